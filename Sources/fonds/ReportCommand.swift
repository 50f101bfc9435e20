internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds report`: what became of every input, as the last run left it.
struct ReportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: ui(fr: "Relire le rapport de la dernière exécution.", en: "Read the report of the last run again."),
      discussion: ui(
        fr: "Exemple :\n  fonds report --json | jq '.inputs[] | select(.outcome == \"rejected\")'",
        en: "Example:\n  fonds report --json | jq '.inputs[] | select(.outcome == \"rejected\")'"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await speaking(json: format.json) {
      let report = try await Catalogue(index: common.indexFolder).report()
      ReportPrinter(report: report, timed: false, json: format.json).print()
      return report.needsAttention ? .needsAttention : .done
    }
  }
}

/// Shows a report to a person or a program.
struct ReportPrinter {
  let report: ReindexReport
  /// False where the CPU seconds are not of this run.
  let timed: Bool
  let json: Bool

  func print() {
    if json {
      var writer = JSONWriter()
      report.write(to: &writer, timed: timed)
      Terminal.print(writer.text)
    } else {
      printWords()
    }
  }

  private func printWords() {
    let counts = report.counts.map { "\($0.count) \($0.outcome.word(in: ui, count: $0.count))" }.joined(separator: ", ")
    let inputs = ui.counted(report.inputs.count, fr: ("fichier", "fichiers"), en: ("input", "inputs"))
    Terminal.print(Terminal.bold(inputs + ui(fr: " : ", en: ": ") + counts))
    let tables = report.inputs.compactMap(\.records)
    if !tables.isEmpty {
      let rows = ui.counted(tables.reduce(0, +), fr: ("notice", "notices"), en: ("record", "records"))
      Terminal.print(
        ui.counted(tables.count, fr: ("tableau", "tableaux"), en: ("table", "tables")) + ui(fr: " : ", en: ": ") + rows
          + ui(fr: ", une par ligne", en: ", one a row"))
      for input in report.inputs.filter({ $0.records != nil }).prefix(Self.tableLimit) {
        Terminal.print("  " + Terminal.dim("\(input.records ?? 0)  " + Terminal.harmless(input.root + ":" + input.path)))
      }
    }
    if report.removed > 0 {
      let removed = ui.counted(report.removed, fr: ("notice retirée", "notices retirées"), en: ("record removed", "records removed"))
      Terminal.print(removed + ui(fr: ", la source a disparu", en: ", the source is gone"))
    }
    if report.madeAnew {
      let lost = report.lost.map(String.init) ?? ui(fr: "nombre inconnu", en: "an unknown number")
      Terminal.print(
        Terminal.bold("! ")
          + ui(
            fr: "l’index était endommagé et a été refait ; notices venues d’ailleurs que de ces sources : \(report.saved) sauvées, "
              + "illisibles : \(lost). Relisez les autres racines, et importez de nouveau ce qui manque",
            en: "the index was damaged and was made anew; records from elsewhere than these sources: \(report.saved) saved, "
              + "unreadable: \(lost). Read the other roots again, and import what is missing"))
    }
    for refusal in report.refusals { Terminal.print(Terminal.bold("! ") + Terminal.harmless(refusal.sentence(in: ui))) }
    if !report.idlePatterns.isEmpty {
      let patterns = Terminal.harmless(report.idlePatterns.joined(separator: ", "))
      Terminal.print(
        Terminal.bold("! ")
          + ui(
            fr: "aucun fichier ne répond à ces motifs de `tables` dans fonds.yaml : \(patterns). Corrigez-les, ou retirez-les",
            en: "no file matches these patterns of `tables` in fonds.yaml: \(patterns). Correct them, or take them out"))
    }
    for (level, inputs) in report.ranked {
      Terminal.print(Terminal.bold(level.word(in: ui)) + Terminal.dim("  (\(inputs.count))"))
      for input in inputs { printWords(of: input) }
    }
    if timed {
      let own = rounded(report.cpuSeconds)
      let children = rounded(report.childrenCPUSeconds)
      Terminal.print(
        Terminal.dim(
          ui(
            fr: "\(own) s de calcul, et \(children) s des programmes auxiliaires",
            en: "\(own) s of CPU, and \(children) s in helper programs")))
    }
  }

  private func printWords(of input: ReindexReport.Input) {
    let reason = input.reason.map { $0.rawValue + ui(fr: " : ", en: ": ") + $0.explanation(in: ui) } ?? ""
    let flags = input.flags.map { FlagWords.explanation(of: $0, in: ui) }.joined(separator: ", ")
    let detail = input.detail.map { DetailWords.words(of: $0, in: ui) } ?? ""
    // An empty source often has nothing else to say of itself.
    let isBare = input.outcome == .empty && reason.isEmpty && flags.isEmpty && detail.isEmpty
    let words = isBare ? ui(fr: "sans texte", en: "without text") : [reason, flags, detail].filter { !$0.isEmpty }.joined(separator: " · ")
    Terminal.print(
      "  \(input.outcome.word(in: ui))  \(Terminal.harmless(input.root + ":" + input.path))  \(Terminal.dim(Terminal.harmless(words)))")
    for sentence in input.rowSentences(in: ui, limit: Self.rowLimit) { Terminal.print("    " + Terminal.dim(Terminal.harmless(sentence))) }
  }

  /// The most tables whose records are counted one by one.
  private static let tableLimit = 20

  /// The most rows of a table that are told one by one.
  private static let rowLimit = 20

  private func rounded(_ seconds: Double) -> String { String((seconds * 100).rounded() / 100) }
}
