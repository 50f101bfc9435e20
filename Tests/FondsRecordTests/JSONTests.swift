import FondsRecord
import FondsTestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONReader.parse(Array(text.utf8)) }

  @Test("values are read in any nesting, with every escape")
  func values() throws {
    let value = try parse(#" {"a" : [1, -2.5e3, true, null, {"b":[]}, {}], "c":"\u00e9\ud83d\ude00\n\/"} "#)
    #expect(value["a"]?.array?.count == 6)
    #expect(value["a"]?.array?[1] == .number("-2.5e3"))
    #expect(value["c"]?.string == "é😀\n/")
  }

  @Test(
    "what is not JSON is refused with its offset",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "01", "1.", "\"\\x\"", "\"\\ud800\"", "nul", "[1 2]", "{\"a\":1,\"a\":2}", "\"\u{1}\"",
      "1 2", "]"
    ])
  func faults(_ text: String) throws {
    let error = try #require(throws: RecordError.self) { try parse(text) }
    #expect(error.offset != nil)
  }

  @Test("nesting is bounded")
  func depth() throws {
    let limit = JSONReader.depthLimit
    _ = try parse(String(repeating: "[", count: limit) + String(repeating: "]", count: limit))
    let error = try #require(throws: RecordError.self) { try parse(String(repeating: "[", count: 100_000)) }
    #expect(error.code == .tooDeep)
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() throws {
    let error = try #require(throws: RecordError.self) { try JSONReader.parse([0x22, 0xFF, 0x22]) }
    #expect(error.code == .encoding)
  }

  @Test("what is written is read back: random values", arguments: 0..<50)
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = Self.random(&random, depth: 5)
    var writer = JSONWriter()
    writer.value(value)
    #expect(try JSONReader.parse(writer.bytes) == value, "seed \(seed)")
  }

  private static func random(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .number(String(Int.random(in: -1000...1000, using: &generator)))
    case 3, 4: return .string(text(&generator))
    case 5: return .array((0..<Int.random(in: 0..<5, using: &generator)).map { _ in random(&generator, depth: depth - 1) })
    default:
      let count = Int.random(in: 0..<5, using: &generator)
      return .object((0..<count).map { .init("\($0)" + text(&generator), random(&generator, depth: depth - 1)) })
    }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let scalars: [UInt32] = [0, 0x1F, 0x22, 0x5C, 0x41, 0xE9, 0x153, 0x2019, 0x1F600, 0x0A]
    return String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 0..<8, using: &generator)).compactMap { _ in
          Unicode.Scalar(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
        }))
  }
}
