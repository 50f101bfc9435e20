/// Reads what a posting list tells of its groups, and checks that they fill it (`Index/FORMAT.md` §5.2).
@safe struct PostingDirectory {
  private let bytes: UnsafeRawPointer
  private let length: Int
  private let positionLength: Int
  private let count: Int
  private let universe: Int
  private let hasPositions: Bool
  private(set) var groups: [PostingGroup] = []
  private(set) var seeds: [Float] = []
  /// Whether bounds are kept, also for the stretches of bitmaps.
  private(set) var hasBounds = false
  /// Whether smaller groups are bitmaps.
  private(set) var isDense = false

  @unsafe init(_ bytes: UnsafeRawPointer, length: Int, positionLength: Int, count: Int, universe: Int, hasPositions: Bool) {
    unsafe self.bytes = bytes
    self.length = length
    self.positionLength = positionLength
    self.count = count
    self.universe = universe
    self.hasPositions = hasPositions
  }

  /// Reads a list of one group; false when it is damaged.
  mutating func readWhole() -> Bool {
    var cursor = unsafe VarintCursor(start: bytes, count: length)
    let flags = cursor.byte()
    let more = flags & 1 == 1 ? cursor.count(limit: Int(UInt32.max / 2)) : 0
    let width = flags & 2 == 2 ? Int(cursor.byte()) : 0
    guard !cursor.isBroken, flags <= 3, width <= 32, hasPositions || more == 0 else { return false }
    let group = PostingGroup(
      window: 0, count: count, bound: 1, positions: count + more, start: cursor.position, positionStart: 0, positionBytes: positionLength,
      extraWidth: width)
    groups = [group]
    return group.start + byteCount(group, of: universe) == length
  }

  /// Reads a list that is kept by windows; false when it is damaged.
  mutating func readWindows() -> Bool {
    guard length >= FormatVersion.listTail else { return false }
    let tail = unsafe bytes + (length - FormatVersion.listTail)
    let windows = unsafe Int(UInt32(littleEndian: tail.loadUnaligned(as: UInt32.self)))
    let size = unsafe Int(UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    let most = unsafe Float(bitPattern: UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    for rank in PostingWindow.seedRanks.indices {
      unsafe seeds.append(Float(bitPattern: UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: 12 + rank * 4, as: UInt32.self))))
    }
    let flags = unsafe tail.load(fromByteOffset: 24, as: UInt8.self)
    guard flags <= 7, size <= length - FormatVersion.listTail, windows <= PostingWindow.count(universe), windows > 0,
      most >= 0, most <= 1, seeds.allSatisfy({ $0 >= 0 && $0 <= 1 })
    else { return false }
    hasBounds = flags & 2 == 2
    isDense = flags & 4 == 4
    let end = length - FormatVersion.listTail - size
    var cursor = unsafe VarintCursor(start: bytes + end, count: size)
    groups.reserveCapacity(windows)
    var (start, positionStart, total, window) = (0, 0, 0, -1)
    for _ in 0..<windows {
      let gap = Int(cursor.byte())
      window &+= 1 &+ gap
      if gap == 255 { window &+= cursor.count(limit: universe) }
      let packed = Int(cursor.byte())
      var number = packed & 15
      if number == 15 { number &+= cursor.count(limit: PostingWindow.size) }
      number &+= 1
      var repeats = packed &>> 4
      if repeats == 15 { repeats &+= cursor.count(limit: Int(UInt32.max / 2)) }
      let code = hasBounds ? cursor.byte() : 255
      let width = flags & 1 == 1 ? Int(cursor.byte()) : 0
      let positionBytes = hasPositions ? cursor.count(limit: positionLength) : 0
      let room = min(PostingWindow.size, universe &- window &* PostingWindow.size)
      guard number <= room, width <= 32, hasPositions || repeats == 0 else { return false }
      let group = PostingGroup(
        window: window, count: number, bound: hasBounds ? min(most * (Float(code) / 255), most) : 1, positions: number &+ repeats,
        start: start, positionStart: positionStart, positionBytes: positionBytes, extraWidth: width)
      groups.append(group)
      start &+= byteCount(group, of: room)
      if hasBounds, DocumentCode.isBitmap(number, of: room, isDense: isDense) { start &+= 16 }
      positionStart &+= positionBytes
      total &+= number
      guard start <= end else { return false }
    }
    return !cursor.isBroken && cursor.isAtEnd && start == end && total == count && positionStart == positionLength
  }

  @inline(__always)
  private func byteCount(_ group: PostingGroup, of universe: Int) -> Int {
    DocumentCode.byteCount(group.count, of: universe, isDense: isDense) &+ CountCode.byteCount(group.count, positions: group.positions)
      &+ PackedBits.byteCount(group.count, width: group.extraWidth)
  }
}
