internal import FondsBytes

/// Writes one segment from sorted sources of terms and a source of documents, streaming: the table of a session with its runs, or segments that are merged.
struct SegmentBuilder {
  let directory: String
  let number: UInt64
  let system: FileSystem
  /// By document of the new segment: its norm.
  let norms: [UInt8]
  let passages: Int
  /// How hard stored records are compressed.
  let compression: Int
  /// Whether the sources give documents in another order than that of their numbers.
  let isReordered: Bool

  /// Writes the file; it lasts, but no manifest names it yet.
  ///
  /// - Parameter sources: in the order of their documents.
  func build(_ sources: [any TermSource], _ documents: some DocumentSource) throws(IndexError) -> Manifest.SegmentEntry {
    let path = directory + "/" + FileNames.segment(number)
    let file = try SegmentFileWriter(path, number: number, system: system)
    try file.beginSection()
    let totalLength = norms.reduce(0) { $0 + UInt64(NormTable.length(of: $1)) }
    var lists = PostingListWriter(
      file: file, positions: try spool(), norms: norms, passages: passages,
      weights: ReferenceWeight(ReferenceSaturation(documents: norms.count, totalLength: totalLength)), sorts: isReordered)
    var dictionary = TermDictionaryWriter(try spool())
    var facets = FacetColumnWriter(try spool(), documents: norms.count)
    try merge(sources, &lists, &dictionary, &facets)
    try lists.flush()
    file.endSection()
    try file.beginSection()
    var columns = try DocumentColumnsWriter(file: file, passages: try spool(), level: compression)
    var row = DocumentRow()
    var count = 0
    while try documents.next(&row) {
      try columns.add(row)
      count += 1
    }
    precondition(count == norms.count, "each document has a norm")
    try columns.endRecords()
    file.endSection()
    try file.section(lists.finish())
    let terms = dictionary.count
    try dictionary.finish(into: file)
    try file.section(norms)
    try columns.finish()
    try facets.finish(into: file)
    var contents = SegmentContents()
    contents.documents = norms.count
    contents.passages = passages
    contents.terms = terms
    contents.totalLength = totalLength
    let (length, checksum) = try file.finish(contents)
    return Manifest.SegmentEntry(
      number: number, fileLength: length, checksum: checksum, documents: norms.count, liveDocuments: norms.count,
      liveLength: contents.totalLength)
  }

  private func spool() throws(IndexError) -> SpoolFile {
    do throws(ByteError) {
      return try SpoolFile(in: directory, name: FileNames.spool, system: system)
    } catch {
      throw IndexError(error)
    }
  }

  /// Writes the current term of the only source that is left.
  private func write(
    _ source: any TermSource, _ lists: inout PostingListWriter, _ dictionary: inout TermDictionaryWriter, _ facets: inout FacetColumnWriter
  ) throws(IndexError) {
    guard let space = source.key.first.flatMap(KeySpace.init(rawValue:)) else { throw .damage("a term has no space", path: directory) }
    lists.start(space)
    try source.drain(into: &lists)
    guard let written = try lists.end() else { return }
    try dictionary.add(source.key, written, hasPositions: space.hasPositions)
    if space == .facet { try facets.add(source.key.dropFirst(), lists.documentList) }
  }

  /// Goes through the terms of all sources at once.
  private func merge(
    _ all: [any TermSource], _ lists: inout PostingListWriter, _ dictionary: inout TermDictionaryWriter, _ facets: inout FacetColumnWriter
  ) throws(IndexError) {
    var sources: [any TermSource] = []
    for source in all where try source.advance() { sources.append(source) }
    while var key = sources.first?.key {
      if sources.count == 1 {
        repeat { try write(sources[0], &lists, &dictionary, &facets) } while try sources[0].advance()
        return
      }
      for source in sources.dropFirst() where source.key.lexicographicallyPrecedes(key) { key = source.key }
      guard let space = key.first.flatMap(KeySpace.init(rawValue:)) else { throw .damage("a term has no space", path: directory) }
      lists.start(space)
      var ended = false
      for source in sources where source.key == key { try source.drain(into: &lists) }
      if let written = try lists.end() {
        try dictionary.add(key, written, hasPositions: space.hasPositions)
        if space == .facet { try facets.add(key.dropFirst(), lists.documentList) }
      }
      var kept: [any TermSource] = []
      for source in sources {
        if source.key == key, try !source.advance() { ended = true } else { kept.append(source) }
      }
      if ended { sources = kept }
    }
  }
}
