internal import Glibc

/// The distinct folded words that an analyzer has met, numbered, each with its stems, so that a word is stemmed once and not at every occurrence.
///
/// Open addressing over flat memory of its own: no string, no allocation and no reference count per word of a text. Terms are at most
/// `AnalyzedRecord.termByteLimit` bytes.
@safe struct TermTable: ~Copyable {
  private struct Entry {
    /// The first sixteen bytes, zeros after a shorter term: most comparisons end here.
    var prefix: UInt64
    var second: UInt64
    var offset: UInt32
    /// Numbers of the stems in this table.
    var frenchStem = Self.unknown
    var englishStem = Self.unknown
    /// The text in which it was last placed, and where.
    var placedIn: UInt32 = 0
    var place: UInt32 = 0
    var length: UInt8
    /// What the labels of a thesaurus say of it; they are asked once.
    var isLabelKnown = false
    var label = LabelWord.none

    /// Stands for a stem or a folded form that was not asked for yet.
    static let unknown: Int32 = -1
    /// Stands for a folded form that is empty.
    static let nothing: Int32 = -2
  }

  /// A place of the hash table: a term number and the hash of its bytes.
  private struct Slot {
    var hash: UInt32 = 0
    /// −1 in a free slot.
    var term: Int32 = -1
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity = 1 << 7
  /// How many terms are known; they are numbered from 0.
  private(set) var count = 0
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity = 1 << 10
  private var arenaCount = 0
  /// Twice as many as entries fit, a power of two.
  private var slots: UnsafeMutablePointer<Slot>
  /// The term being looked up, filled up with zeros to a whole word.
  private let scratch: UnsafeMutablePointer<UInt64>
  private let stemmers = StemmerPair()
  private var text: UInt32 = 1

  /// Words of eight bytes: room for a term and for the character at which it is cut.
  private static let scratchWords = AnalyzedRecord.termByteLimit / 8 + 1

  init() {
    unsafe entries = .allocate(capacity: entryCapacity)
    unsafe arena = .allocate(capacity: arenaCapacity)
    unsafe slots = .allocate(capacity: 2 * entryCapacity)
    unsafe slots.initialize(repeating: Slot(), count: 2 * entryCapacity)
    unsafe scratch = .allocate(capacity: Self.scratchWords)
  }

  deinit {
    unsafe entries.deallocate()
    unsafe arena.deallocate()
    unsafe slots.deallocate()
    unsafe scratch.deallocate()
  }

  /// Forgets all terms and keeps the memory.
  mutating func removeAll() {
    count = 0
    arenaCount = 0
    unsafe slots.update(repeating: Slot(), count: 2 * entryCapacity)
  }

  // MARK: Terms of a text

  /// Brings what is known of the coming words near.
  ///
  /// The memory behind a rare word is far, and what one word needs does not hang on the one before: each loop leaves the processor many loads to do at a time.
  func bringNear(_ words: borrowing GrowingBuffer<FoundWord>) -> Int {
    let mask = 2 * entryCapacity - 1
    var numbers = InlineArray<128, Int32>(repeating: -1)
    let count = min(words.count, 128)
    for index in 0..<count {
      guard let plain = words[index].plain else { continue }
      numbers[index] = unsafe slots[Int(TermKey(plain).hash) & mask].term
    }
    for index in 0..<count where numbers[index] >= 0 {
      let entry = unsafe entries + Int(numbers[index])
      numbers[index] = unsafe max(entry.pointee.frenchStem, entry.pointee.englishStem)
    }
    var touched = 0
    for index in 0..<count where numbers[index] >= 0 { touched &+= unsafe Int(entries[Int(numbers[index])].offset) }
    return touched
  }

  /// The number of the folded form of a token; `nil` when nothing of it is left (format controls alone).
  @inline(__always)
  mutating func term(of token: Token, _ plain: PlainWord?, in text: Span<UInt8>) -> Int? {
    guard let plain else { return term(of: token, in: text) }
    unsafe scratch[0] = plain.low.littleEndian
    unsafe scratch[1] = plain.high.littleEndian
    return intern(TermKey(plain))
  }

