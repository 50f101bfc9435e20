internal import FondsIndex
package import FondsRecord
internal import FondsSystemic
internal import Synchronization

extension Catalogue {
  /// What changed from an edition to a later one.
  ///
  /// - Parameters:
  ///   - name: the later edition.
  ///   - former: the earlier one; `nil` for the one that the later names by `edition-of`, in the same language where there is one.
  package func editions(
    of name: String, since former: String?, ui: Language, visibilities: [Visibility]? = nil
  ) async throws(CatalogueError) -> EditionView {
    var later = try await record(name, ui: ui, visibilities: visibilities)
    // Editions are compared in the language of the one that was named, whatever the reader's.
    if later.record.language != ui { later = try await record(name, ui: later.record.language, visibilities: visibilities) }
    let other: String
    if let former {
      other = former
    } else {
      let named = later.relations.first { $0.kind == .editionOf && !$0.isInverse }?.targets ?? []
      guard let target = named.first(where: { $0.language == later.record.language }) ?? named.first else {
        throw CatalogueError(
          .notFound, "\"\(name)\" names no earlier edition",
          remedy: "give the other edition as well, or declare relations: {edition-of: …}",
          french: .init(
            "« \(name) » ne nomme pas d’édition antérieure", remedy: "donnez aussi l’autre édition, ou déclarez relations: {edition-of: …}")
        )
      }
      other = target.id
    }
    let earlier = try await record(other, ui: ui, visibilities: visibilities)
    func target(_ record: Record) -> RecordView.Target {
      RecordView.Target(id: record.id.value, title: record.title(for: record.language).text, language: record.language)
    }
    return EditionView(
      former: target(earlier.record), later: target(later.record),
      changes: EditionComparison.changes(from: earlier.record.blocks, to: later.record.blocks))
  }
}

/// An edition that took the place of an earlier one.
struct Edition: Sendable {
  /// When it was published; `nil` where it does not say.
  var since: PartialDate?
  /// Who may see it: to others the earlier one is the latest.
  var visibility: Visibility
  /// The documents of the earlier one.
  var replaced: [DocumentAddress]
}

extension OpenIndex {
  /// The editions that replace an earlier one, gathered once.
  func editions() throws(CatalogueError) -> [Edition] {
    if let known = knownEditions.withLock({ $0 }) { return known }
    var editions: [Edition] = []
    for (number, segment) in snapshot.segments.enumerated() {
      guard let column = try onIndex({ () throws(IndexError) in try segment.facet(FacetClosure.editionColumn) }) else { continue }
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        var replaced: [DocumentAddress] = []
        for ordinal in try onIndex({ () throws(IndexError) in try column.ordinals(of: document) }) {
          let name = try onIndex { () throws(IndexError) in try column.value(ordinal) }
          for address in try onIndex({ () throws(IndexError) in try snapshot.locate(alias: name) }) {
            // A translation of the earlier edition was replaced with it.
            replaced += snapshot.works.work(address).map(snapshot.works.faces) ?? [address]
          }
        }
        guard !replaced.isEmpty else { continue }
        let record = try record(at: DocumentAddress(segment: number, document: document))
        editions.append(Edition(since: record.date(.published)?.start, visibility: record.visibility, replaced: replaced))
      }
    }
    knownEditions.withLock { $0 = editions }
    return editions
  }
}
