internal import FondsBytes
internal import FondsRecord
internal import FondsText

/// The documents that will be the next segment.
struct WriterSession: ~Copyable {
  private let directory: String
  private let settings: IndexSettings
  private let keys: IdentifierKeys

  private var table: TermTable
  private var terms = DocumentTerms()
  private var runs: [SpoolReader] = []
  private var spool: DocumentSpool
  /// By document: norm and number of passages.
  private var norms: [UInt8] = []
  private var passages: [UInt32] = []
  private(set) var passageCount = 0
  /// The last document of each identifier, and the earlier ones.
  private var identifiers: IdentifierMap
  private var replaced: Set<UInt32> = []
  private var order = DocumentOrder()

  /// - Parameter keys: under which identifiers are known.
  init(directory: String, settings: IndexSettings, keys: IdentifierKeys) throws(IndexError) {
    self.directory = directory
    self.settings = settings
    do throws(ByteError) {
      spool = DocumentSpool(try SpoolFile(in: directory, name: FileNames.spool, system: settings.system))
    } catch {
      throw IndexError(error)
    }
    table = TermTable(budget: settings.memoryBudget)
    identifiers = IdentifierMap(keys)
    self.keys = keys
  }

  /// Documents added, those among them that were replaced.
  var count: Int { norms.count }

  /// Adds a document; gives whether it takes the place of an earlier one of the session.
  ///
  /// - Throws: `document` when it breaks a rule of `Index/FORMAT.md` §1.4 (nothing is added then); `no-space`, `io`.
  mutating func add(_ document: IndexDocument) throws(IndexError) -> Bool {
    let number = UInt32(norms.count)
    try terms.collect(document, number: number, firstPassage: UInt32(passageCount))
    let earlier = identifiers.update(document.id.value, number)
    if let earlier { replaced.insert(earlier) }
    norms.append(NormTable.norm(of: FieldWeights.length(document.analyzed.lengths)))
    passages.append(UInt32(document.analyzed.passages.count))
    passageCount += document.analyzed.passages.count
    if let facet = settings.mainFacet { order.add(DocumentOrder.value(of: facet, in: document), document.language.code) }
    try spool.add(document)
    let occurrences = document.analyzed.orderedOccurrences
    var next = table.add(occurrences, of: document.analyzed.bytes, from: 0, document: number)
    while next < occurrences.count {
      try spill()
      next = table.add(occurrences, of: document.analyzed.bytes, from: next, document: number)
    }
    next = table.add(terms, from: 0)
    while next < terms.keys.count {
      try spill()
      next = table.add(terms, from: next)
    }
    return earlier != nil
  }

  /// Removes the document of an identifier; gives whether there was one.
  mutating func remove(_ id: RecordID) -> Bool {
    guard let earlier = identifiers.remove(id.value) else { return false }
    replaced.insert(earlier)
    return true
  }

  /// Tells of most identifiers that none of the documents bears them.
  func filter() -> IdentifierFilter { identifiers.filter() }

  /// What the segment is made of.
  consuming func segment() throws(IndexError) -> SessionSegment {
    identifiers = IdentifierMap(keys)
    let sorted = settings.mainFacet == nil ? nil : order.sorted { [replaced] in !replaced.contains(UInt32($0)) }
    let numbers =
      sorted.map { [passages] in SourceNumbers(passages: passages, order: $0) } ?? SourceNumbers(passages: passages, without: replaced)
    var sources: [any TermSource] = []
    for run in runs { sources.append(RunSource(run, numbers: numbers)) }
    let kept = sorted?.map { Int($0) } ?? norms.indices.filter { [replaced] in !replaced.contains(UInt32($0)) }
    return SessionSegment(
      norms: kept.map { [norms] in norms[$0] }, passages: kept.reduce(0) { [passages] in $0 + Int(passages[$1]) },
      sources: sources + [TableSource(table, numbers: numbers)], documents: try spool.source(without: replaced, order: sorted),
      isReordered: sorted != nil)
  }

  /// Writes the terms in memory as a sorted run and empties the table.
  private mutating func spill() throws(IndexError) {
    precondition(table.count > 0, "an empty table takes any occurrence")
    runs.append(try RunSource.write(table, in: directory, system: settings.system))
    table.removeAll()
  }
}
