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
  private var query: String { reading.parameters["q"] ?? "" }

  var html: HTMLWriter {
    let other: Language = ui == .french ? .english : .french
    let frame = PageFrame(ui: ui, title: query, bank: bank, otherLanguage: address(from: 0, ui: other))
    return frame.html { writer in
      writer.element("h1", text: ui(fr: "Chercher dans la banque", en: "Search the bank"))
      writer.element("form", [("action", "/"), ("method", "get"), ("role", "search")]) { writer in
        writer.void("input", [("type", "hidden"), ("name", "ui"), ("value", ui.rawValue)])
        keepChoices(&writer)
        if case .answer(let answer) = outcome, let like = answer.like { likeness(like, &writer) }
        box(&writer)
        switch outcome {
        case .none: break
        case .answer(let answer):
          writer.element("div", [("class", "columns")]) { writer in
            results(answer, &writer)
            FacetFieldsets(facets: answer.facets, ui: ui).write(to: &writer)
          }
        case .fault(let error): fault(error, &writer)
        }
      }
    }
  }

  /// What was chosen by the address and has no field of its own in the form is sent along with it.
  private func keepChoices(_ writer: inout HTMLWriter) {
    var kept = ["expand", "explain", "size"].compactMap { name in reading.parameters[name].map { (name, $0) } }
    var hasLike = false
    var hasFacets = false
    if case .answer(let answer) = outcome {
      hasLike = answer.like != nil
      hasFacets = answer.facets.contains { !$0.values.isEmpty }
    }
    if !hasLike, let like = reading.parameters["like"], !like.isEmpty { kept.append(("like", like)) }
    if !hasFacets { kept += reading.parameters.all("facet").map { ("facet", $0) } }
    for (name, value) in kept { writer.void("input", [("type", "hidden"), ("name", name), ("value", value)]) }
  }

  private func box(_ writer: inout HTMLWriter) {
    writer.element("p", [("class", "box")]) { writer in
      writer.element("label", [("for", "q")], text: ui(fr: "Mots, expression, facette", en: "Words, phrase, facet"))
      writer.void(
        "input",
        [
          ("type", "search"), ("id", "q"), ("name", "q"), ("value", query), ("maxlength", "2000"), ("autocomplete", "off"),
          ("placeholder", ui(fr: "coopération alimentaire, \"budget participatif\"…", en: "food cooperation, \"participatory budget\"…"))
        ])
      writer.element("button", [("type", "submit")], text: ui(fr: "Chercher", en: "Search"))
    }
  }

  private func results(_ answer: Answer, _ writer: inout HTMLWriter) {
    writer.element("section", [("class", "results"), ("aria-label", ui(fr: "Résultats", en: "Results"))]) { writer in
      writer.element("h2", text: ui.counted(answer.total, fr: ("document", "documents"), en: ("document", "documents")))
      expansions(answer, &writer)
      AdviceList(answer: answer, ui: ui, address: { address(asking: $0, $1) }).write(to: &writer)
      let from = Int(reading.parameters["from"] ?? "") ?? 0
      writer.element("ol", [("start", String(from + 1))]) { writer in
        for hit in answer.hits { HitItem(hit: hit, ui: ui).write(to: &writer) }
      }
      pager(answer, from: from, &writer)
    }
  }

  /// The record that the results are like; further words narrow them.
  private func likeness(_ like: AnswerLikeness, _ writer: inout HTMLWriter) {
    writer.void("input", [("type", "hidden"), ("name", "like"), ("value", like.id)])
    writer.element("p", [("class", "like")]) { writer in
      writer.write(ui(fr: "Ce qui ressemble à ", en: "What is like "))
      writer.element(
        "a",
        [
          ("href", "/records/" + QueryString.encode(like.id) + "?ui=" + ui.rawValue), ("lang", like.language == "und" ? nil : like.language)
        ],
        text: like.title)
      if !like.common.isEmpty {
        writer.write(ui(fr: " ; en commun peut-être : ", en: "; in common, perhaps: ") + like.common.joined(separator: ", "))
      }
      writer.write(". ")
      writer.element("a", [("href", "/?ui=" + ui.rawValue)], text: ui(fr: "nouvelle recherche", en: "new search"))
    }
  }

  private func expansions(_ answer: Answer, _ writer: inout HTMLWriter) {
    if reading.parameters["expand"] == "0" {
      writer.element("p", [("class", "expansions")]) { writer in
        writer.write(ui(fr: "Vos mots seulement. ", en: "Your words only. "))
        writer.element("a", [("href", address(from: 0, ui: ui, expand: true))], text: ui(fr: "élargir", en: "search more widely"))
      }
    }
    guard !answer.expansions.isEmpty else { return }
    writer.element("p", [("class", "expansions")]) { writer in
      writer.write(ui(fr: "Cherché aussi : ", en: "Also searched: "))
      writer.write(
        answer.expansions.map { $0.words + " → " + $0.shownLabels.joined(separator: ", ") }.joined(separator: ui(fr: " ; ", en: "; ")))
      writer.write(" ")
      writer.element("a", [("href", address(from: 0, ui: ui, expand: false))], text: ui(fr: "seulement mes mots", en: "only my words"))
    }
  }

  private func pager(_ answer: Answer, from: Int, _ writer: inout HTMLWriter) {
    let size = max(1, Int(reading.parameters["size"] ?? "") ?? 10)
    guard answer.total > size || from > 0 else { return }
    writer.element("nav", [("aria-label", ui(fr: "Pages de résultats", en: "Pages of results"))]) { writer in
      if from > 0 {
        writer.element(
          "a", [("rel", "prev"), ("href", address(from: max(0, from - size), ui: ui))], text: ui(fr: "← précédents", en: "← previous"))
      }
      if from + size < answer.total, from + size <= SearchOptions.depthLimit {
        writer.element("a", [("rel", "next"), ("href", address(from: from + size, ui: ui))], text: ui(fr: "suivants →", en: "next →"))
      }
    }
  }

  private func fault(_ error: CatalogueError, _ writer: inout HTMLWriter) {
    writer.element("div", [("class", "fault"), ("role", "alert")]) { writer in
      let place = error.column.map { ui(fr: " (caractère \($0))", en: " (character \($0))") } ?? ""
      let wording = error.wording(in: ui)
      writer.element("p") { writer in writer.element("strong", text: wording.message + place) }
      writer.element("p", text: wording.remedy)
    }
  }

  /// Another query, with other choices beside it where some are given.
  private func address(asking query: String, _ filters: [String]?) -> String {
    var pairs = reading.parameters.pairs.filter { !["q", "from", "ui"].contains($0.name) && (filters == nil || $0.name != "facet") }
    pairs.append(("q", query))
    pairs += (filters ?? []).map { ("facet", $0) }
    pairs.append(("ui", ui.rawValue))
    return "/?" + pairs.map { QueryString.encode($0.name) + "=" + QueryString.encode($0.value) }.joined(separator: "&")
  }

  /// This search at another page or in another language; with or without expansion where that is said.
  private func address(from: Int, ui: Language, expand: Bool? = nil) -> String {
    var pairs = reading.parameters.pairs.filter { !["from", "ui", "expand"].contains($0.name) }
    pairs.append(("ui", ui.rawValue))
    if from > 0 { pairs.append(("from", String(from))) }
    if !(expand ?? (reading.parameters["expand"] != "0")) { pairs.append(("expand", "0")) }
    return "/?" + pairs.map { QueryString.encode($0.name) + "=" + QueryString.encode($0.value) }.joined(separator: "&")
  }
}
