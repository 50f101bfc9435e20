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

  @Test("what a bank or its rules call a value is its label where no thesaurus holds it, that of the bank before that of the rules")
  func own() {
    let labels = FacetLabels(
      thesaurus: Examples.thesaurus,
      own: [FacetValue("territory", "port"): [.french: "Le Port"], FacetValue("theme", "energy"): [.french: "x"]],
      schema: {
        Schema(labels: [
          FacetValue("state", "held"): [.french: "tenu", .english: "kept"], FacetValue("territory", "port"): [.english: "The rules"]
        ])
      })
    #expect(labels.label(of: FacetValue("state", "held"), in: .english) == "kept")
    #expect(labels.shown(FacetValue("territory", "port"), in: .french) == ShownLabel("Le Port"))
    // A label that is not in the reader's language says so.
    #expect(labels.shown(FacetValue("territory", "port"), in: .english) == ShownLabel("Le Port", language: .french))
    #expect(labels.label(of: FacetValue("theme", "energy"), in: .french) == "énergie")
    #expect(labels.shown(FacetValue("state", "lost"), in: .english) == ShownLabel("lost"))
    #expect(labels.values(of: "state", called: "tenu", folding: { $0 }) == ["held"])
    #expect(labels.values(of: "territory", called: "tenu", folding: { $0 }).isEmpty)
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
