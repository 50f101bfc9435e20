/// Why a stretch of a source was kept, changed or left out: what `fonds extract --explain` shows.
package struct BlockDecision: Sendable, Hashable {
  /// What became of the stretch.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case kept, changed, dropped
  }

  package var verdict: Verdict
  /// The rule that decided, a stable word for machines (`navigation`, `running-line`, `hyphen-joined`…).
  package var rule: String
  /// Where it stands in the source: an element path (`body/div.content/nav#menu`), or `page 3`.
  package var place: String
  /// The text in question, or its beginning, at most ``textLimit`` bytes of UTF-8.
  package var text: String
  /// What the rule measured, in its own words (`link density 0.83`); empty where there is nothing to measure.
  package var measure: String

  /// The most text of one decision, in bytes.
  package static let textLimit = 240
  /// The most decisions noted of one source.
  package static let limit = 10_000

  /// - Parameter text: The stretch itself, of any length; its beginning is kept.
  package init(_ verdict: Verdict, rule: String, place: String, text: String, measure: String = "") {
    self.verdict = verdict
    self.rule = rule
    self.place = place
    self.measure = measure
    self.text = Self.beginning(of: text)
  }

  private static func beginning(of text: String) -> String {
    guard text.utf8.count > textLimit else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: textLimit)
    while text.utf8[end] & 0xC0 == 0x80 { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
