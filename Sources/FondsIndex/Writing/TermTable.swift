internal import FondsText
internal import Glibc

/// The terms of the documents being added, with their postings as byte streams, in flat memory of a fixed budget.
///
/// An open-addressing table of hashes leads to term records; keys and streams stand in one arena, streams in chained chunks of doubling size. Nothing is allocated
/// per token, and no `String` or `Array` is made. When an addition would pass the budget it is refused untouched: the caller writes a run and empties the table.
///
/// A stream is a sequence of LEB128 numbers: `gap << 1 | 1` begins the next document (`gap` ≥ 1, counted from document −1); `1` is followed by the weight of the coming
/// occurrences, which is 1 at the start of each document; `delta << 1` is an occurrence at a position so much further in the document.
@safe struct TermTable: ~Copyable {
  private let budget: Int
  private let arena: UnsafeMutablePointer<UInt8>
  private var arenaUsed = 0
  private var terms: UnsafeMutablePointer<TermRecord>
  private var termCapacity = 64
  private(set) var count = 0
  /// High half: hash, low half: term + 1, or 0.
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotCount = 256
  /// The terms that the document being added has used: term + 1 by place (offset of the term in the document's bytes, and space), or 0.
  private let memo: UnsafeMutablePointer<UInt32>

  /// The first terms of a document, among them its frequent ones, are remembered up to this offset.
  private static let memoBytes = 16 << 10
  /// The spaces of words: those up to `TermSpace.author`.
  private static let memoSpaces = 4

  /// Of the batch under way: terms + 1 (0: not known yet), hashes, and what their slots held.
  private let found: UnsafeMutablePointer<UInt32>
  private let places: UnsafeMutablePointer<UInt32>
  private let hashes: UnsafeMutablePointer<UInt32>
  private let entries: UnsafeMutablePointer<UInt64>

  private static let batch = 128

  /// Starts each hash, so that nobody can make up terms that meet; the order of the terms does not depend on it.
  private let seed = UInt64.random(in: 0...(.max))

  /// The smallest budget that holds any one occurrence.
  static let minimumBudget = 16 << 10
  /// Offsets in the arena have 32 bits.
  static let maximumBudget = 2 << 30
  /// More than a new term, a new chunk and all numbers of one occurrence can take.
  private static let reserve = FormatVersion.keyLimit + 2048

  /// - Parameter budget: bytes; memory is taken from the system as it is touched.
  init(budget: Int) {
    self.budget = min(max(budget, Self.minimumBudget), Self.maximumBudget)
    unsafe arena = .allocate(capacity: self.budget)
    unsafe terms = TermRecord.allocate(termCapacity)
    unsafe slots = .allocate(capacity: slotCount)
    unsafe slots.initialize(repeating: 0, count: slotCount)
    unsafe memo = .allocate(capacity: Self.memoBytes * Self.memoSpaces)
    unsafe found = .allocate(capacity: Self.batch)
    unsafe hashes = .allocate(capacity: Self.batch)
    unsafe entries = .allocate(capacity: Self.batch + 1)
    unsafe places = .allocate(capacity: Self.batch)
  }

  deinit {
    unsafe arena.deallocate()
    unsafe terms.deallocate()
    unsafe slots.deallocate()
    unsafe memo.deallocate()
    unsafe found.deallocate()
    unsafe hashes.deallocate()
    unsafe entries.deallocate()
    unsafe places.deallocate()
  }

  /// Empties the table; the memory stays.
  mutating func removeAll() {
    arenaUsed = 0
    count = 0
    unsafe slots.update(repeating: 0, count: slotCount)
  }

  // MARK: Adding

