internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds search`: a query in either language, answered with its facets.
struct SearchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: ui(fr: "Chercher dans la banque, en français ou en anglais.", en: "Search the bank, in French or in English."),
      discussion: ui(
        fr: """
          Exemples :
            fonds search 'coopération alimentaire'
            fonds search '"cailloux blancs" +territoire -formation'
            fonds search 'énergie ET (habitants OU citoyens)' --facet scale=municipality
            fonds search 'thème:mobilité année:2019..2022 langue:fr'
            fonds search --like bank:compost.html
          """,
        en: """
          Examples:
            fonds search 'food cooperation'
            fonds search '"white pebbles" +territory -training'
            fonds search 'energy AND (inhabitants OR citizens)' --facet scale=municipality
            fonds search 'theme:mobility year:2019..2022 lang:en'
            fonds search --like bank:compost.html
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Nombre de résultats (1 à 100).", en: "Number of results (1 to 100)."), valueName: "n"))
  var size = 10

  @Option(
    name: .long,
    help: ArgumentHelp(ui(fr: "Rang du premier résultat, à partir de 0.", en: "Rank of the first result, from 0."), valueName: "n"))
  var from = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Ne garder qu’une valeur d’une facette ; répétable.", en: "Keep one value of a facet only; repeatable."),
      valueName: "facet=value"))
  var facet: [String] = []

  @Flag(
    name: .customLong("no-expand"),
    help: ArgumentHelp(ui(fr: "Ne pas élargir par le thésaurus ni le lexique.", en: "Do not widen the query by thesaurus or lexicon.")))
  var noExpand = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Ne pas ajouter ce concept (facette:valeur), cette traduction, ou rien à ce mot de la requête ; répétable.",
        en: "Do not add this concept (facet:value), this translation, or anything to this word of the query; repeatable."),
      valueName: "word"))
  var without: [String] = []

  @Flag(
    name: .long,
    help: ArgumentHelp(ui(fr: "Dire comment s’additionne la note de chaque résultat.", en: "Say how the score of each result adds up.")))
  var explain = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Chercher ce qui ressemble à une notice.", en: "Look for what is like a record."), valueName: "id"))
  var like: String?

  // `-word` is a word of the query that must not occur, and no option of ours begins with one hyphen.
  @Argument(parsing: .allUnrecognized, help: ArgumentHelp(ui(fr: "La requête.", en: "The query."), valueName: "query"))
  var words: [String] = []

  mutating func validate() throws {
    if let option = words.prefix(while: { $0 != "--" }).first(where: { $0.hasPrefix("--") }) {
      throw ValidationError(ui(fr: "l’option \(option) n’est pas connue ici", en: "the option \(option) is not known here"))
    }
    if let end = words.firstIndex(of: "--") { words.remove(at: end) }
    if words.isEmpty, like == nil { throw ValidationError(ui(fr: "il manque la requête", en: "the query is missing")) }
  }

  func run() throws {
    try speaking(json: format.json) {
      var request = SearchOptions(query: words.joined(separator: " "), ui: ui)
      request.size = size
      request.from = from
      request.filters = try SearchOptions.filters(facet)
      request.expands = !noExpand
      request.without = without
      request.explains = explain
      request.like = like
      let answer = try Catalogue(index: common.indexFolder, lexicon: lexicon.choice).search(request)
      if format.json {
        var writer = JSONWriter()
        answer.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        AnswerPrinter(answer: answer, from: from).print()
      }
      return .done
    }
  }
}
