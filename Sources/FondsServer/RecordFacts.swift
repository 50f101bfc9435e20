internal import FondsCatalogue
internal import FondsRecord

/// What is known of a record beside its text: people, dates, fields of its kind, facets with the reason for each, source.
struct RecordFacts {
  let view: RecordView
  let description: RecordDescription
  let ui: Language
  /// Where the source itself is, if it is handed out.
  let source: String?
  /// Whether a narrow screen shows it before it is asked for: where there is no text to read first.
  var isOpen = false

  private var record: Record { view.record }

  /// Values shown of one kind.
  private static let valueLimit = 40

  /// Labels of the text told as evidence of one value.
  private static let evidenceLimit = 4

  func write(to writer: inout HTMLWriter) {
    writer.element("details", [("class", "panel"), ("open", isOpen ? "" : nil)]) { writer in
      writer.element("summary", text: ui(fr: "Notice", en: "Description"))
      writer.element("section", [("class", "facts"), ("aria-label", ui(fr: "Notice", en: "Description"))]) { writer in
        writer.element("dl") { writer in
          people(&writer)
          for field in description.fields { write(field, &writer) }
          for facet in view.facets { write(facet, &writer) }
          origin(&writer)
        }
        reasons(&writer)
      }
    }
  }

  private func people(_ writer: inout HTMLWriter) {
    entry(ui(fr: "Producteurs", en: "Producers"), record.producers.map(\.value), &writer)
    entry(ui(fr: "Auteurs", en: "Authors"), record.authors.map(\.value), &writer)
    entry(ui(fr: "Éditeurs", en: "Publishers"), record.publishers.map(\.value), &writer)
    entry(
      ui(fr: "Publié", en: "Published"), record.dates.filter { $0.kind == .published }.prefix(1).map { $0.words(in: ui) }, &writer)
    entry(ui(fr: "Événement", en: "Event"), record.dates.filter { $0.kind == .event }.map { $0.words(in: ui) }, &writer)
    if record.language != .undetermined { entry(ui(fr: "Langue", en: "Language"), [ui.name(of: record.language)], &writer) }
  }

  private func write(_ field: RecordDescription.Field, _ writer: inout HTMLWriter) {
    // Those of facets stand with the facets; a name that leads to a record stands with the ties.
    guard !view.facets.contains(where: { $0.id == field.name }) else { return }
    let tied = Set(view.relations.filter { $0.kind == field.relation && !$0.isInverse }.flatMap(\.targets).map(\.id))
    guard field.isFacet else { return entry(field.label, field.values.filter { !tied.contains($0) }, &writer) }
    writer.element("dt", text: field.label)
    for (id, value) in zip(field.ids, field.values).prefix(Self.valueLimit) {
      writer.element("dd") { writer in
        writer.element("a", [("href", "/?facet=" + QueryString.encode(field.name + ":" + id) + "&ui=" + ui.rawValue)], text: value)
      }
    }
  }

  private func write(_ facet: RecordView.Facet, _ writer: inout HTMLWriter) {
    guard facet.id != "visibility", facet.id != "lang", facet.id != "producer" else { return }
    writer.element("dt", text: facet.label)
    for value in facet.values.prefix(Self.valueLimit) {
      writer.element("dd") { writer in
        writer.element(
          "a", [("href", "/?facet=" + QueryString.encode(facet.id + ":" + value.id) + "&ui=" + ui.rawValue), ("lang", tag(value))],
          text: value.label)
        guard facet.id == "territory" else { return }
        writer.write(" · ")
        writer.element("a", [("href", DossierAddress(territory: value.id, ui: ui).text)]) { writer in
          writer.write("dossier")
          writer.hidden(" " + value.label)
        }
      }
    }
    if facet.values.count > Self.valueLimit { rest(facet.values.count, &writer) }
  }

  /// Where it was read, and what a reader should know of the reading.
  private func origin(_ writer: inout HTMLWriter) {
    if let url = record.url?.value, WebAddress.isValid(url) {
      writer.element("dt", text: ui(fr: "Adresse", en: "Address"))
      writer.element("dd") { writer in writer.element("a", [("href", url), ("rel", "noopener")], text: url) }
    }
    if let source, let reference = record.source, reference.row == nil {
      writer.element("dt", text: "Source")
      writer.element("dd") { writer in writer.element("a", [("href", source)], text: reference.path) }
    }
    if let licence = record.licence { entry(ui(fr: "Droits", en: "Rights"), [licence.value], &writer) }
    entry(ui(fr: "Remarques", en: "Remarks"), record.flags.map { FlagWords.explanation(of: $0, in: ui) }, &writer)
    entry(ui(fr: "Identifiant", en: "Identifier"), [record.id.value], &writer)
  }

  /// Why the record has each value.
  private func reasons(_ writer: inout HTMLWriter) {
    let told = view.facets.filter { $0.id != "visibility" && $0.id != "lang" }
    guard !told.isEmpty else { return }
    writer.element("details", [("class", "reasons")]) { writer in
      writer.element("summary", text: ui(fr: "Pourquoi ces descripteurs", en: "Why these descriptors"))
      writer.element("ul") { writer in
        for facet in told {
          for value in facet.values.prefix(Self.valueLimit) {
            var seen: Set<String> = []
            let found = value.evidence.filter { seen.insert($0.text.lowercased()).inserted }.prefix(Self.evidenceLimit)
            writer.element("li") { writer in
              writer.element("strong", [("lang", tag(value))], text: value.label)
              writer.write(ui(fr: " : ", en: ": ") + value.basis.word(in: ui))
              guard !found.isEmpty else { return }
              writer.write(ui(fr: " (« ", en: " (“"))
              writer.labels(
                found.map { ($0.text, $0.language == ui ? nil : $0.language.rawValue) }, separator: ui(fr: " », « ", en: "”, “"))
              writer.write(ui(fr: " »)", en: "”)"))
            }
          }
        }
      }
    }
  }

  private func tag(_ value: RecordView.Value) -> String? { value.language?.rawValue }

  private func rest(_ count: Int, _ writer: inout HTMLWriter) {
    writer.element("dd", text: ui.others(count - Self.valueLimit))
  }

  private func entry(_ name: String, _ values: some Collection<String>, _ writer: inout HTMLWriter) {
    guard !values.isEmpty else { return }
    writer.element("dt", text: name)
    for value in values.prefix(Self.valueLimit) { writer.element("dd", text: value) }
    if values.count > Self.valueLimit { rest(values.count, &writer) }
  }
}

extension FacetBasis {
  /// Why a record has a value, for people.
  func word(in ui: Language) -> String {
    switch self {
    case .desk: ui(fr: "dit par un documentaliste", en: "said by a documentalist")
    case .declared: ui(fr: "déclaré par la source", en: "declared by the source")
    case .root: ui(fr: "dit de tout le dossier", en: "said of the whole folder")
    case .text: ui(fr: "trouvé dans le texte", en: "found in the text")
    }
  }
}
