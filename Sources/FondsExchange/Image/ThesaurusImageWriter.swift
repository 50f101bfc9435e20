internal import FondsBytes
internal import FondsRecord

/// Writes the parts of an image and gathers its strings.
struct ThesaurusImageWriter {
  private var strings: [String: UInt32] = [:]
  private var stringEnds = ByteWriter()
  private var text = ByteWriter()
  private var schemeCount = 0
  private var schemes = ByteWriter()
  private var conceptEnds = ByteWriter()
  private var concepts = ByteWriter()

  mutating func add(_ scheme: ConceptScheme) {
    schemeCount += 1
    var list = ByteWriter()
    string(scheme.facet, to: &list)
    list.varint(Self.zigzag(scheme.order))
    labels(Self.sorted(scheme.labels), to: &list)
    schemes.append(list.bytes)
  }

  mutating func add(_ concept: Concept) {
    var list = ByteWriter()
    for text in [concept.facet, concept.id, concept.uri] { string(text, to: &list) }
    list.byte((concept.tagsText ? 1 : 0) | (concept.order == nil ? 0 : 2))
    if let order = concept.order { list.varint(Self.zigzag(order)) }
    for entries in [Self.sorted(concept.preferred), concept.alternates, concept.hidden, concept.ambiguous, concept.notes] {
      labels(entries, to: &list)
    }
    for identifiers in [concept.broader, concept.narrower] {
      list.varint(identifiers.count)
      for id in identifiers { string(id, to: &list) }
    }
    list.varint(concept.related.count)
    for value in concept.related {
      string(value.facet, to: &list)
      string(value.value, to: &list)
    }
    concepts.append(list.bytes)
    conceptEnds.uint32(UInt32(concepts.count))
  }

  func finish() -> [UInt8] {
    var list = ByteWriter()
    list.varint(schemeCount)
    list.append(schemes.bytes)
    return Self.image(
      stringEnds: stringEnds.bytes, text: text.bytes, schemes: list.bytes, conceptEnds: conceptEnds.bytes, concepts: concepts.bytes)
  }

  /// An image of its five parts.
  static func image(stringEnds: [UInt8], text: [UInt8], schemes: [UInt8], conceptEnds: [UInt8], concepts: [UInt8]) -> [UInt8] {
    var image = ByteWriter()
    image.append(ThesaurusImage.magic + [ThesaurusImage.version, 0, 0, 0])
    for size in [stringEnds.count / 4, text.count, schemes.count, conceptEnds.count / 4] { image.uint32(UInt32(size)) }
    for part in [stringEnds, text, schemes, conceptEnds, concepts] { image.append(part) }
    return image.bytes
  }

  private mutating func string(_ string: String, to list: inout ByteWriter) {
    if let number = strings[string] { return list.varint(number) }
    let number = UInt32(strings.count)
    strings[string] = number
    text.append(Array(string.utf8))
    stringEnds.uint32(UInt32(text.count))
    list.varint(number)
  }

  private mutating func labels(_ labels: [LocalizedLabel], to list: inout ByteWriter) {
    list.varint(labels.count)
    for label in labels {
      list.byte(UInt8(ThesaurusImage.languages.firstIndex(of: label.language) ?? 2))
      string(label.text, to: &list)
    }
  }

  private static func sorted(_ labels: [Language: String]) -> [LocalizedLabel] {
    ThesaurusImage.languages.compactMap { language in labels[language].map { LocalizedLabel($0, language) } }
  }

  private static func zigzag(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value << 1)) ^ UInt64(bitPattern: Int64(value >> 63)) }
}
