package import FondsRecord
internal import FondsText

/// A record with its texts laid out for snippets, and their words numbered, so that the next query finds its words without reading a text.
package struct MarkableRecord: Sendable {
  package let record: Record
  /// Abstracts and blocks, in their order.
  let texts: [Passage]
  /// Titles, keywords, names, fields of its own.
  let names: [Passage]
  /// About what it takes in memory, in bytes.
  package let size: Int

  /// Texts of more bytes than this are read anew for each query.
  private static let mostBytes = 1 << 20

  /// - Parameters:
  ///   - memory: that of the `SnippetBuilder` that will show it.
  ///   - readsWords: whether to number the words now, for many queries to come.
  package init(_ record: Record, memory: TermMemory, readsWords: Bool = true) {
    self.record = record
    var (texts, names) = Passage.all(of: record)
    let bytes = (texts + names).reduce(0) { $0 + $1.text.utf8.count }
    var words = 0
    if readsWords, bytes <= Self.mostBytes {
      let read = memory.words(of: (texts + names).map { ($0.text, $0.language) })
      for index in texts.indices { texts[index].words = read[index] }
      for index in names.indices { names[index].words = read[texts.count + index] }
      words = read.reduce(0) { $0 + $1.count }
    }
    (self.texts, self.names) = (texts, names)
    size = 2 * bytes + words * MemoryLayout<NumberedWord>.stride + (texts.count + names.count) * MemoryLayout<Passage>.stride
  }
}
