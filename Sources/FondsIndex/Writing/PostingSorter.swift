/// Puts postings that came in another order into that of their documents.
struct PostingSorter: ~Copyable {
  private var keys: [UInt64] = []
  private var other: [UInt64] = []
  private var starts: [Int] = []
  private var sorted = PendingPostings()

  init() {}

  /// Bits of a document that one pass looks at.
  private static let digit = 11

  /// - Parameter limit: documents are below it.
  mutating func sort(_ postings: inout PendingPostings, below limit: Int) {
    let count = postings.documents.count
    guard count > 1, isUnsorted(postings) else { return }
    keys.removeAll(keepingCapacity: true)
    let documents = unsafe postings.documents.address
    for index in 0..<count { keys.append(unsafe UInt64(documents[index]) &<< 32 | UInt64(index)) }
    if count < 256 { keys.sort() } else { sortKeys(below: limit) }
    gather(&postings)
  }

  private func isUnsorted(_ postings: borrowing PendingPostings) -> Bool {
    let documents = unsafe postings.documents.address
    for index in 1..<postings.documents.count where unsafe documents[index] < documents[index &- 1] { return true }
    return false
  }

  /// A radix sort, from the lowest digit.
  private mutating func sortKeys(below limit: Int) {
    let bits = Int.bitWidth - max(limit - 1, 1).leadingZeroBitCount
    other = keys
    var shift: UInt64 = 32
    while shift < 32 + UInt64(bits) {
      var places = [Int](repeating: 0, count: 1 << Self.digit)
      let mask = UInt64(places.count - 1)
      for key in keys { places[Int((key &>> shift) & mask)] &+= 1 }
      var sum = 0
      for index in places.indices { (places[index], sum) = (sum, sum &+ places[index]) }
      for key in keys {
        let digit = Int((key &>> shift) & mask)
        other[places[digit]] = key
        places[digit] &+= 1
      }
      swap(&keys, &other)
      shift += UInt64(Self.digit)
    }
  }

  /// Moves the postings to the places of their keys.
  private mutating func gather(_ postings: inout PendingPostings) {
    let count = keys.count
    sorted.documents.resize(count)
    sorted.frequencies.resize(count)
    sorted.counts.resize(count)
    sorted.differences.resize(postings.differences.count)
    let hasPositions = postings.differences.count > 0
    starts.removeAll(keepingCapacity: true)
    let (frequencies, counts, differences) = unsafe (postings.frequencies.address, postings.counts.address, postings.differences.address)
    if hasPositions {
      var start = 0
      for index in 0..<count {
        starts.append(start)
        unsafe start &+= Int(counts[index])
      }
    }
    let target = unsafe (
      sorted.documents.address, sorted.frequencies.address, sorted.counts.address, sorted.differences.address
    )
    var place = 0
    for (index, key) in keys.enumerated() {
      let old = Int(key & 0xFFFF_FFFF)
      unsafe target.0[index] = UInt32(truncatingIfNeeded: key &>> 32)
      unsafe target.1[index] = frequencies[old]
      unsafe target.2[index] = counts[old]
      guard hasPositions else { continue }
      let (start, number) = unsafe (starts[old], Int(counts[old]))
      for offset in 0..<number { unsafe target.3[place &+ offset] = differences[start &+ offset] }
      place &+= number
    }
    swap(&postings, &sorted)
  }
}
