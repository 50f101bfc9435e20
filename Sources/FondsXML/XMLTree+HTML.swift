internal import CLibXML2
internal import Glibc

extension XMLTree {
  /// Reads an HTML page, however broken, from UTF-8: the charset is settled before, and what the page says of it is not listened to.
  ///
  /// The tree is made from the parser's events, so that no document of libxml2's own stands beside it and nothing walks the page by recursion.
  /// Kept are elements, text, and the attributes of ``HTMLAttribute``; of scripts only JSON, of style sheets nothing. Bytes that are not UTF-8
  /// become U+FFFD and NUL becomes a space. Linear in the number of bytes; throws only where memory ends.
  package init(html bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
    try self.init(wellFormed: Self.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8), limits)
  }

  /// Reads an HTML page whose charset is settled, in the same way; a string needs no further look at its bytes.
  package init(html text: String, limits: XMLLimits = XMLLimits()) throws(XMLError) { try self.init(wellFormed: Array(text.utf8), limits) }

  private init(wellFormed bytes: [UInt8], _ limits: XMLLimits) throws(XMLError) {
    let input = ParserInput(bytes, isHTML: true, limits: limits)
    try Self.parseHTML(input)
    self = input.builder.finish()
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private static func parseHTML(_ input: ParserInput) throws(XMLError) {
    LibXML.start
    guard let parser = unsafe htmlNewParserCtxt() else { throw LibXML.memoryError }
    defer { unsafe htmlFreeParserCtxt(parser) }
    let context = unsafe Unmanaged.passUnretained(input).toOpaque()
    guard let buffer = unsafe xmlParserInputBufferCreateIO(ParserInput.read, nil, context, XML_CHAR_ENCODING_NONE) else {
      throw LibXML.memoryError
    }
    guard let stream = unsafe xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE) else {
      unsafe xmlFreeParserInputBuffer(buffer)
      throw LibXML.memoryError
    }
    unsafe inputPush(parser, stream)
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    unsafe htmlCtxtUseOptions(parser, Int32(options))
    unsafe parser.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    unsafe parser.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    unsafe parser.pointee.userData = context
    guard let events = unsafe parser.pointee.sax else { throw LibXML.memoryError }
    unsafe events.pointee = htmlEvents
    unsafe input.context = parser
    _ = unsafe htmlParseDocument(parser)
    withExtendedLifetime(input) {}
  }

  private static var htmlEvents: xmlSAXHandler {
    var events = unsafe xmlSAXHandler()
    unsafe events.initialized = fonds_sax2_magic()
    unsafe events.startElement = { context, name, attributes in
      guard let input = unsafe LibXML.input(context), let name = unsafe name else { return }
      unsafe input.builder.start(name, attributes)
    }
    unsafe events.endElement = { context, name in
      guard let input = unsafe LibXML.input(context), let name = unsafe name else { return }
      unsafe input.builder.end(name)
    }
    unsafe events.characters = { context, text, count in
      guard let input = unsafe LibXML.input(context), let text = unsafe text else { return }
      unsafe input.builder.text(Span(_unsafeStart: text, count: Int(count)))
    }
    // The content of scripts and style sheets comes here.
    unsafe events.cdataBlock = unsafe events.characters
    unsafe events.serror = { context, error in
      guard let input = unsafe LibXML.input(context), let error = unsafe error, let parser = unsafe input.context else { return }
      let code = unsafe error.pointee.code
      // Each of these faults walked the stack of open elements.
      guard code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue) || code == Int32(XML_HTML_STRUCURE_ERROR.rawValue) else { return }
      unsafe input.builder.count(comparisons: Int(parser.pointee.nameNr))
      if input.builder.isFull { unsafe xmlStopParser(parser) }
    }
    return unsafe events
  }
}

extension TreeBuilder {
  fileprivate mutating func start(_ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    let id = unsafe elementID(name)
    guard start(id) else { return }
    let isScript = id == HTMLTag.script.rawValue
    var isJSON = false
    if var next = unsafe attributes {
      while let name = unsafe next[0] {
        if let kept = unsafe keptAttribute(name) {
          if let value = unsafe next[1] {
            unsafe attribute(kept.rawValue, Span(_unsafeStart: value, count: strlen(value)))
            if isScript, kept == .type { isJSON = unsafe String(cString: value).lowercased().contains("json") }
          } else {
            attribute(kept.rawValue, [UInt8]().span)
          }
        }
        unsafe next += 2
      }
    }
    if id == HTMLTag.style.rawValue || (isScript && !isJSON) { mute() }
  }

  fileprivate mutating func end(_ name: UnsafePointer<xmlChar>) { unsafe end(elementID(name)) }

  private mutating func elementID(_ name: UnsafePointer<xmlChar>) -> UInt32 {
    let key = UInt(bitPattern: name)
    if let id = known.find(key) { return id }
    let id = unsafe names.intern(XMLName(String(cString: name)))
    known.insert(key, 0, id)
    return id
  }

  /// Attribute names share the cache with elements under a second address of 1; dropped ones are kept there as the largest identifier.
  private mutating func keptAttribute(_ name: UnsafePointer<xmlChar>) -> HTMLAttribute? {
    let key = UInt(bitPattern: name)
    if let id = known.find(key, 1) { return HTMLAttribute(rawValue: id) }
    let attribute = unsafe HTMLAttribute(name: String(cString: name))
    known.insert(key, 1, attribute?.rawValue ?? UInt32.max)
    return attribute
  }
}
