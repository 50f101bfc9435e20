internal import FondsRecord
internal import FondsText

/// What a text says the same way in both languages: numbers, names, acronyms, and the words of code.
struct TwinAnchors {
  /// How often each occurs.
  private(set) var counts: [String: Int] = [:]
  private let tokenizer = Tokenizer()

  /// The most distinct anchors of one record: those of a book.
  private static let limit = 5_000

  /// Takes the text of a block.
  ///
  /// A number has two digits or more, grouped in either way (`12 500`, `12,500`) or with a decimal mark (`3,5`, `3.5`); a name begins with a capital
  /// and stands in the middle of a sentence; an acronym has two capitals, a word of code is any in a block of code.
  mutating func add(_ text: String, isCode: Bool) {
    let bytes = text.utf8.span
    var number: [UInt8] = []
    var numberEnd = 0
    var last = 0
    func flush() {
      if number.count > 1 { count(String(decoding: number, as: UTF8.self)) }
      number.removeAll(keepingCapacity: true)
    }
    tokenizer.forEachToken(in: bytes) { token in
      let first = bytes[token.start]
      if Self.isDigit(first) {
        if Self.isGroup(bytes, token, after: numberEnd), !number.isEmpty {
          number += Self.digits(bytes, token)
        } else {
          flush()
          number = Self.digits(bytes, token)
        }
        numberEnd = token.end
      } else if isCode || Self.isName(bytes, token, after: last) {
        let folded = Folding.fold(bytes.extracting(token.start..<token.end))
        if folded.count > 2 { count(String(decoding: folded, as: UTF8.self)) }
      }
      last = token.end
    }
    flush()
  }

  private mutating func count(_ anchor: String) {
    if let known = counts[anchor] { counts[anchor] = known + 1 } else if counts.count < Self.limit { counts[anchor] = 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The digits of a token, a point where it has a decimal mark; grouping marks are left out.
  private static func digits(_ text: Span<UInt8>, _ token: Token) -> [UInt8] {
    var digits: [UInt8] = []
    for index in token.start..<token.end {
      let byte = text[index]
      if Self.isDigit(byte) {
        digits.append(byte)
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        // Three digits behind a comma are a group of an English number more often than a fraction.
        let rest = token.end - index - 1
        if rest != 3 { digits.append(UInt8(ascii: ".")) }
      } else {
        return digits
      }
    }
    return digits
  }

  /// Whether three digits follow a number after nothing but a space: a group of a French number.
  private static func isGroup(_ text: Span<UInt8>, _ token: Token, after end: Int) -> Bool {
    guard end > 0, token.end - token.start >= 3, token.start - end <= 3, token.start > end else { return false }
    for index in end..<token.start where text[index] != 0x20 && text[index] < 0x80 { return false }
    for index in token.start..<token.start + 3 where !Self.isDigit(text[index]) { return false }
    return token.end == token.start + 3 || !Self.isDigit(text[token.start + 3])
  }

  /// Whether a word has a capital that its place in the sentence does not give it.
  private static func isName(_ text: Span<UInt8>, _ token: Token, after end: Int) -> Bool {
    var capitals = 0
    for index in token.start..<token.end where (0x41...0x5A).contains(text[index]) { capitals += 1 }
    // É, È, À and the like.
    let isAccented = text[token.start] == 0xC3 && token.start + 1 < token.end && (0x80...0x9E).contains(text[token.start + 1])
    guard capitals > 0 || isAccented else { return false }
    if capitals > 1 { return true }
    guard end > 0, token.start > end else { return false }
    for index in end..<token.start {
      switch text[index] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0x0A, 0x09: return false
      default: continue
      }
    }
    return true
  }
}
