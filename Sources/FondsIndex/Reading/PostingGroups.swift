/// The groups of an opened posting list and how they are decoded: a view on memory that its `PostingList` keeps, so that hot loops may copy it
/// freely (`Index/FORMAT.md` §5.2).
///
/// Every method that decodes tells whether the bytes made sense; only then may its result be used.
@safe package struct PostingGroups: @unchecked Sendable {
  /// Documents are below this.
  package let universe: Int
  /// Whether the postings are kept by windows; else they are one group, number 0.
  package let hasWindows: Bool
  package let count: Int
  private let groups: UnsafePointer<PostingGroup>
  /// By window, in lists that are kept by windows: the group, −1 for none, and the upper bound of its reference weights, below 0 for none.
  package let slots: UnsafePointer<Int32>
  package let references: UnsafePointer<Float>
  private let base: UnsafeRawPointer
  private let hasBounds: Bool
  let isDense: Bool
  /// The only posting, when it stands in the dictionary.
  private let isSingle: Bool
  private let single: (document: UInt32, frequency: UInt32)

  @unsafe init(
    _ groups: UnsafePointer<PostingGroup>, slots: UnsafePointer<Int32>, references: UnsafePointer<Float>, count: Int,
    base: UnsafeRawPointer, universe: Int, hasWindows: Bool, hasBounds: Bool, isDense: Bool,
    single: (document: UInt32, frequency: UInt32)?
  ) {
    unsafe self.groups = groups
    unsafe self.slots = slots
    unsafe self.references = references
    self.count = count
    unsafe self.base = base
    self.universe = universe
    self.hasWindows = hasWindows
    self.hasBounds = hasBounds
    self.isDense = isDense
    isSingle = single != nil
    self.single = single ?? (0, 0)
  }

  @inline(__always)
  package subscript(slot: Int) -> PostingGroup {
    precondition(slot >= 0 && slot < count, "a group of the list")
    return unsafe groups[slot]
  }

  /// The first document of a group's universe.
  @inline(__always)
  package func base(of group: PostingGroup) -> UInt32 {
    UInt32(truncatingIfNeeded: hasWindows ? group.window &* PostingWindow.size : 0)
  }

  @inline(__always)
  func size(of group: PostingGroup) -> Int {
    hasWindows ? min(PostingWindow.size, universe &- group.window &* PostingWindow.size) : universe
  }

  /// Decodes the documents of a group, counted in the segment.
  ///
  /// - Parameter target: room for `group.count` numbers.
  package func decodeDocuments(_ group: PostingGroup, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    if isSingle {
      unsafe target[0] = single.document
      return true
    }
    return unsafe DocumentCode.decode(
      base + group.start, group.count, of: size(of: group), isDense: isDense, base: base(of: group), into: target)
  }

  /// Decodes the frequencies of a group.
  package func decodeFrequencies(_ group: PostingGroup, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    if isSingle {
      unsafe target[0] = single.frequency
      return true
    }
    guard unsafe decodeCounts(group, into: target) else { return false }
    guard let extras = unsafe extras(group) else { return true }
    let mask = (UInt64(1) &<< UInt64(group.extraWidth)) &- 1
    for index in 0..<group.count {
      unsafe target[index] &+= PackedBits.value(extras, bit: index &* group.extraWidth, mask: mask)
    }
    return true
  }

  /// Decodes how many positions the postings of a group have; 1 each in spaces without positions.
  func decodeCounts(_ group: PostingGroup, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    if isSingle {
      unsafe target[0] = UInt32(group.positions)
      return true
    }
    return unsafe CountCode.decode(base + countStart(group), group.count, positions: group.positions, into: target)
  }

  /// Whether all frequencies of a group are 1.
  @inline(__always)
  package func isFlat(_ group: PostingGroup) -> Bool { group.positions == group.count && group.extraWidth == 0 && !isSingle }

  /// Adds the documents of a group to a bitmap that begins with the first document of its universe.
  package func union(_ group: PostingGroup, into words: UnsafeMutablePointer<UInt64>) -> Bool {
    if isSingle {
      unsafe words[Int(single.document &>> 6)] |= 1 &<< UInt64(single.document & 63)
      return true
    }
    return unsafe DocumentCode.union(base + group.start, group.count, of: size(of: group), isDense: isDense, into: words)
  }

  /// Removes from a bitmap of a window what is not in a group that is one; false, and nothing is done, for other groups.
  package func intersectBitmap(_ group: PostingGroup, into words: UnsafeMutablePointer<UInt64>) -> Bool {
    guard hasWindows, let bitmap = unsafe bitmap(group) else { return false }
    let size = size(of: group)
    for index in 0..<size &>> 6 {
      unsafe words[index] &= UInt64(littleEndian: bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
    }
    for index in size &>> 6..<PostingWindow.size / 64 {
      unsafe words[index] &= index &* 64 < size ? PackedBits.word(bitmap, index, of: size) : 0
    }
    return true
  }

  /// Upper bounds of the reference weights of the stretches of a group's window.
  package func stretchBounds(_ group: PostingGroup) -> SIMD16<Float> {
    guard hasBounds, let bitmap = unsafe bitmap(group) else { return SIMD16(repeating: group.bound) }
    let place = unsafe bitmap + (extraStart(group) &- group.start &+ PackedBits.byteCount(group.count, width: group.extraWidth))
    let codes = unsafe place.loadUnaligned(as: SIMD16<UInt8>.self)
    let bounds = SIMD16<Float>(codes) / 255 * group.bound
    return bounds.replacing(with: group.bound, where: bounds .> group.bound)
  }

  /// Where a group of a list that does not stand in the dictionary begins.
  @inline(__always)
  func address(_ group: PostingGroup) -> UnsafeRawPointer { unsafe base + group.start }

  /// The bitmap of a group that is one.
  @inline(__always)
  func bitmap(_ group: PostingGroup) -> UnsafeRawPointer? {
    unsafe !isSingle && DocumentCode.isBitmap(group.count, of: size(of: group), isDense: isDense) ? base + group.start : nil
  }

  /// Where the bits of the counts of a group stand, unless each is 1.
  @inline(__always)
  func counts(_ group: PostingGroup) -> UnsafeRawPointer? {
    unsafe !isSingle && group.positions > group.count ? base + countStart(group) : nil
  }

  /// Where the extras of a group stand, if it has any.
  @inline(__always)
  func extras(_ group: PostingGroup) -> UnsafeRawPointer? {
    unsafe !isSingle && group.extraWidth > 0 ? base + extraStart(group) : nil
  }

  @inline(__always)
  private func countStart(_ group: PostingGroup) -> Int {
    group.start &+ DocumentCode.byteCount(group.count, of: size(of: group), isDense: isDense)
  }

  @inline(__always)
  private func extraStart(_ group: PostingGroup) -> Int {
    countStart(group) &+ CountCode.byteCount(group.count, positions: group.positions)
  }
}
