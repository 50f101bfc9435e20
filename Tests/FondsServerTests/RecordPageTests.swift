import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Foundation
import Testing

// One suite of servers at a time: asking one over a socket holds a thread that it needs to answer.
extension SearchServerTests {
  @Suite("The page of a record")
  struct RecordPageTests {
    private func serving(_ body: @Sendable (ServedBank) async throws -> Void) async throws {
      try await ServedBank.serving(ServedBank.files, body)
    }

    @Test("it says itself in Dublin Core, with the language of each statement")
    func dublinCore() async throws {
      try await serving { bank in
        let page = try bank.page("/records/cantine?ui=fr").body
        #expect(page.contains("<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\">"))
        #expect(page.contains("<meta name=\"DC.title\" content=\"La cantine de Sainte-Aure\" lang=\"fr\">"))
        #expect(page.contains("<meta name=\"DC.date\" content=\"2021-03-01\">"))
        #expect(page.contains("<meta name=\"DC.identifier\" content=\"cantine\">"))
        #expect(page.contains("<meta name=\"DC.creator\" content=\"Commune de Sainte-Aure\">"))
        #expect(page.contains("<meta name=\"DC.publisher\" content=\"Commune de Sainte-Aure\">"))
        #expect(page.contains("<meta name=\"DC.coverage\" content=\"sainte-aure\">") && !page.contains("DC.contributor"))
        // Ties of both ends, by the identifiers that those records have themselves.
        for id in ["canteen", "compte", "piege"] { #expect(page.contains("<meta name=\"DC.relation\" content=\"\(id)\">")) }
      }
    }

    @Test("it names and links its other face, in its language")
    func faces() async throws {
      try await serving { bank in
        let page = try bank.page("/records/cantine?ui=fr").body
        #expect(
          page.contains("Aussi en anglais : <a href=\"/records/canteen?ui=fr\" lang=\"en\" hreflang=\"en\">The canteen of Sainte-Aure</a>"))
        #expect(page.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"/records/canteen?ui=en\">"))
      }
    }

    @Test("it tells how things stood when asked so, in words and as data; a hit of such a search leads there")
    func asOf() async throws {
      var files = ServedBank.files
      files["engagement.md"] =
        "---\nid: engagement\ntitle: Une promesse\nlanguage: fr\nkind: commitment\nstate: held\namount: 100\ncurrency: EUR\nstate-history: [2023-10-13 open, 2024-10-04 held]\n---\nUne promesse de cantine.\n"
      try await ServedBank.serving(files) { bank in
        let page = try bank.page("/records/engagement?as-of=2024-06&ui=fr").body
        #expect(page.contains("<h1><span lang=\"fr\">Une promesse</span><span class=\"day\">, à la fin de juin 2024</span></h1>"))
        #expect(page.contains("<title>Une promesse, à la fin de juin 2024 — Essai</title>"))
        #expect(page.contains("<div class=\"then\" role=\"note\"><p>À la fin de juin 2024 — État : ouvert, depuis le 13 octobre 2023</p>"))
        #expect(page.contains("<a href=\"/records/engagement?ui=fr\">La notice d’aujourd’hui</a>"))
        #expect(page.contains("href=\"/records/engagement?as-of=2024-06&amp;ui=en\""))
        #expect(try !bank.page("/records/engagement?ui=fr").body.contains("class=\"then\""))
        // What came later is not told on a page of then, nor in its data.
        #expect(!page.contains(": tenu") && !page.contains(">tenu<") && !page.contains("2024-10-04") && !page.contains("4 octobre 2024"))
        #expect(page.contains("13 octobre 2023 : ouvert"))
        let then = try bank.json("/records/engagement?as-of=2024-06")["record"]?["fields"]
        #expect(then?["state"]?.array?.compactMap(\.string) == ["open"])
        #expect(then?["state-history"]?.array?.compactMap(\.string) == ["2023-10-13 open"])
        let hits = try bank.page("/?q=as-of%3A2024-06+bank%3Acommitment&ui=en").body
        #expect(
          hits.contains("href=\"/records/engagement?as-of=2024-06&amp;ui=en\"")
            && hits.contains("<p class=\"then\">At the end of June 2024"))
        let json = try bank.json("/search?q=as-of%3A2024-06+bank%3Acommitment")
        #expect(json["as_of"]?.string == "2024-06")
        #expect(json["hits"]?.array?.first?["as_of"]?["states"]?.array?.first?["id"]?.string == "open")
        #expect(try bank.json("/records/engagement?as-of=2023-01")["as_of"]?["existed"] == .bool(false))
        #expect(try bank.json("/sum?field=amount&by=state&as-of=2023")["sums"]?.array?.first?["state"]?["id"]?.string == "open")
        for target in ["/sum?field=amount&as-of=hier", "/records/engagement?as-of=2024-13"] { #expect(try bank.page(target).status == 400) }
      }
    }

