import FondsIndex
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("Crossings") struct CrossingTests {
  @Test(
    "each cell counts the passages that hold both, those of two faces once where they lie at one place", arguments: [1, 3], [UInt64(1), 2])
  func passages(commits: Int, seed: UInt64) throws {
    let bank = try PassageBank(PassageBank.random(90, seed: seed), commits: commits)
    for form in [nil, "f1"] as [String?] {
      let search = SearchRequest(.everything, filters: form.map { [FacetFilter("form", [$0])] } ?? [])
      let crossing = try bank.searcher.cross(CrossingRequest(search, rows: CrossingAxis("theme"), columns: CrossingAxis("actor")))
      let passages = try bank.places(form).flatMap { $0 }
      #expect(crossing.unit == .passages)
      #expect(crossing.total == passages.count)
      #expect(crossing.rows.count == 4)
      for (row, cells) in zip(crossing.rows, crossing.cells) {
        #expect(row.count == passages.count { $0.contains { $0.contains("theme/\(row.value)") } })
        for (column, cell) in zip(crossing.columns, cells) {
          let both = passages.count { $0.contains { $0.isSuperset(of: ["theme/\(row.value)", "actor/\(column.value)"]) } }
          #expect(cell == Association(both: both, first: row.count, second: column.count, total: passages.count))
        }
      }
      #expect(zip(crossing.rows, crossing.rows.dropFirst()).allSatisfy { $0.count >= $1.count })
    }
  }

  @Test("a cell is not empty where a search for the meeting finds a work, whichever face says it") func links() throws {
    let bank = try PassageBank([
      PassageBank.Document(id: "d0", form: "f", passages: [["theme/t0"], [], []]),
      PassageBank.Document(id: "d1", language: .english, form: "f", passages: [["theme/t0", "actor/a0"], []], twin: "d0"),
      PassageBank.Document(id: "d2", form: "f", passages: [["theme/t0", "actor/a0"]]),
      PassageBank.Document(id: "d3", language: .english, form: "f", passages: [["theme/t0", "actor/a0"]], twin: "d2")
    ])
    let crossing = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("theme"), columns: CrossingAxis("actor")))
    #expect(crossing.cells == [[Association(both: 2, first: 2, second: 2, total: 4)]])
    #expect(try bank.searcher.ids("between:t0,a0").count == 2)
  }

  @Test("a cell and the search that it leads to agree on whether there is something", arguments: ["actor", "form"])
  func cellsLead(columns: String) throws {
    let bank = try PassageBank(PassageBank.random(60, seed: 6), commits: 2)
    let crossing = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("theme"), columns: CrossingAxis(columns)))
    #expect(crossing.columns.count == 3)
    for (row, cells) in zip(crossing.rows, crossing.cells) {
      for (column, cell) in zip(crossing.columns, cells) {
        let works = try bank.searcher.ids("between:theme=\(row.value),\(columns)=\(column.value)").count
        let both = try #require(cell).both
        #expect((works > 0) == (both > 0))
        #expect(works <= both)
      }
    }
  }

  @Test("three faces that lie over one another count once, also where the longest says nothing") func threeFaces() throws {
    let bank = try PassageBank([
      PassageBank.Document(id: "d0", form: "f", passages: [[], []]),
      PassageBank.Document(id: "d1", language: .english, form: "f", passages: [["theme/t0", "actor/a0"]], twin: "d0"),
      PassageBank.Document(id: "d2", language: .undetermined, form: "f", passages: [["theme/t0", "actor/a0"]], twin: "d1")
    ])
    #expect(bank.searcher.snapshot.works.count == 1)
    let crossing = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("theme"), columns: CrossingAxis("actor")))
    #expect(crossing.cells == [[Association(both: 1, first: 1, second: 1, total: 2)]])
  }

  @Test("what is told of records as a whole is counted in works; with a facet of the text in passages") func works() throws {
    let bank = try PassageBank(PassageBank.random(60, seed: 3))
    let counted = try bank.counted()
    let forms = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("form"), columns: CrossingAxis("form")))
    #expect(forms.unit == .works)
    #expect(forms.total == counted.count)
    let mixed = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("form"), columns: CrossingAxis("theme")))
    #expect(mixed.unit == .passages)
    for row in mixed.rows { #expect(row.count == (try bank.places(row.value)).reduce(0) { $0 + $1.count }) }
  }

  @Test("a concept and what it holds do not cross; below a concept stands what is narrower") func hierarchy() throws {
    let bank = try PassageBank(PassageBank.random(60, seed: 4))
    let narrow = try bank.searcher.cross(
      CrossingRequest(SearchRequest(.everything), rows: CrossingAxis("theme", below: "t0"), columns: CrossingAxis("theme")))
    #expect(narrow.rows.map(\.value) == ["t0-0"])
    let place = try #require(narrow.columns.firstIndex { $0.value == "t0" })
    #expect(narrow.cells[0][place] == nil)
    #expect(narrow.cells[0].count { $0 != nil } == narrow.columns.count - 1)
  }

  @Test("G² and mutual information are those of the worked example") func statistics() throws {
    // 2 × 2 table 10, 10, 10, 70: expected 4.
    let association = Association(both: 10, first: 20, second: 20, total: 100)
    #expect(abs(association.ratio - 2.5) < 1e-12)
    #expect(abs((association.mutualInformation ?? 0) - 1.3219280948873624) < 1e-12)
    #expect(abs(association.logLikelihood - 12.0714) < 0.001)
    #expect(Association(both: 0, first: 20, second: 20, total: 100).logLikelihood < -3.84)
    #expect(Association(both: 0, first: 20, second: 20, total: 100).mutualInformation == nil)
    #expect(Association(both: 0, first: 0, second: 0, total: 0).logLikelihood == 0)
  }

  @Test("passages in which values meet are found, one a document") func meetingPassages() throws {
    let bank = try PassageBank(PassageBank.random(60, seed: 5), commits: 2)
    let values = [FacetValue("theme", "t0"), FacetValue("actor", "a0"), FacetValue("form", "f1")]
    let (found, total) = try bank.searcher.passages(holding: values, among: SearchRequest(.everything), limit: 1_000)
    let works = try bank.works("f1").filter { $0.contains { $0.passages.contains { $0.isSuperset(of: ["theme/t0", "actor/a0"]) } } }
    let documents = works.flatMap { $0 }
    #expect(!documents.isEmpty)
    #expect(total == (try bank.places("f1")).flatMap { $0 }.count { $0.contains { $0.isSuperset(of: ["theme/t0", "actor/a0"]) } })
    var ids: [String] = []
    for passage in found {
      let id = try bank.searcher.snapshot.segments[passage.address.segment].id(of: passage.address.document).value
      let document = try #require(documents.first { $0.id == id })
      #expect(document.passages[passage.passage].isSuperset(of: ["theme/t0", "actor/a0"]))
      ids.append(document.twin ?? id)
    }
    #expect(ids.sorted() == works.map { $0[0].twin ?? $0[0].id }.sorted())
  }
}

