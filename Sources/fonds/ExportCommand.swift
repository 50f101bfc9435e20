internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds export`: records in the formats of others.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: ui(fr: "Écrire des notices dans les formats des autres.", en: "Write records in the formats of others."),
      subcommands: [ExportSheetCommand.self])
  }
}

/// `fonds export csv`: a table to be edited and imported again.
struct ExportSheetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "csv",
      abstract: ui(fr: "Un tableau à corriger, une ligne par notice.", en: "A table to be corrected, one row a record."),
      discussion: ui(
        fr: """
          Le tableau s’ouvre dans LibreOffice, se corrige et revient par `fonds import` : ce qui a changé va sur le bureau du documentaliste, sans que les
          sources soient touchées. Sans requête, toute la banque. Plusieurs valeurs d’une cellule : a | b. Une cellule qui
          commencerait comme une formule reçoit une apostrophe, que l’import retire. À l’ouverture, donnez aux colonnes le type
          « Texte » : sans cela un tableur récrit à sa façon nombres et dates.
          Exemples :
            fonds export csv -o banque.csv
            fonds export csv --facet theme=food --columns title@fr,theme,territory -o alimentation.csv cantine
            fonds import banque.csv --dry-run && fonds import banque.csv
          """,
        en: """
          The table opens in LibreOffice, is corrected and comes back by `fonds import`: what changed goes onto the desk, and the
          sources are not touched. Without a query, the whole bank. Several values of a cell: a | b. A cell that would begin like
          a formula gets an apostrophe, which the import takes away. When you open it, give the columns the type "Text": else a
          spreadsheet program writes numbers and dates in its own way.
          Examples:
            fonds export csv -o bank.csv
            fonds export csv --facet theme=food --columns title@en,theme,territory -o food.csv canteen
            fonds import bank.csv --dry-run && fonds import bank.csv
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Ne garder qu’une valeur d’une facette ; répétable.", en: "Keep one value of a facet only; repeatable."),
      valueName: "facet=value"))
  var facet: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(ui(fr: "Les colonnes, séparées par des virgules.", en: "The columns, with commas between."), valueName: "columns"))
  var columns: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(ui(fr: "Où écrire le tableau (sinon ici).", en: "Where to write the table (else here)."), valueName: "file"))
  var output: String?

  @Argument(help: ArgumentHelp(ui(fr: "La requête.", en: "The query."), valueName: "query"))
  var words: [String] = []

  func run() throws {
    try speaking(json: format.json) {
      var options = SearchOptions(query: words.joined(separator: " "), ui: ui)
      options.filters = try SearchOptions.filters(facet)
      let catalogue = Catalogue(index: common.indexFolder)
      let bytes = try catalogue.sheet(options, columns: columns?.split(separator: ",").map(String.init))
      // A table of nothing is a table still, but nobody should wonder.
      let absence = try catalogue.absence(of: options)
      if let output { try Catalogue.write(bytes, to: output) } else { Terminal.write(bytes) }
      Terminal.tell(absence)
      return .done
    }
  }
}
