internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord
internal import FondsServer

/// `fonds dossier`: what the bank knows of a territory, question by question.
struct DossierCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dossier",
      abstract: ui(
        fr: "Rassembler ce que la banque sait d’un territoire, question par question.",
        en: "Compile what the bank knows of a territory, question by question."),
      discussion: ui(
        fr: """
          Les questions se lisent dans Index/inventory.yaml. Sans --html, écrit du Markdown.
          Exemples :
            fonds dossier --territory trois-gues
            fonds dossier --territory val-de-brenne --scenario first-steps --html > dossier.html
          """,
        en: """
          The questions stand in Index/inventory.yaml. Without --html, writes Markdown.
          Examples:
            fonds dossier --territory trois-gues
            fonds dossier --territory val-de-brenne --scenario first-steps --html > dossier.html
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Le territoire ; sans lui, toute la banque.", en: "The territory; without it, the whole bank."), valueName: "territory"))
  var territory: String?

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "Le scénario d’accompagnement.", en: "The scenario of accompaniment."), valueName: "scenario"))
  var scenario = "inventory"

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Écrire une page HTML.", en: "Write an HTML page.")))
  var html = false

  func run() async throws {
    try await speaking(json: format.json) {
      var options = DossierRequest(ui: ui)
      options.territory = territory
      options.scenario = scenario
      let view = try await Catalogue(index: common.indexFolder).dossier(options)
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        Terminal.print(Terminal.harmlessLines(html ? StandaloneDossier(view, ui: ui).html : MarkdownDossier(view, ui: ui).text))
      }
      return .done
    }
  }
}