@Suite("Between concepts") struct MeetingTests {
  private let bank: PassageBank

  init() throws {
    bank = try PassageBank([
      PassageBank.Document(id: "both", form: "f", passages: [["theme/t0", "actor/a0"], []]),
      PassageBank.Document(id: "apart", form: "f", passages: [["theme/t0"], ["actor/a0"]]),
      PassageBank.Document(
        id: "often", form: "f", passages: [["theme/t0", "actor/a0"], ["theme/t0", "actor/a0"], ["actor/a0", "theme/t0"]]),
      PassageBank.Document(id: "one", form: "f", passages: [["theme/t0"]])
    ])
  }

  @Test(
    "concepts meet where one passage holds both, by identifier or by label in either language",
    arguments: [
      "between:t0,a0", "entre:t0,a0", "between:theme=t0,acteur=a0", "between:\"fr-t0, en-a0\""
    ]) func meeting(query: String) throws
  {
    #expect(Set(try bank.searcher.ids(query)) == ["both", "often"])
  }

  @Test("a value of the whole document meets what each of its passages says; with semicolons names may have commas") func documents() throws
  {
    let bank = try PassageBank([
      PassageBank.Document(id: "said", form: "f, g", passages: [["theme/t0"], []]),
      PassageBank.Document(id: "silent", form: "f, g", passages: [[]]),
      PassageBank.Document(id: "other", form: "h", passages: [["theme/t0"]])
    ])
    #expect(try bank.searcher.ids("between:\"t0;form=f, g\"") == ["said"])
    #expect(try bank.searcher.ids("entre:t0,forme=h") == ["other"])
    #expect(try bank.searcher.ids("between:t0,form=nobody").isEmpty)
  }

