import FondsRecord
import FondsSystemic
import Testing

@Suite("What the desk makes of records and terms")
struct DeskTests {
  private let id = RecordID("a")!

  private func record() -> Record {
    var record = Record(id: id, language: .french)
    record.titles = [
      LocalizedText("Ancien", language: .french, origin: "h1"), LocalizedText("Old", language: .english, origin: "sidecar")
    ]
    record.dates = [RecordDate(.published, PartialDate(year: 2020)!, origin: "meta")]
    record.facets = [FacetAssignment(FacetValue("theme", "food"), basis: .declared, origin: "sidecar")]
    return record
  }

  private func applied(_ actions: [DeskEntry.Action]) -> Record {
    var record = record()
    Desk(actions.map { DeskEntry($0) }).apply(to: &record)
    return record
  }

  @Test("values replace those of the source, which can be had back")
  func set() {
    var changed = applied([
      .set(
        id,
        [
          DeskValue(.title(.french), ["Nouveau"]), DeskValue(.title(.english), []), DeskValue(.date(.published), []),
          DeskValue(.field("place"), ["Brenne"]), DeskValue(.visibility, ["draft"])
        ])
    ])
    #expect(changed.titles.map(\.text) == ["Nouveau"])
    #expect(changed.dates.isEmpty && changed.fields == ["place": ["Brenne"]] && changed.visibility == .draft)
    changed.restore()
    #expect(changed == record())
  }

  @Test("a facet that is set replaces what is declared; what is added stands beside it; what is removed is rejected")
  func facets() {
    #expect(applied([.add(id, FacetValue("theme", "energy"))]).values(of: "theme") == ["food", "energy"])
    let set = applied([.set(id, [DeskValue(.facet("theme"), ["water"])]), .add(id, FacetValue("theme", "energy"))])
    #expect(set.values(of: "theme") == ["water", "energy"])
    #expect(set.facets.allSatisfy { $0.basis == .desk })
    let removed = applied([.add(id, FacetValue("theme", "energy")), .remove(id, FacetValue("theme", "food"))])
    #expect(removed.rejected == [FacetValue("theme", "food")])
    #expect(applied([.remove(id, FacetValue("theme", "food")), .accept(id, FacetValue("theme", "food"))]).rejected.isEmpty)
  }

  @Test("an undoing takes back one entry, and an undoing of it brings that entry back")
  func undo() {
    let add = DeskEntry.Action.add(id, FacetValue("theme", "energy"))
    #expect(applied([add, .undo(1)]).values(of: "theme") == ["food"])
    #expect(applied([add, .undo(1), .undo(2)]).values(of: "theme") == ["food", "energy"])
    #expect(applied([.undo(2), add, .undo(9)]).values(of: "theme") == ["food", "energy"])
    #expect(Desk([DeskEntry(add), DeskEntry(.undo(1)), DeskEntry(.undo(2))]).records(from: 2) == [id])
  }

  private func thesaurus() -> Thesaurus {
    var water = Concept(facet: "theme", id: "water", uri: "")
    water.preferred = [.french: "eau", .english: "water"]
    water.narrower = ["river"]
    var river = Concept(facet: "theme", id: "river", uri: "")
    river.preferred = [.french: "rivière", .english: "river"]
    river.broader = ["water"]
    var brook = Concept(facet: "theme", id: "brook", uri: "")
    brook.preferred = [.french: "ruisseau"]
    brook.narrower = ["rill"]
    var rill = Concept(facet: "theme", id: "rill", uri: "")
    rill.broader = ["brook"]
    return Thesaurus(schemes: [ConceptScheme(facet: "theme")], concepts: [water, river, brook, rill])
  }

  @Test("a candidate is a concept that tags no text before it is accepted")
  func candidate() throws {
    let term = DeskTerm(FacetValue("theme", "canal"), labels: [.french: "canal"], broader: ["water"])
    let proposed = Desk([DeskEntry(.candidate(term))]).terms.applied(to: thesaurus())
    let canal = try #require(proposed[term.value])
    #expect(canal.label(in: .french) == "canal" && canal.broader == ["water"] && !canal.tagsText)
    #expect(proposed[FacetValue("theme", "water")]?.narrower == ["river", "canal"])
    let accepted = Desk([DeskEntry(.candidate(term)), DeskEntry(.acceptTerm(term.value))]).terms.applied(to: thesaurus())
    #expect(accepted[term.value]?.tagsText == true)
  }

  @Test("a merged concept leaves its labels and narrower concepts to the other, and records follow")
  func merge() throws {
    let brook = FacetValue("theme", "brook")
    let desk = Desk([DeskEntry(.mergeTerm(brook, into: "river")), DeskEntry(.mergeTerm(FacetValue("theme", "old"), into: "brook"))])
    let merged = desk.terms.applied(to: thesaurus())
    #expect(merged[brook] == nil)
    let river = try #require(merged[FacetValue("theme", "river")])
    #expect(river.alternates.contains(LocalizedLabel("ruisseau", .french)))
    #expect(river.narrower == ["rill"] && merged[FacetValue("theme", "rill")]?.broader == ["river"])
    #expect(desk.terms.merged(FacetValue("theme", "old")) == FacetValue("theme", "river"))
    var record = record()
    record.facets = [FacetAssignment(brook, basis: .declared, origin: "sidecar")]
    desk.apply(to: &record)
    #expect(record.values(of: "theme") == ["river"])
  }

  @Test("merging a concept into one narrower than it, and merges in a circle, leave no cycle and end")
  func circles() throws {
    let water = FacetValue("theme", "water")
    let merged = Desk([DeskEntry(.mergeTerm(water, into: "river"))]).terms.applied(to: thesaurus())
    #expect(try #require(merged[FacetValue("theme", "river")]).broader.isEmpty)
    let circle = Desk([DeskEntry(.mergeTerm(water, into: "river")), DeskEntry(.mergeTerm(FacetValue("theme", "river"), into: "water"))])
    #expect(circle.terms.merged(water) == water)
    _ = circle.terms.applied(to: thesaurus())
  }
}
