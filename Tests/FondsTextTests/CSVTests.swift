import FondsTestSupport
import FondsText
import Testing

@Suite("Separated values")
struct CSVTests {
  private func rows(_ text: String, limits: TableLimits = TableLimits()) -> [[String]] {
    CSVReader.read(Array(text.utf8), limits: limits).rows.map(\.cells)
  }

  @Test("the separator is the one that the header has most often outside of quotes", arguments: [",", ";", "\t"])
  func separators(separator: String) {
    let header = ["Numéro", "Libellé", "\"Montant; en, euros\t\""].joined(separator: separator)
    let row = ["1", "Pain", "12"].joined(separator: separator)
    #expect(rows(header + "\n" + row) == [["Numéro", "Libellé", "Montant; en, euros\t"], ["1", "Pain", "12"]])
  }

  @Test("the line in which Excel announces the separator is no row")
  func announcement() {
    let table = CSVReader.read(Array("sep=;\r\na,b;c\r\n1;2\r\n".utf8))
    #expect(table.rows == [.init(line: 2, cells: ["a,b", "c"]), .init(line: 3, cells: ["1", "2"])])
  }

  @Test("quotes hold separators, line breaks and doubled quotes; lines are counted through them")
  func quotes() {
    let table = CSVReader.read(Array("id,text\r\n1,\"a \"\"b\"\", c\r\nd\"\r\n2,e\r\n".utf8))
    #expect(table.rows.map(\.cells) == [["id", "text"], ["1", "a \"b\", c\r\nd"], ["2", "e"]])
    #expect(table.rows.map(\.line) == [1, 2, 4])
    #expect(table.rows.allSatisfy { $0.fault == nil } && table.faults.isEmpty)
  }

  @Test("any line end ends a row, the last row needs none, blank rows count as lines only", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) {
    let table = CSVReader.read(Array("\u{FEFF}a,b\(end)\(end),  \(end)1,".utf8))
    #expect(table.rows == [.init(line: 1, cells: ["a", "b"]), .init(line: 4, cells: ["1", ""])])
  }

  @Test("a row that is wider or narrower than the header says so")
  func raggedRows() {
    let table = CSVReader.read(Array("a,b\n1\n1,2,3\n1,2, \n".utf8))
    #expect(table.rows.map(\.fault) == [nil, .short(cells: 1, header: 2), .long(cells: 3, header: 2), nil])
  }

  @Test("a quote that is never closed is told by its line, and the rows behind it are read")
  func unclosedQuote() {
    let table = CSVReader.read(Array("a,b\n1,\"\"\"x\"\"\"\n2,\"open\n3,\"\"\n4,y\n".utf8))
    #expect(table.rows.map(\.cells) == [["a", "b"], ["1", "\"x\""], ["2", "\"open"], ["3", ""], ["4", "y"]])
    #expect(table.rows.map(\.fault) == [nil, nil, .unclosedQuote, nil, nil])
    #expect(table.rows[2].line == 3)
  }

  @Test("text behind a closing quote is kept and told")
  func textBehindQuote() {
    let table = CSVReader.read(Array("a,b\n\"1\" x,2\n".utf8))
    #expect(table.rows[1] == .init(line: 2, cells: ["1 x", "2"], fault: .textBehindQuote))
  }

  @Test("a million columns, a long cell and too many rows are cut and told")
  func bounds() {
    let wide = CSVReader.read(Array(String(repeating: "a,", count: 1_000_000).utf8))
    #expect(wide.rows.count == 1 && wide.rows[0].cells.count == TableLimits().columns)
    #expect(wide.faults == [.columns(limit: TableLimits().columns)])
    var limits = TableLimits()
    limits.rows = 2
    limits.cellBytes = 3
    let cut = CSVReader.read(Array("a,éé\n1,2\n3,4\n".utf8), limits: limits)
    #expect(cut.rows.map(\.cells) == [["a", "é"], ["1", "2"]])
    #expect(cut.rows[0].fault == .longCell(bytes: 3) && cut.faults == [.rows(line: 2)])
  }

  @Test("a million quotes, none of them closed for good, take no longer than the text is long")
  func manyQuotes() {
    let text = "a\n" + String(repeating: "\"\"\"\n", count: 200_001)
    #expect(CSVReader.read(Array(text.utf8)).rows.count > 1)
  }

  @Test("quotes are written only where they are needed")
  func writing() {
    var writer = CSVWriter()
    writer.add(["id", "title@fr"])
    writer.add(["1", "L’énergie, à « Sainte-Aure »"])
    writer.add(["", "dit \"oui\"\nou non"])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "id,title@fr\r\n1,\"L’énergie, à « Sainte-Aure »\"\r\n,\"dit \"\"oui\"\"\nou non\"\r\n")
    #expect(CSVWriter(hasMark: true).bytes == [0xEF, 0xBB, 0xBF])
  }

  @Test("what is written is read back cell for cell", arguments: [1, 2, 3, 4, 5])
  func roundTrip(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["", " ", "a", "é", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "sep=", "ab c"]
    let table = (0..<40).map { row in
      (0..<5).map { column in
        let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        return row == 0 || column == 0 ? "\(row).\(column)" + text : text
      }
    }
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
      var writer = CSVWriter(separator: separator, hasMark: seed % 2 == 0)
      for row in table { writer.add(row) }
      #expect(CSVReader.read(writer.bytes).rows.map(\.cells) == table)
    }
  }
}
