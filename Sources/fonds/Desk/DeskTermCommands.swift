internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds desk candidate`: a local term beside the thesaurus.
struct DeskCandidateCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "candidate",
      abstract: ui(fr: "Proposer un terme local pour une facette.", en: "Propose a local term for a facet."),
      discussion: ui(
        fr: """
          Un terme candidat se donne à des notices et se cherche comme un concept, mais aucun texte n’en est indexé avant
          `fonds desk accept-term`.
          Exemple :
            fonds desk candidate theme ressourcerie --fr Ressourcerie --en 'Reuse centre' --broader waste
          """,
        en: """
          A candidate term can be given to records and searched like a concept, but no text is tagged with it before
          `fonds desk accept-term`.
          Example:
            fonds desk candidate theme reuse-centre --fr Ressourcerie --en 'Reuse centre' --broader waste
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "La facette.", en: "The facet."), valueName: "facet"))
  var facet: String

  @Argument(help: ArgumentHelp(ui(fr: "L’identifiant du terme.", en: "The identifier of the term."), valueName: "term"))
  var term: String

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Son libellé français.", en: "Its French label."), valueName: "label"))
  var fr: String?

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Son libellé anglais.", en: "Its English label."), valueName: "label"))
  var en: String?

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Un concept plus large.", en: "A broader concept."), valueName: "concept"))
  var broader: [String] = []

  mutating func validate() throws {
    if fr == nil, en == nil { throw ValidationError(ui(fr: "il faut un libellé : --fr ou --en", en: "a label is needed: --fr or --en")) }
  }

  var request: DeskRequest {
    var labels: [Language: String] = [:]
    labels[.french] = fr
    labels[.english] = en
    return .candidate(facet: facet, id: term, labels: labels, broader: broader)
  }
}

/// `fonds desk accept-term`: a candidate becomes a concept like any other.
struct DeskAcceptTermCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accept-term",
      abstract: ui(
        fr: "Accepter un terme candidat : les textes en sont indexés.", en: "Accept a candidate term: texts are tagged with it."),
      discussion: ui(
        fr: "Exemple :\n  fonds desk accept-term theme:ressourcerie", en: "Example:\n  fonds desk accept-term theme:reuse-centre"))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "Le terme.", en: "The term."), valueName: "facet:term"))
  var term: String

  var request: DeskRequest { .acceptTerm(term) }
}

/// `fonds desk merge-term`: two terms that are one.
struct DeskMergeTermCommand: DeskVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge-term",
      abstract: ui(fr: "Fondre un terme ou un concept dans un autre.", en: "Merge a term or a concept into another."),
      discussion: ui(
        fr: """
          Les notices qui portent l’ancien répondent sous le nouveau, qui hérite de ses libellés.
          Exemple :
            fonds desk merge-term theme:ressourcerie reuse
          """,
        en: """
          Records that bear the old one answer under the new one, which inherits its labels.
          Example:
            fonds desk merge-term theme:reuse-centre reuse
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var signing: SignatureOptions

  @Argument(help: ArgumentHelp(ui(fr: "Ce qui disparaît.", en: "What goes."), valueName: "facet:term"))
  var term: String

  @Argument(help: ArgumentHelp(ui(fr: "Ce qui reste.", en: "What stays."), valueName: "concept"))
  var target: String

  var request: DeskRequest { .mergeTerm(term, into: target) }
}
