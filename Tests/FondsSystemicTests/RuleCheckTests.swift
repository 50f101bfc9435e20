import FondsRecord
import FondsSystemic
import Testing

@Suite("Rules of records") struct RuleCheckTests {
  private static let schema = Schema(
    fields: [
      "amount": FieldDefinition(name: "amount", type: .amount, labels: [.french: "Montant", .english: "Amount"]),
      "signed": FieldDefinition(name: "signed", type: .date, labels: [:]),
      "states": FieldDefinition(name: "states", type: .history, labels: [:]),
      "members": FieldDefinition(name: "members", type: .party, labels: [:], relation: .member)
    ],
    rules: [
      "*": [RecordRule(anyOf: ["published", "event"], level: .should, messages: [.english: "date it"])],
      "chantier": [
        RecordRule(anyOf: ["objective"], messages: [.english: "an objective"]),
        RecordRule(anyOf: ["member"], least: 2, messages: [.english: "two members"]),
        RecordRule(anyOf: ["state"], values: ["open", "closed"], messages: [.english: "a known state"])
      ], "account": [RecordRule(anyOf: ["currency"], messages: [.english: "a currency"])]
    ], parties: ["ally"])

  private func record(_ kind: String) throws -> Record {
    var record = Record(id: try #require(RecordID("r")), language: .french)
    record.facets = [FacetAssignment(FacetValue("bank", kind), basis: .declared)]
    return record
  }

  private func subjects(_ record: Record) -> [String] { RuleCheck(schema: Self.schema).shortcomings(of: record).map(\.subject) }

  @Test("a record is held to the rules of its kind and to those for all") func kinds() throws {
    #expect(subjects(try record("chantier")) == ["published | event", "objective", "member", "state"])
    #expect(subjects(try record("news")) == ["published | event"])
  }

  @Test("facets, relations and fields that name somebody meet a rule; too few and unknown values do not") func meeting() throws {
    var record = try record("chantier")
    record.dates = [RecordDate(.event, try #require(PartialDate(iso: "2024")), origin: "test")]
    record.facets.append(FacetAssignment(FacetValue("objective", "x"), basis: .text))
    record.fields = ["members": ["A", "B"], "state": ["open"]]
    #expect(subjects(record).isEmpty)
    record.fields = ["members": ["A"], "state": ["asleep"]]
    #expect(subjects(record) == ["member", "state"])
    record.relations = [Relation(.member, target: "b", origin: "sidecar")]
    #expect(subjects(record) == ["state"])
  }

  @Test(
    "the currency of an account may stand beside its amounts, if it does beside each",
    arguments: [(["5 USD"], true), (["5"], false), (["5 EUR", "6"], false), (["€5", "6 EUR"], true), ([], false)])
  func currencies(amounts: [String], isMet: Bool) throws {
    var record = try record("account")
    record.dates = [RecordDate(.event, try #require(PartialDate(iso: "2024")), origin: "test")]
    record.fields = ["amount": amounts]
    #expect(subjects(record) == (isMet ? [] : ["currency"]))
    record.fields["currency"] = ["EUR"]
    #expect(!subjects(record).contains("currency"))
  }

  @Test(
    "a field that is not what its type says is told with its words",
    arguments: [("amount", "douze"), ("amount", "1,2345"), ("signed", "hier"), ("states", "tenu")])
  func types(field: String, value: String) throws {
    var record = try record("news")
    record.dates = [RecordDate(.event, try #require(PartialDate(iso: "2024")), origin: "test")]
    record.fields = [field: [value]]
    let found = RuleCheck(schema: Self.schema).shortcomings(of: record)
    #expect(found.map(\.subject) == [field])
    #expect(found.first?.messages[.english]?.contains(value) == true)
    record.fields = ["amount": ["12,30"], "signed": ["2024-02"], "states": ["2024-03-01 held"]]
    #expect(subjects(record).isEmpty)
  }

  @Test(
    "an amount in another currency than its record's is told, and one that counts in several",
    arguments: [
      (["5 USD"], ["€"], ["amount"]), (["5 eur"], ["€"], []), (["$5"], ["CAD"], []), (["5"], ["EUR", "CAD"], ["currency"]),
      (["5 EUR"], ["EUR", "CAD"], []), (["5"], ["EUR", "eur"], []), (["5 EUR"], [], [])
    ])
  func currencies(amounts: [String], currencies: [String], expected: [String]) throws {
    var record = try record("news")
    record.dates = [RecordDate(.event, try #require(PartialDate(iso: "2024")), origin: "test")]
    record.fields = ["amount": amounts, "currency": currencies]
    #expect(subjects(record) == expected)
  }

  @Test("a state is the last one that began before the day, the month or the year was over") func history() throws {
    let entries = ["2024-03-01 open", "2025-01-10 held"]
    func state(_ date: String) throws -> String? { StateHistory.state(entries, at: try #require(PartialDate(iso: date))) }
    #expect(try state("2023") == nil)
    #expect(try state("2024") == "open")
    #expect(try state("2024-02-29") == nil)
    #expect(try state("2025-01") == "held")
  }

  @Test("an ally is found by its name, however that is written") func names() throws {
    var ally = try record("ally")
    ally.titles = [LocalizedText("Foncière Terre-Partagée", language: .french, origin: "test")]
    var skill = try record("skill")
    skill.producers = [Sourced("FONCIERE terre partagée", origin: "test")]
    skill.fields = ["members": ["ally-12"]]
    let ties = RecordTies(schema: Self.schema)
    #expect(ties.names(of: ally) == ["name:fonciere terre partagee"])
    #expect(ties.names(of: skill).isEmpty)
    #expect(ties.ties(of: skill).map(\.target) == ["name:ally 12", "ally-12", "name:fonciere terre partagee"])
    #expect(ties.ties(of: skill).map(\.kind) == [.member, .member, .producedBy])
  }
}
