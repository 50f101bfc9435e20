internal import FondsIndex
package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The one front door of fonds: everything that the command line and the server do goes through it.
///
/// Reading methods take the newest generation of the index and are safe to call from anywhere at once; writing ones take the lock of the
/// index folder and leave the last good generation in place until the new one is whole.
public final class Catalogue: Sendable {
  /// The folder of the index.
  public let folder: String
  let current: CurrentGeneration

  /// Opens nothing yet: an index that is missing shows when it is asked.
  public convenience init(index folder: String) { self.init(index: folder, lexicon: .standard) }

  /// The same with a lexicon of one's own, which shows when it is wrong as late.
  package init(index folder: String, lexicon: LexiconChoice) {
    self.folder = folder
    current = CurrentGeneration(folder: folder, lexicon: lexicon)
  }

  /// Answers a query, on the thread of the caller: a program that asks one question starts no other.
  ///
  /// Throws `query` with a column when the query cannot be read, `index-missing`, `index-damaged`, and `timeout`.
  package func search(_ options: SearchOptions) throws(CatalogueError) -> Answer {
    try options.validate()
    let started = ContinuousClock.now
    let open = try current.newest()
    let request = try Self.request(for: options, on: open)
    let likeness = try options.like.map { (name) throws(CatalogueError) in try open.likeness(to: name, options) }
    let hits = if let likeness { try open.search(likeness.likeness, request) } else { try open.search(request) }
    let explanations = options.explains ? try open.explain(request, likeness?.likeness, hits.hits) : []
    var answer = try AnswerBuilder(open: open, options: options, asOf: request.asOf, explanations: explanations).answer(from: hits)
    answer.like = likeness?.shown
    if options.advises, options.from == 0 { try Advisor(open: open, options: options).advise(&answer) }
    answer.tookMicroseconds = Int((ContinuousClock.now - started) / .microseconds(1))
    return answer
  }

  /// The facets of the bank, or one of them, with the number of works under each value.
  ///
  /// - Parameters:
  ///   - visibilities: what the reader may see; `nil` for everything.
  ///   - seconds: after which it gives up.
  package func facets(
    _ facet: String?, ui: Language, visibilities: [Visibility]? = nil, seconds: Int? = nil
  ) throws(CatalogueError) -> [AnswerFacet] {
    let open = try current.newest()
    let facet = try facet.map { (facet) throws(CatalogueError) in try open.facet(named: facet, in: open.fields, else: .notFound) }
    var options = SearchOptions(query: "", ui: ui)
    options.visibilities = visibilities
    options.seconds = seconds
    var request = try Self.request(for: options, on: open)
    request.size = 1
    request.facets = (facet.map { [$0] } ?? open.facets).map { FacetRequest($0, limit: 10_000) }
    return AnswerBuilder(open: open, options: options).facets(try open.search(request).facets)
  }

  /// How much the index holds.
  package func statistics() async throws(CatalogueError) -> IndexStatistics {
    let open = try current.newest()
    var languages: [Language: Int] = [:]
    for (number, segment) in open.snapshot.segments.enumerated() {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        languages[try open.language(at: DocumentAddress(segment: number, document: document)), default: 0] += 1
      }
    }
    let desk = try DeskFile(folder: folder)
    return IndexStatistics(
      generation: open.snapshot.generation, segments: open.snapshot.segments.count, records: open.snapshot.statistics.liveDocuments,
      works: open.snapshot.works.count, languages: languages, bytes: FolderSize.bytes(of: folder), deskEntries: desk.desk.entries.count,
      tornBytes: desk.torn)
  }

  /// The number of the generation that answers now.
  package func generation() throws(CatalogueError) -> UInt64 {
    try onIndex { () throws(IndexError) in try IndexSnapshot.currentGeneration(folder) }
  }

  /// The generation that answers, and how many works the reader may see.
  package func pulse(visibilities: [Visibility]? = nil) async throws(CatalogueError) -> (generation: UInt64, works: Int) {
    let open = try current.newest()
    var options = SearchOptions(query: "", ui: .english)
    options.visibilities = visibilities
    options.size = 1
    var request = try Self.request(for: options, on: open)
    request.facets = []
    return (open.snapshot.generation, try open.search(request).total ?? 0)
  }

  /// Reads every byte of the index against its checksums, every record, every entry of the desk, and the thesaurus.
  package func check() async throws(CatalogueError) -> IndexStatistics {
    let open = try current.newest()
    try onIndex { () throws(IndexError) in try open.snapshot.verifyAll() }
    _ = try OpenIndex.thesaurus(of: open.snapshot, isWhole: true)
    _ = try ThesaurusFile(folder: folder).thesaurus()
    try await dump { _ in }
    return try await statistics()
  }

  /// Gives the thesaurus and the rules where the index has its own, every entry of the desk, then every record in its canonical form, in the order
  /// of their identifiers, one line each.
  package func dump(to sink: (_ line: [UInt8]) -> Void) async throws(CatalogueError) {
    let open = try current.newest()
    let thesaurus = try ThesaurusFile(folder: folder)
    if thesaurus.isOwn { try DumpedSource.thesaurus.lines(thesaurus.bytes, path: thesaurus.path, to: sink) }
    if let rules = open.rules.own { try DumpedSource.rules.lines(rules, path: folder, to: sink) }
    for entry in try DeskFile(folder: folder).desk.entries {
      sink(Array("{\"desk\":".utf8) + DeskCoding.encode(entry).dropLast() + Array("}\n".utf8))
    }
    for address in try open.documentsByID() { sink(RecordCoding.encode(try open.record(at: address)) + [0x0A]) }
  }

  /// The title of the bank for people, as `fonds.yaml` gave it.
  package func bankTitle(in ui: Language) async -> String {
    do throws(CatalogueError) {
      let titles = try current.newest().bank.titles
      return titles[ui] ?? titles[.french] ?? titles[.english] ?? "fonds"
    } catch {
      // The page that shows the error needs a name all the same.
      return "fonds"
    }
  }

  /// What the index is asked for, from what a reader asks.
  static func request(for options: SearchOptions, on open: OpenIndex) throws(CatalogueError) -> SearchRequest {
    let fields = open.fields
    let (query, date): (Query, PartialDate?)
    do throws(QueryError) {
      (query, date) = try QueryParser(fields: fields).parse(options.query).withoutDate
    } catch {
      throw CatalogueError(error)
    }
    let required = options.visibilities.map { [FacetFilter("visibility", $0.map(\.rawValue))] } ?? []
    try open.checkConcepts(of: query, required)
    let named = query.namingFacets { facet, values in open.values(of: facet, written: values) }
    var chosen: [String: [String]] = [:]
    for (name, values) in options.filters.sorted(by: { $0.key < $1.key }) {
      let facet = try open.facet(named: name, in: fields, else: .usage)
      chosen[facet, default: []] += open.values(of: facet, written: values)
    }
    let filters = chosen.sorted { $0.key < $1.key }.map { FacetFilter($0.key, $0.value) }
    let counted =
      options.facetLimit == 0 ? [] : open.facets.filter { $0 != "visibility" }.map { FacetRequest($0, limit: options.facetLimit) }
    var request = SearchRequest(
      named, filters: filters, required: required, from: options.from, size: options.size, facets: counted, expands: options.expands)
    request.takenOff = TakenOff(options.without)
    if let seconds = options.seconds { request.deadline = .now + .seconds(seconds) }
    return try (date ?? options.asOf).map { (date) throws(CatalogueError) in try asOf(date, request, on: open) } ?? request
  }
}
