package import FondsRecord

/// What people read for a facet and its values, in their language: from the thesaurus, and from here for what no thesaurus holds.
package struct FacetLabels: Sendable {
  private struct Pair {
    var french: String
    var english: String

    init(_ french: String, _ english: String) {
      self.french = french
      self.english = english
    }

    func text(in language: Language) -> String { language == .english ? english : french }
  }

  private static let facets: [String: Pair] = [
    "producer": Pair("Producteur", "Producer"),
    "network": Pair("Réseau", "Network"),
    "lang": Pair("Langue", "Language"),
    "format": Pair("Format", "Format"),
    "year": Pair("Année de publication", "Year of publication"),
    "event-year": Pair("Année de l’événement", "Year of the event"),
    "visibility": Pair("Visibilité", "Visibility")
  ]

  /// Facets of so many names and numbers that rules call none of them: they are not read for these.
  private static let selfSaying: Set<String> = ["producer", "lang", "format", "year", "event-year", "visibility"]

  private static let values: [FacetValue: Pair] = [
    FacetValue("lang", "fr"): Pair("Français", "French"),
    FacetValue("lang", "en"): Pair("Anglais", "English"),
    FacetValue("lang", "und"): Pair("Langue indéterminée", "Undetermined language"),
    FacetValue("format", "html"): Pair("Page web", "Web page"),
    FacetValue("format", "pdf"): Pair("PDF", "PDF"),
    FacetValue("format", "text"): Pair("Texte", "Text"),
    FacetValue("format", "markdown"): Pair("Markdown", "Markdown"),
    FacetValue("format", "odt"): Pair("OpenDocument (ODT)", "OpenDocument (ODT)"),
    FacetValue("format", "docx"): Pair("Word (DOCX)", "Word (DOCX)"),
    FacetValue("format", "ods"): Pair("Tableur OpenDocument (ODS)", "OpenDocument spreadsheet (ODS)"),
    FacetValue("format", "xlsx"): Pair("Tableur Excel (XLSX)", "Excel spreadsheet (XLSX)"),
    FacetValue("format", "csv"): Pair("Tableau (CSV)", "Table (CSV)"),
    FacetValue("format", "tsv"): Pair("Tableau (TSV)", "Table (TSV)"),
    FacetValue("visibility", "draft"): Pair("Brouillon", "Draft"),
    FacetValue("visibility", "internal"): Pair("Interne", "Internal"),
    FacetValue("visibility", "public"): Pair("Public", "Public")
  ]

  private let thesaurus: Thesaurus
  /// Labels that the bank gives values of its own.
  private let own: [FacetValue: [Language: String]]
  /// Asked for what nothing before it knows: most searches meet nothing of the kind.
  private let schema: @Sendable () -> Schema

  /// - Parameters:
  ///   - own: labels that the description of the bank gives; they go before those of its rules.
  ///   - schema: fields and labels of the rules.
  package init(
    thesaurus: Thesaurus, own: [FacetValue: [Language: String]] = [:], schema: @escaping @Sendable () -> Schema = { Schema() }
  ) {
    self.thesaurus = thesaurus
    self.own = own
    self.schema = schema
  }

  /// The name of a facet, French for readers of no known language; an unknown facet is named by its identifier.
  package func name(of facet: String, in language: Language) -> String {
    if let labels = thesaurus.scheme(facet)?.labels, let label = labels[language] ?? labels[.french] ?? labels[.english] {
      return label
    }
    if let pair = Self.facets[facet] { return pair.text(in: language) }
    return schema().fields[facet]?.labels.text(for: language) ?? facet
  }

  /// The label of a value; a local candidate, a name or a year is its own label.
  package func label(of value: FacetValue, in language: Language) -> String { shown(value, in: language).text }

  /// The label of a value with the language that it is in, where that is known not to be the reader's.
  package func shown(_ value: FacetValue, in language: Language) -> ShownLabel {
    if let labels = thesaurus.labels(of: value) { return ShownLabel(of: value, labels, in: language) }
    if let labels = own[value] { return ShownLabel(of: value, labels, in: language) }
    if let pair = Self.values[value] { return ShownLabel(pair.text(in: language)) }
    if !Self.selfSaying.contains(value.facet), let labels = schema().labels[value] { return ShownLabel(of: value, labels, in: language) }
    return ShownLabel(value.value)
  }

  /// The labels that the description of the bank, or its rules, give a value, by language; `nil` where they give none.
  package func texts(of value: FacetValue) -> [Language: String]? { own[value] ?? schema().labels[value] }

  /// The values of a facet that the description of the bank or its rules give a label by which a folded text calls them, sorted.
  package func values(of facet: String, called folded: String, folding: (String) -> String) -> [String] {
    var values: Set<String> = []
    for labels in Self.selfSaying.contains(facet) ? [own] : [own, schema().labels] {
      for (value, texts) in labels where value.facet == facet && texts.values.contains(where: { folding($0) == folded }) {
        values.insert(value.value)
      }
    }
    return values.sorted()
  }
}
