internal import FondsExtraction
package import FondsRecord

extension ReindexReport.Input {
  /// What there is to say of single rows, for people: the refused ones first, and how many more there are.
  package func rowSentences(in ui: Language, limit: Int) -> [String] {
    let ordered = remarks.filter(\.isRefusal) + remarks.filter { !$0.isRefusal }
    var sentences = ordered.prefix(limit).map {
      RowWords.sentence($0.line, column: $0.column, flag: $0.flag, isRefusal: $0.isRefusal, in: ui)
    }
    if ordered.count > limit {
      sentences.append(
        ui(fr: "et d’autres : fonds report --json les montre", en: "and others: fonds report --json shows them"))
    }
    return sentences
  }
}
