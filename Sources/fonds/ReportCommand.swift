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
    let counts = report.counts.map { "\($0.count) \($0.outcome.word(in: ui))" }.joined(separator: ", ")
    Terminal.print(Terminal.bold(ui(fr: "\(report.inputs.count) entrées : \(counts)", en: "\(report.inputs.count) inputs: \(counts)")))
    if report.removed > 0 {
      Terminal.print(
        ui(fr: "\(report.removed) notices retirées, leur source a disparu", en: "\(report.removed) records removed, their source is gone"))
    }
    for refusal in report.refusals { Terminal.print(Terminal.bold("! ") + Terminal.harmless(refusal)) }
    for input in report.inputs where input.outcome != .indexed || !input.flags.isEmpty {
      let reason = input.reason.map { $0.rawValue + ": " + $0.explanation(in: ui) } ?? ""
      let words = [reason, input.flags.joined(separator: ", "), input.detail ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
      Terminal.print(
        "  \(input.outcome.rawValue)  \(Terminal.harmless(input.root + ":" + input.path))  \(Terminal.dim(Terminal.harmless(words)))")
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

  private func rounded(_ seconds: Double) -> String { String((seconds * 100).rounded() / 100) }
}
