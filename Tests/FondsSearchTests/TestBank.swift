import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText

/// A document of a test with what the writer is given of it.
struct TestDocument {
  var id: String
  var title = ""
  var text = ""
  var language = Language.french
  var authors: [String] = []
  var facets: [FacetValue] = []
  var concepts: [String] = []
  var twins: [String] = []
  /// Whether its record is stored; else only its number is.
  var isStored = false

  var record: Record {
    get throws {
      guard let id = RecordID(id) else { throw QueryError(.missingValue, column: nil, message: "bad id \(id)", remedy: "") }
      var record = Record(id: id, language: language)
      if !title.isEmpty { record.titles = [LocalizedText(title, language: language, origin: "test")] }
      record.blocks = text.split(separator: "|").map { Block(.paragraph, String($0), language: language) }
      record.authors = authors.map { Sourced($0, origin: "test") }
      return record
    }
  }
}

/// A small index on disk, with the documents it was made of in the order of their addresses.
final class TestBank {
  /// A document as it stands in a segment.
  struct Place {
    let document: TestDocument
    let analyzed: AnalyzedRecord
    let isLive: Bool
  }

  private let folder: TemporaryFolder
  private let analyzer = Analyzer()
  /// Every version ever added; the stored record of a document is its number.
  private var versions: [(document: TestDocument, analyzed: AnalyzedRecord)] = []

  init() throws { folder = try TemporaryFolder() }

  /// One commit.
  func commit(adding documents: [TestDocument], deleting ids: [String] = []) throws {
    var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(mainFacet: "theme"))
    for document in documents {
      let record = try document.record
      let analyzed = analyzer.analyze(record)
      try writer.add(
        IndexDocument(
          id: record.id, analyzed: analyzed, language: document.language, facets: document.facets.sorted(),
          concepts: analyzed.passages.isEmpty ? [] : document.concepts.sorted().map { PassageConcept(passage: 0, concept: $0) },
          twins: document.twins, stored: document.isStored ? RecordCoding.encode(record) : Array(String(versions.count).utf8)))
      versions.append((document, analyzed))
    }
    for id in ids {
      if let id = RecordID(id) { try writer.delete(id) }
    }
    _ = try writer.commit()
  }

  func snapshot() throws -> IndexSnapshot { try IndexSnapshot.open(folder.path) }

  /// The documents of a snapshot by segment, deleted ones included.
  func places(_ snapshot: IndexSnapshot) throws -> [[Place]] {
    try snapshot.segments.map { segment in
      try (0..<UInt32(segment.documentCount)).map { number in
        guard let version = Int(String(decoding: try segment.stored(of: number), as: UTF8.self)) else {
          throw QueryError(.missingValue, column: nil, message: "no version stored", remedy: "")
        }
        return Place(document: versions[version].document, analyzed: versions[version].analyzed, isLive: segment.isLive(number))
      }
    }
  }

  /// A searcher over the present generation.
  func searcher(_ thesaurus: Thesaurus = Thesaurus(), secondStage: SecondStage? = .standard) throws -> Searcher {
    Searcher(try snapshot(), thesaurus: thesaurus, labels: LabelIndex(thesaurus), secondStage: secondStage)
  }

  /// An index of some documents in one segment.
  static func searcher(_ documents: [TestDocument], _ thesaurus: Thesaurus = Thesaurus()) throws -> Searcher {
    let bank = try TestBank()
    try bank.commit(adding: documents)
    return try bank.searcher(thesaurus)
  }
}

extension Searcher {
  /// The identifiers of the hits of a query as people type it.
  func ids(
    _ text: String, expands: Bool = true, without: [String] = [], filters: [FacetFilter] = [], size: Int = 100
  ) throws -> [String] {
    var request = SearchRequest(try QueryParser().parse(text), filters: filters, size: size, expands: expands)
    request.takenOff = TakenOff(without)
    let hits = try search(request)
    return try hits.hits.map { try snapshot.segments[$0.address.segment].id(of: $0.address.document).value }
  }
}
