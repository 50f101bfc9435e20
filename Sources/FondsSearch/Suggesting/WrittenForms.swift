internal import FondsText

/// How texts write a folded word: with which accents, and whether with a capital.
struct WrittenForms {
  private let term: [UInt8]
  private let tokenizer = Tokenizer()
  /// By written form.
  private var counts: [String: Int] = [:]

  /// The most bytes of one text that are read.
  static let textLimit = 1 << 16

  init(of term: [UInt8]) { self.term = term }

  /// Reads the beginning of a text; anything that is not UTF-8 is passed over.
  mutating func read(_ text: [UInt8]) {
    let text = String(decoding: text.prefix(Self.textLimit), as: UTF8.self)
    let bytes = text.utf8.span
    var found: [Range<Int>] = []
    tokenizer.forEachToken(in: bytes) { token in
      // Folding takes accents off, which are a second byte each, and at most doubles a ligature of two.
      let length = token.end - token.start
      guard token.kind == .word, length >= term.count, length <= 2 * term.count else { return }
      let first = bytes[token.start]
      guard first >= 0x80 || first | 0x20 == term.first else { return }
      if Folding.fold(bytes.extracting(token.start..<token.end)) == term { found.append(token.start..<token.end) }
    }
    for range in found {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      counts[String(text[start..<text.utf8.index(start, offsetBy: range.count)]), default: 0] += 1
    }
  }

  /// The form that most texts agree on; `nil` where no text had the word.
  ///
  /// Capitals have lost their accents too often to vote on them where small letters stand anywhere; a capital at the beginning stays where no text goes without.
  var best: String? {
    let votes = counts.filter { !Self.isCapitals($0.key) }
    guard !votes.isEmpty else { return counts.isEmpty ? nil : Self.winner(counts) }
    var byAccents: [String: Int] = [:]
    for (form, count) in votes { byAccents[form.lowercased(), default: 0] += count }
    guard let accents = Self.winner(byAccents) else { return nil }
    return Self.winner(votes.filter { $0.key == accents }) ?? Self.winner(votes.filter { $0.key.lowercased() == accents })
  }

  /// The most frequent form; of equal ones the first by its scalars.
  private static func winner(_ counts: [String: Int]) -> String? {
    counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
  }

  private static func isCapitals(_ form: String) -> Bool {
    form.unicodeScalars.count > 1 && form.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
  }
}
