internal import FondsExtraction
package import FondsRecord

/// The flags of tables and of their rows, in words.
package enum RowWords {
  /// One remark on a row, for people: its line, its column, what is the matter.
  package static func sentence(_ line: Int, column: String?, flag: String, isRefusal: Bool, in ui: Language) -> String {
    let place = ui(fr: "ligne \(line)", en: "line \(line)") + (column.map { ui(fr: ", « \($0) »", en: ", \"\($0)\"") } ?? "")
    let refusal = isRefusal ? ui(fr: "refusée, ", en: "refused, ") : ""
    return place + ui(fr: " : ", en: ": ") + refusal + FlagWords.explanation(of: flag, in: ui)
  }

  /// What a flag of a table tells; `nil` for any other.
  static func explanation(of flag: String, in ui: Language) -> String? {
    let parts = flag.split(separator: ":", maxSplits: 1).map(String.init)
    let value = parts.count == 2 ? parts[1] : ""
    switch parts.count == 2 ? parts[0] + ":" : flag {
    case ExtractionFlag.rowWithoutID: return ui(fr: "aucun identifiant", en: "no identifier")
    case ExtractionFlag.rowBadID: return ui(fr: "« \(value) » ne peut pas être un identifiant", en: "\"\(value)\" cannot be an identifier")
    case ExtractionFlag.rowTwice:
      return ui(fr: "même identifiant que la ligne \(value)", en: "the same identifier as line \(value)")
    case ExtractionFlag.rowTaken: return ui(fr: "identifiant déjà pris par \(value)", en: "its identifier belongs to \(value)")
    case ExtractionFlag.rowTooLarge: return ui(fr: "trop grande pour l’index", en: "too large for the index")
    case ExtractionFlag.rowWidth: return width(value, in: ui)
    case ExtractionFlag.openQuote:
      return ui(fr: "un guillemet s’ouvre et ne se ferme jamais", en: "a quote opens and is never closed")
    case ExtractionFlag.textBehindQuote: return ui(fr: "du texte suit un guillemet fermant", en: "text stands behind a closing quote")
    case ExtractionFlag.longCell: return ui(fr: "une cellule trop longue a été coupée", en: "a cell was too long and was cut")
    case ExtractionFlag.tableCut:
      return ui(
        fr: "tableau trop grand, coupé après la ligne \(value) : partagez-le",
        en: "the table is too large and was cut after line \(value): split it")
    case ExtractionFlag.columnsCut:
      return ui(fr: "colonnes laissées de côté après la \(value)e", en: "the columns after number \(value) were left out")
    case ExtractionFlag.headerTwice:
      let places = value.split(separator: ":").joined(separator: ui(fr: " et ", en: " and "))
      return ui(
        fr: "même en-tête que dans une autre colonne (\(places)), leurs valeurs se mêlent : renommez-en une",
        en: "the same header as another column (\(places)), their values run together: rename one")
    case ExtractionFlag.dateOrder:
      return value == "month"
        ? ui(
          fr: "date à lire jour puis mois, alors que la colonne est lue mois puis jour : écrivez 2022-12-31",
          en: "a date with the day first, while the column is read with the month first: write 2022-12-31")
        : ui(
          fr: "date à lire mois puis jour, alors que la colonne est lue jour puis mois : écrivez 2022-12-31",
          en: "a date with the month first, while the column is read with the day first: write 2022-12-31")
    case ExtractionFlag.rowsRefused:
      let count = Int(value) ?? 0
      return ui.counted(count, fr: ("ligne refusée", "lignes refusées"), en: ("row refused", "rows refused"))
    case ExtractionFlag.rowsRemarked:
      let count = Int(value) ?? 0
      return ui.counted(count, fr: ("remarque sur des lignes", "remarques sur des lignes"), en: ("remark on rows", "remarks on rows"))
    case ExtractionFlag.rowsKept:
      return ui(
        fr: "notices gardées bien que leurs lignes n’y soient plus : \(value)", en: "records kept although their rows are gone: \(value)")
    default: return nil
    }
  }

  private static func width(_ value: String, in ui: Language) -> String {
    let parts = value.split(separator: ":")
    guard parts.count == 2 else { return value }
    return ui(fr: "\(parts[0]) cellules, \(parts[1]) dans l’en-tête", en: "\(parts[0]) cells, \(parts[1]) in the header")
  }
}
