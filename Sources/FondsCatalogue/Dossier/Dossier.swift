package import FondsRecord

/// What the bank knows of a territory, question by question, and where it knows nothing.
package struct Dossier: Sendable {
  /// A question with its answers.
  package struct Section: Sendable, Hashable {
    package var id: String
    package var question: String
    /// From the territory, best first; empty where the bank knows nothing: a gap.
    package var passages: [PassageView]
    /// From other territories, to learn from.
    package var elsewhere: [PassageView]
  }

  /// The title of the bank.
  package var bank: String
  /// The territory as people call it; `nil` for the whole bank.
  package var territory: String?
  /// The value of the facet that it is; `nil` for the whole bank.
  package var territoryID: String?
  /// The way of accompanying, as people call it.
  package var scenario: String
  /// Records of the territory.
  package var records: Int
  package var sections: [Section]
  /// Tools and methods for the scenario.
  package var tools: [PassageView]

  /// The questions without an answer.
  package var gaps: [Section] { sections.filter(\.passages.isEmpty) }

  package func write(to writer: inout JSONWriter) {
    func list(_ name: String, _ passages: [PassageView], _ writer: inout JSONWriter) {
      writer.name(name)
      writer.array { writer in for passage in passages { passage.write(to: &writer) } }
    }
    writer.object { writer in
      writer.member("territory", orNull: territory)
      writer.member("scenario", scenario)
      writer.member("records", records)
      writer.name("questions")
      writer.array { writer in
        for section in sections {
          writer.object { writer in
            writer.member("id", section.id)
            writer.member("question", section.question)
            list("passages", section.passages, &writer)
            list("elsewhere", section.elsewhere, &writer)
          }
        }
      }
      writer.member("gaps", gaps.map(\.id))
      list("tools", tools, &writer)
    }
  }
}
