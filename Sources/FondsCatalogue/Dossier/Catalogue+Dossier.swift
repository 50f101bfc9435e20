package import FondsRecord
internal import FondsSystemic

extension Catalogue {
  /// Compiles what the bank knows of a territory, question by question.
  ///
  /// Throws `usage` for a scenario that nobody asks anything for, `not-found` for a territory without records, and `timeout`.
  package func dossier(_ request: DossierRequest) async throws(CatalogueError) -> Dossier {
    let bank = await bankTitle(in: request.ui)
    return try DossierCompiler(self, request).dossier(of: bank)
  }

  /// The territories that works of the bank have, those of most works first; none where no record names one.
  package func territories(
    ui: Language, visibilities: [Visibility]? = nil, seconds: Int? = nil
  ) throws(CatalogueError) -> [AnswerCount] {
    guard try current.newest().facets.contains("territory") else { return [] }
    return try facets("territory", ui: ui, visibilities: visibilities, seconds: seconds).first?.values.filter { $0.count > 0 } ?? []
  }

  /// The scenarios that there are questions for, with their labels, in the order of the thesaurus.
  package func dossierScenarios(ui: Language) throws(CatalogueError) -> [(id: String, label: String)] {
    let open = try current.newest()
    let known = Set(try Inventory.standard().flatMap(\.scenarios)).map { FacetValue("scenario", $0) }
    return known.sorted { (open.thesaurus[$0]?.order ?? .max, $0) < (open.thesaurus[$1]?.order ?? .max, $1) }
      .map { ($0.value, open.facetLabels.label(of: $0, in: ui)) }
  }
}
