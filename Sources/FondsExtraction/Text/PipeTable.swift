/// Tables with pipes, which CommonMark reads as paragraphs: a header row, a row of dashes, rows.
enum PipeTable {
  /// The cells separated by tabs and the rows by line feeds; `nil` where the paragraph is no table.
  static func table(_ paragraph: String) -> String? {
    let rows = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
    guard rows.count >= 2, rows[0].contains("|"), isDelimiter(rows[1]) else { return nil }
    return ([rows[0]] + rows[2...]).map { cells($0).joined(separator: "\t") }.joined(separator: "\n")
  }

  private static func isDelimiter(_ row: Substring) -> Bool {
    row.contains("-") && row.utf8.allSatisfy { [UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09].contains($0) }
  }

  private static func cells(_ row: Substring) -> [String] {
    var cells = row.split(separator: "|", omittingEmptySubsequences: false).map { TextCleaner.cleaned(String($0)) }
    if cells.first == "" { cells.removeFirst() }
    if cells.last == "" { cells.removeLast() }
    return cells
  }
}
