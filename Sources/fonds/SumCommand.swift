internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// `fonds sum`: accounts add up, to the cent.
struct SumCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sum",
      abstract: ui(fr: "Additionner des montants, au centime près.", en: "Add up amounts, to the cent."),
      discussion: ui(
        fr: """
          Les monnaies ne se mélangent pas ; une notice et sa traduction comptent une fois.
          Exemples :
            fonds sum amount by nature,purpose
            fonds sum amount by year bank:account
            fonds sum amount by state bank:commitment --as-of 2024-06
          """,
        en: """
          Currencies are never mixed; a record and its translation count once.
          Examples:
            fonds sum amount by nature,purpose
            fonds sum amount by year bank:account
            fonds sum amount by state bank:commitment --as-of 2024-06
          """))
  }

  @OptionGroup var common: CommonOptions
  @OptionGroup var format: FormatOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      ui(fr: "Restreindre à facette=valeur ; répétable.", en: "Narrow to facet=value; repeatable."), valueName: "facet=value"))
  var facet: [String] = []

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      ui(
        fr: "À la fin de ce jour, de ce mois ou de cette année : ce qu’il y avait, dans l’état d’alors.",
        en: "At the end of this day, month or year: what there was, in the state of then."),
      valueName: "date"))
  var asOf: String?

  @Flag(name: .long, help: ArgumentHelp(ui(fr: "Écrire du CSV.", en: "Write CSV.")))
  var csv = false

  @Argument(help: ArgumentHelp(ui(fr: "Le champ des montants.", en: "The field of amounts."), valueName: "field"))
  var field: String

  @Argument(
    help: ArgumentHelp(
      ui(fr: "« by » et des facettes entre virgules, puis une requête.", en: "“by” and facets with commas, then a query."),
      valueName: "by facets… query"))
  var words: [String] = []

  func run() throws {
    try speaking(json: format.json) {
      let isGrouped = words.first.map { ["by", "par"].contains($0.lowercased()) } ?? false
      let groups = isGrouped ? (words.dropFirst().first ?? "").split(separator: ",").map(String.init) : []
      var options = SearchOptions(query: words.dropFirst(isGrouped ? 2 : 0).joined(separator: " "), ui: ui)
      options.filters = try SearchOptions.filters(facet)
      options.asOf = try asOf.map { (text) throws(CatalogueError) in try Catalogue.date(text) }
      let catalogue = Catalogue(index: common.indexFolder)
      let view = try catalogue.sum(field, by: groups, options)
      let absence = view.totals.isEmpty ? try catalogue.absence(of: options) : nil
      if format.json {
        var writer = JSONWriter()
        view.write(to: &writer)
        Terminal.print(writer.text)
      } else if csv {
        Terminal.print(TableLine.text(view.groups.map(\.facet) + ["currency", view.field, "works"]))
        for line in view.lines {
          Terminal.print(
            TableLine.text(line.values.map { $0.id ?? "" } + [line.currency ?? "", line.sum.inCents, String(line.works)]))
        }
        // Beside the table, which has sums alone.
        for remark in view.remarks(in: ui) { Terminal.printError(remark) }
      } else {
        show(view)
      }
      Terminal.tell(absence)
      return .done
    }
  }

  private func show(_ view: SumView) {
    let day = view.asOf.map { [RecordThen.day($0, in: ui)] } ?? []
    Terminal.print(Terminal.bold(([view.label] + view.groups.map(\.label) + day).joined(separator: " · ")))
    guard !view.totals.isEmpty else {
      Terminal.print(ui(fr: "Aucun montant.", en: "No amount."))
      for remark in view.remarks(in: ui) { Terminal.print(Terminal.dim(remark)) }
      return
    }
    let lines = view.lines.map { ($0, $0.values.map(\.label).joined(separator: " · ")) }
    let width = (lines + view.totals.map { ($0, "") }).map { Self.spoken($0.0).count }.max() ?? 0
    for (line, name) in lines where !view.groups.isEmpty { show(line, Terminal.harmless(name), width) }
    for total in view.totals { show(total, Terminal.bold(ui(fr: "total", en: "total")), width) }
    for remark in view.remarks(in: ui) { Terminal.print(Terminal.dim(remark)) }
  }

  private func show(_ line: SumView.Line, _ name: String, _ width: Int) {
    let sum = Self.spoken(line)
    Terminal.print(String(repeating: " ", count: width - sum.count) + sum + "  " + name + Terminal.dim("  (\(line.works))"))
  }

  /// An amount in the reader's writing: `-1 234,50 EUR`, `-1,234.50 EUR`.
  private static func spoken(_ line: SumView.Line) -> String {
    var parts = line.sum.inCents.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isNegative = parts[0].hasPrefix("-")
    if isNegative { parts[0].removeFirst() }
    var grouped = ""
    for (place, digit) in parts[0].enumerated() {
      if place > 0, (parts[0].count - place) % 3 == 0 { grouped += ui(fr: "\u{202F}", en: ",") }
      grouped.append(digit)
    }
    return (isNegative ? "−" : "") + grouped + ui(fr: ",", en: ".") + parts[1] + " " + (line.currency ?? "?")
  }
}
