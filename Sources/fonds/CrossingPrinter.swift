internal import FondsCatalogue
internal import FondsRecord

/// Shows a crossing as a table at a terminal, or as CSV.
struct CrossingPrinter {
  let view: CrossingView

  func print() {
    let unit =
      view.unit == "passages"
      ? ui.counted(view.total, fr: ("passage", "passages"), en: ("passage", "passages"))
      : ui.counted(view.total, fr: ("document", "documents"), en: ("document", "documents"))
    Terminal.print(Terminal.bold(view.rows.label + " × " + view.columns.label) + Terminal.dim("  " + unit))
    guard !view.rows.values.isEmpty, !view.columns.values.isEmpty else {
      Terminal.print(ui(fr: "Rien ne s’y croise.", en: "Nothing meets there."))
      return
    }
    // Numbers for columns, told below: labels are too long to stand side by side.
    let width = min(34, view.rows.values.map { $0.label.count }.max() ?? 0)
    var head = String(repeating: " ", count: width)
    for place in view.columns.values.indices { head += Self.right("[\(place + 1)]", 7) }
    Terminal.print(Terminal.dim(head))
    for (row, cells) in zip(view.rows.values, view.cells) {
      var line = Self.left(Terminal.harmless(row.label), width)
      for cell in cells { line += Self.right(cell.map { "\($0.count)" + Self.mark($0) } ?? "·", 7) }
      Terminal.print(line)
    }
    for (place, column) in view.columns.values.enumerated() {
      Terminal.print(Terminal.dim("[\(place + 1)] ") + Terminal.harmless(column.label) + Terminal.dim("  \(column.count)"))
    }
    strongest()
  }

  /// What goes together most surely, in words.
  private func strongest() {
    var found: [(row: Int, column: Int, cell: CrossingView.Cell)] = []
    for (row, cells) in view.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        if let cell, cell.count >= CrossingView.support, cell.logLikelihood >= CrossingView.strength { found.append((row, column, cell)) }
      }
    }
    found.sort { $0.cell.logLikelihood > $1.cell.logLikelihood }
    if found.isEmpty { return }
    Terminal.print(ui(fr: "Ce qui va ensemble :", en: "What goes together:"))
    for (row, column, cell) in found.prefix(5) {
      let times = Self.decimal(cell.ratio)
      Terminal.print(
        "  " + Terminal.harmless(view.rows.values[row].label) + " × " + Terminal.harmless(view.columns.values[column].label)
          + Terminal.dim(
            ui(
              fr: "  \(times) fois plus souvent que par hasard (\(cell.count))",
              en: "  \(times) times as often as by chance (\(cell.count))")))
    }
  }

  /// One cell a line, so that any spreadsheet can turn it as it likes.
  func printCSV() {
    Terminal.print(
      TableLine.text([
        view.rows.facet, view.rows.facet + "_label", view.columns.facet, view.columns.facet + "_label", view.unit, "expected", "ratio",
        "log_likelihood"
      ]))
    for (row, cells) in zip(view.rows.values, view.cells) {
      for (column, cell) in zip(view.columns.values, cells) {
        guard let cell else { continue }
        let numbers = [cell.expected, cell.ratio, cell.logLikelihood].map { "\(($0 * 1000).rounded() / 1000)" }
        Terminal.print(TableLine.text([row.id, row.label, column.id, column.label, String(cell.count)] + numbers))
      }
    }
  }

  private static func mark(_ cell: CrossingView.Cell) -> String {
    guard abs(cell.logLikelihood) >= CrossingView.strength else { return " " }
    if cell.logLikelihood < 0 { return "−" }
    return cell.count >= CrossingView.support ? "+" : " "
  }

  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10)" + ui(fr: ",", en: ".") + "\(tenths % 10)"
  }

  private static func left(_ text: String, _ width: Int) -> String {
    let text = text.count > width ? text.prefix(width - 1) + "…" : text
    return text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
