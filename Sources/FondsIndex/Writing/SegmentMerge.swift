internal import FondsBytes
internal import FondsRecord

/// What segments that are merged have to add to the new one.
struct SegmentMerge {
  private let readers: [SegmentReader]
  private let mainFacet: String?

  init(_ readers: [SegmentReader], mainFacet: String?) {
    self.readers = readers
    self.mainFacet = mainFacet
  }

  func session() throws(IndexError) -> SessionSegment {
    var counts: [[UInt32]] = []
    for reader in readers {
      var passages: [UInt32] = []
      for document in 0..<UInt32(reader.documentCount) { passages.append(UInt32(try reader.passageNumbers(of: document).count)) }
      counts.append(passages)
    }
    var norms: [UInt8] = []
    for reader in readers { norms += try reader.norms().bytes }
    let (kept, isReordered) = try order()
    let all = counts.flatMap { $0 }
    var sources: [any TermSource] = []
    for (reader, numbers) in zip(readers, SourceNumbers.numbers(passages: counts, order: kept)) {
      sources.append(try SegmentTerms(reader, numbers: numbers))
    }
    return SessionSegment(
      norms: kept.map { norms[Int($0)] }, passages: kept.reduce(0) { $0 + Int(all[Int($1)]) }, sources: sources,
      documents: SegmentDocuments(readers, order: kept), isReordered: isReordered)
  }

  /// The live documents in their order, counted through all segments, and whether it is another one than theirs.
  private func order() throws(IndexError) -> (documents: [UInt32], isReordered: Bool) {
    var order = DocumentOrder()
    var live: [Bool] = []
    for reader in readers {
      let column = try mainFacet.map { (facet) throws(IndexError) in try reader.facet(facet) } ?? nil
      for document in 0..<UInt32(reader.documentCount) {
        live.append(reader.isLive(document))
        guard mainFacet != nil else { continue }
        let ordinal = try column?.ordinals(of: document).first
        let value = try ordinal.map { (ordinal) throws(IndexError) in Array(try column?.value(ordinal).utf8 ?? "".utf8) } ?? []
        order.add(value, try reader.language(of: document).code)
      }
    }
    if mainFacet != nil, let sorted = order.sorted(keeping: { live[$0] }) { return (sorted, true) }
    return (live.indices.filter { live[$0] }.map { UInt32($0) }, false)
  }
}

/// The live documents of segments that are being merged, in a given order.
final class SegmentDocuments: DocumentSource {
  private let segments: [SegmentReader]
  private let order: [UInt32]
  private var next = 0
  /// Where the documents of each segment begin, counted through all.
  private let bases: [Int]
  /// By segment: the block of stored records read last.
  private var blocks: [StoredRecords.Block?]

  init(_ segments: [SegmentReader], order: [UInt32]) {
    self.segments = segments
    self.order = order
    bases = segments.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.documentCount) }
    blocks = [StoredRecords.Block?](repeating: nil, count: segments.count)
  }

  func next(_ row: inout DocumentRow) throws(IndexError) -> Bool {
    guard next < order.count else { return false }
    let number = Int(order[next])
    next += 1
    let segment = Search.first(from: 0, to: segments.count) { bases[$0 + 1] > number }
    let reader = segments[segment]
    let document = UInt32(number - bases[segment])
    row.identifier = Array(try reader.id(of: document).value.utf8)
    row.language = try reader.language(of: document)
    row.passages = try reader.passages(of: document)
    if blocks[segment].map({ !$0.documents.contains(document) }) ?? true { blocks[segment] = try reader.records.block(of: document) }
    row.stored = blocks[segment]?.record(document) ?? []
    return true
  }
}
