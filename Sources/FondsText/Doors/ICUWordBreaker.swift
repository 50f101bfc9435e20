internal import CICU

/// ICU's word segmenter, for the stretches that the fast path does not know.
///
/// Opened at the first such stretch; not to be shared between threads.
@safe package final class ICUWordBreaker {
  private var handle: OpaquePointer?
  private var pairs = [Int32](repeating: 0, count: 2 * batch)

  /// Words fetched in one call.
  private static let batch = 256

  package init() {}

  deinit {
    if let handle = unsafe handle { unsafe fonds_words_close(handle) }
  }

  /// Calls `body` with the range of every word between two offsets of well-formed UTF-8, in order.
  ///
  /// At signs part words: CLDR 42 joins words there, Unicode Annex #29 does not.
  ///
  /// - Precondition: ICU opens its word rules (they are part of the library) and the stretch is shorter than 2 GiB.
  package func forEachWord(in text: Span<UInt8>, from start: Int, to end: Int, _ body: (_ start: Int, _ end: Int) -> Void) {
    var piece = start
    for index in start..<end where text[index] == UInt8(ascii: "@") {
      read(text, from: piece, to: index, body)
      piece = index + 1
    }
    read(text, from: piece, to: end, body)
  }

  private func read(_ text: Span<UInt8>, from start: Int, to end: Int, _ body: (_ start: Int, _ end: Int) -> Void) {
    guard start < end else { return }
    let words = unsafe opened()
    unsafe text.extracting(start..<end).withUnsafeBufferPointer { buffer in
      let begun = unsafe fonds_words_begin(words, buffer.baseAddress, Int32(buffer.count))
      precondition(begun == 0, "ICU refused a text")
      while true {
        let count = unsafe pairs.withUnsafeMutableBufferPointer { unsafe fonds_words_next(words, $0.baseAddress, Int32(Self.batch)) }
        if count == 0 { break }
        for index in 0..<Int(count) { body(start + Int(pairs[2 * index]), start + Int(pairs[2 * index + 1])) }
      }
    }
  }

  private func opened() -> OpaquePointer {
    if let handle = unsafe handle { return unsafe handle }
    guard let fresh = unsafe fonds_words_open() else { preconditionFailure("ICU has no word rules") }
    unsafe handle = fresh
    return unsafe fresh
  }
}
