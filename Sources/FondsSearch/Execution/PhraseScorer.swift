internal import FondsIndex

/// One word of a phrase: its postings and its place.
final class PhraseWord {
  fileprivate var cursor: PostingCursor
  private var positionCursor: PositionCursor
  /// Positions at the current document.
  fileprivate var positions: [UInt32] = []
  /// Tokens behind the first word of the phrase.
  fileprivate let offset: UInt32
  fileprivate var next: UInt32 = 0

  init(_ entry: TermEntry, offset: UInt32, _ segment: SegmentReader) throws(IndexError) {
    cursor = try segment.postings(entry)
    positionCursor = try segment.positions(entry)
    self.offset = offset
  }

  fileprivate func advance(to document: UInt32) throws(IndexError) -> UInt32 {
    if next < document || next == 0 { next = try cursor.advance(to: document) }
    return next
  }

  fileprivate func readPositions() throws(IndexError) { try positionCursor.read(at: cursor, into: &positions) }
}

/// Scores documents in which words stand in given places of one another.
///
/// The words leap over documents that lack one of them; positions are decoded only where all are.
final class PhraseScorer: WindowScorer {
  private let context: SegmentContext
  private let factor: Float
  /// The rarest first.
  private let words: [PhraseWord]

  /// - Precondition: at least one word.
  init(_ words: [PhraseWord], factor: Float, _ context: SegmentContext) {
    self.words = words.sorted { $0.cursor.documentFrequency < $1.cursor.documentFrequency }
    self.factor = factor
    self.context = context
  }

  var cost: Int { words[0].cursor.documentFrequency }

  /// The phrase is at most as frequent as its rarest word.
  func bound(in window: DocumentWindow) throws(IndexError) -> Float? {
    let rarest = words[0]
    if rarest.next >= window.end { return nil }
    var block = rarest.cursor.block(for: max(rarest.next, window.base))
    guard block < rarest.cursor.blockCount else { return nil }
    var best = context.kernel.bound(factor: factor, try rarest.cursor.impacts(ofBlock: block))
    while rarest.cursor.lastDocument(ofBlock: block) &+ 1 < window.end, block + 1 < rarest.cursor.blockCount {
      block += 1
      best = max(best, context.kernel.bound(factor: factor, try rarest.cursor.impacts(ofBlock: block)))
    }
    return best
  }

  func collect(
    _ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth
  ) throws(IndexError) -> Bool {
    var hasMatch = false
    var document = try words[0].advance(to: window.base)
    while document < window.end {
      let local = Int(document - window.base)
      let candidate = try candidate(from: document)
      if candidate != document {
        if candidate >= window.end { break }
        document = try words[0].advance(to: candidate)
        continue
      }
      let frequency = allowed?.contains(local) ?? true ? try frequency() : 0
      if frequency > 0 {
        hasMatch = true
        target.bits.insert(local)
        if depth != .matches {
          target.add(context.kernel.contribution(factor: factor, frequency: frequency, document: document), to: local)
        }
      }
      document = try words[0].advance(to: document + 1)
    }
    return hasMatch
  }

  /// The document itself where all words have it; else the first one where they may.
  private func candidate(from document: UInt32) throws(IndexError) -> UInt32 {
    for word in words.dropFirst() {
      let next = try word.advance(to: document)
      if next != document { return next }
    }
    return document
  }

  /// How often the phrase stands in the current document.
  private func frequency() throws(IndexError) -> UInt32 {
    for word in words { try word.readPositions() }
    if words.count == 1 { return UInt32(words[0].positions.count) }
    var indices = [Int](repeating: 0, count: words.count)
    var frequency: UInt32 = 0
    search: for position in words[0].positions where position >= words[0].offset {
      let start = position - words[0].offset
      for (number, word) in words.enumerated().dropFirst() {
        while indices[number] < word.positions.count, word.positions[indices[number]] < start + word.offset { indices[number] += 1 }
        if indices[number] == word.positions.count { break search }
        if word.positions[indices[number]] != start + word.offset { continue search }
      }
      frequency += 1
    }
    return frequency
  }
}
