import FondsExtraction
import FondsRecord
import Testing

@Suite("Dates of events")
struct EventTests {
  private func record(_ title: String, _ text: String, published: String? = nil, more: String = "") async throws -> Record {
    let date = published.map { "published: \($0)\n" } ?? ""
    let trial = try await Trial("---\ntitle: \"\(title)\"\n\(date)\(more)---\n\(text)\n", name: "a.md")
    return try #require(trial.record)
  }

  private func event(_ record: Record) -> String? {
    record.date(.event).map { $0.start.description + ($0.end.map { "/\($0)" } ?? "") }
  }

  @Test(
    "the date in the title of an event, behind a label or in a sentence that says that it took place is the event's",
    arguments: [
      ("Séminaire du 12 mars 2015", "Compte rendu des échanges.", "2015-03-12"),
      ("Rencontre des communes", "Dates : du 3 au 5 mars 2010\n\nUne rencontre de trois jours.", "2010-03-03/2010-03-05"),
      ("Le colloque des eaux", "Il s’est tenu les 14 et 15 décembre 2007 à Lille.", "2007-12-14/2007-12-15"),
      ("Commons workshop", "The workshop will take place on March 3–5, 2010 in Leeds.", "2010-03-03/2010-03-05"),
      (
        "Le colloque des eaux", "Il a eu lieu le 14 décembre 2007.\n\nLa seconde journée s’est tenue le 15 décembre 2007.",
        "2007-12-14/2007-12-15"
      ),
      ("Rencontres 2024", "L’assemblée s’y est tenue les 3 et 4 octobre.", "2024-10-03/2024-10-04"),
      ("Assemblée 2021", "Une assemblée en deux temps (et quel élan !) du 10 septembre au 10 novembre 2021.", "2021-09-10/2021-11-10"),
      ("Appel aux rencontres", "Du 9 au 11 octobre 2025, Lille\n\nIl y sera question d’eau.", "2025-10-09/2025-10-11"),
      ("Compte rendu du bureau du 6 mai 2025", "Trois décisions furent prises.", "2025-05-06"),
      ("La réunion des bassins", "La réunion, qui s’est tenue le 3 mai 2012 à Lille, a duré.", "2012-05-03"),
      ("Le marché des savoirs, une fête", "Le marché aura lieu à Lyon, place Neuve, le samedi 4 juin 2022.", "2022-06-04"),
      ("Compte rendu", "Réunion du conseil du 4 mars 2019.\n\nLe forum de l’an dernier a eu lieu le 5 juin 2018.", "2019-03-04"),
      (
        "Bilan du festival", "Il a eu lieu du 4 au 6 juillet 2019. Le prochain aura lieu du 3 au 5 juillet 2020.", "2019-07-04/2019-07-06"
      ),
      ("Summer school meeting 2022", "The meeting, planned for June 13 to 17, will take place in Leeds.", "2022-06-13/2022-06-17")
    ])
  func found(title: String, text: String, expected: String) async throws {
    let found = try await record(title, text)
    #expect(event(found) == expected)
    #expect(found.date(.event)?.origin == "text")
    #expect(found.date(.published) == nil)
  }

