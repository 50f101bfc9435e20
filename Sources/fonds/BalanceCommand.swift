internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds balance`: the yearly balance, obstacle × lever × year.
struct BalanceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "balance",
      abstract: ui(
        fr: "Dresser le bilan annuel : obstacle × levier × année, avec des passages, et ce dont on ne sait rien.",
        en: "Draw up the yearly balance: obstacle × lever × year, with passages, and what nothing is known of."),
      discussion: ui(
        fr:
          "Exemples :\n  fonds balance\n  fonds balance --rows obstacle:internal --csv > bilan.csv\n  fonds balance territory:trois-gues",
        en:
          "Examples:\n  fonds balance\n  fonds balance --rows obstacle:internal --csv > balance.csv\n  fonds balance territory:trois-gues"
      ))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(name: .long, help: ArgumentHelp(ui(fr: "La facette des lignes.", en: "The facet of the rows."), valueName: "facet"))
  var rows = "obstacle"

  @Option(name: .long, help: ArgumentHelp(ui(fr: "La facette des colonnes.", en: "The facet of the columns."), valueName: "facet"))
  var columns = "lever"

  @Option(name: .long, help: ArgumentHelp(ui(fr: "Passages par case (0 à 5).", en: "Passages a cell (0 to 5)."), valueName: "n"))
  var examples = 1

  @Flag(
    name: .long,
    help: ArgumentHelp(
      ui(
        fr: "Écrire du CSV, une case et une année par ligne, les vides aussi.",
        en: "Write CSV, one cell and year a line, the empty ones too.")))
  var csv = false

  @Argument(
    help: ArgumentHelp(
      ui(fr: "Une requête, pour ne regarder que ses réponses.", en: "A query, to look only at its answers."), valueName: "query"))
  var words: [String] = []

  func run() throws {
    try speaking(json: format.json) {
      let options = SearchOptions(query: words.joined(separator: " "), ui: ui)
      let catalogue = Catalogue(index: common.indexFolder)
      let view = try catalogue.balance(options, rows: rows, columns: columns, examples: examples)
      let absence = view.cells.allSatisfy { $0.count == 0 } ? try catalogue.absence(of: options) : nil
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else if csv {
        showCSV(view)
      } else if absence == nil {
        show(view)
      }
      Terminal.tell(absence)
      return .done
    }
  }

  private func showCSV(_ view: BalanceView) {
    Terminal.print(
      TableLine.text([
        view.rows.facet, view.rows.facet + "_label", view.columns.facet, view.columns.facet + "_label", "year", "passages", "id", "title",
        "text"
      ]))
    for cell in view.cells {
      let (row, column) = (view.rows.values[cell.row], view.columns.values[cell.column])
      let passage = cell.passages.first
      Terminal.print(
        TableLine.text([
          row.id, row.label, column.id, column.label, cell.year.map(String.init) ?? "", String(cell.count), passage?.id ?? "",
          passage?.title ?? "", passage?.text ?? ""
        ]))
    }
  }

  private func show(_ view: BalanceView) {
    for (row, down) in view.rows.values.enumerated() {
      for (column, across) in view.columns.values.enumerated() {
        let cells = view.cells.filter { $0.row == row && $0.column == column && $0.count > 0 }
        if cells.isEmpty { continue }
        Terminal.print(Terminal.bold(Terminal.harmless(down.label) + " × " + Terminal.harmless(across.label)))
        for cell in cells {
          let year = cell.year.map(String.init) ?? ui(fr: "sans date", en: "undated")
          Terminal.print(
            "  " + year + Terminal.dim("  " + ui.counted(cell.count, fr: ("passage", "passages"), en: ("passage", "passages"))))
          for passage in cell.passages {
            Terminal.print("    " + Terminal.harmless(passage.text))
            Terminal.print("    " + Terminal.dim("— " + Terminal.harmless(([passage.title] + passage.producers).joined(separator: " · "))))
          }
        }
      }
    }
    let gaps = view.gaps
    if gaps.isEmpty { return }
    Terminal.print(Terminal.bold(ui(fr: "Rien encore sur :", en: "Nothing yet on:")))
    for gap in gaps {
      Terminal.print(
        "  " + Terminal.harmless(view.rows.values[gap.row].label) + " × " + Terminal.harmless(view.columns.values[gap.column].label))
    }
  }
}
