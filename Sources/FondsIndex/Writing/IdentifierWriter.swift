/// Writes the identifiers of a segment and their order (`Index/FORMAT.md` §5.6); holds all of them.
struct IdentifierWriter: ~Copyable {
  private var bytes: [UInt8] = []
  /// Where each identifier begins in `bytes`, and the end.
  private var starts: [Int] = [0]

  init() {}

  var count: Int { starts.count - 1 }

  mutating func add(_ identifier: [UInt8]) throws(IndexError) {
    bytes.append(contentsOf: identifier)
    starts.append(bytes.count)
    guard bytes.count <= FormatVersion.stretchLimit else {
      throw IndexError(.limit, "the identifiers are over 4 GiB", remedy: "split the index")
    }
  }

  /// Writes the section.
  func write(into file: SegmentFileWriter) throws(IndexError) {
    var offsets = ByteBuffer()
    var blocks = ByteBuffer(capacity: 1 << 16)
    for document in 0..<count {
      var shared = 0
      if document % FormatVersion.identifierBlock == 0 {
        offsets.uint32(UInt32(truncatingIfNeeded: blocks.count))
      } else {
        shared = self.shared(document - 1, document)
      }
      let further = starts[document + 1] - starts[document] - shared
      blocks.byte(UInt8(min(shared, 15) | min(further, 15) << 4))
      if shared >= 15 { blocks.varint(shared - 15) }
      if further >= 15 { blocks.varint(further - 15) }
      for index in starts[document] + shared..<starts[document + 1] { blocks.byte(bytes[index]) }
    }
    var order = IntegerBuffer(capacity: max(count, 1))
    for document in sorted() { order.append(document) }
    let width = FormatVersion.width(ofDocuments: count)
    unsafe offsets.pack(order.address, count, width: width)
    var section: [UInt8] = []
    offsets.append(to: &section)
    blocks.append(to: &section)
    try file.section(section)
  }

  /// The documents by the bytes of their identifiers, then by number.
  private func sorted() -> [UInt32] {
    var keys: [(prefix: UInt64, document: UInt32)] = []
    keys.reserveCapacity(count)
    // What all identifiers begin with tells none apart.
    var common = count > 0 ? starts[1] : 0
    for document in 1..<max(count, 1) { common = min(common, shared(document - 1, document)) }
    for document in 0..<count {
      var prefix: UInt64 = 0
      let first = starts[document] + common
      for index in 0..<8 { prefix = prefix << 8 | (first + index < starts[document + 1] ? UInt64(bytes[first + index]) : 0) }
      keys.append((prefix, UInt32(document)))
    }
    keys.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return compare(Int(left.document), Int(right.document))
    }
    return keys.map(\.document)
  }

  private func compare(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (starts[left]..<starts[left + 1], starts[right]..<starts[right + 1])
    let length = shared(left, right)
    if length == a.count || length == b.count { return a.count != b.count ? a.count < b.count : left < right }
    return bytes[a.lowerBound + length] < bytes[b.lowerBound + length]
  }

  /// How many bytes two identifiers share at their beginnings.
  private func shared(_ left: Int, _ right: Int) -> Int {
    let (a, b) = (starts[left], starts[right])
    let most = min(starts[left + 1] - a, starts[right + 1] - b)
    var length = 0
    while length < most, bytes[a + length] == bytes[b + length] { length += 1 }
    return length
  }
}
