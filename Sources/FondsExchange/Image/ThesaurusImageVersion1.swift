internal import FondsBytes

/// The first version of the image, which had no tables: strings and concepts had to be read one after another.
///
/// ```
/// image    = "FONDSTHS" version:u8 strings scheme-list concepts
/// strings  = count { length utf8 }
/// concepts = count concept-list
/// ```
/// Scheme list and concept list are those of the present version.
enum ThesaurusImageVersion1 {
  /// The same thesaurus as an image of the present version.
  static func converted(_ image: ByteView) throws(ByteError) -> [UInt8] {
    var reader = ByteReader(image)
    try reader.seek(ThesaurusImage.magic.count + 1)
    var stringEnds = ByteWriter()
    var text: [UInt8] = []
    for _ in 0..<(try reader.count(limit: reader.remaining)) {
      try reader.append(try reader.count(limit: reader.remaining), to: &text)
      stringEnds.uint32(UInt32(text.count))
    }
    let schemes = reader.position
    for _ in 0..<(try reader.count(limit: reader.remaining)) {
      _ = try reader.varint32()
      _ = try reader.varint()
      try skipLabels(&reader)
    }
    let schemesEnd = reader.position
    var conceptEnds = ByteWriter()
    let count = try reader.count(limit: reader.remaining)
    let concepts = reader.position
    for _ in 0..<count {
      try skipConcept(&reader)
      conceptEnds.uint32(UInt32(reader.position - concepts))
    }
    try reader.finish()
    return ThesaurusImageWriter.image(
      stringEnds: stringEnds.bytes, text: text, schemes: try image.slice(schemes, schemesEnd - schemes).bytes,
      conceptEnds: conceptEnds.bytes, concepts: try image.slice(concepts, image.count - concepts).bytes)
  }

  private static func skipConcept(_ reader: inout ByteReader) throws(ByteError) {
    for _ in 0..<3 { _ = try reader.varint32() }
    if try reader.byte() & 2 != 0 { _ = try reader.varint() }
    for _ in 0..<5 { try skipLabels(&reader) }
    for _ in 0..<2 { try skipStrings(1, &reader) }
    try skipStrings(2, &reader)
  }

  private static func skipLabels(_ reader: inout ByteReader) throws(ByteError) {
    for _ in 0..<(try reader.count(limit: reader.remaining)) {
      _ = try reader.byte()
      _ = try reader.varint32()
    }
  }

  /// Passes over a list whose elements are `each` strings.
  private static func skipStrings(_ each: Int, _ reader: inout ByteReader) throws(ByteError) {
    for _ in 0..<(try reader.count(limit: reader.remaining)) {
      for _ in 0..<each { _ = try reader.varint32() }
    }
  }
}
