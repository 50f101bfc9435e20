/// Little-endian integers of 32 bits, one after another, read where they lie.
///
/// Whatever the bytes are, no access traps.
package struct IntegerTable: Sendable {
  private let bytes: ByteView

  package init(_ bytes: ByteView) { self.bytes = bytes }

  package var count: Int { bytes.count / 4 }

  /// The integer at a place; `nil` outside of the table.
  package subscript(index: Int) -> Int? {
    guard index >= 0, index < count else { return nil }
    do throws(ByteError) { return Int(try bytes.uint32(at: 4 * index)) } catch { return nil }
  }

  /// The stretch number `index` of stretches that lie end to end, by this table of their ends; `nil` where it does not lie in `0 ..< length`.
  package func stretch(_ index: Int, within length: Int) -> Range<Int>? {
    guard let end = self[index], let start = index == 0 ? 0 : self[index - 1], start <= end, end <= length else { return nil }
    return start..<end
  }
}
