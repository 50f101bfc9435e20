package import FondsRecord

/// How much a block is worth to a reader, judged by the look of its text: 0 (residue) to 100 (running text).
///
/// | quality | what it is |
/// |---|---|
/// | 100 | running text, headings, items, tables |
/// | 50…99 | a line with links, the less the more of it they take; a line of nothing but a link has 50 |
/// | 50 | a page of which no main content could be found |
/// | 45 | one of many short lines without a sentence in a text that otherwise runs on: words of a drawing, labels of a map, remains of menus |
/// | 40 | the words under a picture that no text leads to; a line among paragraphs that only leads elsewhere; a line of which a part is garbled |
/// | 20 | a garbled line, as character recognition makes of a drawing |
///
/// Search finds all of them; concepts are read from blocks of ``leastMain`` and more only, and these make up the main text. Where the look says
/// nothing, a block is running text: a good paragraph must never be lowered.
package enum BlockQuality {
  /// Running text.
  package static let full = 100
  /// From here on a block is main text.
  package static let leastMain = Block.leastMainQuality
  /// One of many short lines.
  package static let fragment = 45
  /// Words beside the text.
  package static let beside = 40
  /// A line that is no language.
  package static let garbled = 20

  /// The rule by which one of many short lines is lowered, as in ``BlockDecision/rule``.
  package static let fragmentRule = "fragment"
  /// The rule by which a garbled line is lowered.
  package static let garbledRule = "garbled"

  /// The longest fragment, in bytes; a longer line says something by itself.
  private static let longestFragment = 60
  /// How many fragments make a run.
  private static let run = 5
  /// The most of a block that is judged, in bytes.
  private static let reach = 600

  /// The quality of a text by its words alone, in time linear in its length.
  ///
  /// Only words in Latin letters tell; numbers, acronyms, addresses and other scripts are neutral. A text of fewer than four telling words
  /// is running text.
  package static func judge(_ text: ArraySlice<UInt8>) -> Int {
    var words = 0
    var noise = 0
    var start = text.startIndex
    let end = text.prefix(reach).endIndex
    while start < end {
      var next = start
      while next < end, text[next] > 0x20, text[next] != UInt8(ascii: "'"), text[next] != UInt8(ascii: "-") { next += 1 }
      switch WordShape(text[start..<next]) {
      case .word: words += 1
      case .noise: noise += 1
      case .neutral: break
      }
      start = next + 1
    }
    guard words + noise >= 4, noise > 1 else { return full }
    return noise * 2 >= words + noise ? garbled : noise * 3 >= words + noise ? beside : full
  }

  /// Lowers the quality of garbled blocks and, in a text that otherwise runs on, of short lines that stand together.
  package static func settle(_ blocks: inout [Block]) {
    var prose = 0
    var all = 0
    // By index: a copy held while blocks are changed would double them.
    for index in blocks.indices where blocks[index].kind != .code && blocks[index].kind != .table {
      let text = blocks[index].text.utf8
      all += text.count
      if text.count >= 100, LineShape.endsSentence(Array(text.suffix(16))[...]) { prose += text.count }
      let quality = judge(Array(text.prefix(reach))[...])
      if quality < blocks[index].quality { blocks[index].quality = quality }
    }
    guard prose * 10 >= all * 6 else { return }
    var fragments: [Int] = []
    for index in blocks.indices {
      if isFragment(blocks[index]) {
        if !hasData(blocks[index].text) { fragments.append(index) }
      } else if blocks[index].kind != .item || blocks[index].text.utf8.count > longestFragment {
        lower(&blocks, fragments)
        fragments.removeAll(keepingCapacity: true)
      }
    }
    lower(&blocks, fragments)
  }

  private static func isFragment(_ block: Block) -> Bool {
    block.kind == .paragraph && block.text.utf8.count <= longestFragment && !LineShape.endsSentence(Array(block.text.utf8)[...])
  }

  /// Whether a line gives a figure or names what it gives: it stays what it is, among fragments or not.
  private static func hasData(_ text: String) -> Bool { text.utf8.contains { $0 == UInt8(ascii: ":") || $0.isDigit } }

  private static func lower(_ blocks: inout [Block], _ fragments: [Int]) {
    guard fragments.count >= run else { return }
    for index in fragments { blocks[index].quality = min(blocks[index].quality, fragment) }
  }
}
