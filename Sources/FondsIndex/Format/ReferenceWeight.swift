/// The saturation by which the index knows the upper bounds of its windows and the best of its lists: that of BM25 for the lengths of the
/// segment itself (`Index/FORMAT.md` §2.7).
///
/// A search by other parameters, or over more segments, corrects the weights by the ratios of the two.
package struct ReferenceSaturation: Sendable {
  /// How soon repetitions stop counting, and how much the length of a document counts.
  private static let (k1, b) = (Float(1.2), Float(0.8))

  /// 1 / K by norm.
  package let inverses: [Float]

  /// - Parameters:
  ///   - documents: of the segment.
  ///   - totalLength: the sum of their lengths, as their norms tell them.
  init(documents: Int, totalLength: UInt64) {
    let average = documents > 0 && totalLength > 0 ? Float(Double(totalLength) / Double(documents)) : 1
    inverses = NormTable.lengths.map { 1 / max(Self.k1 * (1 - Self.b + Self.b * Float($0) / max(average, 1)), .leastNormalMagnitude) }
  }

  /// f / (f + K), written so that each rounding keeps it rising with f and falling with K.
  @inline(__always) static func weight(_ frequency: Float, _ inverse: Float) -> Float { 1 - 1 / (1 + frequency * inverse) }

  /// Between which factors of the reference weight the weight under other saturations lies, whatever the frequency and the norm.
  ///
  /// f / (f + K') is at most max(1, K / K') and at least min(1, K / K') times f / (f + K). Equal values give exactly (1, 1).
  ///
  /// - Parameter others: 1 / K' by norm, 256 of them.
  package func ratios(to others: UnsafePointer<Float>) -> (least: Float, most: Float) {
    var (least, most) = (Float(1), Float(1))
    for norm in 0..<256 {
      let ratio = unsafe others[norm] / inverses[norm]
      least = min(least, ratio)
      most = max(most, ratio)
    }
    guard least < 1 || most > 1 else { return (1, 1) }
    // What rounding may do to a weight, with room to spare.
    return (least * (1 - 0x1p-16), most * (1 + 0x1p-16))
  }
}

/// Reference weights of many postings, for a writer.
struct ReferenceWeight: Sendable {
  private static let rows = 16
  private let inverses: [Float]
  /// Weight of frequency f under norm n at 256 · f + n.
  private let table: [Float]

  init(_ saturation: ReferenceSaturation) {
    let inverses = saturation.inverses
    self.inverses = inverses
    table = (0..<Self.rows * 256).map { ReferenceSaturation.weight(Float($0 / 256), inverses[$0 % 256]) }
  }

  /// The weight of a frequency under a norm, in 0..<1.
  @inline(__always)
  func weight(_ frequency: UInt32, _ norm: UInt8) -> Float {
    frequency < UInt32(Self.rows)
      ? table[Int(frequency) &<< 8 | Int(norm)] : ReferenceSaturation.weight(Float(frequency), inverses[Int(norm)])
  }
}
