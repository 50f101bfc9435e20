package import FondsRecord

/// The main text of a page among its blocks: what a reader came for, without its title said again and without what stands beside the text.
package enum MainText {
  /// Headings and lines looked at for the title.
  private static let head = 3
  /// The least length of a part of the title that counts as the title, in letters and digits.
  private static let leastTitle = 12

  /// The blocks of the main text: those of ``BlockQuality/leastMain`` and more; all where there is none.
  /// - Parameter titles: What the page declares as its title elsewhere, in its head or its metadata.
  package static func blocks(of blocks: [Block], titles: [String]) -> [Block] {
    var main = blocks.filter { $0.quality >= BlockQuality.leastMain }
    guard !main.isEmpty else { return blocks }
    let declared = Set(titles.map(letters)).filter { !$0.isEmpty }
    if main.count > 1, let place = main.prefix(head).firstIndex(where: { repeats(declared, $0) }) { main.remove(at: place) }
    return main
  }

  /// Whether a block says the title: a heading that is part of it, or a line without a full stop that begins it.
  private static func repeats(_ titles: Set<String>, _ block: Block) -> Bool {
    let text = letters(block.text)
    guard !text.isEmpty else { return false }
    switch block.kind {
    case .heading: return titles.contains { $0 == text || text.count > leastTitle && $0.contains(text) }
    case .paragraph: return text.count > leastTitle && !block.text.hasSuffix(".") && titles.contains { $0.hasPrefix(text) }
    default: return false
    }
  }

  private static func letters(_ text: String) -> String { String(text.prefix(500)).lowercased().filter { $0.isLetter || $0.isNumber } }
}
