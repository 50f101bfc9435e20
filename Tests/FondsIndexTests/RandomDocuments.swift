import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

/// Makes documents with words, facets, concepts, names and twins from a seed: few common words with long lists, many rare ones.
struct RandomDocuments {
  private var generator: SeededGenerator
  /// Identifiers that twins may refer to.
  private let universe: Int

  init(seed: UInt64, universe: Int) {
    generator = SeededGenerator(seed: seed)
    self.universe = universe
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  static func id(_ number: Int) -> String { "doc-\(number)" }

  mutating func document(_ number: Int) throws -> IndexDocument {
    var builder = RecordSketch()
    for _ in 0..<self.number(1...4) { builder.add(word(), .title) }
    for _ in 0..<self.number(0...2) { builder.add(word(), .keywords) }
    for _ in 0..<self.number(0...2) { builder.add(word(), .author) }
    let passages = self.number(0...3)
    for passage in 0..<passages {
      builder.beginPassage(page: passage, language: passage % 2 == 0 ? .french : .english)
      for _ in 0..<self.number(1...40) { builder.add(word(), .body) }
    }
    var document = IndexDocument(
      id: try #require(RecordID(Self.id(number))), analyzed: builder.finish(),
      language: [.french, .english, .undetermined][self.number(0...2)])
    document.facets = (0..<self.number(0...3)).map { _ in FacetValue("theme", "value-\(self.number(0...300) / 3)") }
    document.facets.append(FacetValue("form", "form-\(self.number(0...4))"))
    if self.number(0...9) == 0 { document.facets.append(FacetValue("scenario", "seldom")) }
    if passages > 0 {
      for _ in 0..<self.number(0...4) {
        document.concepts.append(
          PassageConcept(passage: UInt32(self.number(0...passages - 1)), concept: "theme/concept-\(self.number(0...5))"))
      }
    }
    document.aliases = ["label:path/to/\(number).html", "https://example.org/\(number / 2)"]
    if self.number(0...3) == 0 { document.aliases.append(String(repeating: "long", count: 300) + "\(number)") }
    if self.number(0...2) == 0 {
      document.twins = [Self.id(self.number(0...universe - 1)), "label:path/to/\(self.number(0...universe - 1)).html"]
    }
    if self.number(0...2) == 0 {
      document.ties = [
        DocumentTie(kind: "part-of", target: Self.id(self.number(0...universe - 1))),
        DocumentTie(kind: "cites", target: "https://example.org/\(self.number(0...universe - 1) / 2)"),
        DocumentTie(kind: "cites", target: String(repeating: "long", count: 300) + "\(self.number(0...universe - 1))")
      ]
    }
    if self.number(0...4) > 0 {
      document.stored = (0..<self.number(0...200)).map { UInt8(truncatingIfNeeded: $0 * number) }
    }
    return document
  }

  private mutating func word() -> String {
    let draw = number(0...99)
    if draw < 40 { return "w\(number(0...4))" }
    if draw < 80 { return "mot\(number(0...60))" }
    return "rare\(number(0...4000))"
  }
}

/// Builds an analyzed record word by word, as `Analyzer` would: exact forms, a stem (all but the last letter), the title space, the author space.
struct RecordSketch {
  private var record = AnalyzedRecord()
  private var position: UInt32 = 0

  mutating func add(_ word: String, _ field: Field) {
    position += 1
    record.lengths[Int(field.rawValue)] += 1
    put(word, .exact, field)
    put(String(word.dropLast()), .stem, field)
    if field == .title { put(word, .title, field) }
    if field == .author { put(word, .author, field) }
  }

  mutating func beginPassage(page: Int, language: Language) {
    position += 16
    record.passages.append(
      AnalyzedPassage(
        firstPosition: position + 1, firstBlock: UInt32(record.passages.count), blockCount: 1, page: UInt32(page), language: language))
  }

  mutating func put(_ word: String, _ space: TermSpace, _ field: Field) {
    let bytes = Array(word.utf8)
    record.occurrences.append(
      TermOccurrence(start: UInt32(record.bytes.count), length: UInt8(bytes.count), space: space, field: field, position: position))
    record.bytes += bytes
  }

  func finish() -> AnalyzedRecord { record }
}