  @Test(
    "a date of publication, of a law, of another time or of one of several events is no date of the event",
    arguments: [
      ("Séminaire des communes", "Publié le 12 mars 2015. Le séminaire a eu lieu à Lille."),
      ("Séminaire des communes", "La loi du 12 mars 2015 était au programme du séminaire, qui a eu lieu à Lille."),
      ("Séminaire des communes", "Page mise à jour le 12 mars 2015, après que le séminaire a eu lieu."),
      ("Lettre du 12 mars 2015 : rencontres et ateliers", "Les nouvelles du mois."),
      ("Histoire du climat", "La conférence de Rio s’est tenue du 3 au 14 juin 1992."),
      ("Agenda des rencontres", "Une rencontre aura lieu le 3 mars 2021.\n\nUne autre aura lieu le 17 mai 2021."),
      ("Assemblée 2021", "La première assemblée a eu lieu le 10 septembre 2020."),
      ("Rencontre des communes", "Depuis le 3 mars 2010, des réunions ont lieu chaque mois."),
      ("Anniversary meeting", "The meeting was held in memory of the strike of 3 May 1968."),
      ("Rencontre", "La rencontre s’est tenue en mémoire de la grève du 3 mai 1968."),
      ("Our forum", "As in the battle that took place on 6 June 1944, our forum needs courage."),
      ("Visite d’une école", "L’école, ouverte le 2 septembre 2013, a accueilli une visite de l’alliance."),
      ("Histoire du festival", "Le premier festival a eu lieu le 4 juillet 1987. Depuis, il revient chaque été."),
      ("The workshop", "The town held a referendum on 5 June 2016. The workshop discussed it."),
      ("Colloque", "Le colloque aura lieu le 12 mai 1021 à Nantes."),
      ("Colloque", "Le colloque aura lieu le 29 février 2021 à Nantes."),
      ("Rencontre du 12 mars", "La rencontre du 12 mars 2020 est annulée."),
      ("Compte rendu", "La prochaine rencontre aura lieu le 5 avril 2019.")
    ])
  func notFound(title: String, text: String) async throws { #expect(event(try await record(title, text)) == nil) }

  @Test("news tell of an event near the day of publication, by which a date without year is resolved")
  func news() async throws {
    let text = "Les 14 et 15 décembre derniers, l’association a tenu son assemblée à Paris."
    #expect(event(try await record("Trois ans déjà", text, published: "2024-01-10")) == "2023-12-14/2023-12-15")
    #expect(event(try await record("Trois ans déjà", text)) == nil)
    let coming = "La rencontre aura lieu le 25 avril à la mairie."
    #expect(event(try await record("Rencontre de printemps", coming, published: "2024-04-11")) == "2024-04-25")
    #expect(event(try await record("Rencontre de printemps", coming, published: "2024-05-11")) == nil)
    let old = "Le 3 juin 1992 s’est tenue la conférence de Rio."
    #expect(event(try await record("Trente ans après", old, published: "2022-06-03")) == nil)
  }

  @Test(
    "an abbreviated month before another date ends no sentence",
    arguments: [
      "Dates : 12 fév. 2019, 15 déc. 2019", "Réunion le 3 mars 2019 puis le 4 sept. 2019 à la mairie.", "Le 3 juin . Le 4 juin . 2019"
    ])
  func abbreviated(text: String) async throws {
    _ = try await record("Réunion publique", text)
    _ = try await record("Texte", text, more: "kind: event\n")
  }

  @Test(
    "who meets is not the event, nor is what was not held, moved, called off or only opened that day",
    arguments: [
      ("Forum", "Le conseil s’est réuni le 14 janvier 2019 pour préparer le forum."),
      ("Atelier couture", "L’atelier a été cousu. Les voisins ont réuni 400 euros le 4 janvier 2019."),
      ("Rencontre", "Rendez-vous pris avec le préfet le 4 janvier 2019."),
      ("The fair", "The fair was not held on 3 May 2019."), ("Fête", "La fête n’a pas eu lieu le 3 mai 2019."),
      ("Réunion du 12 mars 2019 annulée", "Elle aura lieu plus tard."), ("Report de la réunion du 12 mars 2019", "Un mot."),
      ("Rencontre", "La rencontre est déplacée du 12 mars 2019 au 14 mars 2019."),
      ("Fête", "La fête a lieu au parc des sources, ouvert le 4 avril 2018."),
      ("Débat", "Le débat sur le plan adopté le 4 février 2019 a eu lieu.")
    ])
  func others(title: String, text: String) async throws { #expect(event(try await record(title, text, published: "2019-03-01")) == nil) }

  @Test("what took place years before the publication is history, and what will years after it a story")
  func faraway() async throws {
    let old = "Le sommet de Rio s’est tenu du 3 au 14 juin 1992 et inspire notre atelier."
    #expect(event(try await record("Atelier", old, published: "2019-03-10")) == nil)
    #expect(event(try await record("Atelier", "L’atelier s’est tenu le 3 juin 2018.", published: "2019")) == "2018-06-03")
    #expect(event(try await record("Atelier", "L’atelier aura lieu le 3 juin 2035.", published: "2019-03-10")) == nil)
  }

  @Test("a later event told as past is no contradiction of a story, of a document revised since, or of one that is published over a year")
  func stories() async throws {
    let story = "« La rencontre a eu lieu le 5 mai 2039 », se souvient Ana."
    #expect(try await record("Récit", story, published: "2015-01-05").flags == [])
    let held = "L’atelier s’est tenu le 3 octobre 2018."
    #expect(try await record("Atelier", held, published: "2015-06-01", more: "modified: 2019-01-01\n").flags == [])
    #expect(try await record("Atelier", held, published: "2018-01").flags == [])
    #expect(try await record("Atelier", held, published: "2018-01-04").flags == ["chronology:published-before-event:2018-01-04:2018-10-03"])
  }

  @Test("of a record that is declared to be of an event, a day in its first lines is the event's unless it is over before the publication")
  func kind() async throws {
    let text = "Pressage et greffes, samedi 19 octobre 2024."
    #expect(event(try await record("Fruits", text, published: "2024-09-12", more: "kind: event\n")) == "2024-10-19")
    #expect(event(try await record("Fruits", text, published: "2024-11-12", more: "kind: event\n")) == nil)
    #expect(event(try await record("Fruits", text, published: "2024-09-12")) == nil)
    let walk = "La marche aura lieu dimanche 20 octobre 2024."
    #expect(event(try await record("Automne", walk, more: "kind: event\n")) == "2024-10-20")
    #expect(event(try await record("Automne", walk)) == nil)
  }

  @Test("a declared date of the event goes before the text")
  func declared() async throws {
    let found = try await record("Séminaire du 12 mars 2015", "Le séminaire a eu lieu.", more: "event: 2015-03-13\n")
    #expect(event(found) == "2015-03-13")
    #expect(found.dates.count { $0.kind == .event } == 1)
  }

  @Test("dates that can't be true together are flagged with both")
  func contradictions() async throws {
    let reported = try await record("Réunion", "La réunion a eu lieu le 14 décembre 2023.", published: "2023-02-22")
    #expect(reported.flags == ["chronology:published-before-event:2023-02-22:2023-12-14"])
    #expect(event(reported) == nil)
    let announced = try await record("Réunion", "La réunion aura lieu le 14 décembre 2023.", published: "2023-02-22")
    #expect(announced.flags == [])
    let modified = try await record("Eau", "Un texte.", published: "2023-02-22", more: "modified: 2022-01-01\n")
    #expect(modified.flags == ["chronology:modified-before-published:2022-01-01:2023-02-22"])
    let nearly = try await record("Eau", "Un texte.", published: "2023-02-22", more: "modified: 2023-02-21\n")
    #expect(nearly.flags == [])
    let ended = try await record("Réunion", "La réunion a eu lieu du 5 au 3 mars 2010.")
    #expect(ended.flags == ["chronology:end-before-start:2010-03-03:2010-03-05"])
    let declared = try await record("Réunion", "Un texte.", more: "event: 2021-05-03/2021-05-01\n")
    #expect(declared.flags.contains("chronology:end-before-start:2021-05-01:2021-05-03"))
  }

  @Test("dated headings that rise and fall back once are flagged: columns may have been read out of order")
  func timeline() async throws {
    let headings = ["Mars 2019", "Février 2020", "10 et 11 septembre 2020", "Octobre 2014", "Juin 2019"]
    let page = { (dates: [String]) in dates.map { "## \($0)\n\nCe que l’on fit alors.\n" }.joined(separator: "\n") }
    #expect(try await record("Histoire", page(headings)).flags == ["chronology:timeline:2014-10:2020-09-10"])
    #expect(try await record("Histoire", page([headings[3], headings[0], headings[1], headings[2]])).flags == [])
    #expect(try await record("Histoire", page(Array(headings.prefix(3)))).flags == [])
  }
}
