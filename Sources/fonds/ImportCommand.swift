internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds import`: records as NDJSON.
struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: ui(fr: "Importer des notices, une par ligne.", en: "Import records, one a line."),
      discussion: ui(
        fr: """
          Prend la forme canonique de `fonds dump`, ou des lignes {"id", "lang", "title", "text"}. Une notice remplace celle de même
          identifiant ; `fonds reindex` n’y touche pas, sauf si elle vient d’une de ses sources. Une ligne fautive est nommée et les autres passent (code de sortie 1).
          Exemple :
            fonds import notices.ndjson
          """,
        en: """
          Takes the canonical form of `fonds dump`, or lines of {"id", "lang", "title", "text"}. A record replaces the one of the same
          identifier; `fonds reindex` leaves it alone, unless it comes from one of its sources. A wrong line is named and the others pass (exit code 1).
          Example:
            fonds import records.ndjson
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(
    help: ArgumentHelp(
      ui(fr: "Fichiers de notices ; - pour l’entrée standard.", en: "Files of records; - for standard input."), valueName: "file"))
  var files: [String]

  func run() async throws {
    try await speaking(json: format.json) {
      let report = try await Catalogue(index: common.indexFolder).importRecords(from: files) { count in
        Terminal.progress(ui(fr: "\(count) notices", en: "\(count) records"))
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
        Terminal.print(Terminal.bold(imported + ", " + refused))
        for fault in report.faults.prefix(50) {
          Terminal.printError("  \(Terminal.harmless(fault.path)):\(fault.line): \(Terminal.harmless(fault.sentence(in: ui)))")
        }
      }
      return report.faults.isEmpty ? .done : .needsAttention
    }
  }
}
