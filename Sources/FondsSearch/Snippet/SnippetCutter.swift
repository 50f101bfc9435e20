/// Cuts the best stretch out of a text: from a sentence's start where one is near, between words always.
struct SnippetCutter {
  /// A mark in Unicode scalars.
  struct Mark {
    var range: Range<Int>
    var group: Int
    var weight: Float
  }

  /// The most scalars of a stretch, the marks of omission apart.
  let limit: Int

  /// The stretch of at most `limit` scalars whose marks are worth most, each group once; `nil` without marks.
  ///
  /// - Parameter marks: in order.
  func bestStretch(_ marks: [Mark]) -> (range: Range<Int>, worth: Float)? {
    var best: (range: Range<Int>, worth: Float)?
    var counts: [Int: Int] = [:]
    var worth: Float = 0
    var first = 0
    for (last, mark) in marks.enumerated() {
      if counts[mark.group, default: 0] == 0 { worth += mark.weight }
      counts[mark.group, default: 0] += 1
      while first < last, mark.range.upperBound - marks[first].range.lowerBound > limit {
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

  /// A range around a stretch that begins and ends between words, if it can at sentences.
  func range(around stretch: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    guard scalars.count > limit else { return 0..<scalars.count }
    let room = max(0, limit - stretch.count)
    // Most of what is left goes behind the stretch: a reader begins at its left.
    let earliest = max(0, stretch.lowerBound - room / 3, min(stretch.lowerBound, scalars.count - limit) - room / 2)
    var start = earliest
    if earliest > 0 {
      let sentence = (earliest...stretch.lowerBound).first { isSentenceStart($0, scalars) }
      start = sentence ?? (earliest...stretch.lowerBound).first { isWordStart($0, scalars) } ?? stretch.lowerBound
    }
    let latest = min(scalars.count, start + limit)
    if latest == scalars.count { return start..<latest }
    let needed = min(stretch.upperBound, latest)
    let half = max(needed, start + limit / 2)
    if half <= latest, let sentence = (half...latest).last(where: { isSentenceStart($0, scalars) }) {
      return start..<trimmed(sentence, scalars)
    }
    let word = (needed...latest).last { isWordEnd($0, scalars) }
    return start..<(word ?? latest)
  }

  /// The index behind the last visible scalar before `end`.
  private func trimmed(_ end: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var end = end
    while end > 0, scalars[end - 1].isBlank { end -= 1 }
    return end
  }

  private func isWordStart(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index < scalars.count && !scalars[index].isBlank && (index == 0 || scalars[index - 1].isBlank)
  }

  private func isWordEnd(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index > 0 && !scalars[index - 1].isBlank && (index == scalars.count || scalars[index].isBlank)
  }

  /// Behind the blank that follows a full stop, a question or an exclamation mark.
  private func isSentenceStart(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    if index == 0 { return true }
    guard index >= 2, isWordStart(index, scalars) else { return false }
    let isCapital = scalars[index].properties.isUppercase || !scalars[index].properties.isLowercase
    var before = index - 1
    while before > 0, scalars[before].isBlank { before -= 1 }
    if scalars[before] == "»" || scalars[before] == ")" || scalars[before] == "”" { before = max(0, before - 1) }
    return isCapital && [".", "!", "?", "…"].contains(scalars[before])
  }
}

extension Unicode.Scalar {
  /// White space; most scalars need no table to tell.
  var isBlank: Bool { value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }
}
