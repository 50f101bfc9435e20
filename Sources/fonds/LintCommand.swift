internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds lint`: what records fall short of, by the rules of their kind.
struct LintCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lint",
      abstract: ui(
        fr: "Lister ce qui manque aux notices, d’après les règles de leur genre.",
        en: "List what records fall short of, by the rules of their kind."),
      discussion: ui(
        fr: """
          Les règles se lisent dans Index/rules.yaml, ou dans le fichier que nomme `rules` dans fonds.yaml. Sort avec 1 s’il manque quelque chose d’obligatoire (!), avec 0 s’il n’y a que des conseils (·).
          Exemples :
            fonds lint
            fonds lint --kind chantier --strict
          """,
        en: """
          The rules stand in Index/rules.yaml, or in the file that `rules` in fonds.yaml names. Exits with 1 where something obligatory is missing (!), with 0 where there is only advice (·).
          Examples:
            fonds lint
            fonds lint --kind chantier --strict
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp(ui(fr: "Seulement ce genre (facette bank).", en: "Only this kind (facet bank)."), valueName: "kind"))
  var kind: String?

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Seulement ce qui est obligatoire.", en: "Only what is obligatory.")))
  var strict = false

  func run() async throws {
    try await speaking(json: format.json) {
      var short = 0
      var lacking = 0
      let looked = try await Catalogue(index: common.indexFolder).lint(kind: kind, isStrict: strict, ui: ui) { finding in
        short += 1
        if finding.shortcomings.contains(where: \.isObligatory) { lacking += 1 }
        if format.json {
          var writer = JSONWriter()
          finding.write(to: &writer)
          Terminal.print(writer.text)
        } else {
          show(finding)
        }
      }
      if !format.json {
        let counted = ui.counted(
          looked, fr: ("notice regardée", "notices regardées"), en: ("record looked at", "records looked at"))
        Terminal.print(
          Terminal.bold(
            counted
              + ui(
                fr: ", \(lacking) en défaut, \(short - lacking) à améliorer",
                en: ", \(lacking) \(lacking == 1 ? "falls" : "fall") short, \(short - lacking) could be better")))
      }
      return lacking > 0 ? .needsAttention : .done
    }
  }

  private func show(_ finding: LintFinding) {
    let kind = finding.kindLabel.map { Terminal.dim("  " + $0) } ?? ""
    Terminal.print(Terminal.harmless(finding.title) + kind + Terminal.dim("  " + Terminal.harmless(finding.id)))
    for item in finding.shortcomings {
      Terminal.print("  " + (item.isObligatory ? "! " : "· ") + Terminal.harmless(item.message) + Terminal.dim("  (\(item.subject))"))
    }
  }
}
