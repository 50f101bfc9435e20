import FondsIndex
import FondsText
import Testing

@Suite("Norms and weights")
struct NormTableTests {
  @Test("short lengths are exact, longer ones are kept within 3.2 %, and order is kept")
  func lengths() {
    var previous: UInt8 = 0
    for length in Array(0...5000) + Array(stride(from: 5001, through: 262_143, by: 97)) {
      let norm = NormTable.norm(of: UInt64(length))
      #expect(norm >= previous)
      previous = norm
      let kept = Double(NormTable.length(of: norm))
      if length < 64 { #expect(kept == Double(length)) } else { #expect(abs(kept - Double(length)) <= Double(length) * 0.032) }
    }
    #expect(NormTable.norm(of: 262_143) == 255)
    #expect(NormTable.norm(of: .max) == 255)
    #expect(NormTable.lengths == NormTable.lengths.sorted() && Set(NormTable.lengths).count == 256)
    for code in 0...255 { #expect(NormTable.norm(of: UInt64(NormTable.lengths[code])) == UInt8(code)) }
  }

  @Test("a title counts more than a body, and names of authors do not lengthen a text")
  func weights() {
    for field in Field.allCases { #expect((1...255).contains(FieldWeights.weight(of: field))) }
    #expect(FieldWeights.weight(of: .title) > FieldWeights.weight(of: .body))
    var lengths = [UInt32](repeating: 0, count: Field.allCases.count)
    lengths[Int(Field.author.rawValue)] = 5
    #expect(FieldWeights.length(lengths) == 0)
    lengths[Int(Field.title.rawValue)] = 2
    lengths[Int(Field.body.rawValue)] = 10
    #expect(FieldWeights.length(lengths) == UInt64(2 * FieldWeights.weight(of: .title) + 10))
  }
}
