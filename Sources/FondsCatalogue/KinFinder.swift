internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// Finds the works that a record is akin to by what both say: the same place, an obstacle that one states and the other answers.
///
/// Nobody declares such a relation; it is found when a record is read, and every line says by which value.
struct KinFinder {
  let open: OpenIndex
  let ui: Language
  /// What the reader may see, and until when.
  let request: SearchRequest
  /// The same by name; `nil` for everything.
  let visibilities: [Visibility]?
  /// When it is looked at; `nil` for now.
  var moment: Moment?

  /// Works that are shown of one kind of kinship.
  static let limit = 10
  /// Values that are looked at for one kind of kinship, the rarest first.
  private static let reasonLimit = 6
  /// A territory of more than one record in so many is too broad to tie any two of them.
  private static let commonness = 10
  /// Records that declare to answer one obstacle and are looked at.
  private static let declaredLimit = 200
  /// The kinds of records that answer an obstacle by a lever that they name.
  private static let answering = ["proposal", "experience"]

  /// What may tie the record to others, before they are looked for.
  private struct Sought {
    let kind: RecordView.Kin.Kind
    let reason: FacetValue
    var via: [FacetValue] = []
    var filters: [FacetFilter]
    /// Documents that say so themselves.
    var declared: [DocumentAddress] = []
  }

  /// The kin of a record and of the other faces of its work: of the same place, then what it answers, then what answers it.
  func kin(of record: Record, at address: DocumentAddress) throws(CatalogueError) -> [RecordView.Kin] {
    let faces = [record] + (try otherFaces(at: address))
    let sought = try territories(of: faces) + answered(by: faces) + answers(to: faces)
    let groups = try onSearch { () throws(SearchError) in
      try open.searcher.kin(
        of: address, in: sought.map(\.filters), by: Catalogue.descriptive, request, among: moment?.present, limit: Self.limit)
    }
    let own = Set(faces.map(\.id))
    var found: [RecordView.Kin] = []
    for kind in RecordView.Kin.Kind.allCases {
      let ofKind = zip(sought, groups).filter { $0.0.kind == kind }.sorted { ($0.1.total, $0.0.reason) < ($1.1.total, $1.0.reason) }
      var shown: Set<String> = []
      for (one, group) in ofKind { if let kin = try kin(one, group, own, &shown) { found.append(kin) } }
    }
    return found
  }

  /// The other faces of a work that the reader may see.
  private func otherFaces(at address: DocumentAddress) throws(CatalogueError) -> [Record] {
    var faces: [Record] = []
    guard let work = open.snapshot.works.work(address) else { return faces }
    for face in open.snapshot.works.faces(work) where face != address {
      guard try open.isVisible(face, to: visibilities) else { continue }
      faces.append(try open.record(at: face))
    }
    return faces
  }

  /// A line of kin; those that a line before it has shown are only counted.
  private func kin(
    _ sought: Sought, _ group: KinGroup, _ own: Set<RecordID>, _ shown: inout Set<String>
  ) throws(CatalogueError) -> RecordView.Kin? {
    let (targets, uncounted) = try self.targets(of: sought, group, own, &shown)
    guard !targets.isEmpty else { return nil }
    func value(_ value: FacetValue) -> NearView.Value { Catalogue.value(value, on: open, ui) }
    return RecordView.Kin(
      kind: sought.kind, reason: value(sought.reason), via: sought.via.map(value), targets: targets,
      total: max(group.total + uncounted, targets.count),
      choices: sought.filters.flatMap { filter in filter.values.map { filter.facet + ":" + $0 } })
  }

  /// The works of a line, those that say so themselves first, and how many of these the group has not counted.
  private func targets(
    of sought: Sought, _ group: KinGroup, _ own: Set<RecordID>, _ shown: inout Set<String>
  ) throws(CatalogueError) -> (targets: [RecordView.Target], uncounted: Int) {
    let finder = RelationFinder(open: open, ui: ui, visibilities: visibilities, moment: moment)
    var targets: [RecordView.Target] = []
    var uncounted = 0
    let ranked = Set(group.works)
    for address in sought.declared + group.works {
      let face = try open.record(at: try finder.face(of: address))
      guard !own.contains(face.id) else { continue }
      if !ranked.contains(address), !hasLever(face, among: sought.via) { uncounted += 1 }
      guard shown.count < Self.limit, shown.insert(face.id.value).inserted else { continue }
      let title = face.title(for: ui)
      targets.append(RecordView.Target(id: face.id.value, title: title.text, language: title.language))
    }
    return (targets, uncounted)
  }

