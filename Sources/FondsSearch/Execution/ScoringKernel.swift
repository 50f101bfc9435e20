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

/// The loops over the postings of a decoded group.
///
/// A view on memory of a `SegmentContext`, which outlives it.
///
/// Documents rise and are documents of the segment: their list has checked them.
@safe struct ScoringKernel {
  @unsafe let norms: UnsafePointer<UInt8>
  /// As in `ScoringTable`.
  @unsafe let weights: UnsafeMutablePointer<Float>
  @unsafe let inverses: UnsafeMutablePointer<Float>
  let scale: ScoreScale
  /// Between which factors of its reference weight the weight of a posting lies.
  let least: Float
  let most: Float

  /// What a posting adds to a score.
  @inline(__always) func contribution(factor: Float, frequency: UInt32, document: UInt32) -> Float {
    let norm = unsafe Int(norms[Int(document)])
    return scale.rounded(factor * weight(frequency, norm))
  }

  /// The most that postings add to a score whose reference weights have an upper bound.
  @inline(__always) func most(factor: Float, reference: Float) -> Float { scale.rounded(factor * min(reference * most, 1)) }

  /// The same for several at a time.
  @inline(__always) func most(factor: Float, references: SIMD16<Float>) -> SIMD16<Float> {
    let weights = references * most
    return scale.rounded(weights.replacing(with: 1, where: weights .> 1) * factor)
  }

  /// The least that a posting adds to a score whose reference weight is no smaller.
  @inline(__always) func least(factor: Float, reference: Float) -> Float { scale.rounded(factor * (reference * least)) }

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

  /// Adds the contributions of postings of a window to the scores; the matches are told apart.
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
  func select(
    _ documents: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>, _ range: Range<Int>, factor: Float, above floor: Float,
    base: UInt32, _ target: WindowBuffer
  ) {
    for index in range {
      let document = unsafe documents[index]
      let score = unsafe contribution(factor: factor, frequency: frequencies[index], document: document)
      if score > floor {
        target.bits.insert(Int(document &- base))
        target.add(score, to: Int(document &- base))
      }
    }
  }
}
