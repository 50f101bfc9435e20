/// Decides which segments are merged after a commit; the only place that does (`Index/FORMAT.md` §7).
///
/// Tiers: segments whose live bytes lie within a factor of eight count as equal, those under 1 MiB all do; eight equals become one. So each document is rewritten
/// O(log₈ size) times and a query meets O(8 · log₈ size) segments. A segment that has lost a third of its documents is rewritten alone.
struct MergePolicy: Sendable {
  /// Equals that are merged, and the factor between tiers.
  var fanOut = 8
  /// Live bytes under which all segments are equal.
  var floor = 1 << 20

  /// What the policy knows of a segment.
  struct Candidate: Sendable {
    var bytes: Int
    var documents: Int
    var liveDocuments: Int
  }

  /// Groups of indices, rising in each group and from group to group by their first; each group becomes one segment.
  func groups(_ segments: [Candidate]) -> [[Int]] {
    var tiers: [Int: [Int]] = [:]
    for (index, segment) in segments.enumerated() { tiers[tier(segment), default: []].append(index) }
    var groups: [[Int]] = []
    var taken: Set<Int> = []
    for (_, members) in tiers where members.count >= fanOut {
      guard members.reduce(0, { $0 + segments[$1].liveDocuments }) < FormatVersion.documentLimit else { continue }
      groups.append(members)
      taken.formUnion(members)
    }
    for (index, segment) in segments.enumerated() where !taken.contains(index) {
      if (segment.documents - segment.liveDocuments) * 3 > segment.documents { groups.append([index]) }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private func tier(_ segment: Candidate) -> Int {
    var size = segment.documents == 0 ? 0 : segment.bytes / segment.documents * segment.liveDocuments
    var tier = 0
    while size >= floor {
      size /= fanOut
      tier += 1
    }
    return tier
  }
}
