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
  /// By window: the group of the list, where it is kept by windows, else its first posting; −1 for none.
  let slots: UnsafePointer<Int32>
  /// The postings of a list of one group: documents, and what they add to scores.
  let documents: UnsafePointer<UInt32>
  let contributions: UnsafePointer<Float>
  /// Their number; 0 where the list is kept by windows.
  let few: Int
  let room: ScoringRoom

  @inline(__always) func bound(in window: DocumentWindow) -> Float { unsafe bounds[window.index] }

  /// The group of a window; below 0 when it has none.
  @inline(__always) func slot(in window: DocumentWindow) -> Int { unsafe Int(slots[window.index]) }

  /// The postings of a list of one group that lie in a window.
  func range(of window: DocumentWindow) -> Range<Int> {
    let start = slot(in: window)
    guard start >= 0 else { return 0..<0 }
    var end = start
    while end < few, unsafe documents[end] < window.end { end &+= 1 }
    return start..<end
  }

  /// How many documents of a window that has some have the term.
  func count(in window: DocumentWindow) -> Int { groups.hasWindows ? groups[slot(in: window)].count : range(of: window).count }

  /// How many documents of a window that has postings of both have this term or another one, below 0 when they make no sense; `nil` where their
  /// union must be made to tell.
  func unionCount(in window: DocumentWindow, with other: TermPostings) -> Int? {
    guard groups.hasWindows, other.groups.hasWindows else { return nil }
    return groups.unionCount(slot: slot(in: window), with: other.groups, slot: other.slot(in: window))
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

  /// Replaces the content of a list by the documents of a window that has some, without scores.
  func documents(of window: DocumentWindow, into list: inout CandidateList) -> Bool {
    guard groups.hasWindows else {
      let range = range(of: window)
      for index in range { unsafe list.documents[index &- range.lowerBound] = documents[index] &- window.base }
      list.replace(count: range.count)
      return true
    }
    let group = groups[slot(in: window)]
    list.replace(count: group.count)
    return unsafe groups.decodeLocals(group, into: list.documents)
  }

  /// Keeps the documents of a window that have the term.
  func keep(_ window: DocumentWindow, in list: inout CandidateList) -> Bool {
    let flags = unsafe room.found
    if groups.hasWindows {
      guard unsafe groups.presence(slot: slot(in: window), of: list.documents, list.count, into: flags, room.group) else { return false }
    } else {
      let range = range(of: window)
      var place = range.lowerBound
      for index in 0..<list.count {
        let document = unsafe window.base &+ list.documents[index]
        while place < range.upperBound, unsafe documents[place] < document { place &+= 1 }
        unsafe flags[index] = place < range.upperBound && documents[place] == document ? 1 : 0
      }
    }
    unsafe list.keep(where: flags)
    return true
  }

  /// Adds to a set the documents of a window that are in another one too.
  func addIntersection(_ window: DocumentWindow, with others: WindowBits, to bits: WindowBits) -> Bool {
    room.bits.removeAll()
    guard add(window, to: room.bits) else { return false }
    for index in 0..<DocumentWindow.words { unsafe bits.words[index] |= room.bits.words[index] & others.words[index] }
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
    let found = areAll ? allowed : room.bits
    if !areAll {
      found.removeAll()
      guard unsafe groups.union(groups[slot(in: window)], into: found.words) else { return false }
      found.formIntersection(allowed)
    }
    target.bits.formUnion(found)
    var list = room.candidates
    list.replace(by: found)
    guard addScores(window, to: list) else { return false }
    for index in 0..<list.count { unsafe target.add(list.scores[index], to: Int(list.documents[index])) }
    return true
  }

  /// Adds to the scores of candidates of a window what this term gives them.
  func addScores(_ window: DocumentWindow, to list: CandidateList) -> Bool {
    guard bound(in: window) >= 0 else { return true }
    guard groups.hasWindows else {
      addFew(window, to: list)
      return true
    }
    let frequencies = unsafe room.found
    guard unsafe groups.frequencies(slot: slot(in: window), of: list.documents, list.count, into: frequencies, room.group) else {
      return false
    }
    for index in 0..<list.count {
      unsafe list.scores[index] += kernel.contribution(
        factor: factor, frequency: frequencies[index], document: window.base &+ list.documents[index])
    }
    return true
  }

  /// Adds to the scores of those candidates that have the term, and drops the others.
  func addScores(_ window: DocumentWindow, toThoseOf list: inout CandidateList) -> Bool {
    if !groups.hasWindows {
      guard keep(window, in: &list) else { return false }
      addFew(window, to: list)
      return true
    }
    guard addScores(window, to: list) else { return false }
    unsafe list.keep(where: room.found)
    return true
  }

  /// Whether single documents of a window that has postings can be found without decoding.
  func isBitmap(in window: DocumentWindow) -> Bool { groups.hasWindows && groups.isBitmap(slot: slot(in: window)) }

  private func addFew(_ window: DocumentWindow, to list: CandidateList) {
    let range = range(of: window)
    var place = range.lowerBound
    for index in 0..<list.count {
      let document = unsafe window.base &+ list.documents[index]
      while place < range.upperBound, unsafe documents[place] < document { place &+= 1 }
      guard place < range.upperBound else { return }
      if unsafe documents[place] == document { unsafe list.scores[index] += contributions[place] }
    }
  }

  /// Replaces candidates by all documents of a window that this term gives more than a floor.
  func candidates(of window: DocumentWindow, above floor: Float, into list: inout CandidateList) -> Bool {
    guard groups.hasWindows else {
      let range = range(of: window)
      for index in range {
        unsafe list.documents[index &- range.lowerBound] = documents[index] &- window.base
        unsafe list.scores[index &- range.lowerBound] = contributions[index]
      }
      list.replace(count: range.count)
      list.keep(above: floor)
      return true
    }
    let group = groups[slot(in: window)]
    guard let (numbers, frequencies) = unsafe decode(group) else { return false }
    var kept = 0
    for index in 0..<group.count {
      let document = unsafe numbers[index]
      let score = unsafe kernel.contribution(factor: factor, frequency: frequencies[index], document: document)
      unsafe list.documents[kept] = document &- window.base
      unsafe list.scores[kept] = score
      kept &+= score > floor ? 1 : 0
    }
    list.replace(count: kept)
    return true
  }

  /// The documents and frequencies of a group, valid until the next call.
  @inline(__always)
  private func decode(_ group: PostingGroup) -> (UnsafePointer<UInt32>, UnsafePointer<UInt32>)? {
    guard unsafe groups.decodeDocuments(group, into: room.group.documents) else { return nil }
    if groups.isFlat(group) { return unsafe (UnsafePointer(room.group.documents), UnsafePointer(room.ones)) }
    guard unsafe groups.decodeFrequencies(group, into: room.group.frequencies) else { return nil }
    return unsafe (UnsafePointer(room.group.documents), UnsafePointer(room.group.frequencies))
  }
}

/// Room for what one group decodes to, used by one term at a time: a view on memory of a `SegmentContext`.
@safe struct ScoringRoom {
  let group: GroupRoom
  let ones: UnsafeMutablePointer<UInt32>
  /// Frequencies that were looked up.
  let found: UnsafeMutablePointer<UInt32>
  let bits: WindowBits
  /// Candidates of one term.
  let candidates: CandidateList
}
