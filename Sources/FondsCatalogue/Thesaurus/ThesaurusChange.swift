package import FondsExchange
package import FondsRecord

/// What another thesaurus changes, or has changed.
package struct ThesaurusChange: Sendable {
  package var diff: ThesaurusDiff
  /// Concepts of the facets that are replaced, as the file has them.
  package var concepts: Int
  /// Facets that are replaced.
  package var facets: [String]
  /// Remarks on the file, cycles first.
  package var issues: [ThesaurusIssue]
  /// Values that records declare, or were given on the desk, and that are no concepts any longer, with the number of records.
  package var orphans: [(value: FacetValue, records: Int)]
  /// Labels of the old and the new concepts, for people.
  package var labels: [FacetValue: [Language: String]]
  /// The generation that now answers; `nil` where nothing was changed.
  package var generation: UInt64?

  package func write(to writer: inout JSONWriter) {
    func name(_ value: FacetValue) -> String { value.facet + ":" + value.value }
    writer.object { writer in
      writer.member("facets", facets)
      writer.member("concepts", concepts)
      writer.member("added", diff.added.map(name))
      writer.member("removed", diff.removed.map(name))
      writer.name("renamed")
      writer.array { writer in
        for one in diff.renamed {
          writer.object { writer in
            writer.member("concept", name(one.value))
            writer.member("language", one.language.rawValue)
            writer.member("before", orNull: one.before)
            writer.member("after", orNull: one.after)
          }
        }
      }
      writer.name("merged")
      writer.array { writer in
        for one in diff.merged {
          writer.object { writer in
            writer.member("concept", name(one.value))
            writer.member("into", name(one.target))
            writer.member("because", one.isStated ? "stated" : "labels")
          }
        }
      }
      writer.member("moved", diff.moved.map(name))
      writer.name("orphans")
      writer.array { writer in
        for orphan in orphans {
          writer.object { writer in
            writer.member("concept", name(orphan.value))
            writer.member("records", orphan.records)
          }
        }
      }
      writer.member("issues", issues.map(\.description))
      writer.member("generation", orNull: generation.map { Int($0) })
    }
  }

  /// What changes, for people: of each kind the first ones.
  package func lines(in ui: Language, limit: Int = 20) -> [String] {
    func name(_ value: FacetValue) -> String {
      let label = labels[value]?.text(for: ui)
      return "\(value.facet):\(value.value)" + (label.map { " (\($0))" } ?? "")
    }
    var lines = [
      ui.counted(concepts, fr: ("concept", "concepts"), en: ("concept", "concepts")) + ui(fr: " dans : ", en: " in: ")
        + facets.joined(separator: ", ")
    ]
    func list(_ french: String, _ english: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines.append(ui(fr: french, en: english) + ui(fr: " : ", en: ": ") + String(items.count))
      lines += items.prefix(limit).map { "  " + $0 }
      if items.count > limit { lines.append("  …") }
    }
    list("ajoutés", "added", diff.added.map(name))
    list("disparus", "removed", diff.removed.map(name))
    list(
      "renommés", "renamed",
      diff.renamed.map { "\($0.value.facet):\($0.value.value) [\($0.language.rawValue)] \($0.before ?? "–") → \($0.after ?? "–")" })
    list("fondus", "merged", diff.merged.map { name($0.value) + " → " + name($0.target) })
    list("déplacés", "moved", diff.moved.map(name))
    list(
      "indexation orpheline", "orphaned indexing",
      orphans.map {
        name($0.value) + ui(fr: " : ", en: ": ") + ui.counted($0.records, fr: ("notice", "notices"), en: ("record", "records"))
      })
    list("cycles", "cycles", issues.filter { $0.kind == .cycle }.map(\.detail))
    let others = Dictionary(grouping: issues.filter { $0.kind != .cycle }, by: \.kind).mapValues(\.count)
    list(
      "remarques", "remarks",
      others.sorted { $0.key.rawValue < $1.key.rawValue }.map { $0.key.words(in: ui) + ui(fr: " : ", en: ": ") + String($0.value) })
    if diff.isEmpty { lines.append(ui(fr: "Aucun concept ne change.", en: "No concept changes.")) }
    return lines
  }
}
