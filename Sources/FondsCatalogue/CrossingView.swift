package import FondsRecord

/// A crossing of two facets as people and programs read it.
package struct CrossingView: Sendable {
  /// A value of one side.
  package struct Value: Sendable, Hashable {
    package var id: String
    package var label: String
    /// The language of the label; `nil` where it is the reader's, or nobody knows.
    package var language: Language?
    /// Passages, or works, under it.
    package var count: Int
    /// Whether it is a concept with narrower ones, so that a crossing can go below it.
    package var isBroad = false
  }

  /// Where two values meet.
  package struct Cell: Sendable, Hashable {
    package var count: Int
    /// What chance would have.
    package var expected: Double
    /// Seen over expected.
    package var ratio: Double
    /// G², below zero where they meet less often than by chance.
    package var logLikelihood: Double
    /// log₂ of the ratio; `nil` where they never meet.
    package var mutualInformation: Double?
  }

  /// A side: a facet and its values, most frequent first, years and steps in their order.
  package struct Side: Sendable, Hashable {
    package var facet: String
    package var label: String
    package var values: [Value]
    /// The label of the concept whose narrower ones they are; `nil` where they are those of the whole facet.
    package var below: String?
  }

  /// `passages` or `works`.
  package var unit: String
  package var total: Int
  package var rows: Side
  package var columns: Side
  /// By row and column; `nil` where one value holds the other.
  package var cells: [[Cell?]]

  /// From this G² on chance alone would do it less than once in a thousand times.
  package static let strength = 10.83
  /// So many are needed before a strength is told.
  package static let support = 3

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("unit", unit)
      writer.member("total", total)
      for (name, side) in [("rows", rows), ("columns", columns)] {
        writer.name(name)
        writer.object { writer in
          writer.member("facet", side.facet)
          writer.member("label", side.label)
          writer.name("values")
          writer.array { writer in
            for value in side.values {
              writer.object { writer in
                writer.member("id", value.id)
                writer.member("label", value.label)
                if let language = value.language { writer.member("language", language.rawValue) }
                writer.member("count", value.count)
              }
            }
          }
        }
      }
      writer.name("cells")
      writer.array { writer in
        for line in cells { writer.array { writer in for cell in line { Self.write(cell, to: &writer) } } }
      }
    }
  }

  private static func write(_ cell: Cell?, to writer: inout JSONWriter) {
    guard let cell else { return writer.null() }
    writer.object { writer in
      writer.member("count", cell.count)
      writer.name("expected")
      writer.number((cell.expected * 1000).rounded() / 1000)
      writer.name("ratio")
      writer.number((cell.ratio * 1000).rounded() / 1000)
      writer.name("log_likelihood")
      writer.number((cell.logLikelihood * 1000).rounded() / 1000)
      if let information = cell.mutualInformation {
        writer.name("pmi")
        writer.number((information * 1000).rounded() / 1000)
      }
    }
  }
}
