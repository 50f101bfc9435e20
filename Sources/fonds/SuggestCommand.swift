internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds suggest`: what a reader may mean who has typed so much.
struct SuggestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "suggest",
      abstract: ui(
        fr: "Compléter un début de requête, et corriger ses mots.", en: "Complete the beginning of a query, and correct its words."),
      discussion: ui(
        fr: """
          Sans texte, chaque ligne de l’entrée standard est un texte, et la réponse une ligne de JSON.
          Exemples :
            fonds suggest 'budget par'
            fonds suggest teritoires
          """,
        en: """
          Without a text, each line of standard input is one, and its answer a line of JSON.
          Examples:
            fonds suggest 'budget par'
            fonds suggest teritories
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "Nombre de suggestions (1 à 50).", en: "Number of suggestions (1 to 50)."), valueName: "n"))
  var size = 10

  @Flag(
    name: .customLong("no-spelling"),
    help: ArgumentHelp(
      ui(fr: "Ne chercher d’autres orthographes que si rien ne complète.", en: "Look for other spellings only where nothing completes.")))
  var noSpelling = false

  @Argument(help: ArgumentHelp(ui(fr: "Ce qui est tapé jusqu’ici.", en: "What is typed so far."), valueName: "text"))
  var words: [String] = []

  func run() throws {
    try speaking(json: format.json) {
      let catalogue = Catalogue(index: common.indexFolder)
      guard words.isEmpty else {
        let suggestions = try catalogue.suggestions(options(for: words.joined(separator: " ")))
        if format.json { print(suggestions) } else { show(suggestions) }
        return .done
      }
      while let line = readLine() { print(try catalogue.suggestions(options(for: line))) }
      return .done
    }
  }

  private func options(for text: String) -> SuggestOptions {
    var options = SuggestOptions(text, ui: ui)
    options.size = size
    options.spells = !noSpelling
    return options
  }

  private func print(_ suggestions: Suggestions) {
    var writer = JSONWriter()
    suggestions.write(to: &writer)
    Terminal.print(writer.text)
  }

  private func show(_ suggestions: Suggestions) {
    for spelling in suggestions.spellings where suggestions.completions.isEmpty {
      Terminal.print(ui(fr: "Vouliez-vous dire : ", en: "Did you mean: ") + Terminal.bold(Terminal.harmless(spelling)))
    }
    for completion in suggestions.completions {
      let kind =
        switch completion.kind {
        case .title: ui(fr: "titre", en: "title")
        case .concept: ui(fr: "concept", en: "concept")
        case .producer: ui(fr: "producteur", en: "producer")
        }
      Terminal.print(
        Terminal.harmless(completion.text) + Terminal.dim("  \(kind) \(Terminal.harmless(completion.id)) (\(completion.count))"))
    }
  }
}
