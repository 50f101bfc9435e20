package import FondsRecord

/// Writes thesauri as the first version of the program did: indexes of that time are still read.
package struct ThesaurusImageVersion1 {
  private var bytes: [UInt8] = []
  private var strings: [String] = []

  package static func encode(_ thesaurus: Thesaurus) -> [UInt8] {
    var body = ThesaurusImageVersion1()
    body.number(UInt(thesaurus.schemes.count))
    for scheme in thesaurus.schemes {
      body.string(scheme.facet)
      body.signed(scheme.order)
      body.labels(sorted(scheme.labels))
    }
    body.number(UInt(thesaurus.concepts.count))
    for concept in thesaurus.concepts { body.concept(concept) }
    var head = ThesaurusImageVersion1()
    head.number(UInt(body.strings.count))
    for string in body.strings {
      head.number(UInt(string.utf8.count))
      head.bytes += Array(string.utf8)
    }
    return Array("FONDSTHS".utf8) + [1] + head.bytes + body.bytes
  }

  private mutating func concept(_ concept: Concept) {
    for text in [concept.facet, concept.id, concept.uri] { string(text) }
    bytes.append((concept.tagsText ? 1 : 0) | (concept.order == nil ? 0 : 2))
    if let order = concept.order { signed(order) }
    for list in [Self.sorted(concept.preferred), concept.alternates, concept.hidden, concept.ambiguous, concept.notes] { labels(list) }
    for list in [concept.broader, concept.narrower] {
      number(UInt(list.count))
      for id in list { string(id) }
    }
    number(UInt(concept.related.count))
    for value in concept.related {
      string(value.facet)
      string(value.value)
    }
  }

  private mutating func number(_ value: UInt) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func signed(_ value: Int) { number(UInt(bitPattern: value << 1) ^ UInt(bitPattern: value >> 63)) }

  private mutating func string(_ text: String) {
    let known = strings.firstIndex(of: text)
    if known == nil { strings.append(text) }
    number(UInt(known ?? strings.count - 1))
  }

  private mutating func labels(_ labels: [LocalizedLabel]) {
    number(UInt(labels.count))
    for label in labels {
      bytes.append(label.language == .french ? 0 : label.language == .english ? 1 : 2)
      string(label.text)
    }
  }

  private static func sorted(_ labels: [Language: String]) -> [LocalizedLabel] {
    [.french, .english, .undetermined].compactMap { language in labels[language].map { LocalizedLabel($0, language) } }
  }
}
