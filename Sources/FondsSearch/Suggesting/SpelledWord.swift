internal import FondsText

/// A word of a query that may be corrected, with its place.
struct SpelledWord: Hashable {
  /// UTF-8 bytes of the query that it takes, without an elided article.
  var range: Range<Int>
  /// As it was typed.
  var text: String
  var analyzed: AnalyzedWord

  /// The bare words of a query, and those behind a `+`, in their order; elided articles left out.
  static func words(of tokens: [QueryToken], in query: String, _ analyzer: QueryAnalyzer) -> [SpelledWord] {
    let starts = byteOffsets(of: query)
    var words: [SpelledWord] = []
    for (number, token) in tokens.enumerated() {
      guard case .word(let text) = token.kind, text.unicodeScalars.last != "*" else { continue }
      switch number > 0 ? tokens[number - 1].kind : nil {
      case .field, .mustNot, .not: continue
      default: break
      }
      for word in analyzer.word(text) where !word.isElision {
        let first = starts[token.range.lowerBound] + word.start
        let typed = String(decoding: text.utf8.dropFirst(word.start).prefix(word.end - word.start), as: UTF8.self)
        words.append(SpelledWord(range: first..<first + word.end - word.start, text: typed, analyzed: word))
      }
    }
    return words
  }

  /// The query with other texts in the places of some words, which come in their order.
  static func replacing(_ words: [(word: SpelledWord, text: String)], in query: String) -> String {
    let bytes = Array(query.utf8)
    var result: [UInt8] = []
    var position = 0
    for (word, text) in words {
      result += bytes[position..<word.range.lowerBound] + Array(text.utf8)
      position = word.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  /// A word with a capital where this one was typed with one.
  func inItsCase(_ form: String) -> String {
    guard text.unicodeScalars.first?.properties.isUppercase == true, let first = form.first else { return form }
    return text.unicodeScalars.count > 1 && !text.unicodeScalars.contains { $0.properties.isLowercase }
      ? form.uppercased() : first.uppercased() + form.dropFirst()
  }

  /// Where each scalar of a text begins, in bytes.
  private static func byteOffsets(of text: String) -> [Int] {
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    return offsets
  }
}
