internal import CICU

/// What fonds asks of ICU for text off the fast paths: normal forms, rare character sets, a guess at a character set.
enum ICU {
  /// A Unicode normal form.
  enum Form {
    case nfc
    case nfkd
    /// NFKC with case folding and without default ignorables (Unicode 15, section 3.13, toNFKC_Casefold).
    case nfkcCasefold

    fileprivate var code: Int32 {
      switch self {
      case .nfc: Int32(bitPattern: fonds_form_nfc.rawValue)
      case .nfkd: Int32(bitPattern: fonds_form_nfkd.rawValue)
      case .nfkcCasefold: Int32(bitPattern: fonds_form_nfkc_casefold.rawValue)
      }
    }
  }

  /// The normal form of well-formed UTF-8; the text itself when ICU is out of memory or the text is over half a gigabyte.
  static func normalized(_ text: Span<UInt8>, _ form: Form) -> [UInt8] {
    var capacity = text.count + text.count / 4 + 32
    while true {
      var needed: Int64 = 0
      let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        needed = unsafe text.withUnsafeBufferPointer {
          unsafe fonds_normalize(form.code, $0.baseAddress, Int64($0.count), buffer.baseAddress, Int64(capacity))
        }
        count = needed >= 0 && needed <= capacity ? Int(needed) : 0
      }
      if needed < 0 { return copy(text) }
      if needed <= capacity { return result }
      capacity = Int(needed)
    }
  }

  /// Bytes of a character set that ICU knows by name, as UTF-8 with U+FFFD for what cannot be decoded; `nil` for an unknown name.
  static func decoded(_ bytes: Span<UInt8>, charset: String) -> (utf8: [UInt8], badBytes: Int)? {
    var bad: Int64 = 0
    var length: Int64 = 0
    let capacity = 3 * bytes.count + 16
    let utf8 = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      length = unsafe bytes.withUnsafeBufferPointer {
        unsafe fonds_decode(charset, $0.baseAddress, Int64($0.count), buffer.baseAddress, Int64(capacity), &bad)
      }
      count = max(0, Int(length))
    }
    return length < 0 ? nil : (utf8, Int(bad))
  }

  /// ICU's guess at the character set of bytes, lower-case, with its confidence 0…100; `nil` without one.
  static func guessedCharset(_ bytes: Span<UInt8>) -> (name: String, confidence: Int)? {
    var name = [CChar](repeating: 0, count: 64)
    let confidence = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe name.withUnsafeMutableBufferPointer {
        unsafe fonds_detect(buffer.baseAddress, Int32(clamping: buffer.count), $0.baseAddress, Int32($0.count))
      }
    }
    guard confidence > 0 else { return nil }
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (String(decoding: letters, as: UTF8.self).lowercased(), Int(confidence))
  }

  private static func copy(_ text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for index in text.indices { bytes.append(text[index]) }
    return bytes
  }
}
