package import FondsRecord

/// A passage of a record as people read it, with where it comes from.
package struct PassageView: Sendable, Hashable {
  package var id: String
  package var title: String
  /// The language of the title.
  package var titleLanguage: Language
  /// The language of the passage.
  package var language: Language
  package var producers: [String]
  package var source: String?
  /// From 1; `nil` in formats without pages.
  package var page: Int?
  /// The year of publication.
  package var year: Int?
  package var text: String
  /// In Unicode scalars of the text.
  package var highlights: [Range<Int>]

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.member("language", language.rawValue)
      writer.member("producers", producers)
      writer.member("source", orNull: source)
      writer.member("page", orNull: page)
      writer.member("year", orNull: year)
      writer.member("text", text)
    }
  }
}
