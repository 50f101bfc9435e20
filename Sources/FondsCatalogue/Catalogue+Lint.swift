internal import FondsIndex
package import FondsRecord
internal import FondsSystemic
internal import FondsText

/// A record with what it falls short of.
package struct LintFinding: Sendable {
  package var id: String
  package var title: String
  package var kind: String?
  /// What people call it.
  package var kindLabel: String?
  package var source: String?
  /// In the order of the rules.
  package var shortcomings: [Item]

  /// One thing that is missing or wrong.
  package struct Item: Sendable, Hashable {
    /// Whether the record falls short; else it would only be better so.
    package var isObligatory: Bool
    package var subject: String
    package var message: String
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.member("kind", orNull: kind)
      writer.member("source", orNull: source)
      writer.name("shortcomings")
      writer.array { writer in
        for item in shortcomings {
          writer.object { writer in
            writer.member("level", item.isObligatory ? "must" : "should")
            writer.member("subject", item.subject)
            writer.member("message", item.message)
          }
        }
      }
    }
  }
}

extension Catalogue {
  /// Gives the records that fall short of the rules of their kind, in the order of their identifiers.
  ///
  /// - Parameters:
  ///   - kind: only records of this kind; `nil` for all.
  ///   - isStrict: only what the rules demand, not what they advise.
  /// - Returns: how many records were looked at.
  package func lint(
    kind: String? = nil, isStrict: Bool = false, ui: Language, to sink: (LintFinding) -> Void
  ) async throws(CatalogueError) -> Int {
    let open = try current.newest()
    let schema = try open.rules.schema()
    let check = RuleCheck(schema: schema)
    let kind = try kind.map { (name) throws(CatalogueError) in try Self.kind(named: name, schema, open) }
    var looked = 0
    for address in try open.documentsByID() {
      let record = try open.record(at: address)
      let own = record.values(of: "bank").first
      guard kind == nil || own == kind else { continue }
      looked += 1
      let items = check.shortcomings(of: record).filter { !isStrict || $0.level == .must }.map { shortcoming in
        LintFinding.Item(
          isObligatory: shortcoming.level == .must, subject: shortcoming.subject,
          message: shortcoming.messages.text(for: ui) ?? shortcoming.subject)
      }
      guard !items.isEmpty else { continue }
      sink(
        LintFinding(
          id: record.id.value, title: record.title(for: ui).text, kind: own,
          kindLabel: own.map { open.facetLabels.label(of: FacetValue("bank", $0), in: ui) },
          source: record.source.map { $0.root + ":" + $0.path },
          shortcomings: items))
    }
    return looked
  }

  /// The kind that people mean by its identifier or its name.
  ///
  /// Throws `usage` for one that neither the thesaurus nor the rules nor any record knows.
  private static func kind(named name: String, _ schema: Schema, _ open: OpenIndex) throws(CatalogueError) -> String {
    let names = ConceptNames(thesaurus: open.thesaurus, labels: open.labels)
    if case .concept(let concept) = names.meaning(of: FacetValue("bank", name)) { return concept.value }
    var known = Set(schema.rules.keys).subtracting([Schema.everyKind])
    known.formUnion(open.thesaurus.values(of: "bank").map(\.value))
    for segment in open.snapshot.segments {
      let values = try onIndex { () throws(IndexError) in try segment.facet("bank")?.values() } ?? []
      known.formUnion(values)
    }
    if known.contains(name) { return name }
    let list = known.sorted().joined(separator: ", ")
    let nearest = NearestWord.nearest(to: name, among: known.sorted())
    throw CatalogueError(
      .usage, "there is no kind \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""), remedy: "the kinds are: " + list,
      french: .init(
        "il n’y a pas de genre « \(name) »" + (nearest.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""),
        remedy: "les genres sont : " + list))
  }
}
