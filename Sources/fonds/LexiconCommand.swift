internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds lexicon`: what translates the words of queries.
struct LexiconCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lexicon",
      abstract: ui(fr: "Le lexique qui traduit les mots des requêtes.", en: "The lexicon that translates the words of queries."),
      subcommands: [LexiconShowCommand.self, LexiconTrainCommand.self])
  }
}

/// The lexicon that a command takes.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Le lexique français-anglais : un fichier de `fonds lexicon train`, ou none pour aucun (sinon celui de fonds).",
        en: "The French-English lexicon: a file of `fonds lexicon train`, or none (else that of fonds)."), valueName: "file|none"))
  var lexicon: String?

  var choice: LexiconChoice { LexiconChoice(lexicon) }
}

/// `fonds lexicon show`: the translations of a word.
struct LexiconShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: ui(
        fr: "Montrer les traductions d’un mot, lu en français puis en anglais.",
        en: "Show the translations of a word, read as French and then as English."),
      discussion: ui(fr: "Exemple :\n  fonds lexicon show logement", en: "Example:\n  fonds lexicon show housing"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var options: LexiconOptions

  @Argument(help: ArgumentHelp(ui(fr: "Le mot.", en: "The word."), valueName: "word"))
  var word: String

  func run() throws {
    try speaking(json: format.json) {
      let entries = try Catalogue.translations(of: word, in: options.choice)
      if format.json {
        var writer = JSONWriter()
        writer.array { writer in for entry in entries { entry.write(to: &writer) } }
        Terminal.print(writer.text)
      } else {
        for entry in entries {
          let words = entry.translations.map { Terminal.harmless($0.word) + Terminal.dim(" \(Int(($0.share * 100).rounded())) %") }
          Terminal.print(Terminal.bold(entry.language == .french ? "fr → en  " : "en → fr  ") + words.joined(separator: " · "))
        }
        if entries.isEmpty { Terminal.print(ui(fr: "Pas de traduction connue.", en: "No translation known.")) }
      }
      return .done
    }
  }
}

/// `fonds lexicon train`: a lexicon learned from translations.
struct LexiconTrainCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "train",
      abstract: ui(
        fr: "Apprendre un lexique de textes et de leurs traductions.", en: "Learn a lexicon from texts and their translations."),
      discussion: ui(
        fr: """
          Sans fichier, le lexique est appris des notices de la banque qui sont traductions l’une de l’autre. Un fichier a par ligne
          un segment, une tabulation et sa traduction ; l’ordre des langues est reconnu.
          Exemples :
            fonds lexicon train --output banque.lexicon
            fonds lexicon train textes.tsv termes.tsv --output mien.lexicon
            fonds search logement --lexicon mien.lexicon
          """,
        en: """
          Without a file the lexicon is learned from the records of the bank that are translations of one another. A file has a
          segment, a tab and its translation on each line; the order of the languages is told from the text.
          Examples:
            fonds lexicon train --output bank.lexicon
            fonds lexicon train texts.tsv terms.tsv --output mine.lexicon
            fonds search housing --lexicon mine.lexicon
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(name: .shortAndLong, help: ArgumentHelp(ui(fr: "Où écrire le lexique.", en: "Where to write the lexicon."), valueName: "file"))
  var output: String

  @Argument(help: ArgumentHelp(ui(fr: "Textes parallèles (TSV).", en: "Parallel text (TSV)."), valueName: "file"))
  var files: [String] = []

  func run() async throws {
    try await speaking(json: format.json) {
      let summary = try await Catalogue(index: common.indexFolder).trainLexicon(from: files, to: output) { progress in
        switch progress {
        case .read(let segments): Terminal.progress(ui(fr: "\(segments) segments lus", en: "\(segments) segments read"))
        case .step(let step, let steps): Terminal.progress(ui(fr: "alignement \(step) sur \(steps)", en: "alignment \(step) of \(steps)"))
        }
      }
      Terminal.endProgress()
      if format.json {
        var writer = JSONWriter()
        summary.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        Terminal.print(
          ui(
            fr: "\(summary.segments) segments ; \(summary.french) mots français, \(summary.english) mots anglais ; \(summary.bytes) octets",
            en: "\(summary.segments) segments; \(summary.french) French words, \(summary.english) English words; \(summary.bytes) bytes"))
      }
      return .done
    }
  }
}
