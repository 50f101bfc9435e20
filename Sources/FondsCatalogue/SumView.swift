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
  /// Works with an amount that nobody could read, which is in no sum.
  package var notUnderstood = 0
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
      writer.member("not_understood", notUnderstood)
    }
  }

  /// What people are told beside the sums, a sentence each.
  package func remarks(in ui: Language) -> [String] {
    var remarks: [String] = []
    if severalTimes == 1 {
      remarks.append(
        ui(
          fr: "1 notice compte dans plusieurs groupes : ceux-ci font plus que le total.",
          en: "1 record counts in several groups: these make more than the total."))
    } else if severalTimes > 1 {
      remarks.append(
        ui(
          fr: "\(severalTimes) comptent dans plusieurs groupes : ceux-ci font plus que le total.",
          en: "\(severalTimes) count in several groups: these make more than the total."))
    }
    if notUnderstood == 1 {
      remarks.append(
        ui(
          fr: "1 notice a un montant qui n’a pas été compris, et qui n’est compté nulle part : `fonds lint` la nomme.",
          en: "1 record has an amount that was not understood and is in no sum: `fonds lint` names it."))
    } else if notUnderstood > 1 {
      remarks.append(
        ui(
          fr: "\(notUnderstood) notices ont un montant qui n’a pas été compris, et qui n’est compté nulle part : `fonds lint` les nomme.",
          en: "\(notUnderstood) records have an amount that was not understood and is in no sum: `fonds lint` names them."))
    }
    return remarks
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
      writer.member("sum", line.sum.inCents)
      writer.member("works", line.works)
    }
  }
}
