internal import FondsCatalogue
internal import FondsRecord

/// The facets of an answer as groups of boxes to tick, with their counts; narrower values stand under broader ones.
///
/// Values of one facet are alternatives, facets add up. On narrow screens the panel is closed, so that the results come first.
struct FacetPanel {
  let answer: Answer
  let ui: Language

  /// Values shown before the reader opens the rest.
  private static let first = 8
  /// Values shown at all, besides those that are chosen: a page stays small.
  private static let most = 20
  /// Values shown whatever was chosen.
  private static let bound = 60
  /// Facets that stand open.
  private static let open: Set<String> = ["theme", "actor", "territory"]

  /// The facets that narrow something, with the values shown.
  private var shown: [(facet: AnswerFacet, values: [AnswerCount])] {
    answer.facets.compactMap { facet in
      let isChosen = facet.values.contains(where: \.selected)
      let narrows = facet.values.contains { $0.count > 0 && $0.count < answer.total }
      guard isChosen || narrows else { return nil }
      let values = facet.values.enumerated().filter { $0.offset < Self.most || $0.element.selected }.map(\.element)
      return (facet, Array(values.prefix(Self.bound)))
    }
  }

  /// The boxes that are ticked, as `facet:value`.
  var chosen: Set<String> {
    Set(shown.flatMap { facet, values in values.filter(\.selected).map { facet.id + ":" + $0.id } })
  }

  func write(to writer: inout HTMLWriter) {
    let shown = shown
    // Nothing to tick, nothing to send.
    guard !shown.isEmpty else { return }
    writer.element("details", [("class", "panel"), ("id", "facets")]) { writer in
      writer.element("summary", text: ui(fr: "Affiner", en: "Narrow down"))
      writer.element("section", [("class", "facets"), ("aria-label", ui(fr: "Affiner", en: "Narrow down"))]) { writer in
        writer.element(
          "p", [("class", "hint"), ("hidden", "")],
          text: ui(fr: "Chaque case cochée met les résultats à jour.", en: "Each box ticked updates the results."))
        for (facet, values) in shown { write(facet, values, &writer) }
        writer.element("button", [("type", "submit"), ("form", "search")], text: ui(fr: "Affiner", en: "Narrow down"))
      }
    }
  }

  private func write(_ facet: AnswerFacet, _ values: [AnswerCount], _ writer: inout HTMLWriter) {
    let isOpen = Self.open.contains(facet.id) || values.contains(where: \.selected)
    writer.element("details", [("class", "facet"), ("open", isOpen ? "" : nil)]) { writer in
      writer.element("summary", text: facet.label)
      writer.element("fieldset") { writer in
        writer.element("legend", [("class", "hidden")], text: facet.label)
        let ordered = nested(values)
        boxes(ordered.prefix(Self.first), of: facet, &writer)
        let rest = ordered.dropFirst(Self.first)
        if !rest.isEmpty {
          writer.element("details", [("class", "more"), ("open", rest.contains { $0.value.selected } ? "" : nil)]) { writer in
            writer.element("summary", text: ui(fr: "\(rest.count) de plus", en: "\(rest.count) more"))
            boxes(rest, of: facet, &writer)
          }
        }
      }
    }
  }

  private func boxes(_ values: ArraySlice<(value: AnswerCount, depth: Int)>, of facet: AnswerFacet, _ writer: inout HTMLWriter) {
    for (value, depth) in values {
      writer.element("label", [("class", depth == 0 ? nil : "depth\(min(depth, 3))")]) { writer in
        writer.void(
          "input",
          [
            ("type", "checkbox"), ("form", "search"), ("name", "facet"), ("value", facet.id + ":" + value.id),
            ("checked", value.selected ? "" : nil)
          ])
        writer.element("span", [("lang", value.language)], text: value.label)
        writer.element("span", [("class", "count")], text: String(value.count))
      }
    }
  }

  /// Values in their order, each followed by the narrower ones.
  private func nested(_ values: [AnswerCount]) -> [(value: AnswerCount, depth: Int)] {
    let ids = Set(values.map(\.id))
    var children: [String: [AnswerCount]] = [:]
    for value in values { if let parent = value.parent, ids.contains(parent) { children[parent, default: []].append(value) } }
    var result: [(value: AnswerCount, depth: Int)] = []
    var placed: Set<String> = []
    var pending = values.filter { $0.parent.map { !ids.contains($0) } ?? true }.reversed().map { ($0, 0) }
    while let (value, depth) = pending.popLast() {
      guard placed.insert(value.id).inserted else { continue }
      result.append((value, depth))
      for child in (children[value.id] ?? []).reversed() { pending.append((child, depth + 1)) }
    }
    return result
  }
}
