package import FondsRecord

/// How much an index holds.
package struct IndexStatistics: Sendable, Hashable {
  package var generation: UInt64
  package var segments: Int
  /// Records that can be found.
  package var records: Int
  /// Sets of twins among them.
  package var works: Int
  /// Records by language.
  package var languages: [Language: Int]
  /// Bytes of the index folder's files.
  package var bytes: Int

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("generation", Int(generation))
      writer.member("segments", segments)
      writer.member("records", records)
      writer.member("works_with_twins", works)
      writer.name("languages")
      writer.object { writer in for language in Language.allCases { writer.member(language.rawValue, languages[language] ?? 0) } }
      writer.member("bytes", bytes)
    }
  }

  package func lines(in ui: Language) -> [String] {
    let byLanguage = Language.allCases.compactMap { language in
      languages[language].map { "\($0) \(ui.name(of: language))" }
    }
    return [
      ui(
        fr: "\(records) notices (\(byLanguage.joined(separator: ", ")))", en: "\(records) records (\(byLanguage.joined(separator: ", ")))"),
      ui(fr: "\(works) œuvres en deux langues", en: "\(works) works in two languages"),
      ui(
        fr: "génération \(generation), \(segments) segments, \(bytes / 1000) ko",
        en: "generation \(generation), \(segments) segments, \(bytes / 1000) kB")
    ]
  }
}
