import FondsBytes
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("The image of the labels of a thesaurus")
struct LabelImageTests {
  private static let words = [
    "énergie", "énergies", "l’eau", "eau", "de la", "économie", "fonctionnalité", "récits,", "et", "commons", "women’s", "日本", "EFC", "A",
    "territoriaux"
  ]

  private static func phrase(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in words[Int.random(in: words.indices, using: &generator)] }.joined(separator: " ")
  }

  private static func example(_ generator: inout SeededGenerator) -> Thesaurus {
    Thesaurus(
      concepts: (0..<12).map { number in
        var concept = Concept(facet: "theme", id: "c\(number)", uri: "urn:\(number)")
        concept.preferred = [.french: phrase(Int.random(in: 1...3, using: &generator), &generator)]
        concept.preferred[.english] = phrase(Int.random(in: 1...3, using: &generator), &generator)
        concept.alternates = [LocalizedLabel(phrase(2, &generator), .undetermined)]
        concept.tagsText = number % 4 != 0
        return concept
      })
  }

  /// Everything that an index finds in a text and under a label.
  private static func found(_ text: String, _ index: LabelIndex) -> [LabelMatch] {
    let matcher = LabelMatcher(index)
    var matches: [LabelMatch] = []
    for language in Language.allCases {
      for use in [LabelUse.tagging, .query] { matches += matcher.matches(in: text, language: language, use: use) }
    }
    for word in words {
      for concept in matcher.concepts(labelled: word) {
        matches.append(LabelMatch(concept: concept, firstToken: 0, tokenCount: 0, start: 0, end: 0, label: word, language: .undetermined))
      }
    }
    return matches
  }

  @Test("an image finds what its thesaurus finds, and is always the same bytes", arguments: 1...40)
  func roundTrip(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = Self.example(&generator)
    let built = LabelIndex(thesaurus)
    #expect(LabelIndex(thesaurus).image.bytes == built.image.bytes, "seed \(seed)")
    #expect(LabelIndex.isCurrent(built.image))
    let opened = try #require(LabelIndex(image: ByteView(copying: built.image.bytes), of: thesaurus))
    let text = Self.phrase(60, &generator)
    #expect(!Self.found(text, built).isEmpty, "seed \(seed)")
    #expect(Self.found(text, opened) == Self.found(text, built), "seed \(seed)")
  }

  @Test("every label is found as a whole text, by the concept that bears it", arguments: 1...40)
  func complete(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = Self.example(&generator)
    let matcher = LabelMatcher(LabelIndex(thesaurus))
    for (number, concept) in thesaurus.concepts.enumerated() {
      for label in concept.preferred.values + concept.alternates.map(\.text) {
        #expect(matcher.concepts(labelled: label).contains(number), "seed \(seed): \(label)")
      }
    }
  }

  @Test("an image cut anywhere is none, nor is one of another version or thesaurus")
  func refused() {
    var generator = SeededGenerator(seed: 3)
    let thesaurus = Self.example(&generator)
    let bytes = LabelIndex(thesaurus).image.bytes
    for length in bytes.indices { #expect(LabelIndex(image: ByteView(copying: Array(bytes[..<length])), of: thesaurus) == nil) }
    #expect(LabelIndex(image: ByteView(copying: bytes + [0]), of: thesaurus) == nil)
    #expect(LabelIndex(image: ByteView(copying: bytes), of: Thesaurus()) == nil)
    for place in [0, 8, 9, 11] {
      var other = bytes
      other[place] &+= 1
      #expect(LabelIndex(image: ByteView(copying: other), of: thesaurus) == nil)
      #expect(!LabelIndex.isCurrent(ByteView(copying: other)))
    }
    #expect(!LabelIndex.isCurrent(ByteView(copying: [])))
  }

  @Test("an image with any byte changed finds something or nothing, never a trap and never a concept that is not there")
  func flips() {
    var generator = SeededGenerator(seed: 4)
    let thesaurus = Self.example(&generator)
    let bytes = LabelIndex(thesaurus).image.bytes
    let text = Self.phrase(30, &generator)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= UInt8.random(in: 1...255, using: &generator)
      guard let index = LabelIndex(image: ByteView(copying: changed), of: thesaurus) else { continue }
      for match in Self.found(text, index) { #expect(thesaurus.concepts.indices.contains(match.concept), "byte \(place)") }
    }
  }

  @Test("many bytes changed at once are no trap either", arguments: 1...200)
  func storms(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let thesaurus = Self.example(&generator)
    var bytes = LabelIndex(thesaurus).image.bytes
    let text = Self.phrase(30, &generator)
    for _ in 0..<200 { bytes[Int.random(in: 44..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
    guard let index = LabelIndex(image: ByteView(copying: bytes), of: thesaurus) else { return }
    for match in Self.found(text, index) { #expect(thesaurus.concepts.indices.contains(match.concept), "seed \(seed)") }
  }

  @Test("the labels of no concepts find nothing")
  func empty() throws {
    let none = LabelIndex(Thesaurus())
    #expect(Self.found("énergie de la fonctionnalité", none).isEmpty)
    #expect(try #require(LabelIndex(image: none.image, of: Thesaurus())).image.bytes == none.image.bytes)
  }
}
