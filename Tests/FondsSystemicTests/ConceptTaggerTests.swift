import FondsRecord
import FondsSystemic
import FondsTestSupport
import FondsText
import Testing

@Suite("Tagging records with concepts")
struct ConceptTaggerTests {
  static func values(_ record: Record) -> [String] {
    Examples.tagger().tag(record).assignments.map { $0.value.facet + ":" + $0.value.value }
  }

  @Test("labels are found in the language of their block, with the words as they stand and the block as evidence")
  func evidence() {
    let record = Examples.record([
      Examples.paragraph("Rien."), Examples.paragraph("Parler d’Énergies renouvelables."),
      Examples.paragraph("L’énergie renouvelable, encore."), Examples.paragraph("Renewable energy comes later.", .english),
      Examples.paragraph("L’énergie."), Examples.paragraph("Une énergie renouvelable."), Examples.paragraph("L’énergie renouvelable."),
      Examples.paragraph("Des énergies renouvelables.")
    ])
    let tagging = Examples.tagger().tag(record)
    #expect(
      tagging.assignments == [
        FacetAssignment(
          FacetValue("theme", "renewable-energy"), basis: .text,
          evidence: [
            Evidence(block: 1, label: "Énergies renouvelables", language: .french),
            Evidence(block: 2, label: "énergie renouvelable", language: .french),
            Evidence(block: 3, label: "Renewable energy", language: .english),
            Evidence(block: 5, label: "énergie renouvelable", language: .french),
            Evidence(block: 6, label: "énergie renouvelable", language: .french),
            Evidence(block: 7, label: "énergies renouvelables", language: .french)
          ])
      ])
    #expect(
      tagging.mentions.map(\.label) == [
        "Énergies renouvelables", "énergie renouvelable", "Renewable energy", "énergie", "énergie renouvelable", "énergie renouvelable",
        "énergies renouvelables"
      ])
    #expect(Examples.tagger().tag(Examples.record([Examples.paragraph("the climat of food")])).mentions.map(\.label) == ["climat"])
  }

  @Test("declared facets come first, the most trusted first, are never duplicated, and a label stands for its concept")
  func declared() {
    let democracy = Examples.paragraph("Démocratie, et énergie.")
    var record = Examples.record([democracy, democracy, democracy], title: "La démocratie")
    record.facets = [
      FacetAssignment(FacetValue("theme", "energy"), basis: .root),
      FacetAssignment(FacetValue("theme", "Énergie"), basis: .declared, origin: "sidecar"),
      FacetAssignment(FacetValue("producer", "troc"), basis: .declared, origin: "sidecar"),
      FacetAssignment(FacetValue("actor", "experts"), basis: .desk, origin: "desk"),
      FacetAssignment(FacetValue("theme", "climate"), basis: .text, evidence: [Evidence(block: 0, label: "climat", language: .french)])
    ]
    let assignments = Examples.tagger().tag(record).assignments
    #expect(assignments.map(\.value.value) == ["experts", "energy", "troc", "democracy"])
    #expect(assignments.map(\.basis) == [.desk, .declared, .declared, .text])
    #expect(assignments[1].origin == "sidecar")
  }

  @Test("a record that somebody described has what they said; one word about it, an inherited one or one from the desk is no description")
  func described() {
    let democracy = Examples.paragraph("Démocratie, et énergie.")
    var record = Examples.record([democracy, democracy, democracy], title: "La démocratie", keywords: ["communs"])
    func values(_ facets: [FacetAssignment]) -> [String] {
      record.facets = facets
      return Self.values(record)
    }
    let climate = FacetValue("theme", "climate")
    let food = FacetValue("theme", "food")
    let all = ["theme:climate", "theme:commons", "theme:democracy"]
    #expect(values([FacetAssignment(climate, basis: .declared, origin: "sidecar")]) == all)
    #expect(values([FacetAssignment(climate, basis: .root), FacetAssignment(food, basis: .root)]).contains("theme:democracy"))
    #expect(values([FacetAssignment(climate, basis: .desk), FacetAssignment(food, basis: .desk)]).contains("theme:democracy"))
    let places = ["here", "there"].map { FacetAssignment(FacetValue("territory", $0), basis: .declared, origin: "sidecar") }
    #expect(values(places).contains("theme:democracy"))
    let producer = FacetAssignment(FacetValue("producer", "nobody"), basis: .declared, origin: "sidecar")
    #expect(values([FacetAssignment(climate, basis: .declared, origin: "sidecar"), producer]).contains("theme:democracy"))
    let description = [climate, food].map { FacetAssignment($0, basis: .declared, origin: "sidecar") }
    #expect(values(description) == ["theme:climate", "theme:food"])
    record.facets = Examples.tagger().tag(record).assignments
    #expect(Examples.tagger().suggestions(for: record).map(\.value.value).contains("democracy"), "what the text adds is suggested")
    #expect(!Examples.tagger().tag(record).mentions.isEmpty, "and a search finds it by its passages")
  }

  @Test("a keyword equal to a label declares its concept, even one that text never assigns, but never tells what kind of record it is")
  func keywords() {
    let text = Examples.paragraph("Le climat, la démocratie.")
    let record = Examples.record(
      [text, text, text, text, text],
      keywords: ["Energies", "communs", "experts", "formation", "le climat", "alimentations", "démocratie locale"])
    let assignments = Examples.tagger().tag(record).assignments
    let declared = assignments.filter { $0.basis == .declared }
    #expect(declared.map(\.value.value) == ["energy", "commons", "experts", "food"])
    #expect(declared.allSatisfy { $0.origin == "keywords" && $0.evidence.first?.block == -1 })
    #expect(
      assignments.filter { $0.basis == .text }.map(\.value.value) == ["climate", "democracy"],
      "a label within a keyword is text, and says as much as a title")
    #expect(Self.values(Examples.record([text, text, text])) == [])
  }

  @Test("a keyword that differs from a label by more than the plural declares nothing: a commun is no commune")
  func closeKeywords() {
    let thesaurus = Thesaurus(concepts: [Examples.ambiguous(Examples.concept("scale", "municipality", "commune", "municipality"))])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    #expect(tagger.tag(Examples.record(keywords: ["commun", "communs"])).assignments.isEmpty)
    #expect(tagger.tag(Examples.record(keywords: ["Communes"])).assignments.map(\.value.value) == ["municipality"])
  }

  @Test(
    "a concept is assigned that a title and the text name, or very many blocks, or of which narrower ones speak; not one named in passing")
  func threshold() {
    func times(_ count: Int, _ text: String) -> [Block] { Array(repeating: Examples.paragraph(text), count: count) }
    let word = "On y parle aussi d’énergie."
    let phrase = "Une énergie renouvelable."
    #expect(Self.values(Examples.record(times(2, word))) == [])
    #expect(Self.values(Examples.record(times(30, word))) == ["theme:energy"])
    #expect(Self.values(Examples.record(times(9, word))) == [])
    #expect(Self.values(Examples.record(times(4, word), title: "L’énergie d’abord")) == ["theme:energy"])
    #expect(Self.values(Examples.record([Examples.filler], title: "L’énergie d’abord")) == [])
    #expect(Self.values(Examples.record(times(2, phrase))) == [])
    #expect(Self.values(Examples.record(times(6, phrase))) == ["theme:renewable-energy"])
    #expect(
      Self.values(Examples.record(times(6, phrase) + times(40, Examples.filler.text))) == [], "the longer a record, the more it mentions")
    #expect(Self.values(Examples.record(times(2, phrase) + times(2, word))) == ["theme:energy"], "what is narrower speaks for it")
    #expect(Self.values(Examples.record(times(2, phrase) + times(2, "L’alimentation."))) == [], "what is not narrower does not")
    let often = "L’énergie, encore l’énergie, l’énergie, l’énergie, l’énergie, l’énergie, l’énergie, l’énergie, toujours l’énergie."
    #expect(Self.values(Examples.record(times(1, often))) == [], "what is repeated in one block is one mention")
  }

  @Test("what is named, but too little, is suggested with its confidence, the surest first; nothing the record has, and no mere chance")
  func suggestions() {
    let blocks =
      Array(repeating: Examples.paragraph("Une énergie renouvelable, la démocratie."), count: 3) + [Examples.paragraph("Le climat.")]
    var record = Examples.record(blocks)
    let suggested = Examples.tagger().suggestions(for: record)
    #expect(suggested.map(\.value.value) == ["renewable-energy", "democracy"])
    #expect(suggested.map(\.confidence) == suggested.map(\.confidence).sorted(by: >))
    #expect(suggested.allSatisfy { ConceptConfidence.suggested <= $0.confidence && $0.confidence < ConceptConfidence.assigned })
    #expect(suggested.first?.evidence.map(\.block) == [0, 1, 2])
    record.rejected = [FacetValue("theme", "democracy")]
    record.facets = [FacetAssignment(FacetValue("theme", "citizen-energy"), basis: .declared)]
    #expect(Examples.tagger().suggestions(for: record).isEmpty, "renewable energy follows from citizen energy")
  }

  @Test("a label too common to tag text with suggests its concept where much speaks for it, and never assigns it")
  func ambiguousSuggestions() {
    let text = Examples.paragraph("Les communs, les experts, la formation.")
    let often = Examples.record(Array(repeating: text, count: 9), title: "Les communs")
    #expect(Examples.tagger().suggestions(for: often).map(\.value.value) == ["commons"])
    #expect(Self.values(often) == [])
    #expect(Examples.tagger().suggestions(for: Examples.record([text, text])).isEmpty)
  }

  @Test("whatever a record names is told with what speaks for it, also what an ambiguous label alone names, and confidence comes from that")
  func concepts() {
    let blocks = [
      Examples.paragraph("Une énergie renouvelable, les communs."), Examples.paragraph("Une énergie renouvelable, de l’énergie.")
    ]
    let named = Examples.tagger().concepts(of: Examples.record(blocks, title: "L’énergie"))
    #expect(named.map(\.value.value) == ["commons", "energy", "renewable-energy"])
    #expect(named.map(\.counts.places) == [1, 1, 2])
    #expect(named.map { $0.feature(.title) } == [0, 1, 0])
    #expect(named.map { $0.feature(.doubt) } == [1, 0, 0])
    #expect(named[0].below == 0 && named[2].below == 0)
    #expect((1.99...2).contains(named[1].below), "two places, of a record that is not quite without length")
    #expect(named[1].confidence > named[2].confidence && named[2].confidence > named[0].confidence)
  }

  @Test("what a documentalist does not want is neither found nor mentioned, and does not speak for what is broader")
  func rejected() {
    let phrase = Examples.paragraph("Une énergie renouvelable.")
    let word = Examples.paragraph("L’énergie.")
    var record = Examples.record([phrase, phrase, word, word])
    #expect(Self.values(record) == ["theme:energy"])
    record.rejected = [FacetValue("theme", "renewable-energy")]
    let tagging = Examples.tagger().tag(record)
    #expect(tagging.assignments.isEmpty)
    #expect(tagging.mentions.map(\.label) == ["énergie", "énergie"])
  }

  @Test("what titles and text name is found without an analysis: also what the record is not about, but no word that is no acronym")
  func named() {
    let blocks = [
      Examples.paragraph("Parler d’énergies renouvelables."), Examples.paragraph("Food.", .english),
      Examples.paragraph("climat", quality: 20)
    ]
    #expect(
      Examples.tagger().named(in: Examples.record(blocks, title: "Démocratie")) == [
        FacetValue("theme", "renewable-energy"), FacetValue("theme", "food"), FacetValue("theme", "democracy")
      ])
    let thesaurus = Thesaurus(concepts: [Examples.concept("theme", "x", "PLUi", "PLUi")])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    #expect(tagger.named(in: Examples.record([Examples.paragraph("La pluie.")])).isEmpty)
    #expect(!tagger.named(in: Examples.record([Examples.paragraph("Le PLUi.")])).isEmpty)
  }

  @Test("residue and code do not count")
  func quality() {
    func blocks(_ block: Block) -> Record { Examples.record(Array(repeating: block, count: 30)) }
    #expect(Self.values(blocks(Examples.paragraph("énergie"))) == ["theme:energy"])
    #expect(Self.values(blocks(Examples.paragraph("énergie", quality: 20))) == [])
    #expect(Self.values(blocks(Block(.code, "énergie", language: .french))) == [])
  }

  @Test("the longest label wins, the most specific concept is assigned, ambiguous labels and declared-only concepts never")
  func specific() {
    func values(_ text: String) -> [String] { Self.values(Examples.record(Array(repeating: Examples.paragraph(text), count: 30))) }
    #expect(values("L’énergie citoyenne et l’énergie en commun.") == ["theme:citizen-energy"])
    #expect(values("Les communs, les experts, la formation.") == [])
  }

  @Test(
    "an acronym is found in capitals or, from four letters on, letter for letter, not in a word that looks like it",
    arguments: [
      ("PLUi", "Le PLUi est voté.", true), ("PLUi", "Un plui de plus.", true), ("PLUi", "La pluie tombe.", false),
      ("ONG", "Deux ONG viennent.", true), ("ONG", "Madame Ong vient.", false), ("AMAP", "Deux amap.", true), ("AMAP", "Deux AMAPs.", true),
      ("Pluie", "la pluie", true)
    ])
  func acronyms(_ label: String, _ text: String, _ isFound: Bool) {
    let thesaurus = Thesaurus(concepts: [Examples.concept("theme", "x", label, label)])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    #expect(tagger.tag(Examples.record([Examples.paragraph(text)])).mentions.isEmpty != isFound)
  }

  @Test("concepts that are broader than each other are all assigned: none follows from the others")
  func cycle() {
    let thesaurus = Thesaurus(concepts: [
      Examples.concept("theme", "a", "chat", "cat", broader: ["b"]), Examples.concept("theme", "b", "chien", "dog", broader: ["a"])
    ])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    let text = Examples.paragraph("Un chat et un chien.")
    let found = tagger.tag(Examples.record([text, text, text, text])).assignments
    #expect(found.map(\.value.value) == ["a", "b"])
  }

  @Test(
    "tagging any record gives values once, declared first, evidence that stands in the text, and tagging again changes nothing",
    arguments: 1...40)
  func properties(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let record = RandomRecord.make(&generator)
    let tagger = Examples.tagger()
    let tagging = tagger.tag(record)
    #expect(Set(tagging.assignments.map(\.value)).count == tagging.assignments.count, "seed \(seed)")
    let bases = tagging.assignments.map { FacetBasis.allCases.firstIndex(of: $0.basis) ?? 0 }
    let text = FacetBasis.allCases.firstIndex(of: .text) ?? 0
    #expect(bases.lastIndex { $0 != text } ?? -1 < bases.firstIndex(of: text) ?? bases.count, "seed \(seed)")
    for assignment in record.facets where assignment.basis != .text && assignment.origin != ConceptTagger.keywordOrigin {
      #expect(tagging.assignments.contains { $0.value == assignment.value }, "seed \(seed): a declared value was lost")
    }
    for assignment in tagging.assignments where assignment.basis == .text {
      #expect(Examples.thesaurus[assignment.value]?.tagsText == true, "seed \(seed)")
      #expect((1...ConceptTagger.evidenceLimit).contains(assignment.evidence.count), "seed \(seed)")
      for evidence in assignment.evidence where evidence.block >= 0 {
        #expect(record.blocks[evidence.block].text.contains(evidence.label), "seed \(seed)")
        #expect(record.blocks[evidence.block].quality >= Block.leastMainQuality, "seed \(seed)")
      }
    }
    var tagged = record
    tagged.facets = tagging.assignments
    #expect(tagger.tag(tagged) == tagging, "seed \(seed)")
    #expect(Examples.tagger().tag(record) == tagging, "seed \(seed): a fresh tagger disagrees")
  }
}
