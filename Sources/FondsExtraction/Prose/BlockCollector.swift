package import FondsRecord

/// Collects the blocks of one document in reading order and keeps them within the limits.
///
/// Text is cleaned on its way in: ligatures are spelled out, soft hyphens and control characters vanish, runs of white space become
/// one space. A paragraph over ``longest`` bytes is cut at a space.
package struct BlockCollector {
  package private(set) var blocks: [Block] = []
  /// Whether something was left out.
  package private(set) var isTruncated = false
  private let limits: ExtractionLimits
  private var size = 0

  /// The longest block in bytes of UTF-8: no reader wants more in one piece, and no later stage has to fear it.
  package static let longest = 32 << 10

  package init(limits: ExtractionLimits) { self.limits = limits }

  /// Whether a limit is reached, so that reading on is useless.
  package var isFull: Bool { isTruncated }

  /// Adds a block of running text, given as UTF-8; blank text is left out.
  package mutating func add(
    _ kind: BlockKind, utf8 text: ArraySlice<UInt8>, level: Int = 0, language: Language = .undetermined, quality: Int = 100,
    page: Int? = nil
  ) {
    append(Block(kind, "", level: level, language: language, quality: quality, page: page), TextCleaner.cleaned(text))
  }

  /// Adds a block of running text; blank text is left out.
  package mutating func add(
    _ kind: BlockKind, _ text: String, level: Int = 0, language: Language = .undetermined, quality: Int = 100, page: Int? = nil
  ) {
    add(kind, utf8: Array(text.utf8)[...], level: level, language: language, quality: quality, page: page)
  }

  /// Adds code or a table, whose line feeds and tabs mean something.
  package mutating func add(
    verbatim kind: BlockKind, utf8 text: ArraySlice<UInt8>, language: Language = .undetermined, quality: Int = 100, page: Int? = nil
  ) {
    append(Block(kind, "", language: language, quality: quality, page: page), TextCleaner.verbatim(text))
  }

  /// Adds a text as blocks like `model`, as many as its length wants.
  private mutating func append(_ model: Block, _ text: [UInt8]) {
    var rest = text[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.cut(rest))
      rest = rest.dropFirst(piece.count)
      guard !isTruncated, blocks.count < limits.blocks, size + piece.count <= limits.textBytes else {
        isTruncated = true
        return
      }
      size += piece.count
      var block = model
      block.text = String(decoding: piece, as: UTF8.self)
      blocks.append(block)
    }
  }

  /// How many bytes of a text make the next block: all, or up to the last space before the limit, and always whole scalars.
  private static func cut(_ text: ArraySlice<UInt8>) -> Int {
    guard text.count > longest else { return text.count }
    let window = text.prefix(longest)
    if let space = window.lastIndex(where: { $0 == 0x20 || $0 == 0x0A }), space > window.startIndex {
      return space + 1 - window.startIndex
    }
    var end = window.endIndex
    while end > window.startIndex + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end - window.startIndex
  }
}
