package import FondsRecord

/// Sums as people and programs read them.
package struct SumView: Sendable {
  /// A facet that the sums are grouped by.
  package struct Group: Sendable, Hashable {
    package var facet: String
    package var label: String
  }

  /// A value of a group; `nil` identifiers stand for records without one.
  package struct Value: Sendable, Hashable {
    package var id: String?
    package var label: String
  }

  /// One sum.
  package struct Line: Sendable, Hashable {
    /// By group.
    package var values: [Value]
    /// Such as `EUR`; `nil` where the records do not say.
    package var currency: String?
    package var sum: Amount
    package var works: Int
  }

  package var field: String
  package var label: String
  package var groups: [Group]
  package var lines: [Line]
  /// One for each currency.
  package var totals: [Line]
  /// Works in several groups.
  package var severalTimes: Int
  /// The end of a day, a month or a year at which things were looked at; `nil` for now.
  package var asOf: PartialDate?

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("field", field)
      writer.member("by", groups.map(\.facet))
      if let asOf { writer.member("as_of", asOf.description) }
      writer.name("sums")
      writer.array { writer in for line in lines { write(line, to: &writer) } }
      writer.name("totals")
      writer.array { writer in for line in totals { write(line, to: &writer) } }
      writer.member("in_several_groups", severalTimes)
    }
  }

  private func write(_ line: Line, to writer: inout JSONWriter) {
    writer.object { writer in
      for (group, value) in zip(groups, line.values) {
        writer.name(group.facet)
        writer.object { writer in
          writer.member("id", orNull: value.id)
          writer.member("label", value.label)
        }
      }
      writer.member("currency", orNull: line.currency)
      // A text: numbers of JSON are read as binary fractions, which lose cents.
      writer.member("sum", line.sum.description)
      writer.member("works", line.works)
    }
  }
}
