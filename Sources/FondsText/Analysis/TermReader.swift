package import FondsRecord

/// A word of a text with the numbers of its terms (`TermReader`).
package struct NumberedWord: BitwiseCopyable, Sendable, Hashable {
  /// First byte of the word in its text, in bytes of UTF-8.
  package var start: UInt32
  /// One past the last byte.
  package var end: UInt32
  /// The term of `TermSpace.exact`.
  package var exact: UInt32
  /// The term of `TermSpace.stem` in the language of the text.
  package var stem: UInt32
  /// The stem in the other language where the text's is unknown; else `stem` again.
  package var otherStem: UInt32
  /// Whether it is an elided article (the `l` of `l'énergie`).
  package var isElision: Bool
}

/// Reads texts as numbers: each distinct folded word is numbered and stemmed once, however many texts repeat it.
///
/// Words are those of `Analyzer`, so that equal numbers mean that a posting of one term holds both. Numbers rise from 0 and are never given
/// anew. Not to be shared between threads.
package final class TermReader {
  private let tokenizer = Tokenizer()
  private var table = TermTable()

  package init() {}

  /// The number of terms met, of texts and of those that were asked for.
  package var count: Int { table.count }

  /// The words of a text, in order; O(bytes).
  package func words(of text: String, language: Language) -> [NumberedWord] {
    var words: [NumberedWord] = []
    let bytes = text.utf8.span
    words.reserveCapacity(bytes.count / 6)
    tokenizer.forEachToken(in: bytes) { (token: Token, plain: PlainWord?) in
      guard let exact = table.term(of: token, plain, in: bytes) else { return }
      let stem = table.stem(of: exact, language == .english ? .english : .french)
      let other = language == .undetermined ? table.stem(of: exact, .english) : stem
      words.append(
        NumberedWord(
          start: UInt32(token.start), end: UInt32(token.end), exact: UInt32(exact), stem: UInt32(stem), otherStem: UInt32(other),
          isElision: token.kind == .elision))
    }
    return words
  }

  /// The number of a term, met or not; `nil` for none at all and for one longer than any term.
  package func number(of term: [UInt8]) -> UInt32? {
    term.isEmpty || term.count > AnalyzedRecord.termByteLimit ? nil : UInt32(table.number(of: term.span))
  }

  /// The bytes of a term, 1…64.
  package func term(_ number: UInt32) -> [UInt8] { table.bytes(of: Int(number)) }

  /// The terms that begin with some bytes, of those from a number on; O(terms).
  package func numbers(from first: Int, beginningWith prefix: [UInt8]) -> [UInt32] {
    (first..<max(first, table.count)).lazy.filter { self.table.hasPrefix(prefix, term: $0) }.map(UInt32.init)
  }
}
