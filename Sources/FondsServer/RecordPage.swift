internal import FondsCatalogue
internal import FondsExchange
internal import FondsRecord

/// The page of one record: what it is, its text passage by passage, what it is tied to, quotes and is near to.
struct RecordPage {
  let view: RecordView
  let description: RecordDescription
  let reading: RequestReading
  /// The title of the bank.
  let bank: String
  /// Whether the source itself may be downloaded.
  let hasSource: Bool
  /// The works nearest to it; `nil` where they could not be found in time.
  var neighbours: [NearView.Work]?

  private var ui: Language { reading.ui }

  /// Statements of Dublin Core in the head.
  private static let statementLimit = 150
  private var record: Record { view.record }

  /// False where the reader asks about a date at which there was nothing of it yet.
  var isThere: Bool { view.then?.existed ?? true }

  /// The faces of the work in other languages.
  private var faces: [RecordView.Target] { view.relations.first { $0.kind == .translation }?.targets ?? [] }

  var html: HTMLWriter {
    let title = record.title(for: ui)
    let here = "/records/" + QueryString.encode(record.id.value)
    let day = view.then.map { RecordThen.day($0.date, in: ui) }
    var frame = PageFrame(
      ui: ui, title: String(title.text.prefix(200)) + (day.map { ", " + $0 } ?? ""), bank: bank,
      address: { PageAddress.record(record.id.value, in: $0, asOf: view.then?.date) })
    frame.titleLanguage = day == nil ? languageTag(title.language.rawValue) : nil
    frame.head = { writer in head(here, &writer) }
    let text = RecordText(record: record, reading: reading, here: here, title: title.text)
    return frame.html { writer in
      writer.element("article", [("class", "record")]) { writer in
        heading(title, day, &writer)
        byline(&writer)
        if let then = view.then { ThenNote(then: then, ui: ui, today: PageAddress.record(record.id.value, in: ui)).write(to: &writer) }
        others(&writer)
        guard isThere else { return }
        contents(text, &writer)
        writer.element("div", [("class", "columns right")]) { writer in
          RecordFacts(view: view, description: description, ui: ui, source: hasSource ? here + "/source" : nil, isOpen: text.isEmpty)
            .write(to: &writer)
          writer.element("div", [("class", "body")]) { writer in
            abstract(&writer)
            text.write(to: &writer)
            RelationSection(view: view, ui: ui).write(to: &writer)
            QuotationSection(view: view, ui: ui).write(to: &writer)
            near(&writer)
          }
        }
      }
    }
  }

  /// Dublin Core (DCMI, *Expressing Dublin Core in HTML/XHTML*, 2008) and the faces in other languages.
  private func head(_ here: String, _ writer: inout HTMLWriter) {
    writer.void("link", [("rel", "schema.DC"), ("href", "http://purl.org/dc/elements/1.1/")])
    for element in description.dublinCore.prefix(Self.statementLimit) {
      writer.void("meta", [("name", "DC." + element.name), ("content", element.value), ("lang", element.language?.rawValue)])
    }
    for face in faces {
      guard let tag = languageTag(face.language.rawValue) else { continue }
      writer.void("link", [("rel", "alternate"), ("hreflang", tag), ("href", PageAddress.record(face.id, in: face.language))])
    }
    writer.void("link", [("rel", "alternate"), ("type", "application/json"), ("href", here)])
  }

  /// The title, with the day as of which the record is looked at.
  private func heading(_ title: LocalizedText, _ day: String?, _ writer: inout HTMLWriter) {
    let language = languageTag(title.language.rawValue)
    guard let day else { return writer.element("h1", [("lang", language)], text: title.text) }
    writer.element("h1") { writer in
      writer.element("span", [("lang", language)], text: title.text)
      writer.element("span", [("class", "day")], text: ", " + day)
    }
  }

