/// Tells the frequencies of single postings of a group whose documents are a bitmap, without decoding the others.
@safe package struct FrequencyLookup {
  private var documents = BitWalk()
  private var firsts = BitWalk()
  private let extras: UnsafeRawPointer?
  private let extraWidth: Int
  private let mask: UInt64
  private let count: Int

  /// - Returns: nil for a group whose documents are no bitmap.
  package init?(_ groups: PostingGroups, _ group: PostingGroup) {
    guard let bitmap = unsafe groups.bitmap(group) else { return nil }
    unsafe documents.begin(bitmap, count: groups.size(of: group))
    unsafe firsts.begin(groups.counts(group), count: group.positions)
    unsafe extras = unsafe groups.extras(group)
    extraWidth = group.extraWidth
    mask = (UInt64(1) &<< UInt64(extraWidth)) &- 1
    count = group.count
  }

  /// The frequency of a document of the group, counted from the first one of its window; documents do not fall from call to call.
  package mutating func frequency(at document: Int) -> UInt32 {
    let posting = documents.rank(document)
    var frequency: UInt32 = 1
    if firsts.isActive { frequency = UInt32(truncatingIfNeeded: max(firsts.stretch(posting).count, 1)) }
    // A damaged bitmap may have more bits than the group has postings.
    if let extras = unsafe extras, posting < count { unsafe frequency &+= PackedBits.value(extras, bit: posting &* extraWidth, mask: mask) }
    return frequency
  }
}
