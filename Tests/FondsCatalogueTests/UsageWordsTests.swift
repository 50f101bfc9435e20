import FondsCatalogue
import FondsExchange
import FondsRecord
import FondsTestSupport
import Testing

@Suite("What is said of a command line that makes no sense") struct UsageWordsTests {
  @Test(
    "the parser's sentences are told in French",
    arguments: [
      ("Unknown option '--sise'. Did you mean '--size'?", "l’option « --sise » n’est pas connue ; vouliez-vous dire « --size » ?"),
      ("Unknown option '--zorg'", "l’option « --zorg » n’est pas connue"),
      ("Missing value for '--size <n>'", "il manque une valeur à « --size <n> »"),
      ("Missing value for '-i' in '-in'", "il manque une valeur à « -i » dans « -in »"),
      (
        "The option '--json' does not take any value, but 'oui' was specified.",
        "l’option « --json » ne prend pas de valeur, mais « oui » est donné"
      ),
      ("Unexpected argument 'x'", "« x » est de trop"),
      ("2 unexpected arguments: 'x', 'y z'", "ces arguments sont de trop : « x », « y z »"),
      ("Missing expected argument '<id>'", "il manque l’argument « <id> »"),
      ("Missing one of: '--a', '--b'", "il manque l’un de : « --a », « --b »"),
      ("The value 'dix' is invalid for '--size <n>'", "la valeur « dix » ne convient pas à « --size <n> »"),
      (
        "The value 'z' is invalid for '--order <o>'. Please provide one of 'a', 'b' or 'c'.",
        "la valeur « z » ne convient pas à « --order <o> » ; il faut : « a », « b », « c »"
      ),
      ("The value 'it's' is invalid for '<n>'", "la valeur « it's » ne convient pas à « <n> »"),
      ("Missing expected argument '<facet=value>'", "il manque l’argument « <facette=valeur> »"),
      ("The value '<file>' is invalid for '--lexicon <file|none>'", "la valeur « <file> » ne convient pas à « --lexicon <fichier|none> »"),
      ("Missing required subcommand.", "il manque une commande"),
      ("Invalid option: -", "l’option « - » n’est pas connue"), ("une phrase à nous", "une phrase à nous"), ("", "")
    ])
  func sentences(english: String, french: String) { #expect(UsageWords.sentence(english) == french) }

  @Test("with its help, its usage and where to read more") func message() {
    let english = """
      Error: Missing expected argument '<id>'
      Help:  <id>  L’identifiant.
      Usage: fonds show [--json] <id>
        See 'fonds show --help' for more information.
      """
    let french = """
      Erreur : il manque l’argument « <id> »
      Aide :  <id>  L’identifiant.
      Emploi : fonds show [--json] <id>
        « fonds show --help » en dit plus.
      """
    #expect(UsageWords.french(ofError: english) == french)
  }

  @Test("and so are the headings of a help page, whose sentences are ours") func help() {
    let english = """
      OVERVIEW: Montrer une notice.

      USAGE: fonds <subcommand>

      ARGUMENTS:
        <id>                    L’identifiant.

      OPTIONS:
        --size <n>              Nombre de résultats. (default: 10)
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        show                    Montrer une notice.

        See 'fonds help <subcommand>' for detailed help.
      """
    let french = UsageWords.french(ofHelp: english)
    #expect(french.hasPrefix("Montrer une notice.\n\nEMPLOI : fonds <commande>\n"))
    for line in [
      "ARGUMENTS :", "OPTIONS :", "COMMANDES :", "Nombre de résultats. (par défaut : 10)", "Dire la version.", "Montrer cette aide.",
      "« fonds help <commande> » donne le détail de chacune."
    ] { #expect(french.contains(line)) }
    let option = "  --lexicon <file|none>   Un lexique.\n  --index <dir>           Un dossier."
    #expect(UsageWords.french(ofHelp: option) == "  --lexicon <fichier|none>  Un lexique.\n  --index <dossier>       Un dossier.")
    for word in ["Show", "See", "default", "USAGE", "SUBCOMMANDS", "subcommand"] { #expect(!french.contains(word)) }
  }

  @Test("every remark on a thesaurus has words in both languages", arguments: ThesaurusIssue.Kind.allCases)
  func remarks(kind: ThesaurusIssue.Kind) {
    #expect(kind.words(in: .french) != kind.words(in: .english))
    #expect(!kind.words(in: .french).contains(kind.rawValue) && !kind.words(in: .english).contains("-"))
  }

  @Test("what the system says is told in French, as far as it is known")
  func system() {
    #expect(SystemWords.french("No such file or directory") == "il n’y a rien à cet endroit")
    #expect(SystemWords.french("bind(descriptor:ptr:bytes:): Address already in use) (errno: 98))") == "cette adresse est déjà prise")
    #expect(SystemWords.french("something else") == "something else")
  }

  @Test("errors of the rooms below are French where French is read, and whole") func below() async throws {
    let bank = try Bank()
    try bank.write("Un texte.", to: "a.txt")
    try await bank.reindex()
    for (line, expected) in [
      (#"{"desk":{"n":1,"do":"zzz"}}"#, "« do » a une valeur qui ne convient pas"), (#"{"desk":{"n":1"#, "ce n’est pas du JSON lisible")
    ] {
      try bank.folder.write(line + "\n", to: "desk-lines.ndjson")
      let error = await #expect(throws: CatalogueError.self) {
        try await bank.catalogue.importRecords(from: [bank.folder.path + "/desk-lines.ndjson"])
      }
      #expect(error?.wording(in: .french).message == expected)
      var writer = JSONWriter()
      error?.write(to: &writer, in: .french)
      let told = try JSONReader.parse(Array(writer.text.utf8))["error"]
      #expect(told?["message"]?.string == expected && told?["code"]?.string == "record")
      #expect(told?["remedy"]?.string?.contains("the ") == false)
    }
    try bank.write("rules: dossier\n", to: "fonds.yaml")
    try bank.write("Un texte.", to: "dossier/b.txt")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    let wording = try #require(error?.wording(in: .french))
    #expect(wording.message != error?.message && wording.remedy != error?.remedy)
  }
}
