import FondsExtraction
import FondsRecord
import Testing

@Suite("Rows that are records")
struct TableRecordTests {
  private let mapping = TableMapping.of(
    [
      "Libellé": "title@fr", "Label": "title@en", "Montant": "amount", "Commune": "territory", "Date": "published", "Texte": "text",
      "Chantier": "relations.part-of", "Thème": "facets.theme", "Remarque interne": "-"
    ], id: "Numéro", prefix: "compte-")

  private let header = "Numéro;Libellé;Label;Montant;Commune;Date;Texte;Chantier;Thème;Remarque interne;Nature de l’opération"

  @Test("a row says what a sidecar with the same keys would, and knows its place")
  func mapped() async throws {
    let row =
      "7;Achat de graines;Seeds bought;1 234,50 €;Vaux|Loos;12/03/2021;\"Des graines paysannes.\n- blé\";chantier-2;food;entre nous;Achat"
    let trial = try await TableTrial(header + "\r\n" + row + "\r\n", mapping: mapping)
    let record = try #require(trial.records.first)
    #expect(record.id.value == "compte-7")
    #expect(
      record.titles == [
        LocalizedText("Achat de graines", language: .french, origin: "table"),
        LocalizedText("Seeds bought", language: .english, origin: "table")
      ])
    #expect(record.fields == ["amount": ["1 234,50 €"], "nature-de-l-operation": ["Achat"]])
    #expect(record.values(of: "territory") == ["Vaux", "Loos"] && record.values(of: "theme") == ["food"])
    #expect(record.dates.map { "\($0.kind) \($0.start) \($0.origin)" } == ["published 2021-03-12 table"])
    #expect(record.blocks.map { "\($0.kind) \($0.text)" } == ["paragraph Des graines paysannes.", "item blé"])
    #expect(record.relations.map { "\($0.kind.rawValue) \($0.target)" } == ["part-of chantier-2"])
    let source = try #require(record.source)
    #expect(source.path == "a.csv" && source.row == "7" && source.format == "csv" && source.alias == "trial:a.csv#7")
    #expect(source.sha256.count == 64 && source.sha256 != trial.extraction.digest)
    #expect(try RecordCoding.decode(RecordCoding.encode(record)) == record)
    #expect(record.flags.isEmpty && trial.remarks.isEmpty)
  }

  @Test("an identifier is a column or a pattern; without one, equal rows are still different records, and stay when rows move")
  func identifiers() async throws {
    let text = "Exercice,Numéro,title\n2021,1,Un\n2022,1,Deux\n"
    let pattern = try await TableTrial(text, mapping: .of([:], id: "{Exercice}-{Numéro}", prefix: "c"))
    #expect(pattern.records.map(\.id.value) == ["c2021-1", "c2022-1"])
    #expect(pattern.records[0].fields == ["exercice": ["2021"], "numero": ["1"]])
    let free = try await TableTrial("title,note\nUn,x\nDeux,y\nUn,x\n", mapping: .of([:]))
    #expect(Set(free.records.map(\.id)).count == 3)
    let moved = try await TableTrial("title,note\nDeux,y\nTrois,z\nUn,x\n", mapping: .of([:]))
    #expect(moved.records[0].id == free.records[1].id && moved.records[2].id == free.records[0].id)
  }

  @Test("rows without a name, with a malformed or a second one, too wide ones and open quotes are refused by line; the others pass")
  func refusals() async throws {
    let long = String(repeating: "x", count: 300)
    let text = "id,title\n1,Un\n,Sans\n1,Encore\n\(long),Long\n2,Deux,de trop\n3\n4,\"ouvert\n5,Cinq\n6\n"
    let trial = try await TableTrial(text, mapping: .of([:]))
    #expect(trial.records.map(\.id.value) == ["1", "3", "5"])
    let remarks: [String] = trial.remarks.map { String($0.prefix(22)) }
    #expect(
      remarks == [
        "!3 id row-without-id", "!4 id row-twice:2", "!5 id row-bad-id:xxxxx", "!6 - row-width:3:2", "7 - row-width:1:2",
        "!8 - row-open-quote", "!10 - row-width:1:2"
      ])
    #expect(trial.extraction.outcome == .indexed)
  }

  @Test("a column that the mapping names and the table has not, or a sheet, refuses the table by name")
  func missingColumns() async throws {
    let trial = try await TableTrial("Numéro;Libellé\n1;x\n", mapping: mapping)
    #expect(trial.extraction.outcome == .rejected && trial.extraction.reason == .metadata)
    #expect(trial.extraction.detail?.contains("\"Montant\"") == true)
    let sheet = try SheetWriter.ods("<table:table table:name=\"A\">\(SheetWriter.odsRow("title"))</table:table>")
    let other = try await TableTrial(sheet, name: "a.ods", mapping: .of([:], sheet: "Lignes"))
    #expect(other.extraction.reason == .metadata && other.extraction.detail?.contains("\"Lignes\"") == true)
  }

  @Test("the header is found below titles and by name without regard to case, accents and spaces")
  func header() async throws {
    let text = "Comptes de l’association;;\n;;\nNUMERO; libelle ;Montant\n1;Graines;3\n"
    let trial = try await TableTrial(text, mapping: .of(["Libellé": "title", "Montant": "amount"], id: "Numéro"))
    #expect(trial.records.map(\.titles.first?.text) == ["Graines"])
    #expect(trial.records[0].fields == ["amount": ["3"]])
  }

  @Test("a sheet of a workbook is read by its name, and dates of spreadsheets are dates of records")
  func sheet() async throws {
    let bytes = try SheetWriter.ods(
      "<table:table table:name=\"Notes\">\(SheetWriter.odsRow("x"))</table:table><table:table table:name=\"Lignes\">\(SheetWriter.odsRow("id", "title", "Date"))"
        + "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>Un</text:p></table:table-cell>"
        + "<table:table-cell office:value-type=\"date\" office:date-value=\"2021-03-12\"/></table:table-row></table:table>")
    let trial = try await TableTrial(bytes, name: "a.ods", mapping: .of(["Date": "published"], sheet: "Lignes"))
    #expect(trial.records.map { "\($0.id) \($0.dates[0].start)" } == ["a 2021-03-12"])
  }

  @Test("what the mapping, the sidecar and the root say holds for rows that say nothing else")
  func defaults() async throws {
    var mapping = TableMapping.of([:])
    mapping.kind = "account"
    mapping.language = .french
    mapping.visibility = .internal
    mapping.facets = [FacetValue("network", "alliance")]
    let trial = try await TableTrial(
      "id,title,kind,visibility\n1,Graines,,\n2,Seeds,commitment,public\n", mapping: mapping,
      sidecar: "title: Les comptes\nid: comptes\nproducers: [Le Syndicat]\n",
      root: RootDefaults(label: "trial", url: "https://example.org/", facets: [FacetValue("scale", "region")]))
    #expect(trial.records.map(\.id.value) == ["1", "2"])
    #expect(trial.records.map { $0.values(of: "bank") } == [["account"], ["commitment"]])
    #expect(trial.records.map(\.visibility) == [.internal, .public])
    #expect(trial.records.allSatisfy { $0.language == .french && $0.producers.map(\.value) == ["Le Syndicat"] && $0.url == nil })
    #expect(trial.records.allSatisfy { $0.values(of: "network") == ["alliance"] && $0.values(of: "scale") == ["region"] })
  }

  @Test("a row with a text in each language declares one of them; only a text in neither is a conflict")
  func languages() async throws {
    let english = "A workshop where the neighbours of the village mend what is broken and share their tools with one another every week."
    let text = "id,title,language,text@fr,text@en\n1,Atelier,fr,Un atelier de quartier pour réparer.,\(english)\n2,Atelier,fr,,\(english)\n"
    let trial = try await TableTrial(text, mapping: .of([:]))
    #expect(trial.records.map(\.language) == [.french, .french])
    #expect(trial.records.map(\.flags) == [[], ["language-conflict"]])
  }

  @Test("a table whose header has an identifier or a title and only known keys needs no mapping")
  func describing() async throws {
    let trial = try await TableTrial(
      "id,title@fr,title@en,producers,facets.theme,fields.amount,relations.part-of,event.start,event.end,text@en\n"
        + "a1,Un,One,Syndicat | Mairie,food|mobility,12,d1,2021-03-01,2021-03-03,A short text.\n")
    let record = try #require(trial.records.first)
    #expect(record.id.value == "a1" && record.titles.map(\.text) == ["Un", "One"])
    #expect(record.producers.map(\.value) == ["Syndicat", "Mairie"] && record.fields == ["amount": ["12"]])
    #expect(record.values(of: "theme") == ["food", "mobility"])
    #expect(record.date(.event)?.end?.description == "2021-03-03")
    #expect(record.blocks == [Block(.paragraph, "A short text.", language: .english)] && record.language == .english)
    let document = try await TableTrial("id,title,prix\na,b,3\n")
    #expect(document.records.isEmpty && document.texts == ["table id\ttitle\tprix\na\tb\t3"])
  }

  @Test("a table that fonds wrote itself speaks for itself, apostrophes before signs and all")
  func exported() async throws {
    let trial = try await TableTrial(
      "\u{FEFF}id,kind,title@fr,title@und,publishers,facet.colour,field.amount,relation.part-of,event,visibility\r\n"
        + "a1,account,'-Moins,,Mairie,red,'-12,d1,2021-03-01/2021-03-03,internal\r\n")
    let record = try #require(trial.records.first)
    #expect(record.titles.map(\.text) == ["-Moins"] && record.fields == ["amount": ["-12"]])
    #expect(record.values(of: "colour") == ["red"] && record.relations.map(\.target) == ["d1"])
    #expect(record.publishers.map(\.value) == ["Mairie"] && record.date(.event)?.end?.description == "2021-03-03")
    #expect(record.visibility == .internal)
  }

  @Test("separated values that are no table are read as text")
  func prose() async throws {
    let trial = try await TableTrial("Le moulin tourne, et la rivière éclaire la rue du village.\n")
    #expect(trial.texts == ["paragraph Le moulin tourne, et la rivière éclaire la rue du village."])
    #expect(trial.extraction.format == .text)
  }

  @Test("Windows text and tabs are read, a column that is nearly a key is told once")
  func charset() async throws {
    let bytes = Array("id\ttitel\n1\tCaf".utf8) + [0xE9] + Array(" solidaire de l".utf8) + [0x92] + Array("atelier\n2\tx\n".utf8)
    let trial = try await TableTrial(bytes, name: "a.tsv", mapping: .of([:]))
    #expect(trial.records[0].fields == ["titel": ["Café solidaire de l’atelier"]])
    #expect(trial.remarks == ["1 titel unknown-key:titel"] && trial.records.allSatisfy(\.flags.isEmpty))
    #expect(trial.records[0].titles.map(\.text) == ["Café solidaire de l’atelier"])
  }

  @Test("a value that is not understood is flagged, and its column is known")
  func misread() async throws {
    let trial = try await TableTrial("id,Date,title\n1,bientôt,Un\n", mapping: .of(["Date": "published"]))
    let rows = try #require(trial.extraction.rows)
    #expect(trial.records[0].flags == ["misread:published"])
    #expect(rows.column(of: "misread:published", in: rows.rows[0]) == "Date")
  }

  @Test("a million columns are cut and told")
  func wide() async throws {
    let text = "id,title" + String(repeating: ",x", count: 1_000_000) + "\n1,Un\n"
    let trial = try await TableTrial(text, mapping: .of([:]))
    #expect(trial.records.map(\.id.value) == ["1"] && trial.extraction.flags.contains("columns-cut:1000"))
  }

  @Test("the dates of a column are read in the order that those tell which leave no choice; what contradicts it is told by line")
  func dateOrder() async throws {
    func read(_ dates: [String]) async throws -> (dates: [String], remarks: [String]) {
      let rows = dates.enumerated().map { "\($0),Un,\($1)\n" }.joined()
      let trial = try await TableTrial("id,title,published\n" + rows)
      return (trial.records.map { $0.date(.published)?.start.description ?? "-" }, trial.remarks)
    }
    let french = try await read(["03/04/2022", "14/02/2022"])
    #expect(french.dates == ["2022-04-03", "2022-02-14"] && french.remarks.isEmpty)
    let american = try await read(["03/04/2022", "02/14/2022", "5.6.2022", "2022-07-08", "mars 2021"])
    #expect(american.dates == ["2022-03-04", "2022-02-14", "2022-05-06", "2022-07-08", "2021-03"] && american.remarks.isEmpty)
    let both = try await read(["03/04/2022", "14/02/2022", "02/14/2022"])
    #expect(both.dates == ["2022-04-03", "2022-02-14", "2022-02-14"] && both.remarks == ["4 published date-order:day"])
    let mostly = try await read(["03/04/2022", "14/02/2022", "02/14/2022", "02/15/2022"])
    #expect(mostly.dates[0] == "2022-03-04" && mostly.remarks == ["3 published date-order:month"])
  }

  @Test("a row is another one where other rows change how its date is read")
  func dateOrderDigest() async throws {
    let first = try await TableTrial("id,title,published\n1,Un,03/04/2022\n2,Deux,14/02/2022\n")
    let second = try await TableTrial("id,title,published\n1,Un,03/04/2022\n2,Deux,02/14/2022\n")
    #expect(first.records[0].source?.sha256 != second.records[0].source?.sha256)
  }

  @Test("two columns with one header are told; those that are left out are not")
  func repeated() async throws {
    let trial = try await TableTrial("id,title@fr,Note,note\n1,Un,a,b\n", mapping: .of([:]))
    #expect(trial.remarks == ["1 note header-twice:3:4"] && trial.records[0].fields == ["note": ["a", "b"]])
    let left = try await TableTrial("id,title@fr,Note,Note\n1,Un,a,b\n", mapping: .of(["Note": "-"]))
    #expect(left.remarks.isEmpty && left.records.count == 1)
    let plain = try await TableTrial("id,title@fr,title@fr\n1,Un,Autre\n")
    #expect(plain.remarks == ["1 title@fr header-twice:2:3"] && plain.records.map(\.titles.count) == [1])
  }
}