  /// The number of the folded form of a token; `nil` when nothing of it is left (format controls alone).
  mutating func term(of token: Token, in text: Span<UInt8>) -> Int? {
    let range = token.start..<token.end
    guard token.kind != .acronym else { return rareTerm(Folding.fold(text.extracting(range)).filter { $0 != UInt8(ascii: ".") }) }
    // Bytes are gathered in a register: a word read back from memory just after its bytes were written one by one would stall.
    var key = TermKey()
    let isLatin = Folding.forEachLatinByte(of: text, range) { byte in
      if key.append(byte), key.length <= AnalyzedRecord.termByteLimit { unsafe scratch[key.length / 8 - 1] = key.takeWord() }
    }
    guard isLatin, key.length <= AnalyzedRecord.termByteLimit else { return foldedTerm(of: text.extracting(range)) }
    guard key.length > 0 else { return nil }
    if key.length & 7 != 0 { unsafe scratch[key.length / 8] = key.takeWord() }
    return intern(key)
  }

  /// The number of the stem of a term.
  @inline(__always)
  mutating func stem(of term: Int, _ language: StemLanguage) -> Int {
    let known = unsafe language == .french ? entries[term].frenchStem : entries[term].englishStem
    return known >= 0 ? Int(known) : newStem(of: term, language)
  }

  private mutating func newStem(of term: Int, _ language: StemLanguage) -> Int {
    let word = bytes(of: term)
    // A folded word of the Latin script is ASCII; the stemmers know no other.
    let isLatin = word.allSatisfy { $0 < 0x80 }
    let stem = isLatin ? rareTerm(StemTerm.term(of: stemmers.stem(word, language), in: language.language)) ?? term : term
    switch language {
    case .french: unsafe entries[term].frenchStem = Int32(stem)
    case .english: unsafe entries[term].englishStem = Int32(stem)
    }
    return stem
  }

  /// The number of a term off the fast path, cut at a scalar; `nil` if it is empty.
  private mutating func rareTerm(_ bytes: [UInt8]) -> Int? {
    var count = min(bytes.count, AnalyzedRecord.termByteLimit)
    while count < bytes.count, bytes[count] & 0xC0 == 0x80 { count -= 1 }
    return count > 0 ? intern(bytes.span.extracting(..<count), after: nil) : nil
  }

  /// The number of a term that is given by its bytes, 1…`AnalyzedRecord.termByteLimit`.
  mutating func number(of term: Span<UInt8>) -> Int { intern(term, after: nil) }

  /// The number of the folded form of a word that ICU must fold; `nil` when nothing is left of it.
  ///
  /// ICU sees each distinct word once: the word as written is an entry of its own, marked by a zero byte before it, which no term begins with,
  /// and the place of its French stem holds its folded form.
  private mutating func foldedTerm(of word: Span<UInt8>) -> Int? {
    guard word.count < AnalyzedRecord.termByteLimit else { return rareTerm(Folding.fold(word)) }
    let written = intern(word, after: 0)
    let known = unsafe entries[written].frenchStem
    if known != Entry.unknown { return known == Entry.nothing ? nil : Int(known) }
    let folded = rareTerm(Folding.fold(word))
    unsafe entries[written].frenchStem = folded.map { Int32($0) } ?? Entry.nothing
    return folded
  }

  /// The number of the term of these bytes, at most `termByteLimit` with the one before them.
  private mutating func intern(_ bytes: Span<UInt8>, after mark: UInt8?) -> Int {
    var key = TermKey()
    if let mark { _ = key.append(mark) }
    for index in bytes.indices where key.append(bytes[index]) { unsafe scratch[key.length / 8 - 1] = key.takeWord() }
    if key.length & 7 != 0 { unsafe scratch[key.length / 8] = key.takeWord() }
    return intern(key)
  }

  /// What the labels of a thesaurus say of a term; `look` asks them where nobody has yet.
  @inline(__always)
  mutating func label(of term: Int, _ look: ([UInt8]) -> LabelWord) -> LabelWord {
    if unsafe !entries[term].isLabelKnown {
      unsafe entries[term].label = look(bytes(of: term))
      unsafe entries[term].isLabelKnown = true
    }
    return unsafe entries[term].label
  }

  /// What a term's first sixteen bytes and its length decide, the same in every run.
  @inline(__always)
  func stableHash(of term: Int) -> UInt64 {
    let entry = unsafe entries + term
    let first = unsafe entry.pointee.prefix &* 0x9FB2_1C65_1E98_DF25
    let second = unsafe (entry.pointee.second ^ UInt64(entry.pointee.length)) &* 0xD6E8_FEB8_6659_FD93
    return (first ^ first &>> 32) &+ (second ^ second &>> 29)
  }

