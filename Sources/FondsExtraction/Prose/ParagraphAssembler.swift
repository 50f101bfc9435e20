internal import FondsRecord

/// Puts the lines of one block together again: a space, or nothing where a word was broken.
struct ParagraphAssembler {
  private let hyphenation: Hyphenation
  /// Whether ``InlineMarks`` are taken out.
  private let hasMarks: Bool
  private var text: [UInt8] = []
  private var kind = BlockKind.paragraph
  private var level = 0
  private var page: Int?

  init(hyphenation: Hyphenation, hasMarks: Bool = false) {
    self.hyphenation = hyphenation
    self.hasMarks = hasMarks
  }

  var isEmpty: Bool { text.isEmpty }
  /// The kind of the block that is open.
  var openKind: BlockKind? { text.isEmpty ? nil : kind }

  /// Closes the open block and opens another with its first line.
  mutating func open(_ kind: BlockKind, _ line: ArraySlice<UInt8>, level: Int = 0, page: Int? = nil, into collector: inout BlockCollector) {
    close(into: &collector)
    self.kind = kind
    self.level = level
    self.page = page
    text.append(contentsOf: line)
  }

  /// Adds a line to the open block.
  mutating func append(_ line: ArraySlice<UInt8>) {
    switch hyphenation.junction(text[...], line) {
    case .space: text.append(0x20)
    case .hyphen: break
    case .joined: text.removeLast(Hyphenation.hyphenLength(text[...]))
    }
    text.append(contentsOf: line)
  }

  /// Hands the open block over, if there is one.
  mutating func close(into collector: inout BlockCollector) {
    guard !text.isEmpty else { return }
    collector.add(kind, utf8: hasMarks ? InlineMarks.removed(text[...])[...] : text[...], level: level, page: page)
    text.removeAll(keepingCapacity: true)
  }
}