  @Test("those come first in which they meet most; a further word narrows, an exclusion takes away") func ranking() throws {
    #expect(try bank.searcher.ids("between:t0,a0").first == "often")
    #expect(try bank.searcher.ids("between:t0,a0 introuvable").isEmpty)
    #expect(try bank.searcher.ids("texte -between:t0,a0") == ["apart", "one"])
  }

  @Test("a name that is no concept meets nothing; one name alone is refused") func refusals() throws {
    #expect(try bank.searcher.ids("between:t0,unheard").isEmpty)
    let error = #expect(throws: QueryError.self) { try QueryParser().parse("between:t0") }
    #expect(error?.code == .badMeeting)
    #expect(error?.column == 9)
  }
}

@Suite("Neighbourhoods") struct NeighbourhoodTests {
  private func document(_ id: String, _ concepts: Set<String>, form: String = "f", twin: String? = nil) -> PassageBank.Document {
    PassageBank.Document(id: id, language: twin == nil ? .french : .english, form: form, passages: [concepts], twin: twin)
  }

  @Test("near is what shares rare descriptors; twins count once, hidden ones not at all") func records() throws {
    var documents = [
      document("origin", ["theme/t1", "theme/t2", "actor/a0"]), document("same", ["theme/t1", "theme/t2", "actor/a0"]),
      document("same-en", ["theme/t1", "theme/t2", "actor/a0"], twin: "same"), document("half", ["theme/t1"]),
      document("hidden", ["theme/t1", "theme/t2", "actor/a0"], form: "draft"), document("other", ["theme/t3"])
    ]
    for number in 0..<30 { documents.append(document("common\(number)", ["actor/a1", "theme/t0"])) }
    let bank = try PassageBank(documents)
    let name = try #require(RecordID("origin"))
    let origin = try #require(try bank.searcher.snapshot.locate(id: name))
    let request = SearchRequest(.everything, required: [FacetFilter("form", ["f"])])
    let found = try bank.searcher.neighbours(of: origin, by: ["theme", "actor"], request, limit: 10)
    let ids = try found.map { try bank.searcher.snapshot.segments[$0.address.segment].id(of: $0.address.document).value }
    #expect(ids.count == 2)
    #expect(["same", "same-en"].contains(ids[0]))
    #expect(ids[1] == "half")
    #expect(abs(found[0].score - 1) < 1e-9)
    #expect(found[1].shared == [FacetValue("theme", "t1")])
  }

  @Test("near a concept are those of its passages that chance would not put there") func concepts() throws {
    let bank = try PassageBank(PassageBank.random(80, seed: 8), commits: 2)
    let origin = FacetValue("theme", "t1")
    let found = try bank.searcher.concepts(near: origin, among: SearchRequest(.everything), limit: 20)
    let passages = try bank.places().flatMap { $0 }
    for neighbour in found {
      let name = neighbour.concept.facet + "/" + neighbour.concept.value
      #expect(neighbour.association.both == passages.count { $0.contains { $0.isSuperset(of: [name, "theme/t1"]) } })
      #expect(neighbour.association.second == passages.count { $0.contains { $0.contains(name) } })
      #expect(neighbour.association.ratio > 1)
    }
    #expect(!found.contains { $0.concept == origin })
  }
}

@Suite("Sums") struct SumTests {
  @Test("sums by group add up to the cent, each work once", arguments: [1, 3]) func sums(commits: Int) throws {
    let bank = try PassageBank(PassageBank.random(80, seed: 9), commits: commits)
    let request = SumRequest(SearchRequest(.everything), column: "#amount", groups: ["form"], measure: "currency")
    let sums = try bank.searcher.sum(request)
    let counted = try bank.counted()
    func total(_ documents: [PassageBank.Document]) -> Int128 { documents.flatMap(\.amounts).compactMap { Amount($0)?.units }.reduce(0, +) }
    for group in sums.groups {
      let members = counted.filter { $0.form == group.values[0] }
      #expect(group.amount.units == total(members))
      #expect(group.works == members.count)
    }
    #expect(sums.totals == [Sum(values: [], measure: nil, amount: Amount(units: total(counted)), works: counted.count)])
    #expect(sums.groups.reduce(0) { $0 + $1.amount.units } == total(counted))
    #expect(sums.severalTimes == 0)
  }

