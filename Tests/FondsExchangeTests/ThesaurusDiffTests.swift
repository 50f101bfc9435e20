import FondsExchange
import FondsRecord
import Testing

@Suite("What another thesaurus changes")
struct ThesaurusDiffTests {
  private static let head = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
      xmlns:dcterms="http://purl.org/dc/terms/"><skos:ConceptScheme rdf:about="urn:fonds:theme"/>
    """

  private func concept(_ id: String, _ french: String, _ more: String = "") -> String {
    """
    <skos:Concept rdf:about="urn:fonds:theme:\(id)"><skos:inScheme rdf:resource="urn:fonds:theme"/>
    <skos:prefLabel xml:lang="fr">\(french)</skos:prefLabel>\(more)</skos:Concept>
    """
  }

  private func read(_ concepts: String...) throws -> SKOSReading {
    try SKOSReader().read(Array((Self.head + concepts.joined() + "</rdf:RDF>").utf8))
  }

  private func diff(_ old: SKOSReading, _ new: SKOSReading) -> ThesaurusDiff {
    ThesaurusDiff(from: old.thesaurus, to: new.thesaurus, replacements: new.replacements)
  }

  private func theme(_ id: String) -> FacetValue { FacetValue("theme", id) }

  @Test("what is added, removed, renamed and moved is told apart")
  func changes() throws {
    let broader = "<skos:broader rdf:resource=\"urn:fonds:theme:eau\"/>"
    let old = try read(concept("eau", "eau"), concept("lac", "lac"), concept("mer", "mer"))
    let new = try read(concept("eau", "l’eau"), concept("lac", "lac", broader), concept("puits", "puits"))
    let diff = diff(old, new)
    #expect(diff.added == [theme("puits")] && diff.removed == [theme("mer")] && diff.moved == [theme("lac")])
    #expect(diff.renamed.map(\.value) == [theme("eau")] && diff.renamed.map(\.before) == ["eau"] && diff.renamed.map(\.after) == ["l’eau"])
    #expect(diff.merged.isEmpty)
    #expect(self.diff(old, old).isEmpty)
  }

  @Test("a concept is merged where the file states it, or where another bears all its labels")
  func merged() throws {
    let old = try read(concept("eau", "eau"), concept("lac", "lac"), concept("mer", "mer"), concept("rive", "rive"))
    let replaced = "<dcterms:isReplacedBy rdf:resource=\"urn:fonds:theme:eau\"/>"
    let bearer =
      "<skos:altLabel xml:lang=\"fr\">Mer</skos:altLabel><skos:exactMatch rdf:resource=\"urn:fonds:theme:rive\"/>"
    let new = try read(concept("eau", "eau", bearer), concept("lac", "lac", replaced))
    let diff = diff(old, new)
    #expect(diff.merged.map(\.value) == [theme("lac"), theme("mer"), theme("rive")])
    #expect(diff.merged.allSatisfy { $0.target == theme("eau") } && diff.merged.map(\.isStated) == [true, false, true])
    #expect(diff.removed.isEmpty && diff.added.isEmpty)
  }

  @Test("facets that the other thesaurus does not have are left alone, and replacements in a circle end")
  func others() throws {
    var actor = Concept(facet: "actor", id: "maire", uri: "")
    actor.preferred = [.french: "maire"]
    let old = Thesaurus(schemes: [ConceptScheme(facet: "actor"), ConceptScheme(facet: "theme")], concepts: [actor])
    let circle = { (id: String) in "<dcterms:isReplacedBy rdf:resource=\"urn:fonds:theme:\(id)\"/>" }
    let new = try read(concept("a", "a", circle("b")), concept("b", "b", circle("a")))
    #expect(ThesaurusDiff(from: old, to: new.thesaurus, replacements: new.replacements).removed.isEmpty)
  }
}
