package import FondsRecord

/// The concepts that the text of a record names too little for them to be assigned, for people to decide.
package struct SuggestedConcepts: Sendable, Hashable {
  package var id: String
  package var title: String
  /// The surest first.
  package var concepts: [Concept]

  /// A concept with the words that speak for it.
  package struct Concept: Sendable, Hashable {
    package var value: FacetValue
    /// In the reader's language.
    package var label: String
    package var confidence: Double
    /// The words as they stand in the text, with the block and the page where there are any.
    package var evidence: [Evidence]
    package var pages: [Int?]
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.name("suggestions")
      writer.array { writer in
        for concept in concepts {
          writer.object { writer in
            writer.member("facet", concept.value.facet)
            writer.member("value", concept.value.value)
            writer.member("label", concept.label)
            writer.name("confidence")
            writer.number(concept.confidence)
            writer.name("evidence")
            writer.array { writer in
              for (evidence, page) in zip(concept.evidence, concept.pages) {
                writer.object { writer in
                  writer.member("block", evidence.block)
                  writer.member("page", orNull: page)
                  writer.member("label", evidence.label)
                }
              }
            }
          }
        }
      }
    }
  }

  /// The suggestions for people: one a line, with its words and places.
  package func lines(in ui: Language) -> [String] {
    ["\(id)  \(title)"]
      + concepts.map { concept in
        let places = zip(concept.evidence, concept.pages).map { evidence, page in
          let place =
            page.map { ui(fr: "p. \($0)", en: "p. \($0)") }
            ?? (evidence.block < 0
              ? ui(fr: "en tête", en: "at the head") : ui(fr: "bloc \(evidence.block + 1)", en: "block \(evidence.block + 1)"))
          return "« \(evidence.label) » \(place)"
        }
        return "  \(concept.confidence)  \(concept.value.facet):\(concept.value.value) (\(concept.label)): "
          + places.joined(separator: ", ")
      }
  }
}
