package import FondsRecord

/// A thesaurus as the few bytes that an index keeps, so that opening it parses no XML: the same thesaurus always gives the same bytes.
///
/// ```
/// image    = "FONDSTHS" version:u8 strings schemes concepts
/// strings  = count { length utf8 }                  each string once, in the order of first use below
/// schemes  = count { facet order labels }
/// concepts = count { facet id uri flags [order] preferred alternates hidden ambiguous notes broader narrower related }
/// labels, preferred, alternates, hidden, ambiguous, notes = count { language:u8 string }
/// broader, narrower = count { id }                  related = count { facet id }
/// flags    = 1: text may assign the concept, 2: an order follows
/// language = 0 fr, 1 en, 2 und
/// ```
/// Counts, lengths and strings (by number) are unsigned LEB128 of at most 5 bytes; an order is the zigzag form of a signed integer, of at
/// most 10 bytes. Nothing follows the last concept.
package enum ThesaurusImage {
  /// The one version that is written and read.
  package static let version: UInt8 = 1
  static let magic = Array("FONDSTHS".utf8)
  static let languages: [Language] = [.french, .english, .undetermined]

  /// Linear in the size of the thesaurus.
  package static func encode(_ thesaurus: Thesaurus) -> [UInt8] {
    var body = ImageWriter()
    body.count(thesaurus.schemes.count)
    for scheme in thesaurus.schemes {
      body.string(scheme.facet)
      body.signed(scheme.order)
      body.labels(scheme.labels)
    }
    body.count(thesaurus.concepts.count)
    for concept in thesaurus.concepts { body.concept(concept) }
    var head = ImageWriter()
    head.count(body.strings.count)
    for string in body.strings {
      head.count(string.utf8.count)
      head.bytes.append(contentsOf: string.utf8)
    }
    return magic + [version] + head.bytes + body.bytes
  }

  /// Reads an image; throws `damagedImage` with the offset of the fault, or `imageVersion`.
  package static func decode(_ bytes: [UInt8]) throws(ExchangeError) -> Thesaurus {
    guard bytes.starts(with: magic), bytes.count > magic.count else { throw damage(at: 0) }
    guard bytes[magic.count] == version else {
      throw ExchangeError(
        .imageVersion, message: "the compiled thesaurus is of version \(bytes[magic.count]), this program reads version \(version)",
        remedy: "build the index again with fonds reindex --full", offset: magic.count)
    }
    var reader = ImageReader(bytes: bytes, position: magic.count + 1)
    try reader.readStrings()
    var schemes: [ConceptScheme] = []
    for _ in 0..<(try reader.count()) {
      var scheme = ConceptScheme(facet: try reader.string(), order: try reader.signed())
      scheme.labels = try reader.preferred()
      schemes.append(scheme)
    }
    var concepts: [Concept] = []
    let count = try reader.count()
    concepts.reserveCapacity(count)
    for _ in 0..<count { concepts.append(try reader.concept()) }
    guard reader.position == bytes.count else { throw damage(at: reader.position) }
    return Thesaurus(schemes: schemes, concepts: concepts)
  }

  static func damage(at offset: Int) -> ExchangeError {
    ExchangeError(
      .damagedImage, message: "the compiled thesaurus is damaged", remedy: "build the index again with fonds reindex --full",
      offset: offset)
  }
}

/// Writes the parts of an image and gathers its strings.
private struct ImageWriter {
  var bytes: [UInt8] = []
  private(set) var strings: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func count(_ value: Int) { unsigned(UInt(value)) }

  mutating func signed(_ value: Int) { unsigned(UInt(bitPattern: value << 1) ^ UInt(bitPattern: value >> 63)) }

  private mutating func unsigned(_ value: UInt) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func string(_ text: String) {
    if let number = numbers[text] { return count(number) }
    numbers[text] = strings.count
    count(strings.count)
    strings.append(text)
  }

