internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds thesaurus`: the vocabulary that records are indexed by.
struct ThesaurusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "thesaurus",
      abstract: ui(
        fr: "Le vocabulaire qui indexe les notices : le voir, l’échanger en SKOS.",
        en: "The vocabulary that records are indexed by: see it, exchange it as SKOS."),
      discussion: ui(
        fr: """
          Exemples :
            fonds thesaurus show theme
            fonds thesaurus export -o banque.rdf
            fonds thesaurus diff nouveau.rdf
            fonds thesaurus import gemet.rdf --facet theme --dry-run
          """,
        en: """
          Examples:
            fonds thesaurus show theme
            fonds thesaurus export -o bank.rdf
            fonds thesaurus diff new.rdf
            fonds thesaurus import gemet.rdf --facet theme --dry-run
          """),
      subcommands: [ThesaurusShowCommand.self, ThesaurusExportCommand.self, ThesaurusDiffCommand.self, ThesaurusImportCommand.self])
  }
}

/// `fonds thesaurus show`: facets, or the concepts of one.
struct ThesaurusShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: ui(
        fr: "Montrer les facettes, ou l’arbre des concepts de l’une d’elles.", en: "Show the facets, or the concepts of one as a tree."),
      discussion: ui(fr: "Exemple :\n  fonds thesaurus show thème", en: "Example:\n  fonds thesaurus show theme"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(help: ArgumentHelp(ui(fr: "Une facette.", en: "One facet."), valueName: "facet"))
  var facet: String?

  func run() throws {
    try speaking(json: format.json) {
      let outline = try Catalogue(index: common.indexFolder).thesaurusOutline(facet, ui: ui)
      if format.json {
        var writer = JSONWriter()
        writer.array { writer in for line in outline.lines { line.write(to: &writer) } }
        Terminal.print(writer.text)
        return .done
      }
      for line in outline.lines {
        var text = String(repeating: "  ", count: line.depth) + Terminal.harmless(line.label)
        if let other = line.other { text += Terminal.dim(" · " + Terminal.harmless(other)) }
        text += Terminal.dim("  " + Terminal.harmless(line.value.map { line.facet + ":" + $0.value } ?? line.facet))
        if let count = line.count { text += Terminal.dim("  \(count)") }
        if line.isCandidate { text += ui(fr: "  (candidat)", en: "  (candidate)") }
        Terminal.print(text)
      }
      return .done
    }
  }
}

/// `fonds thesaurus export`: SKOS for others.
struct ThesaurusExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: ui(fr: "Écrire le thésaurus en SKOS (RDF/XML).", en: "Write the thesaurus as SKOS (RDF/XML)."),
      discussion: ui(
        fr: "Exemple :\n  fonds thesaurus export --candidates -o banque.rdf",
        en: "Example:\n  fonds thesaurus export --candidates -o bank.rdf"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Avec les termes candidats.", en: "With the candidate terms.")))
  var candidates = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp(ui(fr: "Où l’écrire (sinon ici).", en: "Where to write it (else here)."), valueName: "file"))
  var output: String?

  func run() throws {
    try speaking(json: format.json) {
      let bytes = try Catalogue(index: common.indexFolder).exportThesaurus(candidates: candidates)
      if let output { try Catalogue.write(bytes, to: output) } else { Terminal.write(bytes) }
      return .done
    }
  }
}

/// Where a file of others goes.
struct ThesaurusFileOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "La facette de tous ses concepts (sinon celles de ses schémas).",
        en: "The facet of all its concepts (else those of its schemes)."),
      valueName: "facet"))
  var facet: String?
}

/// `fonds thesaurus diff`: what a file would change.
struct ThesaurusDiffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: ui(
        fr: "Dire ce qu’un fichier SKOS changerait, sans rien changer.", en: "Say what a SKOS file would change, and change nothing."),
      discussion: ui(
        fr: """
          Concepts ajoutés, disparus, renommés, fondus (le fichier le dit, ou un autre concept porte tous leurs libellés), déplacés ;
          notices qui perdraient un concept déclaré ; cycles.
          Exemple :
            fonds thesaurus diff gemet.rdf --facet theme
          """,
        en: """
          Concepts added, removed, renamed, merged (the file says so, or another concept bears all their labels), moved; records that
          would lose a declared concept; cycles.
          Example:
            fonds thesaurus diff gemet.rdf --facet theme
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var options: ThesaurusFileOptions

  @Argument(help: ArgumentHelp(ui(fr: "SKOS en RDF/XML.", en: "SKOS in RDF/XML."), valueName: "file"))
  var file: String

  func run() throws {
    try speaking(json: format.json) {
      try Catalogue(index: common.indexFolder).thesaurusDiff(file, facet: options.facet).print(json: format.json)
      return .done
    }
  }
}

/// `fonds thesaurus import`: facets of a file in place of those of the index.
struct ThesaurusImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: ui(
        fr: "Mettre les facettes d’un fichier SKOS à la place de celles de l’index.",
        en: "Put the facets of a SKOS file in place of those of the index."),
      discussion: ui(
        fr: """
          Les facettes que le fichier ne décrit pas restent. Le thésaurus est gardé dans thesaurus.rdf, dans le dossier de l’index ;
          toutes les notices sont réindexées par lui, sans qu’aucune source soit rouverte. Les fusions vont sur le bureau du documentaliste.
          --shipped revient au thésaurus du programme.
          Exemple :
            fonds thesaurus import gemet.rdf --facet theme --dry-run
          """,
        en: """
          Facets that the file does not describe stay. The thesaurus is kept in thesaurus.rdf, in the folder of the index; all records
          are tagged by it anew, and no source is opened. Merges go onto the desk. --shipped goes back to that of the program.
          Example:
            fonds thesaurus import gemet.rdf --facet theme --dry-run
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var options: ThesaurusFileOptions

  @Flag(name: .customLong("dry-run"), help: ArgumentHelp(ui(fr: "Dire seulement ce qui changerait.", en: "Only say what would change.")))
  var isDry = false

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Revenir au thésaurus du programme.", en: "Go back to the thesaurus of the program.")))
  var shipped = false

  @Argument(help: ArgumentHelp(ui(fr: "SKOS en RDF/XML.", en: "SKOS in RDF/XML."), valueName: "file"))
  var file: String?

  mutating func validate() throws {
    guard (file == nil) == shipped else { throw ValidationError(ui(fr: "un fichier, ou --shipped", en: "a file, or --shipped")) }
  }

  func run() throws {
    try speaking(json: format.json) {
      let catalogue = Catalogue(index: common.indexFolder)
      guard let file else {
        let generation = try catalogue.resetThesaurus()
        Terminal.print(
          format.json
            ? "{\"generation\":\(generation)}"
            : ui(fr: "Le thésaurus est celui du programme.", en: "The thesaurus is that of the program."))
        return .done
      }
      let change =
        isDry
        ? try catalogue.thesaurusDiff(file, facet: options.facet) : try catalogue.importThesaurus(file, facet: options.facet)
      change.print(json: format.json)
      return .done
    }
  }
}

extension ThesaurusChange {
  /// Shows what changes.
  fileprivate func print(json: Bool) {
    if json {
      var writer = JSONWriter()
      write(to: &writer)
      Terminal.print(writer.text)
    } else {
      for line in lines(in: ui) { Terminal.print(Terminal.harmless(line)) }
    }
  }
}
