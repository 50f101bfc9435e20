internal import FondsIndex

/// Documents of a window that may be among the best, rising, with their scores so far: a view on the memory of a `SearchMemory`, which outlives it.
@safe struct CandidateList {
  /// Counted from the start of the window.
  @unsafe let documents: UnsafeMutablePointer<UInt32>
  @unsafe let scores: UnsafeMutablePointer<Float>
  private(set) var count = 0

  /// - Parameter documents: room for the documents of a window; the same for `scores`.
  @unsafe init(documents: UnsafeMutablePointer<UInt32>, scores: UnsafeMutablePointer<Float>) {
    unsafe self.documents = documents
    unsafe self.scores = scores
  }

  /// Holds so many documents, whose numbers and scores stand there already.
  mutating func replace(count: Int) { self.count = count }

  mutating func removeAll() { count = 0 }

  /// Takes the documents of a set, without a score.
  mutating func replace(by bits: WindowBits) {
    var end = 0
    for index in 0..<DocumentWindow.words {
      var rest = unsafe bits.words[index]
      while rest != 0 {
        unsafe documents[end] = UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount)
        end &+= 1
        rest &= rest &- 1
      }
    }
    unsafe scores.update(repeating: 0, count: end)
    count = end
  }

  func clearScores() { unsafe scores.update(repeating: 0, count: count) }

  /// Keeps the documents that are in a set.
  mutating func keep(in bits: WindowBits) { keep { _, document, _ in bits.contains(Int(document)) } }

  /// Keeps the documents whose flag is not 0.
  mutating func keep(where flags: UnsafePointer<UInt32>) { keep { place, _, _ in unsafe flags[place] > 0 } }

  /// Drops the documents whose score is not above a floor.
  mutating func keep(above floor: Float) { keep { _, _, score in score > floor } }

  /// Keeps what stands at some places: each is copied, and only the end moves, without a branch.
  @inline(__always) private mutating func keep(_ isKept: (_ place: Int, _ document: UInt32, _ score: Float) -> Bool) {
    var kept = 0
    for index in 0..<count {
      let (document, score) = unsafe (documents[index], scores[index])
      unsafe documents[kept] = document
      unsafe scores[kept] = score
      kept &+= isKept(index, document, score) ? 1 : 0
    }
    count = kept
  }

  /// Takes the matches of a buffer that score more than a floor; the buffer is empty afterwards.
  mutating func replace(by buffer: WindowBuffer, above floor: Float) {
    replace(by: buffer.bits)
    for index in 0..<count { unsafe scores[index] = buffer.scores[Int(documents[index])] }
    buffer.removeAll()
    keep(above: floor)
  }
}
