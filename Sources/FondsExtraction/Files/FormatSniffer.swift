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
    ("RAR", Array("Rar!".utf8)), ("RTF", Array("{\\rtf".utf8)), ("PostScript", Array("%!PS".utf8)),
    ("SQLite", Array("SQLite format 3".utf8)),
    ("WebAssembly", [0x00, 0x61, 0x73, 0x6D]), ("Java class", [0xCA, 0xFE, 0xBA, 0xBE]), ("DjVu", Array("AT&TFORM".utf8))
  ]
}
