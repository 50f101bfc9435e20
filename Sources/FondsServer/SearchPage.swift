internal import FondsCatalogue
internal import FondsRecord

/// The search page: a form, its answer, and facets to narrow it, all without a script.
struct SearchPage {
  /// What is shown below the form.
  enum Outcome {
    case none
    case answer(Answer)
    case fault(CatalogueError)
  }

  let reading: RequestReading
  let bank: String
  var outcome = Outcome.none

  private var ui: Language { reading.ui }

  /// Where this search is, with its choices by identifier where the answer knows them.
  private var address: PageAddress {
    var address = PageAddress(reading)
    if case .answer(let answer) = outcome { address.facets = ChosenFacets.canonical(address.facets, answer) }
    return address
  }

  var html: HTMLWriter {
    let address = address
    let from = Int(reading.parameters["from"] ?? "") ?? 0
    let frame = PageFrame(
      ui: ui, title: address.query, bank: bank, address: { address.at(from).in($0).text }, room: .search,
      skips: [(target: "#results", text: ui(fr: "Aller aux résultats", en: "Skip to results"))])
    return frame.html { writer in
      writer.element("h1", text: ui(fr: "Chercher dans la banque", en: "Search the bank"))
      writer.element("form", [("id", "search"), ("action", "/"), ("method", "get"), ("role", "search"), ("autocomplete", "off")]) {
        writer in
        keepChoices(address, &writer)
        SearchBox(ui: ui, query: address.query).write(to: &writer)
      }
      switch outcome {
      case .none: break
      case .answer(let answer): write(answer, address, from: from, &writer)
      case .fault(let error): writer.element("div", [("id", "results")]) { writer in FaultNote(error: error, ui: ui).write(to: &writer) }
      }
    }
  }

  /// What was chosen by the address and has no field of its own in the form is sent along with it.
  private func keepChoices(_ address: PageAddress, _ writer: inout HTMLWriter) {
    writer.void("input", [("type", "hidden"), ("name", "ui"), ("value", ui.rawValue)])
    for name in ["like", "size", "expand", "explain"] {
      guard let value = reading.parameters[name], !value.isEmpty else { continue }
      writer.void("input", [("type", "hidden"), ("name", name), ("value", value)])
    }
    for name in address.without { writer.void("input", [("type", "hidden"), ("name", "without"), ("value", name)]) }
    var boxes: Set<String> = []
    if case .answer(let answer) = outcome { boxes = FacetPanel(answer: answer, ui: ui).chosen }
    for facet in address.facets where !boxes.contains(facet) {
      writer.void("input", [("type", "hidden"), ("name", "facet"), ("value", facet)])
    }
  }

  private func write(_ answer: Answer, _ address: PageAddress, from: Int, _ writer: inout HTMLWriter) {
    if let like = answer.like { likeness(like, &writer) }
    ChosenFacets(answer: answer, address: address).write(to: &writer)
    writer.element("div", [("class", "columns")]) { writer in
      FacetPanel(answer: answer, ui: ui).write(to: &writer)
      writer.element("section", [("id", "results"), ("class", "results"), ("aria-labelledby", "count"), ("tabindex", "-1")]) { writer in
        results(answer, address, from: from, &writer)
      }
    }
  }

  private func results(_ answer: Answer, _ address: PageAddress, from: Int, _ writer: inout HTMLWriter) {
    writer.element("div", [("class", "head")]) { writer in
      writer.element(
        "h2", [("id", "count")], text: ui.counted(answer.total, fr: ("document", "documents"), en: ("document", "documents")))
      if answer.total > 1, answer.like == nil {
        let crossing = address.on("/cross").setting("size", nil).setting("explain", nil)
        writer.element("a", [("href", crossing.text)], text: ui(fr: "Croiser ces résultats", en: "Cross these results"))
      }
      // A facet of a place that is chosen leads to what the bank knows of it.
      let places = answer.facets.first { $0.id == "territory" }?.values.filter(\.selected) ?? []
      if places.count == 1 {
        writer.element(
          "a", [("href", DossierAddress(territory: places[0].id, ui: ui).text)],
          text: ui(fr: "Dossier : ", en: "Dossier: ") + places[0].label)
      }
    }
    BankGroups(answer: answer, address: address).write(to: &writer)
    ExpansionNote(answer: answer, address: address, expands: reading.parameters["expand"] != "0").write(to: &writer)
    AdviceList(
      answer: answer, ui: ui,
      address: { query, filters in (filters.map { address.choosing($0) } ?? address).asking(query).text }
    ).write(to: &writer)
    YearHistogram(answer: answer, address: address)?.write(to: &writer)
    let wanted = Set(answer.expansions.compactMap(\.concept) + address.facets)
    if !answer.hits.isEmpty {
      writer.element("ol", [("class", "hits"), ("start", String(from + 1))]) { writer in
        for hit in answer.hits { HitItem(hit: hit, wanted: wanted, ui: ui).write(to: &writer) }
      }
    }
    Pager(total: answer.total, size: max(1, Int(reading.parameters["size"] ?? "") ?? 10), from: from, address: address).write(to: &writer)
  }

  /// The record that the results are like; further words narrow them.
  private func likeness(_ like: AnswerLikeness, _ writer: inout HTMLWriter) {
    writer.element("p", [("class", "like")]) { writer in
      writer.write(ui(fr: "Documents semblables à ", en: "Documents similar to "))
      writer.element(
        "a", [("href", PageAddress.record(like.id, in: ui)), ("lang", languageTag(like.language))], text: like.title)
      if !like.common.isEmpty {
        writer.write(ui(fr: " ; en commun peut-être : ", en: "; in common, perhaps: ") + like.common.joined(separator: ", "))
      }
      writer.write(". ")
      writer.element("a", [("href", "/?ui=" + ui.rawValue)], text: ui(fr: "nouvelle recherche", en: "new search"))
    }
  }
}
