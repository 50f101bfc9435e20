internal import FondsRecord
internal import FondsXML

/// The text of an OpenDocument `content.xml` (ODF 1.3 part 3): headings, lists, tables, notes; neither comments nor deleted text.
enum OpenDocumentText {
  private enum Role {
    case paragraph, heading, list, item, note, citation, table, row, cell, space, tab, lineBreak, skipped
  }

  private static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  private static let tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  private static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  private static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"

  private static let textRoles: [String: Role] = [
    "p": .paragraph, "h": .heading, "list": .list, "list-item": .item, "list-header": .item, "note": .note, "note-citation": .citation,
    "s": .space, "tab": .tab, "line-break": .lineBreak, "tracked-changes": .skipped, "table-of-content": .skipped,
    "illustration-index": .skipped, "table-index": .skipped, "alphabetical-index": .skipped, "sequence-decls": .skipped,
    "ruby-text": .skipped
  ]

  /// Adds the blocks, and the title if a paragraph is styled as one, to a document.
  static func read(_ tree: XMLTree, into document: inout ExtractedDocument, limits: ExtractionLimits) {
    let roles = ElementRoles(tree, textRoles, in: [text])
      .merging(ElementRoles(tree, ["table": .table, "table-row": .row, "table-cell": .cell], in: [tables]))
      .merging(ElementRoles(tree, ["annotation": .skipped, "forms": .skipped, "automatic-styles": .skipped], in: [office]))
    let parents = parents(tree)
    var composer = OfficeComposer(limits: limits)
    // One entry per open list: whether the next paragraph is the first of an item.
    var lists: [Bool] = []
    var notes = 0
    tree.walk(tree.root) { node in
      if tree.isText(node) { composer.append(tree.text(node)) }
      switch roles.role(tree, node) {
      case .skipped, .citation: return false
      case .heading:
        composer.beginParagraph(.heading(level: tree.attribute(node, XMLName("outline-level", in: text)).flatMap { Int($0) } ?? 1))
      case .paragraph:
        let name = tree.attribute(node, XMLName("style-name", in: text)) ?? ""
        let style = Self.paragraphStyle(parents[name] ?? name)
        let isFirst = lists.last == true && notes == 0
        if isFirst { lists[lists.count - 1] = false }
        composer.beginParagraph(isFirst && style == .body ? .item : style, level: lists.count)
      case .list: lists.append(false)
      case .item: if !lists.isEmpty { lists[lists.count - 1] = true }
      case .note: notes += 1
      case .table: composer.beginTable()
      case .space, .tab, .lineBreak: composer.appendSpace()
      case .row, .cell, nil: break
      }
      return !composer.collector.isFull
    } exit: { node in
      switch roles.role(tree, node) {
      case .heading, .paragraph: if notes > 0 { composer.endParagraphAsNote() } else { composer.endParagraph() }
      case .list: lists.removeLast()
      case .note: notes -= 1
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

  /// The named style behind each automatic style (`P1` → `Quotations`).
  private static func parents(_ tree: XMLTree) -> [String: String] {
    guard let id = tree.id(XMLName("style", in: style)) else { return [:] }
    var parents: [String: String] = [:]
    for node in 0..<tree.count where tree.isElement(node) && tree.nameID(node) == id {
      guard let name = tree.attribute(node, XMLName("name", in: style)) else { continue }
      parents[name] = tree.attribute(node, XMLName("parent-style-name", in: style))
    }
    return parents
  }

  private static func paragraphStyle(_ name: String) -> OfficeComposer.Style {
    switch name {
    case "Title": .title
    case "Quotations", "Quotation": .quotation
    case "Preformatted_20_Text", "Source_20_Code": .code
    case "Caption", "Figure", "Illustration", "Table": .caption
    case let name where name.hasPrefix("Contents_20_"): .skipped
    default: .body
    }
  }
}
