internal import FondsExtraction
internal import FondsRecord

extension RowRemark {
  /// The texts that the ledger keeps of it; ``remarks(_:)`` reads them again.
  var parts: [String] { [String(line), column ?? "", flag, isRefusal ? "refused" : ""] }

  /// Reads the remarks that a line of the ledger holds.
  static func remarks(_ value: JSONValue?) -> [RowRemark] {
    let parts = value?.array?.compactMap(\.string) ?? []
    var remarks: [RowRemark] = []
    var rest = parts[...]
    while rest.count >= 4 {
      let (line, column, flag, refusal) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
      remarks.append(RowRemark(line: Int(line) ?? 0, column: column.isEmpty ? nil : column, flag: flag, isRefusal: !refusal.isEmpty))
    }
    return remarks
  }

  /// Whether a row was refused for what stands in another source, which may be gone today.
  var isAboutAnotherSource: Bool { flag.hasPrefix(ExtractionFlag.rowTaken) }
}
