import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Twins of a bank")
struct BankTwinTests {
  @Test("translations that nothing declares are proposed; those that are declared are not")
  func proposed() async throws {
    let bank = try Bank()
    let french = "En 2021, la commune de Lantheuil a ouvert une navette vers Montrevaud : 12 500 voyages, pour 84 300 euros, avec le SIVOM."
    let english = "In 2021 the municipality of Lantheuil opened a shuttle to Montrevaud: 12,500 trips, for 84,300 euros, with the SIVOM."
    try bank.page("navette.html", "La navette du lundi", french)
    try bank.page("monday.html", "The Monday shuttle", english, language: "en")
    try await bank.reindex()
    let proposals = try await bank.catalogue.twins(atLeast: 0.5) { _, _ in }
    #expect(proposals.map { [$0.french.title, $0.english.title] } == [["La navette du lundi", "The Monday shuttle"]])
    #expect(try await bank.answer("navette OR shuttle").total == 2, "nothing is merged")

    try bank.write("translation-of: navette.html\n", to: "monday.html.yaml")
    try await bank.reindex()
    #expect(try await bank.answer("navette OR shuttle").total == 1)
    #expect(try await bank.catalogue.twins(atLeast: 0.1) { _, _ in }.isEmpty)
  }
}