  /// Adds the occurrences of a document from `first` on.
  ///
  /// - Parameters:
  ///   - occurrences: in the order of their positions; their ranges lie in `bytes`.
  ///   - document: not below those added before.
  /// - Returns: the index of the first occurrence that was refused; the number of occurrences when none was.
  mutating func add(_ occurrences: [TermOccurrence], of bytes: [UInt8], from first: Int, document: UInt32) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      unsafe occurrences.withUnsafeBufferPointer { list in
        unsafe memo.initialize(repeating: 0, count: min(text.count, Self.memoBytes) &* Self.memoSpaces)
        var index = first
        while index < list.count {
          // A batch where there is room for it, one occurrence at a time at the end of the budget.
          let size = hasRoom(for: Self.batch) ? min(Self.batch, list.count &- index) : 1
          guard hasRoom(for: size) else { return index }
          let done = unsafe add(UnsafeBufferPointer(rebasing: list[index..<index &+ size]), of: text, document)
          index &+= done
          if done < size { return index }
        }
        return list.count
      }
    }
  }

  /// Adds a few occurrences; gives how many were taken.
  ///
  /// The memory behind a term is rarely near: so all slots are read first, then all terms, then the postings are written, and the processor waits
  /// for many of them at a time.
  private mutating func add(_ list: UnsafeBufferPointer<TermOccurrence>, of text: UnsafeBufferPointer<UInt8>, _ document: UInt32) -> Int {
    let unknown = unsafe lookSlotsUp(list, text)
    var taken = list.count
    for number in 0..<unknown {
      let index = unsafe Int(places[number])
      let occurrence = unsafe list[index]
      let start = Int(occurrence.start)
      let term = unsafe UnsafeBufferPointer(rebasing: text[start..<start &+ Int(occurrence.length)])
      let (hash, entry, space) = unsafe (hashes[number], entries[number], Self.code(occurrence.space))
      if UInt32(truncatingIfNeeded: entry &>> 32) == hash, unsafe isTerm(entry, space, term) {
        unsafe found[index] = UInt32(truncatingIfNeeded: entry)
      } else if let number = unsafe intern(space, term, hash) {
        unsafe found[index] = UInt32(number &+ 1)
      } else {
        taken = index
        break
      }
      if Self.isRemembered(occurrence) { unsafe memo[Self.place(occurrence)] = found[index] }
    }
    for index in 0..<taken {
      let occurrence = unsafe list[index]
      // Words of the title or of authors alone are not weighed against anything.
      let weight = Self.code(occurrence.space) <= TermSpace.stem.rawValue ? FieldWeights.weight(of: occurrence.field) : 1
      post(unsafe Int(found[index]) &- 1, document, occurrence.position, weight)
    }
    return taken
  }

  /// Finds what the memo knows; of the others, whose number is given, it takes places, hashes and slots.
  ///
  /// Each loop does one thing, so that many of its loads are under way at a time.
  private func lookSlotsUp(_ list: UnsafeBufferPointer<TermOccurrence>, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var unknown = 0
    for index in 0..<list.count {
      let occurrence = unsafe list[index]
      let (start, length) = (Int(occurrence.start), Int(occurrence.length))
      precondition(start &+ length <= text.count, "a term lies in its record")
      let known = unsafe Self.isRemembered(occurrence) ? memo[Self.place(occurrence)] : 0
      unsafe found[index] = known
      guard known == 0 else { continue }
      unsafe places[unknown] = UInt32(truncatingIfNeeded: index)
      unsafe hashes[unknown] = TermHash.hash(
        Self.code(occurrence.space), UnsafeBufferPointer(rebasing: text[start..<start &+ length]), seed)
      unknown &+= 1
    }
    let mask = slotCount &- 1
    for number in 0..<unknown { unsafe entries[number] = slots[Int(hashes[number]) & mask] }
    var touched: UInt64 = 0
    for number in 0..<unknown {
      let term = unsafe Int(UInt32(truncatingIfNeeded: entries[number]))
      if term != 0 { touched &+= unsafe terms[term &- 1].prefix }
    }
    // Keeps the loop above, which does nothing but bring the terms near.
    unsafe entries[unknown] = touched
    return unknown
  }

  /// The raw value of a space, without a call: the cases are numbered from 0 in their order.
  @inline(__always) private static func code(_ space: TermSpace) -> UInt8 { unsafe unsafeBitCast(space, to: UInt8.self) }

  /// Where the memo keeps the term of an occurrence.
  @inline(__always) private static func place(_ occurrence: TermOccurrence) -> Int {
    Int(occurrence.start) &* memoSpaces &+ Int(code(occurrence.space))
  }

  @inline(__always) private static func isRemembered(_ occurrence: TermOccurrence) -> Bool {
    Int(occurrence.start) < memoBytes && Int(code(occurrence.space)) < memoSpaces
  }

  /// Adds terms without positions from `first` on; gives the index of the first one refused, or their number.
  mutating func add(_ terms: DocumentTerms, from first: Int) -> Int {
    unsafe terms.bytes.withUnsafeBufferPointer { text in
      for index in first..<terms.keys.count {
        let key = terms.keys[index]
        let term = unsafe UnsafeBufferPointer(rebasing: text[key.start..<key.end])
        let hash = unsafe TermHash.hash(key.space.rawValue, term, seed)
        guard hasRoom(for: 1), let number = unsafe intern(key.space.rawValue, term, hash) else { return index }
        post(number, key.holder, 0, key.weight)
      }
      return terms.keys.count
    }
  }

  /// Whether any so many occurrences fit.
  @inline(__always) private func hasRoom(for count: Int) -> Bool {
    arenaUsed &+ termCapacity &* MemoryLayout<TermRecord>.stride &+ slotCount &* 8 &+ count &* Self.reserve <= budget
  }

  /// Writes an occurrence of a term.
  @inline(__always)
  private mutating func post(_ term: Int, _ document: UInt32, _ position: UInt32, _ weight: UInt32) {
    let record = unsafe terms + term
    if unsafe record.pointee.document != document &+ 1 {
      unsafe write(UInt64(document &+ 1 &- record.pointee.document) &<< 1 | 1, record)
      unsafe record.pointee.document = document &+ 1
      unsafe record.pointee.position = 0
      unsafe record.pointee.weight = 1
    }
    if unsafe record.pointee.weight != weight {
      unsafe write(1, record)
      unsafe write(UInt64(weight), record)
      unsafe record.pointee.weight = weight
    }
    unsafe write(UInt64(position &- record.pointee.position) &<< 1, record)
    unsafe record.pointee.position = position
  }

  /// The record of a term, made when it is new; `nil` when the tables cannot grow.
  private mutating func intern(_ space: UInt8, _ term: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int? {
    var slot = Int(hash) & (slotCount &- 1)
    while true {
      let entry = unsafe slots[slot]
      if entry == 0 { break }
      if UInt32(truncatingIfNeeded: entry &>> 32) == hash, unsafe isTerm(entry, space, term) {
        return Int(UInt32(truncatingIfNeeded: entry)) &- 1
      }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    return unsafe insert(space, term, hash, slot)
  }

  /// Whether a slot that is not free holds a term.
  @inline(__always)
  private func isTerm(_ entry: UInt64, _ space: UInt8, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry != 0 else { return false }
    let record = unsafe terms + (Int(UInt32(truncatingIfNeeded: entry)) &- 1)
    guard unsafe Int(record.pointee.keyLength) == term.count &+ 1, unsafe record.pointee.prefix == TermHash.prefix(space, term) else {
      return false
    }
    return unsafe term.count < 8 || Self.areEqual(arena + Int(record.pointee.key) + 1, term)
  }

  @inline(__always)
  private static func areEqual(_ key: UnsafePointer<UInt8>, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = term.baseAddress else { return true }
    return unsafe memcmp(key, base, term.count) == 0
  }

  @inline(never)
  private mutating func insert(_ space: UInt8, _ term: UnsafeBufferPointer<UInt8>, _ hash: UInt32, _ free: Int) -> Int? {
    if count == termCapacity {
      guard grow(by: termCapacity &* MemoryLayout<TermRecord>.stride) else { return nil }
      let larger = unsafe TermRecord.allocate(termCapacity * 2)
      unsafe larger.moveInitialize(from: terms, count: count)
      unsafe terms.deallocate()
      unsafe terms = larger
      termCapacity *= 2
    }
    var slot = free
    if count &* 2 >= slotCount {
      guard grow(by: slotCount &* 8) else { return nil }
      rehash()
      slot = Int(hash) & (slotCount &- 1)
      while unsafe slots[slot] != 0 { slot = (slot &+ 1) & (slotCount &- 1) }
    }
    let key = arenaUsed
    unsafe arena[key] = space
    if let base = term.baseAddress { unsafe (arena + key + 1).update(from: base, count: term.count) }
    arenaUsed = key &+ term.count &+ 1
    let head = chunk(level: 0)
    unsafe (terms + count).initialize(
      to: TermRecord(
        prefix: TermHash.prefix(space, term), key: UInt32(key), keyLength: UInt32(term.count + 1), head: head, cursor: head,
        link: head + Self.payload(0), document: 0,
        position: 0,
        weight: 1, level: 0))
    unsafe slots[slot] = UInt64(hash) &<< 32 | UInt64(count &+ 1)
    count &+= 1
    return count &- 1
  }

  /// Whether the tables may grow by so many bytes.
  private func grow(by more: Int) -> Bool {
    arenaUsed &+ termCapacity &* MemoryLayout<TermRecord>.stride &+ slotCount &* 8 &+ more &+ Self.reserve <= budget
  }

  private mutating func rehash() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: slotCount * 2)
    unsafe larger.initialize(repeating: 0, count: slotCount * 2)
    let mask = slotCount &* 2 &- 1
    for index in 0..<slotCount {
      let entry = unsafe slots[index]
      guard entry != 0 else { continue }
      var slot = Int(UInt32(truncatingIfNeeded: entry &>> 32)) & mask
      while unsafe larger[slot] != 0 { slot = (slot &+ 1) & mask }
      unsafe larger[slot] = entry
    }
    unsafe slots.deallocate()
    unsafe slots = larger
    slotCount *= 2
  }

  /// Bytes of a chunk before its link.
  @inline(__always)
  private static func payload(_ level: UInt32) -> UInt32 { 8 &<< min(level, 7) }

  private mutating func chunk(level: UInt32) -> UInt32 {
    let start = arenaUsed
    arenaUsed &+= Int(Self.payload(level)) &+ 4
    return UInt32(start)
  }

  @inline(__always)
  private mutating func write(_ value: UInt64, _ record: UnsafeMutablePointer<TermRecord>) {
    var rest = value
    while rest >= 0x80 {
      unsafe put(UInt8(truncatingIfNeeded: rest) | 0x80, record)
      rest &>>= 7
    }
    unsafe put(UInt8(truncatingIfNeeded: rest), record)
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8, _ record: UnsafeMutablePointer<TermRecord>) {
    if unsafe record.pointee.cursor == record.pointee.link { unsafe extend(record) }
    unsafe arena[Int(record.pointee.cursor)] = byte
    unsafe record.pointee.cursor &+= 1
  }

  @inline(never)
  private mutating func extend(_ record: UnsafeMutablePointer<TermRecord>) {
    let level = unsafe record.pointee.level &+ 1
    let next = chunk(level: level)
    unsafe UnsafeMutableRawPointer(arena).storeBytes(of: next, toByteOffset: Int(record.pointee.link), as: UInt32.self)
    unsafe record.pointee.level = level
    unsafe record.pointee.cursor = next
    unsafe record.pointee.link = next &+ Self.payload(level)
  }

  // MARK: Reading

  /// The numbers of all terms in the order of their keys.
  func sorted() -> [UInt32] {
    // Most terms are told apart by their first eight bytes; the others are compared in full.
    var order: [(prefix: UInt64, term: UInt32)] = []
    order.reserveCapacity(count)
    for index in 0..<count {
      let record = unsafe terms + index
      let length = unsafe min(Int(record.pointee.keyLength), 8)
      var prefix: UInt64 = 0
      for byte in 0..<length { prefix = unsafe prefix | UInt64(arena[Int(record.pointee.key) &+ byte]) &<< UInt64(56 &- byte &* 8) }
      order.append((prefix, UInt32(index)))
    }
    let (arena, terms) = unsafe (arena, terms)
    order.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let (a, b) = unsafe (terms + Int(left.term), terms + Int(right.term))
      let (first, second) = unsafe (Int(a.pointee.keyLength), Int(b.pointee.keyLength))
      let difference = unsafe memcmp(arena + Int(a.pointee.key), arena + Int(b.pointee.key), min(first, second))
      return difference != 0 ? difference < 0 : first < second
    }
    return order.map(\.term)
  }

  /// Replaces the content of `target` by the key of a term: space byte and term.
  func readKey(_ term: UInt32, into target: inout [UInt8]) {
    precondition(term < count, "a term of the table")
    let record = unsafe terms + Int(term)
    target.removeAll(keepingCapacity: true)
    unsafe target.append(contentsOf: UnsafeBufferPointer(start: arena + Int(record.pointee.key), count: Int(record.pointee.keyLength)))
  }

  /// Replaces the content of `target` by the stream of a term.
  func readStream(_ term: UInt32, into target: inout [UInt8]) {
    precondition(term < count, "a term of the table")
    let record = unsafe terms + Int(term)
    target.removeAll(keepingCapacity: true)
    var start = unsafe record.pointee.head
    let lastLevel = unsafe record.pointee.level
    for level in 0...lastLevel {
      let isLast = level == lastLevel
      let end = unsafe isLast ? record.pointee.cursor : start &+ Self.payload(level)
      unsafe target.append(contentsOf: UnsafeBufferPointer(start: arena + Int(start), count: Int(end &- start)))
      if !isLast { start = unsafe UnsafeRawPointer(arena).loadUnaligned(fromByteOffset: Int(end), as: UInt32.self) }
    }
  }
}
