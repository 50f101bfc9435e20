package import FondsRecord
internal import FondsSystemic

/// A thesaurus as people read it: its facets, or the concepts of one as a tree.
package struct ThesaurusOutline: Sendable, Hashable {
  /// A facet or a concept.
  package struct Line: Sendable, Hashable {
    /// How far below the top it stands, from 0.
    package var depth: Int
    package var value: FacetValue?
    package var facet: String
    /// In the reader's language.
    package var label: String
    /// In the other language; `nil` where it is the same or there is none.
    package var other: String?
    /// Concepts of a facet.
    package var count: Int?
    /// Whether it is a local term that nobody has accepted yet.
    package var isCandidate = false

    package func write(to writer: inout JSONWriter) {
      writer.object { writer in
        writer.member("facet", facet)
        if let value { writer.member("id", value.value) }
        writer.member("label", label)
        writer.member("other", orNull: other)
        writer.member("depth", depth)
        if let count { writer.member("concepts", count) }
        if isCandidate {
          writer.name("candidate")
          writer.bool(true)
        }
      }
    }
  }

  package private(set) var lines: [Line] = []

  /// The facets of a thesaurus.
  init(facetsOf thesaurus: Thesaurus, ui: Language) {
    var counts: [String: Int] = [:]
    for index in thesaurus.concepts.indices { counts[thesaurus.value(at: index).facet, default: 0] += 1 }
    let labels = FacetLabels(thesaurus: thesaurus)
    for scheme in thesaurus.schemes {
      lines.append(
        Line(depth: 0, value: nil, facet: scheme.facet, label: labels.name(of: scheme.facet, in: ui), count: counts[scheme.facet] ?? 0))
    }
  }

  /// The concepts of a facet, narrower ones below broader ones; one with several broader ones stands below each, its own narrower ones only once.
  init(of facet: String, in thesaurus: Thesaurus, candidates: Set<FacetValue>, ui: Language) {
    let concepts = thesaurus.values(of: facet).compactMap { thesaurus[$0] }
    var unfolded: Set<String> = []
    let tops = concepts.filter { concept in !concept.broader.contains { thesaurus.index(of: FacetValue(facet, $0)) != nil } }
    var open = Self.sorted(tops, ui).reversed().map { (concept: $0, depth: 0) }
    while true {
      guard let (concept, depth) = open.popLast() else {
        // Concepts of a cycle stand below none of the tops.
        guard let rest = concepts.first(where: { !unfolded.contains($0.id) }) else { break }
        open.append((rest, 0))
        continue
      }
      let other = ui.other.flatMap { concept.preferred[$0] }
      let label = concept.label(in: ui)
      lines.append(
        Line(
          depth: depth, value: concept.value, facet: facet, label: label, other: other == label ? nil : other,
          isCandidate: candidates.contains(concept.value)))
      guard unfolded.insert(concept.id).inserted else { continue }
      let narrower = concept.narrower.compactMap { thesaurus[FacetValue(facet, $0)] }
      open += Self.sorted(narrower, ui).reversed().map { ($0, depth + 1) }
    }
  }

  private static func sorted(_ concepts: [Concept], _ ui: Language) -> [Concept] {
    concepts.sorted { left, right in
      let (first, second) = (left.order ?? Int.max, right.order ?? Int.max)
      if first != second { return first < second }
      let (a, b) = (left.label(in: ui).lowercased(), right.label(in: ui).lowercased())
      return a == b ? left.id < right.id : a < b
    }
  }
}

extension Catalogue {
  /// The facets of the thesaurus of the index, or the concepts of one facet, local terms included.
  package func thesaurusOutline(_ facet: String?, ui: Language) throws(CatalogueError) -> ThesaurusOutline {
    let terms = try DeskFile(folder: folder).desk.terms
    let thesaurus = terms.applied(to: try ThesaurusFile(folder: folder).thesaurus())
    guard let facet else { return ThesaurusOutline(facetsOf: thesaurus, ui: ui) }
    let known = FacetName.identifier(named: facet) ?? facet
    guard thesaurus.scheme(known) != nil else {
      let names = thesaurus.schemes.map(\.facet).joined(separator: ", ")
      throw CatalogueError(
        .usage, "the thesaurus has no facet \"\(facet)\"", remedy: "its facets are: " + names,
        french: .init("le thésaurus n’a pas de facette « \(facet) »", remedy: "ses facettes sont : " + names))
    }
    return ThesaurusOutline(
      of: known, in: thesaurus, candidates: Set(terms.candidates.map(\.value)).subtracting(terms.accepted), ui: ui)
  }
}
