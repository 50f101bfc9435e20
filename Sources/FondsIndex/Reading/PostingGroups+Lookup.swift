/// Room for the documents and frequencies of a group, and one more.
@safe package struct GroupRoom {
  package let documents: UnsafeMutablePointer<UInt32>
  package let frequencies: UnsafeMutablePointer<UInt32>

  /// - Parameter documents: room for one number more than a window has documents; the same for `frequencies`.
  @unsafe package init(documents: UnsafeMutablePointer<UInt32>, frequencies: UnsafeMutablePointer<UInt32>) {
    unsafe self.documents = documents
    unsafe self.frequencies = frequencies
  }
}

/// Looking up single documents in the group of a window.
extension PostingGroups {
  /// Where less than one in so many postings is asked for, frequencies are looked up one by one.
  private static let lookupFactor = 8

  /// How often the term stands in some documents: 0 where it does not.
  ///
  /// - Parameters:
  ///   - slot: a group of a list that is kept by windows.
  ///   - documents: counted from the first one of its window, rising, below its size.
  ///   - target: room for as many numbers.
  /// - Returns: false when the bytes are no such group.
  package func frequencies(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    guard let bitmap = unsafe bitmap(group) else { return unsafe merge(group, documents, count, into: target, room) }
    let size = size(of: group)
    if isFlat(group) {
      for index in 0..<count { unsafe target[index] = Self.bit(bitmap, documents[index], size) }
      return true
    }
    var ranks = InlineArray<32, UInt32>(repeating: 0)
    guard unsafe Self.rank(bitmap, size, into: &ranks) == group.count else { return false }
    if count &* Self.lookupFactor > group.count {
      guard unsafe decodeFrequencies(group, into: room.frequencies) else { return false }
      for index in 0..<count {
        let rank = unsafe Self.rank(bitmap, documents[index], size, ranks)
        unsafe target[index] = rank < 0 ? 0 : room.frequencies[rank]
      }
      return true
    }
    var firsts = BitWalk()
    unsafe firsts.begin(counts(group), count: group.positions)
    let extras = unsafe extras(group)
    let mask = (UInt64(1) &<< UInt64(group.extraWidth)) &- 1
    for index in 0..<count {
      let rank = unsafe Self.rank(bitmap, documents[index], size, ranks)
      var frequency: UInt32 = rank < 0 ? 0 : 1
      if rank >= 0 {
        if firsts.isActive { frequency = UInt32(truncatingIfNeeded: max(firsts.stretch(rank).count, 1)) }
        if let extras = unsafe extras { unsafe frequency &+= PackedBits.value(extras, bit: rank &* group.extraWidth, mask: mask) }
      }
      unsafe target[index] = frequency
    }
    return true
  }

  /// Whether a group of a list that is kept by windows is a bitmap.
  package func isBitmap(slot: Int) -> Bool { unsafe bitmap(self[slot]) != nil }

  /// Whether the term stands in some documents: 1 where it does, else 0; the parameters are those of `frequencies`.
  package func presence(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    if let bitmap = unsafe bitmap(group) {
      let size = size(of: group)
      for index in 0..<count { unsafe target[index] = Self.bit(bitmap, documents[index], size) }
      return true
    }
    guard unsafe decodeLocals(group, into: room.documents) else { return false }
    unsafe room.documents[group.count] = .max
    var place = 0
    for index in 0..<count {
      let document = unsafe documents[index]
      while unsafe room.documents[place] < document { place &+= 1 }
      unsafe target[index] = room.documents[place] == document ? 1 : 0
    }
    return true
  }

