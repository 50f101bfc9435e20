import FondsBytes
import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

/// The tiny index of `Index/golden/v4`: two generations that use everything the format has, made without chance.
enum GoldenIndex {
  static let path = SharedData.project + "/Index/golden/v4"

  /// Writes the golden index into a folder.
  static func write(to folder: String, memoryBudget: Int = 64 << 20) throws {
    let settings = IndexSettings(memoryBudget: memoryBudget, compression: 0, mainFacet: "form")
    var writer = try IndexWriter(directory: folder, settings: settings)
    for number in 0..<140 { try writer.add(try document(number)) }
    try writer.setAttachment("note", Array("written by the test «golden»\n".utf8))
    try writer.setAttachment("empty", [])
    _ = try writer.commit()
    writer = try IndexWriter(directory: folder, settings: settings)
    // A replacement, a new document, deletions.
    try writer.add(try document(7, edition: 2))
    try writer.add(try document(140))
    for number in [3, 64, 139] { try writer.delete(try #require(RecordID("g-\(number)"))) }
    _ = try writer.commit()
  }

  /// What the golden index holds.
  static func naive() throws -> NaiveIndex {
    var naive = NaiveIndex()
    for number in 0...140 where ![3, 64, 139].contains(number) { naive.add(try document(number, edition: number == 7 ? 2 : 1)) }
    return naive
  }

  private static func document(_ number: Int, edition: Int = 1) throws -> IndexDocument {
    var sketch = RecordSketch()
    sketch.add("territoire", .title)
    if number % 5 == 0 { sketch.add("œuvre", .title) }
    if number % 9 == 0 { sketch.add("durand", .author) }
    var document = IndexDocument(
      id: try #require(RecordID("g-\(number)")), analyzed: AnalyzedRecord(), language: number % 2 == 0 ? .french : .english)
    for passage in 0..<(number % 3) {
      sketch.beginPassage(page: passage + 1, language: .french)
      for word in 0..<(number % 7) { sketch.add("mot\(number * word % 11)", .body) }
      if number == 20 { for _ in 0..<140 { sketch.add("encore", .body) } }
      if passage == 0 { document.concepts.append(PassageConcept(passage: 0, concept: "theme/concept-\(number % 2)")) }
    }
    sketch.add("seul\(number)", .body)
    if edition == 2 { sketch.add("nouveau", .body) }
    document.analyzed = sketch.finish()
    document.facets = [FacetValue("form", "form-\(number % 3)"), FacetValue("theme", "t\(number % 4)")]
    if number % 10 == 0 { document.facets.append(FacetValue("theme", "t9")) }
    document.aliases = ["seeds:page-\(number).html"]
    if number == 1 { document.aliases.append("https://example.org/" + String(repeating: "a", count: 1024)) }
    if number % 20 == 0 { document.twins = ["seeds:page-\(number + 1).html"] }
    if number % 9 == 1 { document.ties = [DocumentTie(kind: "part-of", target: "seeds:page-\(number + 8).html")] }
    document.stored = Array("{\"id\":\"g-\(number)\",\"edition\":\(edition)}".utf8)
    return document
  }
}

/// The files of an index folder, the lock aside.
func indexFiles(_ folder: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in try FileSystem().names(in: folder) where name != "lock" { files[name] = try MappedFile.open(folder + "/" + name).bytes }
  return files
}

/// Writes the files of an index into another folder.
func copyIndex(_ files: [String: [UInt8]], to folder: String) throws {
  for (name, bytes) in files { try overwrite(folder + "/" + name, bytes) }
}

/// Writes a file without waiting for the disk.
func overwrite(_ path: String, _ bytes: [UInt8]) throws {
  var file = try FileSystem().create(path)
  try file.write(bytes)
}
