internal import FondsBytes

/// Goes through the terms of a segment in their order (`Index/FORMAT.md` §5.1).
struct TermIterator {
  private let dictionary: TermDictionary
  private var block: Int
  private var view: ByteView
  private var cursor: VarintCursor
  /// Where the lists of the next term begin.
  private var postings = 0
  private var positions = 0
  /// The current key: space byte and term.
  private(set) var key: [UInt8] = []
  private(set) var entry = TermEntry(
    documentFrequency: 0, totalFrequency: 0, location: .stretch(postings: 0..<0, positions: 0..<0), hasPositions: false)

  /// Begins before the first term of a block.
  init(_ dictionary: TermDictionary, block: Int) throws(IndexError) {
    self.dictionary = dictionary
    self.block = block
    view = try dictionary.block(block)
    cursor = VarintCursor(view)
    beginBlock()
  }

  private mutating func beginBlock() {
    key.removeAll(keepingCapacity: true)
    postings = cursor.count(limit: .max)
    positions = cursor.count(limit: .max)
  }

  /// Moves to the next term; false at the end.
  mutating func next() throws(IndexError) -> Bool {
    while cursor.isAtEnd {
      guard !cursor.isBroken else { throw damage() }
      guard block + 1 < dictionary.blockCount else { return false }
      block += 1
      view = try dictionary.block(block)
      cursor = VarintCursor(view)
      beginBlock()
    }
    let shared = cursor.count(limit: key.count)
    let further = cursor.count(limit: FormatVersion.keyLimit + 1)
    key.removeLast(key.count - shared)
    cursor.append(further, to: &key)
    guard let space = key.first.flatMap(KeySpace.init(rawValue:)) else { throw damage() }
    entry = try readEntry(hasPositions: space.hasPositions)
    return true
  }

  /// Looks for a key in the rest of the block, without making the keys before it; good for one use.
  mutating func find(_ wanted: [UInt8]) throws(IndexError) -> TermEntry? {
    // `matched`: what the term before shares with the wanted one, which is greater.
    var matched = 0
    var hasPositions = false
    while !cursor.isAtEnd {
      let shared = cursor.count(limit: FormatVersion.keyLimit + 1)
      let further = cursor.count(limit: FormatVersion.keyLimit + 1)
      if shared < matched { return nil }
      if shared == 0 {
        guard let space = KeySpace(rawValue: cursor.peek()) else { throw damage() }
        hasPositions = space.hasPositions
      }
      var order = -1
      if shared == matched {
        let comparison = cursor.compare(further, with: wanted, from: matched)
        order = comparison.order
        matched += comparison.shared
      } else {
        cursor.skip(further)
      }
      if order > 0, !cursor.isBroken { return nil }
      let entry = try readEntry(hasPositions: hasPositions)
      if order == 0 { return entry }
    }
    if cursor.isBroken { throw damage() }
    return nil
  }

  @inline(__always)
  private mutating func readEntry(hasPositions: Bool) throws(IndexError) -> TermEntry {
    let head = cursor.varint()
    let documents = UInt32(truncatingIfNeeded: head &>> 1)
    guard head &>> 33 == 0, documents > 0 else { throw damage() }
    if head & 1 == 1 {
      let document = cursor.varint32()
      let packed = cursor.varint()
      let frequency = (hasPositions ? packed >> 1 : packed) &+ 1
      var count = 0
      if hasPositions {
        count = packed & 1 == 1 ? Int(truncatingIfNeeded: frequency & 0xFFFF_FFFF) : cursor.count(limit: FormatVersion.inlinePositions)
      }
      guard documents == 1, frequency <= UInt32.max, count <= FormatVersion.inlinePositions else { throw damage() }
      let offset = view.offset - dictionary.terms.offset + cursor.position
      for _ in 0..<count { _ = cursor.varint32() }
      guard !cursor.isBroken else { throw damage() }
      return TermEntry(
        documentFrequency: 1, totalFrequency: frequency,
        location: .inline(document: document, frequency: UInt32(frequency), positions: UInt32(count), offset: offset),
        hasPositions: hasPositions)
    }
    let length = cursor.count(limit: FormatVersion.stretchLimit)
    let positionLength = hasPositions ? cursor.count(limit: FormatVersion.stretchLimit) : 0
    let total = cursor.varint()
    guard !cursor.isBroken else { throw damage() }
    defer {
      postings &+= length
      positions &+= positionLength
    }
    guard postings <= Int.max - length, positions <= Int.max - positionLength else { throw damage() }
    return TermEntry(
      documentFrequency: documents, totalFrequency: total &+ UInt64(documents),
      location: .stretch(postings: postings..<postings + length, positions: positions..<positions + positionLength),
      hasPositions: hasPositions)
  }

  private func damage() -> IndexError {
    .damage("a block of terms is damaged", path: view.path, offset: view.offset + cursor.position)
  }
}
