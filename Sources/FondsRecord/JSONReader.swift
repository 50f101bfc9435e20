/// Reads JSON (RFC 8259) from bytes, without recursion and within bounds: the text is hostile until proven otherwise.
///
/// Linear in the number of bytes. Strings must be valid UTF-8; an escaped lone surrogate is an error.
package struct JSONReader {
  /// The most nested arrays and objects.
  package static let depthLimit = 64

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  /// Reads one value that fills the whole range, white space around it aside.
  package static func parse(_ bytes: [UInt8], in range: Range<Int>? = nil) throws(RecordError) -> JSONValue {
    let range = range ?? 0..<bytes.count
    var reader = JSONReader(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.end else { throw reader.fault("something follows the value") }
    return value
  }

  private init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  /// An array or object that is still open; changed in place, since a copy for each element would cost the square of its length.
  private struct Frame {
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    /// The names of the members, once there are many of them.
    var names: Set<String> = []
    /// The name of the member under way; `nil` in an array.
    var name: String?
  }

  private mutating func value() throws(RecordError) -> JSONValue {
    var stack: [Frame] = []
    while true {
      skipSpace()
      guard var done = try leaf(&stack) else { continue }
      closing: while true {
        guard let name = stack.last.map(\.name) else { return done }
        skipSpace()
        let next = peek()
        if let name { try add(done, as: name, to: &stack[stack.count - 1]) } else { stack[stack.count - 1].elements.append(done) }
        switch (name, next) {
        case (nil, UInt8(ascii: ",")):
          position += 1
          break closing
        case (_?, UInt8(ascii: ",")):
          position += 1
          skipSpace()
          stack[stack.count - 1].name = try memberName()
          break closing
        case (nil, UInt8(ascii: "]")):
          position += 1
          done = .array(stack.removeLast().elements)
        case (_?, UInt8(ascii: "}")):
          position += 1
          done = .object(stack.removeLast().members)
        default: throw fault("a comma or the end of the list is missing")
        }
      }
    }
  }

  /// Reads a scalar or an empty list; `nil` when a list was opened instead.
  private mutating func leaf(_ stack: inout [Frame]) throws(RecordError) -> JSONValue? {
    switch peek() {
    case UInt8(ascii: "["):
      try open(stack)
      skipSpace()
      if peek() == UInt8(ascii: "]") {
        position += 1
        return .array([])
      }
      stack.append(Frame())
      return nil
    case UInt8(ascii: "{"):
      try open(stack)
      skipSpace()
      if peek() == UInt8(ascii: "}") {
        position += 1
        return .object([])
      }
      stack.append(Frame(name: try memberName()))
      return nil
    default: return try scalar()
    }
  }

  private mutating func open(_ stack: [Frame]) throws(RecordError) {
    guard stack.count < Self.depthLimit else {
      throw RecordError(.tooDeep, offset: position, message: "more than \(Self.depthLimit) nested lists", remedy: "flatten the value")
    }
    position += 1
  }

  /// Objects of more members are looked up by a set.
  private static let fewMembers = 16

  private func add(_ value: JSONValue, as name: String, to frame: inout Frame) throws(RecordError) {
    let isNew: Bool
    if frame.members.count < Self.fewMembers {
      isNew = !frame.members.contains { $0.name == name }
    } else {
      if frame.names.isEmpty { frame.names = Set(frame.members.map(\.name)) }
      isNew = frame.names.insert(name).inserted
    }
    guard isNew else { throw fault("the name \"\(name)\" stands twice in an object") }
    frame.members.append(.init(name, value))
  }

  private mutating func memberName() throws(RecordError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw fault("a name in quotes is missing") }
    let name = try string()
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw fault("a colon is missing") }
    position += 1
    return name
  }

  private mutating func scalar() throws(RecordError) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(RecordError) -> JSONValue {
    let wanted = Array("\(text)".utf8)
    guard position + wanted.count <= end, bytes[position..<position + wanted.count].elementsEqual(wanted) else {
      throw fault("this is no JSON value")
    }
    position += wanted.count
    return value
  }

  private mutating func number() throws(RecordError) -> JSONValue {
    let start = position
    func digits(_ reader: inout JSONReader) throws(RecordError) {
      let first = reader.position
      while let byte = reader.peek(), (0x30...0x39).contains(byte) { reader.position += 1 }
      guard reader.position > first else { throw reader.fault("this is no JSON value") }
    }
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") { position += 1 } else { try digits(&self) }
    if peek() == UInt8(ascii: ".") {
      position += 1
      try digits(&self)
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try digits(&self)
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws(RecordError) -> String {
    position += 1
    let start = position
    position = plainEnd(from: start)
    if peek() == UInt8(ascii: "\"") {
      defer { position += 1 }
      return try text(bytes[start..<position], at: start)
    }
    var unescaped = Array(bytes[start..<position])
    while true {
      guard let byte = peek() else { throw fault("a closing quote is missing") }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(unescaped[...], at: start)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &unescaped)
      case 0..<0x20: throw fault("a control character stands in a string")
      default:
        let first = position
        position = plainEnd(from: first)
        unescaped.append(contentsOf: bytes[first..<position])
      }
    }
  }

  /// The next place of a quote, a backslash or a control character, or the end.
  private func plainEnd(from start: Int) -> Int {
    let text = bytes.span
    var index = start
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index &+= 1
    }
    return index
  }

  private func text(_ bytes: ArraySlice<UInt8>, at start: Int) throws(RecordError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RecordError(.encoding, offset: start, message: "a string is not valid UTF-8", remedy: "save the file as UTF-8")
    }
    return text
  }

  private mutating func escape(into text: inout [UInt8]) throws(RecordError) {
    guard let byte = peek() else { throw fault("a closing quote is missing") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800...0xDBFF).contains(code), peek() == UInt8(ascii: "\\") {
        position += 1
        guard peek() == UInt8(ascii: "u") else { throw fault("a lone surrogate is escaped") }
        position += 1
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else { throw fault("a lone surrogate is escaped") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("a lone surrogate is escaped") }
      text.append(contentsOf: String(scalar).utf8)
    default:
      position -= 1
      throw fault("an unknown escape stands in a string")
    }
  }

  private mutating func hexadecimal() throws(RecordError) -> UInt32 {
    guard position + 4 <= end else { throw fault("four hexadecimal digits are missing") }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: throw fault("four hexadecimal digits are missing")
      }
    }
    position += 4
    return value
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func peek() -> UInt8? { position < end ? bytes[position] : nil }

  private func fault(_ message: String) -> RecordError {
    RecordError(.syntax, offset: position, message: message, remedy: "check the JSON at this place")
  }
}
