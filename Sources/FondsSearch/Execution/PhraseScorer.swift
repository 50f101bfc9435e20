internal import FondsIndex

/// One word of a phrase: its postings and its place.
final class PhraseWord {
  /// Finds the documents of the word; its bounds are those of the phrase.
  let term: TermScorer
  let positions: WordPositions
  /// Tokens behind the first word of the phrase.
  let offset: UInt32

  init(_ entry: TermEntry, offset: UInt32, factor: Float, _ context: SegmentContext) throws(IndexError) {
    term = try TermScorer(entry, factor: factor, context)
    positions = try WordPositions(entry, in: context.segment)
    self.offset = offset
  }
}

/// Scores documents in which words stand in given places of one another.
///
/// The documents of a window that have all words are found first; positions are decoded only for them, word after word, and only while the phrase
/// may still begin somewhere in them.
@safe final class PhraseScorer: WindowScorer {
  let bounds: WindowBounds
  private let context: SegmentContext
  private let factor: Float
  /// The rarest first.
  private let words: [PhraseWord]
  private let memory = WindowBitMemory()
  private let scratch = WindowMemory()
  private let beginnings: UnsafeMutablePointer<PhraseBeginnings>
  private let candidates: WindowBits

  /// - Precondition: at least one word.
  init(_ words: [PhraseWord], factor: Float, _ context: SegmentContext) {
    self.words = words.sorted { $0.term.cost < $1.term.cost }
    self.factor = factor
    self.context = context
    candidates = memory.bits
    unsafe beginnings = .allocate(capacity: 1)
    unsafe beginnings.initialize(to: PhraseBeginnings())
    bounds = WindowBounds(count: context.windowCount)
    // The phrase is at most as frequent as each of its words.
    bounds.add(words[0].term.bounds)
    for word in words.dropFirst() { bounds.formMinimum(word.term.bounds) }
  }

  deinit {
    unsafe beginnings.deinitialize(count: 1)
    unsafe beginnings.deallocate()
  }

  var cost: Int { words[0].term.cost }

  func stretchBounds(in window: DocumentWindow) -> SIMD16<Float> {
    var least = words[0].term.stretchBounds(in: window)
    for word in words.dropFirst() {
      let bounds = word.term.stretchBounds(in: window)
      least.replace(with: bounds, where: bounds .< least)
    }
    return least
  }

  var usesMatches: Bool { true }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0 else { return false }
    try context.memory.checkTime()
    candidates.removeAll()
    guard words[0].term.postings.add(window, to: candidates) else { throw words[0].term.damage(in: window) }
    if let allowed { candidates.formIntersection(allowed) }
    for word in words.dropFirst() {
      guard word.term.postings.keep(window, in: candidates, room: context.memory.room.bits) else { throw word.term.damage(in: window) }
    }
    if case .scoresAbove(let floor) = depth { try dropHopeless(window, floor) }
    let number = candidates.count
    if number == 0 { return false }
    unsafe beginnings.pointee.removeAll()
    for (place, word) in words.enumerated() {
      let wanted = place == 0 ? number : unsafe beginnings.pointee.count
      if wanted == 0 { return false }
      var walk = try PositionWalk(
        word.positions, slot: word.term.list.hasWindows ? word.term.postings.slot(in: window) : 0, candidates: wanted)
      if place == 0 {
        try unsafe beginnings.pointee.start(candidates.words, from: window.base, &walk, offset: word.offset)
      } else {
        try unsafe beginnings.pointee.filter(&walk, offset: word.offset)
      }
    }
    return unsafe add(beginnings.pointee, window, to: target, depth)
  }

  /// Drops candidates in which a word is too seldom for the phrase to score more than a floor.
  private func dropHopeless(_ window: DocumentWindow, _ floor: Float) throws(IndexError) {
    let scores = scratch.buffer
    for word in words.prefix(2) {
      guard word.term.postings.score(window, within: candidates, into: scores, areAll: true) else { throw word.term.damage(in: window) }
      candidates.filter { scores[$0] > floor }
      scores.removeAll()
    }
  }

  private func add(_ beginnings: borrowing PhraseBeginnings, _ window: DocumentWindow, to target: WindowBuffer, _ depth: ScoringDepth)
    -> Bool
  {
    for index in 0..<beginnings.count {
      let document = beginnings.document(index)
      let local = Int(document &- window.base)
      target.bits.insert(local)
      guard depth != .matches else { continue }
      let frequency = UInt32(truncatingIfNeeded: beginnings.frequency(index))
      target.add(context.kernel.contribution(factor: factor, frequency: frequency, document: document), to: local)
    }
    return beginnings.count > 0
  }
}
