import FondsBytes
import FondsExchange
import FondsRecord
import FondsSystemic
import FondsTestSupport
import FondsText
import Foundation
import Testing

@Suite("The systemic thesaurus that ships with the program")
struct SystemicThesaurusTests {
  static let reading: SKOSReading = {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.project + "/Index/thesaurus/systemic.rdf"))
      return try SKOSReader().read([UInt8](data))
    } catch {
      preconditionFailure("systemic.rdf: \(error)")
    }
  }()

  static var thesaurus: Thesaurus { reading.thesaurus }

  @Test("it is read without a remark: no cycle, no homonym, no missing label, no dangling reference")
  func issues() {
    #expect(Self.reading.issues.isEmpty, "\(Self.reading.issues.prefix(10))")
    #expect(Self.thesaurus.concepts.count >= 250)
  }

  @Test("every systemic facet is there, named in both languages, and has concepts", arguments: FacetName.systemic.sorted())
  func facets(_ facet: String) throws {
    let scheme = try #require(Self.thesaurus.scheme(facet))
    #expect(scheme.labels[.french]?.isEmpty == false && scheme.labels[.english]?.isEmpty == false)
    #expect(Self.thesaurus.concepts.contains { $0.facet == facet })
  }

  @Test("every concept has a label in each language, an identifier in small letters, and a URI that ends with it")
  func concepts() {
    for concept in Self.thesaurus.concepts {
      #expect(Set(concept.preferred.keys).isSuperset(of: [.french, .english]), "\(concept.value)")
      #expect(concept.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }, "\(concept.value)")
      #expect(concept.uri == SKOSWriter.uri(of: concept.value))
    }
  }

  @Test("every label leads a query to its concept")
  func labels() {
    let matcher = LabelMatcher(LabelIndex(Self.thesaurus))
    for (index, concept) in Self.thesaurus.concepts.enumerated() {
      for label in concept.preferred.values + (concept.alternates + concept.hidden).map(\.text) {
        #expect(matcher.concepts(labelled: label).contains(index), "\(concept.value): \(label)")
      }
    }
  }

  @Test("no text assigns what only a declaration can: the kind of record, its status, form, format and language, the scenario")
  func declaredOnly() {
    for facet in ["bank", "scenario", "status", "form", "has", "format", "lang"] {
      #expect(Self.thesaurus.concepts.allSatisfy { $0.facet != facet || !$0.tagsText }, "\(facet)")
    }
    for facet in ["theme", "actor", "objective", "territory", "change", "stage", "obstacle", "lever", "skill", "scale"] {
      #expect(Self.thesaurus.concepts.contains { $0.facet == facet && $0.tagsText }, "\(facet)")
    }
  }

  @Test("an ambiguous label is one of the labels of its concept")
  func ambiguous() {
    for concept in Self.thesaurus.concepts {
      let labels = Set(concept.preferred.values + (concept.alternates + concept.hidden).map(\.text))
      for label in concept.ambiguous { #expect(labels.contains(label.text), "\(concept.value): \(label.text)") }
    }
  }

  @Test("what a record has is a concept: limits, translation, media; and so are the scale and the ordered scenarios")
  func known() {
    for (facet, id) in [("has", "limits"), ("has", "translation"), ("has", "media"), ("bank", "media"), ("scale", "municipality")] {
      #expect(Self.thesaurus[FacetValue(facet, id)] != nil, "\(facet):\(id)")
    }
    #expect(Set(Self.thesaurus.concepts.filter { $0.facet == "scenario" }.compactMap(\.order)) == Set(1...6))
  }

  @Test("it comes back the same from its image and from its own SKOS")
  func roundTrips() throws {
    let image = try ThesaurusImage.open(ByteView(copying: ThesaurusImage.encode(Self.thesaurus)))
    #expect(image.concepts == Self.thesaurus.concepts && image.schemes == Self.thesaurus.schemes)
    let again = try SKOSReader().read(SKOSWriter.write(Self.thesaurus))
    #expect(again.thesaurus.concepts == Self.thesaurus.concepts && again.thesaurus.schemes == Self.thesaurus.schemes)
    #expect(again.issues.isEmpty)
  }

  @Test("its concepts are found in both languages in running text, the same ones in twins")
  func twins() {
    let tagger = RecordTagger(Self.thesaurus, LabelIndex(Self.thesaurus))
    let french = Examples.paragraph("Le budget participatif finance la rénovation énergétique des logements.")
    let english = Examples.paragraph("The participatory budget pays for the energy renovation of homes.", .english)
    let found = [french, english].map { Set(tagger.tag(Examples.record([$0])).mentions.map { Self.thesaurus.value(at: $0.concept) }) }
    for found in found {
      #expect(found.isSuperset(of: [FacetValue("theme", "participatory-budget"), FacetValue("theme", "energy-retrofit")]))
    }
  }
}
