internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds twins`: records that may be translations of one another, for a person to decide.
struct TwinsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "twins",
      abstract: ui(
        fr: "Proposer des notices qui pourraient être la traduction l’une de l’autre.",
        en: "Propose records that may be translations of one another."),
      discussion: ui(
        fr: """
          Trouvées par leur plan, leurs nombres, leurs noms et le thésaurus, parmi les notices qui n’ont pas de traduction connue.
          Rien n’est modifié : pour accepter, écrivez dans la description (NOM.EXT.yaml) de l’une d’elles
            translation-of: IDENTIFIANT
          Exemples :
            fonds twins
            fonds twins --least 0.9 --json
          """,
        en: """
          Found by their outline, numbers, names and the thesaurus, among the records without a known translation.
          Nothing is changed: to accept one, write into the sidecar (NAME.EXT.yaml) of either
            translation-of: IDENTIFIER
          Examples:
            fonds twins
            fonds twins --least 0.9 --json
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(help: ArgumentHelp(ui(fr: "La confiance minimale, de 0 à 1.", en: "The least confidence, 0 to 1."), valueName: "confidence"))
  var least = 0.5

  func validate() throws {
    guard (0...1).contains(least) else {
      throw ValidationError(ui(fr: "la confiance va de 0 à 1", en: "the confidence is a number from 0 to 1"))
    }
  }

  func run() async throws {
    try await speaking(json: format.json) {
      let twins = try await Catalogue(index: common.indexFolder).twins(atLeast: least) { done, total in
        if done.isMultiple(of: 100) { Terminal.progress(ui(fr: "\(done) sur \(total)", en: "\(done) of \(total)")) }
      }
      Terminal.endProgress()
      for pair in twins {
        if format.json {
          var writer = JSONWriter()
          pair.write(to: &writer)
          Terminal.print(writer.text)
        } else {
          Terminal.print(
            "\(Int((pair.confidence * 100).rounded())) %  " + Terminal.bold(Terminal.harmless(pair.french.title))
              + Terminal.dim("  <\(pair.french.id)>") + "  ↔  " + Terminal.bold(Terminal.harmless(pair.english.title))
              + Terminal.dim("  <\(pair.english.id)>"))
          Terminal.print("       " + Terminal.dim(pair.reasons(in: ui)))
        }
      }
      if twins.isEmpty, !format.json {
        Terminal.print(ui(fr: "Aucune proposition.", en: "No proposals."))
      }
      return .done
    }
  }
}
