/// Why a stretch of a page is kept or left out; the raw values are the rules of ``BlockDecision``.
package enum PageRule: String, Sendable, CaseIterable {
  // What surrounds the content, told by element, role or words.
  case control, hidden, navigation, frame, aside, advertisement, sharing, comments, consent, form, byline

  // What stands among the paragraphs of the content, told by figures.
  case linkList = "link-list"
  case inputs
  case box
  case residueLine = "residue-line"
  case announcement
  case repeated
  case linkedLine = "linked-line"
  case teaser

  // What the search for the content says.
  case content = "main-content"
  case contentAround = "main-content-around"
  case contentBeside = "main-content-beside"
  case contentDeclared = "main-content-declared"
  case candidate
  case outside = "outside-content"
  case block
  case attempt = "looser-rules"
  case structuredBody = "structured-body"
  case wholePage = "whole-page"

  /// The rule of what the names of an element say of it.
  init(_ words: PageWords) {
    self = Self.byWords.first { !words.isDisjoint(with: $0.0) }?.1 ?? .box
  }

  private static let byWords: [(PageWords, PageRule)] = [
    (.comments, .comments), (.consent, .consent), (.advertisement, .advertisement), (.sharing, .sharing), (.form, .form), (.aside, .aside),
    (.navigation, .navigation), (.frame, .frame), (.byline, .byline), (.hidden, .hidden)
  ]
}
