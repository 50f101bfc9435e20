internal import FondsBytes
internal import FondsExchange
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import FondsText
internal import Synchronization

/// One generation of the index with what it takes to answer from it; never changes.
final class OpenIndex: Sendable {
  let snapshot: IndexSnapshot
  let thesaurus: Thesaurus
  let labels: LabelIndex
  let rules: BankRules
  let facetLabels: KnownLabels
  let searcher: Searcher
  let bank: BankDescription
  /// Facets with values somewhere in the index, in display order.
  let facets: [String]
  let completer = Completer()
  private let knownFields = Mutex<FieldVocabulary?>(nil)
  /// Read when they are first asked for: searches do not.
  private let knownQuotations = Mutex<KnownQuotations?>(nil)
  let knownEditions = Mutex<[Edition]?>(nil)
  private let knownNames = Mutex<ForgottenNames?>(nil)
  private let recent = Mutex(RecordMemory())
  let knownDates = Mutex<[DateColumn]?>(nil)

  init(folder: String, lexicon: LexiconChoice = .standard) throws(CatalogueError) {
    let snapshot = try onIndex { () throws(IndexError) in try IndexSnapshot.open(folder) }
    self.snapshot = snapshot
    thesaurus = try Self.thesaurus(of: snapshot)
    labels = try Self.labels(of: snapshot, thesaurus)
    let rules = try BankRules.of(snapshot)
    self.rules = rules
    let bank = try BankDescription(of: snapshot)
    self.bank = bank
    facetLabels = KnownLabels(thesaurus: thesaurus, own: bank.labels, schema: { rules.words })
    var present: Set<String> = []
    for segment in snapshot.segments { present.formUnion(try onIndex { () throws(IndexError) in try segment.facetNames() }) }
    // Columns of amounts are for sums.
    let open = present.subtracting(FacetName.order).filter { !$0.hasPrefix(FieldDefinition.columnMark) }
    facets = FacetName.order.filter(present.contains) + open.sorted()
    searcher = Searcher(
      snapshot, thesaurus: thesaurus, labels: labels, lexicon: try LexiconSource.open(lexicon))
  }

