internal import CLibXML2

extension XMLTree {
  /// Reads an XML document in any charset libxml2 detects; names are resolved against their namespaces.
  ///
  /// Nothing outside the bytes is read: no document type definition, no external entity, no network. Entities declared inside are dropped,
  /// never expanded, and ``Flags/entities`` tells; defaulted attributes are left out.
  /// - Parameter recovering: Keeps what stands before, and where possible after, a fault, and sets ``damage``; otherwise a fault throws
  ///   ``XMLError/Code-swift.enum/malformed`` with line and column, and a bound reached throws ``XMLError/Code-swift.enum/limit``.
  package init(xml bytes: [UInt8], recovering: Bool = false, limits: XMLLimits = XMLLimits()) throws(XMLError) {
    let input = ParserInput(bytes, isHTML: false, limits: limits)
    try Self.parseXML(input)
    if !recovering {
      // A reached bound cuts the document, which is then not well-formed either.
      guard !input.builder.isFull else {
        throw XMLError(.limit, "the document is larger than the bounds of a tree", remedy: "split the document")
      }
      if let damage = input.builder.damage { throw damage }
    }
    self = input.builder.finish()
  }

  private static func parseXML(_ input: ParserInput) throws(XMLError) {
    LibXML.start
    let context = unsafe Unmanaged.passUnretained(input).toOpaque()
    var events = unsafe xmlEvents
    guard let parser = unsafe xmlCreateIOParserCtxt(&events, context, ParserInput.read, nil, context, XML_CHAR_ENCODING_NONE) else {
      throw LibXML.memoryError
    }
    defer { unsafe xmlFreeParserCtxt(parser) }
    // NOENT makes libxml2 decode `&amp;` in attributes; there is nothing else to substitute, because `getEntity` knows no entity. RECOVER goes
    // on after references to those.
    let options = XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOENT.rawValue
    unsafe xmlCtxtUseOptions(parser, Int32(options))
    unsafe input.context = parser
    _ = unsafe xmlParseDocument(parser)
    if unsafe parser.pointee.wellFormed == 0 { input.builder.noteFault() }
    withExtendedLifetime(input) {}
  }

  private static var xmlEvents: xmlSAXHandler {
    var events = unsafe xmlSAXHandler()
    unsafe events.initialized = fonds_sax2_magic()
    unsafe events.startElementNs = { context, local, _, namespace, _, _, count, defaulted, attributes in
      guard let input = unsafe LibXML.input(context), let local = unsafe local else { return }
      unsafe input.builder.start(local, namespace, attributes, count: Int(count - defaulted))
    }
    unsafe events.endElementNs = { context, local, _, namespace in
      guard let input = unsafe LibXML.input(context), let local = unsafe local else { return }
      unsafe input.builder.end(local, namespace)
    }
    unsafe events.characters = { context, text, count in
      guard let input = unsafe LibXML.input(context), let text = unsafe text else { return }
      unsafe input.builder.text(Span(_unsafeStart: text, count: Int(count)))
    }
    // libxml2 calls this one where a document type would make the space ignorable; without types it is text like any other.
    unsafe events.ignorableWhitespace = unsafe events.characters
    unsafe events.cdataBlock = unsafe events.characters
    unsafe events.getEntity = { context, _ in
      guard let input = unsafe LibXML.input(context) else { return nil }
      input.builder.flags.insert(.entities)
      return nil
    }
    unsafe events.serror = { context, error in
      guard let input = unsafe LibXML.input(context), let error = unsafe error else { return }
      unsafe input.builder.note(error.pointee)
    }
    return unsafe events
  }
}

extension TreeBuilder {
  /// Keeps the first fault; an undeclared entity is none, since ours are all undeclared.
  fileprivate mutating func note(_ error: xmlError) {
    let harmless = unsafe error.code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue) || error.code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue)
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue, !harmless, damage == nil, !isFull else { return }
    let words = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
    damage = unsafe XMLError(
      .malformed, "the document is not well-formed XML", line: Int(error.line), column: Int(error.int2), remedy: "correct the source",
      cause: String(words.prefix(300).filter { $0 != "\n" }))
    flags.insert(.damaged)
  }

  /// Makes sure that a parser's verdict is kept even where it told no fault.
  fileprivate mutating func noteFault() {
    guard damage == nil, !flags.contains(.entities), !isFull else { return }
    damage = XMLError(.malformed, "the document is not well-formed XML", remedy: "correct the source")
    flags.insert(.damaged)
  }

  fileprivate mutating func start(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    count: Int
  ) {
    guard unsafe start(nameID(local, namespace)), let attributes = unsafe attributes else { return }
    // Five pointers each: local name, prefix, namespace, first byte and end of the value.
    for index in stride(from: 0, to: 5 * count, by: 5) {
      guard let local = unsafe attributes[index], let first = unsafe attributes[index + 3], let end = unsafe attributes[index + 4] else {
        continue
      }
      unsafe attribute(nameID(local, attributes[index + 2]), Span(_unsafeStart: first, count: end - first))
    }
  }

  fileprivate mutating func end(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) {
    unsafe end(nameID(local, namespace))
  }

  private mutating func nameID(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> UInt32 {
    let keys = (UInt(bitPattern: local), UInt(bitPattern: namespace))
    if let id = known.find(keys.0, keys.1) { return id }
    let id = unsafe names.intern(XMLName(String(cString: local), in: namespace.map { unsafe String(cString: $0) } ?? ""))
    known.insert(keys.0, keys.1, id)
    return id
  }
}
