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
      for (ordinal, count) in ordinals.enumerated() where count > 0 {
        counts[try column.value(UInt32(ordinal)), default: 0] += Int(count)
      }
    }
    for twins in faces.shared(among: documents) { try Self.discountTwins(twins, columns, &counts) }
    let distinct = counts.count
    for value in selected { counts[value, default: 0] += 0 }
    let sorted = counts.sorted { $0.value == $1.value ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value > $1.value }
    var values: [FacetCount] = []
    for (place, (value, count)) in sorted.enumerated() where place < request.limit || selected.contains(value) {
      values.append(FacetCount(value: value, count: count, isSelected: selected.contains(value)))
    }
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
