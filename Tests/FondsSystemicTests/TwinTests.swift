import FondsRecord
import FondsSystemic
import Testing

@Suite("Twins that nobody declared")
struct TwinTests {
  private static func profile(_ id: String, _ language: Language, _ blocks: [Block], concepts: [String] = [], named: [String] = []) throws
    -> TwinProfile
  {
    var record = Record(id: try #require(RecordID(id)), language: language)
    record.titles = [LocalizedText(blocks.first?.text ?? "", language: language, origin: "h1")]
    record.blocks = blocks
    record.facets = concepts.map { FacetAssignment(FacetValue("theme", $0), basis: .text) }
    return try #require(TwinProfile(record, named: Set(named.map { FacetValue("theme", $0) })))
  }

  private static func bus(_ id: String, _ language: Language) throws -> TwinProfile {
    let french = [
      Block(.heading, "La navette du lundi", level: 1),
      Block(
        .paragraph,
        "En 2021, la commune de Lantheuil a ouvert une navette vers Montrevaud : 12 500 voyages la première année, pour 84 300 euros."),
      Block(.heading, "Ce qui a manqué", level: 2),
      Block(
        .paragraph,
        "Le SIVOM n'avait prévu que 3,5 postes ; il en a fallu 6,2 dès le mois de mars, et Solène Marchetti a dû chercher des bénévoles."),
      Block(.item, "Un arrêt de plus à la gare"), Block(.item, "Un tarif unique")
    ]
    let english = [
      Block(.heading, "The Monday shuttle", level: 1),
      Block(
        .paragraph,
        "In 2021 the municipality of Lantheuil opened a shuttle to Montrevaud: 12,500 trips in the first year, for 84,300 euros."),
      Block(.heading, "What was missing", level: 2),
      Block(
        .paragraph,
        "The SIVOM had planned for 3.5 posts only; it took 6.2 as early as March, and Solène Marchetti had to look for volunteers."),
      Block(.item, "One more stop at the station"), Block(.item, "A single fare")
    ]
    return try profile(id, language, language == .french ? french : english, concepts: ["mobility"])
  }

  private static func bread(_ id: String, _ language: Language) throws -> TwinProfile {
    let french = [
      Block(.heading, "Le four banal de Kerdoual", level: 1),
      Block(
        .paragraph,
        "Quarante familles cuisent ensemble depuis 1998. Le four de Kerdoual chauffe à 270 degrés, et l'association compte 112 membres."),
      Block(.paragraph, "La farine vient de chez Yann Le Goff, à onze kilomètres ; il en livre 640 kilogrammes par mois.")
    ]
    let english = [
      Block(.heading, "Kerdoual's common oven", level: 1),
      Block(
        .paragraph,
        "Forty families have baked together since 1998. The Kerdoual oven burns at 270 degrees, and the association has 112 members."),
      Block(.paragraph, "The flour comes from Yann Le Goff, eleven kilometres away; he delivers 640 kilograms a month.")
    ]
    return try profile(id, language, language == .french ? french : english, concepts: ["food"])
  }

  @Test("numbers written in either way, names, outline and concepts bring translations together")
  func found() throws {
    let profiles = [
      try Self.bus("navette", .french), try Self.bread("oven", .english), try Self.bread("four", .french), try Self.bus("shuttle", .english)
    ]
    let proposals = TwinFinder(profiles).proposals()
    #expect(proposals.map { [$0.french, $0.english] }.sorted { $0[0] < $1[0] } == [["four", "oven"], ["navette", "shuttle"]])
    for proposal in proposals {
      #expect((0.5...1).contains(proposal.confidence))
      #expect(proposal.evidence.sharedAnchors >= 4)
      #expect(proposal.evidence.sharedConcepts == 1)
    }
  }

  @Test("concepts that texts only name count like those that records have, each once")
  func named() throws {
    let words = "une navette de plus, un arrêt de moins, et 84 300 euros pour les 12 500 voyages de Lantheuil à Montrevaud en 2021"
    let blocks = [Block(.paragraph, words), Block(.paragraph, words)]
    func shared(_ concepts: [String], _ named: [String]) throws -> Int? {
      let french = try Self.profile("fr", .french, blocks, concepts: concepts, named: named)
      return TwinFinder([french, try Self.profile("en", .english, blocks, concepts: ["mobility"], named: ["energy"])]).proposals()
        .first?.evidence.sharedConcepts
    }
    #expect(try shared(["mobility"], []) == 1)
    #expect(try shared(["mobility"], ["mobility", "energy"]) == 2)
    #expect(try shared([], ["energy", "food"]) == 1)
  }

  @Test("two texts about different things are not proposed, for all their common layout")
  func unrelated() throws {
    let proposals = TwinFinder([try Self.bus("navette", .french), try Self.bread("oven", .english)]).proposals()
    #expect(proposals.isEmpty)
  }

  @Test("one text in two formats does not make its translation doubtful")
  func copies() throws {
    let profiles = [
      try Self.bus("navette", .french), try Self.bus("shuttle", .english), try Self.bus("shuttle-copy", .english),
      try Self.bread("oven", .english)
    ]
    let proposals = TwinFinder(profiles).proposals()
    #expect(proposals.map(\.english) == ["shuttle"])
  }

  @Test("texts too short, or in neither language, have no profile")
  func short() throws {
    var record = Record(id: try #require(RecordID("r")), language: .french)
    record.blocks = [Block(.paragraph, "Trop court.")]
    #expect(TwinProfile(record) == nil)
    record.blocks = [Block(.paragraph, String(repeating: "un texte assez long ", count: 20))]
    #expect(TwinProfile(record) != nil)
    record.language = .undetermined
    #expect(TwinProfile(record) == nil)
  }
}
