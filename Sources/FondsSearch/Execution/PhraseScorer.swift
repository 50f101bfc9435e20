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
final class PhraseScorer: WindowScorer {
  let bounds: WindowBounds
  private let context: SegmentContext
  private let factor: Float
  /// The rarest first.
  private let words: [PhraseWord]
  private let memory = (WindowBitMemory(), WindowBitMemory())
  private let candidates: WindowBits
  private let more: WindowBits

  /// - Precondition: at least one word.
  init(_ words: [PhraseWord], factor: Float, _ context: SegmentContext) {
    self.words = words.sorted { $0.term.cost < $1.term.cost }
    self.factor = factor
    self.context = context
    candidates = memory.0.bits
    more = memory.1.bits
    bounds = WindowBounds(count: context.windowCount)
    // The phrase is at most as frequent as each of its words.
    bounds.add(words[0].term.bounds)
    for word in words.dropFirst() { bounds.formMinimum(word.term.bounds) }
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

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0 else { return false }
    candidates.removeAll()
    guard words[0].term.postings.add(window, to: candidates) else { throw words[0].term.damage(in: window) }
    if let allowed { candidates.formIntersection(allowed) }
    for word in words.dropFirst() {
      more.removeAll()
      guard word.term.postings.add(window, to: more) else { throw word.term.damage(in: window) }
      candidates.formIntersection(more)
    }
    if candidates.isEmpty { return false }
    var beginnings = PhraseBeginnings()
    for (number, word) in words.enumerated() {
      var walk = try PositionWalk(word.positions, slot: word.term.list.hasWindows ? word.term.postings.slot(in: window) : 0)
      if number == 0 {
        try unsafe beginnings.start(candidates.words, from: window.base, &walk, offset: word.offset)
      } else {
        try beginnings.filter(&walk, offset: word.offset)
      }
    }
    return add(beginnings, window, to: target, depth)
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
