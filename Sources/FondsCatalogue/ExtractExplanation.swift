internal import FondsExtraction
internal import FondsRecord

/// Why fonds kept or left out each stretch of an input, as aligned lines for a terminal.
package struct ExtractExplanation: Sendable {
  /// One line; those of what was left out may be shown dimmed.
  package struct Line: Sendable {
    package var text: String
    package var isLeftOut: Bool
  }

  /// The decisions, a line each.
  package private(set) var lines: [Line] = []
  /// Every rule that decided, with its sentence, in alphabetical order.
  package private(set) var legend: [String] = []

  /// The widest place and text shown, in characters.
  private static let widest = (place: 44, text: 56)

  init(_ decisions: [BlockDecision], in ui: Language) {
    let verdicts = decisions.map { Self.word($0.verdict, ui) }
    let places = decisions.map { Self.tail($0.place, Self.widest.place) }
    let widths = (
      verdicts.map(\.count).max() ?? 0, decisions.map(\.rule.count).max() ?? 0, places.map(\.count).max() ?? 0
    )
    for (index, decision) in decisions.enumerated() {
      let columns = [
        Self.padded(verdicts[index], widths.0), Self.padded(decision.rule, widths.1), Self.padded(places[index], widths.2),
        Self.head(decision.text, Self.widest.text)
      ]
      let measure = decision.measure.isEmpty ? "" : "  (" + decision.measure + ")"
      lines.append(Line(text: columns.joined(separator: "  ") + measure, isLeftOut: decision.verdict == .dropped))
    }
    let rules = Set(decisions.map(\.rule)).sorted()
    legend = rules.compactMap { rule in
      RuleWords.explanation(of: rule, in: ui).map { Self.padded(rule, widths.1) + "  " + $0 }
    }
  }

  private static func word(_ verdict: BlockDecision.Verdict, _ ui: Language) -> String {
    switch verdict {
    case .kept: ui(fr: "gardé", en: "kept")
    case .changed: ui(fr: "changé", en: "changed")
    case .dropped: ui(fr: "écarté", en: "dropped")
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

  private static func head(_ text: String, _ width: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
    return line.count > width ? line.prefix(width - 1) + "…" : line
  }

  /// The end of a path tells most.
  private static func tail(_ text: String, _ width: Int) -> String { text.count > width ? "…" + text.suffix(width - 1) : text }
}
