internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds near`: the neighbourhood of a record or a concept.
struct NearCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "near",
      abstract: ui(
        fr: "Dire ce qui est voisin d’une notice ou d’un concept, et pourquoi.", en: "Say what is near a record or a concept, and why."),
      discussion: ui(
        fr: """
          Les voisins partagent ce dont ils parlent (thèmes, acteurs, obstacles, territoire…), pas forcément des mots.
          Exemples :
            fonds near r-b2a2584605a651ddf2ec
            fonds near theme:food
          """,
        en: """
          Neighbours share what they are about (themes, actors, obstacles, territory…), not necessarily words.
          Examples:
            fonds near r-b2a2584605a651ddf2ec
            fonds near theme:food
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Nombre de voisins (1 à 100).", en: "Number of neighbours (1 to 100)."), valueName: "n"))
  var size = 10

  @Argument(help: ArgumentHelp(ui(fr: "Une notice, ou facette:valeur.", en: "A record, or facet:value."), valueName: "id"))
  var name: String

  func run() throws {
    try speaking(json: format.json) {
      let view = try Catalogue(index: common.indexFolder).near(name, ui: ui, limit: size)
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        show(view)
      }
      return .done
    }
  }

  private func show(_ view: NearView) {
    Terminal.print(Terminal.bold(ui(fr: "Près de ", en: "Near ") + Terminal.harmless(view.title)))
    for concept in view.concepts {
      let times = "\((concept.ratio * 10).rounded() / 10)"
      Terminal.print(
        "  " + Terminal.harmless(concept.value.label)
          + Terminal.dim("  \(concept.value.facet):\(concept.value.id)  × \(times) (\(concept.passages))"))
    }
    if view.works.isEmpty, view.concepts.isEmpty { Terminal.print(ui(fr: "Rien n’en est voisin.", en: "Nothing is near it.")) }
    for work in view.works { NeighbourPrinter.print(work) }
  }
}
