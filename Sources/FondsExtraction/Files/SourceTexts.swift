internal import FondsRecord
internal import FondsText
internal import FondsXML

/// All that can be read in a source, also what no record takes up: menus, comments, running lines, headers, properties.
///
/// For telling that something does not stand in a source.
package struct SourceTexts {
  /// What looking through a source came to.
  package struct Finding: Sendable, Hashable {
    /// The file that was looked through.
    package var stamp: FileStamp
    /// Whether some text was a hit.
    package var isFound: Bool
    /// Whether all of it was looked through; else nobody can tell what the rest holds.
    package var isWhole: Bool
    /// Whether there are pages whose text is in images, which nobody read.
    package var hasUnreadPages: Bool
  }

  /// The most bytes of the parts of an archive together.
  private static let archiveBytes = 256 << 20
  /// How deep archives may stand in one another.
  private static let archiveDepth = 2
  /// A text is looked at in pieces of so many bytes, each with the end of the one before it.
  private static let piece = (size: 256 << 10, overlap: 4 << 10)
  /// What stands between texts that do not follow one another: wider than the gap in any name.
  private static let gap: [UInt8] = Array("\n\n\n\n\n\n\n\n".utf8)

  private let limits: ExtractionLimits
  private let isHit: @Sendable (String) -> Bool
  private var isFound = false
  private var isWhole = true
  private var expanded = 0

  /// Looks through a source below a folder.
  ///
  /// - Parameter isHit: Is told every text, the long ones in pieces that overlap.
  package static func search(
    _ relative: SourcePath, below folder: SourcePath, limits: ExtractionLimits = ExtractionLimits(),
    isHit: @escaping @Sendable (String) -> Bool
  ) async throws(ExtractionError) -> Finding {
    var texts = SourceTexts(limits: limits, isHit: isHit)
    return try await texts.search(SourceContents.path(of: relative, below: folder))
  }

  private init(limits: ExtractionLimits, isHit: @escaping @Sendable (String) -> Bool) {
    self.limits = limits
    self.isHit = isHit
  }

  private mutating func search(_ path: SourcePath) async throws(ExtractionError) -> Finding {
    var file = try SourceFile(path)
    let stamp = file.stamp
    var bytes: [UInt8] = []
    try file.read(into: &bytes, upTo: FormatSniffer.prefix)
    let verdict = FormatSniffer.judge(bytes, name: path)
    if verdict == .pdf {
      let texts = try await PDFReader(limits: limits).allText(path, deadline: Deadline(seconds: limits.deadlineSeconds))
      for text in texts ?? [] { look(at: text) }
      if texts == nil { isWhole = false }
    } else {
      try file.read(into: &bytes, upTo: limits.sourceBytes + 1)
      if bytes.count <= limits.sourceBytes { try look(at: bytes, verdict) } else { isWhole = false }
    }
    let hasUnreadPages = await searchDocument(path)
    if try file.hasChanged() { isWhole = false }
    return Finding(stamp: stamp, isFound: isFound, isWhole: isWhole, hasUnreadPages: hasUnreadPages)
  }

  /// Looks at what a record would take up, in which lines and words are put together again; gives whether there are pages that nobody read.
  private mutating func searchDocument(_ path: SourcePath) async -> Bool {
    let none = FileStamp(size: 0, modified: 0, changed: 0, inode: 0, device: 0)
    let extraction = await Extractor(limits: limits).extract(
      SourceEntry(path: path, kind: .file, stamp: none), base: SourcePath(bytes: []))
    if extraction.reason == .needsOCR { return true }
    if extraction.outcome != .indexed && extraction.outcome != .empty || extraction.flags.contains(ExtractionFlag.truncated) {
      isWhole = false
    }
    for block in extraction.document?.blocks ?? [] { look(at: Array(block.text.utf8)) }
    for value in extraction.document?.metadata ?? [] { look(at: Array(value.value.utf8)) }
    return extraction.flags.contains { $0.hasPrefix(ExtractionFlag.needsOCR) }
  }

  private mutating func look(at bytes: [UInt8], _ verdict: FormatSniffer.Verdict) throws(ExtractionError) {
    switch verdict {
    case .empty, .pdf: break
    case .text, .markdown, .separated: look(at: Array(Charset.decode(bytes, declared: nil).text.utf8))
    case .html, .xhtml:
      // As it is written there are its comments and scripts; as it is read its entities are letters.
      let text = Charset.decode(bytes, declared: CharsetDeclaration.find(in: bytes)).text
      look(at: Array(text.utf8))
      look { () throws(XMLError) in try XMLTree(html: text) }
    case .archive: try look(atArchive: bytes, depth: 1)
    case .compound, .foreign: isWhole = false
    }
  }

  // MARK: Parts

  private mutating func look(atArchive bytes: [UInt8], depth: Int) throws(ExtractionError) {
    guard depth <= Self.archiveDepth else {
      isWhole = false
      return
    }
    let archive = try ZipArchive(bytes, limits: limits)
    look(at: Array(archive.names.joined(separator: "\n").utf8))
    for name in archive.names where !name.hasSuffix("/") {
      let isMarkup = [".xml", ".rels", ".rdf", ".vml"].contains { name.lowercased().hasSuffix($0) }
      let isText = [".txt", ".htm", ".html", ".csv"].contains { name.lowercased().hasSuffix($0) }
      let isArchive = [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"].contains { name.lowercased().hasSuffix($0) }
      guard isMarkup || isText || isArchive, let part = try archive.content(name), !part.isEmpty else { continue }
      expanded += part.count
      guard expanded <= Self.archiveBytes else {
        isWhole = false
        return
      }
      if isMarkup {
        look { () throws(XMLError) in try XMLTree(xml: part, recovering: true) }
      } else if isText {
        look(at: Array(Charset.decode(part, declared: nil).text.utf8))
      } else {
        try look(atArchive: part, depth: depth + 1)
      }
    }
  }

  /// The texts of a tree, as they follow one another within words and as they stand apart in cells, and the values of its attributes.
  private mutating func look(at tree: () throws(XMLError) -> XMLTree) {
    let read: XMLTree
    do throws(XMLError) { read = try tree() } catch {
      isWhole = false
      return
    }
    if read.flags.contains(.truncated) { isWhole = false }
    var together: [UInt8] = []
    var apart: [UInt8] = []
    var attributes: [UInt8] = []
    for node in 0..<read.count {
      if read.isText(node) {
        together += read.text(node)
        apart += read.text(node)
        apart.append(0x20)
      } else {
        for attribute in read.attributes(of: node) { attributes += Array(attribute.value.utf8) + Self.gap }
      }
    }
    for bytes in [together, apart, attributes] { look(at: bytes) }
  }

  private mutating func look(at bytes: [UInt8]) {
    var start = 0
    while start < bytes.count, !isFound {
      var end = min(start + Self.piece.size, bytes.count)
      // No piece ends within a scalar.
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      isFound = isHit(String(decoding: bytes[start..<end], as: UTF8.self))
      guard end < bytes.count else { return }
      start = end - Self.piece.overlap
      while bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
  }
}
