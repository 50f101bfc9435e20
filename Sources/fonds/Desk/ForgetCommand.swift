internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds forget`: a person is erased.
struct ForgetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "forget",
      abstract: ui(fr: "Effacer le nom d’une personne, pour de bon.", en: "Erase the name of a person for good."),
      discussion: ui(
        fr: """
          Le nom part des notices, de l’index, du bureau et du compte rendu, et les relectures à venir ne le reprennent pas : le
          bureau en garde une empreinte, pas les lettres. L’ordre des mots, la casse et les accents ne comptent pas ; donnez chaque
          autre écriture (« A. Roy ») à part. Les sources ne sont pas modifiées. Qui a le bureau et une liste de noms peut les
          essayer un à un. Ne s’annule pas : commencez par --dry-run.
          Exemple :
            fonds forget 'Anne Roy' 'A. Roy' --dry-run
          """,
        en: """
          The name goes from records, index, desk and report, and no later run takes it up again: the desk keeps a digest of it, not
          its letters. The order of its words, case and accents do not matter; give each other way to write it ("A. Roy") apart.
          Sources are not changed. Who has the desk and a list of names can try them one by one. There is no undoing: begin with
          --dry-run.
          Example:
            fonds forget 'Anne Roy' 'A. Roy' --dry-run
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Flag(name: .customLong("dry-run"), help: ArgumentHelp(ui(fr: "Dire seulement ce qui changerait.", en: "Only say what would change.")))
  var isDry = false

  @Argument(help: ArgumentHelp(ui(fr: "Le nom, et ses autres écritures.", en: "The name, and other ways to write it."), valueName: "name"))
  var names: [String]

  func run() throws {
    try speaking(json: format.json) {
      let report = try Catalogue(index: common.indexFolder).forget(names, isDry: isDry)
      if format.json {
        var writer = JSONWriter()
        report.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        for line in report.lines(in: ui) { Terminal.print(Terminal.harmless(line)) }
      }
      return report.remaining.isEmpty ? .done : .needsAttention
    }
  }
}