    @Test("as of a date it is tied to, quotes, and is akin and near to what there was, and leads there as of the same date")
    func tiesOfThen() async throws {
      var files = ServedBank.files
      let words = "Les mots que tout le monde reprend ensuite, l’un après l’autre, sans en changer un seul ni dire d’où ils viennent."
      func note(_ id: String, _ year: Int, _ head: String) {
        files[id + ".md"] =
          "---\nid: \(id)\ntitle: Notice \(id)\nlanguage: fr\nkind: reflection\npublished: \(year)\nfacets: {territory: [petit-val], actor: [citizens], theme: [food]}\n\(head)\n---\n\(words)\n"
      }
      note("premier", 2018, "")
      note("suite", 2019, "relations: {part-of: [premier]}")
      note("tardif", 2023, "relations: {part-of: [premier], related: [suite]}")
      for number in 0..<90 { files["autre\(number).md"] = "---\nid: autre-\(number)\ntitle: Autre\nlanguage: fr\n---\nUn texte.\n" }
      try await ServedBank.serving(files) { bank in
        func ids(_ json: JSONValue, _ member: String) -> Set<String> { Set(json[member]?.array?.compactMap { $0["id"]?.string } ?? []) }
        func kin(_ json: JSONValue) -> Set<String> {
          Set(json["kin"]?.array?.flatMap { $0["records"]?.array?.compactMap { $0["id"]?.string } ?? [] } ?? [])
        }
        let now = try bank.json("/records/premier")
        #expect(
          ids(now, "relations") == ["suite", "tardif"] && ids(now, "quotations").contains("tardif") && kin(now) == ["suite", "tardif"])
        let then = try bank.json("/records/premier?as-of=2020")
        #expect(ids(then, "relations") == ["suite"] && ids(then, "quotations") == ["suite"] && kin(then) == ["suite"])
        let page = try bank.page("/records/premier?as-of=2020&ui=fr").body
        #expect(page.contains("href=\"/records/suite?as-of=2020&amp;ui=fr\"") && !page.contains("tardif"))
        #expect(try bank.page("/records/premier?ui=fr").body.contains("tardif"))
        #expect(try !bank.page("/records/premier/near?as-of=2020").body.contains("tardif"))
        #expect(try bank.json("/records/suite?as-of=2020")["record"]?["relations"]?.array?.count == 1)
        // Before there was anything of it, the page says so, and no more.
        let before = try bank.page("/records/premier?as-of=2010&ui=fr")
        #expect(before.status == 200 && before.body.contains("<p>N’était pas encore publié à la fin de 2010</p>"))
        #expect(before.body.contains("href=\"/records/premier?ui=fr\"") && !before.body.contains(words))
        #expect(try ids(bank.json("/records/premier?as-of=2010"), "relations").isEmpty)
      }
    }

    @Test("what it is akin to by place or obstacle stands with its ties, with the value and the way to all")
    func kin() async throws {
      var files = ServedBank.files
      for number in 0..<11 {
        files["lieu\(number).md"] =
          "---\nid: lieu-\(number)\ntitle: Lieu \(number)\nlanguage: fr\nfacets: {territory: [petit-val]}\n---\nUn texte.\n"
      }
      for number in 0..<90 { files["autre\(number).md"] = "---\nid: autre-\(number)\ntitle: Autre\nlanguage: fr\n---\nUn texte.\n" }
      try await ServedBank.serving(files) { bank in
        let page = try bank.page("/records/lieu-3?ui=fr").body
        #expect(page.contains("<dt>même territoire : petit-val</dt>"))
        #expect(page.contains("href=\"/dossier?territory=petit-val&amp;ui=fr\">dossier<span class=\"hidden\"> petit-val</span></a>"))
        #expect(try bank.json("/records/lieu-3")["kin"]?.array?.first?["total"]?.integer == 10)
      }
    }

