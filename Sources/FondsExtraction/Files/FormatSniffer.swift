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
    /// Text whose name says that it is a table of separated values.
    case separated
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
    if isNetpbm(head) { return .foreign("Netpbm image") }
    if let magic = magics.first(where: { begins(head, $0.bytes) }) { return .foreign(magic.name) }
    return judgeText(bytes, name: name)
  }

  /// The formats that the ending of a name promises; `nil` where it promises none.
  static func promise(_ name: SourcePath) -> [Format]? {
    switch name.fileExtension {
    case "pdf": [.pdf]
    case "odt", "ott": [.odt]
    case "docx", "docm", "dotx": [.docx]
    case "ods", "ots": [.ods]
    case "xlsx", "xlsm", "xltx": [.xlsx]
    default: nil
    }
  }

  private static func judgeText(_ bytes: [UInt8], name: SourcePath) -> Verdict {
    let decoded = Charset.decode(bytes, declared: nil, isPrefix: bytes.count >= prefix)
    let text = Array(decoded.text.utf8)[...]
    if isSolid(bytes, charset: decoded.charset) { return .foreign("binary data") }
    guard let markup = Markup(text) else {
      if isBinary(text, badBytes: decoded.badBytes, isTolerant: false) { return .foreign("binary data") }
      return isMarkdown(name) ? .markdown : ["csv", "tsv", "tab"].contains(name.fileExtension) ? .separated : .text
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

  /// Whether bytes that could only be read one by one are no text: many beyond ASCII, and hardly a space or line end among them.
  ///
  /// A language of another alphabet has spaces; pixels and samples have none, or only by chance.
  private static func isSolid(_ bytes: [UInt8], charset: String) -> Bool {
    guard !charset.hasPrefix("utf"), bytes.count >= 64 else { return false }
    var high = 0
    var spaces = 0
    var controls = 0
    for byte in bytes {
      if byte >= 0x80 { high += 1 }
      if byte == 0x20 || (0x09...0x0D).contains(byte) { spaces += 1 }
      if byte < 0x09 || byte == 0x7F || (0x0E...0x1F).contains(byte) { controls += 1 }
    }
    return high * 3 > bytes.count && spaces * 40 < bytes.count && (controls > 3 || isNarrow(charset))
  }

  /// Charsets of one byte a letter; those of several write Chinese and Japanese, which have no spaces.
  private static func isNarrow(_ charset: String) -> Bool {
    ["windows-", "iso-8859", "macintosh", "ibm", "koi8"].contains { charset.lowercased().hasPrefix($0) }
  }

  /// Whether the bytes begin as an image of the Netpbm family does.
  ///
  /// That is `P1`…`P6`, the width and the height, or `P7` and `WIDTH` (pbm(5), pgm(5), ppm(5), pam(5)); the ones in plain letters have nothing but
  /// figures after that.
  private static func isNetpbm(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.count > 8, head[0] == UInt8(ascii: "P"), (0x31...0x37).contains(head[1]), (0x09...0x20).contains(head[2]) else {
      return false
    }
    if head[1] == 0x37 { return head.dropFirst(3).starts(with: Array("WIDTH ".utf8)) }
    let isPlain = head[1] <= 0x33
    let figures = head[1] == 0x31 || head[1] == 0x34 ? 2 : 3
    var read = 0
    var hasLineEnd = false
    var inFigure = false
    var inComment = false
    for (index, byte) in head.prefix(1 << 10).enumerated().dropFirst(2) {
      if inComment {
        inComment = byte != 0x0A
        continue
      }
      switch byte {
      case 0x30...0x39:
        if !inFigure { read += 1 }
        inFigure = true
      case 0x09...0x0D, 0x20:
        inFigure = false
        hasLineEnd = hasLineEnd || byte == 0x0A
        // A text may begin like that by chance, but not with figures on lines of their own and pixels after them.
        if !isPlain, read == figures { return hasLineEnd && holdsPixels(head.dropFirst(index + 1)) }
      case UInt8(ascii: "#"): inComment = true
      default: return false
      }
    }
    return isPlain && read >= figures
  }

  /// Whether bytes are no text: a control character among them, or what is no UTF-8.
  private static func holdsPixels(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.contains(where: { $0 < 0x09 || (0x0E...0x1F).contains($0) || $0 == 0x7F }) { return true }
    // A scalar that the end cuts is no fault.
    let whole = bytes.prefix(upTo: bytes.suffix(4).lastIndex { $0 < 0x80 }.map { $0 + 1 } ?? bytes.endIndex)
    return String(validating: whole, as: UTF8.self) == nil
  }

  private static let pdf = Array("%PDF-".utf8)

  /// What formats begin with, `nil` being any byte.
  ///
  /// Short signs of plain letters want what must stand behind them: a text may begin so.
  private static let magics: [(name: String, bytes: [UInt8?])] = [
    ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]), ("GIF", sign("GIF87a")), ("GIF", sign("GIF89a")),
    ("TIFF", [0x49, 0x49, 0x2A, 0x00]), ("TIFF", [0x4D, 0x4D, 0x00, 0x2A]), ("RIFF", sign("RIFF????WAVE")), ("RIFF", sign("RIFF????AVI ")),
    ("RIFF", sign("RIFF????WEBP")), ("Ogg", sign("OggS") + [0x00]), ("FLAC", sign("fLaC") + [0x00, 0x00]),
    ("FLAC", sign("fLaC") + [0x80, 0x00]), ("MP3", sign("ID3") + [0x02]), ("MP3", sign("ID3") + [0x03]), ("MP3", sign("ID3") + [0x04]),
    ("ELF", [0x7F, 0x45, 0x4C, 0x46]), ("gzip", [0x1F, 0x8B]),
    ("bzip2", sign("BZh?") + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]), ("bzip2", sign("BZh?") + [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]),
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD]), ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF]),
    ("RAR", sign("Rar!") + [0x1A]), ("RTF", sign("{\\rtf")), ("PostScript", sign("%!PS")), ("SQLite", sign("SQLite format 3")),
    ("WebAssembly", [0x00, 0x61, 0x73, 0x6D]), ("Java class", [0xCA, 0xFE, 0xBA, 0xBE]), ("DjVu", sign("AT&TFORM"))
  ]

  /// The bytes of a sign, with `?` for any one.
  private static func sign(_ text: String) -> [UInt8?] { text.utf8.map { $0 == UInt8(ascii: "?") ? nil : $0 } }

  private static func begins(_ head: ArraySlice<UInt8>, _ sign: [UInt8?]) -> Bool {
    head.count >= sign.count && zip(head, sign).allSatisfy { $1 == nil || $0 == $1 }
  }
}
