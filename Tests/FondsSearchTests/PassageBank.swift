import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

/// A bank of records with several passages, whose concepts are known passage by passage.
struct PassageBank {
  /// A document: its facet `form`, its concepts by passage, the identifier of its twin, whether it has been deleted.
  struct Document {
    var id: String
    var language = Language.french
    var form: String
    var passages: [Set<String>]
    var twin: String?
    var isDeleted = false
    var amounts: [String] = []
    var currencies: [String] = []
  }

  static let thesaurus: Thesaurus = {
    func concept(_ facet: String, _ id: String, broader: [String] = []) -> Concept {
      var concept = Concept(facet: facet, id: id, uri: "urn:test:\(facet):\(id)")
      concept.preferred = [.french: "fr-\(id)", .english: "en-\(id)"]
      concept.broader = broader
      return concept
    }
    return Thesaurus(
      schemes: [ConceptScheme(facet: "theme"), ConceptScheme(facet: "actor")],
      concepts: (0..<4).map { concept("theme", "t\($0)") } + (0..<3).map { concept("actor", "a\($0)") } + [
        concept("theme", "t0-0", broader: ["t0"])
      ])
  }()

  let documents: [Document]
  private let folder: TemporaryFolder
  let searcher: Searcher

  init(_ documents: [Document], commits: Int = 1) throws {
    self.documents = documents
    folder = try TemporaryFolder()
    let size = (documents.count + commits - 1) / commits
    for start in stride(from: 0, to: documents.count, by: size) {
      var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(mainFacet: "form"))
      for document in documents[start..<min(start + size, documents.count)] { try writer.add(try Self.indexed(document)) }
      _ = try writer.commit()
    }
    if documents.contains(where: \.isDeleted) {
      var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(mainFacet: "form"))
      for document in documents where document.isDeleted { try writer.delete(try #require(RecordID(document.id))) }
      _ = try writer.commit()
    }
    searcher = Searcher(try IndexSnapshot.open(folder.path), thesaurus: Self.thesaurus, labels: LabelIndex(Self.thesaurus))
  }

  private static func indexed(_ document: Document) throws -> IndexDocument {
    var record = Record(id: try #require(RecordID(document.id)), language: document.language)
    // A heading opens each passage.
    for place in document.passages.indices {
      record.blocks.append(Block(.heading, "passage \(place)", level: 1, language: document.language))
      record.blocks.append(Block(.paragraph, "texte commun", language: document.language))
    }
    let analyzed = Analyzer().analyze(record)
    #expect(analyzed.passages.count == document.passages.count)
    var concepts: [PassageConcept] = []
    for (place, passage) in document.passages.enumerated() {
      for concept in passage { concepts.append(PassageConcept(passage: UInt32(place), concept: concept)) }
    }
    var facets = [FacetValue("form", document.form)]
    for concept in Set(document.passages.flatMap { $0 }) {
      let parts = concept.split(separator: "/").map(String.init)
      facets.append(FacetValue(parts[0], parts[1]))
    }
    for amount in document.amounts { facets.append(FacetValue("#amount", amount)) }
    for currency in document.currencies { facets.append(FacetValue("currency", currency)) }
    return IndexDocument(
      id: record.id, analyzed: analyzed, language: document.language, facets: facets, concepts: concepts,
      twins: document.twin.map { [$0] } ?? [], stored: RecordCoding.encode(record))
  }

  /// Random documents; every fifth has a twin behind it.
  static func random(_ count: Int, seed: UInt64) -> [Document] {
    var random = SeededGenerator(seed: seed)
    var documents: [Document] = []
    let names = ["theme/t0", "theme/t1", "theme/t2", "theme/t3", "actor/a0", "actor/a1", "actor/a2"]
    for number in 0..<count {
      var passages: [Set<String>] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var concepts: Set<String> = []
        for (place, name) in names.enumerated() where Int.random(in: 0...place + 1, using: &random) == 0 { concepts.insert(name) }
        if concepts.contains("theme/t0"), Bool.random(using: &random) { concepts.insert("theme/t0-0") }
        passages.append(concepts)
      }
      var document = Document(id: "d\(number)", form: "f\(Int.random(in: 0...2, using: &random))", passages: passages)
      document.isDeleted = Int.random(in: 0...9, using: &random) == 0
      document.amounts = ["\(Int.random(in: -500...500, using: &random)).\(Int.random(in: 10...99, using: &random))"]
      if number % 5 == 4 {
        document.language = .english
        document.twin = "d\(number - 1)"
      }
      documents.append(document)
    }
    return documents
  }

  /// The documents that count: living ones, of twins the one whose identifier comes first.
  func counted(_ form: String? = nil) throws -> [Document] { try works(form).map { $0[0] } }

  /// The living documents by work, in the order of their identifiers.
  func works(_ form: String? = nil) throws -> [[Document]] {
    var living: [String: Document] = [:]
    for document in documents where !document.isDeleted && (form == nil || document.form == form) { living[document.id] = document }
    var works: [[Document]] = []
    for work in 0..<UInt32(searcher.snapshot.works.count) {
      let faces = try searcher.snapshot.works.faces(work).compactMap {
        living.removeValue(forKey: try searcher.snapshot.segments[$0.segment].id(of: $0.document).value)
      }
      if !faces.isEmpty { works.append(faces.sorted { $0.id < $1.id }) }
    }
    return works + living.values.map { [$0] }
  }

  /// By work, by place in its longest face (deleted ones included): the concepts of the passages of its faces that lie there, in proportion.
  func places(_ form: String? = nil) throws -> [[[Set<String>]]] {
    let twins = Dictionary(grouping: documents) { $0.twin ?? $0.id }
    return try works(form).map { faces in
      let first = faces[0]
      let all = twins[first.twin ?? first.id] ?? []
      let length = all.map(\.passages.count).max() ?? 0
      var places = [[Set<String>]](repeating: [], count: length)
      for face in faces {
        for (index, passage) in face.passages.enumerated() { places[index * length / face.passages.count].append(passage) }
      }
      return places.filter { !$0.isEmpty }
    }
  }
}
