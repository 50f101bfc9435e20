internal import FondsRecord

/// Puts the paragraphs, tables and notes of an office document together into blocks, whichever format they come from.
///
/// Paragraphs may stand in one another (text boxes, notes, cells). What stands in a table becomes its cell; notes follow the paragraph
/// that refers to them.
struct OfficeComposer {
  /// What a paragraph style means.
  enum Style: Hashable {
    case heading(level: Int)
    case title, body, item, quotation, caption, code
    /// Tables of contents and the like, which only repeat.
    case skipped
  }

  private(set) var collector: BlockCollector
  private var title: String?
  private var open: [(style: Style, level: Int, text: [UInt8])] = []
  private var notes: [[UInt8]] = []
  /// The finished rows of the open table, its open row and cell; an inner table adds to the cell of the outer one.
  private var table: (depth: Int, rows: [UInt8], row: [UInt8], cell: [UInt8]) = (0, [], [], [])

  init(limits: ExtractionLimits) { collector = BlockCollector(limits: limits) }

  /// The text of the paragraph styled as the title, else what looks like one in the text.
  var titles: [MetadataValue] {
    if let title { return [MetadataValue(.title, title, origin: .heading)] }
    return TextReader.title(of: collector.blocks).map { [MetadataValue(.title, $0, origin: .text)] } ?? []
  }

  mutating func beginParagraph(_ style: Style, level: Int = 0) { open.append((style, level, [])) }

  /// Adds to the innermost open paragraph; text between paragraphs is layout.
  mutating func append(_ text: some Sequence<UInt8>) {
    if !open.isEmpty { open[open.count - 1].text.append(contentsOf: text) }
  }

  mutating func appendSpace() { append(CollectionOfOne(0x20)) }

  /// Keeps a note until its paragraph ends.
  mutating func note(_ text: [UInt8]) { notes.append(text) }

  /// Takes the text of the open paragraph out of the flow, as a note of the paragraph around it.
  mutating func endParagraphAsNote() {
    if let paragraph = open.popLast() { notes.append(paragraph.text) }
  }

  mutating func endParagraph() {
    guard let paragraph = open.popLast() else { return }
    if table.depth > 0 {
      if !table.cell.isEmpty { table.cell.append(0x20) }
      table.cell += paragraph.text
    } else {
      emit(paragraph.style, level: paragraph.level, paragraph.text)
    }
    guard open.isEmpty, table.depth == 0 else { return }
    for note in notes { collector.add(.paragraph, utf8: note[...]) }
    notes = []
  }

  private mutating func emit(_ style: Style, level: Int, _ text: [UInt8]) {
    switch style {
    case .heading(let level): collector.add(.heading, utf8: text[...], level: min(max(level, 1), 6))
    case .title:
      let cleaned = String(decoding: TextCleaner.cleaned(text[...]), as: UTF8.self)
      if title == nil, !cleaned.isEmpty { title = cleaned }
      collector.add(.heading, utf8: text[...], level: 1)
    case .body: collector.add(.paragraph, utf8: text[...])
    case .item: collector.add(.item, utf8: text[...], level: min(max(level, 1), 6))
    case .quotation: collector.add(.quotation, utf8: text[...])
    case .caption: collector.add(.caption, utf8: text[...])
    case .code: collector.add(verbatim: .code, utf8: text[...])
    case .skipped: break
    }
  }

  mutating func beginTable() {
    table.depth += 1
    if table.depth == 1 { (table.rows, table.row, table.cell) = ([], [], []) }
  }

  mutating func endCell() {
    guard table.depth == 1 else { return }
    if !table.row.isEmpty { table.row.append(0x09) }
    table.row += TextCleaner.cleaned(table.cell[...])
    table.cell = []
  }

  mutating func endRow() {
    guard table.depth == 1 else { return }
    if !table.row.isEmpty { table.rows += table.row + [0x0A] }
    table.row = []
  }

  mutating func endTable() {
    table.depth -= 1
    if table.depth == 0 { collector.add(verbatim: .table, utf8: table.rows[...]) }
  }
}
