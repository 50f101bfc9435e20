/// Tells what a program wrote into metadata from what a person did.
enum MetadataSanity {
  /// A title without the traces of programs and without the name of the site; `nil` where nothing worth showing remains.
  ///
  /// - Parameters:
  ///   - sites: The names of the site, each cut off where it follows ` | `, ` - ` or the like.
  static func title(_ text: String, sites: [String], origin: MetadataOrigin) -> String? {
    var title = text
    if origin == .titleElement || origin == .openGraph || origin == .meta { title = withoutSite(title, sites) }
    guard origin == .pdf || origin == .office else { return title.isEmpty ? nil : title }
    if isPath(title) || isMachineTitle(title) { return nil }
    for prefix in programTitles where title.lowercased().hasPrefix(prefix) {
      title = TextCleaner.cleaned(String(title.dropFirst(prefix.count)))
    }
    let folded = title.lowercased()
    if emptyTitles.contains(folded) || fileEndings.contains(where: { folded.hasSuffix($0) }) { return nil }
    if emptyBeginnings.contains(where: { folded.hasPrefix($0) && folded.dropFirst($0.count).allSatisfy { $0.isNumber || $0 == " " } }) {
      return nil
    }
    let letters = title.unicodeScalars.count { $0.properties.isAlphabetic }
    return letters >= 3 && letters * 3 >= title.unicodeScalars.count ? title : nil
  }

  /// Whether a title is the place of a file on somebody's machine.
  private static func isPath(_ title: String) -> Bool {
    let bytes = Array(title.utf8)
    return bytes.starts(with: Array("file:/".utf8)) || bytes.starts(with: [0x5C, 0x5C])
      || bytes.count > 2 && bytes[1] == UInt8(ascii: ":") && bytes[2] == 0x5C
      || bytes.first == UInt8(ascii: "/") && !bytes.contains(0x20)
  }

  /// Whether a program made a title of what it was doing: `TeX output 2019.01.01:1200`, `about:blank`, `https://…`.
  private static func isMachineTitle(_ title: String) -> Bool {
    let folded = title.lowercased()
    return machineTitles.contains { folded.hasPrefix($0) }
  }

  /// The name of a person or body; `nil` for programs, accounts and placeholders.
  static func author(_ text: String) -> String? {
    let folded = text.lowercased()
    if emptyAuthors.contains(folded) || programs.contains(where: { folded.contains($0) }) { return nil }
    // `DBLaTeX-0.3.12`: a version number.
    if hasVersion(Array(folded.utf8)) { return nil }
    let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
    return letters >= 2 && !folded.contains("://") ? text : nil
  }

  /// The parts of a list of names: at semicolons, and at commas where every part looks like a full name.
  static func names(_ text: String) -> [String] {
    for separator: Character in [";", "|", "\n"] where text.contains(separator) {
      return text.split(separator: separator).map { TextCleaner.cleaned(String($0)) }.filter { !$0.isEmpty }
    }
    let parts = text.split(separator: ",").map { TextCleaner.cleaned(String($0)) }.filter { !$0.isEmpty }
    return parts.count > 1 && parts.allSatisfy { $0.contains(" ") } ? parts : [text]
  }

  /// The keywords of a list: at semicolons, else at commas, else at bars and middle dots.
  static func keywords(_ text: String) -> [String] {
    for separators: Set<Character> in [[";", "\n"], [",", "،"], ["|", "·", "•"]] where text.contains(where: { separators.contains($0) }) {
      return text.split(whereSeparator: { separators.contains($0) }).map { TextCleaner.cleaned(String($0)) }.filter { !$0.isEmpty }
    }
    return text.isEmpty ? [] : [text]
  }

  private static func hasVersion(_ text: [UInt8]) -> Bool {
    text.indices.dropFirst().dropLast().contains { index in
      text[index] == UInt8(ascii: ".") && [text[index - 1], text[index + 1]].allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private static func withoutSite(_ title: String, _ sites: [String]) -> String {
    for site in sites where !site.isEmpty {
      for mark in siteMarks {
        let (suffix, prefix) = (mark + site, site + mark)
        if title.hasSuffix(suffix), title.count > suffix.count { return TextCleaner.cleaned(String(title.dropLast(suffix.count))) }
        if title.hasPrefix(prefix), title.count > prefix.count { return TextCleaner.cleaned(String(title.dropFirst(prefix.count))) }
      }
    }
    return title
  }

  private static let siteMarks = [" | ", " - ", " – ", " — ", " · ", " :: ", " : ", " » ", " « "]
  private static let programTitles = ["microsoft word - ", "microsoft powerpoint - ", "microsoft excel - "]
  private static let machineTitles = ["tex output ", "about:", "(anonymous)", "print job", "(untitled)", "<untitled"] + AddressShape.schemes
  private static let fileEndings = [
    ".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".dvi", ".ps", ".ppt", ".pptx", ".xls", ".xlsx", ".pub",
    ".html"
  ]
  private static let emptyTitles: Set<String> = [
    "untitled", "sans titre", "sans nom", "no title", "title", "titre", "normal", "présentation powerpoint", "powerpoint presentation",
    "diapositive 1", "slide 1", "blank", "full page photo", "mise en page 1", "layout 1"
  ]
  private static let emptyBeginnings = [
    "document", "untitled", "sans titre", "sans nom", "scan", "img", "page", "présentation", "presentation"
  ]
  private static let emptyAuthors: Set<String> = [
    "user", "admin", "administrator", "administrateur", "utilisateur", "propriétaire", "proprietaire", "owner", "unknown", "inconnu",
    "author",
    "auteur", "root", "guest", "anonymous", "microsoft office user", "utilisateur de microsoft office", "default", "hp", "asus", "acer",
    "dell",
    "lenovo", "pc", "xp", "windows", "mac", "none", "n/a", "-"
  ]
  private static let programs = [
    "latex", "adobe", "indesign", "acrobat", "microsoft", "libreoffice", "openoffice", "powerpoint", "canva", "pdfcreator", "ghostscript",
    "distiller", "quarkxpress", "scribus", "wordpress", "pandoc", "docbook", "sphinx", "wkhtmltopdf", "camscanner", "tcpdf", "dompdf",
    "weasyprint", "workcentre", "laserjet", "konica", "google docs", "pdfsharp"
  ]
}
