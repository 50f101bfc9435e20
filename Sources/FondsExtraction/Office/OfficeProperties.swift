internal import FondsRecord
internal import FondsXML

/// The core properties of office files as metadata values.
enum OfficeProperties {
  private static let dublinCore = "http://purl.org/dc/elements/1.1/"
  private static let terms = "http://purl.org/dc/terms/"

  /// Reads `meta.xml` of an OpenDocument file (ODF 1.3 part 3 §4.3); who wrote it first counts, not who saved it last.
  static func openDocument(_ tree: XMLTree) -> [MetadataValue] {
    let meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    let values = read(
      tree,
      [
        XMLName("title", in: dublinCore): .title, XMLName("description", in: dublinCore): .abstract,
        XMLName("subject", in: dublinCore): .keywords, XMLName("language", in: dublinCore): .language,
        XMLName("date", in: dublinCore): .modified, XMLName("rights", in: dublinCore): .licence, XMLName("keyword", in: meta): .keywords,
        XMLName("creation-date", in: meta): .created, XMLName("initial-creator", in: meta): .author
      ])
    guard !values.contains(where: { $0.name == .author }) else { return values }
    return values + read(tree, [XMLName("creator", in: dublinCore): .author])
  }

  /// Reads `docProps/core.xml` of a Word document (ISO/IEC 29500-2 §11).
  static func word(_ tree: XMLTree) -> [MetadataValue] {
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return read(
      tree,
      [
        XMLName("title", in: dublinCore): .title, XMLName("description", in: dublinCore): .abstract,
        XMLName("subject", in: dublinCore): .keywords, XMLName("language", in: dublinCore): .language,
        XMLName("creator", in: dublinCore): .author, XMLName("keywords", in: core): .keywords, XMLName("created", in: terms): .created,
        XMLName("modified", in: terms): .modified
      ])
  }

  private static func read(_ tree: XMLTree, _ names: [XMLName: MetadataName]) -> [MetadataValue] {
    var values: [MetadataValue] = []
    for node in 0..<tree.count where tree.isElement(node) {
      guard let name = names[tree.name(node)] else { continue }
      let value = TextCleaner.cleaned(tree.string(of: node))
      if !value.isEmpty { values.append(MetadataValue(name, value, origin: .office)) }
    }
    return values
  }
}
