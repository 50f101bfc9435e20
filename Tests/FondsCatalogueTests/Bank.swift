import FondsCatalogue
import FondsRecord
import FondsTestSupport

/// A small bank in a folder of the test's own.
struct Bank {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var sources: String { folder.path + "/sources" }
  var index: String { folder.path + "/index" }
  var catalogue: Catalogue { Catalogue(index: index) }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: "sources/" + name) }

  /// An HTML page of a few sentences.
  func page(_ name: String, _ title: String, _ body: String, language: String = "fr", head: String = "") throws {
    try write(
      "<!DOCTYPE html><html lang=\"\(language)\"><head><meta charset=\"utf-8\"><title>\(title)</title>\(head)</head><body><main><h1>\(title)</h1><p>\(body)</p></main></body></html>",
      to: name)
  }

  @discardableResult
  func reindex(full: Bool = false, verify: Bool = false, allowRemovals: Bool = false, source: String? = nil) async throws -> ReindexReport {
    try await catalogue.reindex(ReindexRequest(sources: [source ?? sources], full: full, verify: verify, allowRemovals: allowRemovals))
  }

  /// The sources of the hits, best first.
  func search(_ query: String, ui: Language = .french, filters: [String: [String]] = [:]) async throws -> [String] {
    try await answer(query, ui: ui, filters: filters).hits.map { $0.source ?? $0.id }
  }

  func answer(_ query: String, ui: Language = .french, filters: [String: [String]] = [:]) async throws -> Answer {
    var options = SearchOptions(query: query, ui: ui)
    options.filters = filters
    return try catalogue.search(options)
  }
}
