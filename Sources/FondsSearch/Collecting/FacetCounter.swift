internal import FondsIndex

/// Counts the works of a set of documents by the values of a facet.
struct FacetCounter {
  let segments: [SegmentReader]
  let faces: WorkFaces

  /// - Parameters:
  ///   - documents: the matches, by segment.
  ///   - twins: the faces of works of which several are among them (`WorkFaces.shared`).
  ///   - selected: values that the reader has chosen; told even when nothing matches them.
  func counts(
    _ request: FacetRequest, _ documents: [DocumentBits], twins: [[DocumentAddress]], selected: Set<String>
  ) throws(IndexError) -> FacetCounts {
    var columns: [FacetColumn?] = []
    for segment in segments { columns.append(try segment.facet(request.facet)) }
    var ordinals: [[UInt32]] = []
    for (column, matching) in zip(columns, documents) {
      var counts = [UInt32](repeating: 0, count: column?.valueCount ?? 0)
      try column?.count(bitmap: matching.words, into: &counts)
      ordinals.append(counts)
    }
    // Faces in one segment share its numbers, and no text has to be looked at for them.
    var scattered: [[DocumentAddress]] = []
    for faces in twins {
      guard let segment = faces.first?.segment, faces.allSatisfy({ $0.segment == segment }) else {
        scattered.append(faces)
        continue
      }
      if let column = columns[segment] { try Self.discount(faces, column, &ordinals[segment]) }
    }
    var counts: [FacetCount] = []
    if columns.count == 1, let column = columns[0] {
      try forEachValue(of: column, ordinals[0]) { counts.append(FacetCount(value: $0, count: $1, isSelected: selected.contains($0))) }
      let present = Set(selected.isEmpty ? [] : counts.map(\.value))
      let distinct = counts.count
      for value in selected.subtracting(present) { counts.append(FacetCount(value: value, count: 0, isSelected: true)) }
      return sorted(request, counts, distinct: distinct)
    }
    var byValue: [String: Int] = [:]
    for (column, ordinals) in zip(columns, ordinals) {
      if let column { try forEachValue(of: column, ordinals) { byValue[$0, default: 0] += $1 } }
    }
    for faces in scattered { try Self.discount(faces, columns, &byValue) }
    let distinct = byValue.count
    for value in selected { byValue[value, default: 0] += 0 }
    return sorted(request, byValue.map { FacetCount(value: $0, count: $1, isSelected: selected.contains($0)) }, distinct: distinct)
  }

  /// The same where nothing is selected, no document has a twin, and each segment has been counted.
  func counts(_ request: FacetRequest, _ tallies: [FacetTally]) throws(IndexError) -> FacetCounts {
    var values: [FacetCount] = []
    if tallies.count == 1 {
      try forEachValue(of: tallies[0].column, tallies[0].counts) { values.append(FacetCount(value: $0, count: $1)) }
    } else {
      var counts: [String: Int] = [:]
      for tally in tallies { try forEachValue(of: tally.column, tally.counts) { counts[$0, default: 0] += $1 } }
      values = counts.map { FacetCount(value: $0, count: $1) }
    }
    return sorted(request, values, distinct: values.count)
  }

  /// The values that some documents have, and how many.
  private func forEachValue(of column: FacetColumn, _ ordinals: [UInt32], _ body: (String, Int) -> Void) throws(IndexError) {
    let texts = try column.keptValues()
    for (ordinal, count) in ordinals.enumerated() where count > 0 {
      body(texts.isEmpty ? try column.value(UInt32(ordinal)) : texts[ordinal], Int(count))
    }
  }

  /// The most frequent first, then by value; as many as are wanted, and those that are selected.
  private func sorted(_ request: FacetRequest, _ all: [FacetCount], distinct: Int) -> FacetCounts {
    let sorted = all.sorted { $0.count == $1.count ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) : $0.count > $1.count }
    var values: [FacetCount] = []
    for (place, value) in sorted.enumerated() where place < request.limit || value.isSelected { values.append(value) }
    return FacetCounts(facet: request.facet, values: values, distinct: distinct)
  }

  /// A work counts once for a value that several of its matching faces have.
  private static func discount(_ faces: [DocumentAddress], _ column: FacetColumn, _ counts: inout [UInt32]) throws(IndexError) {
    var seen: [UInt32] = []
    for face in faces {
      for ordinal in try column.ordinals(of: face.document) {
        if seen.contains(ordinal) { counts[Int(ordinal)] -= 1 } else { seen.append(ordinal) }
      }
    }
  }

  /// The same for faces in several segments, which have values in common and no numbers.
  private static func discount(
    _ faces: [DocumentAddress], _ columns: [FacetColumn?], _ counts: inout [String: Int]
  ) throws(IndexError) {
    var seen: Set<String> = []
    for face in faces {
      guard let column = columns[face.segment] else { continue }
      for ordinal in try column.ordinals(of: face.document) {
        let value = try column.value(ordinal)
        if !seen.insert(value).inserted { counts[value, default: 0] -= 1 }
      }
    }
  }
}
