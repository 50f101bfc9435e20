internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Finds the records that are tied to one, from either end of the tie, for one reader.
struct RelationFinder {
  let open: OpenIndex
  /// The reader's language: of a work the face in it is shown.
  let ui: Language
  /// What the reader may see; `nil` for everything.
  let visibilities: [Visibility]?
  /// When it is looked at: what there was not yet is tied to nothing; `nil` for now.
  var moment: Moment?

  /// The most records shown of one kind of relation.
  static let limit = 50

  private struct Found {
    let kind: RelationKind
    let isInverse: Bool
    let address: DocumentAddress
  }

  /// The ties of a record and of the other faces of its work, by kind, those that it declares before those that others declare to it.
  func ties(of record: Record, at address: DocumentAddress) throws(CatalogueError) -> [RecordView.Tie] {
    let ties = RecordTies(schema: try open.rules.schema())
    var found: [Found] = []
    var references: [Relation] = ties.ties(of: record)
    var names = record.aliases + ties.names(of: record)
    var own: Set<DocumentAddress> = [address]
    if let work = open.snapshot.works.work(address) {
      for face in open.snapshot.works.faces(work) where face != address {
        found.append(Found(kind: .translation, isInverse: false, address: face))
        own.insert(face)
        // What a hidden face is tied to is as hidden.
        guard try open.isVisible(face, to: visibilities) else { continue }
        let other = try open.record(at: face)
        references += ties.ties(of: other)
        names += other.aliases + ties.names(of: other)
      }
    }
    if let source = record.source, !source.sha256.isEmpty {
      for copy in try located("sha256:" + source.sha256) { found.append(Found(kind: .sameAs, isInverse: false, address: copy)) }
    }
    // The digest of the source ties copies, which the line above has found.
    names.removeAll { $0.hasPrefix("sha256:") }
    for reference in references {
      for target in try located(reference.target) where !own.contains(target) {
        found.append(Found(kind: reference.kind, isInverse: false, address: target))
      }
    }
    for referrer in try onIndex({ () throws(IndexError) in try open.snapshot.referrers(of: names) }) where !own.contains(referrer.address) {
      guard let kind = RelationKind(rawValue: referrer.kind) else { continue }
      found.append(Found(kind: kind, isInverse: true, address: referrer.address))
    }
    return try shown(found, besides: address)
  }

  private func located(_ name: String) throws(CatalogueError) -> [DocumentAddress] {
    try onIndex { () throws(IndexError) in try open.snapshot.locate(alias: name) }
  }

  private func shown(_ found: [Found], besides address: DocumentAddress) throws(CatalogueError) -> [RecordView.Tie] {
    var ties: [RecordView.Tie] = []
    for kind in RelationKind.allCases {
      for isInverse in [false, true] {
        var tie = RecordView.Tie(kind: kind, isInverse: isInverse, targets: [], total: 0)
        var seen: Set<DocumentAddress> = []
        for one in found where one.kind == kind && one.isInverse == isInverse && one.address != address {
          let face = kind == .translation || kind == .sameAs ? one.address : try face(of: one.address)
          guard seen.insert(face).inserted, try open.isVisible(face, to: visibilities), moment?.present.contains(face) ?? true else {
            continue
          }
          if tie.targets.count >= Self.limit {
            tie.total += 1
            continue
          }
          let other = try open.record(at: face)
          tie.total += 1
          let title = other.title(for: ui)
          tie.targets.append(
            RecordView.Target(
              id: other.id.value, title: title.text, language: title.language == .undetermined ? other.language : title.language))
        }
        if !tie.targets.isEmpty { ties.append(tie) }
      }
    }
    return ties
  }

  /// The face of a work that the reader is shown: in their language, where they may see it.
  func face(of address: DocumentAddress) throws(CatalogueError) -> DocumentAddress {
    guard let work = open.snapshot.works.work(address) else { return address }
    for face in open.snapshot.works.faces(work) where try open.language(at: face) == ui && moment?.present.contains(face) ?? true {
      if try open.isVisible(face, to: visibilities) { return face }
    }
    return address
  }
}
