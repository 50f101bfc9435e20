internal import FondsBytes
internal import FondsRecord

/// The identifiers of the documents of a segment, by number and by their bytes (`Index/FORMAT.md` §5.6).
struct IdentifierTable: Sendable {
  private let section: Section
  private let documents: Int
  private let blockCount: Int
  private let width: Int
  /// Where the order and the blocks begin in the section.
  private let orderStart: Int
  private let blockStart: Int

  init(_ file: SegmentFile) throws(IndexError) {
    section = try file.section(.identifiers)
    documents = file.contents.documents
    blockCount = (documents + FormatVersion.identifierBlock - 1) / FormatVersion.identifierBlock
    width = FormatVersion.width(ofDocuments: documents)
    orderStart = blockCount * 4
    blockStart = orderStart + PackedBits.byteCount(documents, width: width)
    guard blockStart <= section.count else { throw section.damage("the identifiers are too short", at: section.count) }
  }

  /// The identifier of a document.
  func identifier(_ document: DocumentID) throws(IndexError) -> RecordID {
    var bytes: [UInt8] = []
    try read(document, into: &bytes)
    guard let text = String(validating: bytes, as: UTF8.self), let id = RecordID(text) else {
      throw section.damage("an identifier breaks the rules", at: Int(document) / FormatVersion.identifierBlock * 4)
    }
    return id
  }

  /// The documents of an identifier; more than one only where deleted ones are among them.
  ///
  /// O(log documents).
  func documents(of wanted: [UInt8]) throws(IndexError) -> [DocumentID] {
    var bytes: [UInt8] = []
    var (low, high) = (0, documents)
    while low < high {
      let middle = (low + high) / 2
      try read(try document(atRank: middle), into: &bytes)
      if bytes.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    var found: [DocumentID] = []
    while low < documents {
      let document = try document(atRank: low)
      try read(document, into: &bytes)
      guard bytes == wanted else { break }
      found.append(document)
      low += 1
    }
    return found
  }

  /// Checks that the order is one of all documents.
  func check() throws(IndexError) {
    var seen = [Bool](repeating: false, count: documents)
    var previous: [UInt8] = []
    var bytes: [UInt8] = []
    for rank in 0..<documents {
      let document = try document(atRank: rank)
      try read(document, into: &bytes)
      guard !seen[Int(document)], rank == 0 || !bytes.lexicographicallyPrecedes(previous) else {
        throw section.damage("the identifiers are not in order", at: orderStart)
      }
      seen[Int(document)] = true
      swap(&previous, &bytes)
    }
  }

  private func document(atRank rank: Int) throws(IndexError) -> DocumentID {
    let bit = rank * width
    let first = orderStart + bit / 8
    let bytes = try section.checked(first, min(8, section.count - first))
    var word: UInt64 = 0
    for index in 0..<bytes.count { word |= UInt64(bytes[index]) << UInt64(index * 8) }
    let document = UInt32(truncatingIfNeeded: word >> UInt64(bit % 8) & ((1 << UInt64(width)) - 1))
    guard Int(document) < documents else { throw section.damage("the order of identifiers names no document", at: first) }
    return document
  }

  /// Replaces the content of `target` by the identifier of a document.
  private func read(_ document: DocumentID, into target: inout [UInt8]) throws(IndexError) {
    guard Int(document) < documents else { throw section.damage("there is no document \(document)", at: 0) }
    let block = Int(document) / FormatVersion.identifierBlock
    let ends = try section.checked(block * 4, block + 1 < blockCount ? 8 : 4)
    let (start, end) = try indexed { () throws(ByteError) in
      (Int(try ends.uint32(at: 0)), block + 1 < blockCount ? Int(try ends.uint32(at: 4)) : section.count - blockStart)
    }
    guard start <= end, end <= section.count - blockStart else {
      throw section.damage("a block of identifiers lies outside", at: block * 4)
    }
    let view = try section.checked(blockStart + start, end - start)
    var cursor = VarintCursor(view)
    target.removeAll(keepingCapacity: true)
    for _ in 0...Int(document) % FormatVersion.identifierBlock {
      let head = Int(cursor.byte())
      let shared = head & 15 == 15 ? 15 + cursor.count(limit: RecordID.byteLimit) : head & 15
      let further = head >> 4 == 15 ? 15 + cursor.count(limit: RecordID.byteLimit) : head >> 4
      guard !cursor.isBroken, shared <= target.count else {
        throw section.damage("a block of identifiers is damaged", at: blockStart + start)
      }
      target.removeLast(target.count - shared)
      cursor.append(further, to: &target)
    }
    guard !cursor.isBroken else { throw section.damage("a block of identifiers is damaged", at: blockStart + start) }
    withExtendedLifetime(view) {}
  }
}
