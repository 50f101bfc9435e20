package import FondsRecord

/// Shows of a record the passage that says best why it was found.
///
/// Not to be shared between threads.
package final class SnippetBuilder {
  private let marker: TextMarker
  private let memory: TermMemory
  private let cutter: SnippetCutter
  /// Bytes of text that may still be looked at.
  private var budget: Int

  /// - Parameters:
  ///   - terms: what a search looked for (`Hits.highlighting`).
  ///   - memory: that of the records to come.
  ///   - scalars: about how long a snippet may be, in Unicode scalars; it never has more than that and two marks of omission.
  ///   - bytes: how much text may be looked at for all records together; those that come after it show their beginnings.
  package init(_ terms: HighlightTerms, memory: TermMemory = TermMemory(), scalars: Int = 240, bytes: Int = 32 << 20) {
    budget = bytes
    self.memory = memory
    marker = TextMarker(terms, memory: memory)
    cutter = SnippetCutter(limit: max(scalars, 20))
  }

  /// The best passage; `nil` for a record without any text.
  package func snippet(of record: Record, preferring language: Language) -> Snippet? {
    snippet(of: MarkableRecord(record, memory: memory, readsWords: false), preferring: language)
  }

  /// The best passage; `nil` for a record without any text.
  ///
  /// Of passages that show the same words of the query the one in the reader's language wins, then the better block, then the earlier one. Only where
  /// blocks and abstracts have none of the words do title, keywords, names and own fields stand in; where nothing has, the record's beginning.
  package func snippet(of record: MarkableRecord, preferring language: Language) -> Snippet? {
    marker.bringUpToDate()
    for tier in [record.texts, record.names] {
      if let best = best(of: tier, in: record, preferring: language) { return best }
    }
    guard let lead = (record.texts + record.names).first(where: \.isLead) ?? (record.texts + record.names).first else { return nil }
    return snippet(lead, of: record, showing: 0..<0, [])
  }

  private func best(of passages: [Passage], in record: MarkableRecord, preferring language: Language) -> Snippet? {
    var best: (passage: Passage, stretch: Range<Int>, marks: [SnippetCutter.Mark], worth: Float)?
    /// What the heading above already shows makes its section worth a little more.
    var heading: Float = 0
    for passage in passages where budget > 0 {
      budget -= passage.text.utf8.count
      let found = marks(in: passage)
      if passage.kind == .heading { heading = found.reduce(0) { max($0, $1.weight) } }
      guard !found.isEmpty else { continue }
      let marks = Self.scalarMarks(found, in: passage.text)
      guard let stretch = cutter.bestStretch(marks, isWhole: passage.text.utf8.count <= cutter.limit) else { continue }
      var worth = stretch.worth * passage.worth
      if passage.kind != .heading { worth += 0.05 * heading }
      if passage.language == language { worth *= 1.02 }
      if worth > (best?.worth ?? 0) { best = (passage, stretch.range, marks, worth) }
    }
    return best.map { snippet($0.passage, of: record, showing: $0.stretch, $0.marks) }
  }

  private func snippet(
    _ passage: Passage, of record: MarkableRecord, showing stretch: Range<Int>, _ marks: [SnippetCutter.Mark]
  ) -> Snippet {
    // Of a long passage only what lies around is looked at.
    let base = max(0, stretch.lowerBound - Self.surroundings * cutter.limit)
    var scalars = Self.scalars(of: passage.text, base..<stretch.upperBound + Self.surroundings * cutter.limit)
    var marks = marks.map { $0.moved(by: -base) }
    var tail: Snippet.Tail?
    // A short passage says little: what follows it is read along.
    if let continuation = passage.continuation, scalars.count < cutter.limit / 2 {
      let next = record.texts[continuation]
      let offset = scalars.count + passage.separator.unicodeScalars.count
      if next.language != passage.language, next.language != .undetermined { tail = Snippet.Tail(from: offset, language: next.language) }
      scalars += passage.separator.unicodeScalars + Self.scalars(of: next.text, 0..<Self.surroundings * cutter.limit)
      marks += Self.scalarMarks(self.marks(in: next), in: next.text).map { $0.moved(by: offset) }
    }
    let range = cutter.range(around: stretch.lowerBound - base..<stretch.upperBound - base, in: scalars)
    let before = base + range.lowerBound > 0 ? "… " : ""
    var text = String.UnicodeScalarView()
    text.append(contentsOf: before.unicodeScalars)
    for scalar in scalars[range] { text.append(scalar.isBlank ? " " : scalar) }
    if range.upperBound < scalars.count { text.append(contentsOf: " …".unicodeScalars) }
    let shift = before.unicodeScalars.count - range.lowerBound
    var snippet = Snippet(
      text: String(text), page: passage.page, language: passage.language,
      highlights: Self.ranges(of: marks, within: range).map { $0.lowerBound + shift..<$0.upperBound + shift })
    if let tail, range.contains(tail.from) { snippet.tail = Snippet.Tail(from: tail.from + shift, language: tail.language) }
    return snippet
  }

  /// How many times the length of a snippet is read on either side of what it shows.
  private static let surroundings = 3

  /// Some of the scalars of a text, as far as it goes.
  private static func scalars(of text: String, _ range: Range<Int>) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
  }

  /// What to mark of a stretch: each place once.
  private static func ranges(of marks: [SnippetCutter.Mark], within range: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for mark in marks {
      let visible = mark.range.clamped(to: range)
      if !visible.isEmpty, ranges.last.map({ $0.upperBound <= visible.lowerBound }) ?? true { ranges.append(visible) }
    }
    return ranges
  }

  /// The words of the search in a text, such as a title, as ``Snippet/highlights``.
  package func highlights(in text: String, language: Language) -> [Range<Int>] {
    Self.ranges(of: Self.scalarMarks(marker.marks(in: text, language: language), in: text), within: 0..<Int.max)
  }

  /// The words of the search in the title of a record that a reader of a language is shown.
  package func highlights(inTitleOf record: MarkableRecord, for language: Language) -> [Range<Int>] {
    let title = record.record.title(for: language)
    guard let passage = record.names.first(where: { $0.text == title.text && $0.language == title.language }) else {
      return highlights(in: title.text, language: title.language)
    }
    marker.bringUpToDate()
    return Self.ranges(of: Self.scalarMarks(marks(in: passage), in: title.text), within: 0..<Int.max)
  }

  private func marks(in passage: Passage) -> [TextMark] {
    if let words = passage.words { return marker.marks(among: words) }
    return marker.marks(in: passage.text, language: passage.language)
  }

  /// Marks with their ranges in scalars instead of bytes; O(bytes + marks · log marks).
  private static func scalarMarks(_ marks: [TextMark], in text: String) -> [SnippetCutter.Mark] {
    if marks.isEmpty { return [] }
    let places = Set(marks.flatMap { [$0.start, $0.end] }).sorted()
    var numbers: [Int: Int] = [:]
    var (offset, count) = (0, 0)
    var bytes = text.utf8.makeIterator()
    for place in places {
      while offset < place, let byte = bytes.next() {
        if byte & 0xC0 != 0x80 { count += 1 }
        offset += 1
      }
      numbers[place] = count
    }
    return marks.map { mark in
      SnippetCutter.Mark(range: (numbers[mark.start] ?? 0)..<(numbers[mark.end] ?? 0), group: mark.group, weight: mark.weight)
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
  /// What was read along from another block, where that is in another language: the Unicode scalar where it begins.
  package var tail: Tail?

  /// The end of a snippet in another language than its beginning.
  package struct Tail: Sendable, Hashable {
    package var from: Int
    package var language: Language
  }

  package init(text: String, page: Int?, language: Language, highlights: [Range<Int>]) {
    (self.text, self.page, self.language, self.highlights) = (text, page, language, highlights)
  }
}
