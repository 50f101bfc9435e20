/// Decides what a hyphen at the end of a line was: one of the word's own, or one that the typesetter put in.
///
/// The same document is the witness: the joined form elsewhere in it says join, the hyphenated form says keep, and of both the more
/// frequent one. Without either, the hyphen stays in compounds that spelling knows (``CompoundWords``), where both halves are words of the
/// document (`shell-command`), where a word that has hyphens already is broken beside a known word (`fonts-free-sans`), and before
/// capitals, digits and in addresses; it goes elsewhere (`laté-rale`), also in capitals (`GARAN-TIE`).
struct Hyphenation {
  /// How often the document attests the forms that some break asks for, by their hashes.
  private let attested: [Fingerprint: Int]

  /// Looks for broken words among all lines of a text.
  init(_ text: TextLines) { self.init(text.bytes, lines: text.lines) }

  /// Looks for broken words among neighbouring lines, then for witnesses among all words.
  init(_ bytes: [UInt8], lines: [TextLine]) {
    var candidates: Set<Fingerprint> = []
    var previous: TextLine?
    for line in lines where !line.isBlank {
      if let previous, let left = Self.head(of: bytes[previous.range]) {
        let right = Self.leadingWord(bytes[line.range])
        if !right.isEmpty {
          candidates.formUnion([Self.hash(left), Self.hash(right), Self.hash(left, right), Self.hash(left, Self.hyphen, right)])
        }
      }
      previous = line
    }
    attested = candidates.isEmpty ? [:] : Self.witnesses(in: bytes, lines, among: candidates)
  }

  /// How a line goes on in the next one; `address` joins the halves of a web address as they are.
  enum Junction { case space, hyphen, joined, address }