  /// Whether a record answers by a lever, so that it is counted with those that do.
  private func hasLever(_ record: Record, among levers: [FacetValue]) -> Bool {
    guard record.values(of: "bank").contains(where: Self.answering.contains) else { return false }
    return record.values(of: "lever").contains { !open.thesaurus.closure(of: FacetValue("lever", $0)).allSatisfy { !levers.contains($0) } }
  }

  // MARK: What may tie

  /// The narrowest places, but for broad ones.
  private func territories(of faces: [Record]) throws(CatalogueError) -> [Sought] {
    let most = max(open.snapshot.statistics.liveDocuments, 100) / Self.commonness
    var sought: [Sought] = []
    for value in narrowest("territory", of: faces).prefix(Self.reasonLimit) {
      if let index = open.thesaurus.index(of: value), !open.thesaurus.narrower(than: index).isEmpty { continue }
      let count = try onSearch { () throws(SearchError) in try open.searcher.count(of: value) }
      guard count > 1, count <= most else { continue }
      sought.append(Sought(kind: .sameTerritory, reason: value, filters: [FacetFilter(value.facet, [value.value])]))
    }
    return sought
  }

  /// The obstacles that the record answers: those that it declares to answer, and, of a proposal or an experience, those of its levers.
  private func answered(by faces: [Record]) throws(CatalogueError) -> [Sought] {
    var levers: [FacetValue: [FacetValue]] = [:]
    for obstacle in faces.flatMap(\.relations).filter({ $0.kind == .answers }).compactMap({ self.obstacle(named: $0.target) }) {
      levers[obstacle] = []
    }
    if faces.contains(where: { $0.values(of: "bank").contains(where: Self.answering.contains) }) {
      for lever in narrowest("lever", of: faces) {
        for obstacle in open.thesaurus[lever]?.related ?? [] where obstacle.facet == "obstacle" {
          levers[obstacle, default: []].append(lever)
        }
      }
    }
    return levers.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.prefix(Self.reasonLimit).map { obstacle, levers in
      Sought(
        kind: .answersObstacle, reason: obstacle, via: levers, filters: [FacetFilter(obstacle.facet, [obstacle.value])])
    }
  }

  /// What answers the obstacles that the record states: records that declare so, and proposals and experiences with a lever against it.
  private func answers(to faces: [Record]) throws(CatalogueError) -> [Sought] {
    var sought: [Sought] = []
    for obstacle in narrowest("obstacle", of: faces).prefix(Self.reasonLimit) {
      let levers = (open.thesaurus[obstacle]?.related ?? []).filter { $0.facet == "lever" }
      let names = [obstacle.facet + ":" + obstacle.value]
      var declared: [DocumentAddress] = []
      for referrer in try onIndex({ () throws(IndexError) in try open.snapshot.referrers(of: names) }).prefix(Self.declaredLimit) {
        guard RelationKind(rawValue: referrer.kind) == .answers, try open.isVisible(referrer.address, to: visibilities),
          moment?.present.contains(referrer.address) ?? true
        else { continue }
        declared.append(referrer.address)
      }
      guard !levers.isEmpty || !declared.isEmpty else { continue }
      sought.append(
        Sought(
          kind: .obstacleAnsweredBy, reason: obstacle, via: levers,
          filters: [FacetFilter("lever", levers.map(\.value)), FacetFilter("bank", Self.answering)], declared: declared))
    }
    return sought
  }

  private func obstacle(named name: String) -> FacetValue? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, FacetName.identifier(named: parts[0]) ?? parts[0] == "obstacle" else { return nil }
    let value = FacetValue("obstacle", parts[1])
    return open.thesaurus.index(of: value) == nil ? nil : value
  }

  /// The values of a facet without what is broader than another of them, nor the broadest of the thesaurus, sorted.
  private func narrowest(_ facet: String, of faces: [Record]) -> [FacetValue] {
    let values = Set(faces.flatMap { $0.values(of: facet) }.map { FacetValue(facet, $0) }).sorted()
    let broader = Set(values.flatMap { open.thesaurus.closure(of: $0).dropFirst() })
    return values.filter { value in
      let isTop =
        open.thesaurus.broader(than: value).isEmpty
        && open.thesaurus.index(of: value).map { !open.thesaurus.narrower(than: $0).isEmpty } ?? false
      return !broader.contains(value) && !isTop
    }
  }
}
