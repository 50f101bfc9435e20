internal import FondsIndex

/// Scores the postings of one term.
@safe final class TermScorer: WindowScorer {
  let bounds: WindowBounds
  let list: PostingList
  /// The same without references, for the loops.
  let postings: TermPostings
  private let context: SegmentContext
  /// The first posting of each window, for lists of one group.
  private let starts: UnsafeMutablePointer<Int32>
  private let documents: UnsafeMutablePointer<UInt32>
  private let contributions: UnsafeMutablePointer<Float>

  init(_ entry: TermEntry, factor: Float, _ context: SegmentContext) throws(IndexError) {
    self.context = context
    list = try context.segment.list(entry)
    let few = list.hasWindows ? 0 : list.count
    unsafe documents = .allocate(capacity: few)
    unsafe contributions = .allocate(capacity: few)
    let windows = list.hasWindows ? 0 : context.windowCount
    unsafe starts = .allocate(capacity: windows)
    unsafe starts.initialize(repeating: -1, count: windows)
    bounds = WindowBounds(count: context.windowCount)
    if list.hasWindows { unsafe bounds.assign(list.groups.references) { context.kernel.most(factor: factor, reference: $0) } }
    postings = unsafe TermPostings(
      groups: list.groups, kernel: context.kernel, factor: factor, bounds: bounds.address,
      slots: list.hasWindows ? list.groups.slots : UnsafePointer(starts), documents: documents, contributions: contributions, few: few,
      room: context.memory.room)
    if !list.hasWindows { try readWhole(few) }
  }

  deinit {
    unsafe starts.deallocate()
    unsafe documents.deallocate()
    unsafe contributions.deallocate()
  }

  private func readWhole(_ few: Int) throws(IndexError) {
    let group = list.groups[0]
    let frequencies = UnsafeMutablePointer<UInt32>.allocate(capacity: few)
    defer { unsafe frequencies.deallocate() }
    guard unsafe list.groups.decodeDocuments(group, into: documents), unsafe list.groups.decodeFrequencies(group, into: frequencies) else {
      throw list.damage(group)
    }
    for index in 0..<few {
      let document = unsafe documents[index]
      let score = context.kernel.contribution(factor: postings.factor, frequency: unsafe frequencies[index], document: document)
      unsafe contributions[index] = score
      let window = Int(document) / DocumentWindow.size
      if unsafe starts[window] < 0 { unsafe starts[window] = Int32(truncatingIfNeeded: index) }
      bounds.raise(window, to: score)
    }
  }

  var cost: Int { list.count }

  /// Says that the group of a window made no sense.
  func damage(in window: DocumentWindow) -> IndexError {
    list.damage(list.groups[list.hasWindows ? max(postings.slot(in: window), 0) : 0])
  }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> { postings.stretchBounds(in: window) }

  func score(atRank rank: Int) -> Float {
    guard let step = PostingWindow.seedRanks.firstIndex(where: { $0 >= rank }), list.seeds.indices.contains(step) else { return 0 }
    return context.kernel.least(factor: postings.factor, reference: list.seeds[step])
  }

  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int {
    guard bounds[window.index] >= 0 else { return 0 }
    if !onlyCounting {
      bits.removeAll()
      guard postings.add(window, to: bits) else { throw damage(in: window) }
    }
    return postings.count(in: window)
  }

  /// Calls `body` with the documents and scores of a list of one group.
  func forEachFew(_ body: (UInt32, Float) -> Void) {
    for index in 0..<postings.few { unsafe body(documents[index], contributions[index]) }
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0 else { return false }
    let isSound: Bool
    switch (depth, allowed) {
    case (.matches, nil): isSound = postings.add(window, to: target.bits)
    case (.matches, let allowed?):
      let found = context.memory.room.bits
      found.removeAll()
      isSound = postings.add(window, to: found)
      found.formIntersection(allowed)
      target.bits.formUnion(found)
    case (.scores, nil): isSound = postings.score(window, above: -1, into: target)
    case (.scoresAbove(let floor), nil): isSound = postings.score(window, above: floor, into: target)
    case (_, let allowed?): isSound = postings.score(window, within: allowed, into: target, areAll: false)
    }
    guard isSound else { throw damage(in: window) }
    return true
  }
}

extension TermScorer {
  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    list.removeAll()
    guard bounds[window.index] > threshold else { return }
    guard let allowed else {
      guard postings.candidates(of: window, above: threshold, into: &list) else { throw damage(in: window) }
      return
    }
    let found = context.memory.room.bits
    found.removeAll()
    guard postings.add(window, to: found) else { throw damage(in: window) }
    found.formIntersection(allowed)
    list.replace(by: found)
    guard postings.addScores(window, to: list) else { throw damage(in: window) }
    list.keep(above: threshold)
  }
}

/// Adds to the scores of documents that another part of the same union matches: nothing where only the matches are wanted.
final class BonusScorer: WindowScorer {
  let term: TermScorer

  init(_ term: TermScorer) { self.term = term }

  var cost: Int { 0 }
  var bounds: WindowBounds { term.bounds }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> { term.stretchBounds(in: window) }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    depth == .matches ? false : try term.collect(window, within: allowed, into: target, depth)
  }

  func score(atRank rank: Int) -> Float { term.score(atRank: rank) }
}
