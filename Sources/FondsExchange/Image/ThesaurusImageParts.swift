internal import FondsBytes
internal import FondsRecord

/// The parts of an image, where they lie.
final class ThesaurusImageParts: Sendable {
  private let stringEnds: IntegerTable
  private let text: ByteView
  private let schemes: ByteView
  private let conceptEnds: IntegerTable
  private let concepts: ByteView
  let conceptCount: Int

  /// Looks at the sizes of the parts alone.
  ///
  /// - Throws: `truncated` or `damaged` when they are not those of the whole image.
  init(_ image: ByteView) throws(ByteError) {
    var reader = ByteReader(image)
    try reader.seek(ThesaurusImage.magic.count + 1)
    guard try reader.bytes(3) == [0, 0, 0] else { throw reader.failure(.damaged, "zeros are missing") }
    let stringCount = Int(try reader.uint32())
    let textSize = Int(try reader.uint32())
    let schemesSize = Int(try reader.uint32())
    conceptCount = Int(try reader.uint32())
    var start = reader.position
    func part(_ size: Int) throws(ByteError) -> ByteView {
      let part = try image.slice(start, size)
      start += size
      return part
    }
    stringEnds = IntegerTable(try part(4 * stringCount))
    text = try part(textSize)
    schemes = try part(schemesSize)
    conceptEnds = IntegerTable(try part(4 * conceptCount))
    concepts = try part(image.count - start)
    guard (stringCount == 0 ? 0 : stringEnds[stringCount - 1]) == textSize else { throw Self.damage(text) }
    guard (conceptCount == 0 ? 0 : conceptEnds[conceptCount - 1]) == concepts.count else { throw Self.damage(concepts) }
  }

  /// A reader of what is noted of a concept.
  func concept(at index: Int) throws(ByteError) -> ConceptReader {
    guard let range = conceptEnds.stretch(index, within: concepts.count) else { throw Self.damage(concepts) }
    return ConceptReader(try concepts.slice(range.lowerBound, range.count), self)
  }

  func string(_ number: Int) throws(ByteError) -> String {
    guard let range = stringEnds.stretch(number, within: text.count) else { throw Self.damage(text) }
    return try text.text(range.lowerBound, range.count)
  }

  /// The order of a string and of UTF-8: negative, zero or positive.
  func compare(_ number: Int, with other: [UInt8]) throws(ByteError) -> Int {
    guard let range = stringEnds.stretch(number, within: text.count) else { throw Self.damage(text) }
    return try text.compare(range.lowerBound, range.count, with: other)
  }

  func readSchemes() throws(ByteError) -> [ConceptScheme] {
    var reader = ConceptReader(schemes, self)
    var found: [ConceptScheme] = []
    for _ in 0..<(try reader.count()) {
      var scheme = ConceptScheme(facet: try reader.string(), order: try reader.signed())
      scheme.labels = try reader.preferred()
      found.append(scheme)
    }
    try reader.finish()
    return found
  }

  func readConcepts() throws(ByteError) -> [Concept] {
    var found: [Concept] = []
    found.reserveCapacity(conceptCount)
    for index in 0..<conceptCount {
      var reader = try concept(at: index)
      found.append(try reader.concept())
      try reader.finish()
    }
    return found
  }

  private static func damage(_ part: ByteView) -> ByteError { ByteError(.damaged, offset: part.offset, "the parts do not fit together") }
}
