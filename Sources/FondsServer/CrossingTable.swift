internal import FondsCatalogue
internal import FondsRecord

/// A crossing as a table whose cells are warmer the more there is, with a sign for what goes together more or less than by chance.
struct CrossingTable {
  let view: CrossingView
  let address: PageAddress

  private var ui: Language { address.ui }

  /// Steps of warmth.
  private static let steps = 5

  func write(to writer: inout HTMLWriter) {
    guard !view.rows.values.isEmpty, !view.columns.values.isEmpty else {
      writer.element("p", text: ui(fr: "Rien ne s’y croise.", en: "Nothing meets there."))
      return
    }
    ways(&writer)
    strongest(&writer)
    writer.element("div", [("class", "scroll"), ("role", "region"), ("aria-labelledby", "caption"), ("tabindex", "0")]) { writer in
      writer.element("table", [("class", "heat")]) { writer in
        writer.element("caption", [("id", "caption")], text: caption)
        head(&writer)
        writer.element("tbody") { writer in
          for (row, cells) in zip(view.rows.values, view.cells) { line(row, cells, &writer) }
        }
      }
    }
    writer.element("p", [("class", "caption")]) { writer in
      writer.write(
        ui(
          fr: "▲ nettement plus souvent, ▽ nettement moins souvent que par hasard (significatif à 0,1 %). Une case mène à ses documents. ",
          en: "▲ clearly more often, ▽ clearly less often than by chance (significant at 0.1 %). A cell leads to its documents. "))
      writer.element("a", [("href", address.on("/crossings").text)], text: ui(fr: "Données (JSON)", en: "Data (JSON)"))
    }
  }

  private var caption: String {
    let total =
      isOfPassages
      ? ui.counted(view.total, fr: ("passage", "passages"), en: ("passage", "passages"))
      : ui.counted(view.total, fr: ("document", "documents"), en: ("document", "documents"))
    return name(view.rows) + " × " + name(view.columns) + " — " + total
  }

  private var isOfPassages: Bool { view.unit == "passages" }

  private func name(_ side: CrossingView.Side) -> String { side.below.map { side.label + " › " + $0 } ?? side.label }

  /// The way back up from below a concept, and the table turned.
  private func ways(_ writer: inout HTMLWriter) {
    writer.element("p", [("class", "ways")]) { writer in
      for (parameter, side) in [("rows", view.rows), ("columns", view.columns)] where side.below != nil {
        writer.element(
          "a", [("href", address.setting(parameter, side.facet).text)],
          text: ui(fr: "↑ toute la facette « \(side.label) »", en: "↑ the whole facet “\(side.label)”"))
        writer.write(" ")
      }
      let turned = address.setting("rows", parameter(view.columns, "columns")).setting("columns", parameter(view.rows, "rows"))
      writer.element("a", [("href", turned.text)], text: ui(fr: "⇄ permuter lignes et colonnes", en: "⇄ swap rows and columns"))
    }
  }

  /// What a side was asked as.
  private func parameter(_ side: CrossingView.Side, _ name: String) -> String {
    address.pairs.first { $0.name == name }?.value ?? side.facet
  }

  private func head(_ writer: inout HTMLWriter) {
    writer.element("thead") { writer in
      writer.element("tr") { writer in
        writer.element("th", [("scope", "col")], text: view.rows.label)
        for column in view.columns.values {
          writer.element("th", [("scope", "col")]) { writer in label(column, view.columns, "columns", &writer) }
        }
      }
    }
  }

