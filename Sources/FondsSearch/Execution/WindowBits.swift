internal import FondsIndex

/// A set of documents of one window: a view on the memory of a `WindowMemory`, which outlives it.
@safe struct WindowBits {
  /// Bit `i % 64` of word `i / 64` stands for the `i`-th document of the window.
  @unsafe let words: UnsafeMutablePointer<UInt64>

  var isEmpty: Bool {
    var union: UInt64 = 0
    for index in 0..<DocumentWindow.words { unsafe union |= words[index] }
    return union == 0
  }

  /// By the sums of bytes, for processors are not known to count bits.
  var count: Int {
    let (ones, twos, fours): (UInt64, UInt64, UInt64) = (0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0F0F_0F0F_0F0F_0F0F)
    var bytes = SIMD2<UInt64>()
    for index in stride(from: 0, to: DocumentWindow.words, by: 4) {
      var low = unsafe SIMD2(words[index], words[index &+ 1])
      var high = unsafe SIMD2(words[index &+ 2], words[index &+ 3])
      low = low &- ((low &>> 1) & ones)
      high = high &- ((high &>> 1) & ones)
      let sum = (low & twos) &+ ((low &>> 2) & twos) &+ (high & twos) &+ ((high &>> 2) & twos)
      bytes = bytes &+ (sum & fours) &+ ((sum &>> 4) & fours)
    }
    // Bytes hold at most 128 each; now pairs of them.
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ ((bytes &>> 8) & 0x00FF_00FF_00FF_00FF)
    return Int(truncatingIfNeeded: ((pairs[0] &+ pairs[1]) &* 0x0001_0001_0001_0001) &>> 48)
  }

  func removeAll() { unsafe words.update(repeating: 0, count: DocumentWindow.words) }

  /// Replaces the content by all documents of some stretches.
  func fill(_ stretches: StretchMask) {
    let perStretch = DocumentWindow.words / 16
    for stretch in 0..<16 {
      for index in stretch &* perStretch..<(stretch &+ 1) &* perStretch { unsafe words[index] = stretches[stretch] }
    }
  }

  /// Keeps the documents of some stretches.
  func formIntersection(_ stretches: StretchMask) {
    let perStretch = DocumentWindow.words / 16
    for stretch in 0..<16 {
      for index in stretch &* perStretch..<(stretch &+ 1) &* perStretch { unsafe words[index] &= stretches[stretch] }
    }
  }

  func copy(_ other: WindowBits) { unsafe words.update(from: other.words, count: DocumentWindow.words) }

  func formUnion(_ other: WindowBits) {
    for index in 0..<DocumentWindow.words { unsafe words[index] |= other.words[index] }
  }

  func formIntersection(_ other: WindowBits) {
    for index in 0..<DocumentWindow.words { unsafe words[index] &= other.words[index] }
  }

  func subtract(_ other: WindowBits) {
    for index in 0..<DocumentWindow.words { unsafe words[index] &= ~other.words[index] }
  }

  /// Takes the documents of a window from a bitmap of the whole segment; documents beyond its end are not in the set.
  func copy(_ bitmap: DocumentBits, at window: DocumentWindow) {
    let first = Int(window.base) / 64
    for index in 0..<DocumentWindow.words {
      unsafe words[index] = first + index < bitmap.words.count ? bitmap.words[first + index] : 0
    }
  }

  /// Keeps the documents of a window that are in a bitmap of the whole segment.
  func formIntersection(_ bitmap: DocumentBits, at window: DocumentWindow) {
    let first = Int(window.base) / 64
    for index in 0..<DocumentWindow.words { unsafe words[index] &= first + index < bitmap.words.count ? bitmap.words[first + index] : 0 }
  }

  /// Adds the documents to a bitmap of the whole segment.
  func add(to bitmap: inout DocumentBits, at window: DocumentWindow) {
    let first = Int(window.base) / 64
    for index in 0..<min(DocumentWindow.words, bitmap.words.count - first) { unsafe bitmap.words[first + index] |= words[index] }
  }

  @inline(__always) func contains(_ index: Int) -> Bool { unsafe words[index &>> 6] &>> UInt64(index & 63) & 1 != 0 }

  @inline(__always) func insert(_ index: Int) { unsafe words[index &>> 6] |= 1 &<< UInt64(index & 63) }

  /// Calls `body` with the documents, counted from the start of the window, in rising order.
  @inline(__always) func forEach<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
    for index in 0..<DocumentWindow.words {
      var rest = unsafe words[index]
      while rest != 0 {
        try body(index &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// Keeps the documents for which `keep` holds.
  @inline(__always) func filter(_ keep: (Int) -> Bool) {
    for index in 0..<DocumentWindow.words {
      var rest = unsafe words[index]
      var kept = rest
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if !keep(index &* 64 &+ rest.trailingZeroBitCount) { kept ^= bit }
        rest ^= bit
      }
      unsafe words[index] = kept
    }
  }
}

/// Documents side by side that are scored together.
struct DocumentWindow: Sendable, Hashable {
  /// Documents in a window.
  static let size = PostingWindow.size
  /// 64-bit words in the bitmap of a window.
  static let words = size / 64

  let index: Int
  /// The first document.
  let base: UInt32
  /// One past the last document.
  let end: UInt32

  /// - Parameters:
  ///   - index: its number, from 0.
  ///   - documentCount: documents in the segment.
  init(index: Int, of documentCount: Int) {
    self.index = index
    base = UInt32(index * Self.size)
    end = UInt32(min((index + 1) * Self.size, documentCount))
  }

  /// How many windows a segment has.
  static func count(for documentCount: Int) -> Int { PostingWindow.count(documentCount) }
}
