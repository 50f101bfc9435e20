internal import FondsCatalogue
internal import FondsRecord

/// The facets of an answer as groups of boxes to tick, with their counts; narrower values stand under broader ones.
struct FacetFieldsets {
  let facets: [AnswerFacet]
  let ui: Language

  /// Values shown before the reader opens the rest.
  private static let shown = 8

  func write(to writer: inout HTMLWriter) {
    // Nothing to tick, nothing to send.
    guard facets.contains(where: { !$0.values.isEmpty }) else { return }
    writer.element("section", [("class", "facets"), ("aria-label", ui(fr: "Affiner", en: "Narrow down"))]) { writer in
      for facet in facets where !facet.values.isEmpty {
        writer.element("fieldset") { writer in
          writer.element("legend", text: facet.label)
          let ordered = nested(facet.values)
          boxes(ordered.prefix(Self.shown), of: facet, &writer)
          let rest = ordered.dropFirst(Self.shown)
          if !rest.isEmpty {
            writer.element("details", [("open", rest.contains { $0.value.selected } ? "" : nil)]) { writer in
              writer.element("summary", text: ui(fr: "\(rest.count) de plus", en: "\(rest.count) more"))
              boxes(rest, of: facet, &writer)
            }
          }
        }
      }
      writer.element("button", [("type", "submit")], text: ui(fr: "Affiner", en: "Narrow down"))
    }
  }

  private func boxes(_ values: ArraySlice<(value: AnswerCount, depth: Int)>, of facet: AnswerFacet, _ writer: inout HTMLWriter) {
    for (value, depth) in values {
      writer.element("label", [("class", "depth\(min(depth, 3))")]) { writer in
        writer.void(
          "input",
          [("type", "checkbox"), ("name", "facet"), ("value", facet.id + ":" + value.id), ("checked", value.selected ? "" : nil)])
        writer.write(" " + value.label + " ")
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
