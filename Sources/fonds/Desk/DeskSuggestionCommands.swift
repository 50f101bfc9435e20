internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds desk suggestions`: concepts that texts name, too little to be assigned.
struct DeskSuggestionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "suggestions",
      abstract: ui(
        fr: "Lister les concepts que les textes nomment sans les porter assez.",
        en: "List the concepts that texts name, though too little to have them."),
      discussion: ui(
        fr: """
          Chaque proposition dit ses mots, leur place, et une confiance de 0 à 1 : de dix de 0,5, cinq environ étaient justes dans le fonds d’exemple.
          Exemples :
            fonds desk suggestions r-1f3c
            fonds desk suggestions --least 0.6
          """,
        en: """
          Each suggestion gives its words, their place, and a confidence from 0 to 1: of ten at .5, about five were right in the sample bank.
          Examples:
            fonds desk suggestions r-1f3c
            fonds desk suggestions --least 0.6
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "La moindre confiance, de 0 à 1.", en: "The least confidence, 0 to 1."), valueName: "share"))
  var least = 0.0

  @Argument(help: ArgumentHelp(ui(fr: "Une notice.", en: "One record."), valueName: "id"))
  var id: String?

  func run() throws {
    try speaking(json: format.json) {
      let suggested = try Catalogue(index: common.indexFolder).suggestedConcepts(of: id, least: least, ui: ui)
      if format.json {
        var writer = JSONWriter()
        writer.array { writer in for one in suggested { one.write(to: &writer) } }
        Terminal.print(writer.text)
      } else {
        for one in suggested { for line in one.lines(in: ui) { Terminal.print(Terminal.harmless(line)) } }
        if suggested.allSatisfy(\.concepts.isEmpty) { Terminal.print(ui(fr: "Rien à proposer.", en: "Nothing to suggest.")) }
      }
      return .done
    }
  }
}

/// `fonds desk accept`: suggestions that are right.
struct DeskAcceptCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accept",
      abstract: ui(fr: "Accepter des concepts proposés, un à un ou en nombre.", en: "Accept suggested concepts, one by one or in bulk."),
      discussion: ui(
        fr: "Exemples :\n  fonds desk accept r-1f3c theme:energy scale:region\n  fonds desk accept --all --least 0.6",
        en: "Examples:\n  fonds desk accept r-1f3c theme:energy scale:region\n  fonds desk accept --all --least 0.6"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Toutes les propositions de cette confiance.", en: "All suggestions of that confidence.")))
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "La moindre confiance, de 0 à 1 (avec --all).", en: "The least confidence, 0 to 1 (with --all)."), valueName: "share"))
  var least: Double?

  @Argument(help: ArgumentHelp(ui(fr: "La notice, puis facette:valeur…", en: "The record, then facet:value…"), valueName: "id"))
  var arguments: [String] = []

  mutating func validate() throws {
    if all {
      guard arguments.isEmpty, let least, (0...1).contains(least) else {
        throw ValidationError(
          ui(fr: "--all demande --least, de 0 à 1, et rien d’autre", en: "--all needs --least, 0 to 1, and nothing else"))
      }
    } else if arguments.count < 2 || least != nil {
      throw ValidationError(ui(fr: "une notice et des concepts, ou --all --least 0.6", en: "a record and concepts, or --all --least 0.6"))
    }
  }

  func run() throws {
    try speaking(json: format.json) {
      let catalogue = Catalogue(index: common.indexFolder)
      let report =
        if let least, all {
          try catalogue.acceptSuggestions(least: least, signed: signing.signature)
        } else {
          try catalogue.correct([.facets(.accept, id: arguments[0], values: Array(arguments.dropFirst()))], signed: signing.signature)
        }
      if format.json {
        var writer = JSONWriter()
        report.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        for line in report.lines(in: ui) { Terminal.print(Terminal.harmless(line)) }
        if report.entries.isEmpty { Terminal.print(ui(fr: "Rien à accepter.", en: "Nothing to accept.")) }
      }
      return report.absent.isEmpty && report.absentTargets.isEmpty ? .done : .needsAttention
    }
  }
}

/// `fonds desk reject`: suggestions, or concepts found in the text, that are wrong.
struct DeskRejectCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reject",
      abstract: ui(fr: "Écarter des concepts : ils ne seront plus proposés.", en: "Reject concepts: they are not suggested again."),
      discussion: ui(fr: "Exemple :\n  fonds desk reject r-1f3c theme:energy", en: "Example:\n  fonds desk reject r-1f3c theme:energy"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "La notice.", en: "The record."), valueName: "id"))
  var id: String

  @Argument(help: ArgumentHelp(ui(fr: "Identifiants ou libellés.", en: "Identifiers or labels."), valueName: "facet:value"))
  var values: [String]

  var request: DeskRequest { .facets(.reject, id: id, values: values) }
}
