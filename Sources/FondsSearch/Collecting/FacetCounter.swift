internal import FondsIndex

/// Counts the works of a set of documents by the values of a facet.
struct FacetCounter {
  let segments: [SegmentReader]
  let faces: WorkFaces

  /// - Parameters:
  ///   - documents: the matches, by segment.
  ///   - selected: values that the reader has chosen; told even when nothing matches them.
  func counts(_ request: FacetRequest, _ documents: [DocumentBits], selected: Set<String>) throws(IndexError) -> FacetCounts {
    var counts: [String: Int] = [:]
    var columns: [FacetColumn?] = []
    for segment in segments { columns.append(try segment.facet(request.facet)) }
    for (column, matching) in zip(columns, documents) {
      guard let column else { continue }
      var ordinals = [UInt32](repeating: 0, count: column.valueCount)
      try column.count(bitmap: matching.words, into: &ordinals)
      try add(ordinals, of: column, to: &counts)
    }
    for twins in faces.shared(among: documents) { try Self.discountTwins(twins, columns, &counts) }
    let distinct = counts.count
    for value in selected { counts[value, default: 0] += 0 }
    return sorted(request, counts.map { FacetCount(value: $0, count: $1, isSelected: selected.contains($0)) }, distinct: distinct)
  }

  /// The same where nothing is selected, no document has a twin, and each segment has been counted.
  func counts(_ request: FacetRequest, _ tallies: [FacetTally]) throws(IndexError) -> FacetCounts {
    var values: [FacetCount] = []
    if tallies.count == 1 {
      let (column, counts) = (tallies[0].column, tallies[0].counts)
      let texts = try column.keptValues()
      for (ordinal, count) in counts.enumerated() where count > 0 {
        values.append(FacetCount(value: texts.isEmpty ? try column.value(UInt32(ordinal)) : texts[ordinal], count: Int(count)))
      }
    } else {
      var counts: [String: Int] = [:]
      for tally in tallies { try add(tally.counts, of: tally.column, to: &counts) }
      values = counts.map { FacetCount(value: $0, count: $1) }
    }
    return sorted(request, values, distinct: values.count)
  }

  private func add(_ ordinals: [UInt32], of column: FacetColumn, to counts: inout [String: Int]) throws(IndexError) {
    for (ordinal, count) in ordinals.enumerated() where count > 0 { counts[try column.value(UInt32(ordinal)), default: 0] += Int(count) }
  }

  /// The most frequent first, then by value; as many as are wanted, and those that are selected.
  private func sorted(_ request: FacetRequest, _ all: [FacetCount], distinct: Int) -> FacetCounts {
    let sorted = all.sorted { $0.count == $1.count ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) : $0.count > $1.count }
    var values: [FacetCount] = []
    for (place, value) in sorted.enumerated() where place < request.limit || value.isSelected { values.append(value) }
    return FacetCounts(facet: request.facet, values: values, distinct: distinct)
  }

  /// A work counts once for a value that several of its matching faces have.
  private static func discountTwins(_ twins: [DocumentAddress], _ columns: [FacetColumn?], _ counts: inout [String: Int]) throws(IndexError)
  {
    var seen: Set<String> = []
    for face in twins {
      guard let column = columns[face.segment] else { continue }
      for ordinal in try column.ordinals(of: face.document) {
        let value = try column.value(ordinal)
        if !seen.insert(value).inserted { counts[value, default: 0] -= 1 }
      }
    }
  }
}
