internal import FondsRecord

/// The lines with which a dump begins, ahead of the desk: the thesaurus and the rules of the index, where they are its own.
///
/// Each is a text in pieces, one a line, so that no line is longer than a reader takes.
enum DumpedSource: String, CaseIterable {
  /// SKOS in RDF/XML, as it stands in `thesaurus.rdf`.
  case thesaurus
  /// The fields and rules that the bank has in place of those of the program.
  case rules

  /// Bytes of a piece.
  private static let piece = 1 << 20
  /// The most bytes of a text.
  static let limit = 64 << 20

  /// What such a line begins with.
  var beginning: [UInt8] { Array("{\"\(rawValue)\":".utf8) }

  /// Gives the lines of a text; a text that is not UTF-8 could not come back as it was and throws.
  func lines(_ bytes: [UInt8], path: String, to sink: (_ line: [UInt8]) -> Void) throws(CatalogueError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw CatalogueError(
        .io, "the \(rawValue) of the index is not UTF-8", remedy: "save it as UTF-8", path: path,
        french: .init("« \(rawValue) » de cet index n’est pas en UTF-8", remedy: "enregistrez-le en UTF-8"))
    }
    var start = 0
    while start < bytes.count {
      var end = min(start + Self.piece, bytes.count)
      // No piece ends within a scalar.
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      var writer = JSONWriter()
      writer.object { writer in writer.member(rawValue, String(decoding: bytes[start..<end], as: UTF8.self)) }
      writer.endLine()
      sink(writer.bytes)
      start = end
    }
  }

  /// The piece of a line.
  func piece(of line: ArraySlice<UInt8>) throws(RecordError) -> [UInt8] {
    let value = try JSONReader.parse(Array(line))
    guard let text = value[rawValue]?.string else {
      throw RecordError(.badValue, message: "\"\(rawValue)\" is no text", remedy: "take the dump as `fonds dump` wrote it")
    }
    return Array(text.utf8)
  }
}
