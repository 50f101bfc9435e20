import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Suggestions while typing")
struct SuggestTests {
  private func bank() async throws -> Bank {
    let bank = try Bank()
    try bank.page(
      "a.html", "Le partage de l'eau", "Un canal et ses irrigants, et la gouvernance de l’eau.",
      head: "<meta name=\"author\" content=\"Ana\"><meta name=\"keywords\" content=\"gouvernance\">")
    try bank.page("b.en.html", "Eaux vives", "Rivers and their people.", language: "en")
    try bank.write("title: Eau secrète\nvisibility: internal\n", to: "c.txt.yaml")
    try bank.write("Un texte.", to: "c.txt")
    try await bank.reindex()
    return bank
  }

  private func texts(_ typed: String, in bank: Bank, shown: [Visibility]? = nil) throws -> [String] {
    var options = SuggestOptions(typed, ui: .french)
    options.visibilities = shown
    return try bank.catalogue.suggestions(options).completions.filter { $0.kind == .title }.map(\.text)
  }

  @Test("titles come from wherever a word begins so, and lead to their records")
  func titles() async throws {
    let bank = try await bank()
    #expect(try texts("eau", in: bank) == ["Eaux vives", "Eau secrète", "Le partage de l'eau"])
    #expect(try texts("partage de l", in: bank) == ["Le partage de l'eau"])
    let completion = try #require(
      try bank.catalogue.suggestions(SuggestOptions("le par", ui: .french)).completions.first { $0.kind == .title })
    #expect(try await bank.catalogue.record(completion.id).record.titles.first?.text == completion.text)
  }

  @Test("titles of records that a reader may not see never appear")
  func visibility() async throws {
    let bank = try await bank()
    #expect(try texts("eau", in: bank, shown: [.public]) == ["Eaux vives", "Le partage de l'eau"])
    #expect(try texts("secr", in: bank, shown: [.public]).isEmpty)
    try bank.write("title: Eau secrète\nvisibility: public\n", to: "c.txt.yaml")
    try await bank.reindex()
    #expect(try texts("secr", in: bank, shown: [.public]) == ["Eau secrète"])
  }

  @Test("titles follow what is added, changed and removed")
  func changes() async throws {
    let bank = try await bank()
    try bank.page("a.html", "Le tour d'eau", "Un canal.")
    try bank.page("d.html", "Eau douce", "Un étang.")
    try await bank.reindex()
    #expect(try texts("eau", in: bank) == ["Eau douce", "Eaux vives", "Eau secrète", "Le tour d'eau"])
    try FileManager.default.removeItem(atPath: bank.sources + "/d.html")
    try await bank.reindex(allowRemovals: true)
    #expect(try texts("eau", in: bank) == ["Eaux vives", "Eau secrète", "Le tour d'eau"])
    try await bank.reindex(full: true)
    #expect(try texts("eau", in: bank) == ["Eaux vives", "Eau secrète", "Le tour d'eau"])
  }

  @Test("concepts come by their labels in both languages with the number of works, once each")
  func concepts() async throws {
    let bank = try await bank()
    let french = try bank.catalogue.suggestions(SuggestOptions("gouv", ui: .french)).completions.filter { $0.kind == .concept }
    #expect(french.first?.text == "gouvernance" && french.first?.id == "theme:governance" && french.first?.count == 1)
    #expect(Set(french.map(\.id)).count == french.count)
    let english = try bank.catalogue.suggestions(SuggestOptions("govern", ui: .english)).completions
    #expect(english.contains { $0.id == "theme:governance" && $0.language == .english })
  }

  @Test("sizes out of bounds are refused, and any text is answered", arguments: ["", " ", "\"", "(", "+", "\u{0}", "é́"])
  func bounds(text: String) async throws {
    let bank = try await bank()
    var options = SuggestOptions(text, ui: .english)
    _ = try bank.catalogue.suggestions(options)
    options.size = 0
    #expect(throws: CatalogueError.self) { try bank.catalogue.suggestions(options) }
  }
}
