import FondsRecord
import FondsSystemic
import Testing

@Suite("Names that are forgotten")
struct ForgottenNamesTests {
  private static let salt = "00112233445566778899aabbccddeeff"

  private func names(_ forms: String...) throws -> ForgottenNames {
    ForgottenNames([try #require(ForgottenNames.tombstone(of: forms, salt: Self.salt))])
  }

  @Test(
    "a name is found in either order, any case, with accents or without, and within other text only as whole words",
    arguments: [
      ("Zoé Martin-Le Goff arrive.", "[…] arrive."), ("d’après ZOE MARTIN LE GOFF,", "d’après […],"),
      ("Martin-Le Goff, Zoé", "[…]"), ("le goff martin\tzoé", "[…]"), ("Zoé Martin-Le Goffic", nil), ("Zoé et Martin Le Goff", nil),
      ("Zoé Martin", nil), ("", nil), ("Zoé Martin Le Goff et Zoé Martin Le Goff", "[…] et […]")
    ] as [(String, String?)])
  func found(text: String, expected: String?) throws {
    #expect(try names("Zoé Martin-Le Goff").redacted(text) == expected)
  }

  @Test("nothing of the name stands in the tombstone")
  func digest() throws {
    let tombstone = try #require(ForgottenNames.tombstone(of: ["Zoé Martin", "Z. Martin"], salt: Self.salt))
    #expect(tombstone.forms.map(\.words) == [2, 2])
    let line = String(decoding: DeskCoding.encode(DeskEntry(.forget(tombstone))), as: UTF8.self)
    #expect(!line.lowercased().contains("martin"))
    #expect(ForgottenNames.tombstone(of: ["..."], salt: Self.salt) == nil)
  }

  @Test("a record loses the name wherever it stands; what is nothing but the name goes")
  func record() throws {
    var record = Record(id: RecordID("a")!)
    record.titles = [LocalizedText("Entretien avec Zoé Martin", language: .french, origin: "h1")]
    record.authors = [Sourced("Martin, Zoé", origin: "meta"), Sourced("Paul Roy", origin: "meta")]
    record.fields = ["referent": ["Zoe Martin"], "place": ["Brenne", "Chez Zoé Martin"]]
    record.facets = [FacetAssignment(FacetValue("network", "Amis de Zoé Martin"), basis: .declared)]
    record.relations = [Relation(.referent, target: "zoe-martin", origin: "sidecar")]
    record.blocks = [Block(.paragraph, "Zoé Martin a parlé.")]
    #expect(try names("Zoé Martin").redact(&record))
    #expect(record.titles.map(\.text) == ["Entretien avec […]"])
    #expect(record.authors.map(\.value) == ["Paul Roy"])
    #expect(record.fields == ["place": ["Brenne", "Chez […]"]])
    #expect(record.facets.isEmpty && record.relations.isEmpty && record.blocks.map(\.text) == ["[…] a parlé."])
    #expect(try !names("Zoé Martin").redact(&record))
  }

  @Test("entries of the desk lose the name and keep their places")
  func entries() throws {
    let names = try names("Zoé Martin")
    let id = RecordID("a")!
    var entry = DeskEntry(
      .set(id, [DeskValue(.authors, ["Zoé Martin", "Paul Roy"]), DeskValue(.title(.french), ["De Zoé Martin"])]), by: "Zoé Martin")
    names.redact(&entry)
    #expect(entry.action == .set(id, [DeskValue(.authors, ["Paul Roy"]), DeskValue(.title(.french), ["De […]"])]))
    #expect(entry.by == "[…]")
    var added = DeskEntry(.add(id, FacetValue("network", "Zoé Martin")))
    names.redact(&added)
    var record = Record(id: id)
    Desk([added]).apply(to: &record)
    #expect(record.facets.isEmpty)
  }

  @Test("a name that is spread over the values of a record goes from all of them; who shares one of its parts stays")
  func spread() throws {
    let names = try names("Zoé Martin-Le Goff")
    var record = Record(id: RecordID("a")!)
    record.titles = [LocalizedText("Zoé", language: .french, origin: "table")]
    record.fields = ["prénom": ["ZOE"], "nom": ["Le Goff"], "usage": ["Martin"], "ville": ["Zoé-sur-Mer"], "métier": ["Martin-pêcheur"]]
    #expect(names.redact(&record))
    #expect(record.titles.map(\.text) == ["[…]"])
    #expect(record.fields == ["ville": ["Zoé-sur-Mer"], "métier": ["Martin-pêcheur"]])
    var other = Record(id: RecordID("b")!)
    other.fields = ["prénom": ["Zoé"], "nom": ["Martin"]]
    #expect(!names.redact(&other))
  }

  @Test("a name in two cells of a row goes, wherever they stand in it; the other rows stay")
  func cells() throws {
    var record = Record(id: RecordID("a")!)
    record.blocks = [Block(.table, "prénom\tâge\tnom\nZoé\t40\tMartin\nZoé\t50\tRoy\nPaul\t60\tMartin")]
    #expect(try names("Zoé Martin").redact(&record))
    #expect(record.blocks.map(\.text) == ["prénom\tâge\tnom\n[…]\t40\t[…]\nZoé\t50\tRoy\nPaul\t60\tMartin"])
  }

  @Test("an entry of the desk loses a name that several of its values, or those of the record, make up")
  func spreadEntries() throws {
    let names = try names("Zoé Martin")
    let id = RecordID("a")!
    var entry = DeskEntry(
      .set(id, [DeskValue(.field("nom"), ["Martin"]), DeskValue(.title(.french), ["Zoé"]), DeskValue(.field("lieu"), ["Brenne"])]))
    names.redact(&entry)
    #expect(
      entry.action
        == .set(id, [DeskValue(.field("nom"), []), DeskValue(.title(.french), ["[…]"]), DeskValue(.field("lieu"), ["Brenne"])]))
    var half = DeskEntry(.set(id, [DeskValue(.field("nom"), ["Martin"])]))
    names.redact(&half)
    #expect(half.action == .set(id, [DeskValue(.field("nom"), ["Martin"])]))
    names.redact(&half, parts: ["Martin"])
    #expect(half.action == .set(id, [DeskValue(.field("nom"), [])]))
  }
}