  /// Where the positions of some documents, all of which have the term, begin in the group, and how many they are.
  func places(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, _ starts: UnsafeMutablePointer<UInt32>,
    _ counts: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    // First the numbers of the postings.
    if let bitmap = unsafe bitmap(group) {
      let size = size(of: group)
      var ranks = InlineArray<32, UInt32>(repeating: 0)
      guard unsafe Self.rank(bitmap, size, into: &ranks) == group.count else { return false }
      for index in 0..<count {
        let rank = unsafe Self.rank(bitmap, documents[index], size, ranks)
        guard rank >= 0 else { return false }
        unsafe starts[index] = UInt32(truncatingIfNeeded: rank)
      }
    } else {
      guard unsafe decodeLocals(group, into: room.documents) else { return false }
      unsafe room.documents[group.count] = .max
      var place = 0
      for index in 0..<count {
        let document = unsafe documents[index]
        while unsafe room.documents[place] < document { place &+= 1 }
        guard unsafe room.documents[place] == document else { return false }
        unsafe starts[index] = UInt32(truncatingIfNeeded: place)
      }
    }
    guard let firsts = unsafe self.counts(group) else {
      unsafe counts.update(repeating: 1, count: count)
      return true
    }
    if count &* Self.lookupFactor > group.count {
      let sums = unsafe room.frequencies
      guard unsafe CountCode.decodeStarts(firsts, group.count, positions: group.positions, into: sums) else { return false }
      for index in 0..<count {
        let posting = unsafe Int(starts[index])
        unsafe starts[index] = sums[posting]
        unsafe counts[index] = sums[posting &+ 1] &- sums[posting]
      }
      return true
    }
    var walk = BitWalk()
    unsafe walk.begin(firsts, count: group.positions)
    for index in 0..<count {
      let found = unsafe walk.stretch(Int(starts[index]))
      unsafe starts[index] = UInt32(truncatingIfNeeded: found.start)
      unsafe counts[index] = UInt32(truncatingIfNeeded: found.count)
    }
    return true
  }

  /// The same for a group in the code of Elias and Fano.
  private func merge(
    _ group: PostingGroup, _ documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let isFlat = isFlat(group)
    guard unsafe decodeLocals(group, into: room.documents), unsafe isFlat || decodeFrequencies(group, into: room.frequencies) else {
      return false
    }
    // Greater than any document.
    unsafe room.documents[group.count] = .max
    var place = 0
    for index in 0..<count {
      let document = unsafe documents[index]
      while unsafe room.documents[place] < document { place &+= 1 }
      unsafe target[index] = room.documents[place] == document ? (isFlat ? 1 : room.frequencies[place]) : 0
    }
    return true
  }

  /// Decodes the documents of a group, counted from the first one of its window.
  package func decodeLocals(_ group: PostingGroup, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    unsafe DocumentCode.decode(address(group), group.count, of: size(of: group), isDense: isDense, base: 0, into: target)
  }

  @inline(__always)
  private static func bit(_ bitmap: UnsafeRawPointer, _ document: UInt32, _ size: Int) -> UInt32 {
    guard document < size else { return 0 }
    let byte = unsafe bitmap.load(fromByteOffset: Int(document &>> 3), as: UInt8.self)
    return UInt32(byte &>> UInt8(truncatingIfNeeded: document & 7)) & 1
  }

  /// The number of postings before each word of a bitmap; gives that of all.
  @inline(__always)
  static func rank(_ bitmap: UnsafeRawPointer, _ size: Int, into ranks: inout InlineArray<32, UInt32>) -> Int {
    if size == PostingWindow.size {
      for index in 0..<32 {
        let word = unsafe bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
        ranks[index] = UInt32(truncatingIfNeeded: word.nonzeroBitCount)
      }
    } else {
      for index in 0..<(size &+ 63) &>> 6 {
        ranks[index] = UInt32(truncatingIfNeeded: unsafe PackedBits.word(bitmap, index, of: size).nonzeroBitCount)
      }
    }
    var sum: UInt32 = 0
    for index in 0..<32 { (ranks[index], sum) = (sum, sum &+ ranks[index]) }
    return Int(sum)
  }

  /// The number of the posting of a document; −1 where it has none.
  @inline(__always)
  static func rank(_ bitmap: UnsafeRawPointer, _ document: UInt32, _ size: Int, _ ranks: InlineArray<32, UInt32>) -> Int {
    guard document < size else { return -1 }
    let index = Int(document &>> 6)
    let word = unsafe PackedBits.word(bitmap, index, of: size)
    let bit = UInt64(1) &<< UInt64(document & 63)
    guard word & bit != 0 else { return -1 }
    return Int(ranks[index]) &+ (word & (bit &- 1)).nonzeroBitCount
  }
}
