package import FondsRecord

extension DeskLogLine {
  /// What was said, for people: its number, the sentence, who and when, and whether it still holds.
  package func sentence(in ui: Language) -> String {
    var text = "\(number). " + entry.action.sentence(in: ui)
    let signature = [entry.by, entry.on?.description].compactMap { $0 }.joined(separator: ", ")
    if !signature.isEmpty { text += " (" + signature + ")" }
    if !holds { text += ui(fr: " [annulé]", en: " [undone]") }
    return text
  }
}

extension DeskEntry.Action {
  fileprivate func sentence(in ui: Language) -> String {
    func name(_ value: FacetValue) -> String { value.facet + ":" + value.value }
    switch self {
    case .set(let id, let values):
      let parts = values.map { value in
        value.values.isEmpty
          ? ui(fr: "\(value.member.name) vidé", en: "\(value.member.name) emptied")
          : value.member.name + " = " + ValueList.joined(value.values)
      }
      return id.value + ui(fr: " : ", en: ": ") + parts.joined(separator: " ; ")
    case .add(let id, let value): return ui(fr: "\(id) : \(name(value)) ajouté", en: "\(id): \(name(value)) added")
    case .remove(let id, let value): return ui(fr: "\(id) : \(name(value)) retiré", en: "\(id): \(name(value)) removed")
    case .accept(let id, let value): return ui(fr: "\(id) : \(name(value)) accepté", en: "\(id): \(name(value)) accepted")
    case .reject(let id, let value): return ui(fr: "\(id) : \(name(value)) rejeté", en: "\(id): \(name(value)) rejected")
    case .candidate(let term):
      let labels = Language.allCases.compactMap { language in term.labels[language].map { "\($0) [\(language.rawValue)]" } }
      return ui(fr: "terme candidat \(name(term.value)) : ", en: "candidate term \(name(term.value)): ") + labels.joined(separator: ", ")
    case .acceptTerm(let value): return ui(fr: "terme \(name(value)) accepté", en: "term \(name(value)) accepted")
    case .mergeTerm(let value, let target):
      return ui(fr: "\(name(value)) fondu dans \(target)", en: "\(name(value)) merged into \(target)")
    case .undo(let number): return ui(fr: "entrée \(number) annulée", en: "entry \(number) undone")
    case .forget(let name):
      let ways = ui.counted(
        name.forms.count, fr: ("écriture de son nom", "écritures de son nom"), en: ("way to write the name", "ways to write the name"))
      return ui(fr: "une personne oubliée (\(ways))", en: "a person forgotten (\(ways))")
    }
  }
}

extension DeskReport {
  /// What came of it, for people.
  package func lines(in ui: Language) -> [String] {
    entries.map { $0.sentence(in: ui) }
      + absent.map { id in
        ui(
          fr: "\(id) : aucune notice de ce nom aujourd’hui ; l’entrée est gardée pour quand il y en aura une",
          en: "\(id): there is no such record today; the entry is kept for when there is one")
      }
      + absentTargets.map { name in
        ui(
          fr: "lié à \(name), dont il n’y a pas de notice aujourd’hui : vérifiez le nom, ou annulez l’entrée (`fonds desk undo`)",
          en: "tied to \(name), of which there is no record today: check the name, or undo the entry (`fonds desk undo`)")
      }
  }
}
