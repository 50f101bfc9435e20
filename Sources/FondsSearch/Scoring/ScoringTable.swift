internal import FondsIndex

/// The BM25 weight of every small frequency under every norm, in 0..<1.
///
/// A weight is 1 − 1 / (1 + f / K): the same as f / (f + K), written so that each rounding keeps it rising with f and falling with K.
/// Bounds taken from (frequency, norm) pairs are therefore never below the scores they bound.
@safe final class ScoringTable: @unchecked Sendable {
  /// Frequencies below this are looked up.
  static let rows = 16
  private static let norms = 256

  /// Weight of frequency `f` under norm `n` at `f * 256 + n`.
  @unsafe let weights: UnsafeMutablePointer<Float>
  /// 1 / K by norm.
  @unsafe let inverses: UnsafeMutablePointer<Float>

  init(_ bm25: BM25, averageLength: Float) {
    unsafe weights = .allocate(capacity: Self.rows * Self.norms)
    unsafe inverses = .allocate(capacity: Self.norms)
    for norm in 0..<Self.norms {
      let length = Float(NormTable.length(of: UInt8(norm)))
      let inverse = 1 / max(bm25.saturation(length: length, average: averageLength), .leastNormalMagnitude)
      unsafe (inverses + norm).initialize(to: inverse)
      for frequency in 0..<Self.rows {
        unsafe (weights + frequency * Self.norms + norm).initialize(to: Self.weight(Float(frequency), inverse))
      }
    }
  }

  deinit {
    unsafe weights.deallocate()
    unsafe inverses.deallocate()
  }

  /// 1 / K of a norm.
  func inverse(ofNorm norm: UInt8) -> Float { unsafe inverses[Int(norm)] }

  /// The weight of a frequency, given 1 / K.
  @inline(__always) static func weight(_ frequency: Float, _ inverse: Float) -> Float { 1 - 1 / (1 + frequency * inverse) }
}
