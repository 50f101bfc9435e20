internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds extract`: what fonds reads in files, without an index.
struct ExtractCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "extract",
      abstract: ui(fr: "Montrer ce que fonds lit dans des fichiers, sans index.", en: "Show what fonds reads in files, without an index."),
      discussion: ui(
        fr: "Une ligne JSON par entrée avec --json, sinon le texte.\nExemple :\n  fonds extract --json documents/ > extraits.ndjson",
        en: "One line of JSON an input with --json, else the text.\nExample:\n  fonds extract --json documents/ > extracts.ndjson"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Flag(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Dire pour chaque passage pourquoi il est gardé ou écarté, au lieu du texte.",
        en: "Say of each stretch why it was kept or left out, instead of the text.")))
  var explain = false

  @OptionGroup var recognition: RecognitionOptions

  @Argument(help: ArgumentHelp(ui(fr: "Fichiers ou dossiers.", en: "Files or folders."), valueName: "path"))
  var paths: [String]

  func run() async throws {
    try await speaking(json: format.json) {
      var status = ExitStatus.done
      try await Catalogue.extract(paths, explains: explain, recognisesText: recognition.ocr) { line in
        if line.needsAttention { status = .needsAttention }
        if format.json {
          var writer = JSONWriter()
          line.write(to: &writer)
          writer.endLine()
          Terminal.write(writer.bytes)
        } else {
          Terminal.print(Terminal.bold(Terminal.harmless(line.path)) + Terminal.dim("  " + line.summary(in: ui)))
          show(line.facts(in: ui))
          Terminal.print("")
          if explain {
            show(line.explanation(in: ui))
          } else {
            for paragraph in line.paragraphs { Terminal.print(Terminal.harmless(paragraph)) }
          }
          Terminal.print("")
        }
      }
      return status
    }
  }

  private func show(_ facts: [ExtractFact]) {
    let width = facts.map(\.name.count).max() ?? 0
    for fact in facts {
      let name = fact.name + String(repeating: " ", count: width - fact.name.count)
      let value = fact.value.count > 160 ? fact.value.prefix(159) + "…" : fact.value
      Terminal.print(
        "  " + Terminal.dim(Terminal.harmless(name) + "  ") + Terminal.harmless(value)
          + (fact.origin.isEmpty ? "" : Terminal.dim("  [" + Terminal.harmless(fact.origin) + "]")))
    }
  }

  private func show(_ explanation: ExtractExplanation) {
    for line in explanation.lines {
      let text = Terminal.harmless(line.text)
      Terminal.print(line.isLeftOut ? Terminal.dim(text) : text)
    }
    guard !explanation.legend.isEmpty else { return }
    Terminal.print("")
    for line in explanation.legend { Terminal.print(Terminal.dim("  " + line)) }
  }
}
