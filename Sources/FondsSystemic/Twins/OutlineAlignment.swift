internal import FondsRecord
internal import Glibc

/// How well the outlines of two texts run in parallel: the best monotone pairing of their blocks.
///
/// After the alignment of sentences by length (Gale & Church, "A program for aligning sentences in bilingual corpora", Computational Linguistics
/// 19, 1993), for whole blocks: two blocks pair well when they are of one kind and their lengths are as those of a translation.
enum OutlineAlignment {
  /// French needs so many bytes of UTF-8 for what English says in one.
  static let expansion = 1.17
  /// Spread of the logarithm of that ratio from block to block.
  private static let spread = 0.35

  /// 0 (nothing pairs) … 1 (block for block).
  ///
  /// O(blocks of one · blocks of the other), at most 250 each.
  static func similarity(french: [TwinProfile.Part], english: [TwinProfile.Part]) -> Double {
    guard !french.isEmpty, !english.isEmpty else { return 0 }
    var before = [Double](repeating: 0, count: english.count + 1)
    var row = before
    for part in french {
      for (column, other) in english.enumerated() {
        row[column + 1] = max(before[column] + fit(part, other), max(before[column + 1], row[column]))
      }
      swap(&before, &row)
    }
    let weight = (french + english).reduce(0) { $0 + Self.weight($1.kind) }
    return 2 * before[english.count] / weight
  }

  private static func fit(_ french: TwinProfile.Part, _ english: TwinProfile.Part) -> Double {
    guard french.kind == english.kind else { return 0 }
    let ratio = log((Double(french.length) + 10) / (expansion * Double(english.length) + 10)) / spread
    let level = french.level == english.level ? 1.0 : 0.7
    return weight(french.kind) * level * exp(-0.5 * ratio * ratio)
  }

  /// Headings make the outline; lines of a list are many.
  private static func weight(_ kind: BlockKind) -> Double {
    switch kind {
    case .heading, .table, .quotation: 2
    case .item, .caption: 0.5
    case .paragraph, .code: 1
    }
  }

  /// How likely two texts of these lengths are of one content: 1 at the usual ratio, less the further from it.
  static func lengthFit(french: Int, english: Int) -> Double {
    let ratio = log(Double(french) / (expansion * Double(english))) / 0.3
    return exp(-0.5 * ratio * ratio)
  }
}
