internal import FondsRecord
internal import FondsText

/// A text as completions compare it: its folded words with one space between them.
struct CompletionKey {
  private(set) var bytes: [UInt8] = []
  /// Where a completion may begin: at the first word, and at every further one that is no stop word.
  private(set) var starts: [Int] = []

  /// The longest key, in bytes; what follows is not completed.
  static let limit = 240

  /// The key of a text of the bank.
  init(of text: String, _ tokenizer: Tokenizer) {
    let utf8 = text.utf8.span
    tokenizer.forEachToken(in: utf8) { token in
      let word = Folding.fold(utf8.extracting(token.start..<token.end))
      guard !word.isEmpty, bytes.count + word.count < Self.limit else { return }
      if !bytes.isEmpty { bytes.append(0x20) }
      let isContent = token.kind != .elision && !StopWords.contains(word, in: [.french, .english])
      if bytes.isEmpty || isContent { starts.append(bytes.count) }
      bytes.append(contentsOf: word)
    }
  }

  /// What is typed: the last word counts as begun, unless something other than a letter or digit follows it.
  static func typed(_ text: String, _ tokenizer: Tokenizer) -> [UInt8] {
    let key = CompletionKey(of: text, tokenizer).bytes
    guard let last = text.unicodeScalars.last, !key.isEmpty else { return key }
    return last.properties.isAlphabetic || last.properties.numericType != nil ? key : key + [0x20]
  }
}
