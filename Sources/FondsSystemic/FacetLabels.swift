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
  /// Asked for a facet that neither knows: most searches meet none.
  private let fields: @Sendable () -> [String: FieldDefinition]

  package init(thesaurus: Thesaurus, fields: @escaping @Sendable () -> [String: FieldDefinition] = { [:] }) {
    self.thesaurus = thesaurus
    self.fields = fields
  }

  /// The name of a facet, French for readers of no known language; an unknown facet is named by its identifier.
  package func name(of facet: String, in language: Language) -> String {
    if let labels = thesaurus.scheme(facet)?.labels, let label = labels[language] ?? labels[.french] ?? labels[.english] {
      return label
    }
    if let pair = Self.facets[facet] { return pair.text(in: language) }
    return fields()[facet]?.labels.text(for: language) ?? facet
  }

  /// The label of a value; a local candidate, a name or a year is its own label.
  package func label(of value: FacetValue, in language: Language) -> String {
    if let label = thesaurus.label(of: value, in: language) { return label }
    return Self.values[value]?.text(in: language) ?? value.value
  }
}
