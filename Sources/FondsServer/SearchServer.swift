package import FondsCatalogue
internal import FondsRecord
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging

/// The read-only server: the search page, and the same answers as JSON.
package struct SearchServer: Sendable {
  private let catalogue: Catalogue
  private let options: ServerOptions

  package init(catalogue: Catalogue, options: ServerOptions) {
    self.catalogue = catalogue
    self.options = options
  }

  /// Serves until the process is told to stop (SIGTERM, SIGINT), then lets the requests under way finish.
  ///
  /// - Parameter isListening: called once with the address, such as `http://127.0.0.1:7700/`.
  package func run(isListening: @escaping @Sendable (String) -> Void) async throws(CatalogueError) {
    let originals = try await catalogue.originals(configuration: options.configuration)
    var logger = Logger(label: "fonds") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let host = options.host
    let application = Application(
      router: router(originals: originals),
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(ServerOptions.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: ServerOptions.headLimit, maxHeaderListSize: ServerOptions.headLimit, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(host, port: options.port), serverName: "fonds",
        availableConnectionsDelegate: MaximumAvailableConnections(ServerOptions.connectionLimit)),
      onServerRunning: { channel in
        let name = host.contains(":") ? "[\(host)]" : host
        isListening("http://\(name):\(channel.localAddress?.port ?? 0)/")
      },
      logger: logger)
    do {
      try await application.runService()
    } catch {
      throw CatalogueError(
        .io, "the server cannot listen on \(host):\(options.port)", remedy: "choose another --port, or stop what listens there",
        cause: "\(error)",
        french: .init(
          "le serveur ne peut pas écouter sur \(host):\(options.port)", remedy: "choisissez un autre --port, ou arrêtez ce qui écoute là"))
    }
  }

  private func router(originals: Originals?) -> Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityMiddleware(catalogue: catalogue, options: options))
    router.add(middleware: AnswerMemory(catalogue: catalogue, options: options))
    let search = SearchRoutes(catalogue: catalogue, options: options)
    let relations = RelationRoutes(catalogue: catalogue, options: options)
    let records = RecordRoutes(catalogue: catalogue, options: options, originals: originals, relations: relations)
    router.get("/") { request, _ in try await search.page(request) }
    router.get("/search") { request, _ in await search.answer(request) }
    router.get("/suggest") { request, _ in await search.suggestions(request) }
    router.get("/facets") { request, _ in await search.facets(request) }
    router.get("/cross") { request, _ in await relations.page(request) }
    router.get("/crossings") { request, _ in await relations.crossing(request) }
    router.get("/near") { request, _ in
      await answering(request, options) { (reading) throws(CatalogueError) in try relations.near(reading) }
    }
    router.get("/sum") { request, _ in await relations.sum(request) }
    let dossiers = DossierRoutes(catalogue: catalogue, options: options)
    router.get("/dossier") { request, _ in await dossiers.dossier(request) }
    router.get("/openapi.json") { _, _ in OpenAPIDocument.response() }
    router.get("/health") { request, _ in await search.health(request) }
    router.get("/records/**") { request, context in await records.record(request, path: context.parameters.getCatchAll()) }
    router.get("/style.css") { _, _ in StyleSheet.response() }
    router.get("/page.js") { _, _ in PageScript.response() }
    return router
  }
}
