/// The parts of an HTML page worth parsing, as ranges of its bytes: all but comments, style sheets, scripts that are not JSON, and the
/// attributes nobody asks for.
///
/// Half of an ordinary page is script and half of the rest attributes, which the parser would read character by character only to have them
/// dropped. The sieve follows the tokenizer of the HTML Living Standard (§13.2.5) as far as it must to know where a tag, a comment or a script
/// ends. Two faults are mended that a browser answers by losing the rest of the page: a comment that never ends is taken to end at the next
/// `>`, and an attribute whose quote never closes is dropped. Linear in the number of bytes.
struct MarkupSieve: IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  /// The first byte neither given nor cut.
  private var position = 0
  /// The first byte not yet looked at; inside a start tag where `tag` is set.
  private var scan = 0
  private var tag: Tag?
  /// Searches that found nothing up to the end are not repeated.
  private var mayClose = (comment: true, double: true, single: true)

  private struct Tag {
    /// The lower-case name where the content of the element is raw text.
    var raw: [UInt8]?
    var isJSON = false
  }

  /// - Parameter end: The bytes from here on are not looked at.
  init(_ bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  /// The next range to parse, never empty; `nil` at the end.
  mutating func next() -> Range<Int>? {
    while let cut = nextCut() {
      let start = position
      position = cut.upperBound
      if start < cut.lowerBound { return start..<cut.lowerBound }
    }
    defer { position = end }
    return position < end ? position..<end : nil
  }

  /// The next range to leave out.
  private mutating func nextCut() -> Range<Int>? {
    while true {
      if tag != nil {
        if let cut = nextDroppedAttribute() { return cut }
        let closed = tag
        tag = nil
        if let name = closed?.raw, bytes[max(scan - 2, 0)] != UInt8(ascii: "/") {
          let content = scan
          scan = endOfRaw(name, from: content)
          if closed?.isJSON != true { return content..<scan }
        }
      }
      guard let open = find(UInt8(ascii: "<"), from: scan) else { return nil }
      scan = open + 1
      switch byte(open + 1) {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        scan = endOfComment(at: open)
        if !matches(Self.doctype, at: open + 1) { return open..<scan }
      case let letter? where (0x61...0x7A).contains(letter | 0x20):
        while isNameByte(scan) { scan += 1 }
        tag = Tag(raw: Self.raw.first { $0.count == scan - open - 1 && matches($0, at: open + 1) })
      default: continue
      }
    }
  }

  /// Goes through a start tag up to the next attribute to leave out; `nil` behind the end of the tag.
  private mutating func nextDroppedAttribute() -> Range<Int>? {
    while let byte = byte(scan) {
      guard isNameByte(scan) else {
        scan += 1
        if byte == UInt8(ascii: ">") { return nil }
        continue
      }
      let name = scan
      scan += 1
      while isNameByte(scan), bytes[scan] != UInt8(ascii: "=") { scan += 1 }
      let nameEnd = scan
      let isWhole = skipValue()
      if !isWhole || !HTMLAttribute.isKept(bytes[name..<nameEnd]) { return name..<scan }
      // `application/json`, `application/ld+json`: the word stands at the end of the type.
      if tag?.raw != nil, matches(Self.json, at: scan - 5) || matches(Self.json, at: scan - 4) { tag?.isJSON = true }
    }
    return nil
  }

  /// Moves behind the value of an attribute, if there is one; false where its quote never closes.
  private mutating func skipValue() -> Bool {
    var index = scan
    while let space = byte(index), space <= 0x20 { index += 1 }
    guard byte(index) == UInt8(ascii: "=") else { return true }
    index += 1
    while let space = byte(index), space <= 0x20 { index += 1 }
    scan = index
    guard let first = byte(index) else { return true }
    guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
      while let byte = byte(scan), byte > 0x20, byte != UInt8(ascii: ">") { scan += 1 }
      return true
    }
    let isDouble = first == UInt8(ascii: "\"")
    if isDouble ? mayClose.double : mayClose.single {
      if let close = find(first, from: index + 1) {
        scan = close + 1
        return true
      }
      if isDouble { mayClose.double = false } else { mayClose.single = false }
    }
    scan = find(UInt8(ascii: ">"), from: index) ?? end
    return false
  }

  /// The end of a comment, of a document type, or of what the standard calls a bogus comment.
  private mutating func endOfComment(at open: Int) -> Int {
    let simple = (find(UInt8(ascii: ">"), from: open) ?? end - 1) + 1
    guard matches(Self.comment, at: open + 1) else { return simple }
    // The hyphens of `<!-->` and `<!--->` may be both the first and the last.
    var index = open + 4
    while mayClose.comment, let close = find(UInt8(ascii: ">"), from: index) {
      let hyphens = bytes[close - 1] == UInt8(ascii: "!") && close > open + 6 ? close - 1 : close
      if bytes[hyphens - 1] == UInt8(ascii: "-"), bytes[hyphens - 2] == UInt8(ascii: "-") { return close + 1 }
      index = close + 1
    }
    mayClose.comment = false
    return simple
  }

  /// The place of the end tag of a raw element, or the end of the bytes.
  private func endOfRaw(_ name: [UInt8], from start: Int) -> Int {
    var index = start
    while let open = find(UInt8(ascii: "<"), from: index) {
      if byte(open + 1) == UInt8(ascii: "/"), matches(name, at: open + 2), !isNameByte(open + 2 + name.count) { return open }
      index = open + 1
    }
    return end
  }

  private func byte(_ index: Int) -> UInt8? { index < end ? bytes[index] : nil }

  private func find(_ wanted: UInt8, from start: Int) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == wanted { return index }
      index += 1
    }
    return nil
  }

  private func isNameByte(_ index: Int) -> Bool {
    guard index < end else { return false }
    let byte = bytes[index]
    return byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
  }

  /// True where the ASCII word stands in any case.
  private func matches(_ word: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start + word.count <= end else { return false }
    for offset in 0..<word.count where bytes[start + offset] | 0x20 != word[offset] | 0x20 { return false }
    return true
  }

  private static let raw = [Array("script".utf8), Array("style".utf8)]
  private static let json = Array("json".utf8)
  private static let doctype = Array("!doctype".utf8)
  private static let comment = Array("!--".utf8)
}
