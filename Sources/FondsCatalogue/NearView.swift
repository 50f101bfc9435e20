package import FondsRecord

/// What is near a record or a concept, by what they are about rather than by their words.
package struct NearView: Sendable {
  /// A facet value with its label.
  package struct Value: Sendable, Hashable {
    package var facet: String
    package var id: String
    package var label: String
    /// The language of the label; `nil` where it is the reader's, or nobody knows.
    package var language: Language?
  }

  /// A work that shares descriptors.
  package struct Work: Sendable, Hashable {
    package var id: String
    package var title: String
    package var language: Language
    package var producers: [String]
    /// Its bank, where it has one.
    package var kind: Value?
    /// 1 for the same description, near 0 for hardly anything in common.
    package var score: Double
    /// What is shared, that which says most first.
    package var shared: [Value]
  }

  /// A concept that is found in the same passages.
  package struct Concept: Sendable, Hashable {
    package var value: Value
    /// Passages with both.
    package var passages: Int
    /// Against what chance would have.
    package var ratio: Double
    package var logLikelihood: Double
  }

  /// The record, by its identifier; `nil` for a concept.
  package var record: String?
  /// The concept; `nil` for a record.
  package var concept: Value?
  package var title: String
  package var works: [Work]
  /// For a concept: those it goes with.
  package var concepts: [Concept]

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("record", orNull: record)
      writer.name("concept")
      if let concept { concept.write(to: &writer) } else { writer.null() }
      writer.member("title", title)
      writer.name("works")
      writer.array { writer in for work in works { work.write(to: &writer) } }
      writer.name("concepts")
      writer.array { writer in
        for concept in concepts {
          writer.object { writer in
            writer.name("concept")
            concept.value.write(to: &writer)
            writer.member("passages", concept.passages)
            writer.name("ratio")
            writer.number((concept.ratio * 1000).rounded() / 1000)
            writer.name("log_likelihood")
            writer.number((concept.logLikelihood * 1000).rounded() / 1000)
          }
        }
      }
    }
  }
}

extension NearView.Work {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.member("language", language.rawValue)
      writer.member("producers", producers)
      writer.member("kind", orNull: kind?.id)
      writer.name("score")
      writer.number((score * 1000).rounded() / 1000)
      writer.name("shared")
      writer.array { writer in for value in shared { value.write(to: &writer) } }
    }
  }
}

extension NearView.Value {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("facet", facet)
      writer.member("id", id)
      writer.member("label", label)
      if let language { writer.member("language", language.rawValue) }
    }
  }
}
