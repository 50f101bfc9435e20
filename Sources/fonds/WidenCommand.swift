internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds widen`: from a search to other themes with the same territory, actors or method.
struct WidenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "widen",
      abstract: ui(
        fr: "Élargir une recherche : même territoire, mêmes acteurs ou même méthode, autre thème.",
        en: "Widen a search: same territory, actors or method, another theme."),
      discussion: ui(fr: "Exemple :\n  fonds widen 'cantine bio'", en: "Example:\n  fonds widen 'organic canteen'"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Nombre de résultats (1 à 100).", en: "Number of results (1 to 100)."), valueName: "n"))
  var size = 10

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Restreindre à facette=valeur ; répétable.", en: "Narrow to facet=value; repeatable."), valueName: "facet=value"))
  var facet: [String] = []

  @Argument(help: ArgumentHelp(ui(fr: "La requête.", en: "The query."), valueName: "query"))
  var words: [String]

  func run() throws {
    try speaking(json: format.json) {
      var options = SearchOptions(query: words.joined(separator: " "), ui: ui)
      options.size = size
      options.filters = try SearchOptions.filters(facet)
      let catalogue = Catalogue(index: common.indexFolder)
      let view = try catalogue.widen(options)
      let absence = view.works.isEmpty ? try catalogue.absence(of: options) : nil
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else if absence == nil {
        if !view.themes.isEmpty {
          let themes = view.themes.map(\.label).joined(separator: ", ")
          Terminal.print(Terminal.bold(ui(fr: "Ailleurs que dans : ", en: "Elsewhere than in: ") + Terminal.harmless(themes)))
        }
        if view.works.isEmpty { Terminal.print(ui(fr: "Rien d’autre n’y ressemble.", en: "Nothing else is like it.")) }
        for work in view.works { NeighbourPrinter.print(work) }
      }
      Terminal.tell(absence)
      return .done
    }
  }
}
