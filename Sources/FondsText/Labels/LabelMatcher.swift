package import FondsRecord

/// Finds the labels of a thesaurus in single texts; those of whole records are found while they are analysed (`Analyzer`).
///
/// Reusable; one per task, not to be shared.
package final class LabelMatcher {
  private let finder: LabelFinder
  private var words: LabelWords

  package init(_ index: LabelIndex) {
    finder = LabelFinder(index: index)
    words = LabelWords(index)
  }

  /// The labels in a text, leftmost and longest first, not overlapping; several matches of one range where concepts share a label.
  ///
  /// Labels of the text's language count, those of both languages where it is undetermined. Within a label, articles, spaces and hyphens make no difference;
  /// punctuation ends it, unless the label has it there.
  package func matches(in text: String, language: Language, use: LabelUse) -> [LabelMatch] {
    finder.matches(in: words.tokens(of: text), language: language, use: use)
  }

  /// The concepts that bear this label in either language, number, accents, articles and punctuation apart; ascending.
  package func concepts(labelled label: String) -> [Int] {
    let tokens = words.tokens(of: label)
    var found: Set<Int> = []
    for language in [StemLanguage.french, .english] {
      for first in tokens.indices where tokens[..<first].allSatisfy(\.isArticle) {
        var matches: [LabelMatch] = []
        finder.longest(at: first, tokens, language, .query, .ignored, &matches)
        for match in matches where tokens[(first + match.tokenCount)...].allSatisfy(\.isArticle) { found.insert(match.concept) }
      }
    }
    return found.sorted()
  }
}
