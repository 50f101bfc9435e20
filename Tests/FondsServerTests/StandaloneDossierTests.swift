import FondsCatalogue
import FondsRecord
import FondsServer
import FondsTestSupport
import Testing

@Suite("The page of a dossier") struct StandaloneDossierTests {
  @Test("it quotes, names its sources, tells the gaps, and lets nothing foreign open an element") func page() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "---\ntitle: {en: Un <b>titre</b>}\nlanguage: fr\nproducers: [A & B]\nfacets: {territory: [aval]}\n---\n\nLe budget participatif réunit 1 < 2 & 3 &lt;script> personnes.\n",
      to: "sources/budget.md")
    let catalogue = Catalogue(index: folder.path + "/index")
    _ = try await catalogue.reindex(ReindexRequest(sources: [folder.path + "/sources"]))
    var options = DossierRequest(ui: .french)
    options.territory = "aval"
    let html = StandaloneDossier(try await catalogue.dossier(options), ui: .french).html
    #expect(!html.contains("<script") && !html.contains("<b>"))
    #expect(html.contains("<blockquote lang=\"fr\">Le budget participatif réunit 1 &lt; 2 &amp; 3 &lt;script&gt; personnes."))
    #expect(html.contains("<span lang=\"en\">Un &lt;b&gt;titre&lt;/b&gt;</span> · A &amp; B · "))
    #expect(html.contains("La banque n’en sait rien."))
    #expect(html.contains("<html lang=\"fr\">"))
  }
}
