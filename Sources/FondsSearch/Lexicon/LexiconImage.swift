internal import FondsBytes

/// A lexicon before it is written.
package struct LexiconImage: Sendable, Hashable {
  /// A term with its translations.
  struct Term: Sendable, Hashable {
    /// Folded, at most 255 bytes.
    var bytes: [UInt8]
    /// As people write it; empty for terms that nothing refers to.
    var form: String
    /// Stems of the other language by number, and their shares in 255ths, the surest first.
    var entries: [(target: Int, share: Int)]

    static func == (left: Self, right: Self) -> Bool {
      left.bytes == right.bytes && left.form == right.form && left.entries.elementsEqual(right.entries) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
  }

  /// In the order of their bytes, as the other tables.
  var frenchStems: [Term] = []
  var frenchWords: [Term] = []
  var englishStems: [Term] = []
  var englishWords: [Term] = []

  /// The bytes of the file: the same for the same terms.
  package func encode() -> [UInt8] {
    let tables = [frenchStems, frenchWords, englishStems, englishWords].map(Self.encode)
    var rest = ByteWriter()
    for table in tables { rest.uint32(UInt32(table.count)) }
    for table in tables { rest.append(table) }
    var file = ByteWriter()
    file.append(Lexicon.magic)
    file.uint32(Lexicon.version)
    file.uint32(Checksum.crc32(rest.bytes))
    file.append(rest.bytes)
    return file.bytes
  }

  private static func encode(_ terms: [Term]) -> [UInt8] {
    var text: [UInt8] = []
    var (textEnds, entryEnds, entries): ([Int], [Int], [UInt32]) = ([], [], [])
    for term in terms {
      text.append(UInt8(term.bytes.count))
      text += term.bytes
      if !term.form.isEmpty {
        let shared = zip(term.bytes, term.form.utf8).prefix { $0 == $1 }.count
        text.append(UInt8(shared))
        text += term.form.utf8.dropFirst(shared)
      }
      textEnds.append(text.count)
      entries += term.entries.map { UInt32($0.target) << 8 | UInt32($0.share) }
      entryEnds.append(entries.count)
    }
    // Tables begin at multiples of four.
    while text.count % 4 != 0 { text.append(0) }
    var writer = ByteWriter(capacity: 16 + 8 * terms.count + 4 * entries.count + text.count)
    for number in [terms.count, entries.count, text.count, 0] { writer.uint32(UInt32(number)) }
    for end in textEnds + entryEnds { writer.uint32(UInt32(end)) }
    for entry in entries { writer.uint32(entry) }
    writer.append(text)
    return writer.bytes
  }
}
