/// Makes text out of what files call text: no control characters, ligatures, soft hyphens or invisible marks, and single spaces.
///
/// Works on valid UTF-8 in one pass; ASCII takes a short path.
package enum TextCleaner {
  /// Running text: every run of white space is one space, none at the ends.
  package static func cleaned(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var isSpace = false
    clean(text) { byte in
      if byte <= 0x20 {
        isSpace = true
      } else {
        if isSpace, !output.isEmpty { output.append(0x20) }
        isSpace = false
        output.append(byte)
      }
    }
    return output
  }

  /// A short running text, such as a title.
  package static func cleaned(_ text: String) -> String { String(decoding: cleaned(Array(text.utf8)[...]), as: UTF8.self) }

  /// Text whose line feeds and tabs are kept; blank lines and space at the ends of lines vanish.
  package static func verbatim(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    clean(text) { byte in
      if byte == 0x0A {
        while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
        if let last = output.last, last != 0x0A { output.append(0x0A) }
      } else if byte == 0x09 || byte >= 0x20 {
        output.append(byte)
      }
    }
    while let last = output.last, last <= 0x20 { output.removeLast() }
    return output
  }

  /// Hands on every byte that stays; scalars above ASCII that vanish or are replaced are dealt with here.
  @inline(__always)
  private static func clean(_ text: ArraySlice<UInt8>, emit: (UInt8) -> Void) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        if byte != 0x7F { emit(byte) }
      } else if let width = suspectWidth(byte), index + width <= text.endIndex {
        var code = UInt32(byte & (width == 2 ? 0x1F : 0x0F))
        for next in text[(index + 1)..<(index + width)] { code = code << 6 | UInt32(next & 0x3F) }
        if let replacement = replacement(code) {
          for byte in replacement { emit(byte) }
        } else {
          for byte in text[index..<(index + width)] { emit(byte) }
        }
        index += width
        continue
      } else {
        emit(byte)
      }
      index += 1
    }
  }

  /// The width of scalars that may vanish, by lead byte: C2 (controls, soft hyphen), E2 (spaces, marks), EF (ligatures, byte order mark).
  @inline(__always)
  private static func suspectWidth(_ byte: UInt8) -> Int? {
    switch byte {
    case 0xC2: 2
    case 0xE2, 0xEF: 3
    default: nil
    }
  }

  /// What stands for a scalar; `nil` keeps it.
  @inline(__always)
  private static func replacement(_ code: UInt32) -> [UInt8]? {
    switch code {
    case 0x85, 0x2028, 0x2029: [0x0A]
    case 0x80..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF: []
    case 0x2000...0x200A, 0x205F: [0x20]
    case 0xFB00...0xFB06: ligatures[Int(code - 0xFB00)]
    default: nil
    }
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }
}
