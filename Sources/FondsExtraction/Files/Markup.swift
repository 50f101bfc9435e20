/// The kind of markup a text begins with.
enum Markup {
  case page, xmlPage, fragment
  case otherXML(String)

  /// Looks at the first tag behind a byte order mark, white space, comments, declarations and processing instructions; `nil` without one.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var isXML = false
    while true {
      rest = rest.drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "<") else { return nil }
      if Self.starts(rest, "<!--") {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
        rest = rest[end.upperBound...]
      } else if Self.starts(rest, "<?") {
        if Self.starts(rest, "<?xml") { isXML = true }
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        rest = rest[(end + 1)...]
      } else if Self.starts(rest, "<!doctype") {
        if Self.starts(rest.dropFirst(9).drop { $0 <= 0x20 }, "html"), !isXML {
          self = .page
          return
        }
        guard let end = Self.endOfDeclaration(rest) else { return nil }
        rest = rest[end...]
      } else {
        break
      }
    }
    let name = String(
      decoding: rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.prefix(64), as: UTF8.self)
    switch name.lowercased() {
    case "html", "head", "body": self = isXML ? .xmlPage : .page
    case let tag where Self.tags.contains(tag): self = .fragment
    default:
      guard isXML else { return nil }
      self = .otherXML(name)
    }
  }

  /// The index behind `<!DOCTYPE … >`, an internal subset in brackets included.
  private static func endOfDeclaration(_ text: ArraySlice<UInt8>) -> Int? {
    var isSubset = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "["): isSubset = true
      case UInt8(ascii: "]"): isSubset = false
      case UInt8(ascii: ">") where !isSubset: return index + 1
      default: break
      }
    }
    return nil
  }

  private static func starts(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    String(decoding: text.prefix(word.utf8.count), as: UTF8.self).lowercased() == word
  }

  /// Elements that a snatch of HTML may begin with.
  private static let tags = Set(
    """
    title meta link base style script noscript div p h1 h2 h3 h4 h5 h6 ul ol dl table article section main header footer nav aside
    blockquote pre form span a b i em strong br hr center font img figure iframe frameset template
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
