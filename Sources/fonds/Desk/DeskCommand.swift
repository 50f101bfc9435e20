internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds desk`: what a documentalist corrects, kept apart from the sources.
struct DeskCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "desk",
      abstract: ui(fr: "Corriger des notices et des termes, à part des sources.", en: "Correct records and terms, apart from the sources."),
      discussion: ui(
        fr: """
          Ce que le documentaliste pose sur son bureau est gardé dans desk.ndjson, dans le dossier de l’index : une source comme les autres, que nulle
          relecture n’efface. Les notices suivent aussitôt, sans qu’aucune source soit rouverte ; `fonds desk undo` revient en arrière.
          Exemples :
            fonds desk set r-1f3c title@fr='La cantine' theme='food | energy' published=2021-03
            fonds desk add r-1f3c thème:mobilité
            fonds desk log r-1f3c
            fonds desk undo 3
          """,
        en: """
          What is said at the desk is kept in desk.ndjson, in the folder of the index: a source like the others, which no run takes
          away. Records follow at once, and no source is opened again; `fonds desk undo` takes a step back.
          Examples:
            fonds desk set r-1f3c title@en='The canteen' theme='food | energy' published=2021-03
            fonds desk add r-1f3c theme:mobility
            fonds desk log r-1f3c
            fonds desk undo 3
          """),
      subcommands: [
        DeskSetCommand.self, DeskAddCommand.self, DeskRemoveCommand.self, DeskLogCommand.self, DeskUndoCommand.self,
        DeskSuggestionsCommand.self, DeskAcceptCommand.self, DeskRejectCommand.self, DeskCandidateCommand.self, DeskAcceptTermCommand.self,
        DeskMergeTermCommand.self
      ])
  }
}

/// Who corrects, and when.
struct SignatureOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(ui(fr: "Qui corrige, si cela doit être gardé.", en: "Who corrects, if that is to be kept."), valueName: "name"))
  var by: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Quand, si cela doit être gardé (2021-03-04).", en: "When, if that is to be kept (2021-03-04)."), valueName: "date"))
  var on: String?

  mutating func validate() throws {
    if let on, PartialDate(iso: on) == nil {
      throw ValidationError(ui(fr: "--on : une date comme 2021-03-04", en: "--on: a date such as 2021-03-04"))
    }
  }

  var signature: DeskSignature { DeskSignature(by: by, on: on.flatMap { PartialDate(iso: $0) }) }
}

/// A command that says something at the desk.
protocol DeskVerb: ParsableCommand {
  var common: CommonOptions { get }
  var format: FormatOptions { get }
  var signing: SignatureOptions { get }
  var request: DeskRequest { get throws }
}

extension DeskVerb {
  func run() throws {
    try speaking(json: format.json) {
      let report = try Catalogue(index: common.indexFolder).correct([request], signed: signing.signature)
      if format.json {
        var writer = JSONWriter()
        report.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        for line in report.lines(in: ui) { Terminal.print(Terminal.harmless(line)) }
      }
      return report.absent.isEmpty && report.absentTargets.isEmpty ? .done : .needsAttention
    }
  }
}
