import FondsRecord

/// Lines among the paragraphs of a text that only lead elsewhere: the title of another article, a call to read on, an address.
///
/// They stand beside the text like the words under a picture: search finds them, the main text goes on without them. A page that consists of such lines
/// to a larger part, as lists of resources do, keeps them all; a sentence with a long link is one.
enum LinkedLine {
  /// A line of which half stands in links, by its quality.
  private static let mostlyLinked = BlockQuality.full * 3 / 4
  /// A paragraph of running text, by its quality and its bytes.
  private static let leastProse = (quality: 80, bytes: 100)
  /// Fewer paragraphs of running text make no article.
  private static let leastParagraphs = 2

  /// Lowers the quality of such lines to that of words beside the text, where they are at most a quarter of the running text.
  ///
  /// - Returns: The indices of the blocks that were lowered.
  static func settle(_ blocks: inout [Block]) -> [Int] {
    var paragraphs = 0
    var prose = 0
    var linked = 0
    var lines: [Int] = []
    for index in blocks.indices where blocks[index].kind == .paragraph {
      let bytes = blocks[index].text.utf8.count
      if blocks[index].quality >= leastProse.quality {
        if bytes >= leastProse.bytes {
          paragraphs += 1
          prose += bytes
        }
      } else if (BlockQuality.leastMain...mostlyLinked).contains(blocks[index].quality), !endsSentence(blocks[index].text) {
        lines.append(index)
        linked += bytes
      }
    }
    guard paragraphs >= leastParagraphs, linked * 4 <= prose else { return [] }
    for index in lines { blocks[index].quality = BlockQuality.beside }
    return lines
  }

  private static func endsSentence(_ text: String) -> Bool { LineShape.endsSentence(Array(text.utf8.suffix(16))[...]) }
}
