internal import CCmark

/// A CommonMark document as the events of one walk, without recursion: libcmark parses, this file is its only caller.
enum CommonMark {
  /// What stands in a document.
  enum Node: Hashable {
    case heading(level: Int)
    case paragraph, quotation, item
    case list(start: Int?)
    case code
    /// A block of raw HTML.
    case markup
  }

  /// One step of the walk.
  enum Event {
    case enter(Node)
    case exit(Node)
    /// Text of the open paragraph or heading, or the whole of `code` and `markup`.
    case text(String)
    case lineBreak
  }

  /// Parses UTF-8 and hands over its events in document order; references to images and links leave their texts, inline HTML nothing.
  static func walk(_ bytes: ArraySlice<UInt8>, _ body: (Event) -> Void) {
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe cmark_parse_document(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let document = unsafe document else { return }
    defer { unsafe cmark_node_free(document) }
    guard let iterator = unsafe cmark_iter_new(document) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let type = unsafe cmark_iter_next(iterator)
      if type == CMARK_EVENT_DONE { return }
      guard let node = unsafe cmark_iter_get_node(iterator) else { return }
      if let block = unsafe block(node) {
        body(type == CMARK_EVENT_ENTER ? .enter(block) : .exit(block))
        // These have no events of their own for what they hold and no exit.
        if block == .code || block == .markup {
          unsafe literal(node).map { body(.text($0)) }
          body(.exit(block))
        }
      } else if type == CMARK_EVENT_ENTER {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: unsafe literal(node).map { body(.text($0)) }
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: body(.lineBreak)
        default: break
        }
      }
    }
  }

  private static func block(_ node: OpaquePointer) -> Node? {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_BLOCK_QUOTE: .quotation
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_LIST:
      unsafe .list(start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil)
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .markup
    default: nil
    }
  }

  private static func literal(_ node: OpaquePointer) -> String? {
    unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) }
  }
}
