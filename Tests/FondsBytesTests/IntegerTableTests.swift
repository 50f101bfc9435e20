import FondsBytes
import Testing

@Suite("Tables of integers")
struct IntegerTableTests {
  private static func table(_ values: [UInt32], cut: Int = 0) -> IntegerTable {
    var writer = ByteWriter()
    for value in values { writer.uint32(value) }
    return IntegerTable(ByteView(copying: writer.bytes.dropLast(cut)))
  }

  @Test("an integer is read where it lies, and none outside of the table")
  func access() {
    let table = Self.table([7, .max, 0])
    #expect(table.count == 3)
    #expect((-1...4).map { table[$0] } == [nil, 7, Int(UInt32.max), 0, nil, nil])
    #expect(Self.table([7, 9], cut: 1)[1] == nil)
    #expect(table[.max] == nil && table[.min] == nil)
  }

  @Test("stretches lie end to end, and one that does not fit is none")
  func stretches() {
    let ends = Self.table([2, 2, 5, 4, 9])
    #expect(ends.stretch(0, within: 9) == 0..<2)
    #expect(ends.stretch(1, within: 9) == 2..<2)
    #expect(ends.stretch(2, within: 9) == 2..<5)
    #expect(ends.stretch(3, within: 9) == nil)
    #expect(ends.stretch(4, within: 8) == nil)
    #expect(ends.stretch(5, within: 9) == nil)
    #expect(ends.stretch(-1, within: 9) == nil)
  }

  @Test("a text is read where it lies, and refused where it is none")
  func text() throws {
    let view = ByteView(copying: Array("l’œuvre".utf8) + [0xFF], path: "t")
    #expect(try view.text(0, 10) == "l’œuvre")
    #expect(try view.text(4, 0).isEmpty)
    #expect(throws: ByteError.self) { try view.text(8, 4) }
    let error = #expect(throws: ByteError.self) { try view.text(5, 6) }
    #expect(error?.code == .damaged)
    #expect(error?.offset == 5)
  }
}
