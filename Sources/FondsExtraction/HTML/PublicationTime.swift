import FondsXML

/// The `time` element that says when a page was published, among all that its content holds.
///
/// The day of an event is none, and so is one of several days that no line about the author names: a wrong date is worse than none.
struct PublicationTime {
  private struct Candidate {
    let node: Int
    let moment: String
    /// Marked up as the date of publication.
    let isDeclared: Bool
    let isInContent: Bool
  }

  /// In document order.
  private var candidates: [Candidate] = []

  /// The most elements looked at.
  private static let most = 1000

  var isEmpty: Bool { candidates.isEmpty }

  /// Adds an element; they come in document order.
  mutating func add(_ node: Int, _ moment: String, isDeclared: Bool, isInContent: Bool) {
    guard candidates.count < Self.most else { return }
    candidates.append(Candidate(node: node, moment: moment, isDeclared: isDeclared, isInContent: isInContent))
  }

  /// The date, as it is written for programs; `nil` where none is surely it.
  ///
  /// It takes time linear in the number of nodes.
  ///
  /// - Parameter isEvent: Whether the page describes itself as an event.
  func chosen(in tree: XMLTree, isEvent: Bool) -> String? {
    guard let last = candidates.last else { return nil }
    if let declared = candidates.first(where: { $0.isDeclared && $0.isInContent }) { return declared.moment }
    var eventEnd = isEvent ? tree.count : 0
    var lineEnd = 0
    var signatureEnd = 0
    var plain: Set<String> = []
    var next = 0
    for node in 0...last.node where tree.isElement(node) {
      let words = words(node, tree)
      if words.contains(.event) { eventEnd = max(eventEnd, tree.end(of: node)) }
      if isLine(node, words, tree) { lineEnd = max(lineEnd, tree.end(of: node)) }
      if words.contains(.signature), !isWhole(node, tree) { signatureEnd = max(signatureEnd, tree.end(of: node)) }
      guard candidates[next].node == node else { continue }
      let candidate = candidates[next]
      next += 1
      guard !candidate.isDeclared else { continue }
      if node < signatureEnd { return candidate.moment }
      guard node >= eventEnd else { continue }
      if node < lineEnd { return candidate.moment }
      plain.insert(candidate.moment)
    }
    return plain.count == 1 ? plain.first : candidates.first(where: \.isDeclared)?.moment
  }

  /// True for the head of an article, and for a line that says who wrote it and when.
  private func isLine(_ node: Int, _ words: PageWords, _ tree: XMLTree) -> Bool {
    tree.tag(node) == .header || !words.isDisjoint(with: [.byline, .publication]) && !isWhole(node, tree)
  }

  /// True for what holds a text, and bears the name of its kind, not of a line.
  private func isWhole(_ node: Int, _ tree: XMLTree) -> Bool {
    switch tree.tag(node) {
    case .html, .body, .main, .article: true
    default: false
    }
  }

  private func words(_ node: Int, _ tree: XMLTree) -> PageWords {
    var words: PageWords = []
    for attribute in [HTMLAttribute.class, .id, .itemtype] {
      if let range = tree.range(of: attribute, at: node) { words.formUnion(.words(in: tree.bytes[range])) }
    }
    return words
  }
}
