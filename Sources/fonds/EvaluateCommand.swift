internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds evaluate`: a run over the whole index, and its figures where judgements are given.
struct EvaluateCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evaluate",
      abstract: ui(fr: "Mesurer le classement avec des requêtes jugées.", en: "Measure the ranking with judged queries."),
      discussion: ui(
        fr: """
          Les requêtes sont du texte simple (numéro, tabulation, requête). La sortie est au format TREC.
          Exemple :
            fonds evaluate --queries queries.tsv --run run.txt --qrels qrels.txt
          """,
        en: """
          Queries are plain text (number, tab, query). The run is in TREC format.
          Example:
            fonds evaluate --queries queries.tsv --run run.txt --qrels qrels.txt
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .long,
    help: ArgumentHelp(ui(fr: "Les requêtes : numéro, tabulation, texte.", en: "The queries: number, tab, text."), valueName: "file"))
  var queries: String

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Nombre de résultats par requête.", en: "Number of results a query."), valueName: "n"))
  var depth = 1000

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "Où écrire les résultats (TREC).", en: "Where to write the run (TREC)."), valueName: "file"))
  var run: String?

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Les jugements (TREC).", en: "The judgements (TREC)."), valueName: "file"))
  var qrels: String?

  @Flag(
    name: .customLong("no-expand"),
    help: ArgumentHelp(ui(fr: "Ne pas élargir par le thésaurus ni le lexique.", en: "Do not widen queries by thesaurus or lexicon.")))
  var noExpand = false

  func run() async throws {
    try await speaking(json: format.json) {
      let request = EvaluationRequest(queries: queries, depth: depth, run: run, qrels: qrels, expands: !noExpand)
      let evaluation = try await Catalogue(index: common.indexFolder, lexicon: lexicon.choice).evaluate(request)
      if format.json {
        var writer = JSONWriter()
        evaluation.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        for line in evaluation.lines { Terminal.print(line) }
      }
      return .done
    }
  }
}
