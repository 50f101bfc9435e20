internal import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird

/// The routes of one record: its page or JSON, and its source where the bank allows it.
struct RecordRoutes: Sendable {
  let catalogue: Catalogue
  let options: ServerOptions
  let originals: Originals?
  let relations: RelationRoutes

  /// `GET /records/{id}`, `GET /records/{id}/near` and `GET /records/{id}/source`; an identifier may hold slashes.
  func record(_ request: Request, path: [Substring]) async -> Response {
    let reading = RequestReading(request, default: options.ui)
    let segments = path.map { QueryString.decode($0, plusIsSpace: false) }
    let name = segments.joined(separator: "/")
    do throws(CatalogueError) {
      do throws(CatalogueError) {
        let record = try await catalogue.record(name, ui: reading.ui, visibilities: options.shown, asOf: try reading.asOf)
        let view = try catalogue.withKin(record, ui: reading.ui, visibilities: options.shown, seconds: ServerOptions.searchSeconds)
        return reading.wantsPage ? try await page(of: view, reading) : json(view)
      } catch  where error.code == .notFound && segments.last == "source" && segments.count > 1 {
        return try await source(segments.dropLast().joined(separator: "/"), ui: reading.ui)
      } catch  where error.code == .notFound && segments.last == "near" && segments.count > 1 {
        return try relations.near(reading, segments.dropLast().joined(separator: "/"))
      }
    } catch {
      return await .failure(error, to: request, catalogue, options)
    }
  }

  private func page(of view: RecordView, _ reading: RequestReading) async throws(CatalogueError) -> Response {
    var page = RecordPage(
      view: view, description: try catalogue.describe(view.record, ties: view.relations, ui: reading.ui), reading: reading,
      bank: await catalogue.bankTitle(in: reading.ui), hasSource: originals != nil)
    guard page.isThere else { return Response(page: page.html) }
    do throws(CatalogueError) {
      page.neighbours = try catalogue.near(
        view.record.id.value, ui: reading.ui, visibilities: options.shown, limit: 5, seconds: ServerOptions.searchSeconds,
        asOf: view.then?.date
      ).works
    } catch  where error.code == .timeout {
      // A record can be read without its neighbours.
      page.neighbours = nil
    }
    return Self.once(view.isShortened || page.neighbours == nil, Response(page: page.html))
  }

  private func json(_ view: RecordView) -> Response {
    Self.once(
      view.isShortened,
      Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8", .vary: "Accept"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: view.json))))
  }

  /// What came out shorter for want of time is not to be remembered by anyone.
  private static func once(_ isShortened: Bool, _ response: Response) -> Response {
    var response = response
    if isShortened { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private func source(_ id: String, ui: Language) async throws(CatalogueError) -> Response {
    guard let originals else {
      throw CatalogueError(
        .notFound, "this server does not hand out originals", remedy: "ask for the record, or follow its url",
        french: .init("ce serveur ne donne pas les originaux", remedy: "demandez la notice, ou suivez son adresse"))
    }
    let view = try await catalogue.record(id, ui: ui, visibilities: options.shown)
    let original = try await catalogue.original(of: view.record, from: originals)
    return Response(
      status: .ok,
      headers: [
        .contentType: original.mediaType,
        // What people brought in is shown as a download, never run as a page of ours.
        .contentDisposition: "attachment; filename*=UTF-8''\(QueryString.encode(original.name))"
      ], body: Self.body(original))
  }

  /// The bytes of a source, read as the reader takes them.
  private static func body(_ original: Originals.Original) -> ResponseBody {
    ResponseBody(contentLength: original.size) { writer in
      while true {
        let bytes = try await original.next()
        if bytes.isEmpty { break }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
  }
}