  private func line(_ row: CrossingView.Value, _ cells: [CrossingView.Cell?], _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.element("th", [("scope", "row")]) { writer in label(row, view.rows, "rows", &writer) }
      for (column, cell) in zip(view.columns.values, cells) { write(cell, row, column, &writer) }
    }
  }

  /// A value of a side, with the way below it where there is one, and its count.
  private func label(_ value: CrossingView.Value, _ side: CrossingView.Side, _ parameter: String, _ writer: inout HTMLWriter) {
    if value.isBroad, !address.isLong {
      writer.element("a", [("href", address.setting(parameter, side.facet + ":" + value.id).text)]) { writer in
        writer.label(value.label, value.language?.rawValue)
        writer.hidden(ui(fr: " (descendre)", en: " (go below)"))
      }
    } else {
      writer.label(value.label, value.language?.rawValue)
    }
    writer.write(" ")
    writer.element("span", [("class", "count")], text: String(value.count))
  }

  private func write(
    _ cell: CrossingView.Cell?, _ row: CrossingView.Value, _ column: CrossingView.Value, _ writer: inout HTMLWriter
  ) {
    guard let cell else {
      writer.element("td") { writer in
        writer.element("span", [("aria-hidden", "true")], text: "·")
        writer.hidden(ui(fr: "l’une contient l’autre", en: "one holds the other"))
      }
      return
    }
    guard cell.count > 0 else {
      writer.element("td", [("class", "none")]) { writer in
        writer.write("0")
        sign(cell, &writer)
      }
      return
    }
    writer.element("td", [("class", "heat\(warmth(cell.count))")]) { writer in
      guard !address.isLong else {
        writer.write(String(cell.count))
        return sign(cell, &writer)
      }
      writer.element("a", [("href", documents(row, column))]) { writer in
        writer.write(String(cell.count))
        sign(cell, &writer)
      }
    }
  }

  private func sign(_ cell: CrossingView.Cell, _ writer: inout HTMLWriter) {
    guard let isMore = Self.isMore(cell) else { return }
    writer.element("span", [("class", "sign"), ("aria-hidden", "true")], text: isMore ? "▲" : "▽")
    writer.hidden(
      isMore
        ? ui(fr: ", plus souvent que par hasard", en: ", more often than by chance")
        : ui(fr: ", moins souvent que par hasard", en: ", less often than by chance"))
  }

  /// Whether two values go together more or less than by chance; `nil` where that cannot be told.
  private static func isMore(_ cell: CrossingView.Cell) -> Bool? {
    guard abs(cell.logLikelihood) >= CrossingView.strength else { return nil }
    if cell.logLikelihood < 0 { return false }
    return cell.count >= CrossingView.support ? true : nil
  }

  /// A step by the square root, so that one large case does not make all others pale.
  private func warmth(_ count: Int) -> Int {
    let most = view.cells.joined().compactMap { $0?.count }.max() ?? 1
    let share = (Double(count) / Double(max(1, most))).squareRoot()
    return min(Self.steps, max(1, Int((share * Double(Self.steps)).rounded(.up))))
  }

  /// The search that shows the documents of a cell.
  private func documents(_ row: CrossingView.Value, _ column: CrossingView.Value) -> String {
    let search = address.on("/").setting("rows", nil).setting("columns", nil).setting("size", nil)
    let names = [view.rows.facet + "=" + row.id, view.columns.facet + "=" + column.id]
    // What cannot stand in a quoted list is chosen beside the query, where it holds for whole documents.
    let isPlain = names.allSatisfy { name in !name.contains { "\"“”«»;".contains($0) } }
    guard isOfPassages, isPlain else {
      return search.adding(view.rows.facet + ":" + row.id).adding(view.columns.facet + ":" + column.id).text
    }
    let separator = names.contains { $0.contains(",") } ? ";" : ","
    return search.narrowed(by: "between:\"" + names.joined(separator: separator) + "\"").text
  }

  /// What goes together most surely, in words.
  private func strongest(_ writer: inout HTMLWriter) {
    var found: [(row: CrossingView.Value, column: CrossingView.Value, cell: CrossingView.Cell)] = []
    for (row, cells) in zip(view.rows.values, view.cells) {
      for (column, cell) in zip(view.columns.values, cells) {
        if let cell, Self.isMore(cell) == true { found.append((row, column, cell)) }
      }
    }
    guard !found.isEmpty else { return }
    found.sort { $0.cell.logLikelihood > $1.cell.logLikelihood }
    writer.element("h2", text: ui(fr: "Ce qui va ensemble", en: "What goes together"))
    writer.element("ul", [("class", "strongest")]) { writer in
      for (row, column, cell) in found.prefix(5) {
        writer.element("li") { writer in
          writer.element("a", [("href", documents(row, column))]) { writer in
            writer.labels([row, column].map { ($0.label, $0.language?.rawValue) }, separator: " × ")
          }
          let times = Self.decimal(cell.ratio, ui)
          let count =
            isOfPassages
            ? ui.counted(cell.count, fr: ("passage", "passages"), en: ("passage", "passages"))
            : ui.counted(cell.count, fr: ("document", "documents"), en: ("document", "documents"))
          writer.write(
            ui(fr: " \(times) fois plus souvent que par hasard, \(count)", en: " \(times) times as often as by chance, \(count)"))
        }
      }
    }
  }

  private static func decimal(_ value: Double, _ ui: Language) -> String {
    let tenths = Int((min(value, 1e6) * 10).rounded())
    return "\(tenths / 10)" + ui(fr: ",", en: ".") + "\(tenths % 10)"
  }
}
