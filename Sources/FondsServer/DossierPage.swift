internal import FondsCatalogue
internal import FondsRecord

/// The page where a dossier is asked for and read: a form, then the dossier with links to its records and to the same as Markdown.
struct DossierPage {
  /// What is shown below the form.
  enum Outcome {
    /// Nothing was asked yet.
    case none
    case dossier(Dossier)
    case fault(CatalogueError)
  }

  let reading: RequestReading
  let bank: String
  /// The territories of the bank, those of most works first.
  let territories: [AnswerCount]
  let scenarios: [(id: String, label: String)]
  var outcome = Outcome.none

  /// Territories that the form offers.
  static let most = 300

  private var ui: Language { reading.ui }
  private var territory: String { reading.parameters["territory"] ?? "" }
  private var scenario: String { DossierAddress.scenario(reading) }

  var html: HTMLWriter {
    let address = DossierAddress(territory: territory, scenario: scenario, ui: ui)
    let name: String
    if case .dossier(let view) = outcome {
      name = view.title(in: ui)
    } else {
      name = ui(fr: "Dossier d’un territoire", en: "Dossier of a territory")
    }
    let isAsked = if case .none = outcome { false } else { true }
    let frame = PageFrame(
      ui: ui, title: name, bank: bank, address: { isAsked ? address.in($0).text : "/dossier?ui=" + $0.rawValue }, room: .dossier)
    return frame.html { writer in
      writer.element("h1", text: name)
      form(&writer)
      switch outcome {
      case .none: break
      case .fault(let error): FaultNote(error: error, ui: ui).write(to: &writer)
      case .dossier(let view):
        writer.element("p") { writer in
          writer.element(
            "a", [("href", address.text + "&format=md"), ("type", "text/markdown")],
            text: ui(fr: "Le même en Markdown, à retravailler", en: "The same as Markdown, to be worked on"))
          if let id = view.territoryID {
            writer.write(" · ")
            writer.element(
              "a", [("href", "/?facet=" + QueryString.encode("territory:" + id) + "&ui=" + ui.rawValue)],
              text: ui(fr: "tous ses documents", en: "all its documents"))
          }
        }
        writer.element("div", [("class", "dossier")]) { writer in
          DossierBody(view: view, ui: ui, address: { PageAddress.record($0, in: ui) }).write(to: &writer)
        }
      }
    }
  }

  private func form(_ writer: inout HTMLWriter) {
    writer.element("form", [("action", "/dossier"), ("method", "get"), ("class", "crossing")]) { writer in
      writer.void("input", [("type", "hidden"), ("name", "ui"), ("value", ui.rawValue)])
      let whole = [(id: "", label: ui(fr: "toute la banque", en: "the whole bank"))]
      var places = territories.map { (id: $0.id, label: $0.label + " (\($0.count))") }
      if !territory.isEmpty, !places.contains(where: { $0.id == territory }) {
        let known = if case .dossier(let view) = outcome { view.territory } else { String?.none }
        places.append((id: territory, label: known ?? territory))
      }
      select("territory", ui(fr: "Territoire", en: "Territory"), whole + places, chosen: territory, &writer)
      select("scenario", ui(fr: "Scénario", en: "Scenario"), scenarios, chosen: scenario, &writer)
      writer.element("button", [("type", "submit")], text: ui(fr: "Établir le dossier", en: "Compile the dossier"))
    }
  }

  private func select(
    _ name: String, _ label: String, _ choices: [(id: String, label: String)], chosen: String, _ writer: inout HTMLWriter
  ) {
    writer.element("div", [("class", "field")]) { writer in
      writer.element("label", [("for", name)], text: label)
      writer.element("select", [("id", name), ("name", name)]) { writer in
        for choice in choices {
          writer.element("option", [("value", choice.id), ("selected", choice.id == chosen ? "" : nil)], text: choice.label)
        }
      }
    }
  }
}

/// Where a dossier is.
struct DossierAddress {
  var territory: String
  var scenario: String?
  var ui: Language

  /// The scenario that a request asks for.
  static func scenario(_ reading: RequestReading) -> String {
    reading.parameters["scenario"].flatMap { $0.isEmpty ? nil : $0 } ?? "inventory"
  }

  /// The same in a language.
  func `in`(_ ui: Language) -> DossierAddress { DossierAddress(territory: territory, scenario: scenario, ui: ui) }

  var text: String {
    "/dossier?territory=" + QueryString.encode(territory) + (scenario.map { "&scenario=" + QueryString.encode($0) } ?? "") + "&ui="
      + ui.rawValue
  }
}
