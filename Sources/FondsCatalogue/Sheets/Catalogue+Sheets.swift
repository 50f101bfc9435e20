internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import FondsText

extension Catalogue {
  /// The records that a search finds, with the other faces of their works, as a table of separated values; all of the bank without a query and filters.
  ///
  /// Rows stand in the order of the identifiers, so that the same records give the same bytes.
  /// - Parameter columns: names of parts; `nil` for all that some record has something for.
  package func sheet(_ options: SearchOptions, columns: [String]? = nil) throws(CatalogueError) -> [UInt8] {
    let open = try current.newest()
    var members: [DeskMember]?
    if let columns {
      members = []
      for name in columns where name.lowercased() != RecordSheet.identifier {
        let member = try IndexSession.understood { () throws(DeskReading.Fault) in
          if let member = RecordSheet.member(named: name) { return member }
          return try DeskReading.member(named: name)
        }
        if members?.contains(member) == false { members?.append(member) }
      }
    }
    var records: [Record] = []
    for address in try addresses(options, on: open) {
      var record = try open.record(at: address)
      // Texts are no part of a table, and take more room than all the rest.
      record.blocks = []
      records.append(record)
    }
    return RecordSheet.csv(of: records.sorted { $0.id < $1.id }, columns: members)
  }

  private func addresses(_ options: SearchOptions, on open: OpenIndex) throws(CatalogueError) -> Set<DocumentAddress> {
    var found: Set<DocumentAddress> = []
    if options.query.isEmpty, options.filters.isEmpty {
      for (number, segment) in open.snapshot.segments.enumerated() {
        for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
          found.insert(DocumentAddress(segment: number, document: document))
        }
      }
      return found
    }
    var request = try Self.request(for: options, on: open)
    request.from = 0
    request.size = SearchRequest.sizeLimit
    request.facets = []
    request.countsTotal = false
    while true {
      let hits = try open.search(request).hits
      for hit in hits { found.formUnion([hit.address] + hit.otherFaces) }
      guard hits.count == SearchRequest.sizeLimit else { return found }
      request.leftOut = found.sorted()
    }
  }

  /// Reads a table of records: what differs of known ones goes onto the desk, rows of new identifiers become records.
  ///
  /// No text is extracted.
  ///
  /// - Parameter isDry: whether only what would change is told.
  package func importSheet(_ path: String, isDry: Bool) throws(CatalogueError) -> SheetReport {
    let bytes = try onLines { () throws(ByteError) in try WholeFile.read(path, limit: Self.sheetLimit) }.bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw CatalogueError(
        .record, "the table is not UTF-8: every accented letter would be taken for a correction",
        remedy: "save it as CSV with the charset UTF-8",
        path: path,
        french: .init(
          "le tableau n’est pas en UTF-8 : chaque lettre accentuée passerait pour une correction",
          remedy: "enregistrez-le en CSV avec le jeu de caractères UTF-8"))
    }
    let table = CSVReader.read(bytes)
    var session = try IndexSession(folder: folder, isFull: false)
    try session.bringUpToDate()
    let indexer = RecordIndexer(try session.taggingInUse())
    let snapshot = session.base
    let spoken = session.desk.desk.records
    var reader = SheetReader(path: path, reading: DeskReading(try session.taggingInUse())) { (id) throws(CatalogueError) in
      guard let snapshot, let stored = try IndexSession.record(id, in: snapshot) else { return nil }
      // What a kill kept from the index is on the desk all the same.
      return spoken.contains(id) ? try indexer.record(for: stored) : stored
    }
    try reader.read(table)
    var report = reader.report
    guard !isDry else { return report }
    report.entries = reader.actions.count
    report.imported = reader.records.count
    if !reader.actions.isEmpty {
      try session.append(reader.actions.map { DeskEntry($0) })
      try session.bringUpToDate()
    }
    let renewed = RecordIndexer(try session.taggingInUse())
    for record in reader.records { try session.add(renewed.document(for: record)) }
    _ = try session.commit([])
    return report
  }

  /// The most bytes of a table.
  private static let sheetLimit = 256 << 20
}
