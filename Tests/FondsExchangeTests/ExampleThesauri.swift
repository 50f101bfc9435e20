import FondsRecord
import FondsTestSupport

/// Random thesauri for property tests: polyhierarchical, with every kind of label, relations stated on both sides.
enum ExampleThesauri {
  static let words = [
    "énergie", "œuvre", "l’eau", "mobility", "A & B", "<tag>", "\"quoted\"", "food", "récit", "e\u{301}coute", "日本", "commun", "slow"
  ]

  static func random(_ generator: inout SeededGenerator) -> Thesaurus {
    let facets = ["theme", "actor", "event-year"].prefix(Int.random(in: 1...3, using: &generator))
    let languages = Language.allCases
    var schemes: [ConceptScheme] = []
    for facet in facets {
      var scheme = ConceptScheme(facet: facet, order: Int.random(in: -5...5, using: &generator))
      if Bool.random(using: &generator) { scheme.labels[.french] = phrase(&generator) }
      schemes.append(scheme)
    }
    var concepts: [Concept] = []
    for number in 0..<Int.random(in: 1...20, using: &generator) {
      let facet = facets[Int.random(in: 0..<facets.count, using: &generator)]
      var concept = Concept(facet: facet, id: "c\(number)", uri: "urn:test:\(facet):\(number)")
      for language in languages where Bool.random(using: &generator) { concept.preferred[language] = phrase(&generator) }
      if concept.preferred.isEmpty { concept.preferred[.french] = phrase(&generator) }
      concept.alternates = labels(&generator)
      concept.hidden = labels(&generator)
      concept.ambiguous = labels(&generator)
      concept.notes = labels(&generator)
      concept.tagsText = Bool.random(using: &generator)
      if Bool.random(using: &generator) { concept.order = Int.random(in: Int.min...Int.max, using: &generator) }
      concepts.append(concept)
    }
    for _ in 0..<concepts.count {
      tie(Int.random(in: concepts.indices, using: &generator), Int.random(in: concepts.indices, using: &generator), &concepts)
    }
    return Thesaurus(schemes: schemes, concepts: concepts)
  }

  /// Makes one concept broader than another where both are of one facet, else related.
  private static func tie(_ first: Int, _ second: Int, _ concepts: inout [Concept]) {
    let (one, other) = (concepts[first], concepts[second])
    guard one.facet == other.facet else {
      if !one.related.contains(other.value) {
        concepts[first].related.append(other.value)
        concepts[second].related.append(one.value)
      }
      return
    }
    guard !one.broader.contains(other.id) else { return }
    concepts[first].broader.append(other.id)
    concepts[second].narrower.append(one.id)
  }

  private static func labels(_ generator: inout SeededGenerator) -> [LocalizedLabel] {
    var labels: [LocalizedLabel] = []
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let label = LocalizedLabel(phrase(&generator), Language.allCases[Int.random(in: 0..<3, using: &generator)])
      if !labels.contains(label) { labels.append(label) }
    }
    return labels
  }

  private static func phrase(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &generator)).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
      .joined(separator: " ")
  }
}

/// What two thesauri are compared by.
struct ThesaurusContent: Equatable {
  let schemes: [ConceptScheme]
  let concepts: [Concept]

  init(_ thesaurus: Thesaurus) {
    schemes = thesaurus.schemes
    concepts = Array(thesaurus.concepts)
  }
}
