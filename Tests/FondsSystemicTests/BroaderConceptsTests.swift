import FondsRecord
import FondsSystemic
import Testing

@Suite("What is broader than a concept in the thesaurus")
struct BroaderConceptsTests {
  private static func names(_ id: String, in concepts: [Concept]) throws -> [String] {
    let thesaurus = Thesaurus(concepts: concepts)
    var broader = BroaderConcepts(thesaurus)
    let index = try #require(thesaurus.index(of: FacetValue("theme", id)))
    let found = broader.of(index)
    #expect(broader.of(index) == found, "and the same again")
    return found.map { thesaurus.value(at: $0).value }
  }

  @Test("it is told at any distance, the nearest first and each once, without the concept itself; what the thesaurus lacks is none")
  func hierarchy() throws {
    let concepts = [
      Examples.concept("theme", "head", "tête", "head", narrower: ["left", "right"]),
      Examples.concept("theme", "left", "gauche", "left", broader: ["head"], narrower: ["below"]),
      Examples.concept("theme", "right", "droite", "right", broader: ["head"], narrower: ["below"]),
      Examples.concept("theme", "below", "dessous", "below", broader: ["left", "right", "gone"])
    ]
    #expect(try Self.names("below", in: concepts) == ["left", "right", "head"])
    #expect(try Self.names("left", in: concepts) == ["head"])
    #expect(try Self.names("head", in: concepts) == [])
  }

  @Test("of very many only the next ones are told, and a cycle ends the climb")
  func reach() throws {
    func chain(_ count: Int) -> [Concept] {
      (0..<count).map { number in
        Examples.concept(
          "theme", "n\(number)", "mot \(number)", "word \(number)", broader: ["n\((number + count - 1) % count)"],
          narrower: ["n\((number + 1) % count)"])
      }
    }
    let far = try Self.names("n300", in: chain(3 * BroaderConcepts.reach))
    #expect(far.count == BroaderConcepts.reach)
    #expect(far.first == "n299" && far.last == "n100")
    #expect(try Self.names("n1", in: chain(3)) == ["n0", "n2"])
  }
}
