/// UTF-8 read strictly, with what was wrong counted.
struct UTF8Decoder {
  /// The text, with U+FFFD for every maximal part of an ill-formed sequence (Unicode 15, section 3.9, "Substitution of Maximal Subparts").
  let decoded: DecodedText
  /// Well-formed sequences of more than one byte.
  let goodSequences: Int
  let badSequences: Int
  /// Bytes from 0x80 on.
  let highBytes: Int

  /// Reads bytes; a byte order mark is taken off.
  init(_ bytes: Span<UInt8>, isPrefix: Bool) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    let body = bytes.extracting((hasMark ? 3 : 0)...)
    if let whole = Self.wellFormed(body) {
      decoded = DecodedText(text: whole, charset: CharsetName.utf8)
      (goodSequences, badSequences, highBytes) = (0, 0, 0)
      return
    }
    let repaired = Self.repaired(body, isPrefix: isPrefix)
    decoded = DecodedText(text: String(decoding: repaired.utf8, as: UTF8.self), charset: CharsetName.utf8, badBytes: repaired.badBytes)
    badSequences = repaired.badSequences
    goodSequences = hasMark ? .max : repaired.utf8.reduce(-repaired.badSequences) { $1 >= 0xC0 ? $0 + 1 : $0 }
    var high = 0
    for index in body.indices where body[index] >= 0x80 { high += 1 }
    highBytes = high
  }

  /// The first bytes of sequences of more than one byte.
  private static let first: ClosedRange<UInt8> = 0xC2...0xF4

  private static func wellFormed(_ bytes: Span<UInt8>) -> String? {
    do { return String(copying: try UTF8Span(validating: bytes)) } catch { return nil }
  }

  private static func repaired(_ bytes: Span<UInt8>, isPrefix: Bool) -> (utf8: [UInt8], badBytes: Int, badSequences: Int) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    var badBytes = 0
    var badSequences = 0
    var index = 0
    while index < bytes.count {
      let length = wellFormedLength(at: index, of: bytes)
      if length > 0 {
        for offset in 0..<length { utf8.append(bytes[index + offset]) }
        index += length
        continue
      }
      let isCutOff = index - length == bytes.count && first.contains(bytes[index])
      if isPrefix, isCutOff { break }
      utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
      badBytes -= length
      badSequences += 1
      index -= length
    }
    return (utf8, badBytes, badSequences)
  }

  /// The length of the well-formed sequence at an index; minus the length of the maximal ill-formed part where there is none.
  private static func wellFormedLength(at index: Int, of bytes: Span<UInt8>) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    guard Self.first.contains(first) else { return -1 }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    for offset in 1..<length {
      guard index + offset < bytes.count, continuation(offset, after: first).contains(bytes[index + offset]) else { return -offset }
    }
    return length
  }

  /// The bytes allowed after a first byte (Unicode 15, table 3-7).
  private static func continuation(_ offset: Int, after first: UInt8) -> ClosedRange<UInt8> {
    guard offset == 1 else { return 0x80...0xBF }
    switch first {
    case 0xE0: return 0xA0...0xBF
    case 0xED: return 0x80...0x9F
    case 0xF0: return 0x90...0xBF
    case 0xF4: return 0x80...0x8F
    default: return 0x80...0xBF
    }
  }
}
