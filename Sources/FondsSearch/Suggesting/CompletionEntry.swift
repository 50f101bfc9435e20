internal import FondsBytes
package import FondsRecord

/// Something that can complete what a reader types.
package struct CompletionEntry: Sendable, Hashable {
  /// As it is shown.
  package var text: String
  package var language: Language
  /// What it leads to: the identifier of a record, or of a concept.
  package var id: String
  /// Works with it; 1 for a title.
  package var count: Int

  package init(_ text: String, language: Language, id: String, count: Int = 1) {
    self.text = text
    self.language = language
    self.id = id
    self.count = count
  }

  /// Whether it comes before another one: more works, then the shorter text.
  package static func precedes(_ one: CompletionEntry, _ other: CompletionEntry) -> Bool {
    if one.count != other.count { return one.count > other.count }
    let (length, otherLength) = (one.text.utf8.count, other.text.utf8.count)
    if length != otherLength { return length < otherLength }
    if one.text != other.text { return one.text.utf8.lexicographicallyPrecedes(other.text.utf8) }
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }

  /// The longest text that is kept, in bytes of UTF-8.
  static let textLimit = 500
  private static let idLimit = 1_000

  func write(to writer: inout ByteWriter) {
    writer.byte(language == .french ? 1 : language == .english ? 2 : 0)
    writer.varint(count)
    writer.text(id)
    writer.text(text)
  }

  init(_ reader: inout ByteReader) throws(ByteError) {
    let code = try reader.byte()
    guard code < 3 else { throw reader.failure(.damaged, "there is no such language") }
    language = [.undetermined, .french, .english][Int(code)]
    count = try reader.count(limit: Int(UInt32.max))
    id = try reader.text(limit: Self.idLimit)
    text = try reader.text(limit: Self.textLimit)
  }
}
