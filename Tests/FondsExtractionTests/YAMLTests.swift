import FondsExtraction
import FondsRecord
import Testing

@Suite("YAML of descriptions")
struct YAMLTests {
  private static func read(_ text: String) throws -> YAMLValue { try YAMLDocument(Array(text.utf8)).root }

  /// A value in one line: texts between quotation marks.
  private static func line(_ value: YAMLValue) -> String {
    switch value {
    case .null: "null"
    case .text(let text): text.debugDescription
    case .list(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
    case .mapping(let members): "{" + members.map { $0.key + ": " + line($0.value) }.joined(separator: ", ") + "}"
    }
  }

  @Test("texts, lists and mappings come as they are written, in their order")
  func values() throws {
    let text = "titre: eau\nplain: 2021-03\nquoted: \"\"\nnothing:\ntilde: ~\nlist:\n- a\n- {b: [c, null]}\nlong: >\n  one\n  two\n"
    let expected =
      #"{titre: "eau", plain: "2021-03", quoted: "", nothing: null, tilde: null, list: ["a", {b: ["c", null]}], long: "one two\n"}"#
    #expect(Self.line(try Self.read(text)) == expected)
  }

  @Test("a stream without a document, or with an empty one, says nothing", arguments: ["", "\n", "# remark\n", "---\n", "--- ~\n...\n"])
  func nothing(text: String) throws {
    #expect(try Self.read(text) == .null)
  }

  @Test("a byte order mark and CR LF make no difference")
  func marks() throws {
    #expect(try Self.read("\u{FEFF}a: 1\r\nb: 2\r\n") == Self.read("a: 1\nb: 2\n"))
  }

  @Test(
    "what is refused is told with its place",
    arguments: [
      ("a: 1\nb: &x 2\n", 2, 4), ("a: *x\n", 1, 4), ("a: 1\nb: 2\na: 3\n", 3, 1), ("? [k]\n: v\n", 1, 3), ("&k a: 1\n", 1, 1),
      ("a: 1\n---\nb: 2\n", 2, 1), ("a: 'x\n", 2, 1), ("a: [1, 2\n", 2, 1), ("a: b: c\n", 1, 5), ("é: \tx: 1\n", 1, 6)
    ])
  func refusals(text: String, line: Int, column: Int) {
    let error = #expect(throws: ExtractionError.self) { try Self.read(text) }
    #expect(error?.code == .metadata)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("nesting ends at its limit, however deep it goes on", arguments: ["[", "- ", "{a: "])
  func depth(opening: String) throws {
    let limit = YAMLDocument.depthLimit
    let closing = opening == "[" ? "]" : opening == "- " ? "" : "}"
    let fits = String(repeating: opening, count: limit - 1) + "x" + String(repeating: closing, count: limit - 1)
    _ = try Self.read(fits)
    for depth in [limit, 50_000] {
      let error = #expect(throws: ExtractionError.self) { try Self.read(String(repeating: opening, count: depth) + "x") }
      #expect(error?.message.contains("\(limit)") == true)
    }
  }

  @Test("bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: ExtractionError.self) { try YAMLDocument([0x61, 0x3A, 0x20, 0xFF]) }
  }
}
