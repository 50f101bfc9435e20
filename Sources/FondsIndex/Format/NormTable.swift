/// Field norms: the weighted length of a document in one byte (`Index/FORMAT.md` §5.4).
///
/// Exact below 64 tokens; then sixteen steps an octave (±3 %) up to 262,143 tokens.
package enum NormTable {
  /// The norm of a weighted length.
  package static func norm(of length: UInt64) -> UInt8 {
    guard length >= 64 else { return UInt8(length) }
    let capped = min(length, 262_143)
    let octave = 63 - capped.leadingZeroBitCount
    let step = (capped >> UInt64(octave - 4)) & 15
    return UInt8(64 + (octave - 6) * 16 + Int(step))
  }

  /// The length that stands for a norm: the middle of its range, rounded down.
  package static func length(of norm: UInt8) -> UInt32 { lengths[Int(norm)] }

  /// The lengths of all 256 norms, increasing.
  package static let lengths: [UInt32] = (0..<256).map { code in
    guard code >= 64 else { return UInt32(code) }
    let shift = UInt32(code - 64) / 16 + 2
    let low = (UInt32(16) + UInt32(code - 64) % 16) << shift
    return low + ((UInt32(1) << shift) - 1) / 2
  }
}
