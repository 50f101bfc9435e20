import FondsExtraction
import FondsRecord
import FondsTestSupport
import Testing

@Suite("Spreadsheets")
struct SpreadsheetTests {
  @Test("a workbook: shared, inline and phonetic strings, numbers, truth values, results of formulas, gaps and several sheets")
  func workbook() async throws {
    let bytes = try SheetWriter.xlsx(
      [
        (
          "Lignes",
          """
          <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>Mon</t></r><r><t>tant</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
          <row r="4"><c r="A4"><v>12.300000000000001</v></c><c r="B4" t="b"><v>1</v></c><c t="str"><f>A4*2</f><v>résultat</v></c><c t="e"><v>#N/A</v></c></row></sheetData>
          """
        ), ("Notes", "<sheetData><row><c t=\"inlineStr\"><is><t>vélos</t></is></c></row></sheetData>"),
        ("Caché", "<sheetData><row><c t=\"inlineStr\"><is><t>secret</t></is></c></row></sheetData>")
      ], strings: ["<r><t>Libe</t></r><r><t>llé</t></r><rPh sb=\"0\" eb=\"1\"><t>lu</t></rPh>"], states: ["Caché": "hidden"])
    let trial = try await TableTrial(bytes, name: "a.xlsx")
    #expect(trial.extraction.outcome == .indexed && trial.extraction.format == .xlsx)
    #expect(
      trial.texts == ["heading Lignes", "table Libellé\t\tMontant\n12.3\ttrue\trésultat", "heading Notes", "table vélos"])
  }

  @Test("numbers with a format are dates, times, percentages, money and identifiers; 1904 is another beginning")
  func formats() async throws {
    let formats = """
      <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy&quot; d’ h&quot;"/><numFmt numFmtId="165" formatCode="#,##0.00\\ [$€-40C];[Red]-#,##0.00"/>
      <numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="167" formatCode="yyyy-mm-dd hh:mm:ss"/><numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="10"/></cellXfs>
      """
    let cells = [
      ("1", "44267"), ("2", "59"), ("3", "-1234.5"), ("4", "123"), ("5", "44267.4375"), ("6", "1.5"), ("7", "0.125"), ("0", "1E-2")
    ]
    let row = "<row>" + cells.map { "<c s=\"\($0.0)\"><v>\($0.1)</v></c>" }.joined() + "</row>"
    let bytes = try SheetWriter.xlsx([("A", "<sheetData>\(row)</sheetData>")], formats: formats)
    let expected = "table 2021-03-12\t1900-02-28\t-1234.5 EUR\t00123\t2021-03-12T10:30:00\t36:00:00\t12.5%\t0.01"
    #expect(try await TableTrial(bytes, name: "a.xlsx").texts == [expected])
    let other = try SheetWriter.xlsx(
      [("A", "<sheetData><row><c s=\"1\"><v>42805</v></c></row></sheetData>")], formats: formats,
      properties: "<workbookPr date1904=\"1\"/>")
    #expect(try await TableTrial(other, name: "a.xlsx").texts == ["table 2021-03-12"])
  }

  @Test("a cell that is merged downwards speaks for all its rows, in both formats")
  func merged() async throws {
    func cell(_ reference: String, _ text: String) -> String { "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
    let xlsx = try SheetWriter.xlsx([
      (
        "A",
        "<sheetData><row r=\"1\">\(cell("A1", "Lieu"))\(cell("B1", "Nom"))</row><row r=\"2\">\(cell("A2", "Vaux"))\(cell("B2", "un"))</row>"
          + "<row r=\"3\">\(cell("B3", "deux"))</row></sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
      )
    ])
    let ods = try SheetWriter.ods(
      "<table:table table:name=\"A\">" + SheetWriter.odsRow("Lieu", "Nom")
        + "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>Vaux</text:p></table:table-cell><table:table-cell><text:p>un</text:p></table:table-cell></table:table-row>"
        + "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>deux</text:p></table:table-cell></table:table-row></table:table>"
    )
    for (bytes, name) in [(xlsx, "a.xlsx"), (ods, "a.ods")] {
      #expect(try await TableTrial(bytes, name: name).texts == ["table Lieu\tNom\nVaux\tun\nVaux\tdeux"])
    }
  }

  @Test("a filled row that is said to stand a million times stands some thousand times; what follows it is read, and the cut is told")
  func copies() async throws {
    func row(_ word: String, _ count: Int) -> String {
      "<table:table-row table:number-rows-repeated=\"\(count)\"><table:table-cell><text:p>\(word)</text:p></table:table-cell></table:table-row>"
    }
    let body = "<table:table table:name=\"A\">" + row("eau", 500_000) + row("vin", 500_000) + row("pain", 1) + "</table:table>"
    let trial = try await TableTrial(SheetWriter.ods(body), name: "a.ods")
    let words = trial.texts.joined(separator: "\n").split { !$0.isLetter }
    #expect(words.count { $0 == "eau" } == 20_001 && words.count { $0 == "vin" } == 1 && words.last == "pain")
    #expect(trial.extraction.flags.contains("truncated"))
  }

  @Test("OpenDocument: typed values, repeated cells and rows, groups of rows; neither comments nor hidden sheets")
  func openDocument() async throws {
    let bytes = try SheetWriter.ods(
      """
      <table:table table:name="Lignes" table:style-name="ta1"><table:table-header-rows>\(SheetWriter.odsRow("a", "b", "c", "d", "e", "f", "g"))</table:table-header-rows>
      <table:table-row-group><table:table-row table:number-rows-repeated="2">
      <table:table-cell office:value-type="float" office:value="1234.5"><office:annotation><text:p>non</text:p></office:annotation><text:p>1 234,50</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2021-03-12T00:00:00"><text:p>12 mars</text:p></table:table-cell>
      <table:table-cell office:value-type="currency" office:currency="EUR" office:value="12.3"/><table:table-cell office:value-type="percentage" office:value="0.05"/>
      <table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16377"/></table:table-row></table:table-row-group>
      <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row><table:table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x<text:s/>y</text:p><text:p>z</text:p></table:table-cell></table:table-row></table:table>
      <table:table table:name="Caché" table:style-name="ta2">\(SheetWriter.odsRow("secret"))</table:table>
      """,
      styles: "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>")
    let trial = try await TableTrial(bytes, name: "a.ods")
    let row = "1234.5\t2021-03-12\t12.3 EUR\t5%\t09:30:00\ttrue\t007"
    #expect(trial.texts == ["table a\tb\tc\td\te\tf\tg\n\(row)\n\(row)\n\tx y z\tx y z"])
    #expect(trial.extraction.format == .ods && trial.extraction.flags.isEmpty)
  }

  @Test("hostile spreadsheets are bounded: ten million cells, a million columns, a million rows, a sheet that is a bomb")
  func hostile() async throws {
    let cells = try SheetWriter.ods(
      "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"10000000\"><table:table-cell table:number-columns-repeated=\"10000000\"><text:p>eau</text:p></table:table-cell></table:table-row></table:table>"
    )
    let repeated = try await TableTrial(cells, name: "a.ods").extraction
    #expect(repeated.outcome == .indexed && repeated.flags.contains("truncated"))
    let far = try SheetWriter.xlsx([
      (
        "A",
        "<sheetData><row r=\"1000000000\"><c r=\"XFDXX1\" t=\"str\"><v>loin</v></c><c r=\"A9\" t=\"str\"><v>près</v></c></row></sheetData>"
      )
    ])
    #expect(try await TableTrial(far, name: "a.xlsx").texts == ["table près"])
    let bomb = try SheetWriter.xlsx([("A", "<sheetData>" + String(repeating: " ", count: 8 << 20) + "</sheetData>")])
    #expect(try await TableTrial(bomb, name: "a.xlsx").extraction.reason == .expansion)
    let shared = try SheetWriter.xlsx(
      [("A", "<sheetData>" + String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 3_000) + "</sheetData>")],
      strings: ["<t>" + (0..<8_000).map { "mot\($0 &* 2_654_435_761 % 99_991)" }.joined(separator: " ") + "</t>"])
    let large = try await TableTrial(shared, name: "a.xlsx").extraction
    #expect(large.outcome == .indexed && large.flags.contains("truncated"))
  }

  @Test("spreadsheets and separated values of changed bytes are refused or read", arguments: [1, 2, 3, 4] as [UInt64])
  func noise(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sheet =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"166\"/></cellXfs><sheetData>"
      + "<row r=\"9223372036854775807\"><c r=\"A1\" s=\"0\"><v>44267</v></c></row><row r=\"2\"><c r=\"B2\" t=\"str\"><v>x</v></c><c s=\"1\"><v>1e-9223372036854775808</v></c></row>"
      + "</sheetData><mergeCells><mergeCell ref=\"A1:A9223372036854775807\"/></mergeCells></worksheet>"
    let ods =
      "<table:table xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
      + "<table:table-row table:number-rows-repeated=\"9223372036854775807\"><table:table-cell/></table:table-row>"
      + "<table:table-row><table:table-cell table:number-rows-spanned=\"9223372036854775807\" office:value-type=\"float\" office:value=\"1e40\"/></table:table-row>"
      + "<table:table-row><table:table-cell table:number-columns-repeated=\"-5\" office:value-type=\"percentage\" office:value=\"-0.000\"/></table:table-row></table:table>"
    let csv = "id,title@fr,event.start\r\n1,\"a \"\"b\"\"\",2021\r\n2,\"c\r\nd\",x\r\n"
    for (text, route) in [(sheet, BytesReader.Route.officePart), (ods, .officePart), (csv, .separated)] {
      for _ in 0..<40 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0...2, using: &random) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
          default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
          }
          if bytes.isEmpty { bytes = [0x22] }
        }
        do {
          let document = try BytesReader.read(bytes, by: route)
          #expect(document.blocks.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
        } catch {
          #expect(!error.message.isEmpty, "seed \(seed)")
        }
      }
    }
  }

  @Test("a spreadsheet without sheets is empty, and one that cannot be unpacked is damaged")
  func empty() async throws {
    #expect(try await TableTrial(try SheetWriter.xlsx([]), name: "a.xlsx").extraction.outcome == .empty)
    let whole = try SheetWriter.ods("<table:table>\(SheetWriter.odsRow("a"))</table:table>")
    #expect(try await TableTrial(Array(whole.prefix(whole.count / 2)), name: "a.ods").extraction.reason == .damage)
  }
}
