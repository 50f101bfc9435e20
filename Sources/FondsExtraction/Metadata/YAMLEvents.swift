internal import CYAML

/// The events of a YAML stream, one after another: libyaml parses, this file is its only caller.
@safe struct YAMLEvents: ~Copyable {
  /// One step of the walk through a stream.
  enum Event: Hashable {
    case streamEnd
    case documentStart, documentEnd
    case listStart, listEnd
    case mappingStart, mappingEnd
    /// Plain ones stand without quotes.
    case scalar(String, isPlain: Bool)
    case alias
  }

  /// An event and where it begins.
  struct Placed: Hashable {
    var event: Event
    /// From 1.
    var line: Int
    /// In scalars, from 1.
    var column: Int
    /// Bears a name for aliases.
    var isAnchored = false
  }

  /// What is wrong with a stream.
  struct Fault: Error, Hashable {
    var problem: String
    var line: Int
    var column: Int
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Takes a stream of UTF-8, with or without a byte order mark.
  init(_ bytes: [UInt8]) {
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(fromContentsOf: bytes)
    guard unsafe yaml_parser_initialize(parser) == 1 else { preconditionFailure("there is no memory for a parser") }
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; `streamEnd` again and again after the last one.
  mutating func next() throws(Fault) -> Placed {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
      defer { unsafe yaml_event_delete(&event) }
      guard let read = unsafe Self.read(event) else { continue }
      return unsafe Placed(
        event: read.event, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1, isAnchored: read.isAnchored)
    }
  }

  /// `nil` for what says nothing.
  private static func read(_ event: yaml_event_t) -> (event: Event, isAnchored: Bool)? {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: (.documentStart, false)
    case YAML_DOCUMENT_END_EVENT: (.documentEnd, false)
    case YAML_ALIAS_EVENT: (.alias, false)
    case YAML_SCALAR_EVENT: unsafe (scalar(event), event.data.scalar.anchor != nil)
    case YAML_SEQUENCE_START_EVENT: unsafe (.listStart, event.data.sequence_start.anchor != nil)
    case YAML_SEQUENCE_END_EVENT: (.listEnd, false)
    case YAML_MAPPING_START_EVENT: unsafe (.mappingStart, event.data.mapping_start.anchor != nil)
    case YAML_MAPPING_END_EVENT: (.mappingEnd, false)
    case YAML_STREAM_START_EVENT: nil
    default: (.streamEnd, false)
    }
  }

  private static func scalar(_ event: yaml_event_t) -> Event {
    let scalar = unsafe event.data.scalar
    let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return unsafe .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
  }

  private func fault() -> Fault {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
    return unsafe Fault(problem: problem, line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
  }
}
