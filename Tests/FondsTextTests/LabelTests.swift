import FondsRecord
import FondsText
import Testing

@Suite("Labels of a thesaurus in text")
struct LabelTests {
  /// Concepts in the order of their identifiers: cooperation, economy, energy, governance (a lever too), land, mobility.
  private static let index: LabelIndex = {
    func concept(_ id: String, _ french: String, _ english: String, facet: String = "theme", _ change: (inout Concept) -> Void = { _ in })
      -> Concept
    {
      var concept = Concept(facet: facet, id: id, uri: "urn:\(id)")
      concept.preferred = [.french: french, .english: english]
      change(&concept)
      return concept
    }
    return LabelIndex(
      Thesaurus(concepts: [
        concept("cooperation", "Coopération", "Cooperation"),
        concept("economy", "Économie de la fonctionnalité et de la coopération", "Economy of functionality and cooperation") {
          $0.alternates = [LocalizedLabel("Économie de fonctionnalité", .french), LocalizedLabel("EFC", .undetermined)]
        },
        concept("energy", "Énergie", "Energy") { $0.alternates = [LocalizedLabel("Énergies renouvelables", .french)] },
        concept("governance", "Gouvernance", "Governance"), concept("governance", "Gouvernance", "Governance", facet: "lever"),
        concept("land", "Foncier", "Land") { $0.ambiguous = [LocalizedLabel("Land", .english)] },
        concept("mobility", "Mobilité", "Mobility") { $0.tagsText = false },
        concept("narratives", "Culture, récits et imaginaires", "Women's rights")
      ]))
  }()

  private func found(_ text: String, _ language: Language, _ use: LabelUse = .tagging) -> [String] {
    let bytes = Array(text.utf8)
    return LabelMatcher(Self.index).matches(in: text, language: language, use: use).map {
      "\($0.concept):" + String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
  }

  // `Thesaurus.concepts` is sorted by facet, then identifier: 0 lever/governance, 1 cooperation, 2 economy, 3 energy, 4 governance, 5 land, 6 mobility, 7 narratives.

  @Test("a word that only looks like a plural is not its singular") func noPlural() throws {
    func matches(_ label: String, _ text: String) -> Int {
      var concept = Concept(facet: "bank", id: "a", uri: "urn:a")
      concept.preferred = [.english: label]
      return LabelMatcher(LabelIndex(Thesaurus(concepts: [concept]))).matches(in: text, language: .english, use: .query).count
    }
    #expect(matches("news", "the news") == 1)
    #expect(matches("news", "a new bridge") == 0)
    #expect(matches("view", "two views") == 1)
  }

  @Test("a label is found in any number, case and accent, without its article")
  func forms() {
    #expect(found("L’ENERGIE, l'énergie et les energies", .french) == ["3:ENERGIE", "3:énergie", "3:energies"])
    #expect(found("coopérations, énergiques", .french) == ["1:coopérations"])
  }

  @Test("the longest label wins, and what stands in it is not found again")
  func longest() {
    #expect(
      found("vers l'économie de la fonctionnalité et de la coopération", .french) == [
        "2:économie de la fonctionnalité et de la coopération"
      ])
    #expect(found("énergie renouvelable", .french) == ["3:énergie renouvelable"])
  }

  @Test("articles within a label make no difference, other words and punctuation do")
  func articles() {
    #expect(found("une économie de la fonctionnalité", .french) == ["2:économie de la fonctionnalité"])
    #expect(found("économie, fonctionnalité", .french) == [])
    #expect(found("économie sans fonctionnalité", .french) == [])
  }

  @Test("punctuation within a label may be left out, and stands for no other")
  func punctuation() {
    #expect(found("la culture, les récits et les imaginaires", .french) == ["7:culture, les récits et les imaginaires"])
    #expect(found("culture, récits, et imaginaires", .french) == [])
    #expect(found("Culture, récits et imaginaires", .french) == ["7:Culture, récits et imaginaires"])
    #expect(found("culture récits et imaginaires", .french) == ["7:culture récits et imaginaires"])
    #expect(found("women’s rights, women: rights", .english) == ["7:women’s rights"])
    #expect(found("énergie·s renouvelable·s", .french) == ["3:énergie·s renouvelable"])
  }

  @Test("labels of the text's language count, and those of both where it is unknown")
  func languages() {
    #expect(found("energy", .french) == [])
    #expect(found("energy énergie EFC", .undetermined) == ["3:energy", "3:énergie", "2:EFC"])
    #expect(found("efc", .english) == ["2:efc"])
  }

  @Test("concepts that share a label are all found")
  func homonyms() {
    #expect(found("La gouvernance", .french) == ["0:gouvernance", "4:gouvernance"])
  }

  @Test("ambiguous labels and undeclared concepts do not tag, but answer queries")
  func uses() {
    #expect(found("land, foncier, mobility", .undetermined) == ["5:foncier"])
    #expect(found("land, foncier, mobility", .undetermined, .query) == ["5:land", "5:foncier", "6:mobility"])
  }

  @Test("a match counts its tokens as the query analyzer does")
  func tokens() {
    let matches = LabelMatcher(Self.index).matches(in: "la transition et l’économie de la fonctionnalité", language: .french, use: .query)
    #expect(matches.map(\.firstToken) == [4])
    #expect(matches.map(\.tokenCount) == [4])
    #expect(matches.map(\.label) == ["Économie de fonctionnalité"])
    #expect(matches.map(\.language) == [.french])
  }

  @Test("concepts are found by a whole label")
  func labelled() {
    let matcher = LabelMatcher(Self.index)
    #expect(matcher.concepts(labelled: "l'énergie") == [3])
    #expect(matcher.concepts(labelled: "Governance") == [0, 4])
    #expect(matcher.concepts(labelled: "land") == [5])
    #expect(matcher.concepts(labelled: "énergie nucléaire") == [])
    #expect(matcher.concepts(labelled: "culture récits, et imaginaires") == [7])
    #expect(matcher.concepts(labelled: "") == [])
  }
}
