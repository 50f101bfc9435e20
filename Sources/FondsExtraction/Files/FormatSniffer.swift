internal import FondsRecord
internal import FondsText

/// Finds out what a file is by its first bytes; its name only tells Markdown from other text.
enum FormatSniffer {
  /// What the first bytes show.
  enum Verdict: Hashable {
    case empty
    case pdf
    /// A ZIP archive, which may be an office file.
    case archive
    /// An old or an encrypted office file.
    case compound
    case html, xhtml, markdown, text
    /// Something that is not read, by name.
    case foreign(String)
  }

  /// How many bytes are looked at.
  static let prefix = 64 << 10

  /// Judges the first bytes of a file, at most ``prefix`` of them.
  static func judge(_ bytes: [UInt8], name: SourcePath) -> Verdict {
    let head = bytes[...]
    if head.isEmpty { return .empty }
    if head.starts(with: pdf) { return .pdf }
    // Some bytes before the header are tolerated (ISO 32000-1 annex H.3.4.1), but a text may also speak of it.
    if name.fileExtension == "pdf", head.prefix(1024).firstRange(of: pdf) != nil { return .pdf }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .archive }
    if head.starts(with: CompoundFile.magic) { return .compound }
    if let magic = magics.first(where: { head.starts(with: $0.bytes) }) { return .foreign(magic.name) }
    return judgeText(bytes, name: name)
  }

  /// The formats that the ending of a name promises; `nil` where it promises none.
  static func promise(_ name: SourcePath) -> [Format]? {
    switch name.fileExtension {
    case "pdf": [.pdf]
    case "odt", "ott": [.odt]
    case "docx", "docm", "dotx": [.docx]
    default: nil
    }
  }

  private static func judgeText(_ bytes: [UInt8], name: SourcePath) -> Verdict {
    let decoded = Charset.decode(bytes, declared: nil, isPrefix: bytes.count >= prefix)
    let text = Array(decoded.text.utf8)[...]
    guard let markup = Markup(text) else {
      if isBinary(text, badBytes: decoded.badBytes, isTolerant: false) { return .foreign("binary data") }
      return isMarkdown(name) ? .markdown : .text
    }
    if isBinary(text, badBytes: decoded.badBytes, isTolerant: true) { return .foreign("binary data") }
    switch markup {
    case .page: return .html
    case .xmlPage: return .xhtml
    case .fragment: return isMarkdown(name) ? .markdown : .html
    case .otherXML(let root): return .foreign("XML <\(root)>")
    }
  }

  private static func isMarkdown(_ name: SourcePath) -> Bool { ["md", "markdown", "mdown", "mkd"].contains(name.fileExtension) }

  /// Whether too many control characters stand in what should be text: a few are damage, in a page even more.
  private static func isBinary(_ text: ArraySlice<UInt8>, badBytes: Int, isTolerant: Bool) -> Bool {
    let controls = text.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F } + badBytes / 4
    return controls > 3 + text.count / (isTolerant ? 10 : 50)
  }

  private static let pdf = Array("%PDF-".utf8)

  private static let magics: [(name: String, bytes: [UInt8])] = [
    ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]), ("GIF", Array("GIF8".utf8)), ("TIFF", [0x49, 0x49, 0x2A, 0x00]),
    ("TIFF", [0x4D, 0x4D, 0x00, 0x2A]), ("RIFF", Array("RIFF".utf8)), ("Ogg", Array("OggS".utf8)), ("FLAC", Array("fLaC".utf8)),
    ("MP3", Array("ID3".utf8)), ("ELF", [0x7F, 0x45, 0x4C, 0x46]), ("gzip", [0x1F, 0x8B]), ("bzip2", Array("BZh".utf8)),
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD]), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF]),
    ("RAR", Array("Rar!".utf8)), ("RTF", Array("{\\rtf".utf8)), ("PostScript", Array("%!PS".utf8)), ("SQLite", Array("SQLite format 3".utf8)),
    ("WebAssembly", [0x00, 0x61, 0x73, 0x6D]), ("Java class", [0xCA, 0xFE, 0xBA, 0xBE]), ("DjVu", Array("AT&TFORM".utf8))
  ]
}

/// The kind of markup a text begins with.
private enum Markup {
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
        if Self.starts(rest.dropFirst(9).drop { $0 <= 0x20 }, "html"), !isXML { self = .page; return }
        guard let end = Self.endOfDeclaration(rest) else { return nil }
        rest = rest[end...]
      } else {
        break
      }
    }
    let name = String(decoding: rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.prefix(64), as: UTF8.self)
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

  private static let tags: Set<String> = [
    "title", "meta", "link", "base", "style", "script", "noscript", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table",
    "article", "section", "main", "header", "footer", "nav", "aside", "blockquote", "pre", "form", "span", "a", "b", "i", "em", "strong",
    "br", "hr", "center", "font", "img", "figure", "iframe", "frameset", "template"
  ]
}
