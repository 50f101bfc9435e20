internal import FondsIndex

/// The postings of one term in one segment, and what they add to scores: a view on memory of a `TermScorer`, which outlives it, so that loops over
/// several terms may hold it without counting references.
///
/// Methods that decode tell whether the bytes made sense.
@safe struct TermPostings {
  let groups: PostingGroups
  let kernel: ScoringKernel
  let factor: Float
  /// Upper bounds by window.
  let bounds: UnsafePointer<Float>
  /// By window: the group of the list, where it is kept by windows; −1 for none.
  let slots: UnsafePointer<Int32>
  /// The postings of a list of one group: documents, and what they add to scores.
  let documents: UnsafePointer<UInt32>
  let contributions: UnsafePointer<Float>
  /// Their number; 0 where the list is kept by windows.
  let few: Int
  let room: ScoringRoom

  /// Below this many allowed documents frequencies are looked up one by one.
  private static let lookupLimit = 32
  /// Or where one in so many postings is allowed.
  private static let lookupFactor = 6

  @inline(__always) func bound(in window: DocumentWindow) -> Float { unsafe bounds[window.index] }

  /// The group of a window; below 0 when it has none.
  @inline(__always) func slot(in window: DocumentWindow) -> Int { unsafe Int(slots[window.index]) }

  /// The postings of a list of one group that lie in a window.
  func range(of window: DocumentWindow) -> Range<Int> {
    let start = unsafe ScoringKernel.index(of: window.base, in: 0..<few, documents)
    return start..<(unsafe ScoringKernel.index(of: window.end, in: start..<few, documents))
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    guard bound(in: window) >= 0 else { return SIMD16(repeating: WindowBounds.none) }
    guard groups.hasWindows else { return fewBounds(in: window) }
    let references = groups.stretchBounds(groups[slot(in: window)])
    let scores = kernel.most(factor: factor, references: references)
    return scores.replacing(with: WindowBounds.none, where: references .== 0)
  }

  private func fewBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var bounds = SIMD16<Float>(repeating: WindowBounds.none)
    for index in range(of: window) {
      let stretch = unsafe Int(documents[index] &- window.base) / PostingWindow.stretch
      bounds[stretch] = unsafe max(bounds[stretch], contributions[index])
    }
    return bounds
  }

  /// Adds the documents of a window that has some to a set.
  func add(_ window: DocumentWindow, to bits: WindowBits) -> Bool {
    if groups.hasWindows { return unsafe groups.union(groups[slot(in: window)], into: bits.words) }
    for index in range(of: window) { unsafe bits.insert(Int(documents[index] &- window.base)) }
    return true
  }

  /// Removes from a set the documents of a window that do not have the term.
  func keep(_ window: DocumentWindow, in bits: WindowBits, room: WindowBits) -> Bool {
    if groups.hasWindows, unsafe groups.intersectBitmap(groups[slot(in: window)], into: bits.words) { return true }
    room.removeAll()
    guard add(window, to: room) else { return false }
    bits.formIntersection(room)
    return true
  }

  /// Adds scores, and the documents that have them, of a window that has postings.
  ///
  /// - Parameter floor: documents that this term gives no more than this may be left out.
  func score(_ window: DocumentWindow, above floor: Float, into target: WindowBuffer) -> Bool {
    guard groups.hasWindows else {
      for index in range(of: window) {
        let local = unsafe Int(documents[index] &- window.base)
        target.bits.insert(local)
        unsafe target.add(contributions[index], to: local)
      }
      return true
    }
    let group = groups[slot(in: window)]
    guard let (numbers, frequencies) = unsafe decode(group) else { return false }
    if floor >= 0 {
      unsafe kernel.select(numbers, frequencies, 0..<group.count, factor: factor, above: floor, base: window.base, target)
    } else {
      guard unsafe groups.union(group, into: target.bits.words) else { return false }
      unsafe kernel.score(numbers, frequencies, 0..<group.count, factor: factor, base: window.base, target)
    }
    return true
  }

  /// Adds scores to those documents of a set that have the term, and the documents to the matches.
  ///
  /// - Parameter areAll: whether it is known that all of them have it.
  func score(_ window: DocumentWindow, within allowed: WindowBits, into target: WindowBuffer, areAll: Bool) -> Bool {
    guard groups.hasWindows else {
      for index in range(of: window) {
        let local = unsafe Int(documents[index] &- window.base)
        guard allowed.contains(local) else { continue }
        target.bits.insert(local)
        unsafe target.add(contributions[index], to: local)
      }
      return true
    }
    let group = groups[slot(in: window)]
    let found = areAll ? allowed : room.bits
    if !areAll {
      found.copy(allowed)
      if unsafe !groups.intersectBitmap(group, into: found.words) {
        found.removeAll()
        guard unsafe groups.union(group, into: found.words) else { return false }
        found.formIntersection(allowed)
      }
    }
    let number = found.count
    guard number > 0 else { return true }
    target.bits.formUnion(found)
    if number < Self.lookupLimit || number &* Self.lookupFactor < group.count, var lookup = FrequencyLookup(groups, group) {
      found.forEach { local in
        let document = window.base &+ UInt32(truncatingIfNeeded: local)
        target.add(kernel.contribution(factor: factor, frequency: lookup.frequency(at: local), document: document), to: local)
      }
      return true
    }
    guard let (numbers, frequencies) = unsafe decode(group) else { return false }
    for index in 0..<group.count {
      let document = unsafe numbers[index]
      let local = Int(document &- window.base)
      guard found.contains(local) else { continue }
      unsafe target.add(kernel.contribution(factor: factor, frequency: frequencies[index], document: document), to: local)
    }
    return true
  }

  /// The documents and frequencies of a group, valid until the next call.
  @inline(__always)
  private func decode(_ group: PostingGroup) -> (UnsafePointer<UInt32>, UnsafePointer<UInt32>)? {
    guard unsafe groups.decodeDocuments(group, into: room.documents) else { return nil }
    if groups.isFlat(group) { return unsafe (UnsafePointer(room.documents), UnsafePointer(room.ones)) }
    guard unsafe groups.decodeFrequencies(group, into: room.frequencies) else { return nil }
    return unsafe (UnsafePointer(room.documents), UnsafePointer(room.frequencies))
  }
}

/// Room for what one group decodes to, used by one term at a time: a view on memory of a `SegmentContext`.
@safe struct ScoringRoom {
  let documents: UnsafeMutablePointer<UInt32>
  let frequencies: UnsafeMutablePointer<UInt32>
  let ones: UnsafeMutablePointer<UInt32>
  let bits: WindowBits
}
