import FondsRecord
import FondsTestSupport

/// Random records for property tests: words of the labels, strange scalars, every kind of block, quality and declaration.
enum RandomRecord {
  static let words = [
    "énergie", "énergies", "renouvelable", "citoyenne", "L’énergie", "climate", "climat", "democracy", "démocratie", "food", "élus",
    "communs", "formation", "de", "la", "the", "rien", "nothing", "e\u{301}nergie", "日本", "👩‍👩‍👧", "\u{0}", "-", "\u{FEFF}", "ENERGY", "limites"
  ]

  static func make(_ generator: inout SeededGenerator) -> Record {
    var record = Examples.record()
    record.language = pick(Language.allCases, &generator)
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      record.titles.append(LocalizedText(phrase(4, &generator), language: pick(Language.allCases, &generator), origin: "h1"))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      record.keywords.append(LocalizedText(phrase(2, &generator), language: pick(Language.allCases, &generator), origin: "meta"))
    }
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let kind = pick(BlockKind.allCases, &generator)
      let quality = Int.random(in: 0...100, using: &generator)
      record.blocks.append(Block(kind, phrase(60, &generator), language: pick(Language.allCases, &generator), quality: quality))
    }
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let known = pick(Array(Examples.thesaurus.concepts), &generator).value
      let value = pick([known, FacetValue("theme", "local"), FacetValue("territory", "val-clair"), FacetValue("own", "x")], &generator)
      record.facets.append(FacetAssignment(value, basis: pick(FacetBasis.allCases, &generator), origin: "test"))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      guard let start = PartialDate(year: Int.random(in: 1...9999, using: &generator)) else { continue }
      let end = PartialDate(year: Int.random(in: 1...9999, using: &generator))
      record.dates.append(RecordDate(pick(DateKind.allCases, &generator), start, end: end, origin: "test"))
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) { record.producers.append(Sourced(phrase(60, &generator), origin: "test")) }
    return record
  }

  private static func phrase(_ length: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...length, using: &generator)).map { _ in pick(words, &generator) }.joined(separator: " ")
  }

  private static func pick<Element>(_ list: [Element], _ generator: inout SeededGenerator) -> Element {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }
}
