internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Says what else a reader may ask: other spellings, and, where nothing was found, what would find something and how much.
struct Advisor {
  let open: OpenIndex
  let options: SearchOptions

  /// The most pieces of advice.
  private static let adviceLimit = 6
  /// The most chosen facets that are taken off one at a time.
  private static let filterLimit = 4

  /// Puts spellings and advice into an answer.
  func advise(_ answer: inout Answer) throws(CatalogueError) {
    guard !options.query.isEmpty || !options.filters.isEmpty else { return }
    answer.suggestions = try spellings()
    guard answer.total == 0 else { return }
    let unknown = try unknownValues()
    answer.unknown = unknown.map {
      AnswerValue(id: $0.value.facet + ":" + $0.value.value, label: name(of: $0.value.facet, [$0.value.value]))
    }
    answer.advice = try advice(answer.suggestions, unknown)
  }

  /// The query with its misspelt words corrected, likeliest first.
  func spellings() throws(CatalogueError) -> [String] {
    let request = try Catalogue.request(for: options, on: open)
    let speller = Speller(
      open.searcher, required: request.required, ui: options.ui, lexicon: try LexiconSource.open(.standard), deadline: request.deadline)
    do throws(SearchError) {
      return try speller.corrections(of: options.query, fields: open.fields)
    } catch {
      throw CatalogueError(error)
    }
  }

  /// Another search, before it is known what it finds.
  struct Trial {
    var kind: AnswerAdvice.Kind
    var name = ""
    var query: String
    var filters: [String: [String]]
  }

  private func advice(_ spellings: [String], _ unknown: [UnknownValue]) throws(CatalogueError) -> [AnswerAdvice] {
    var trials = spellings.prefix(1).map { Trial(kind: .spelling, name: $0, query: $0, filters: options.filters) }
    for value in unknown { trials += try replacements(of: value) }
    var loosest = options.query
    for looser in try loosenings() {
      var trial = Trial(kind: .everything, query: looser.query, filters: options.filters)
      switch looser.kind {
      case .quotations: trial.kind = .quotations
      case .obligations: trial.kind = .obligations
      case .exclusions: trial.kind = .exclusions
      case .field: (trial.kind, trial.name) = (.filter, looser.term ?? "")
      case .everything: loosest = looser.query
      }
      if looser.kind != .everything { trials.append(trial) }
    }
    if !options.query.isEmpty || options.like != nil {
      for facet in options.filters.keys.sorted().prefix(Self.filterLimit) {
        var filters = options.filters
        let values = filters.removeValue(forKey: facet) ?? []
        trials.append(Trial(kind: .filter, name: name(of: facet, values), query: options.query, filters: filters))
      }
      if options.filters.count > 1 { trials.append(Trial(kind: .filters, query: options.query, filters: [:])) }
    }
    var advice = try found(by: trials)
    if advice.isEmpty { advice = try found(by: [Trial(kind: .everything, query: try corrected(loosest), filters: [:])]) }
    return Array(advice.prefix(Self.adviceLimit))
  }

  func loosenings() throws(CatalogueError) -> [QueryLoosening] {
    do throws(QueryError) { return try QueryLoosening.all(of: options.query, fields: open.fields) } catch { throw CatalogueError(error) }
  }

  /// The likeliest spelling of a query, or the query itself.
  private func corrected(_ query: String) throws(CatalogueError) -> String {
    var options = options
    options.query = query
    return try Advisor(open: open, options: options).spellings().first ?? query
  }

  /// The trials that find something, each query once.
  private func found(by trials: [Trial]) throws(CatalogueError) -> [AnswerAdvice] {
    var advice: [AnswerAdvice] = []
    for trial in trials {
      guard trial.query != options.query || trial.filters != options.filters else { continue }
      let total = try total(of: trial)
      let filters = trial.filters.sorted { $0.key < $1.key }.flatMap { facet, values in values.map { facet + ":" + $0 } }
      guard total > 0, !advice.contains(where: { $0.query == trial.query && $0.filters == filters }) else { continue }
      advice.append(
        AnswerAdvice(
          kind: trial.kind, text: trial.kind.wording(trial.name, in: options.ui), query: trial.query, filters: filters, total: total))
    }
    return advice
  }

  /// How many works a trial finds; 0 where what is left of the query cannot be read, or asks for everything.
  func total(of trial: Trial) throws(CatalogueError) -> Int {
    var options = options
    options.query = trial.query
    options.filters = trial.filters
    guard !options.query.isEmpty || !options.filters.isEmpty || options.like != nil else { return 0 }
    do throws(CatalogueError) {
      var request = try Catalogue.request(for: options, on: open)
      (request.size, request.from, request.facets) = (0, 0, [])
      if let like = options.like { return try open.search(open.likeness(to: like, options).likeness, request).total ?? 0 }
      return try open.search(request).total ?? 0
    } catch {
      guard error.code == .query else { throw error }
      return 0
    }
  }

  func name(of facet: String, _ values: [String]) -> String {
    let labels = values.map { open.facetLabels.label(of: FacetValue(facet, $0), in: options.ui) }
    let colon = options.ui == .french ? " : " : ": "
    return open.facetLabels.name(of: facet, in: options.ui) + colon + labels.joined(separator: ", ")
  }
}
