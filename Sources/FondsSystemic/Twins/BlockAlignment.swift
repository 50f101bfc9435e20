package import FondsRecord

/// Which blocks of two translations of one text say the same.
///
/// The best monotone pairing by kind and length (Gale and Church, "A program for aligning sentences in bilingual corpora", Computational Linguistics 19,
/// 1993), of whole blocks, one to one; blocks without a fitting partner stay alone.
package enum BlockAlignment {
  /// Blocks of each text that are looked at.
  package static let limit = 1_500
  /// What a pair must fit to be one, of 1.
  private static let least = 0.2

  /// What was done last at a place of the table.
  private enum Step: UInt8 {
    case pair
    case leaveFrench
    case leaveEnglish
  }

  /// Pairs of blocks in their order.
  ///
  /// O(blocks of one · blocks of the other), at most `limit` each.
  package static func pairs(french: [Block], english: [Block]) -> [(french: Block, english: Block)] {
    let (left, right) = (Array(french.prefix(limit)), Array(english.prefix(limit)))
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let lengths = (left.map(\.text.utf8.count), right.map(\.text.utf8.count))
    let width = right.count + 1
    var steps = [Step](repeating: .leaveEnglish, count: (left.count + 1) * width)
    var before = [Double](repeating: 0, count: width)
    var row = before
    for place in left.indices {
      steps[(place + 1) * width] = .leaveFrench
      for other in right.indices {
        let fit =
          left[place].kind == right[other].kind ? OutlineAlignment.lengthFit(french: lengths.0[place], english: lengths.1[other]) : 0
        let paired = fit < least ? -1 : before[other] + fit
        let best = max(paired, before[other + 1], row[other])
        row[other + 1] = best
        steps[(place + 1) * width + other + 1] = best == paired ? .pair : best == before[other + 1] ? .leaveFrench : .leaveEnglish
      }
      swap(&before, &row)
    }
    var pairs: [(french: Block, english: Block)] = []
    var (place, other) = (left.count, right.count)
    while place > 0, other > 0 {
      switch steps[place * width + other] {
      case .pair:
        pairs.append((left[place - 1], right[other - 1]))
        place -= 1
        other -= 1
      case .leaveFrench: place -= 1
      case .leaveEnglish: other -= 1
      }
    }
    return pairs.reversed()
  }
}
