/// Some of the sixteen stretches of a window (`PostingWindow.stretch`).
struct StretchMask {
  /// −1 for a member, else 0.
  private let lanes: SIMD16<Int32>

  /// All of them.
  init() { lanes = SIMD16(repeating: -1) }

  /// Those whose bounds are above a floor.
  init(_ bounds: SIMD16<Float>, above floor: Float) {
    lanes = SIMD16<Int32>(repeating: 0).replacing(with: -1, where: bounds .> floor)
  }

  var count: Int { -Int(lanes.wrappedSum()) }

  /// All bits for a member, else none.
  @inline(__always) subscript(stretch: Int) -> UInt64 { UInt64(bitPattern: Int64(lanes[stretch])) }
}
