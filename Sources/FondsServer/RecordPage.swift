internal import FondsCatalogue
internal import FondsRecord

/// The page of one record: what it is, why it carries its facets, what it is tied to, and its text block by block.
struct RecordPage {
  let view: RecordView
  let ui: Language
  /// The title of the bank.
  let bank: String
  /// Whether the source itself may be downloaded.
  let hasSource: Bool

  var html: HTMLWriter {
    let record = view.record
    let title = record.title(for: ui)
    let other: Language = ui == .french ? .english : .french
    let here = "/records/" + QueryString.encode(record.id.value)
    let frame = PageFrame(ui: ui, title: title.text, bank: bank, otherLanguage: here + "?ui=" + other.rawValue)
    return frame.html { writer in
      writer.element("article", [("class", "record")]) { writer in
        writer.element("h1", [("lang", tag(title.language))], text: title.text)
        description(record, here: here, &writer)
        writer.element("p", [("class", "like")]) { writer in
          writer.element(
            "a", [("href", "/?like=" + QueryString.encode(record.id.value) + "&ui=" + ui.rawValue)],
            text: ui(fr: "Ce qui ressemble à ce document", en: "What is like this document"))
        }
        for block in record.blocks { write(block, &writer) }
      }
    }
  }

  private func description(_ record: Record, here: String, _ writer: inout HTMLWriter) {
    writer.element("dl") { writer in
      entry(ui(fr: "Producteurs", en: "Producers"), record.producers.map(\.value), &writer)
      entry(ui(fr: "Auteurs", en: "Authors"), record.authors.map(\.value), &writer)
      entry(ui(fr: "Publié", en: "Published"), record.dates.filter { $0.kind == .published }.prefix(1).map(\.start.description), &writer)
      entry(
        ui(fr: "Événement", en: "Event"),
        record.dates.filter { $0.kind == .event }.map { $0.start.description + ($0.end.map { " – " + $0.description } ?? "") }, &writer)
      for facet in view.facets { entry(facet.label, facet.values.map(\.label), &writer) }
      for tie in view.relations {
        writer.element("dt", text: tie.word(in: ui))
        for target in tie.targets {
          writer.element("dd") { writer in
            writer.element(
              "a", [("href", "/records/" + QueryString.encode(target.id) + "?ui=" + ui.rawValue), ("lang", tag(target.language))],
              text: target.title)
          }
        }
      }
      for quotation in view.quotations { write(quotation, &writer) }
      if let url = record.url?.value, WebAddress.isValid(url) {
        writer.element("dt", text: ui(fr: "Adresse", en: "Address"))
        writer.element("dd") { writer in writer.element("a", [("href", url), ("rel", "noopener")], text: url) }
      }
      if hasSource, record.source != nil, record.source?.row == nil {
        writer.element("dt", text: "Source")
        writer.element("dd") { writer in
          writer.element("a", [("href", here + "/source")], text: record.source?.path ?? "")
        }
      }
    }
  }

  /// The other record, and the words that both have.
  private func write(_ quotation: QuotationView, _ writer: inout HTMLWriter) {
    writer.element("dt", text: quotation.role.word(in: ui))
    writer.element("dd") { writer in
      let other = quotation.other
      writer.element(
        "a", [("href", "/records/" + QueryString.encode(other.id) + "?ui=" + ui.rawValue), ("lang", tag(other.language))], text: other.title
      )
      for piece in quotation.pieces {
        let language = view.record.blocks[piece.block].language
        writer.element("blockquote", [("lang", tag(language))], text: piece.text)
      }
    }
  }

  private func entry(_ name: String, _ values: some Collection<String>, _ writer: inout HTMLWriter) {
    guard !values.isEmpty else { return }
    writer.element("dt", text: name)
    for value in values { writer.element("dd", text: value) }
  }

  private func write(_ block: Block, _ writer: inout HTMLWriter) {
    let language: [(StaticString, String?)] = [("lang", tag(block.language))]
    switch block.kind {
    case .heading where block.level <= 2: writer.element("h2", language, text: block.text)
    case .heading: writer.element("h3", language, text: block.text)
    case .paragraph: writer.element("p", language, text: block.text)
    case .item: writer.element("p", language + [("class", "item")], text: "• " + block.text)
    case .quotation: writer.element("blockquote", language, text: block.text)
    case .caption: writer.element("p", language + [("class", "caption")], text: block.text)
    case .code: writer.element("pre", text: block.text)
    case .table: table(block, language, &writer)
    }
  }

  private func table(_ block: Block, _ language: [(StaticString, String?)], _ writer: inout HTMLWriter) {
    writer.element("table", language) { writer in
      for row in block.text.split(separator: "\n", omittingEmptySubsequences: false) {
        writer.element("tr") { writer in
          for cell in row.split(separator: "\t", omittingEmptySubsequences: false) { writer.element("td", text: String(cell)) }
        }
      }
    }
  }

  private func tag(_ language: Language) -> String? { language == .undetermined ? nil : language.rawValue }
}
