package import FondsRecord

/// Finds the labels of a thesaurus in texts.
///
/// Reusable; one per task, not to be shared.
package final class LabelMatcher {
  private let index: LabelIndex
  private var words: LabelWords

  package init(_ index: LabelIndex) {
    self.index = index
    words = LabelWords(index)
  }

  /// The labels in a text, leftmost and longest first, not overlapping; several matches of one range where concepts share a label.
  ///
  /// Labels of the text's language count, those of both languages where it is undetermined. Within a label, articles, spaces and hyphens make no difference;
  /// punctuation ends it, unless the label has it there.
  package func matches(in text: String, language: Language, use: LabelUse) -> [LabelMatch] {
    words.read(text)
    let tokens = words.tokens
    let isFrench = language != .english
    let isEnglish = language != .french
    var matches: [LabelMatch] = []
    var first = 0
    while first < tokens.count {
      var found: [LabelMatch] = []
      if isFrench, tokens[first].french >= 0 { longest(at: first, tokens, .french, use, .kept, &found) }
      if isEnglish, tokens[first].english >= 0 { longest(at: first, tokens, .english, use, .kept, &found) }
      matches.append(contentsOf: found)
      first += found.first?.tokenCount ?? 1
    }
    return matches
  }

  /// The concepts that bear this label in either language, number, accents, articles and punctuation apart; ascending.
  package func concepts(labelled label: String) -> [Int] {
    words.read(label)
    let tokens = words.tokens
    var found: Set<Int> = []
    for language in [StemLanguage.french, .english] {
      for first in tokens.indices where tokens[..<first].allSatisfy(\.isArticle) {
        var matches: [LabelMatch] = []
        longest(at: first, tokens, language, .query, .ignored, &matches)
        for match in matches where tokens[(first + match.tokenCount)...].allSatisfy(\.isArticle) { found.insert(match.concept) }
      }
    }
    return found.sorted()
  }

  /// Puts the longest labels from a token into `found`, replacing shorter ones and joining equally long ones.
  private func longest(
    at first: Int, _ tokens: [LabelToken], _ language: StemLanguage, _ use: LabelUse, _ gaps: LabelTree.Gaps, _ found: inout [LabelMatch]
  ) {
    let tree = language == .french ? index.french : index.english
    var node: Int32 = 0
    var current = first
    var isAfterGap = false
    while current < tokens.count {
      let token = tokens[current]
      isAfterGap = current > first && (isAfterGap || token.isAfterGap)
      if let child = tree.child(of: node, token.word(language), isAfterGap: isAfterGap, gaps) {
        node = child
        isAfterGap = false
        keepLongest(tree.labels(at: node), from: first, through: current, tokens, language, use, &found)
      } else if !token.isArticle || current == first {
        return
      }
      current += 1
    }
  }

  private func keepLongest(
    _ labels: [TreeLabel], from first: Int, through last: Int, _ tokens: [LabelToken], _ language: StemLanguage, _ use: LabelUse,
    _ found: inout [LabelMatch]
  ) {
    let count = last - first + 1
    let range = tokens[first].start..<tokens[last].end
    for label in labels where use == .query || label.tags {
      if let known = found.first, known.tokenCount > count { return }
      if let known = found.first, known.tokenCount < count { found.removeAll() }
      if found.contains(where: { $0.concept == label.concept }) { continue }
      found.append(
        LabelMatch(
          concept: label.concept, firstToken: first, tokenCount: count, start: range.lowerBound, end: range.upperBound, label: label.text,
          language: language == .french ? .french : .english))
    }
  }
}