  mutating func labels(_ labels: [Language: String]) {
    let present = ThesaurusImage.languages.compactMap { language in labels[language].map { LocalizedLabel($0, language) } }
    self.labels(present)
  }

  mutating func labels(_ labels: [LocalizedLabel]) {
    count(labels.count)
    for label in labels {
      bytes.append(UInt8(ThesaurusImage.languages.firstIndex(of: label.language) ?? 2))
      string(label.text)
    }
  }

  mutating func concept(_ concept: Concept) {
    string(concept.facet)
    string(concept.id)
    string(concept.uri)
    bytes.append((concept.tagsText ? 1 : 0) | (concept.order == nil ? 0 : 2))
    if let order = concept.order { signed(order) }
    labels(concept.preferred)
    for list in [concept.alternates, concept.hidden, concept.ambiguous, concept.notes] { labels(list) }
    for list in [concept.broader, concept.narrower] {
      count(list.count)
      for id in list { string(id) }
    }
    count(concept.related.count)
    for value in concept.related {
      string(value.facet)
      string(value.value)
    }
  }
}

/// Reads the parts of an image; every number is checked against what is left.
private struct ImageReader {
  let bytes: [UInt8]
  var position: Int
  private var strings: [String] = []

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private mutating func byte() throws(ExchangeError) -> UInt8 {
    guard position < bytes.count else { throw ThesaurusImage.damage(at: position) }
    position += 1
    return bytes[position - 1]
  }

  private mutating func unsigned(bytes limit: Int) throws(ExchangeError) -> UInt {
    let start = position
    var value: UInt = 0
    for index in 0..<limit {
      let byte = try byte()
      let part = UInt(byte & 0x7F)
      guard index < 9 || part <= 1 else { break }
      value |= part << UInt(7 * index)
      if byte < 0x80 { return value }
    }
    throw ThesaurusImage.damage(at: start)
  }

  /// A number of things that each take at least one of the bytes left.
  mutating func count() throws(ExchangeError) -> Int {
    let start = position
    let count = try unsigned(bytes: 5)
    guard count <= bytes.count - position else { throw ThesaurusImage.damage(at: start) }
    return Int(count)
  }

  mutating func signed() throws(ExchangeError) -> Int {
    let value = try unsigned(bytes: 10)
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  mutating func readStrings() throws(ExchangeError) {
    let count = try count()
    strings.reserveCapacity(count)
    for _ in 0..<count {
      let length = try self.count()
      guard let string = String(validating: bytes[position..<position + length], as: UTF8.self) else {
        throw ThesaurusImage.damage(at: position)
      }
      position += length
      strings.append(string)
    }
  }

  mutating func string() throws(ExchangeError) -> String {
    let start = position
    let number = try unsigned(bytes: 5)
    guard number < UInt(strings.count) else { throw ThesaurusImage.damage(at: start) }
    return strings[Int(number)]
  }

  private mutating func labels() throws(ExchangeError) -> [LocalizedLabel] {
    var labels: [LocalizedLabel] = []
    for _ in 0..<(try count()) {
      let language = Int(try byte())
      guard language < ThesaurusImage.languages.count else { throw ThesaurusImage.damage(at: position - 1) }
      labels.append(LocalizedLabel(try string(), ThesaurusImage.languages[language]))
    }
    return labels
  }

  mutating func preferred() throws(ExchangeError) -> [Language: String] {
    var preferred: [Language: String] = [:]
    for label in try labels() { preferred[label.language] = label.text }
    return preferred
  }

  private mutating func identifiers() throws(ExchangeError) -> [String] {
    var identifiers: [String] = []
    for _ in 0..<(try count()) { identifiers.append(try string()) }
    return identifiers
  }

  mutating func concept() throws(ExchangeError) -> Concept {
    var concept = Concept(facet: try string(), id: try string(), uri: try string())
    let flags = try byte()
    guard flags < 4 else { throw ThesaurusImage.damage(at: position - 1) }
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
}
