/// Counting without making a set.
extension PostingGroups {
  /// How many documents of a window have this term or another one, below 0 when the bytes are no such groups; `nil` where this is not told sooner
  /// than by their union.
  ///
  /// - Parameters:
  ///   - slot: a group of a list that is kept by windows.
  ///   - otherSlot: the group of the same window in the other list, which is kept by windows too.
  package func unionCount(slot: Int, with other: PostingGroups, slot otherSlot: Int) -> Int? {
    let (mine, theirs) = (self[slot], other[otherSlot])
    let size = size(of: mine)
    switch unsafe (bitmap(mine), other.bitmap(theirs)) {
    case (let first?, let second?):
      guard size == PostingWindow.size else { return nil }
      var sum = 0
      for index in 0..<PostingWindow.size / 64 {
        let left = unsafe first.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
        let right = unsafe second.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
        sum &+= (left | right).nonzeroBitCount
      }
      return sum
    case (let bitmap?, nil):
      let missing = unsafe DocumentCode.countMissing(other.address(theirs), theirs.count, of: size, in: bitmap)
      return missing < 0 ? missing : mine.count &+ missing
    case (nil, let bitmap?):
      let missing = unsafe DocumentCode.countMissing(address(mine), mine.count, of: size, in: bitmap)
      return missing < 0 ? missing : theirs.count &+ missing
    case (nil, nil): return nil
    }
  }
}
