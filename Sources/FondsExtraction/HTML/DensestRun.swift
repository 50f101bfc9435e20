import FondsRecord

/// The stretch of a page with the most text to read, for pages in which no element stands out.
///
/// Every block gains the text that is no link and costs a fixed sum, so that menus and labels lower a stretch and paragraphs raise it; the best
/// stretch is found in one pass (Kadane, in Bentley 1984). The idea of blocks among blocks is boilerpipe's (Kohlschütter et al. 2010).
enum DensestRun {
  /// What a block must say to be worth its place, in bytes.
  private static let cost = 60

  /// Lowers the quality of the blocks around the densest stretch, where it holds half of the text and at least so many bytes.
  static func settle(_ blocks: inout [Block], least: Int) {
    var best = (start: 0, end: 0, sum: 0)
    var start = 0
    var sum = 0
    for index in blocks.indices {
      let block = blocks[index]
      // The quality of a block here is fifty, less what of it stands in links.
      sum += block.text.utf8.count * max(0, 2 * block.quality - BlockQuality.leastMain) / BlockQuality.leastMain - cost
      if sum <= 0 {
        start = index + 1
        sum = 0
      } else if sum > best.sum {
        best = (start, index + 1, sum)
      }
    }
    let inside = blocks[best.start..<best.end].reduce(0) { $0 + $1.text.utf8.count }
    let all = blocks.reduce(0) { $0 + $1.text.utf8.count }
    guard inside >= least, inside * 2 >= all else { return }
    for index in blocks.indices where !(best.start..<best.end).contains(index) {
      blocks[index].quality = min(blocks[index].quality, BlockQuality.fragment)
    }
  }
}
