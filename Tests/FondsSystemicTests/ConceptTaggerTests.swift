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
      Examples.paragraph("Rien."), Examples.paragraph("Parler d’Énergies, de climat."), Examples.paragraph("Food comes later.", .english)
    ])
    let tagging = Examples.tagger().tag(record)
    #expect(
      tagging.assignments == [
        FacetAssignment(FacetValue("theme", "climate"), basis: .text, evidence: [Evidence(block: 1, label: "climat", language: .french)]),
        FacetAssignment(FacetValue("theme", "energy"), basis: .text, evidence: [Evidence(block: 1, label: "Énergies", language: .french)]),
        FacetAssignment(FacetValue("theme", "food"), basis: .text, evidence: [Evidence(block: 2, label: "Food", language: .english)])
      ])
    #expect(tagging.mentions.map(\.label) == ["Énergies", "climat", "Food"])
    #expect(Self.values(Examples.record([Examples.paragraph("the climat of food")])).contains("theme:food") == false)
  }

  @Test("declared facets come first, the most trusted first, are never duplicated, and a label stands for its concept")
  func declared() {
    var record = Examples.record([Examples.paragraph("Énergie et démocratie.")])
    record.facets = [
      FacetAssignment(FacetValue("theme", "energy"), basis: .root),
      FacetAssignment(FacetValue("theme", "Énergie"), basis: .declared, origin: "sidecar"),
      FacetAssignment(FacetValue("theme", "troc"), basis: .declared, origin: "sidecar"),
      FacetAssignment(FacetValue("actor", "experts"), basis: .desk, origin: "desk"),
      FacetAssignment(FacetValue("theme", "climate"), basis: .text, evidence: [Evidence(block: 0, label: "climat", language: .french)])
    ]
    let assignments = Examples.tagger().tag(record).assignments
    #expect(assignments.map(\.value.value) == ["experts", "energy", "troc", "democracy"])
    #expect(assignments.map(\.basis) == [.desk, .declared, .declared, .text])
    #expect(assignments[1].origin == "sidecar")
  }

  @Test("a keyword equal to a label declares its concept, even one that text never assigns, but never tells what kind of record it is")
  func keywords() {
    let record = Examples.record(keywords: [
      "Energies", "communs", "experts", "formation", "le climat", "alimentations", "démocratie locale"
    ])
    let assignments = Examples.tagger().tag(record).assignments
    let declared = assignments.filter { $0.basis == .declared }
    #expect(declared.map(\.value.value) == ["energy", "commons", "experts", "food"])
    #expect(declared.allSatisfy { $0.origin == "keywords" && $0.evidence.first?.block == -1 })
    #expect(assignments.filter { $0.basis == .text }.map(\.value.value) == ["climate", "democracy"], "a label within a keyword is text")
  }

  @Test("a keyword that differs from a label by more than the plural declares nothing: a commun is no commune")
  func closeKeywords() {
    let thesaurus = Thesaurus(concepts: [Examples.ambiguous(Examples.concept("scale", "municipality", "commune", "municipality"))])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    #expect(tagger.tag(Examples.record(keywords: ["commun", "communs"])).assignments.isEmpty)
    #expect(tagger.tag(Examples.record(keywords: ["Communes"])).assignments.map(\.value.value) == ["municipality"])
  }

  @Test("in a long record a passing mention is not enough; a title, a heading and a mention, two phrases or three words are")
  func threshold() {
    let word = Examples.paragraph("On y parle aussi d’énergie.")
    let phrase = Examples.paragraph("Une énergie renouvelable.")
    let heading = Block(.heading, "L’énergie", level: 2, language: .french)
    #expect(Self.values(Examples.record([word])) == ["theme:energy"])
    #expect(Self.values(Examples.record([Examples.filler, word])) == [])
    #expect(Self.values(Examples.record([Examples.filler, word, word])) == [])
    #expect(Self.values(Examples.record([Examples.filler, word, word, word])) == ["theme:energy"])
    #expect(Self.values(Examples.record([Examples.filler, phrase])) == [])
    #expect(Self.values(Examples.record([Examples.filler, phrase, phrase])) == ["theme:renewable-energy"])
    #expect(Self.values(Examples.record([Examples.filler, heading])) == [])
    #expect(Self.values(Examples.record([Examples.filler, heading, word])) == ["theme:energy"])
    #expect(Self.values(Examples.record([Examples.filler], title: "L’énergie d’abord")) == ["theme:energy"])
    let often = Examples.paragraph("L’énergie, encore l’énergie, toujours l’énergie.")
    #expect(Self.values(Examples.record([Examples.filler, often])) == [], "what is repeated in one block is one mention")
  }

  @Test("the longer a record, the more weight a concept needs, up to a bound")
  func weights() {
    #expect(ConceptTagger.weight(forLength: 0) == 2)
    #expect(ConceptTagger.weight(forLength: ConceptTagger.shortText) == 2)
    #expect(ConceptTagger.weight(forLength: ConceptTagger.shortText + 1) == 5)
    #expect(ConceptTagger.weight(forLength: 3 * ConceptTagger.stride) == 11)
    #expect(ConceptTagger.weight(forLength: .max) == ConceptTagger.mostWeight)
  }

  @Test("residue and code do not count")
  func quality() {
    #expect(Self.values(Examples.record([Examples.paragraph("énergie", quality: 20)])) == [])
    #expect(Self.values(Examples.record([Block(.code, "énergie", language: .french)])) == [])
  }

  @Test("the longest label wins, the most specific concept is assigned, ambiguous labels and declared-only concepts never")
  func specific() {
    #expect(Self.values(Examples.record([Examples.paragraph("L’énergie citoyenne et l’énergie en commun.")])) == ["theme:citizen-energy"])
    #expect(Self.values(Examples.record([Examples.paragraph("Les communs, les experts, la formation.")])) == [])
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
    #expect(tagger.tag(Examples.record([Examples.paragraph(text)])).assignments.isEmpty != isFound)
  }

  @Test("concepts that are broader than each other are all assigned: none follows from the others")
  func cycle() {
    let thesaurus = Thesaurus(concepts: [
      Examples.concept("theme", "a", "chat", "cat", broader: ["b"]), Examples.concept("theme", "b", "chien", "dog", broader: ["a"])
    ])
    let tagger = RecordTagger(thesaurus, LabelIndex(thesaurus))
    let found = tagger.tag(Examples.record([Examples.paragraph("Un chat et un chien.")])).assignments
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
