internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord
internal import FondsServer

/// `fonds serve`: the search page and its JSON, read-only.
struct ServeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve",
      abstract: ui(fr: "Servir la page de recherche et ses réponses JSON.", en: "Serve the search page and its JSON answers."),
      discussion: ui(
        fr: """
          Lecture seule, sur cette machine seulement si --host n’en dit pas plus. Ne montre que les notices publiques, sauf demande.
          Une nouvelle génération de l’index est vue sans redémarrage. S’arrête proprement sur SIGTERM ou Ctrl-C.
          Exemples :
            fonds serve
            fonds serve --port 8080 --config documents/fonds.yaml      donne aussi les originaux, si fonds.yaml le permet
          """,
        en: """
          Read-only, for this machine only unless --host says otherwise. Shows public records only, unless told otherwise.
          A new generation of the index is seen without a restart. Stops gracefully on SIGTERM or Ctrl-C.
          Examples:
            fonds serve
            fonds serve --port 8080 --config documents/fonds.yaml      hands out the originals too, if fonds.yaml allows it
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Adresse où écouter.", en: "Address to listen on."), valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    name: .long,
    help: ArgumentHelp(ui(fr: "Port où écouter (0 : un port libre).", en: "Port to listen on (0: a free one)."), valueName: "port"))
  var port = 7700

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Le fonds.yaml de la banque, pour donner accès aux originaux.", en: "The fonds.yaml of the bank, to hand out originals."),
      valueName: "file"))
  var config: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Le moins que l’on montre : public, internal ou draft.", en: "The least that is shown: public, internal or draft."),
      valueName: "level"))
  var visibility = "public"

  mutating func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port: 0…65535") }
    guard Visibility(rawValue: visibility) != nil else { throw ValidationError("--visibility: public | internal | draft") }
  }

  func run() async throws {
    try await speaking {
      let catalogue = Catalogue(index: common.indexFolder, lexicon: lexicon.choice)
      // An index that is missing or damaged is told now, not to the first reader.
      _ = try await catalogue.pulse()
      let options = ServerOptions(
        host: host, port: port, configuration: config, visibility: Visibility(rawValue: visibility) ?? .public, ui: ui)
      try await SearchServer(catalogue: catalogue, options: options).run { address in
        Terminal.printError(ui(fr: "fonds écoute sur \(address) (Ctrl-C pour arrêter)", en: "fonds listens on \(address) (Ctrl-C to stop)"))
      }
      return .done
    }
  }
}
