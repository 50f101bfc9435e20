internal import FondsCatalogue
internal import FondsRecord
internal import Hummingbird

/// The routes that relate: crossings, neighbourhoods, sums.
struct RelationRoutes: Sendable {
  let catalogue: Catalogue
  let options: ServerOptions

  /// `GET /crossings?rows=theme&columns=actor`, with `q`, `facet` and `size` as a search has them.
  func crossing(_ request: Request) async -> Response {
    await answering(request, options) { (reading) throws(CatalogueError) in
      let rows = try required("rows", in: reading)
      let columns = try required("columns", in: reading)
      let view = try catalogue.cross(
        try reading.matches(shown: options.shown), rows: rows, columns: columns, limit: try reading.number("size", 12))
      var writer = JSONWriter()
      view.write(to: &writer)
      return Response(json: writer)
    }
  }

  /// `GET /cross?rows=theme&columns=actor`, for people; without the two it offers a first crossing.
  func page(_ request: Request) async -> Response {
    let reading = RequestReading(request, default: options.ui)
    do throws(CatalogueError) {
      let headings = try catalogue.facetHeadings(ui: reading.ui)
      var page = CrossingPage(reading: reading, bank: await catalogue.bankTitle(in: reading.ui), headings: headings)
      page.choices = try catalogue.words(ofChoices: reading.parameters.all("facet"), ui: reading.ui)
      do throws(CatalogueError) {
        page.outcome = .crossing(
          try catalogue.cross(
            try reading.matches(shown: options.shown), rows: page.rows, columns: page.columns,
            limit: min(try reading.number("size", 12), CrossingPage.most)))
        return Response(page: page.html)
      } catch {
        page.outcome = .fault(error)
        return Response(status: .init(error.code), page: page.html)
      }
    } catch {
      return await .failure(error, to: request, catalogue, options)
    }
  }

  /// `GET /near?of=theme:food`, `GET /records/{id}/near`.
  func near(_ reading: RequestReading, _ name: String? = nil) throws(CatalogueError) -> Response {
    let name = if let name { name } else { try required("of", in: reading) }
    let view = try catalogue.near(
      name, ui: reading.ui, visibilities: options.shown, limit: try reading.number("size", 10), seconds: ServerOptions.searchSeconds,
      asOf: try reading.asOf)
    var writer = JSONWriter()
    view.write(to: &writer)
    return Response(json: writer)
  }

  /// `GET /sum?field=amount&by=nature,purpose`, with `q` and `facet` as a search has them.
  func sum(_ request: Request) async -> Response {
    await answering(request, options) { (reading) throws(CatalogueError) in
      let groups = (reading.parameters["by"] ?? "").split(separator: ",").map(String.init)
      let view = try catalogue.sum(try required("field", in: reading), by: groups, try reading.matches(shown: options.shown))
      var writer = JSONWriter()
      view.write(to: &writer)
      return Response(json: writer)
    }
  }

  private func required(_ name: String, in reading: RequestReading) throws(CatalogueError) -> String {
    if let value = reading.parameters[name], !value.isEmpty { return value }
    throw CatalogueError(
      .usage, "the parameter \"\(name)\" is missing", remedy: "see /openapi.json",
      french: .init("il manque le paramètre « \(name) »", remedy: "voyez /openapi.json"))
  }
}
