internal import FondsBytes
internal import FondsIndex

/// The norms of a segment, checked once against its number of documents.
@safe struct SegmentNorms {
  private let view: ByteView
  @unsafe let base: UnsafePointer<UInt8>

  init(_ segment: SegmentReader) throws(IndexError) {
    view = try segment.norms()
    guard view.count >= segment.documentCount else {
      throw IndexError(.damaged, path: segment.path, "the segment has \(view.count) norms for \(segment.documentCount) documents")
    }
    unsafe base = view.unsafeBase.assumingMemoryBound(to: UInt8.self)
  }
}

/// The loops over the postings of a decoded block.
///
/// A view on memory of a `SegmentContext`, which outlives it.
///
/// Documents rise and are documents of the segment: the posting cursor has checked them.
@safe struct ScoringKernel {
  @unsafe let norms: UnsafePointer<UInt8>
  /// As in `ScoringTable`.
  @unsafe let weights: UnsafeMutablePointer<Float>
  @unsafe let inverses: UnsafeMutablePointer<Float>
  let scale: ScoreScale

  /// What a posting adds to a score.
  @inline(__always) func contribution(factor: Float, frequency: UInt32, document: UInt32) -> Float {
    let norm = unsafe Int(norms[Int(document)])
    return scale.rounded(factor * weight(frequency, norm))
  }

  /// The most that a posting adds to a score, by the bounds of its block.
  func bound(factor: Float, _ impacts: ImpactList) -> Float {
    var best: Float = 0
    for index in 0..<impacts.count {
      let impact = impacts[index]
      best = max(best, impact.frequency == Impact.unbounded ? 1 : weight(impact.frequency, Int(impact.norm)))
    }
    return scale.rounded(factor * best)
  }

  @inline(__always) private func weight(_ frequency: UInt32, _ norm: Int) -> Float {
    frequency < UInt32(ScoringTable.rows)
      ? unsafe weights[Int(frequency) &<< 8 | norm] : ScoringTable.weight(Float(frequency), unsafe inverses[norm])
  }

  /// The first index in `range` whose document is at or after `target`; its end when there is none.
  @inline(__always)
  static func index(of target: UInt32, in range: Range<Int>, _ documents: UnsafePointer<UInt32>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low &+ high) &>> 1
      if unsafe documents[middle] < target { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Adds postings of a window to the matches.
  static func match(_ documents: UnsafePointer<UInt32>, _ range: Range<Int>, base: UInt32, _ target: WindowBuffer) {
    guard !range.isEmpty else { return }
    let words = unsafe target.bits.words
    var word = unsafe Int((documents[range.lowerBound] &- base) &>> 6)
    var bits: UInt64 = 0
    for index in range {
      let local = unsafe Int(documents[index] &- base)
      if local &>> 6 != word {
        unsafe words[word] |= bits
        word = local &>> 6
        bits = 0
      }
      bits |= 1 &<< UInt64(local & 63)
    }
    unsafe words[word] |= bits
  }

  /// Adds the contributions of postings of a window to the scores; the matches are `match`'s.
  func score(
    _ documents: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>, _ range: Range<Int>, factor: Float, base: UInt32,
    _ target: WindowBuffer
  ) {
    let scores = unsafe target.scores
    for index in range {
      let document = unsafe documents[index]
      unsafe scores[Int(document &- base)] += contribution(factor: factor, frequency: frequencies[index], document: document)
    }
  }

  /// Adds the postings of a window whose contribution is above a floor, with these contributions.
  ///
  /// - Returns: false when there is none.
  func select(
    _ documents: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>, _ range: Range<Int>, factor: Float, above floor: Float,
    base: UInt32, _ target: WindowBuffer
  ) -> Bool {
    var isSelecting = false
    for index in range {
      let document = unsafe documents[index]
      let score = unsafe contribution(factor: factor, frequency: frequencies[index], document: document)
      if score > floor {
        isSelecting = true
        target.bits.insert(Int(document &- base))
        target.add(score, to: Int(document &- base))
      }
    }
    return isSelecting
  }
}
