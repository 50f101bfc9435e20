import FondsBytes
import FondsTestSupport
import Testing

@Suite("Bit packing")
struct BitPackingTests {
  @Test("a block of every width comes back as it was", arguments: 0...32)
  func roundTrip(width: Int) {
    var generator = SeededGenerator(seed: 7 + UInt64(width))
    let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
    for round in 0..<8 {
      let values = (0..<128).map { _ in round == 0 ? mask : UInt32.random(in: 0...mask, using: &generator) }
      #expect(BitPacking.width(of: values.span) <= width)
      // One byte before the block: kernels must not need alignment.
      var packed: [UInt8] = [0xAA]
      BitPacking.pack(values.span, width: width, to: &packed)
      #expect(packed.count == 1 + BitPacking.byteCount(width: width))
      #expect(unpack(packed, from: 1, width: width) == values)
    }
  }

  @Test("the layout is the one of FORMAT.md: four lanes, lowest bits first")
  func layout() {
    var values = [UInt32](repeating: 0, count: 128)
    values[0] = 1
    values[1] = 2
    values[4] = 3
    values[127] = 31
    var packed: [UInt8] = []
    BitPacking.pack(values.span, width: 5, to: &packed)
    // Lane 0, word 0: integer 0 in bits 0…4, integer 4 in bits 5…9.
    #expect(packed[0] == 1 | 3 << 5 & 0xFF)
    // Lane 1 begins four bytes on.
    #expect(packed[4] == 2)
    // Integer 127 is the last of lane 3: the five highest bits of its last word.
    #expect(packed[79] == 31 << 3)
  }

  @Test("gaps become rising numbers")
  func accumulate() {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 512, alignment: 16)
    defer { unsafe memory.deallocate() }
    let values = unsafe memory.bindMemory(to: UInt32.self, capacity: 128)
    for index in 0..<128 { unsafe values[index] = UInt32(index % 5) }
    unsafe BitPacking.accumulate(values, base: 100)
    var expected: UInt32 = 100
    for index in 0..<128 {
      expected += UInt32(index % 5)
      #expect(unsafe values[index] == expected)
      expected += 1
    }
  }

  private func unpack(_ bytes: [UInt8], from start: Int, width: Int) -> [UInt32] {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 512, alignment: 16)
    defer { unsafe memory.deallocate() }
    let values = unsafe memory.bindMemory(to: UInt32.self, capacity: 128)
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe BitPacking.unpack(base + start, width: width, into: values)
    }
    return unsafe Array(UnsafeBufferPointer(start: values, count: 128))
  }
}