  @Test("of faces that contradict one another the first by identifier counts, one without an amount never", arguments: [false, true])
  func contradictions(isReversed: Bool) throws {
    let documents = [
      PassageBank.Document(id: "a", form: "f", passages: [[]], amounts: ["10"]),
      PassageBank.Document(id: "b", language: .english, form: "f", passages: [[]], twin: "a", amounts: ["12"]),
      PassageBank.Document(id: "c", form: "f", passages: [[]]),
      PassageBank.Document(id: "d", language: .english, form: "f", passages: [[]], twin: "c", amounts: ["5"])
    ]
    let bank = try PassageBank(isReversed ? documents.reversed() : documents)
    let sums = try bank.searcher.sum(SumRequest(SearchRequest(.everything), column: "#amount", groups: [], measure: "currency"))
    #expect(sums.totals.map(\.amount.description) == ["15"])
  }

  @Test("what stands in several groups is told, and counts once in the total") func severalGroups() throws {
    let bank = try PassageBank([
      PassageBank.Document(id: "a", form: "f", passages: [["theme/t0", "theme/t1"]], amounts: ["10.10"]),
      PassageBank.Document(id: "b", form: "f", passages: [[]], amounts: ["0.20"])
    ])
    let sums = try bank.searcher.sum(
      SumRequest(SearchRequest(.everything), column: "#amount", groups: ["theme"], measure: "currency"))
    #expect(sums.groups.map(\.values) == [["t0"], ["t1"], [nil]])
    #expect(sums.totals.map(\.amount.description) == ["10.30"])
    #expect(sums.severalTimes == 1)
  }

  @Test("sums beyond 64 bits are exact") func large() throws {
    let bank = try PassageBank(
      (0..<200).map { PassageBank.Document(id: "d\($0)", form: "f", passages: [[]], amounts: ["9999999999999.99"]) })
    let sums = try bank.searcher.sum(SumRequest(SearchRequest(.everything), column: "#amount", groups: ["form"], measure: "currency"))
    #expect(sums.totals.map(\.amount.description) == ["1999999999999998"])
    #expect(sums.groups.map(\.amount) == sums.totals.map(\.amount))
  }

  @Test("an amount is in what stands beside it where its record does not say; what nobody reads is counted") func currencies() throws {
    let bank = try PassageBank([
      PassageBank.Document(id: "a", form: "f", passages: [[]], amounts: ["5 EUR", "7 $"]),
      PassageBank.Document(id: "b", form: "f", passages: [[]], amounts: ["2"], currencies: ["eur", "€"]),
      PassageBank.Document(id: "c", form: "f", passages: [[]], amounts: ["3", "?"]),
      PassageBank.Document(id: "d", form: "f", passages: [[]], amounts: ["?"], currencies: ["EUR"]),
      PassageBank.Document(id: "e", form: "f", passages: [[]], amounts: ["4"], currencies: ["CAD", "EUR"])
    ])
    func sums(_ groups: [String]) throws -> Sums {
      try bank.searcher.sum(SumRequest(SearchRequest(.everything), column: "#amount", groups: groups, measure: "currency"))
    }
    for groups in [[], ["currency"], ["form"]] {
      let found = try sums(groups)
      #expect(
        found.totals.map { "\($0.amount) \($0.measure ?? "-") \($0.works)" } == ["7 $ 1", "4 CAD 1", "11 EUR 3", "3 - 1"])
      #expect(found.groups.map(\.amount) == found.totals.map(\.amount))
      #expect(found.severalTimes == 0)
      #expect(found.notUnderstood == 2)
    }
    #expect(try sums(["currency"]).groups.map(\.values) == [["$"], ["CAD"], ["EUR"], [nil]])
  }
}
