internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds quotations`: which records quote which, word for word.
struct QuotationsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "quotations",
      abstract: ui(fr: "Lister les citations d’une notice à l’autre.", en: "List the quotations between records."),
      discussion: ui(
        fr: """
          Trouvées par leurs mots, les plus longues d’abord : toujours à partir de vingt mots de suite d’un même paragraphe,
          jamais moins de douze (huit entre guillemets).
          Exemples :
            fonds quotations
            fonds quotations charte-alliance-fr
            fonds quotations --json | jq 'select(.quotation.kind == "cites")'
          """,
        en: """
          Found by their words, the longest first: always from twenty words in a row of one paragraph on, never below twelve
          (eight between quotation marks).
          Examples:
            fonds quotations
            fonds quotations charte-alliance-fr
            fonds quotations --json | jq 'select(.quotation.kind == "cites")'
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(help: ArgumentHelp(ui(fr: "Une notice.", en: "One record."), valueName: "id"))
  var id: String?

  func run() async throws {
    try await speaking(json: format.json) {
      var isEmpty = true
      try await Catalogue(index: common.indexFolder).quotations(of: id) { pair in
        isEmpty = false
        if format.json {
          var writer = JSONWriter()
          pair.write(to: &writer)
          Terminal.print(writer.text)
        } else {
          let quotation = pair.quotation
          Terminal.print(
            Terminal.bold(Terminal.harmless(pair.record.title)) + Terminal.dim("  <\(pair.record.id)>  ") + quotation.role.word(in: ui)
              + "  "
              + Terminal.bold(Terminal.harmless(quotation.other.title)) + Terminal.dim("  <\(quotation.other.id)>  ")
              + ui.counted(quotation.words, fr: ("mot", "mots"), en: ("word", "words")))
          for piece in quotation.pieces {
            Terminal.print("    " + Terminal.dim(Terminal.harmless(RecordPrinter.shortened(piece.text, page: piece.page))))
          }
        }
      }
      if isEmpty, !format.json { Terminal.print(ui(fr: "Aucune citation.", en: "No quotations.")) }
      return .done
    }
  }
}
