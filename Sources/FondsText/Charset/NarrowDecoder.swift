/// Character sets of one byte a character, and the rest that ICU knows.
enum NarrowDecoder {
  /// Bytes read in a set that ICU knows by name, or one of ours; `nil` for an unknown name.
  static func known(_ bytes: Span<UInt8>, as charset: String) -> DecodedText? {
    if charset == CharsetName.western || charset == CharsetName.latin9 { return decode(bytes, as: charset) }
    guard let reading = ICU.decoded(bytes, charset: charset) else { return nil }
    return DecodedText(text: String(decoding: reading.utf8, as: UTF8.self), charset: charset, badBytes: reading.badBytes)
  }

  /// Bytes read as windows-1252 or ISO 8859-15.
  static func decode(_ bytes: Span<UInt8>, as charset: String) -> DecodedText {
    let table = charset == CharsetName.latin9 ? latin9 : western
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    var badBytes = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x80 {
        utf8.append(byte)
      } else {
        let scalar = table[Int(byte & 0x7F)]
        if scalar == "\u{FFFD}" { badBytes += 1 }
        utf8.append(contentsOf: scalar.utf8)
      }
    }
    return DecodedText(text: String(decoding: utf8, as: UTF8.self), charset: charset, badBytes: badBytes)
  }

  /// The upper half of ISO 8859-1, which both sets change in places.
  private static let latin1: [Unicode.Scalar] = (UInt8(0x80)...0xFF).map { Unicode.Scalar($0) }

  /// windows-1252: signs in the place of the C1 controls; U+FFFD where the set has nothing.
  private static let western: [Unicode.Scalar] =
    Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars) + latin1[32...]

  private static let latin9: [Unicode.Scalar] = {
    var table = latin1
    for (byte, scalar) in [(0xA4, "€"), (0xA6, "Š"), (0xA8, "š"), (0xB4, "Ž"), (0xB8, "ž"), (0xBC, "Œ"), (0xBD, "œ"), (0xBE, "Ÿ")]
      as [(Int, Unicode.Scalar)]
    {
      table[byte - 0x80] = scalar
    }
    return table
  }()
}
