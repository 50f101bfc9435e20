internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

extension Catalogue {
  /// Adds up the amounts of a field among the matches of a search, to the cent; currencies are never mixed.
  ///
  /// - Parameters:
  ///   - field: a field of the type `amount`.
  ///   - groups: facets to group by; with a date as of which is asked, states are those of then.
  package func sum(_ field: String, by groups: [String], _ options: SearchOptions) throws(CatalogueError) -> SumView {
    let open = try current.newest()
    let schema = try open.rules.schema()
    let known = schema.fields.values.filter { $0.type == .amount }.map(\.name).sorted().joined(separator: ", ")
    guard let definition = schema.fields[field], definition.type == .amount else {
      throw CatalogueError(
        .usage, "\"\(field)\" is no field of amounts", remedy: "fields that add up: " + known,
        french: .init("« \(field) » n’est pas un champ de montants", remedy: "champs qui s’additionnent : " + known))
    }
    guard groups.count <= SumRequest.groupLimit else {
      throw CatalogueError(
        .usage, "sums are grouped by \(SumRequest.groupLimit) facets at most", remedy: "leave some out",
        french: .init("les sommes se groupent par \(SumRequest.groupLimit) facettes au plus", remedy: "retirez-en"))
    }
    let facets = try groups.map { (name) throws(CatalogueError) in try Self.group(named: name, schema, on: open) }
    var request = try Self.request(for: options, on: open)
    request.facets = []
    var sought = SumRequest(request, column: definition.column, groups: facets, measure: Currency.field)
    if request.asOf != nil {
      let told = schema.fields.values.filter { $0.type == .history }.compactMap { StateHistory.subject(of: $0.name) }
      sought.states = Set(told + (schema.fields[StateHistory.opened] == nil ? [] : [StateHistory.status])).intersection(facets)
    }
    let sums = try onSearch { [sought] () throws(SearchError) in try open.searcher.sum(sought) }
    let ui = options.ui
    func line(_ sum: Sum) -> SumView.Line {
      let values = zip(facets, sum.values).map { facet, value in
        SumView.Value(
          id: value, label: value.map { open.facetLabels.label(of: FacetValue(facet, $0), in: ui) } ?? ui(fr: "(non dit)", en: "(not said)")
        )
      }
      return SumView.Line(values: values, currency: sum.measure, sum: sum.amount, works: sum.works)
    }
    return SumView(
      field: field, label: definition.labels.text(for: ui) ?? field,
      groups: facets.map { SumView.Group(facet: $0, label: open.facetLabels.name(of: $0, in: ui)) }, lines: sums.groups.map(line),
      totals: sums.totals.map(line), severalTimes: sums.severalTimes, notUnderstood: sums.notUnderstood, asOf: request.asOf)
  }

  /// The facet that sums are grouped by under a name; a field of the rules that no record of the bank has, or that is no facet, is told as such.
  private static func group(named name: String, _ schema: Schema, on open: OpenIndex) throws(CatalogueError) -> String {
    let unknown: CatalogueError
    do throws(CatalogueError) {
      return try open.facet(named: name, in: open.fields, else: .usage)
    } catch {
      unknown = error
    }
    guard let field = schema.field(named: name) else { throw unknown }
    let present = open.facets.filter { schema.fields[$0]?.isFacet ?? false }
    let others = open.facets.filter { !present.contains($0) }
    func list(_ none: String) -> String { present.isEmpty ? none : present.joined(separator: ", ") }
    let (english, french) =
      field.isFacet
      ? ("no record of this bank has the field \"\(field.name)\"", "aucune notice de cette banque n’a le champ « \(field.name) »")
      : ("sums are not grouped by the field \"\(field.name)\"", "les sommes ne se groupent pas par le champ « \(field.name) »")
    throw CatalogueError(
      .usage, english,
      remedy: "fields of this bank to group by: \(list("none")); facets: " + others.joined(separator: ", "),
      french: .init(
        french,
        remedy: "champs de cette banque par lesquels grouper : \(list("aucun")) ; facettes : " + others.joined(separator: ", ")))
  }
}
