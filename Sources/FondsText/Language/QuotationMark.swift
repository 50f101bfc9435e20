/// A mark at an end of a quotation.
struct QuotationMark {
  enum Kind {
    case guillemets, curved, straight
  }

  let kind: Kind
  let opens: Bool
  let closes: Bool

  /// The mark that begins at an index of well-formed UTF-8; `nil` where none stands.
  @inline(__always) init?(at index: Int, of text: Span<UInt8>) {
    let byte = text[index]
    if byte == UInt8(ascii: "\"") {
      (kind, opens, closes) = (.straight, true, true)
    } else if byte == 0xC2, text[index + 1] | 0x10 == 0xBB {
      kind = .guillemets
      opens = text[index + 1] == 0xAB
      closes = !opens
    } else if byte == 0xE2, text[index + 1] == 0x80, (0x9C...0x9E).contains(text[index + 2]) {
      kind = .curved
      closes = text[index + 2] == 0x9D
      opens = !closes
    } else {
      return nil
    }
  }
}