    @Test("every passage has an anchor, every block its language, items are a list")
    func passages() async throws {
      try await serving { bank in
        let page = try bank.page("/records/cantine?ui=en").body
        #expect(page.contains("<h1 lang=\"fr\">La cantine de Sainte-Aure</h1>"))
        #expect(page.contains("id=\"p1\"><a class=\"anchor\" href=\"#p1\">") && page.contains("id=\"p2\""))
        #expect(page.contains("lang=\"fr\">Limites</h2>"))
        #expect(page.contains(#/<ul><li id="b\d+" lang="fr">du pain<\/li><li id="b\d+" lang="fr">de la soupe<\/li><\/ul>/#))
        #expect(page.contains("<p class=\"abstract\" lang=\"fr\">Une cantine qui rassemble.</p>"))
      }
    }

    @Test("fields of its kind have their labels, amounts and dates are in words, facets lead to searches and say why")
    func facts() async throws {
      try await serving { bank in
        let french = try bank.page("/records/compte?ui=fr").body
        #expect(french.contains("<dt>Montant</dt><dd>1\u{202F}234,50\u{A0}€</dd>"))
        #expect(try bank.page("/records/compte?ui=en").body.contains("<dt>Amount</dt><dd>€1,234.50</dd>"))
        #expect(french.contains("<dt>Nature</dt><dd><a href=\"/?facet=nature%3Aachat&amp;ui=fr\">achat</a></dd>"))
        let page = try bank.page("/records/cantine?ui=fr").body
        #expect(page.contains("<dt>Publié</dt><dd>1er mars 2021</dd>"))
        #expect(page.contains("<a href=\"/?facet=theme%3Afood&amp;ui=fr\">"))
        #expect(page.contains("Pourquoi ces descripteurs") && page.contains("déclaré par la source"))
        #expect(try bank.page("/records/canteen?ui=fr").body.contains("trouvé dans le texte (« <span lang=\"en\">"))
      }
    }

    @Test("the description stands open where there is no text to read first")
    func openFacts() async throws {
      try await serving { bank in
        let line =
          #"{"fonds":1,"id":"muet","language":"fr","visibility":"public","titles":[{"lang":"fr","text":"Une ligne","from":"h1"}]}"#
        try bank.folder.write(line + "\n", to: "muet.ndjson")
        let report = try await Catalogue(index: bank.folder.path + "/index").importRecords(from: [bank.folder.path + "/muet.ndjson"])
        #expect(report.imported == 1)
        #expect(try bank.page("/records/muet?ui=fr").body.contains("<details class=\"panel\" open=\"\">"))
        #expect(try bank.page("/records/cantine?ui=fr").body.contains("<details class=\"panel\">"))
      }
    }

    @Test("ties from both ends are a picture and a list of the same links")
    func ties() async throws {
      try await serving { bank in
        let page = try bank.page("/records/cantine?ui=en").body
        #expect(page.contains("<svg role=\"group\" aria-labelledby=\"graph-title\" aria-describedby=\"graph-text\""))
        #expect(page.components(separatedBy: "href=\"/records/compte?ui=en\"").count >= 3)
        #expect(page.contains("<dt>has part</dt>"))
        #expect(try bank.page("/records/compte?ui=en").body.contains("<dt>part of</dt>"))
      }
    }

    @Test("it leads to what is near, with what is shared")
    func near() async throws {
      try await serving { bank in
        let page = try bank.page("/records/note-1?ui=fr").body
        #expect(page.contains("<section id=\"near\"") && page.contains("En commun : "))
      }
    }

    @Test("a long text comes in parts, and the part is found that holds a block")
    func parts() async throws {
      var files = ServedBank.files
      let paragraphs = (0..<300).map { "Paragraphe numéro \($0) : " + String(repeating: "des mots et encore des mots. ", count: 12) }
      files["long.md"] = "---\nid: long\ntitle: Long\nlanguage: fr\n---\n" + paragraphs.joined(separator: "\n\n") + "\n"
      try await ServedBank.serving(files) { bank in
        let first = try bank.page("/records/long?ui=fr").body
        #expect(first.utf8.count < 100_000)
        #expect(first.contains("Paragraphe numéro 0 ") && !first.contains("Paragraphe numéro 299 "))
        let last = try bank.page("/records/long?block=299&ui=fr").body
        #expect(last.contains("id=\"b299\"") && !last.contains("Paragraphe numéro 0 "))
        #expect(try bank.page("/records/long?part=999999&block=-1&ui=fr").status == 200)
        #expect(try bank.page("/records/long?part=-9223372036854775808&ui=fr").status == 200)
      }
    }
  }
}
