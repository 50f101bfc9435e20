/// Documents side by side that are scored together; windows are visited in rising order, each at most once.
struct DocumentWindow: Sendable, Hashable {
  /// Documents in a window.
  static let size = 4_096
  /// 64-bit words in the bitmap of a window.
  static let words = size / 64

  /// The first document.
  let base: UInt32
  /// One past the last document.
  let end: UInt32

  /// - Parameters:
  ///   - index: its number, from 0.
  ///   - documentCount: documents in the segment.
  init(index: Int, of documentCount: Int) {
    base = UInt32(index * Self.size)
    end = UInt32(min((index + 1) * Self.size, documentCount))
  }

  /// How many windows a segment has.
  static func count(for documentCount: Int) -> Int { (documentCount + size - 1) / size }
}
