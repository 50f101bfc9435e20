internal import FondsBytes
internal import FondsRecord

/// Reads what an image notes of a concept, in the order of the image; every number is checked against what is left.
struct ConceptReader {
  private var reader: ByteReader
  private let parts: ThesaurusImageParts

  init(_ bytes: ByteView, _ parts: ThesaurusImageParts) {
    reader = ByteReader(bytes)
    self.parts = parts
  }

  /// A number of things that each take at least one of the bytes left.
  mutating func count() throws(ByteError) -> Int { try reader.count(limit: reader.remaining) }

  mutating func signed() throws(ByteError) -> Int {
    let value = try reader.varint()
    return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
  }

  mutating func number() throws(ByteError) -> Int { Int(try reader.varint32()) }

  mutating func string() throws(ByteError) -> String { try parts.string(number()) }

  mutating func preferred() throws(ByteError) -> [Language: String] {
    var preferred: [Language: String] = [:]
    for label in try labels() { preferred[label.language] = label.text }
    return preferred
  }

  mutating func identifiers() throws(ByteError) -> [String] {
    var identifiers: [String] = []
    for _ in 0..<(try count()) { identifiers.append(try string()) }
    return identifiers
  }

  mutating func concept() throws(ByteError) -> Concept {
    var concept = Concept(facet: try string(), id: try string(), uri: try string())
    let flags = try flags()
    concept.tagsText = flags & 1 != 0
    if flags & 2 != 0 { concept.order = try signed() }
    concept.preferred = try preferred()
    concept.alternates = try labels()
    concept.hidden = try labels()
    concept.ambiguous = try labels()
    concept.notes = try labels()
    concept.broader = try identifiers()
    concept.narrower = try identifiers()
    for _ in 0..<(try count()) { concept.related.append(FacetValue(try string(), try string())) }
    return concept
  }

  /// Throws `damaged` unless everything was read.
  func finish() throws(ByteError) { try reader.finish() }

  /// Passes over what stands before the preferred labels.
  mutating func skipToPreferred() throws(ByteError) {
    for _ in 0..<3 { _ = try number() }
    if try flags() & 2 != 0 { _ = try signed() }
  }

  /// Passes over what stands between the beginning and the broader concepts.
  mutating func skipToBroader() throws(ByteError) {
    try skipToPreferred()
    for _ in 0..<5 {
      for _ in 0..<(try count()) {
        _ = try language()
        _ = try number()
      }
    }
  }

  mutating func skipIdentifiers() throws(ByteError) { for _ in 0..<(try count()) { _ = try number() } }

  private mutating func flags() throws(ByteError) -> UInt8 {
    let flags = try reader.byte()
    guard flags < 4 else { throw reader.failure(.damaged, "unknown flags") }
    return flags
  }

  private mutating func language() throws(ByteError) -> Language {
    let number = Int(try reader.byte())
    guard number < ThesaurusImage.languages.count else { throw reader.failure(.damaged, "an unknown language") }
    return ThesaurusImage.languages[number]
  }

  private mutating func labels() throws(ByteError) -> [LocalizedLabel] {
    var labels: [LocalizedLabel] = []
    for _ in 0..<(try count()) {
      let language = try language()
      labels.append(LocalizedLabel(try string(), language))
    }
    return labels
  }
}
