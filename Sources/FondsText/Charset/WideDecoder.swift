/// UTF-16 and UTF-32, told by their byte order mark or by where their zero bytes stand.
enum WideDecoder {
  /// A character set of two or four bytes a unit.
  struct WideCharset {
    var name: String
    var unit: Int
    var isLittleEndian: Bool
    /// Bytes of the byte order mark.
    var mark = 0
  }

  /// How much of a source is looked at for the pattern of zero bytes.
  private static let sample = 4096

  /// The wide character set of bytes; `nil` where they are of bytes.
  ///
  /// Without a mark: text in Latin letters has a zero in every second byte, always on the same side. 60 % are asked for on one side, and not more than one and 5 % on the other.
  static func charset(of bytes: Span<UInt8>) -> WideCharset? {
    if starts(bytes, with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      return WideCharset(name: "utf-32le", unit: 4, isLittleEndian: true, mark: 4)
    }
    if starts(bytes, with: [0, 0, 0xFE, 0xFF]) { return WideCharset(name: "utf-32be", unit: 4, isLittleEndian: false, mark: 4) }
    if starts(bytes, with: [0xFF, 0xFE]) { return WideCharset(name: "utf-16le", unit: 2, isLittleEndian: true, mark: 2) }
    if starts(bytes, with: [0xFE, 0xFF]) { return WideCharset(name: "utf-16be", unit: 2, isLittleEndian: false, mark: 2) }
    let pairs = min(bytes.count, sample) / 2
    guard pairs >= 2 else { return nil }
    var zeros = (even: 0, odd: 0)
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { zeros.even += 1 }
      if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
    }
    if 10 * zeros.odd >= 6 * pairs, 20 * zeros.even <= pairs + 20 { return WideCharset(name: "utf-16le", unit: 2, isLittleEndian: true) }
    if 10 * zeros.even >= 6 * pairs, 20 * zeros.odd <= pairs + 20 { return WideCharset(name: "utf-16be", unit: 2, isLittleEndian: false) }
    return nil
  }

  private static func starts(_ bytes: Span<UInt8>, with mark: [UInt8]) -> Bool {
    bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
  }

  /// The text of bytes after their mark; U+FFFD for lone surrogates, values that are no scalar, and an incomplete last unit.
  static func decode(_ bytes: Span<UInt8>, as charset: WideCharset, isPrefix: Bool) -> DecodedText {
    var scalars = String.UnicodeScalarView()
    var badBytes = 0
    var index = charset.mark
    while index + charset.unit <= bytes.count {
      let value = unit(at: index, of: bytes, charset)
      var length = charset.unit
      var scalar = Unicode.Scalar(value)
      if charset.unit == 2, value & 0xFC00 == 0xD800 {
        if index + 4 <= bytes.count {
          let low = unit(at: index + 2, of: bytes, charset)
          if low & 0xFC00 == 0xDC00 {
            scalar = Unicode.Scalar(0x10000 + ((value & 0x3FF) << 10 | (low & 0x3FF)))
            length = 4
          }
        } else if isPrefix {
          index = bytes.count
          break
        }
      }
      if scalar == nil { badBytes += length }
      scalars.append(scalar ?? "\u{FFFD}")
      index += length
    }
    if index < bytes.count, !isPrefix {
      badBytes += bytes.count - index
      scalars.append("\u{FFFD}")
    }
    return DecodedText(text: String(scalars), charset: charset.name, badBytes: badBytes)
  }

  private static func unit(at index: Int, of bytes: Span<UInt8>, _ charset: WideCharset) -> UInt32 {
    var value: UInt32 = 0
    for offset in 0..<charset.unit {
      let place = charset.isLittleEndian ? index + charset.unit - 1 - offset : index + offset
      value = value << 8 | UInt32(bytes[place])
    }
    return value
  }
}
