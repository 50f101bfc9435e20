package import FondsRecord

/// Shows of a record the passage that says best why it was found.
///
/// Not to be shared between threads.
package final class SnippetBuilder {
  private let marker: TextMarker
  private let cutter: SnippetCutter

  /// - Parameters:
  ///   - terms: what a search looked for (`Hits.highlighting`).
  ///   - scalars: about how long a snippet may be, in Unicode scalars; it never has more than that and two marks of omission.
  package init(_ terms: HighlightTerms, scalars: Int = 240) {
    marker = TextMarker(terms)
    cutter = SnippetCutter(limit: max(scalars, 20))
  }

  /// The best passage; `nil` for a record without any text.
  ///
  /// Of passages that show the same words of the query the one in the reader's language wins, then the better block, then the earlier one. Only where
  /// blocks and abstracts have none of the words do title, keywords and names stand in; where nothing has, the record's beginning.
  package func snippet(of record: Record, preferring language: Language) -> Snippet? {
    let passages = Passage.all(of: record)
    for tier in [passages.texts, passages.names] {
      if let best = best(of: tier, preferring: language) { return best }
    }
    guard let lead = (passages.texts + passages.names).first(where: \.isLead) ?? (passages.texts + passages.names).first else { return nil }
    return snippet(lead, showing: 0..<0, [])
  }

  private func best(of passages: [Passage], preferring language: Language) -> Snippet? {
    var best: (passage: Passage, stretch: Range<Int>, marks: [SnippetCutter.Mark], worth: Float)?
    /// What the heading above already shows makes its section worth a little more.
    var heading: Float = 0
    for passage in passages {
      let found = marker.marks(in: passage.text, language: passage.language)
      if passage.kind == .heading { heading = found.reduce(0) { max($0, $1.weight) } }
      guard !found.isEmpty else { continue }
      let marks = Self.scalarMarks(found, in: passage.text)
      guard let stretch = cutter.bestStretch(marks) else { continue }
      var worth = stretch.worth * passage.worth
      if passage.kind != .heading { worth += 0.05 * heading }
      if passage.language == language { worth *= 1.02 }
      if worth > (best?.worth ?? 0) { best = (passage, stretch.range, marks, worth) }
    }
    return best.map { snippet($0.passage, showing: $0.stretch, $0.marks) }
  }

  private func snippet(_ passage: Passage, showing stretch: Range<Int>, _ marks: [SnippetCutter.Mark]) -> Snippet {
    var scalars = Array(passage.text.unicodeScalars)
    var marks = marks
    // A short passage says little: what follows it is read along.
    if let next = passage.continuation, scalars.count < cutter.limit / 2 {
      let offset = scalars.count + passage.separator.unicodeScalars.count
      scalars += Array((passage.separator + next.text).unicodeScalars)
      marks += Self.scalarMarks(marker.marks(in: next.text, language: next.language), in: next.text).map {
        SnippetCutter.Mark(range: $0.range.lowerBound + offset..<$0.range.upperBound + offset, group: $0.group, weight: $0.weight)
      }
    }
    let range = cutter.range(around: stretch, in: scalars)
    let before = range.lowerBound > 0 ? "… " : ""
    var text = String.UnicodeScalarView()
    text.append(contentsOf: before.unicodeScalars)
    for scalar in scalars[range] { text.append(scalar.isBlank ? " " : scalar) }
    if range.upperBound < scalars.count { text.append(contentsOf: " …".unicodeScalars) }
    let shift = before.unicodeScalars.count - range.lowerBound
    var highlights: [Range<Int>] = []
    for mark in marks {
      let visible = mark.range.clamped(to: range)
      let shown = visible.lowerBound + shift..<visible.upperBound + shift
      if !visible.isEmpty, highlights.last.map({ $0.upperBound <= shown.lowerBound }) ?? true { highlights.append(shown) }
    }
    return Snippet(text: String(text), page: passage.page, language: passage.language, highlights: highlights)
  }

  /// Marks with their ranges in scalars instead of bytes; O(bytes).
  private static func scalarMarks(_ marks: [TextMark], in text: String) -> [SnippetCutter.Mark] {
    guard let last = marks.map(\.end).max() else { return [] }
    var scalarIndices = [Int](repeating: 0, count: last + 1)
    var count = -1
    for (offset, byte) in text.utf8.prefix(last + 1).enumerated() {
      if byte & 0xC0 != 0x80 { count += 1 }
      scalarIndices[offset] = count
    }
    if text.utf8.count == last { scalarIndices[last] = count + 1 }
    return marks.map {
      SnippetCutter.Mark(range: scalarIndices[$0.start]..<scalarIndices[$0.end], group: $0.group, weight: $0.weight)
    }
  }
}

/// The passage of a record that shows best why it was found.
package struct Snippet: Sendable, Hashable {
  package var text: String
  /// The page it stands on, from 1.
  package var page: Int?
  package var language: Language
  /// What to mark: increasing, half-open, disjoint ranges of Unicode scalars in `text`.
  package var highlights: [Range<Int>]
}
