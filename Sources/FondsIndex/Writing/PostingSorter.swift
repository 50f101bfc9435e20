/// Puts postings that came in another order into that of their documents.
struct PostingSorter: ~Copyable {
  private var keys: [UInt64] = []
  private var other: [UInt64] = []
  /// By posting as it came: where its positions begin.
  private var starts = IntegerBuffer()
  private(set) var gathered = PendingPostings()

  init() {}

  /// Bits of a document that one pass looks at.
  private static let digit = 11

  /// Finds the order of postings; gives whether it is another one than they have, to be gathered then.
  ///
  /// - Parameter limit: documents are below it.
  mutating func order(_ postings: borrowing PendingPostings, below limit: Int) -> Bool {
    let count = postings.documents.count
    guard count > 1, isUnsorted(postings) else { return false }
    keys.removeAll(keepingCapacity: true)
    starts.removeAll()
    let (documents, counts) = unsafe (postings.documents.address, postings.counts.address)
    var start: UInt32 = 0
    for index in 0..<count {
      keys.append(unsafe UInt64(documents[index]) &<< 32 | UInt64(index))
      starts.append(start)
      unsafe start &+= counts[index]
    }
    if count < 256 { keys.sort() } else { sortKeys(below: limit) }
    return true
  }

  /// Puts all postings into their order.
  mutating func gatherAll(_ postings: inout PendingPostings) {
    gather(0..<keys.count, of: postings)
    swap(&postings, &gathered)
  }

  /// Copies the postings of the next window into `gathered`; gives the window and the place of the next one, `nil` at the end.
  ///
  /// A list may fill a good part of the memory; so only a window of it is copied at a time.
  mutating func gatherWindow(from first: Int, of postings: borrowing PendingPostings) -> (window: Int, end: Int)? {
    guard first < keys.count else { return nil }
    let window = keys[first] &>> 32 / UInt64(PostingWindow.size)
    var end = first + 1
    while end < keys.count, keys[end] &>> 32 / UInt64(PostingWindow.size) == window { end += 1 }
    gather(first..<end, of: postings)
    return (Int(window), end)
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

  /// Copies the postings of some keys, in the order of these.
  private mutating func gather(_ range: Range<Int>, of postings: borrowing PendingPostings) {
    let count = range.count
    gathered.documents.resize(count)
    gathered.frequencies.resize(count)
    gathered.counts.resize(count)
    gathered.differences.removeAll()
    let hasPositions = postings.differences.count > 0
    let (frequencies, counts, differences) = unsafe (postings.frequencies.address, postings.counts.address, postings.differences.address)
    let target = unsafe (gathered.documents.address, gathered.frequencies.address, gathered.counts.address)
    var total = 0
    for index in 0..<count {
      let key = keys[range.lowerBound &+ index]
      let old = Int(key & 0xFFFF_FFFF)
      unsafe target.0[index] = UInt32(truncatingIfNeeded: key &>> 32)
      unsafe target.1[index] = frequencies[old]
      unsafe target.2[index] = counts[old]
      unsafe total &+= Int(counts[old])
    }
    guard hasPositions else { return }
    gathered.differences.resize(total)
    let places = unsafe gathered.differences.address
    var place = 0
    for index in 0..<count {
      let old = Int(keys[range.lowerBound &+ index] & 0xFFFF_FFFF)
      let (start, number) = unsafe (Int(starts[old]), Int(counts[old]))
      for offset in 0..<number { unsafe places[place &+ offset] = differences[start &+ offset] }
      place &+= number
    }
  }
}
