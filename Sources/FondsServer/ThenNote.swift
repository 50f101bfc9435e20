internal import FondsCatalogue
internal import FondsRecord

/// What a page of a record says where it is looked at as of a date: how things stood, what of the page is of then, and the way back to today.
struct ThenNote {
  let then: RecordThen
  let ui: Language
  /// Where the record of today is.
  let today: String

  func write(to writer: inout HTMLWriter) {
    let day = RecordThen.day(then.date, in: ui)
    writer.element("div", [("class", "then"), ("role", "note")]) { writer in
      let sentence =
        then.sentence(in: ui)
        ?? day + ui(fr: " — aucun état n’a été noté", en: " — no state was noted")
      writer.element("p", text: sentence.capitalised)
      writer.element("p", [("class", "hint")]) { writer in
        if then.existed {
          writer.write(
            ui(
              fr: "États, suivis et liens sont ceux de ce jour-là\u{A0}; texte et description sont ceux d’aujourd’hui. ",
              en: "States, histories and ties are those of that day; text and description are those of today. "))
        }
        writer.element("a", [("href", today)], text: ui(fr: "La notice d’aujourd’hui", en: "The record of today"))
      }
    }
  }
}
