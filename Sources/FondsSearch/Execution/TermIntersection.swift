internal import FondsIndex

/// The intersection of terms, in loops that hold no references.
@safe final class TermIntersection {
  private let scorers: [TermScorer]
  private let count: Int
  private let terms: UnsafeMutablePointer<TermPostings>
  private let memory = (WindowBitMemory(), WindowBitMemory())
  private let matches: WindowBits
  private let room: WindowBits

  /// Where the rarest term has no more documents in a window, counting looks them up one by one.
  private static let fewLimit = 12

  /// - Parameter scorers: the rarest first.
  init(_ scorers: [TermScorer]) {
    self.scorers = scorers
    count = scorers.count
    matches = memory.0.bits
    room = memory.1.bits
    unsafe terms = .allocate(capacity: count)
    for (index, scorer) in scorers.enumerated() { unsafe (terms + index).initialize(to: scorer.postings) }
  }

  deinit { unsafe terms.deallocate() }

  /// Replaces a set by the documents of a window that have all terms.
  func matches(of window: DocumentWindow, into bits: WindowBits) throws(IndexError) {
    bits.removeAll()
    guard unsafe terms[0].add(window, to: bits) else { throw scorers[0].damage(in: window) }
    for index in 1..<count {
      guard unsafe terms[index].keep(window, in: bits, room: room) else { throw scorers[index].damage(in: window) }
    }
  }

  /// Replaces the content of a set by the documents of a window that has all terms which have them all; gives their number.
  func matches(of window: DocumentWindow, into bits: WindowBits, onlyCounting: Bool, list: CandidateList) throws(IndexError) -> Int {
    guard unsafe terms[0].count(in: window) <= Self.fewLimit else {
      try matches(of: window, into: bits)
      return bits.count
    }
    var list = list
    try matches(of: window, within: nil, into: &list)
    if !onlyCounting {
      bits.removeAll()
      for index in 0..<list.count { unsafe bits.insert(Int(list.documents[index])) }
    }
    return list.count
  }

  /// Replaces the content of a list by the documents of a window that have all terms, without scores.
  func matches(of window: DocumentWindow, within allowed: WindowBits?, into list: inout CandidateList) throws(IndexError) {
    if unsafe !terms[0].isBitmap(in: window) {
      guard unsafe terms[0].documents(of: window, into: &list) else { throw scorers[0].damage(in: window) }
      if let allowed { list.keep(in: allowed) }
      try keepOthers(window, &list)
      list.clearScores()
    } else {
      try matches(of: window, into: matches)
      if let allowed { matches.formIntersection(allowed) }
      list.replace(by: matches)
    }
  }

  /// Replaces the content of a list by documents of a window that has all terms: all that score more than a threshold, with their whole scores.
  func candidates(
    of window: DocumentWindow, above threshold: Float, within allowed: WindowBits?, into list: inout CandidateList
  ) throws(IndexError) {
    var rest: Float = 0
    for index in 1..<count { unsafe rest += terms[index].bound(in: window) }
    var first = 0
    if unsafe !terms[0].isBitmap(in: window) {
      guard unsafe terms[0].candidates(of: window, above: floor(threshold, rest), into: &list) else { throw scorers[0].damage(in: window) }
      if let allowed { list.keep(in: allowed) }
      // Bitmaps tell at once; the others are decoded once, with their frequencies.
      for index in 1..<count where unsafe list.count > 0 && terms[index].isBitmap(in: window) {
        guard unsafe terms[index].keep(window, in: &list) else { throw scorers[index].damage(in: window) }
      }
      first = 1
    } else {
      try matches(of: window, into: matches)
      if let allowed { matches.formIntersection(allowed) }
      list.replace(by: matches)
    }
    for index in first..<count {
      if list.count == 0 { return }
      guard unsafe terms[index].addScores(window, toThoseOf: &list) else { throw scorers[index].damage(in: window) }
      if index > 0 { unsafe rest -= terms[index].bound(in: window) }
      list.keep(above: index + 1 < count ? floor(threshold, rest) : threshold)
    }
  }

  /// What a document must have when this may still come: a little more, as it was summed up bound by bound.
  private func floor(_ threshold: Float, _ rest: Float) -> Float { threshold - rest * (1 + 0x1p-16) }

  private func keepOthers(_ window: DocumentWindow, _ list: inout CandidateList) throws(IndexError) {
    for index in 1..<count where list.count > 0 {
      guard unsafe terms[index].keep(window, in: &list) else { throw scorers[index].damage(in: window) }
    }
  }
}
