internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds cross`: facet × facet, with the strength of what goes together.
struct CrossCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cross",
      abstract: ui(
        fr: "Croiser deux facettes, avec la force de chaque rencontre.", en: "Cross two facets, with the strength of each meeting."),
      discussion: ui(
        fr: """
          Chaque case dit combien de passages parlent des deux à la fois (combien de documents, pour ce qui se dit d’un document entier) ; + marque ce qui va
          ensemble nettement plus souvent que par hasard (significatif à 0,1 %), − nettement moins. facette:valeur descend sous un concept.
          Exemples :
            fonds cross thème acteur
            fonds cross theme:food lever 'cantine' --facet year=2023
            fonds cross obstacle year --csv > obstacles.csv
          """,
        en: """
          Each cell says how many passages speak of both at once (how many documents, for what is said of a whole document); + marks what goes together
          clearly more often than by chance (significant at 0.1 %), − clearly less. facet:value goes below a concept.
          Examples:
            fonds cross theme actor
            fonds cross theme:food lever 'canteen' --facet year=2023
            fonds cross obstacle year --csv > obstacles.csv
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Restreindre à facette=valeur ; répétable.", en: "Narrow to facet=value; repeatable."), valueName: "facet=value"))
  var facet: [String] = []

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "Valeurs par côté (1 à 100).", en: "Values of each side (1 to 100)."), valueName: "n"))
  var size = 12

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Écrire du CSV, une case par ligne.", en: "Write CSV, one cell a line.")))
  var csv = false

  @Argument(help: ArgumentHelp(ui(fr: "La facette des lignes.", en: "The facet of the rows."), valueName: "rows"))
  var rows: String

  @Argument(help: ArgumentHelp(ui(fr: "La facette des colonnes.", en: "The facet of the columns."), valueName: "columns"))
  var columns: String

  @Argument(
    help: ArgumentHelp(
      ui(fr: "Une requête, pour ne croiser que ses réponses.", en: "A query, to cross only its answers."), valueName: "query"))
  var words: [String] = []

  func run() throws {
    try speaking(json: format.json) {
      var options = SearchOptions(query: words.joined(separator: " "), ui: ui)
      options.filters = try SearchOptions.filters(facet)
      let catalogue = Catalogue(index: common.indexFolder)
      let view = try catalogue.cross(options, rows: rows, columns: columns, limit: size)
      let absence = view.total == 0 ? try catalogue.absence(of: options) : nil
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else if csv {
        CrossingPrinter(view: view).printCSV()
      } else if absence == nil {
        CrossingPrinter(view: view).print()
      }
      Terminal.tell(absence)
      return .done
    }
  }
}
