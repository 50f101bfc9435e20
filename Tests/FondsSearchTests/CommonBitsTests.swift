import FondsSearch
import FondsTestSupport
import Testing

@Suite("Bits that two bitmaps share") struct CommonBitsTests {
  @Test("are counted as one by one, at every length", arguments: [1, 2] as [UInt64])
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for length in Array(0...140) + [255, 256, 257, 1_000, 15_625] {
      let left = (0..<length).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
      let right = (0..<length + Int.random(in: 0...3, using: &random)).map { _ in
        UInt64.random(in: 0...UInt64.max, using: &random) & UInt64.random(in: 0...UInt64.max, using: &random)
      }
      let expected = zip(left, right).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
      #expect(CommonBits.count(left, right) == expected, "\(length) words")
      #expect(CommonBits.count(right, left) == expected, "\(length) words")
    }
  }

  @Test("no sum of bits is carried away", arguments: [64, 1_024, 20_000])
  func full(length: Int) {
    let full = [UInt64](repeating: .max, count: length)
    #expect(CommonBits.count(full, full) == 64 * length)
  }
}
