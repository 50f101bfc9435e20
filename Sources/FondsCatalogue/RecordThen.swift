package import FondsRecord
internal import FondsSystemic

/// How a record stood at the end of a day, a month or a year, as people read it.
public struct RecordThen: Sendable, Hashable {
  /// One state.
  public struct State: Sendable, Hashable {
    /// Such as `state` or `status`.
    public var field: String
    /// What people call the field.
    public var label: String
    /// The value, with its label.
    public var value: AnswerValue
    /// Since when it held.
    package var since: PartialDate
  }

  /// The day, the month or the year.
  package var date: PartialDate
  /// False where there was nothing of it yet.
  public var existed: Bool
  /// Whether that goes by the day on which it was published, for want of days of its own.
  var isByPublication: Bool
  /// By field.
  public var states: [State]

  init(_ record: Record, at date: PartialDate, on open: OpenIndex, ui: Language) throws(CatalogueError) {
    self.init(RecordStates(of: record, at: date, schema: try open.rules.schema()), at: date, on: open, ui: ui)
  }

  init(_ then: RecordStates, at date: PartialDate, on open: OpenIndex, ui: Language) {
    self.date = date
    existed = then.existed
    isByPublication = !then.hasOwnBeginning
    states = then.states.map { state in
      State(
        field: state.field, label: open.facetLabels.name(of: state.field, in: ui),
        value: AnswerValue(id: state.value, open.facetLabels.shown(FacetValue(state.field, state.value), in: ui)),
        since: state.since)
    }
  }

  /// The day in words: `at the end of 2022`, `on 30 June 2022`.
  package static func day(_ date: PartialDate, in ui: Language) -> String {
    date.day == nil
      ? ui(fr: "à la fin de \(date.words(in: ui))", en: "at the end of \(date.words(in: ui))")
      : ui(fr: "le \(date.words(in: ui))", en: "on \(date.words(in: ui))")
  }

  /// What is to be told of it, for people; `nil` where nothing is.
  package func sentence(in ui: Language) -> String? {
    let day = Self.day(date, in: ui)
    guard existed else {
      return isByPublication
        ? ui(fr: "n’était pas encore publié \(day)", en: "had not been published yet \(day)")
        : ui(fr: "n’existait pas encore \(day)", en: "did not exist yet \(day)")
    }
    guard !states.isEmpty else { return nil }
    let told = states.map { state in
      state.label + ui(fr: " : ", en: ": ") + state.value.label
        + ui(fr: ", depuis \(state.since.day == nil ? "" : "le ")\(state.since.words(in: ui))", en: ", since \(state.since.words(in: ui))")
    }
    return day + ui(fr: " — ", en: " — ") + told.joined(separator: ui(fr: " ; ", en: "; "))
  }

  /// Writes the members of a JSON object.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("date", date.description)
      writer.name("existed")
      writer.bool(existed)
      writer.name("states")
      writer.array { writer in
        for state in states {
          writer.object { writer in
            writer.member("field", state.field)
            writer.member("id", state.value.id)
            writer.member("label", state.value.label)
            writer.member("since", state.since.description)
          }
        }
      }
    }
  }
}
