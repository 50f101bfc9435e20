internal import FondsIndex
internal import FondsRecord

/// What the index knows of its bank, for those who only read the index.
struct BankDescription: Sendable, Hashable {
  var titles: [Language: String] = [:]
  /// What people are shown of values of the bank's own.
  var labels: [FacetValue: [Language: String]] = [:]

  init(titles: [Language: String] = [:], labels: [FacetValue: [Language: String]] = [:]) {
    self.titles = titles
    self.labels = labels
  }

  init(of snapshot: IndexSnapshot) throws(CatalogueError) {
    guard let bytes = try onIndex({ () throws(IndexError) in try snapshot.attachment(Attachment.bank) }) else { return }
    do throws(RecordError) {
      let value = try JSONReader.parse(bytes)
      titles = Self.texts(value)
      for facet in value["labels"]?.members ?? [] {
        for label in facet.value.members ?? [] { labels[FacetValue(facet.name, label.name)] = Self.texts(label.value) }
      }
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }

  private static func texts(_ value: JSONValue) -> [Language: String] {
    var texts: [Language: String] = [:]
    for language in Language.allCases { texts[language] = value[language.rawValue]?.string }
    return texts
  }

  func encode() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      Self.write(titles, to: &writer)
      guard !labels.isEmpty else { return }
      writer.name("labels")
      writer.object { writer in
        for (facet, values) in Dictionary(grouping: labels.keys, by: \.facet).sorted(by: { $0.key < $1.key }) {
          writer.name(facet)
          writer.object { writer in
            for value in values.sorted() {
              writer.name(value.value)
              writer.object { writer in Self.write(labels[value] ?? [:], to: &writer) }
            }
          }
        }
      }
    }
    return writer.bytes
  }

  private static func write(_ texts: [Language: String], to writer: inout JSONWriter) {
    for language in Language.allCases { if let text = texts[language] { writer.member(language.rawValue, text) } }
  }
}
