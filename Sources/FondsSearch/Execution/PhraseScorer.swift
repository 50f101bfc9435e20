internal import FondsIndex

/// One word of a phrase.
struct PhraseWord {
  let entry: TermEntry
  /// Finds the documents of the word.
  let term: TermScorer
  /// Tokens behind the first word of the phrase.
  let offset: UInt32

  init(_ entry: TermEntry, offset: UInt32, factor: Float, _ context: SegmentContext) throws(IndexError) {
    self.entry = entry
    term = try TermScorer(entry, factor: factor, context)
    self.offset = offset
  }
}

/// Scores documents in which words stand in given places of one another.
///
/// The documents of a window that have all words are found first, then how often they have each; positions are decoded only where that may
/// be enough, word after word, and only while the phrase may still begin somewhere in the document.
@safe final class PhraseScorer: WindowScorer {
  let bounds: WindowBounds
  private let context: SegmentContext
  private let factor: Float
  /// The rarest first.
  private let words: [PhraseWord]
  private let intersection: TermIntersection
  private let positions: UnsafeMutablePointer<WordPositions>
  /// Where the phrase may begin in the document that is looked at.
  private let beginnings: UnsafeMutablePointer<UInt32>

  /// - Precondition: at least one word.
  init(_ words: [PhraseWord], factor: Float, _ context: SegmentContext) throws(IndexError) {
    let words = words.sorted { $0.term.cost < $1.term.cost }
    self.words = words
    self.factor = factor
    self.context = context
    intersection = TermIntersection(words.map(\.term))
    var opened = 0
    let positions = UnsafeMutablePointer<WordPositions>.allocate(capacity: words.count)
    do throws(IndexError) {
      for word in words {
        unsafe (positions + opened).initialize(to: try WordPositions.open(word.entry, in: context.segment))
        opened += 1
      }
    } catch {
      unsafe positions.deinitialize(count: opened)
      unsafe positions.deallocate()
      throw error
    }
    unsafe self.positions = positions
    unsafe beginnings = .allocate(capacity: words[0].term.list.mostPositions)
    bounds = WindowBounds(count: context.windowCount)
    // The phrase is at most as frequent as each of its words.
    bounds.add(words[0].term.bounds)
    for word in words.dropFirst() { bounds.formMinimum(word.term.bounds) }
  }

  deinit {
    unsafe positions.deinitialize(count: words.count)
    unsafe positions.deallocate()
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

  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList, room: WindowBuffer
  ) throws(IndexError) {
    list.removeAll()
    guard bounds[window.index] > threshold else { return }
    var kept = 0
    var target = list
    try find(window, within: allowed, above: threshold, in: &list) { document, frequency in
      let score = context.kernel.contribution(factor: factor, frequency: frequency, document: window.base &+ document)
      guard score > threshold else { return }
      unsafe target.documents[kept] = document
      unsafe target.scores[kept] = score
      kept += 1
    }
    target.replace(count: kept)
    list = target
  }

  func matches(
    of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, room: WindowBuffer
  ) throws(IndexError) -> Int {
    guard bounds[window.index] >= 0 else { return 0 }
    bits.removeAll()
    var number = 0
    var list = context.memory.room.candidates
    try find(window, within: nil, above: -1, in: &list) { document, _ in
      bits.insert(Int(document))
      number += 1
    }
    return number
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    guard bounds[window.index] >= 0 else { return false }
    var threshold: Float = -1
    if case .scoresAbove(let floor) = depth { threshold = floor }
    var list = context.memory.room.candidates
    var hasMatch = false
    try find(window, within: allowed, above: threshold, in: &list) { document, frequency in
      let local = Int(document)
      target.bits.insert(local)
      hasMatch = true
      guard depth != .matches else { return }
      target.add(context.kernel.contribution(factor: factor, frequency: frequency, document: window.base &+ document), to: local)
    }
    return hasMatch
  }

  /// Calls `body` with the documents of a window that have the phrase, and how often; with all that score more than a threshold.
  ///
  /// - Parameter list: room for the documents that have all words; `body` may overwrite those before the one it is called with.
  @inline(__always)
  private func find(
    _ window: DocumentWindow, within allowed: WindowBits?, above threshold: Float, in list: inout CandidateList,
    _ body: (_ document: UInt32, _ frequency: UInt32) -> Void
  ) throws(IndexError) {
    try context.memory.checkTime(window.index)
    try intersection.matches(of: window, within: allowed, into: &list)
    guard list.count > 0 else { return }
    for (index, word) in words.enumerated() {
      let slot = word.term.list.hasWindows ? word.term.postings.slot(in: window) : 0
      unsafe try positions[index].enter(slot: slot, base: window.base, list.documents, list.count, context.memory.room.group)
    }
    let hopeful = unsafe context.memory.room.found
    let number = threshold < 0 ? nil : selectHopeful(window, list, above: threshold)
    if number == 0 { return }
    for index in words.indices { try expect(index, list, number) }
    for place in 0..<(number ?? list.count) {
      let index = number == nil ? place : unsafe Int(hopeful[place])
      let frequency = try frequency(at: index)
      if frequency > 0 { unsafe body(list.documents[index], UInt32(truncatingIfNeeded: frequency)) }
    }
  }

  /// Selects the documents that have each word often enough for the phrase to score more than a threshold; gives their number.
  private func selectHopeful(_ window: DocumentWindow, _ list: CandidateList, above threshold: Float) -> Int {
    let hopeful = unsafe context.memory.room.found
    var number = 0
    for index in 0..<list.count {
      var most = UInt32.max
      for word in words.indices { unsafe most = min(most, positions[word].counts[index]) }
      let document = unsafe window.base &+ list.documents[index]
      unsafe hopeful[number] = UInt32(truncatingIfNeeded: index)
      number &+= context.kernel.contribution(factor: factor, frequency: most, document: document) > threshold ? 1 : 0
    }
    return number
  }

  /// Says how many positions of a word will be read, if all documents but the hopeless ones are looked at.
  private func expect(_ word: Int, _ list: CandidateList, _ number: Int?) throws(IndexError) {
    let hopeful = unsafe context.memory.room.found
    let counts = unsafe positions[word].counts
    var wanted = 0
    if let number {
      for place in 0..<number { unsafe wanted &+= Int(counts[Int(hopeful[place])]) }
    } else {
      for index in 0..<list.count { unsafe wanted &+= Int(counts[index]) }
    }
    unsafe try positions[word].expect(wanted, documents: number ?? list.count)
  }

  /// How often a document that has all words has the phrase.
  @inline(__always)
  private func frequency(at index: Int) throws(IndexError) -> Int {
    var number = unsafe try positions[0].begin(index, offset: words[0].offset, into: beginnings)
    for word in 1..<words.count where number > 0 {
      number = unsafe try positions[word].filter(index, offset: words[word].offset, beginnings, number)
    }
    return number
  }
}