  /// How to join two lines; `joined` also removes the hyphen.
  func junction(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Junction {
    if left.ends(with: Self.softHyphen) { return .joined }
    if BrokenAddress.goesOn(left, right) { return .address }
    guard Self.isBroken(left, before: right) else { return .space }
    guard let head = Self.head(of: left) else { return .hyphen }
    let word = Self.leadingWord(right)
    guard LineShape.startsLowercase(right) || Self.isCapitals(head) && Self.isCapitals(word) else { return .hyphen }
    let (joined, tied) = (count(Self.hash(head, word)), count(Self.hash(head, Self.hyphen, word)))
    if joined > 0 || tied > 0 { return joined >= tied ? .joined : .hyphen }
    return keepsHyphen(left, head, word, isTied: right.dropFirst(word.count).first == UInt8(ascii: "-")) ? .hyphen : .joined
  }

  /// Whether a hyphen stays that no witness speaks of.
  private func keepsHyphen(_ left: ArraySlice<UInt8>, _ head: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>, isTied: Bool) -> Bool {
    let first = String(decoding: head, as: UTF8.self).lowercased()
    let second = String(decoding: word, as: UTF8.self).lowercased()
    let before = left.dropLast(Self.hyphenLength(left) + head.count)
    let isTail = before.last == UInt8(ascii: "-")
    let stem = isTail ? Self.head(of: before).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? "" : nil
    if CompoundWords.keepsHyphen(first, second, stem: stem, isTied: isTied) { return true }
    let (knowsFirst, knowsSecond) = (count(Self.hash(head)) > 0, count(Self.hash(word)) > 0)
    if knowsFirst, Self.particles.contains(second) { return true }
    if isTail { return knowsFirst || knowsSecond }
    // Short words are more often the beginning of longer ones: `en-semble`, `un-known`.
    return knowsFirst && knowsSecond && word.count > 1 && head.count > 3
  }

  private func count(_ hash: Fingerprint) -> Int { attested[hash] ?? 0 }

  /// What French ties to the word before it.
  private static let particles: Set<String> = [
    "il", "elle", "ils", "elles", "nous", "vous", "là"
  ]

  /// Whether a line ends within a word: a letter or digit and a hyphen, before a letter or digit.
  static func isBroken(_ left: ArraySlice<UInt8>, before right: ArraySlice<UInt8>) -> Bool {
    let length = hyphenLength(left)
    guard length > 0, let last = left.dropLast(length).last, let first = right.first else { return false }
    return isAlphanumeric(last) && isAlphanumeric(first)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte.isDigit }

  /// Whether a word has at least two letters and only capitals of ASCII and Latin-1.
  private static func isCapitals(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 1 else { return false }
    return word.indices.allSatisfy { index in
      word[index] < 0x80 ? word[index] < 0x5B : index == word.startIndex || word[index - 1] != 0xC3 || word[index] < 0x9F
    }
  }

  /// The length in bytes of the hyphen a line ends with; 0 without one.
  static func hyphenLength(_ line: ArraySlice<UInt8>) -> Int {
    if line.last == UInt8(ascii: "-") { return 1 }
    if line.ends(with: softHyphen) { return 2 }
    return line.ends(with: typographicHyphen) ? 3 : 0
  }

  /// The longest word, in bytes, whose break is looked at: what goes on for longer is no word, and must not be read again at every line.
  private static let longest = 64

  /// The letters before the hyphen a line ends with; `nil` where there is no hyphen or no word before it.
  private static func head(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let length = hyphenLength(line)
    guard length > 0 else { return nil }
    let rest = line.dropLast(length).suffix(longest + 1)
    // The other bytes of an apostrophe that is no letter are none either.
    let word = rest.suffix(from: rest.lastIndex { !isLetter($0) }.map { $0 + 1 } ?? rest.startIndex).drop(while: isContinuation)
    return word.isEmpty || word.count > longest ? nil : word
  }

  private static func leadingWord(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { line.prefix { isLetter($0) } }

  /// Bits of a hash by which most words are told from candidates.
  private static let filterBits = 16

  /// The candidates that stand as words, or as words with a hyphen, where no line breaks them.
  private static func witnesses(in text: [UInt8], _ lines: [TextLine], among candidates: Set<Fingerprint>) -> [Fingerprint: Int] {
    var found: [Fingerprint: Int] = [:]
    // Most words are no candidates: a few bits of their hash tell.
    var mayBe = [Bool](repeating: false, count: 1 << Self.filterBits)
    for candidate in candidates { mayBe[candidate.bits(Self.filterBits)] = true }
    var isContinued = false
    for line in lines where !line.isBlank {
      let bytes = text[line.range]
      let isBroken = hyphenLength(bytes) > 0
      let end = bytes.endIndex - hyphenLength(bytes)
      var index = bytes.startIndex
      // The hash of the word that a hyphen ties to the next one.
      var tied: Fingerprint?
      while index < end {
        if index > bytes.startIndex, !isLetter(bytes[index - 1]) {
          while index < end, isContinuation(bytes[index]) { index += 1 }
        }
        let start = index
        var (state, pair, last) = (Fingerprint(), tied, UInt8(0))
        while index < end, isLetter(bytes[index]) {
          state = mix(state, bytes[index], after: last)
          if let open = pair { pair = mix(open, bytes[index], after: last) }
          last = bytes[index]
          index += 1
        }
        let isHalf = (isContinued && start == bytes.startIndex) || (isBroken && index == end)
        if index > start, !isHalf {
          if mayBe[state.bits(Self.filterBits)], candidates.contains(state) { found[state, default: 0] += 1 }
          if let pair, mayBe[pair.bits(Self.filterBits)], candidates.contains(pair) { found[pair, default: 0] += 1 }
        }
        tied = index > start && index < end && bytes[index] == UInt8(ascii: "-") ? mix(state, bytes[index], after: last) : nil
        index += 1
      }
      isContinued = isBroken
    }
    return found
  }

  /// ASCII letters and every byte of a scalar above Latin-1 punctuation.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isLetterOrHigh && byte != 0xC2 && byte != 0xE2
  }

  /// Whether a byte continues a scalar.
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func hash(_ parts: ArraySlice<UInt8>...) -> Fingerprint {
    var (state, last) = (Fingerprint(), UInt8(0))
    for part in parts {
      for byte in part {
        state = mix(state, byte, after: last)
        last = byte
      }
    }
    return state
  }

  /// Takes in a byte of the lower-case letters of ASCII and Latin-1.
  @inline(__always)
  private static func mix(_ state: Fingerprint, _ byte: UInt8, after last: UInt8) -> Fingerprint {
    let isUpper = (0x41...0x5A).contains(byte) || (last == 0xC3 && (0x80...0x9E).contains(byte))
    var next = state
    next.add(isUpper ? byte | 0x20 : byte)
    return next
  }

  private static let hyphen = [UInt8(ascii: "-")][...]
  private static let softHyphen: [UInt8] = [0xC2, 0xAD]
  private static let typographicHyphen: [UInt8] = [0xE2, 0x80, 0x90]
}
