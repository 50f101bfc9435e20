internal import FondsRecord

/// One YAML document within bounds: descriptions are written by people and may come from anywhere.
///
/// Anchors and aliases are refused, so that a small file stays small.
package struct YAMLDocument: Sendable {
  package let root: YAMLValue

  /// The largest description, in bytes.
  package static let byteLimit = 256 << 10
  /// The most nested lists and mappings.
  package static let depthLimit = 32

  /// Reads one document; an empty one is `null`.
  ///
  /// Throws `size` or `metadata`, the latter with line and column where they are known.
  package init(_ bytes: [UInt8], path: String? = nil) throws(ExtractionError) {
    guard bytes.count <= Self.byteLimit else {
      throw ExtractionError(
        .size, "the description has \(bytes.count) bytes, more than \(Self.byteLimit)", path: path, remedy: "keep descriptions short")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ExtractionError(.metadata, "the description is not UTF-8", path: path, remedy: "save it as UTF-8")
    }
    var composer = YAMLComposer(bytes, path: path)
    root = try composer.document()
  }
}

/// Makes values of the events of a stream.
private struct YAMLComposer: ~Copyable {
  private var events: YAMLEvents
  private let path: String?

  init(_ bytes: [UInt8], path: String?) {
    events = YAMLEvents(bytes)
    self.path = path
  }

  /// The one document of the stream.
  mutating func document() throws(ExtractionError) -> YAMLValue {
    guard try next().event == .documentStart else { return .null }
    let root = try value(of: next(), depth: 0)
    _ = try next()
    let end = try next()
    guard end.event == .streamEnd else { throw refusal(end, "a second document follows", "write one document") }
    return root
  }

  private mutating func value(of placed: YAMLEvents.Placed, depth: Int) throws(ExtractionError) -> YAMLValue {
    guard !placed.isAnchored, placed.event != .alias else {
      throw refusal(placed, "anchors and aliases are not read", "write the value out")
    }
    guard depth < YAMLDocument.depthLimit else {
      throw refusal(placed, "more than \(YAMLDocument.depthLimit) values stand in one another", "flatten the description")
    }
    switch placed.event {
    case .scalar(let text, let isPlain): return isPlain && ["", "~", "null"].contains(text) ? .null : .text(text)
    case .listStart: return .list(try elements(depth: depth + 1))
    case .mappingStart: return .mapping(try members(depth: depth + 1))
    case .listEnd, .mappingEnd, .documentStart, .documentEnd, .streamEnd, .alias: preconditionFailure("a value begins otherwise")
    }
  }

  private mutating func elements(depth: Int) throws(ExtractionError) -> [YAMLValue] {
    var elements: [YAMLValue] = []
    while true {
      let placed = try next()
      if placed.event == .listEnd { return elements }
      elements.append(try value(of: placed, depth: depth))
    }
  }

  private mutating func members(depth: Int) throws(ExtractionError) -> [YAMLValue.Member] {
    var members: [YAMLValue.Member] = []
    var keys: Set<String> = []
    while true {
      let placed = try next()
      if placed.event == .mappingEnd { return members }
      guard case .scalar(let key, _) = placed.event, !placed.isAnchored else {
        throw refusal(placed, "a key is no simple text", "use a word as key")
      }
      guard keys.insert(key).inserted else { throw refusal(placed, "a key stands twice in a mapping", "keep one of them") }
      members.append(.init(key: key, value: try value(of: next(), depth: depth)))
    }
  }

  private mutating func next() throws(ExtractionError) -> YAMLEvents.Placed {
    do throws(YAMLEvents.Fault) {
      return try events.next()
    } catch {
      throw ExtractionError(
        .metadata, "the description is no YAML", path: path, line: error.line, column: error.column,
        remedy: "check quotes, indentation and colons on that line", cause: error.problem)
    }
  }

  private func refusal(_ placed: YAMLEvents.Placed, _ message: String, _ remedy: String) -> ExtractionError {
    ExtractionError(.metadata, message, path: path, line: placed.line, column: placed.column, remedy: remedy)
  }
}
