internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// What a request says about its reader and its search.
struct RequestReading {
  let parameters: QueryString
  /// The reader's language: `ui=`, else where that is neither `fr` nor `en` the browser's first choice of the two, else the server's.
  let ui: Language
  /// Whether a page is asked for by name, as browsers do; programs are answered in JSON.
  let wantsPage: Bool

  init(_ request: Request, default language: Language) {
    parameters = QueryString((request.uri.query ?? "")[...])
    let chosen = Language(tag: parameters["ui"] ?? "")
    ui = chosen != .undetermined ? chosen : Self.preferred(request.headers[.acceptLanguage] ?? "") ?? language
    wantsPage = (request.headers[.accept] ?? "").contains("text/html")
  }

  /// The search that the parameters describe: `q`, `size`, `from`, `facet=theme:mobility` (repeatable), `like`, `expand=0`, `without=theme:mobility`
  /// (repeatable), `explain=1`.
  func search(shown: [Visibility]) throws(CatalogueError) -> SearchOptions {
    var options = SearchOptions(query: parameters["q"] ?? "", ui: ui)
    options.size = try number("size", 10)
    options.from = try number("from", 0)
    options.filters = try SearchOptions.filters(parameters.all("facet"), writtenWith: ":")
    options.like = parameters["like"].flatMap { $0.isEmpty ? nil : $0 }
    options.expands = parameters["expand"] != "0"
    options.without = without
    options.explains = parameters["explain"] == "1"
    options.visibilities = shown
    options.seconds = ServerOptions.searchSeconds
    return options
  }

  /// What a search may not add to its words, each once.
  var without: [String] {
    var seen: Set<String> = []
    return parameters.all("without").filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The end of a day, a month or a year about which is asked; `nil` for now.
  var asOf: PartialDate? {
    get throws(CatalogueError) {
      guard let text = parameters["as-of"], !text.isEmpty else { return nil }
      return try Catalogue.date(text)
    }
  }

  /// The text to complete that the parameters describe: `q`, `size`.
  func suggestions(shown: [Visibility]) throws(CatalogueError) -> SuggestOptions {
    var options = SuggestOptions(parameters["q"] ?? "", ui: ui)
    options.size = try number("size", 10)
    options.spells = false
    options.visibilities = shown
    return options
  }

  /// The matches that the parameters describe, whatever their order: `q`, `facet` and `without` (repeatable), `expand=0`, `as-of=2022`.
  func matches(shown: [Visibility]) throws(CatalogueError) -> SearchOptions {
    var options = SearchOptions(query: parameters["q"] ?? "", ui: ui)
    options.filters = try SearchOptions.filters(parameters.all("facet"), writtenWith: ":")
    options.expands = parameters["expand"] != "0"
    options.without = without
    options.asOf = try asOf
    options.visibilities = shown
    options.seconds = ServerOptions.searchSeconds
    return options
  }

  /// A whole number among the parameters.
  func number(_ name: String, _ fallback: Int) throws(CatalogueError) -> Int {
    guard let text = parameters[name], !text.isEmpty else { return fallback }
    guard let value = Int(text), value >= 0 else {
      throw CatalogueError(
        .usage, "\"\(name)\" is a whole number, not \"\(text)\"", remedy: "correct the address",
        french: .init("« \(name) » est un nombre entier, pas « \(text) »", remedy: "corrigez l’adresse"))
    }
    return value
  }

  /// The first of French and English by the weights of `Accept-Language` (RFC 9110 §12.5.4).
  private static func preferred(_ header: String) -> Language? {
    var best: (language: Language, weight: Double)?
    for choice in header.split(separator: ",").prefix(20) {
      let parts = choice.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = parts.first else { continue }
      let language = Language(tag: tag)
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if language != .undetermined, weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language
  }
}
