import FondsSystemic
import FondsTestSupport
import Testing

@Suite("Confidence in a concept that a text names")
struct ConceptConfidenceTests {
  /// A word of ten letters in one paragraph of a short record.
  static func passing() -> ConceptConfidence {
    var confidence = ConceptConfidence()
    confidence.places = 1
    confidence.labelLength = 10
    confidence.start = 100
    return confidence
  }

  static func value(
    _ facet: String = "theme", length: Int = 1_000, below: Double = 0,
    _ change: (inout ConceptConfidence) -> Void = { _ in }
  ) -> Double {
    var confidence = passing()
    change(&confidence)
    return confidence.value(facet: facet, length: length, below: below)
  }

  @Test("more places, a title, a heading, a longer label and what is narrower speak for a concept")
  func forIt() {
    let passing = Self.value()
    #expect(passing < ConceptConfidence.suggested)
    #expect(Self.value { $0.places = 2 } > passing)
    #expect(Self.value { $0.isInTitle = true } > Self.value { $0.isInHeading = true })
    #expect(Self.value { $0.isInHeading = true } > passing)
    #expect(Self.value { $0.labelLength = 20 } > passing)
    #expect(Self.value(below: 1) > passing)
  }

  @Test("a long record, a first mention at its end and a label too common speak against it, but not where the title names it")
  func againstIt() {
    #expect(Self.value(length: 20_000) < Self.value())
    #expect(Self.value { $0.isDoubtful = true } < Self.value())
    #expect(Self.value { $0.start = 801 } < Self.value { $0.start = 800 })
    #expect(Self.value { ($0.isInTitle, $0.start) = (true, 900) } == Self.value { $0.isInTitle = true })
  }

  @Test("actors need less")
  func facets() {
    #expect(Self.value("actor") > Self.value())
    #expect(Self.value("objective") == Self.value())
  }

  @Test("what is narrower, and the length of a label, count up to a bound")
  func bounds() {
    #expect(Self.value(below: ConceptConfidence.mostBelow) == Self.value(below: 1_000))
    #expect(Self.value { $0.labelLength = ConceptConfidence.longestLabel } == Self.value { $0.labelLength = 1_000 })
    var often = Self.passing()
    often.places = 100
    #expect(often.support(scale: 1) == ConceptConfidence.mostPlacesBelow)
    #expect(Self.passing().support(scale: ConceptConfidence.scale(ConceptConfidence.stride)) == 0.5)
  }

  @Test("whatever is counted, a confidence is from 0 to 1", arguments: 1...20)
  func range(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let value = Self.value(
      ["actor", "theme", "x"].randomElement(using: &generator) ?? "", length: Int.random(in: 0...(1 << 40), using: &generator),
      below: Double(Int.random(in: 0...10_000, using: &generator))
    ) {
      $0.places = Int.random(in: 0...100_000, using: &generator)
      $0.labelLength = Int.random(in: 0...10_000, using: &generator)
      $0.isInTitle = Bool.random(using: &generator)
    }
    #expect((0...1).contains(value), "seed \(seed)")
  }
}
