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
  /// What people said on the desk.
  package var deskEntries: Int
  /// Bytes of a last entry of the desk that was cut off, and is left out.
  package var tornBytes: Int

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("generation", Int(generation))
      writer.member("segments", segments)
      writer.member("records", records)
      writer.member("works_with_twins", works)
      writer.name("languages")
      writer.object { writer in for language in Language.allCases { writer.member(language.rawValue, languages[language] ?? 0) } }
      writer.member("bytes", bytes)
      writer.member("desk_entries", deskEntries)
      if tornBytes > 0 { writer.member("desk_torn_bytes", tornBytes) }
    }
  }

  package func lines(in ui: Language) -> [String] {
    let byLanguage = Language.allCases.compactMap { language in
      languages[language].map { "\($0) \(ui.name(of: language))" }
    }
    var lines = [
      ui.counted(records, fr: ("notice", "notices"), en: ("record", "records")) + " (" + byLanguage.joined(separator: ", ") + ")",
      ui.counted(
        works, fr: ("œuvre en deux langues", "œuvres en deux langues"), en: ("work in two languages", "works in two languages")),
      ui(fr: "génération", en: "generation") + " \(generation), "
        + ui.counted(segments, fr: ("segment", "segments"), en: ("segment", "segments")) + ", \(bytes / 1000) " + ui(fr: "ko", en: "kB")
    ]
    if deskEntries > 0 {
      lines.append(
        ui.counted(deskEntries, fr: ("entrée sur le bureau", "entrées sur le bureau"), en: ("entry on the desk", "entries on the desk")))
    }
    if tornBytes > 0 { lines.append(DeskFile.warning(in: ui)) }
    return lines
  }
}