  /// The thesaurus that the records of the snapshot were tagged with.
  ///
  /// - Parameter isWhole: whether it is read into memory, for those who look at much of it; else each concept is read where it lies.
  static func thesaurus(of snapshot: IndexSnapshot, isWhole: Bool = false) throws(CatalogueError) -> Thesaurus {
    guard let image = try onIndex({ () throws(IndexError) in try snapshot.mappedAttachment(Attachment.thesaurus) }) else {
      return Thesaurus()
    }
    do throws(ExchangeError) {
      return isWhole ? try ThesaurusImage.decode(image) : try ThesaurusImage.open(image)
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }

  /// The labels of that thesaurus, made anew where an older program wrote the index.
  static func labels(of snapshot: IndexSnapshot, _ thesaurus: Thesaurus) throws(CatalogueError) -> LabelIndex {
    guard let image = try onIndex({ () throws(IndexError) in try snapshot.mappedAttachment(Attachment.labels) }) else {
      return LabelIndex(thesaurus)
    }
    return LabelIndex(image: image, of: thesaurus) ?? LabelIndex(thesaurus)
  }

  /// The names that a query may put before a colon in this bank; gathered once.
  var fields: FieldVocabulary {
    knownFields.withLock { known in
      let fields = known ?? gatherFields()
      known = fields
      return fields
    }
  }

  private func gatherFields() -> FieldVocabulary {
    var fields = FieldVocabulary.standard
    for facet in facets {
      fields.add(facet: facet, labels: [facetLabels.name(of: facet, in: .french), facetLabels.name(of: facet, in: .english)])
    }
    return fields
  }

  /// A facet as people know it, with the identifier where that is another word.
  func named(_ facet: String, _ ui: Language) -> String {
    let name = facetLabels.name(of: facet, in: ui)
    return name.lowercased() == facet ? facet : "\(name) (\(facet))"
  }

  /// The identifier of a facet, from that or from its name in either language.
  func facet(named name: String, in fields: FieldVocabulary, else code: CatalogueError.Code) throws(CatalogueError) -> String {
    switch fields[name] {
    case .facet(let facet), .years(let facet): return facet
    case .language: return "lang"
    case .text, .meeting, .asOf, nil:
      throw CatalogueError(
        code, "there is no facet \"\(name)\" in this bank",
        remedy: "the facets are: " + facets.map { named($0, .english) }.joined(separator: ", "),
        french: .init(
          "cette banque n’a pas de facette « \(name) »",
          remedy: "les facettes sont : " + facets.map { named($0, .french) }.joined(separator: ", ")))
    }
  }

  func search(_ request: SearchRequest) throws(CatalogueError) -> Hits {
    do throws(SearchError) {
      return try searcher.search(request)
    } catch {
      throw CatalogueError(error)
    }
  }

  /// How the scores of some hits of a request, or of a likeness that it narrows, add up.
  func explain(_ request: SearchRequest, _ likeness: Likeness?, _ hits: [Hit]) throws(CatalogueError) -> [ScorePart] {
    do throws(SearchError) {
      return if let likeness { try searcher.explain(likeness, request, hits) } else { try searcher.explain(request, hits) }
    } catch {
      throw CatalogueError(error)
    }
  }

  /// The quotations between records of this generation.
  func quotations() throws(CatalogueError) -> KnownQuotations {
    if let known = knownQuotations.withLock({ $0 }) { return known }
    guard let bytes = try onIndex({ () throws(IndexError) in try snapshot.attachment(Attachment.quotations) }) else {
      return KnownQuotations([])
    }
    do throws(RecordError) {
      let quotations = KnownQuotations(try QuotationCoding.decode(bytes))
      knownQuotations.withLock { $0 = quotations }
      return quotations
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }

  /// The names that were erased from this generation; the desk is read where there are any.
  func forgotten() throws(CatalogueError) -> ForgottenNames {
    if let known = knownNames.withLock({ $0 }) { return known }
    let hasAny = try AppliedDesk(of: snapshot).forgotten > 0
    let names = hasAny ? try DeskFile(folder: snapshot.directory).desk.forgotten : ForgottenNames()
    knownNames.withLock { $0 = names }
    return names
  }

  /// The stored record of a document.
  func record(at address: DocumentAddress) throws(CatalogueError) -> Record {
    let stored = try onIndex { () throws(IndexError) in try snapshot.segments[address.segment].stored(of: address.document) }
    do throws(RecordError) {
      return try RecordCoding.decode(stored)
    } catch {
      throw CatalogueError(error, path: snapshot.segments[address.segment].path)
    }
  }

  /// The records shown lately; to be asked for once for an answer.
  var memory: RecordMemory {
    recent.withLock { memory in
      if memory.isFull { memory = RecordMemory() }
      return memory
    }
  }

  /// Where the live records stand, in the order of their identifiers.
  func documentsByID() throws(CatalogueError) -> [DocumentAddress] {
    var documents: [(id: RecordID, address: DocumentAddress)] = []
    documents.reserveCapacity(snapshot.statistics.liveDocuments)
    for (number, segment) in snapshot.segments.enumerated() {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let id = try onIndex { () throws(IndexError) in try segment.id(of: document) }
        documents.append((id, DocumentAddress(segment: number, document: document)))
      }
    }
    documents.sort { $0.id < $1.id }
    return documents.map(\.address)
  }

  /// Whether a reader of some visibilities may see a document; of all where they are `nil`.
  func isVisible(_ address: DocumentAddress, to visibilities: [Visibility]?) throws(CatalogueError) -> Bool {
    guard let visibilities else { return true }
    return try onIndex { () throws(IndexError) in
      guard let column = try snapshot.segments[address.segment].facet("visibility") else { return false }
      for ordinal in try column.ordinals(of: address.document) {
        if let visibility = Visibility(rawValue: try column.value(ordinal)), visibilities.contains(visibility) { return true }
      }
      return false
    }
  }

  func language(at address: DocumentAddress) throws(CatalogueError) -> Language {
    try onIndex { () throws(IndexError) in try snapshot.segments[address.segment].language(of: address.document) }
  }
}

/// Quotations, and those of each record.
struct KnownQuotations: Sendable {
  let all: [Quotation]
  private let byRecord: [String: [Int]]

  init(_ all: [Quotation]) {
    self.all = all
    var byRecord: [String: [Int]] = [:]
    for (index, quotation) in all.enumerated() {
      byRecord[quotation.from, default: []].append(index)
      if quotation.to != quotation.from { byRecord[quotation.to, default: []].append(index) }
    }
    self.byRecord = byRecord
  }

  /// Those that begin or end at a record.
  func of(_ id: String) -> [Quotation] { (byRecord[id] ?? []).map { all[$0] } }
}

/// The names of the blobs that travel with each generation.
enum Attachment {
  static let thesaurus = "thesaurus"
  static let labels = "labels"
  static let ledger = SourceLedger.attachment
  static let report = "report"
  static let bank = "bank"
  /// The bank's own rules, as they were read; absent or empty for those of the program.
  static let rules = "rules"
  static let shingles = "shingles"
  static let quotations = "quotations"

  /// The titles of the records of a visibility, to complete what people type.
  static func titles(_ visibility: Visibility) -> String { "titles-" + visibility.rawValue }

  /// Those that changed since.
  static func newTitles(_ visibility: Visibility) -> String { "titles-" + visibility.rawValue + "-new" }

  static let titleChanges = "titles-changes"
}
