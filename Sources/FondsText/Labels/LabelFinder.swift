internal import FondsRecord

/// Finds labels in the tokens of a text.
struct LabelFinder: Sendable {
  let index: LabelIndex

  /// The labels in a text, leftmost and longest first, not overlapping (see `LabelMatcher.matches`).
  func matches(in tokens: [LabelToken], language: Language, use: LabelUse) -> [LabelMatch] {
    let isFrench = language != .english
    let isEnglish = language != .french
    var matches: [LabelMatch] = []
    var first = 0
    while first < tokens.count {
      var found: [LabelMatch] = []
      if isFrench, tokens[first].french >= 0 { longest(at: first, tokens, .french, use, .kept, &found) }
      if isEnglish, tokens[first].english >= 0 { longest(at: first, tokens, .english, use, .kept, &found) }
      if found.isEmpty {
        first += 1
      } else {
        first += found[0].tokenCount
        matches.append(contentsOf: found)
      }
    }
    return matches
  }

  /// Puts the longest labels from a token into `found`, replacing shorter ones and joining equally long ones.
  func longest(
    at first: Int, _ tokens: [LabelToken], _ language: StemLanguage, _ use: LabelUse, _ gaps: LabelTree.Gaps, _ found: inout [LabelMatch]
  ) {
    let tree = index.tree(language)
    var node = 0
    var current = first
    var isAfterGap = false
    while current < tokens.count {
      let token = tokens[current]
      isAfterGap = current > first && (isAfterGap || token.isAfterGap)
      if let child = tree.child(of: node, token.word(language), isAfterGap: isAfterGap, gaps) {
        node = child
        isAfterGap = false
        keepLongest(tree.labels(at: node), of: tree, from: first, through: current, tokens, language, use, &found)
      } else if !token.isArticle || current == first {
        return
      }
      current += 1
    }
  }

  private func keepLongest(
    _ labels: Range<Int>, of tree: LabelTree, from first: Int, through last: Int, _ tokens: [LabelToken], _ language: StemLanguage,
    _ use: LabelUse, _ found: inout [LabelMatch]
  ) {
    let count = last - first + 1
    let range = tokens[first].start..<tokens[last].end
    for place in labels {
      guard let (concept, tags) = tree.concept(at: place), use == .query || tags, index.hasConcept(concept) else { continue }
      if let known = found.first, known.tokenCount > count { return }
      if let known = found.first, known.tokenCount < count { found.removeAll() }
      if found.contains(where: { $0.concept == concept }) { continue }
      found.append(
        LabelMatch(
          concept: concept, firstToken: first, tokenCount: count, start: range.lowerBound, end: range.upperBound,
          label: tree.text(at: place), language: language == .french ? .french : .english))
    }
  }
}