  /// The bytes of a term, 1…64.
  func bytes(of term: Int) -> [UInt8] {
    let entry = unsafe entries[term]
    return unsafe Array(UnsafeBufferPointer(start: arena + Int(entry.offset), count: Int(entry.length)))
  }

  /// Whether a term begins with these bytes.
  func hasPrefix(_ prefix: [UInt8], term: Int) -> Bool {
    let entry = unsafe entries + term
    guard unsafe prefix.count <= Int(entry.pointee.length) else { return false }
    return unsafe prefix.withUnsafeBytes { unsafe $0.isEmpty || memcmp(arena + Int(entry.pointee.offset), $0.baseAddress!, $0.count) == 0 }
  }

  // MARK: Placing terms

  /// Begins a text whose terms `place` puts one after another.
  mutating func beginText() {
    text &+= 1
  }

  /// Where a term stands among the terms of the text; it is appended when it is new to the text.
  @inline(__always)
  mutating func place(_ term: Int, in bytes: inout GrowingBuffer<UInt8>) -> (start: UInt32, length: UInt8) {
    let entry = unsafe entries + term
    let length = unsafe entry.pointee.length
    if unsafe entry.pointee.placedIn != text {
      unsafe entry.pointee.placedIn = text
      unsafe entry.pointee.place = UInt32(bytes.count)
      if length <= 16 {
        unsafe bytes.append(UInt64(littleEndian: entry.pointee.prefix), UInt64(littleEndian: entry.pointee.second), count: Int(length))
      } else {
        unsafe bytes.append(from: arena + Int(entry.pointee.offset), count: Int(length))
      }
    }
    return unsafe (entry.pointee.place, length)
  }

  // MARK: Looking up

  /// The number of the term in the scratch memory; a new one if it is not known yet.
  private mutating func intern(_ key: TermKey) -> Int {
    let mask = 2 * entryCapacity - 1
    let hash = key.hash
    var slot = Int(hash) & mask
    while true {
      let known = unsafe slots[slot]
      if known.term < 0 { return insert(key) }
      if known.hash == hash, isScratch(Int(known.term), key.length) { return Int(known.term) }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always) private func isScratch(_ term: Int, _ length: Int) -> Bool {
    let entry = unsafe entries + term
    guard unsafe Int(entry.pointee.length) == length, unsafe entry.pointee.prefix == scratch[0] else { return false }
    if length <= 8 { return true }
    guard unsafe entry.pointee.second == scratch[1] else { return false }
    return unsafe length <= 16 || memcmp(arena + Int(entry.pointee.offset), scratch, length) == 0
  }

  private mutating func insert(_ key: TermKey) -> Int {
    if count == entryCapacity { growEntries() }
    while arenaCount + key.length > arenaCapacity { growArena() }
    let second = unsafe key.length > 8 ? scratch[1] : 0
    unsafe (entries + count).initialize(
      to: Entry(prefix: scratch[0], second: second, offset: UInt32(arenaCount), length: UInt8(key.length)))
    unsafe memcpy(arena + arenaCount, scratch, key.length)
    arenaCount += key.length
    take(Slot(hash: key.hash, term: Int32(count)))
    count += 1
    return count - 1
  }

  private mutating func take(_ taken: Slot) {
    let mask = 2 * entryCapacity - 1
    var slot = Int(taken.hash) & mask
    while unsafe slots[slot].term >= 0 { slot = (slot + 1) & mask }
    unsafe slots[slot] = taken
  }

  private mutating func growEntries() {
    let old = unsafe (entries: entries, slots: slots)
    let oldSlots = 2 * entryCapacity
    entryCapacity *= 2
    unsafe entries = .allocate(capacity: entryCapacity)
    unsafe entries.moveInitialize(from: old.entries, count: count)
    unsafe slots = .allocate(capacity: 2 * entryCapacity)
    unsafe slots.initialize(repeating: Slot(), count: 2 * entryCapacity)
    for slot in 0..<oldSlots where unsafe old.slots[slot].term >= 0 { unsafe take(old.slots[slot]) }
    unsafe old.entries.deallocate()
    unsafe old.slots.deallocate()
  }

  private mutating func growArena() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * arenaCapacity)
    unsafe larger.moveInitialize(from: arena, count: arenaCount)
    unsafe arena.deallocate()
    unsafe arena = larger
    arenaCapacity *= 2
  }
}
