import FondsBytes
import FondsCatalogue
import FondsExchange
import FondsIndex
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Thesaurus and labels of an index that another program wrote")
struct OlderIndexTests {
  private static func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.write("La gouvernance partagée des communs, et le budget participatif de la commune.", to: "communs.txt")
    try bank.write("Shared governance of the commons in the valley and its participatory budget.", to: "commons.txt")
    try bank.write("Des paniers de légumes.", to: "paniers.txt")
    try await bank.reindex()
    return bank
  }

  private static func snapshot(_ bank: Bank) throws -> IndexSnapshot { try IndexSnapshot.open(bank.index) }

  /// Puts other attachments into the index.
  private static func change(_ bank: Bank, _ attachments: [String: [UInt8]?]) throws {
    var writer = try IndexWriter(directory: bank.index)
    for (name, bytes) in attachments { try writer.setAttachment(name, bytes) }
    _ = try writer.commit()
  }

  /// What thesaurus and labels have a part in: widening, facet labels, values named by a label.
  private static func answers(_ bank: Bank) async throws -> [String] {
    var answers: [String] = []
    for query in ["gouvernance", "participatory budget", "thème:\"budget participatif\"", "communs commons"] {
      let answer = try await bank.answer(query, ui: .french)
      answers.append(
        "\(answer.total) " + answer.hits.map { "\($0.source ?? "") \($0.score) \($0.snippet.highlights)" }.joined(separator: ", "))
      answers += answer.expansions.map { "\($0)" }
      answers += answer.facets.flatMap(\.values).map { "\($0.id) \($0.label) \($0.count) \($0.parent ?? "")" }
    }
    return answers
  }

  @Test("the first version's images answer the same, and the next run writes the present ones without tagging anything anew")
  func firstVersion() async throws {
    let bank = try await Self.bank()
    let expected = try await Self.answers(bank)
    #expect(expected.contains { $0.contains("participatory") })
    let present = try Self.snapshot(bank)
    let image = try #require(try present.mappedAttachment("thesaurus"))
    try Self.change(bank, ["thesaurus": ThesaurusImageVersion1.encode(try ThesaurusImage.decode(image)), "labels": nil])
    #expect(try await Self.answers(bank) == expected)
    let report = try await bank.reindex()
    #expect(report.committed)
    let again = try Self.snapshot(bank)
    for name in ["thesaurus", "labels"] { #expect(try again.attachment(name) == present.attachment(name)) }
    #expect(again.segments.map(\.path) == present.segments.map(\.path))
    #expect(try await Self.answers(bank) == expected)
    #expect(try await !bank.reindex().committed)
  }

  @Test("labels of another version, or of another thesaurus, are made anew", arguments: [8, 9, 12])
  func otherLabels(place: Int) async throws {
    let bank = try await Self.bank()
    let expected = try await Self.answers(bank)
    var labels = try #require(try Self.snapshot(bank).attachment("labels"))
    labels[place] &+= 1
    try Self.change(bank, ["labels": labels])
    #expect(try await Self.answers(bank) == expected)
  }

  @Test("damaged labels are damage of the index, which is named", arguments: ["labels", "thesaurus"])
  func damage(name: String) async throws {
    let bank = try await Self.bank()
    let files = try FileManager.default.contentsOfDirectory(atPath: bank.index)
    let file = try #require(files.first { $0.hasPrefix("attachment-") && $0.hasSuffix("-" + name) })
    let path = bank.index + "/" + file
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count / 3] ^= 0x20
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = await #expect(throws: CatalogueError.self) { try await bank.answer("gouvernance") }
    #expect(error?.code == .indexDamaged)
    #expect(error?.path == path)
  }

  @Test("a check reads the whole thesaurus")
  func check() async throws {
    let bank = try await Self.bank()
    var image = try #require(try Self.snapshot(bank).attachment("thesaurus"))
    // The last byte counts what the last concept is related to: more than there is.
    image[image.count - 1] = 0x7F
    try Self.change(bank, ["thesaurus": image])
    let error = await #expect(throws: CatalogueError.self) { try await bank.catalogue.check() }
    #expect(error?.code == .indexDamaged)
    #expect(error?.wording(in: .french).message == "le thésaurus compilé est endommagé")
  }
}
