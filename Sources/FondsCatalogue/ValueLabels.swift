internal import FondsExtraction
internal import FondsRecord

/// Labels of values as people write them in YAML: facet, identifier, then one text or one for each language.
///
/// `{state: {held: {fr: tenu, en: kept}}, territory: {port-merant: Port-Mérant}}`
///
/// Under `fields` stand names of fields that no rules declare.
enum ValueLabels {
  /// What stands in the place of a facet for fields.
  static let fields = "fields"

  /// - Parameter fault: makes the error of what is not understood, from its words in both languages and its place below `labels`.
  static func read(
    _ value: YAMLValue?, fault: (_ message: String, _ french: String, _ place: [String]) -> CatalogueError
  ) throws(CatalogueError) -> [FacetValue: [Language: String]] {
    var labels: [FacetValue: [Language: String]] = [:]
    guard let value, value != .null else { return labels }
    for facet in value.members {
      let name = FacetName.identifier(named: facet.key) ?? facet.key.lowercased()
      for label in facet.value.members {
        let known = FacetValue(name, label.key)
        guard known.isValid, let texts = texts(label.value) else {
          throw fault(
            "the label of \(name):\(label.key) is a text, or {fr: …, en: …}",
            "le libellé de \(name):\(label.key) est un texte, ou {fr: …, en: …}", [facet.key, label.key])
        }
        labels[known] = texts
      }
      guard !facet.value.members.isEmpty else {
        throw fault("\(facet.key) holds values with their labels", "\(facet.key) contient des valeurs avec leurs libellés", [facet.key])
      }
    }
    guard !labels.isEmpty else {
      throw fault("labels holds facets with their values", "labels contient des facettes avec leurs valeurs", [])
    }
    return labels
  }

  /// `nil` for what is neither a text nor texts by language.
  private static func texts(_ value: YAMLValue) -> [Language: String]? {
    if let text = value.text { return text.isEmpty ? nil : [.french: text, .english: text] }
    var texts: [Language: String] = [:]
    for member in value.members {
      let language = Language(tag: member.key)
      guard language != .undetermined, let text = member.value.text, !text.isEmpty else { return nil }
      texts[language] = text
    }
    return texts.isEmpty ? nil : texts
  }
}
