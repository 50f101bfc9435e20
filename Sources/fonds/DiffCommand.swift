internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds diff`: what changed between two editions.
struct DiffCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: ui(fr: "Dire ce qui a changé d’une édition à l’autre.", en: "Say what changed from one edition to another."),
      discussion: ui(
        fr: "Sans autre édition, compare avec celle que la notice nomme (edition-of).\nExemple :\n  fonds diff racine:charte.html",
        en: "Without another edition, compares with the one that the record names (edition-of).\nExample:\n  fonds diff label:charter.html")
    )
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Argument(help: ArgumentHelp(ui(fr: "L’édition la plus récente.", en: "The later edition."), valueName: "id"))
  var later: String

  @Argument(help: ArgumentHelp(ui(fr: "L’édition d’avant.", en: "The edition before."), valueName: "other"))
  var former: String?

  func run() async throws {
    try await speaking(json: format.json) {
      let view = try await Catalogue(index: common.indexFolder).editions(of: later, since: former, ui: ui)
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else {
        show(view)
      }
      return .done
    }
  }

  private func show(_ view: EditionView) {
    Terminal.print("--- " + Terminal.harmless(view.former.title) + Terminal.dim("  " + Terminal.harmless(view.former.id)))
    Terminal.print("+++ " + Terminal.harmless(view.later.title) + Terminal.dim("  " + Terminal.harmless(view.later.id)))
    var kept = 0
    func settle() {
      if kept > 0 {
        Terminal.print(
          Terminal.dim("    " + ui.counted(kept, fr: ("bloc inchangé", "blocs inchangés"), en: ("block unchanged", "blocks unchanged"))))
      }
      kept = 0
    }
    for change in view.changes {
      switch change {
      case .kept(let block) where block.kind != .heading: kept += 1
      case .kept(let block):
        settle()
        Terminal.print("  # " + Terminal.harmless(block.text))
      case .removed(let block):
        settle()
        Terminal.print("  - " + Terminal.harmlessLines(block.text))
      case .added(let block):
        settle()
        Terminal.print("  + " + Terminal.harmlessLines(block.text))
      case .changed(let pieces, _):
        settle()
        let marked = pieces.map { piece in
          let text = Terminal.harmless(piece.text)
          return switch piece.kind {
          case .kept: text
          case .removed: "[-" + text + "-]"
          case .added: "{+" + text + "+}"
          }
        }
        Terminal.print("  ~ " + marked.joined(separator: " "))
      }
    }
    settle()
  }
}
