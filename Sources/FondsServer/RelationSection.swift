internal import FondsCatalogue
internal import FondsRecord

/// What a record is tied to, from both ends: a picture, and the list that says the same.
struct RelationSection {
  let view: RecordView
  let ui: Language

  /// Where a record is: at the same date as this one is looked at.
  private func address(_ id: String) -> String { PageAddress.record(id, in: ui, asOf: view.then?.date) }

  private var ties: [RecordView.Tie] { view.relations.filter { $0.kind != .translation } }

  /// Records that are shown, tied or akin.
  var count: Int { ties.reduce(0) { $0 + $1.targets.count } + view.kin.reduce(0) { $0 + $1.targets.count } }

  func write(to writer: inout HTMLWriter) {
    guard count > 0 else { return }
    writer.element("section", [("id", "ties"), ("aria-labelledby", "ties-title")]) { writer in
      writer.element("h2", [("id", "ties-title")], text: ui(fr: "Liens", en: "Ties"))
      RelationGraph(title: view.record.title(for: ui), ties: ties, ui: ui, asOf: view.then?.date).write(to: &writer)
      writer.element("dl", [("class", "ties")]) { writer in
        for tie in ties {
          writer.element("dt", text: tie.word(in: ui))
          for target in tie.targets {
            writer.element("dd") { writer in
              writer.element(
                "a", [("href", address(target.id)), ("lang", languageTag(target.language.rawValue))], text: target.title)
            }
          }
          let more = tie.total - tie.targets.count
          if more > 0 { writer.element("dd", text: ui.others(more)) }
        }
        for kin in view.kin { write(kin, &writer) }
      }
    }
  }

  /// What nobody has declared, with the value that both have to do with, and the way to all of them.
  private func write(_ kin: RecordView.Kin, _ writer: inout HTMLWriter) {
    writer.element("dt", text: kin.words(in: ui))
    for target in kin.targets {
      writer.element("dd") { writer in
        writer.element(
          "a", [("href", address(target.id)), ("lang", languageTag(target.language.rawValue))], text: target.title)
      }
    }
    let more = kin.total - kin.targets.count
    guard more > 0 else { return }
    let choices = kin.choices.map { "facet=" + QueryString.encode($0) + "&" }.joined()
    writer.element("dd") { writer in
      let date = view.then.map { "q=" + QueryString.encode("as-of:\($0.date)") + "&" } ?? ""
      writer.element("a", [("href", "/?" + date + choices + "ui=" + ui.rawValue)]) { writer in
        writer.write(ui.others(more))
        writer.hidden(ui(fr: " : ", en: ": ") + kin.reason.label)
      }
    }
  }
}
