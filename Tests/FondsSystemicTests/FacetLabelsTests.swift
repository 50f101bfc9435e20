import FondsRecord
import FondsSystemic
import Testing

@Suite("Names of facets and values")
struct FacetLabelsTests {
  static let labels = FacetLabels(thesaurus: Examples.thesaurus)

  @Test(
    "a concept is called by its label in the reader's language, what no thesaurus holds by ours, the rest by itself",
    arguments: [
      ("theme", "energy", "énergie", "energy"), ("format", "html", "Page web", "Web page"), ("lang", "fr", "Français", "French"),
      ("visibility", "internal", "Interne", "Internal"), ("year", "2021", "2021", "2021"), ("producer", "Atelier", "Atelier", "Atelier"),
      ("theme", "troc", "troc", "troc"), ("format", "xyz", "xyz", "xyz")
    ])
  func values(_ facet: String, _ value: String, _ french: String, _ english: String) {
    #expect(Self.labels.label(of: FacetValue(facet, value), in: .french) == french)
    #expect(Self.labels.label(of: FacetValue(facet, value), in: .english) == english)
  }

  @Test(
    "every facet that no thesaurus holds has a name in both languages",
    arguments: FacetName.order.filter { !FacetName.systemic.contains($0) })
  func facets(_ facet: String) {
    #expect(Self.labels.name(of: facet, in: .french) != facet)
    #expect(Self.labels.name(of: facet, in: .english) != facet)
    #expect(Self.labels.name(of: facet, in: .undetermined) == Self.labels.name(of: facet, in: .french))
  }

  @Test("a facet of the thesaurus is named by its scheme, in the other language for want of a label, an unknown one by its identifier")
  func schemes() {
    #expect(Self.labels.name(of: "theme", in: .english) == "Theme")
    #expect(Self.labels.name(of: "actor", in: .english) == "Acteur")
    #expect(Self.labels.name(of: "own", in: .english) == "own")
  }
}
