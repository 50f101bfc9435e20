/// Rounds every contribution to a multiple of one power of two, so that sums of them are exact whatever their order.
///
/// Pruned and exhaustive evaluation add the same contributions in different orders; exact sums make their scores, and so the order of the
/// hits, equal to the last bit. The step is at most 2⁻²¹ of the largest score that the query can give.
struct ScoreScale: Sendable, Hashable {
  /// 1.5 · 2²³ steps: a float near it has the step as its last place.
  private let magic: Float

  /// - Parameter largest: an upper bound of every sum, such as the sum of all factors of the query.
  init(largest: Float) {
    let bounded = min(max(largest, 0x1p-60), 0x1p60)
    let step = Float(sign: .plus, exponent: bounded.exponent + 1 - 22, significand: 1)
    magic = 0x1.8p23 * step
  }

  /// The nearest multiple of the step.
  @inline(__always) func rounded(_ contribution: Float) -> Float { (contribution + magic) - magic }

  /// The nearest multiples of the step.
  @inline(__always) func rounded(_ contributions: SIMD16<Float>) -> SIMD16<Float> { (contributions + magic) - magic }
}
