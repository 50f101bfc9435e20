/// A word of ASCII letters, digits and the letters of Latin-1, folded: up to sixteen bytes in two registers.
///
/// Most words of both languages are such, and to find the end of one, to fold it and to make its key is one step.
struct PlainWord: BitwiseCopyable {
  /// The first eight folded bytes, the first in the lowest, zeros after a shorter word.
  private(set) var low: UInt64 = 0
  /// The bytes after them.
  private(set) var high: UInt64 = 0
  /// Folded bytes, 0…16.
  private(set) var length = 0

  private init() {}

  /// The word of one ASCII letter.
  init(letter: UInt8) {
    low = UInt64(letter | 0x20)
    length = 1
  }

  /// Takes up to eight folded bytes, zeros behind them; false when there is no room.
  @inline(__always) private mutating func append(_ bytes: UInt64, _ count: Int) -> Bool {
    guard length &+ count <= 16 else { return false }
    if length < 8 {
      low |= bytes &<< UInt64(8 &* length)
      if length > 0 { high |= bytes &>> UInt64(64 &- 8 &* length) }
    } else if length < 16 {
      high |= bytes &<< UInt64(8 &* (length &- 8))
    }
    length &+= count
    return true
  }

  /// Reads the word that starts with a letter or a digit at an index of well-formed UTF-8.
  ///
  /// - Returns: the word and the index after it; `nil` where it is longer, has other characters, or where what follows may belong to it.
  @inline(__always) static func read(at start: Int, of text: Span<UInt8>) -> (word: PlainWord, end: Int)? {
    var word = PlainWord()
    guard let end = word.take(start..<text.count, of: text), end == text.count || isEnd(end, of: text) else { return nil }
    return (word, end)
  }

  /// The word that fills a range; `nil` where it is longer or has other characters.
  init?(of range: Range<Int>, in text: Span<UInt8>) {
    self.init()
    guard take(range, of: text) == range.upperBound else { return nil }
  }

  /// Takes letters and digits as far as they go; gives the index after them, or `nil` where there is no room for them.
  @inline(__always) private mutating func take(_ range: Range<Int>, of text: Span<UInt8>) -> Int? {
    var index = range.lowerBound
    while true {
      let bytes = Self.eightBytes(at: index, of: text)
      let count = min(Self.alphanumericCount(bytes), range.upperBound &- index)
      let folded = bytes | 0x2020_2020_2020_2020
      guard append(count == 8 ? folded : folded & (1 &<< UInt64(8 &* count) &- 1), count) else { return nil }
      index &+= count
      if count == 8, index < range.upperBound { continue }
      guard index < range.upperBound, text[index] == 0xC3 else { return index }
      let second = text[index &+ 1]
      if second == 0x97 || second == 0xB7 { return index }
      let letter = LatinFolding.latin1(second)
      guard append(UInt64(letter & 0xFFFF), Int(letter &>> 24)) else { return nil }
      index &+= 2
    }
  }

  /// The bytes from an index on, the first in the lowest, zeros behind the end of the text.
  @inline(__always) private static func eightBytes(at index: Int, of text: Span<UInt8>) -> UInt64 {
    if index &+ 8 <= text.count {
      return unsafe UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var bytes: UInt64 = 0
    for next in index..<text.count { bytes |= UInt64(text[next]) &<< UInt64(8 &* (next &- index)) }
    return bytes
  }

  /// How many of eight bytes, from the lowest on, are ASCII letters and digits.
  @inline(__always) private static func alphanumericCount(_ bytes: UInt64) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    // Without their highest bits, no sum below reaches into the next byte.
    let digits = bytes & ~high
    let letters = digits | 0x2020_2020_2020_2020
    let isDigit = (digits &+ 0x5050_5050_5050_5050) & ~(digits &+ 0x4646_4646_4646_4646)
    let isLetter = (letters &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(letters &+ 0x0505_0505_0505_0505)
    let others = ~((isDigit | isLetter) & ~bytes) & high
    return others.trailingZeroBitCount &>> 3
  }

  /// Whether a word surely ends before a character that is neither ASCII letter nor digit; where in doubt, it does not.
  @inline(__always) private static func isEnd(_ index: Int, of text: Span<UInt8>) -> Bool {
    let byte = text[index]
    if byte < 0x80 {
      if byte == UInt8(ascii: "_") { return false }
      let mayJoin =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ":")
        || byte == UInt8(ascii: ";")
      guard mayJoin, index &+ 1 < text.count else { return true }
      let next = text[index &+ 1]
      return next < 0x80 && !WordClass.isLetter(next) && !WordClass.isDigit(next)
    }
    // The signs of multiplication and division stop a word too.
    if byte == 0xC3 { return true }
    // No-break space and guillemets; dashes and quotation marks but for the apostrophes.
    if byte == 0xC2 { return text[index &+ 1] == 0xA0 || text[index &+ 1] == 0xAB || text[index &+ 1] == 0xBB }
    guard byte == 0xE2, text[index &+ 1] == 0x80 else { return false }
    let third = text[index &+ 2]
    return (0x90...0x97).contains(third) || (0x9A...0xA3).contains(third) || third == 0xA6
  }
}
