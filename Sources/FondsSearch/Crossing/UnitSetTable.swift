internal import FondsIndex
internal import FondsRecord
internal import Synchronization

/// What is counted.
package enum CrossingUnit: String, Sendable, Hashable {
  /// Passages that speak of both: the pair found in one passage says more than two separate tags.
  case passages
  /// Works that bear both, for what is told of a record as a whole.
  case works
}

/// The passages and documents under the values of facets, kept in memory as long as the snapshot because every crossing asks for them again.
final class UnitSetTable: Sendable {
  /// A value in a segment.
  private struct Key: Hashable {
    let segment: Int
    let unit: CrossingUnit
    let value: FacetValue
  }

  private struct Known {
    var sets: [Key: UnitSet] = [:]
    var size = 0
    var ends: [Int: [UInt32]] = [:]
    var overlays: [CrossingUnit: FaceOverlay] = [:]
  }

  private let segments: [SegmentReader]
  private let works: WorkTable
  private let thesaurus: Thesaurus
  private let known = Mutex(Known())
  private let tagged = Mutex<[String: Bool]>([:])
  private let levels = Mutex<[String: FacetLevels]>([:])
  /// So many bytes of sets are kept; beyond it all are forgotten and made anew.
  private static let memoryLimit = 64 << 20

  init(_ segments: [SegmentReader], works: WorkTable, thesaurus: Thesaurus) {
    self.segments = segments
    self.works = works
    self.thesaurus = thesaurus
  }

  /// Whether texts are tagged with concepts of a facet, so that its values are found in passages.
  func isTagged(_ facet: String) -> Bool {
    if let known = tagged.withLock({ $0[facet] }) { return known }
    let isTagged = thesaurus.values(of: facet).contains { thesaurus[$0]?.tagsText ?? false }
    tagged.withLock { $0[facet] = isTagged }
    return isTagged
  }

  /// What is broadest and what is next narrower in a facet, and its values that are no concepts; found once.
  func levels(of facet: String) throws(IndexError) -> FacetLevels {
    if let known = levels.withLock({ $0[facet] }) { return known }
    var found = FacetLevels()
    for value in thesaurus.values(of: facet) {
      let broader = thesaurus.broader(than: value)
      if broader.isEmpty { found.roots.append(value.value) }
      for one in broader { found.narrower[one, default: []].append(value.value) }
    }
    var open: Set<String> = []
    for segment in segments {
      guard let column = try segment.facet(facet) else { continue }
      for value in try column.values() where thesaurus.index(of: FacetValue(facet, value)) == nil { open.insert(value) }
    }
    found.open = open.sorted()
    levels.withLock { $0[facet] = found }
    return found
  }

  /// How many units a segment has.
  func unitCount(_ unit: CrossingUnit, in segment: Int) -> Int {
    unit == .passages ? segments[segment].passageCount : segments[segment].documentCount
  }

  /// The units of a segment under a value, deleted ones included.
  ///
  /// Of passages: those that mention the concept, or, for what is no concept of the text, all those of the documents with the value.
  func set(_ value: FacetValue, _ unit: CrossingUnit, in segment: Int) throws(IndexError) -> UnitSet {
    let key = Key(segment: segment, unit: unit, value: value)
    if let set = known.withLock({ $0.sets[key] }) { return set }
    let set = try made(value, unit, in: segment)
    known.withLock { known in
      if known.size + set.size > Self.memoryLimit {
        known.sets.removeAll()
        known.size = 0
      }
      if known.sets.updateValue(set, forKey: key) == nil { known.size += set.size }
    }
    return set
  }

  private func made(_ value: FacetValue, _ unit: CrossingUnit, in number: Int) throws(IndexError) -> UnitSet {
    let segment = segments[number]
    if unit == .passages, isTagged(value.facet), thesaurus.index(of: value) != nil {
      let concept = value.facet + "/" + value.value
      guard let list = try segment.passageList(concept: concept) else { return UnitSet(list: []) }
      if list.count * UnitSet.sparseness >= segment.passageCount {
        var bits = DocumentBits(documentCount: segment.passageCount)
        try bits.insert(list)
        return UnitSet(bits: bits.words)
      }
      var units: [UInt32] = []
      units.reserveCapacity(list.count)
      guard var cursor = try segment.passagePostings(concept: concept) else { return UnitSet(list: []) }
      while try cursor.next() != PostingCursor.end { units.append(cursor.document) }
      return UnitSet(list: units)
    }
    let documents = try FacetPostings.documents(FacetFilter(value.facet, [value.value]), in: segment)
    let bits = unit == .works ? documents.words : try passages(of: documents, in: number)
    let set = UnitSet(bits: bits)
    guard set.count * UnitSet.sparseness < unitCount(unit, in: number) else { return set }
    return UnitSet(list: Array(set))
  }

  /// The passages of some documents of a segment, as bits.
  func passages(of documents: DocumentBits, in number: Int) throws(IndexError) -> [UInt64] {
    let ends = try ends(in: number)
    var passages = DocumentBits(documentCount: segments[number].passageCount)
    guard !ends.isEmpty else { return passages.words }
    for (index, word) in documents.words.enumerated() {
      var rest = word
      while rest != 0 {
        let first = rest.trailingZeroBitCount
        let length = (~(rest &>> UInt64(first))).trailingZeroBitCount
        let start = index &* 64 &+ first
        passages.insert((start == 0 ? 0 : ends[start &- 1])..<ends[start &+ length &- 1])
        rest = first &+ length >= 64 ? 0 : rest & ~((1 &<< UInt64(first &+ length)) &- 1)
      }
    }
    return passages.words
  }

  /// How the faces of works lie over one another; found once.
  func overlay(_ unit: CrossingUnit) throws(IndexError) -> FaceOverlay {
    if let overlay = known.withLock({ $0.overlays[unit] }) { return overlay }
    var ends: [[UInt32]] = []
    for (number, segment) in segments.enumerated() {
      guard works.count > 0 else { break }
      ends.append(unit == .passages ? try self.ends(in: number) : Array(1...UInt32(max(1, segment.documentCount))))
    }
    let overlay = FaceOverlay(works, ends: ends, unitCounts: segments.map { unit == .passages ? $0.passageCount : $0.documentCount })
    known.withLock { $0.overlays[unit] = overlay }
    return overlay
  }

  /// The ends of the passages of the documents of a segment.
  func ends(in number: Int) throws(IndexError) -> [UInt32] {
    if let ends = known.withLock({ $0.ends[number] }) { return ends }
    let ends = try segments[number].passageEnds()
    known.withLock { $0.ends[number] = ends }
    return ends
  }
}

/// The values of a facet by level.
struct FacetLevels: Sendable {
  /// Concepts without a broader one.
  var roots: [String] = []
  /// By concept: those next narrower.
  var narrower: [String: [String]] = [:]
  /// Values that are no concepts, sorted.
  var open: [String] = []
}
