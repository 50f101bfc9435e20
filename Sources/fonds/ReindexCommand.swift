internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds reindex`: reads folders and files into the index.
struct ReindexCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reindex",
      abstract: ui(fr: "Lire des dossiers ou des fichiers dans l’index.", en: "Read folders or files into the index."),
      discussion: ui(
        fr: """
          Chaque entrée a exactement une issue : indexée, vide, refusée, laissée de côté ou illisible, avec sa raison.
          Seul ce qui a changé est relu. Une source disparue retire sa notice, sauf si la racine est absente ou vide ou si plus
          de 20 % disparaissent d’un coup : alors rien n’est retiré sans --allow-removals.
          Exemples :
            fonds reindex documents/
            fonds reindex atelier=/mnt/partage/documents     la même racine sous le nom « atelier »
            fonds reindex --full --json documents/ > rapport.json
          """,
        en: """
          Each input has exactly one outcome: indexed, empty, rejected, skipped or unreadable, with its reason.
          Only what changed is read again. A source that is gone takes its record with it, unless its root is missing or empty or
          more than 20 % are gone at once: then nothing is removed without --allow-removals.
          Examples:
            fonds reindex documents/
            fonds reindex workshop=/mnt/share/documents      the same root under the label "workshop"
            fonds reindex --full --json documents/ > report.json
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Tout relire, même ce qui n’a pas changé.", en: "Read everything again, changed or not.")))
  var full = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Comparer le contenu de chaque fichier, pas seulement sa date.", en: "Compare the content of every file, not only its time.")))
  var verify = false

  @Flag(
    name: .customLong("allow-removals"),
    help: ArgumentHelp(ui(fr: "Retirer les notices dont la source a disparu.", en: "Remove the records whose source is gone.")))
  var allowRemovals = false

  @OptionGroup var recognition: RecognitionOptions

  @Argument(
    help: ArgumentHelp(ui(fr: "Dossiers ou fichiers, ou nom=dossier.", en: "Folders or files, or label=folder."), valueName: "source"))
  var sources: [String]

  func run() async throws {
    try await speaking(json: format.json) {
      let request = ReindexRequest(
        sources: sources, full: full, verify: verify, allowRemovals: allowRemovals, recognisesText: recognition.ocr)
      ProcessorPriority.giveWay()
      let report = try await Catalogue(index: common.indexFolder).reindex(request) { progress in
        Terminal.progress(
          ui(fr: "\(progress.done) sur \(progress.total)  ", en: "\(progress.done) of \(progress.total)  ")
            + Terminal.harmless(progress.path))
      }
      Terminal.endProgress()
      ReportPrinter(report: report, timed: true, json: format.json).print()
      return report.needsAttention ? .needsAttention : .done
    }
  }
}
