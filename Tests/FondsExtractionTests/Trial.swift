import FondsBytes
import FondsExtraction
import FondsRecord
import FondsTestSupport

/// One source in a folder of its own, extracted and normalised as a run would do it.
struct Trial {
  let extraction: Extraction
  let record: Record?

  init(_ bytes: [UInt8], name: String, sidecar: String? = nil, limits: ExtractionLimits = ExtractionLimits(), root: RootDefaults? = nil)
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    if let sidecar { try folder.write(sidecar, to: name + ".yaml") }
    let walker = SourceWalker(root: SourcePath(folder.path))
    let entries = try walker.entries()
    let entry = try require(entries.first { $0.path.display == name })
    extraction = await Extractor(limits: limits).extract(entry, base: try walker.base())
    record = Normaliser(root: root ?? RootDefaults(label: "trial")).record(from: extraction, of: entry)
  }

  init(_ text: String, name: String, sidecar: String? = nil, limits: ExtractionLimits = ExtractionLimits(), root: RootDefaults? = nil)
    async throws
  {
    try await self.init(Array(text.utf8), name: name, sidecar: sidecar, limits: limits, root: root)
  }

  var blocks: [Block] { record?.blocks ?? [] }
  var texts: [String] { blocks.map(\.text) }
  /// `heading1 Title`, `item2 Text`, `paragraph Text`.
  var outline: [String] { blocks.map { $0.kind.rawValue + ($0.level > 0 ? String($0.level) : "") + " " + $0.text } }
  var text: String { texts.joined(separator: "\n") }
}

struct Missing: Error {}

/// Like `#require`, outside a test.
func require<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

/// Writes ZIP archives for tests: stored or deflated entries, nothing else.
struct ZipWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init() {}

  /// - Parameter flags: General purpose bits; 1 marks the entry as encrypted.
  mutating func add(_ name: String, _ content: [UInt8], deflated: Bool = true, flags: UInt16 = 0) throws {
    let packed = deflated ? try Deflater(level: 6).compress(content) : content
    let common =
      Self.bytes(UInt16(20)) + Self.bytes(flags) + Self.bytes(UInt16(deflated ? 8 : 0)) + Self.bytes(UInt32(0x5A21_0000))
      + Self.bytes(Checksum.crc32(content)) + Self.bytes(UInt32(packed.count)) + Self.bytes(UInt32(content.count))
      + Self.bytes(UInt16(name.utf8.count)) + Self.bytes(UInt16(0))
    directory +=
      Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common + [UInt8](repeating: 0, count: 10) + Self.bytes(UInt32(body.count))
      + Array(name.utf8)
    body += Self.bytes(UInt32(0x0403_4B50)) + common + Array(name.utf8) + packed
    count += 1
  }

  mutating func add(_ name: String, _ content: String, deflated: Bool = true, flags: UInt16 = 0) throws {
    try add(name, Array(content.utf8), deflated: deflated, flags: flags)
  }

  var archive: [UInt8] {
    body + directory + Self.bytes(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + Self.bytes(UInt16(count)) + Self.bytes(UInt16(count))
      + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(body.count)) + [0, 0]
  }

  private static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    (0..<Value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> Value($0 * 8)) }
  }
}

/// A grey image, one byte a pixel, row by row.
struct PageImage {
  var width: Int
  var height: Int
  var pixels: [UInt8]

  /// A blank page.
  static let blank = PageImage(width: 100, height: 140, pixels: [UInt8](repeating: 255, count: 14_000))
}

/// Writes PDFs for tests: one line of Helvetica under another on each page, or an image over the whole of it.
enum PDFWriter {
  /// - Parameter images: by the index of the page that they cover.
  static func pdf(_ pages: [[String]], information: String = "", count: Int? = nil, images: [Int: PageImage] = [:]) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [173 /sfthyphen] >> >>"
    ]
    var kids: [Int] = []
    for (index, lines) in pages.enumerated() {
      let shown = lines.map { "(" + $0 + ") Tj T*" }.joined(separator: "\n")
      var stream = "BT /F1 10 Tf 12 TL 40 800 Td\n" + shown + "\nET"
      var drawings = ""
      if let image = images[index] {
        let pixels = String(String.UnicodeScalarView(image.pixels.map { Unicode.Scalar($0) }))
        let kind = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
        objects.append(
          "<< \(kind) /Width \(image.width) /Height \(image.height) /Length \(image.pixels.count) >>\nstream\n\(pixels)\nendstream")
        drawings = "/XObject << /Im \(objects.count) 0 R >>"
        stream = "q 595 0 0 842 0 0 cm /Im Do Q\n" + stream
      }
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
      kids.append(objects.count + 1)
      let resources = "<< /Font << /F1 3 0 R >> \(drawings) >>"
      objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(objects.count) 0 R /Resources \(resources) >>")
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids.map { "\($0) 0 R" }.joined(separator: " ") + "] /Count \(count ?? kids.count) >>"
    if !information.isEmpty { objects.append("<< \(information) >>") }
    return assemble(objects, hasInformation: !information.isEmpty)
  }

  /// A small file that takes hours to read: forms that draw forms that draw forms, ten at a time.
  static func endless() -> [UInt8] {
    let levels = 12
    func stream(_ dictionary: String, _ text: String) -> String {
      "<< \(dictionary) /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream"
    }
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
      stream("", "/F Do")
    ]
    for level in 1...levels {
      let inner = level == levels ? "" : "/Resources << /XObject << /F \(level + 5) 0 R >> >>"
      let text = level == levels ? "q Q" : String(repeating: "/F Do ", count: 10)
      objects.append(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] \(inner)", text))
    }
    return assemble(objects, hasInformation: false)
  }

  private static func assemble(_ objects: [String], hasInformation: Bool) -> [UInt8] {
    var output = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(output.count)
      // Latin-1: every scalar is one byte.
      output += "\(index + 1) 0 obj\n\(object)\nendobj\n".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
    let start = output.count
    let rows = offsets.map { String(repeating: "0", count: 10 - String($0).count) + "\($0) 00000 n \n" }.joined()
    let information = hasInformation ? "/Info \(objects.count) 0 R " : ""
    output += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(rows)".utf8)
    output += Array("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(information)>>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return output
  }
}
