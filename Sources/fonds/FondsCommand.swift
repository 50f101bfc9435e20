internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// The program: every verb is a subcommand in a file of its own.
struct FondsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fonds",
      abstract: ui(
        fr: "Le moteur de recherche documentaire d’une banque de ressources en français et en anglais.",
        en: "The documentary search engine of a French/English resource bank."),
      discussion: ui(
        fr: """
          Exemples :
            fonds reindex documents/              lire un dossier (la nuit suivante, seul ce qui a changé est relu)
            fonds search 'coopération alimentaire'
            fonds search 'budget participatif' theme:democracy year:2019..2022
            fonds serve                           la page de recherche, sur http://127.0.0.1:7700/

          Codes de sortie : 0 tout va bien ; 1 fini, mais des entrées sont refusées ou illisibles, ou des suppressions retenues ;
          2 demande mal formée ; 3 index absent ou endommagé ; 4 index verrouillé ; 5 erreur d’entrée-sortie.
          """,
        en: """
          Examples:
            fonds reindex documents/              read a folder (the next night, only what changed is read again)
            fonds search 'food cooperation'
            fonds search 'participatory budget' theme:democracy year:2019..2022
            fonds serve                           the search page, at http://127.0.0.1:7700/

          Exit codes: 0 all well; 1 done, but some input is rejected or unreadable, or removals were refused;
          2 the request makes no sense; 3 index missing or damaged; 4 index locked; 5 input/output error.
          """),
      version: "0.1.0",
      subcommands: [
        ReindexCommand.self, ReportCommand.self, ImportCommand.self, SearchCommand.self, SuggestCommand.self, ShowCommand.self,
        FacetsCommand.self, NearCommand.self, CrossCommand.self, SumCommand.self, LintCommand.self, BalanceCommand.self,
        DossierCommand.self,
        WidenCommand.self, DiffCommand.self,
        StatsCommand.self, CheckCommand.self, DumpCommand.self, QuotationsCommand.self, TwinsCommand.self, ExtractCommand.self,
        EvaluateCommand.self, LexiconCommand.self, DeskCommand.self, ForgetCommand.self, ExportCommand.self, ThesaurusCommand.self,
        ServeCommand.self
      ])
  }
}
