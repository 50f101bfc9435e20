/// Tells whether a web address at the end of a line goes on in the next one.
enum BrokenAddress {
  /// The longest address looked at, in bytes, so that no line is read again and again.
  private static let longest = 300

  /// Whether the last word of a line is an address that ends where none does, or at a slash before what looks like the rest of a path.
  static func goesOn(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    guard let last = left.last, joints.contains(last), let first = right.first, isPart(first) else { return false }
    let tail = left.suffix(longest)
    let word = tail.suffix(from: tail.lastIndex(of: 0x20).map { $0 + 1 } ?? tail.startIndex)
    guard AddressShape.begins(word) else { return false }
    let rest = right.prefix(longest).prefix { $0 != 0x20 }
    switch last {
    case UInt8(ascii: "/"), UInt8(ascii: "."): return looksLikePath(rest)
    case UInt8(ascii: ":"): return rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")])
    default: return true
    }
  }

  /// Whether a word has the inner signs of an address: a slash, or a point, sharp or equal sign between letters.
  private static func looksLikePath(_ word: ArraySlice<UInt8>) -> Bool {
    word.indices.dropLast().contains { index in
      word[index] == UInt8(ascii: "/") && index > word.startIndex
        || signs.contains(word[index]) && index > word.startIndex && isPart(word[index - 1]) && isPart(word[index + 1])
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isASCIILetter || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "%")
      || byte == UInt8(ascii: "/")
  }

  private static let joints = Set("/.-_=&?%#~+:".utf8)
  private static let signs = Set(".#=_?&".utf8)
}
