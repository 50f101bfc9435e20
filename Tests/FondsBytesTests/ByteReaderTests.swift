import FondsBytes
import FondsTestSupport
import Testing

@Suite("Reading and writing bytes")
struct ByteReaderTests {
  @Test("what was written is read back")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 11)
    var numbers: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), .max]
    for _ in 0..<200 { numbers.append(UInt64.random(in: 0...(.max), using: &generator) >> UInt64.random(in: 0...63, using: &generator)) }
    var writer = ByteWriter()
    for number in numbers { writer.varint(number) }
    writer.text("œuvre")
    writer.uint32(0xDEAD_BEEF)
    writer.uint64(0x0123_4567_89AB_CDEF)
    writer.byte(9)
    var reader = ByteReader(ByteView(copying: writer.bytes))
    for number in numbers { #expect(try reader.varint() == number) }
    #expect(try reader.text(limit: 10) == "œuvre")
    #expect(try reader.uint32() == 0xDEAD_BEEF)
    #expect(try reader.uint64() == 0x0123_4567_89AB_CDEF)
    #expect(try reader.byte() == 9)
    try reader.finish()
  }

  @Test("every cut is refused with the offset, never read over")
  func truncated() throws {
    var writer = ByteWriter()
    writer.varint(UInt64.max)
    writer.text("énergie")
    writer.uint32(5)
    for length in 0..<writer.count {
      let error = #expect(throws: ByteError.self) {
        var reader = ByteReader(ByteView(copying: Array(writer.bytes[..<length]), path: "cut"))
        _ = try reader.varint()
        _ = try reader.text(limit: 100)
        _ = try reader.uint32()
      }
      #expect(error?.code == .truncated)
      #expect(error?.path == "cut")
      #expect(error?.offset ?? .max <= length)
    }
  }

  @Test(
    "a number that does not fit is damage",
    arguments: [[UInt8](repeating: 0xFF, count: 11), [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02]])
  func tooLarge(bytes: [UInt8]) {
    let error = #expect(throws: ByteError.self) {
      var reader = ByteReader(ByteView(copying: bytes))
      _ = try reader.varint()
    }
    #expect(error?.code == .damaged)
  }

  @Test("a length over its limit is damage, and so is a text that is not UTF-8")
  func bounds() {
    var writer = ByteWriter()
    writer.varint(5)
    writer.append([0xFF, 0xFE, 0x41, 0x41, 0x41])
    #expect(throws: ByteError.self) {
      var reader = ByteReader(ByteView(copying: writer.bytes))
      _ = try reader.text(limit: 4)
    }
    let error = #expect(throws: ByteError.self) {
      var reader = ByteReader(ByteView(copying: writer.bytes))
      _ = try reader.text(limit: 5)
    }
    #expect(error?.code == .damaged)
  }

  @Test("a view never gives what lies outside of it")
  func slices() throws {
    let view = ByteView(copying: Array(0..<100))
    let part = try view.slice(10, 20)
    #expect(part.offset == 10)
    #expect(part.bytes == Array(10..<30))
    for (start, length) in [(-1, 1), (0, -1), (21, 0), (20, 1), (0, .max), (.max, 1)] {
      #expect(throws: ByteError.self) { try part.slice(start, length) }
    }
    #expect(throws: ByteError.self) { try part.uint32(at: 17) }
    #expect(throws: ByteError.self) { try part.uint64(at: 13) }
    #expect(throws: ByteError.self) { try part.uint32(at: -1) }
    #expect(try part.compare(0, 3, with: [10, 11, 12]) == 0)
    #expect(try part.compare(0, 3, with: [10, 11]) > 0)
    #expect(try part.compare(0, 2, with: [10, 200]) < 0)
  }
}
