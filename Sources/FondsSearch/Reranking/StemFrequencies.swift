internal import FondsIndex
internal import FondsText

/// How often the stems of an analysed record stand in it, the fields by their weights, the names of its authors apart.
struct StemFrequencies {
  /// One stem.
  struct Entry: Hashable {
    /// Where its bytes begin among those of the record; the same stem has the same place wherever it stands.
    let start: UInt32
    let length: UInt8
    var frequency: UInt32
  }

  /// In no order.
  let entries: [Entry]
  private let analyzed: AnalyzedRecord

  init(of analyzed: AnalyzedRecord) {
    var found: [UInt32: Entry] = [:]
    for occurrence in analyzed.occurrences where occurrence.space == .stem && occurrence.field != .author {
      found[occurrence.start, default: Entry(start: occurrence.start, length: occurrence.length, frequency: 0)].frequency &+=
        FieldWeights.weight(of: occurrence.field)
    }
    entries = Array(found.values)
    self.analyzed = analyzed
  }

  /// The stems that stand most often, at most so many.
  func most(_ limit: Int) -> [Entry] {
    Array(entries.sorted { $0.frequency == $1.frequency ? $0.start < $1.start : $0.frequency > $1.frequency }.prefix(limit))
  }

  /// The bytes of a stem.
  func bytes(of entry: Entry) -> [UInt8] { Array(analyzed.bytes[Int(entry.start)..<Int(entry.start) + Int(entry.length)]) }

  /// The exact form that each of some stems stands for most often, by the place of the stem; none where a stem has no form beside it.
  func forms(of stems: [Entry]) -> [UInt32: [UInt8]] {
    var counts = Dictionary(uniqueKeysWithValues: stems.map { ($0.start, [UInt32: (length: UInt8, count: Int)]()) })
    var exact: (start: UInt32, length: UInt8, position: UInt32) = (0, 0, .max)
    for occurrence in analyzed.occurrences {
      if occurrence.space == .exact { exact = (occurrence.start, occurrence.length, occurrence.position) }
      guard occurrence.space == .stem, occurrence.field != .author, exact.position == occurrence.position,
        let known = counts[occurrence.start], known.count < Self.formLimit || known[exact.start] != nil
      else { continue }
      counts[occurrence.start]?[exact.start, default: (exact.length, 0)].count += 1
    }
    return counts.compactMapValues { forms in
      forms.max { $0.value.count == $1.value.count ? $0.key > $1.key : $0.value.count < $1.value.count }.map { start, form in
        Array(analyzed.bytes[Int(start)..<Int(start) + Int(form.length)])
      }
    }
  }

  /// The most forms that are counted of one stem.
  private static let formLimit = 8
}
