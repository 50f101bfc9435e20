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
  /// The sum of the qualities of the lines by their lengths, and of the lengths, in bytes.
  private var quality = (sum: 0, length: 0)

  init(hyphenation: Hyphenation, hasMarks: Bool = false) {
    self.hyphenation = hyphenation
    self.hasMarks = hasMarks
  }

  var isEmpty: Bool { text.isEmpty }
  /// The kind of the block that is open.
  var openKind: BlockKind? { text.isEmpty ? nil : kind }

  /// Closes the open block and opens another with its first line.
  mutating func open(
    _ kind: BlockKind, _ line: ArraySlice<UInt8>, level: Int = 0, page: Int? = nil, quality: Int = 100, into collector: inout BlockCollector
  ) {
    close(into: &collector)
    weigh(line, quality)
    self.kind = kind
    self.level = level
    self.page = page
    text.append(contentsOf: line)
  }

  /// Adds a line to the open block, and tells how.
  @discardableResult mutating func append(_ line: ArraySlice<UInt8>, quality: Int = 100) -> Hyphenation.Junction {
    let junction = hyphenation.junction(text[...], line)
    switch junction {
    case .space: text.append(0x20)
    case .hyphen, .address: break
    case .joined: text.removeLast(Hyphenation.hyphenLength(text[...]))
    }
    text.append(contentsOf: line)
    weigh(line, quality)
    return junction
  }

  private mutating func weigh(_ line: ArraySlice<UInt8>, _ quality: Int) {
    self.quality.sum += quality * line.count
    self.quality.length += line.count
  }

  /// Hands the open block over, if there is one.
  mutating func close(into collector: inout BlockCollector) {
    guard !text.isEmpty else { return }
    let mean = quality.length > 0 ? quality.sum / quality.length : 100
    collector.add(kind, utf8: hasMarks ? InlineMarks.removed(text[...])[...] : text[...], level: level, quality: mean, page: page)
    quality = (0, 0)
    text.removeAll(keepingCapacity: true)
  }
}
