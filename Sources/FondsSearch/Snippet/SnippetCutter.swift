/// Cuts the best stretch out of a text: from a sentence's start where one is near, between words always.
struct SnippetCutter {
  /// A mark in Unicode scalars.
  struct Mark {
    var range: Range<Int>
    var group: Int
    var weight: Float

    func moved(by offset: Int) -> Mark {
      Mark(range: range.lowerBound + offset..<range.upperBound + offset, group: group, weight: weight)
    }
  }

  /// The most scalars of a stretch, the marks of omission apart.
  let limit: Int

  /// The stretch whose marks are worth most, each group once; `nil` without marks.
  ///
  /// - Parameters:
  ///   - marks: in order.
  ///   - isWhole: whether all of the text can be shown; else room is left for the beginning of a sentence.
  func bestStretch(_ marks: [Mark], isWhole: Bool) -> (range: Range<Int>, worth: Float)? {
    let reach = isWhole ? limit : limit * 3 / 4
    var best: (range: Range<Int>, worth: Float)?
    var counts: [Int: Int] = [:]
    var worth: Float = 0
    var first = 0
    for (last, mark) in marks.enumerated() {
      if counts[mark.group, default: 0] == 0 { worth += mark.weight }
      counts[mark.group, default: 0] += 1
      while first < last, mark.range.upperBound - marks[first].range.lowerBound > reach {
        counts[marks[first].group, default: 0] -= 1
        if counts[marks[first].group] == 0 { worth -= marks[first].weight }
        first += 1
      }
      // Repetitions decide between stretches that show the same parts of the query.
      let full = worth * (1 + 0.01 * Float(min(last - first, 10)))
      if full > (best?.worth ?? 0) { best = (marks[first].range.lowerBound..<mark.range.upperBound, full) }
    }
    return best
  }

  /// A range around a stretch that begins and ends between words: at sentences where that leaves room, else at the parts of sentences.
  func range(around stretch: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    guard scalars.count > limit else { return 0..<scalars.count }
    let start = start(before: stretch, in: scalars)
    let latest = min(scalars.count, start + limit)
    if latest == scalars.count { return start..<latest }
    let needed = min(stretch.upperBound, latest)
    if let sentence = (max(needed, start + limit / 3)...latest).last(where: { isSentenceStart($0, scalars) }) {
      return start..<trimmed(sentence, scalars)
    }
    let word = (needed...latest).last { isWordEnd($0, scalars) }
    return start..<(word ?? latest)
  }

  /// Where to begin: most of what is left goes behind the stretch, for a reader begins at its left, unless a sentence begins a little earlier.
  private func start(before stretch: Range<Int>, in scalars: [Unicode.Scalar]) -> Int {
    let room = max(0, limit - stretch.count)
    let end = min(stretch.lowerBound, scalars.count - limit)
    let earliest = max(0, stretch.lowerBound - room / 3, end - room / 2)
    if earliest == 0 { return 0 }
    let near = earliest...stretch.lowerBound
    if let sentence = near.first(where: { isSentenceStart($0, scalars) }) { return sentence }
    let far = max(0, stretch.lowerBound - room * 4 / 5)
    if far < earliest, let sentence = (far..<earliest).last(where: { isSentenceStart($0, scalars) }) { return sentence }
    return near.first { isPartStart($0, scalars) } ?? near.first { isWordStart($0, scalars) } ?? stretch.lowerBound
  }

  /// The index behind the last visible scalar before `end`.
  private func trimmed(_ end: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var end = end
    while end > 0, scalars[end - 1].isBlank { end -= 1 }
    return end
  }

  /// A mark that ends something is no beginning, though French sets a blank before it.
  private func isWordStart(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index < scalars.count && !scalars[index].isBlank && !Self.closing.contains(scalars[index])
      && (index == 0 || scalars[index - 1].isBlank)
  }

  private static let closing: Set<Unicode.Scalar> = [":", ";", ",", ".", "!", "?", ")", "]", "»", "”", "%", "…"]

  private func isWordEnd(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index > 0 && !scalars[index - 1].isBlank && (index == scalars.count || scalars[index].isBlank)
  }

  /// Behind the blank that follows a mark within a sentence.
  private func isPartStart(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard isWordStart(index, scalars), let before = visible(before: index, scalars) else { return false }
    return [";", ":", ",", "—", "–", "·"].contains(scalars[before])
  }

  /// Behind the blank that follows a full stop, a question or an exclamation mark; not behind an initial (`J. Dupont`).
  private func isSentenceStart(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    if index == 0 { return true }
    guard isWordStart(index, scalars), var before = visible(before: index, scalars) else { return false }
    if scalars[index].properties.isLowercase { return false }
    if before > 0, scalars[before] == "»" || scalars[before] == ")" || scalars[before] == "”" {
      guard let inner = visible(before: before, scalars) else { return false }
      before = inner
    }
    let isInitial =
      scalars[before] == "." && before > 0 && scalars[before - 1].properties.isUppercase && (before == 1 || scalars[before - 2].isBlank)
    return [".", "!", "?", "…"].contains(scalars[before]) && !isInitial
  }

  /// The last scalar before an index that is no blank.
  private func visible(before index: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    var before = index - 1
    while before >= 0, scalars[before].isBlank { before -= 1 }
    return before < 0 ? nil : before
  }
}

extension Unicode.Scalar {
  /// White space; most scalars need no table to tell.
  var isBlank: Bool { value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }
}
