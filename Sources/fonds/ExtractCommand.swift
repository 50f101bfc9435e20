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
        fr: "Reconnaître avec tesseract le texte des pages de PDF qui sont des images.",
        en: "Recognise with tesseract the text of PDF pages that are images.")))
  var ocr = false

  @Argument(help: ArgumentHelp(ui(fr: "Fichiers ou dossiers.", en: "Files or folders."), valueName: "path"))
  var paths: [String]

  func run() async throws {
    try await speaking(json: format.json) {
      var status = ExitStatus.done
      try await Catalogue.extract(paths, recognisesText: ocr) { line in
        if line.needsAttention { status = .needsAttention }
        if format.json {
          var writer = JSONWriter()
          line.write(to: &writer)
          Terminal.print(writer.text)
        } else {
          Terminal.print(Terminal.bold(Terminal.harmless(line.path)) + Terminal.dim("  " + line.summary(in: ui)))
          for paragraph in line.paragraphs { Terminal.print(Terminal.harmless(paragraph)) }
          Terminal.print("")
        }
      }
      return status
    }
  }
}
