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
///
/// Documents are counted from the first one of the window, rise, and are below its size; slots are of lists that are kept by windows. Each method
/// tells whether the bytes were such a group.
extension PostingGroups {
  /// Where less than one in so many postings is asked for, frequencies are looked up one by one, and documents of sparse groups.
  private static let (frequencyFactor, documentFactor) = (8, 6)

  /// Whether a group is a bitmap: single documents can be found without decoding.
  package func isBitmap(slot: Int) -> Bool { unsafe bitmap(self[slot]) != nil }

  /// Whether the term stands in some documents: 0 where it does not.
  package func presence(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    if let bitmap = unsafe bitmap(group) {
      let size = size(of: group)
      for index in 0..<count { unsafe target[index] = Self.bit(bitmap, documents[index], size) }
      return true
    }
    guard unsafe locate(group, documents, count, into: target, room) else { return false }
    for index in 0..<count { unsafe target[index] = target[index] == .max ? 0 : 1 }
    return true
  }

  /// How often the term stands in some documents: 0 where it does not.
  package func frequencies(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    if isFlat(group) { return unsafe presence(slot: slot, of: documents, count, into: target, room) }
    guard unsafe locate(group, documents, count, into: target, room) else { return false }
    if count &* Self.frequencyFactor > group.count {
      guard unsafe decodeFrequencies(group, into: room.frequencies) else { return false }
      for index in 0..<count {
        let posting = unsafe target[index]
        unsafe target[index] = posting == .max ? 0 : room.frequencies[Int(posting)]
      }
      return true
    }
    var firsts = BitWalk()
    unsafe firsts.begin(counts(group), count: group.positions)
    let extras = unsafe extras(group)
    let mask = (UInt64(1) &<< UInt64(group.extraWidth)) &- 1
    for index in 0..<count {
      let posting = unsafe Int(target[index])
      guard posting < group.count else {
        unsafe target[index] = 0
        continue
      }
      var frequency: UInt32 = 1
      if firsts.isActive { frequency = UInt32(truncatingIfNeeded: max(firsts.stretch(posting).count, 1)) }
      if let extras = unsafe extras { unsafe frequency &+= PackedBits.value(extras, bit: posting &* group.extraWidth, mask: mask) }
      unsafe target[index] = frequency
    }
    return true
  }

  /// Where the positions of some documents, all of which have the term, begin in the group, and how many they are.
  func places(
    slot: Int, of documents: UnsafePointer<UInt32>, _ count: Int, _ starts: UnsafeMutablePointer<UInt32>,
    _ counts: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let group = self[slot]
    guard unsafe locate(group, documents, count, into: starts, room) else { return false }
    for index in 0..<count where unsafe starts[index] == .max { return false }
    guard let firsts = unsafe self.counts(group) else {
      unsafe counts.update(repeating: 1, count: count)
      return true
    }
    if count &* Self.frequencyFactor > group.count {
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

  /// Decodes the documents of a group, counted from the first one of its window.
  package func decodeLocals(_ group: PostingGroup, into target: UnsafeMutablePointer<UInt32>) -> Bool {
    unsafe DocumentCode.decode(address(group), group.count, of: size(of: group), isDense: isDense, base: 0, into: target)
  }

  /// Which posting of a group each of some documents is, below its count; `UInt32.max` where it is none.
  @inline(__always)
  private func locate(
    _ group: PostingGroup, _ documents: UnsafePointer<UInt32>, _ count: Int, into target: UnsafeMutablePointer<UInt32>, _ room: GroupRoom
  ) -> Bool {
    let size = size(of: group)
    if let bitmap = unsafe bitmap(group) {
      var ranks = InlineArray<32, UInt32>(repeating: 0)
      guard unsafe Self.rank(bitmap, size, into: &ranks) == group.count else { return false }
      for index in 0..<count { unsafe target[index] = Self.rank(bitmap, documents[index], size, ranks) }
      return true
    }
    if count &* Self.documentFactor < group.count {
      return unsafe DocumentCode.locate(address(group), group.count, of: size, documents, count, into: target)
    }
    guard unsafe decodeLocals(group, into: room.documents) else { return false }
    // Greater than any document.
    unsafe room.documents[group.count] = .max
    var place = 0
    for index in 0..<count {
      let document = unsafe documents[index]
      while unsafe room.documents[place] < document { place &+= 1 }
      unsafe target[index] = room.documents[place] == document ? UInt32(truncatingIfNeeded: place) : .max
    }
    return true
  }

  @inline(__always)
  private static func bit(_ bitmap: UnsafeRawPointer, _ document: UInt32, _ size: Int) -> UInt32 {
    guard document < size else { return 0 }
    let byte = unsafe bitmap.load(fromByteOffset: Int(document &>> 3), as: UInt8.self)
    return UInt32(byte &>> UInt8(truncatingIfNeeded: document & 7)) & 1
  }

  /// The number of postings before each word of a bitmap; gives that of all.
  @inline(__always)
  private static func rank(_ bitmap: UnsafeRawPointer, _ size: Int, into ranks: inout InlineArray<32, UInt32>) -> Int {
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

  /// The posting of a document; `UInt32.max` where it is none.
  @inline(__always)
  private static func rank(_ bitmap: UnsafeRawPointer, _ document: UInt32, _ size: Int, _ ranks: InlineArray<32, UInt32>) -> UInt32 {
    guard document < size else { return .max }
    let index = Int(document &>> 6)
    let word = unsafe PackedBits.word(bitmap, index, of: size)
    let bit = UInt64(1) &<< UInt64(document & 63)
    return word & bit == 0 ? .max : ranks[index] &+ UInt32(truncatingIfNeeded: (word & (bit &- 1)).nonzeroBitCount)
  }
}
