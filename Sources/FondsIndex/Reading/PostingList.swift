internal import FondsBytes

/// A posting list, opened; its bytes have been verified (`Index/FORMAT.md` §5.2).
///
/// What is decoded from them is checked before it is given: documents rise and lie in the segment, so callers may use them as indices.
@safe package final class PostingList: @unchecked Sendable {
  /// Postings.
  package let count: Int
  package let groups: PostingGroups
  /// For each of `PostingWindow.seedRanks` a reference weight that so many postings reach, or 0; empty for lists of one group.
  package let seeds: [Float]

  let hasPositions: Bool
  /// The most positions of a group.
  package let mostPositions: Int
  private let section: Section
  private let memory: UnsafeMutableBufferPointer<PostingGroup>
  private let slots: UnsafeMutablePointer<Int32>
  private let references: UnsafeMutablePointer<Float>
  private let offset: Int

  init(_ entry: TermEntry, in reader: SegmentReader, universe: Int) throws(IndexError) {
    section = reader.postingSection
    count = Int(entry.documentFrequency)
    hasPositions = entry.hasPositions
    let base: UnsafeRawPointer
    var found: [PostingGroup]
    var single: (document: UInt32, frequency: UInt32)?
    var (hasWindows, hasBounds, isDense) = (false, false, false)
    switch entry.location {
    case .inline(let document, let frequency, let positions, let offset):
      guard document < universe else { throw reader.dictionary.terms.damage("a posting names no document", at: offset) }
      single = (document, frequency)
      unsafe base = try unsafe section.address(0, 0)
      self.offset = 0
      found = [
        PostingGroup(
          window: 0, count: 1, bound: 1, positions: Int(positions), start: 0, positionStart: 0, positionBytes: 0, extraWidth: 0)
      ]
      seeds = []
    case .stretch(let postings, let positions):
      offset = postings.lowerBound
      unsafe base = try unsafe section.address(postings.lowerBound, postings.count)
      hasWindows = PostingWindow.hasWindows(count, of: universe)
      var directory = unsafe PostingDirectory(
        base, length: postings.count, positionLength: positions.count, count: count, universe: universe, hasPositions: hasPositions)
      guard count <= universe, hasWindows ? directory.readWindows() : directory.readWhole() else {
        throw section.damage("the directory of a posting list is damaged", at: postings.lowerBound)
      }
      (found, seeds, hasBounds, isDense) = (directory.groups, directory.seeds, directory.hasBounds, directory.isDense)
    }
    mostPositions = found.reduce(0) { max($0, $1.positions) }
    unsafe memory = .allocate(capacity: found.count)
    _ = unsafe memory.initialize(from: found)
    let windows = hasWindows ? PostingWindow.count(universe) : 0
    unsafe slots = .allocate(capacity: windows)
    unsafe slots.initialize(repeating: -1, count: windows)
    unsafe references = .allocate(capacity: windows)
    unsafe references.initialize(repeating: -1, count: windows)
    if hasWindows {
      for (slot, group) in found.enumerated() {
        unsafe slots[group.window] = Int32(truncatingIfNeeded: slot)
        unsafe references[group.window] = group.bound
      }
    }
    unsafe groups = PostingGroups(
      memory.baseAddress.unsafelyUnwrapped, slots: slots, references: references, count: found.count, base: base, universe: universe,
      hasWindows: hasWindows,
      hasBounds: hasBounds, isDense: isDense, single: single)
  }

  deinit {
    unsafe memory.deallocate()
    unsafe slots.deallocate()
    unsafe references.deallocate()
  }

  package var hasWindows: Bool { groups.hasWindows }

  /// Says that a group made no sense.
  package func damage(_ group: PostingGroup) -> IndexError {
    section.damage("a group of postings is damaged", at: offset + group.start)
  }
}
