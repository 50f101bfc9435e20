internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Values of facets that were asked for and that nothing has: mostly misspelt, and never an error, since anybody may name a place or a network.
extension Advisor {
  /// A value that nobody knows.
  struct UnknownValue {
    var value: FacetValue
    /// The term of the query that asks for it; `nil` for a choice beside the query.
    var term: String?
  }

  /// The most values that are looked up.
  private static let unknownLimit = 4
  /// The most values of an open facet among which similar ones are looked for, those of most records first.
  private static let comparedLimit = 200

  /// The values in the query and in the choices beside it that nothing has which the reader may see.
  func unknownValues() throws(CatalogueError) -> [UnknownValue] {
    var asked: [UnknownValue] = []
    for looser in try loosenings() where looser.kind == .field {
      guard let term = looser.term, case .facet(let facet, let values) = try reading(of: term) else { continue }
      asked += values.map { UnknownValue(value: FacetValue(facet, $0), term: term) }
    }
    // A query that is nothing but one term has no looser form.
    if asked.isEmpty, case .facet(let facet, let values) = try reading(of: options.query) {
      asked += values.map { UnknownValue(value: FacetValue(facet, $0), term: options.query) }
    }
    for (name, values) in options.filters.sorted(by: { $0.key < $1.key }) {
      let facet = try open.facet(named: name, in: open.fields, else: .usage)
      asked += values.map { UnknownValue(value: FacetValue(facet, $0)) }
    }
    var unknown: [UnknownValue] = []
    let names = ConceptNames(thesaurus: open.thesaurus, labels: open.labels)
    for one in asked.prefix(Self.unknownLimit) {
      // What has a label is known, also where no record has it.
      if case .concept = names.meaning(of: one.value) { continue }
      if case .years = open.fields[one.value.facet] { continue }
      if open.facetLabels.label(of: one.value, in: options.ui) != one.value.value { continue }
      if try !isFound(one.value) { unknown.append(one) }
    }
    return unknown
  }

  /// The same search with similar values instead of an unknown one.
  func replacements(of unknown: UnknownValue) throws(CatalogueError) -> [Trial] {
    let facet = unknown.value.facet
    let names = ConceptNames(thesaurus: open.thesaurus, labels: open.labels)
    let required = try Catalogue.request(for: options, on: open).required
    var trials: [Trial] = []
    for near in names.nearest(to: unknown.value.value, in: facet, besides: try otherValues(of: facet), limit: 2)
    where try open.isNamed(near.value, to: required) {
      let name = name(of: facet, [near.value.value])
      var trial = Trial(kind: .value, name: name, query: options.query, filters: options.filters)
      if let term = unknown.term {
        let value = near.value.value.contains(where: \.isWhitespace) ? "\"" + near.value.value + "\"" : near.value.value
        trial.query = options.query.replacing(term, with: facet + ":" + value)
      } else {
        for (chosen, values) in options.filters where values.contains(unknown.value.value) {
          trial.filters[chosen] = values.map { $0 == unknown.value.value ? near.value.value : $0 }
        }
      }
      trials.append(trial)
    }
    return trials
  }

  /// A term as a query of its own; everything where it is none.
  private func reading(of term: String) throws(CatalogueError) -> Query {
    do throws(QueryError) { return try QueryParser(fields: open.fields).parse(term) } catch { return .everything }
  }

  /// Whether a record that the reader may see has a value.
  private func isFound(_ value: FacetValue) throws(CatalogueError) -> Bool {
    var options = options
    (options.query, options.filters, options.like) = ("", [value.facet: [value.value]], nil)
    return try Advisor(open: open, options: options).total(of: Trial(kind: .value, query: "", filters: options.filters)) > 0
  }

  /// The values of a facet that records have which the reader may see, beside those of the thesaurus.
  private func otherValues(of facet: String) throws(CatalogueError) -> [(value: FacetValue, label: String)] {
    var options = options
    (options.query, options.filters, options.like) = ("", [:], nil)
    var request = try Catalogue.request(for: options, on: open)
    (request.size, request.from, request.facets) = (0, 0, [FacetRequest(facet, limit: Self.comparedLimit)])
    let values = try open.search(request).facets.first { $0.facet == facet }?.values ?? []
    return values.map { FacetValue(facet, $0.value) }.filter { open.thesaurus.index(of: $0) == nil }.map {
      ($0, open.facetLabels.label(of: $0, in: self.options.ui))
    }
  }
}
