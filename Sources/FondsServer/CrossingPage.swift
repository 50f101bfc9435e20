internal import FondsCatalogue
internal import FondsRecord

/// The page where two facets cross: a form to choose them, a table in which each cell leads to its documents, what goes together in words.
struct CrossingPage {
  /// What is shown below the form.
  enum Outcome {
    case none
    case crossing(CrossingView)
    case fault(CatalogueError)
  }

  let reading: RequestReading
  let bank: String
  /// The facets that can be crossed.
  let headings: [(id: String, label: String)]
  var outcome = Outcome.none
  /// The choices beside the query, in words.
  var choices: [String] = []

  /// Values of a side that a page shows at most; the data holds more.
  static let most = 24

  private var ui: Language { reading.ui }
  private var address: PageAddress { PageAddress(reading, path: "/cross").setting("rows", rows).setting("columns", columns) }

  /// What stands in the lines: as it was asked, else the first of some facets that the bank has.
  var rows: String { side("rows", ["theme", "obstacle", "objective"]) }

  /// What stands in the columns.
  var columns: String { side("columns", ["actor", "lever", "territory"]) }

  private func side(_ name: String, _ favourites: [String]) -> String {
    if let value = reading.parameters[name], !value.isEmpty { return value }
    let ids = headings.map(\.id)
    return favourites.first(where: ids.contains) ?? ids.first ?? favourites[0]
  }

  var html: HTMLWriter {
    let address = address
    let title = ui(fr: "Croiser deux facettes", en: "Cross two facets")
    let frame = PageFrame(ui: ui, title: title, bank: bank, address: { address.in($0).text }, room: .crossing)
    return frame.html { writer in
      writer.element("h1", text: title)
      form(address, &writer)
      switch outcome {
      case .none: break
      case .crossing(let view): CrossingTable(view: view, address: address).write(to: &writer)
      case .fault(let error): FaultNote(error: error, ui: ui).write(to: &writer)
      }
    }
  }

  private func form(_ address: PageAddress, _ writer: inout HTMLWriter) {
    writer.element("form", [("action", "/cross"), ("method", "get"), ("class", "crossing")]) { writer in
      for facet in address.facets { writer.void("input", [("type", "hidden"), ("name", "facet"), ("value", facet)]) }
      for name in address.without { writer.void("input", [("type", "hidden"), ("name", "without"), ("value", name)]) }
      for name in ["expand", "size"] {
        guard let value = reading.parameters[name], !value.isEmpty else { continue }
        writer.void("input", [("type", "hidden"), ("name", name), ("value", value)])
      }
      writer.void("input", [("type", "hidden"), ("name", "ui"), ("value", ui.rawValue)])
      select("rows", ui(fr: "Lignes", en: "Rows"), chosen: rows, &writer)
      select("columns", ui(fr: "Colonnes", en: "Columns"), chosen: columns, &writer)
      writer.element("div", [("class", "field wide")]) { writer in
        writer.element("label", [("for", "within")], text: ui(fr: "Parmi les réponses à", en: "Among the answers to"))
        writer.void(
          "input",
          [
            ("type", "search"), ("id", "within"), ("name", "q"), ("value", address.query), ("maxlength", "2000"),
            ("placeholder", ui(fr: "toute la banque", en: "the whole bank"))
          ])
      }
      writer.element("button", [("type", "submit")], text: ui(fr: "Croiser", en: "Cross-tabulate"))
    }
    if !address.facets.isEmpty {
      writer.element("p", [("class", "expansions")]) { writer in
        writer.write(ui(fr: "Filtres : ", en: "Filters: ") + (choices.isEmpty ? address.facets : choices).joined(separator: ", ") + " ")
        writer.element("a", [("href", address.choosing([]).text)], text: ui(fr: "les retirer", en: "remove them"))
      }
    }
  }

  private func select(_ name: String, _ label: String, chosen: String, _ writer: inout HTMLWriter) {
    writer.element("div", [("class", "field")]) { writer in
      writer.element("label", [("for", name)], text: label)
      writer.element("select", [("id", name), ("name", name)]) { writer in
        if !headings.contains(where: { $0.id == chosen }) {
          writer.element("option", [("value", chosen), ("selected", "")], text: below(chosen, name))
        }
        for heading in headings {
          writer.element("option", [("value", heading.id), ("selected", heading.id == chosen ? "" : nil)], text: heading.label)
        }
      }
    }
  }

  /// What a side that goes below a concept is called.
  private func below(_ chosen: String, _ name: String) -> String {
    guard case .crossing(let view) = outcome else { return chosen }
    let side = name == "rows" ? view.rows : view.columns
    return side.below.map { side.label + " › " + $0 } ?? side.label
  }
}
