import FondsRecord
import FondsSystemic
import Testing

@Suite("What is near to a concept in the thesaurus")
struct ConceptKinTests {
  /// A head with some concepts below it, one of which has one below, and a concept of another facet.
  private static func thesaurus(children: Int) -> Thesaurus {
    let names = (0..<children).map { "c\($0)" }
    var concepts = [Examples.concept("theme", "head", "tête", "head", narrower: names)]
    for name in names { concepts.append(Examples.concept("theme", name, "mot \(name)", "word \(name)", broader: ["head"])) }
    concepts[1].narrower = ["below"]
    concepts.append(Examples.concept("theme", "below", "dessous", "below", broader: ["c0"]))
    var actor = Examples.concept("actor", "who", "qui", "who")
    actor.related = [FacetValue("theme", "below"), FacetValue("theme", "gone")]
    return Thesaurus(concepts: concepts + [actor])
  }

  private static func place(_ facet: String, _ id: String, children: Int = 3) throws -> (names: Set<String>, narrower: Int) {
    let thesaurus = thesaurus(children: children)
    var kin = ConceptKin(thesaurus)
    let place = kin.place(of: try #require(thesaurus.index(of: FacetValue(facet, id))))
    #expect(place.facet == facet)
    return (Set(place.kin.map { thesaurus.value(at: Int($0)).value }), place.narrower)
  }

  @Test("it is what is broader and narrower at any distance, and what shares the next broader; not the concept itself")
  func hierarchy() throws {
    #expect(try Self.place("theme", "head").names == ["c0", "c1", "c2", "below"])
    #expect(try Self.place("theme", "head").narrower == 3)
    #expect(try Self.place("theme", "c0").names == ["head", "c1", "c2", "below"])
    #expect(try Self.place("theme", "c1").names == ["head", "c0", "c2"])
    #expect(try Self.place("theme", "below").names == ["c0", "head"])
  }

  @Test("related concepts of any facet are near, those that the thesaurus lacks are none")
  func related() throws {
    #expect(try Self.place("actor", "who").names == ["below"])
  }

  @Test("what shares a head with very many others is not near to them")
  func manySiblings() throws {
    #expect(try Self.place("theme", "c1", children: ConceptKin.siblingLimit).names.count == ConceptKin.siblingLimit)
    #expect(try Self.place("theme", "c1", children: ConceptKin.siblingLimit + 1).names == ["head"])
  }

  @Test("in a thesaurus of very many concepts only the next broader and narrower ones are near, and a cycle ends the walk")
  func reach() throws {
    let count = 3 * ConceptKin.reach
    let chain = (0..<count).map { number in
      Examples.concept(
        "theme", "n\(number)", "mot \(number)", "word \(number)", broader: ["n\((number + count - 1) % count)"],
        narrower: ["n\((number + 1) % count)"])
    }
    let thesaurus = Thesaurus(concepts: chain)
    var kin = ConceptKin(thesaurus)
    let names = kin.place(of: try #require(thesaurus.index(of: FacetValue("theme", "n300")))).kin.map { thesaurus.value(at: Int($0)).value }
    #expect(names.count == 2 * ConceptKin.reach)
    #expect(Set(names).isSuperset(of: ["n299", "n301", "n100", "n500"]))
    #expect(!names.contains("n300") && !names.contains("n0"))
  }
}