  /// The bank, the producers, the date, and the other faces: what a reader wants to know before the text.
  private func byline(_ writer: inout HTMLWriter) {
    let banks = view.facets.first { $0.id == "bank" }?.values.map(\.label) ?? []
    let made = record.producers.isEmpty ? record.authors : record.producers
    let dates = [record.date(.published), record.date(.event)].compactMap { $0 }.map { date in
      date.kind == .event ? ui(fr: "événement : ", en: "event: ") + date.words(in: ui) : date.words(in: ui)
    }
    let pieces = banks + [made.prefix(6).map(\.value).joined(separator: ", ")] + dates
    writer.element("p", [("class", "byline")], text: pieces.filter { !$0.isEmpty }.joined(separator: " · "))
  }

  /// The faces in other languages.
  private func others(_ writer: inout HTMLWriter) {
    for face in faces {
      let language = face.language
      writer.element("p", [("class", "face")]) { writer in
        writer.write(
          language == .undetermined
            ? ui(fr: "Aussi : ", en: "Also: ") : ui(fr: "Aussi en ", en: "Also in ") + ui.name(of: language) + ui(fr: " : ", en: ": "))
        let tag = languageTag(language.rawValue)
        writer.element(
          "a", [("href", PageAddress.record(face.id, in: ui, asOf: view.then?.date)), ("lang", tag), ("hreflang", tag)], text: face.title)
      }
    }
  }

  /// Where to go on the page.
  private func contents(_ text: RecordText, _ writer: inout HTMLWriter) {
    writer.element("nav", [("class", "contents"), ("aria-label", ui(fr: "Sur cette page", en: "On this page"))]) { writer in
      writer.element("ul") { writer in
        func entry(_ target: String, _ name: String) {
          writer.element("li") { writer in writer.element("a", [("href", target)], text: name) }
        }
        if !text.isEmpty { entry("#text", ui(fr: "Texte", en: "Text")) }
        if RelationSection(view: view, ui: ui).count > 0 { entry("#ties", ui(fr: "Liens", en: "Ties")) }
        if !view.quotations.isEmpty { entry("#quotations", ui(fr: "Mots en commun", en: "Words in common")) }
        if neighbours?.isEmpty == false { entry("#near", ui(fr: "Sujets voisins", en: "Related subjects")) }
        entry(
          "/?like=" + QueryString.encode(record.id.value) + "&ui=" + ui.rawValue,
          ui(fr: "Documents semblables", en: "Similar documents"))
      }
    }
  }

  private func abstract(_ writer: inout HTMLWriter) {
    guard let abstract = record.abstracts.first(where: { $0.language == ui }) ?? record.abstracts.first else { return }
    // Many pages open with the very words of their abstract.
    guard !record.blocks.prefix(4).contains(where: { $0.text == abstract.text }) else { return }
    writer.element("p", [("class", "abstract"), ("lang", languageTag(abstract.language.rawValue))], text: abstract.text)
  }

  private func near(_ writer: inout HTMLWriter) {
    guard let neighbours, !neighbours.isEmpty else { return }
    writer.element("section", [("id", "near"), ("aria-labelledby", "near-title")]) { writer in
      writer.element("h2", [("id", "near-title")], text: ui(fr: "Sur des sujets voisins", en: "On related subjects"))
      writer.element("ol", [("class", "near")]) { writer in
        for work in neighbours {
          writer.element("li") { writer in
            writer.element(
              "a", [("href", PageAddress.record(work.id, in: ui, asOf: view.then?.date)), ("lang", languageTag(work.language.rawValue))],
              text: work.title)
            let made = ([work.kind?.label].compactMap { $0 } + work.producers.prefix(3)).joined(separator: " · ")
            if !made.isEmpty { writer.element("p", [("class", "byline")], text: made) }
            if !work.shared.isEmpty {
              writer.element("p", [("class", "about")]) { writer in
                writer.write(ui(fr: "En commun : ", en: "In common: "))
                writer.labels(work.shared.prefix(6).map { ($0.label, $0.language?.rawValue) }, separator: ", ")
              }
            }
          }
        }
      }
    }
  }
}
