internal import FondsCatalogue
internal import FondsRecord

/// The page that opens the bank: the search box, what the bank holds, its kinds, what is new, and facets to begin with.
struct StartPage {
  let reading: RequestReading
  let bank: String
  let opening: BankOpening

  private var ui: Language { reading.ui }
  private var address: PageAddress { PageAddress(reading) }

  /// Whether a request asks for nothing in particular.
  static func isAsked(by reading: RequestReading) -> Bool {
    let names = ["q", "facet", "like", "from", "size", "without", "expand", "explain"]
    return names.allSatisfy { reading.parameters[$0]?.isEmpty ?? true }
  }

  var html: HTMLWriter {
    let address = address
    let frame = PageFrame(
      ui: ui, title: "", bank: bank, address: { address.in($0).text }, room: .search,
      skips: [(target: "#results", text: ui(fr: "Aller aux nouveautés", en: "Skip to what is new"))])
    return frame.html { writer in
      writer.element("h1", text: ui(fr: "Chercher dans la banque", en: "Search the bank"))
      writer.element("form", [("id", "search"), ("action", "/"), ("method", "get"), ("role", "search"), ("autocomplete", "off")]) {
        writer in
        writer.void("input", [("type", "hidden"), ("name", "ui"), ("value", ui.rawValue)])
        SearchBox(ui: ui, query: "").write(to: &writer)
      }
      writer.element("p", [("class", "holds")]) { writer in holds(&writer) }
      kinds(&writer)
      writer.element("div", [("class", "columns")]) { writer in
        FacetPanel(answer: opening.answer, ui: ui).write(to: &writer)
        writer.element("div", [("id", "results"), ("class", "results"), ("tabindex", "-1")]) { writer in
          for section in opening.sections { write(section, &writer) }
        }
      }
    }
  }

  /// What the bank holds, in a sentence.
  private func holds(_ writer: inout HTMLWriter) {
    let answer = opening.answer
    var text = ui.counted(answer.total, fr: ("document", "documents"), en: ("document", "documents"))
    // Many are there in both: the two numbers add up to more.
    let languages = opening.languages.map { part in
      ui(fr: "\(part.works) à lire en \(ui.name(of: part.language))", en: "\(part.works) to read in \(ui.name(of: part.language))")
    }
    if languages.count > 1 { text += ", " + languages.joined(separator: ui(fr: " et ", en: " and ")) }
    if let years = opening.years {
      text +=
        years.lowerBound == years.upperBound
        ? ui(fr: " de \(years.lowerBound)", en: " of \(years.lowerBound)")
        : ui(fr: ", de \(years.lowerBound) à \(years.upperBound)", en: ", \(years.lowerBound) to \(years.upperBound)")
    }
    if opening.producers > 0 {
      text += ui(fr: ", de ", en: ", by ") + ui.counted(opening.producers, fr: ("producteur", "producteurs"), en: ("producer", "producers"))
    }
    writer.write(text + ". ")
    writer.element("a", [("href", "/?size=10&ui=" + ui.rawValue)], text: ui(fr: "Tous les documents", en: "All documents"))
  }

  /// How much there is of each kind; the lines of accounts come last.
  private func kinds(_ writer: inout HTMLWriter) {
    let found = opening.answer.facets.first { $0.id == "bank" }?.values.filter { $0.count > 0 } ?? []
    guard !found.isEmpty else { return }
    let ordered = found.filter { $0.id != BankOpening.lines } + found.filter { $0.id == BankOpening.lines }
    writer.element("nav", [("class", "groups kinds"), ("aria-label", ui(fr: "Par type de document", en: "By type of document"))]) {
      writer in
      writer.element("ul") { writer in
        for kind in ordered {
          writer.element("li") { writer in
            writer.element("a", [("href", address.adding("bank:" + kind.id).text)]) { writer in
              writer.label(kind.label, kind.language)
              writer.write(" ")
              writer.element("span", [("class", "count")], text: String(kind.count))
            }
          }
        }
      }
    }
  }

  private func write(_ section: BankOpening.Section, _ writer: inout HTMLWriter) {
    let (id, title) =
      switch section.kind {
      case .experiences: ("experiences", ui(fr: "Retours d’expérience récents", en: "Recent experience feedback"))
      case .documents: ("documents", ui(fr: "Autres documents récents", en: "Other recent documents"))
      }
    writer.element("section", [("aria-labelledby", id)]) { writer in
      writer.element("div", [("class", "head")]) { writer in
        writer.element("h2", [("id", id)], text: title)
        if section.kind == .experiences {
          writer.element(
            "a", [("href", address.adding("bank:experience").text)],
            text: ui(fr: "tous les retours d’expérience", en: "all experience feedback"))
        }
      }
      writer.element("ol", [("class", "hits")]) { writer in
        for hit in section.hits { HitItem(hit: hit, wanted: [], ui: ui).write(to: &writer) }
      }
    }
  }
}
