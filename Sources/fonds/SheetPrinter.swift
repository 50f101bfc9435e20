internal import FondsCatalogue
internal import FondsRecord

/// Shows a person what a table changes.
struct SheetPrinter {
  let report: SheetReport
  let isDry: Bool

  func print() {
    for change in report.changes {
      let empty = ui(fr: "(vide)", en: "(empty)")
      let (before, after) = (change.before.isEmpty ? empty : change.before, change.after.isEmpty ? empty : change.after)
      Terminal.print("  \(change.line): " + Terminal.harmless("\(change.id): \(change.part): \(before) → \(after)"))
    }
    for (line, id) in report.created {
      Terminal.print("  \(line): " + Terminal.harmless(ui(fr: "\(id) : nouvelle notice", en: "\(id): a new record")))
    }
    for fault in report.faults {
      let place = "\(fault.line)" + (fault.column.map { ":\($0)" } ?? "") + (fault.part.map { " (\($0))" } ?? "")
      Terminal.printError(Terminal.harmless("  \(report.path):\(place): \(fault.sentence(in: ui))"))
    }
    let changed = Set(report.changes.map(\.id)).count
    let corrected =
      isDry
      ? ui.counted(changed, fr: ("notice à corriger", "notices à corriger"), en: ("record to correct", "records to correct"))
      : ui.counted(report.entries, fr: ("entrée sur le bureau", "entrées sur le bureau"), en: ("entry on the desk", "entries on the desk"))
    let made =
      isDry
      ? ui.counted(report.created.count, fr: ("à créer", "à créer"), en: ("to make", "to make"))
      : ui.counted(report.imported, fr: ("notice créée", "notices créées"), en: ("record made", "records made"))
    let refused = ui.counted(report.faults.count, fr: ("erreur", "erreurs"), en: ("error", "errors"))
    Terminal.print(Terminal.bold([corrected, made, refused].joined(separator: ", ")))
  }
}
