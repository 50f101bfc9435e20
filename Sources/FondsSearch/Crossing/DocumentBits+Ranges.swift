extension DocumentBits {
  /// Adds a range of units.
  mutating func insert(_ range: Range<UInt32>) {
    guard !range.isEmpty else { return }
    let (first, last) = (Int(range.lowerBound), Int(range.upperBound) - 1)
    let (low, high): (UInt64, UInt64) = (.max &<< UInt64(first & 63), .max &>> UInt64(63 - last & 63))
    if first >> 6 == last >> 6 {
      words[first >> 6] |= low & high
    } else {
      words[first >> 6] |= low
      for index in (first >> 6) + 1..<(last >> 6) { words[index] = .max }
      words[last >> 6] |= high
    }
  }
}
