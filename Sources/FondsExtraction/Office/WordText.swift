internal import FondsRecord
internal import FondsXML

/// The text of a Word document (ISO/IEC 29500-1 §17): headings by style, lists, tables, notes; neither deleted text nor field codes.
enum WordText {
  private enum Role {
    case paragraph, properties, style, outline, numbering, numberingLevel, numberingID, text, space, hyphen, table, row, cell
    case noteReference, note, skipped
  }

  private static let names: [String: Role] = [
    "p": .paragraph, "pPr": .properties, "pStyle": .style, "outlineLvl": .outline, "numPr": .numbering, "ilvl": .numberingLevel,
    "numId": .numberingID, "t": .text, "tab": .space, "br": .space, "cr": .space, "ptab": .space, "noBreakHyphen": .hyphen, "tbl": .table,
    "tr": .row, "tc": .cell, "footnoteReference": .noteReference, "endnoteReference": .noteReference, "footnote": .note, "endnote": .note,
    "del": .skipped, "moveFrom": .skipped, "rPr": .skipped, "sectPr": .skipped, "tblPr": .skipped
  ]

  private static func roles(_ tree: XMLTree) -> ElementRoles<Role> {
    // An alternative content shows its choice; the fallback would say the same again.
    let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return ElementRoles(tree, names, in: WordStyles.namespaces).merging(ElementRoles(tree, ["Fallback": .skipped], in: [compatibility]))
  }

  /// Adds the blocks, and the title if a paragraph is styled as one, to a document.
  static func read(
    _ tree: XMLTree, styles: WordStyles, notes: [String: [UInt8]], into document: inout ExtractedDocument, limits: ExtractionLimits
  ) {
    let roles = roles(tree)
    let identifier = AttributeLookup(tree, "id", in: WordStyles.namespaces)
    let value = AttributeLookup(tree, "val", in: WordStyles.namespaces)
    var composer = OfficeComposer(limits: limits)
    tree.walk(tree.root) { node in
      if tree.isText(node) {
        if roles.role(tree, tree.parent(of: node)) == .text { composer.append(tree.text(node)) }
        return false
      }
      switch roles.role(tree, node) {
      case .skipped, .properties: return false
      case .paragraph:
        let (style, level) = style(of: node, tree, roles, value, styles)
        composer.beginParagraph(style, level: level)
      case .space: composer.appendSpace()
      case .hyphen: composer.append("-".utf8)
      case .table: composer.beginTable()
      case .noteReference: identifier.value(tree, node).flatMap { notes[$0] }.map { composer.note($0) }
      default: break
      }
      return !composer.collector.isFull
    } exit: { node in
      switch roles.role(tree, node) {
      case .paragraph: composer.endParagraph()
      case .table: composer.endTable()
      case .row: composer.endRow()
      case .cell: composer.endCell()
      default: break
      }
    }
    document.blocks = composer.collector.blocks
    if composer.collector.isTruncated { document.flag(ExtractionFlag.truncated) }
    document.metadata += composer.titles
  }

  /// The texts of the notes of `word/footnotes.xml` or `word/endnotes.xml` by identifier; separators have none.
  static func notes(_ tree: XMLTree) -> [String: [UInt8]] {
    let (roles, identifier) = (roles(tree), AttributeLookup(tree, "id", in: WordStyles.namespaces))
    var notes: [String: [UInt8]] = [:]
    for node in 0..<tree.count where roles.role(tree, node) == .note {
      guard let id = identifier.value(tree, node) else { continue }
      var text: [UInt8] = []
      for inner in tree.descendants(of: node) {
        switch roles.role(tree, inner) {
        case .text: text += tree.content(of: inner)
        case .space, .paragraph: text.append(0x20)
        default: break
        }
      }
      if text.contains(where: { $0 > 0x20 }) { notes[id] = text }
    }
    return notes
  }

  /// What the properties of a paragraph make of it: its style, a list item where it is numbered, a heading where it has an outline level.
  private static func style(
    of paragraph: Int, _ tree: XMLTree, _ roles: ElementRoles<Role>, _ attribute: AttributeLookup, _ styles: WordStyles
  ) -> (style: OfficeComposer.Style, level: Int) {
    guard let properties = tree.children(of: paragraph).first(where: { roles.role(tree, $0) == .properties }) else { return (.body, 0) }
    var style = OfficeComposer.Style.body
    var level: Int?
    for node in tree.descendants(of: properties) {
      let value = attribute.value(tree, node) ?? ""
      switch roles.role(tree, node) {
      case .style: style = styles.meaning(of: value)
      case .outline: if style == .body, let outline = Int(value), (0...8).contains(outline) { style = .heading(level: outline + 1) }
      case .numberingLevel: level = (Int(value) ?? 0) + 1
      // The number 0 takes a paragraph out of the list of its style.
      case .numberingID: level = value == "0" ? nil : level ?? 1
      default: break
      }
    }
    if style == .body, level != nil { style = .item }
    return (style, level ?? 1)
  }
}
