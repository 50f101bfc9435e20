internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds import`: records as NDJSON.
struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: ui(fr: "Importer des notices : NDJSON, ou un tableau CSV.", en: "Import records: NDJSON, or a CSV table."),
      discussion: ui(
        fr: """
          Prend la forme canonique de `fonds dump`, ou des lignes {"id", "lang", "title", "text"}. Une notice remplace celle de même
          identifiant ; `fonds reindex` n’y touche pas, sauf si elle vient d’une de ses sources. Une ligne fautive est nommée et les autres passent (code de sortie 1).
          Un tableau CSV, comme `fonds export csv` les écrit : ce qui diffère des notices connues va sur le bureau du documentaliste, une ligne d’identifiant
          nouveau devient une notice ; --dry-run dit ce qui changerait. Ce qui n’a pas changé ne change rien.
          Exemples :
            fonds import notices.ndjson
            fonds import banque.csv --dry-run
          """,
        en: """
          Takes the canonical form of `fonds dump`, or lines of {"id", "lang", "title", "text"}. A record replaces the one of the same
          identifier; `fonds reindex` leaves it alone, unless it comes from one of its sources. A wrong line is named and the others pass (exit code 1).
          A CSV table, as `fonds export csv` writes them: what differs from known records goes onto the desk, a row with a new identifier
          becomes a record; --dry-run says what would change. What is unchanged changes nothing.
          Examples:
            fonds import records.ndjson
            fonds import bank.csv --dry-run
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(
    help: ArgumentHelp(
      ui(fr: "Fichiers de notices ; - pour l’entrée standard.", en: "Files of records; - for standard input."), valueName: "file"))
  var files: [String]

  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(ui(fr: "D’un tableau, dire seulement ce qui changerait.", en: "Of a table, only say what would change.")))
  var isDry = false

  mutating func validate() throws {
    let sheets = files.filter(Self.isSheet)
    if isDry, sheets.count < files.count {
      throw ValidationError(ui(fr: "--dry-run : pour des tableaux .csv", en: "--dry-run: for tables, .csv"))
    }
    if !sheets.isEmpty, files.count > 1 { throw ValidationError(ui(fr: "un tableau à la fois", en: "one table at a time")) }
  }

  /// Whether a file is a table, by its name.
  private static func isSheet(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
  }

  private func importSheet(_ path: String) throws -> ExitStatus {
    let report = try Catalogue(index: common.indexFolder).importSheet(path, isDry: isDry)
    if format.json {
      var writer = JSONWriter()
      report.write(to: &writer)
      Terminal.print(writer.text)
    } else {
      SheetPrinter(report: report, isDry: isDry).print()
    }
    return report.faults.isEmpty ? .done : .needsAttention
  }

  func run() async throws {
    try await speaking(json: format.json) {
      if let file = files.first, Self.isSheet(file) { return try importSheet(file) }
      let report = try await Catalogue(index: common.indexFolder).importRecords(from: files) { count in
        Terminal.progress(ui.counted(count, fr: ("notice", "notices"), en: ("record", "records")))
      }
      Terminal.endProgress()
      if format.json {
        var writer = JSONWriter()
        report.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        let imported = ui.counted(
          report.imported, fr: ("notice importée", "notices importées"), en: ("record imported", "records imported"))
        let refused = ui.counted(report.refused, fr: ("ligne refusée", "lignes refusées"), en: ("line refused", "lines refused"))
        let entries = ui.counted(
          report.entries, fr: ("entrée sur le bureau", "entrées sur le bureau"), en: ("entry on the desk", "entries on the desk"))
        Terminal.print(Terminal.bold(imported + ", " + refused + (report.entries > 0 ? ", " + entries : "")))
        if !report.left.isEmpty {
          let left = report.left.joined(separator: ", ")
          Terminal.print(
            Terminal.bold("! ")
              + ui(
                fr: "cet index a déjà des notices et garde les siens : \(left) (voyez `fonds thesaurus import` et `rules` dans fonds.yaml)",
                en: "this index has records already and keeps its own: \(left) (see `fonds thesaurus import`, and `rules` in fonds.yaml)"))
        }
        for fault in report.faults.prefix(50) {
          Terminal.printError("  \(Terminal.harmless(fault.path)):\(fault.line): \(Terminal.harmless(fault.sentence(in: ui)))")
        }
      }
      return report.faults.isEmpty ? .done : .needsAttention
    }
  }
}
