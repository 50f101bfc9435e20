package import FondsRecord

/// One word of a query as the index knows it.
package struct AnalyzedWord: Sendable, Hashable {
  /// Half-open range of the word in the analysed text, in bytes of UTF-8; without its elided article.
  package var start: Int
  package var end: Int
  /// The term of `TermSpace.exact`.
  package var exact: [UInt8]
  /// The distinct terms of `TermSpace.stem`, in the order of the languages asked for.
  package var stems: [[UInt8]]
  package var isStopWord: Bool
  /// An elided article or pronoun (the `l` of `l'énergie`), which bare words leave out and phrases keep.
  package var isElision: Bool

  package init(start: Int, end: Int, exact: [UInt8], stems: [[UInt8]], isStopWord: Bool, isElision: Bool) {
    self.start = start
    self.end = end
    self.exact = exact
    self.stems = stems
    self.isStopWord = isStopWord
    self.isElision = isElision
  }
}

/// Reads the words of a query as `Analyzer` reads those of a record.
///
/// Cheap to make; not to be shared between threads.
package final class QueryAnalyzer {
  private let tokenizer = Tokenizer()
  private var terms = TermTable()

  package init() {}

  /// The words of a text, in order, with their stems in the given languages; both languages where none is French or English.
  ///
  /// A text that looks like one word may hold several (`l'énergie`, `développement_local`). It makes no difference whether accents are typed.
  package func word(_ text: String, languages: [Language] = [.french, .english]) -> [AnalyzedWord] {
    let asked = languages.filter { $0 != .undetermined }
    let understood = asked.isEmpty ? [Language.french, .english] : asked
    var words: [AnalyzedWord] = []
    let bytes = text.utf8.span
    tokenizer.forEachToken(in: bytes) { token in
      guard let term = terms.term(of: token, in: bytes) else { return }
      let exact = terms.bytes(of: term)
      words.append(
        AnalyzedWord(
          start: token.start, end: token.end, exact: exact, stems: stems(of: term, understood),
          isStopWord: token.kind == .elision || StopWords.contains(exact, in: understood), isElision: token.kind == .elision))
    }
    return words
  }

  /// The words of a query as people type it, in both languages, read in the one that it seems to be in.
  ///
  /// Its stop words are those of that language alone: `can` and `do` in an English question, `son` and `pour` in a French one. At the end of the query or behind an elided article they may name a thing, and count.
  package func query(_ text: String) -> [AnalyzedWord] {
    var words = word(text)
    let language = LanguageDetector.detect(text).language
    guard language != .undetermined else { return words }
    for index in words.indices where !words[index].isElision {
      let isLast = index + 1 == words.count
      let follows = index > 0 && words[index - 1].isElision && Self.articles.contains(words[index - 1].exact)
      words[index].isStopWord =
        StopWords.contains(words[index].exact, in: [language])
        && !((isLast || follows) && StopWords.canBeNoun(words[index].exact, in: language))
    }
    return words
  }

  private static let articles = [Array("l".utf8), Array("d".utf8)]

  private func stems(of term: Int, _ languages: [Language]) -> [[UInt8]] {
    var stems: [[UInt8]] = []
    for language in languages {
      let stem = terms.bytes(of: terms.stem(of: term, language == .french ? .french : .english))
      if !stems.contains(stem) { stems.append(stem) }
    }
    return stems
  }
}
