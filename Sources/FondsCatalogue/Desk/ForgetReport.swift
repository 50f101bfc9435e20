package import FondsRecord

/// Where a name stands that is to be forgotten, or was.
package struct ForgetReport: Sendable, Hashable {
  /// A record that loses it.
  package struct Found: Sendable, Hashable {
    package var id: String
    /// Without the name.
    package var title: String
    /// The members of the record in which it stands, such as `authors` and `blocks`.
    package var parts: [String]
    /// The source, which nobody changes: `label:path`.
    package var source: String?
  }

  package var records: [Found] = []
  /// Entries of the desk that lose it.
  package var entries = 0
  /// Sentences of the report on sources that lose it.
  package var details = 0
  /// Identifiers and paths that bear it: they cannot be changed here.
  package var remaining: [String] = []
  /// The generation that now answers; `nil` where nothing was changed.
  package var generation: UInt64?

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("records")
      writer.array { writer in
        for record in records {
          writer.object { writer in
            writer.member("id", record.id)
            writer.member("title", record.title)
            writer.member("parts", record.parts)
            writer.member("source", orNull: record.source)
          }
        }
      }
      writer.member("entries", entries)
      writer.member("details", details)
      writer.member("remaining", remaining)
      writer.member("generation", orNull: generation.map { Int($0) })
    }
  }

  /// The report for people.
  package func lines(in ui: Language) -> [String] {
    let isDone = generation != nil
    var lines = records.map { record in
      "  " + record.id + "  " + record.title + "  (" + record.parts.joined(separator: ", ") + ")"
    }
    let found = ui.counted(records.count, fr: ("notice", "notices"), en: ("record", "records"))
    let said = ui.counted(entries, fr: ("entrée du bureau", "entrées du bureau"), en: ("entry of the desk", "entries of the desk"))
    lines.append(
      isDone
        ? ui(fr: "Nom effacé de \(found) et \(said).", en: "Name taken out of \(found) and \(said).")
        : ui(fr: "Le nom serait effacé de \(found) et \(said).", en: "The name would be taken out of \(found) and \(said)."))
    let sources = records.compactMap(\.source)
    if !sources.isEmpty {
      lines.append(
        ui(
          fr: "Les sources ne sont jamais modifiées ; le nom y figure encore, fonds ne le reprendra pas et le serveur ne les donne plus :",
          en:
            "Sources are never changed; the name still stands in them, fonds will not take it up again and the server hands them out no more:"
        ))
      lines += sources.map { "  " + $0 }
    }
    if !remaining.isEmpty {
      lines.append(
        ui(
          fr: "Le nom reste dans ces identifiants et chemins : renommez ou retirez la source, puis relisez-la :",
          en: "The name stays in these identifiers and paths: rename or remove the source, then read it again:"))
      lines += remaining.map { "  " + $0 }
    }
    return lines
  }
}
