/// Decides which segments are merged after a commit; the only place that does (`Index/FORMAT.md` §7).
///
/// Tiers: segments whose live bytes lie within a factor of eight count as equal, those under 1 MiB all do; eight equals become one. So each document is rewritten
/// O(log₈ size) times and a query meets O(8 · log₈ size) segments. A segment that has lost a third of its documents is rewritten alone.
struct MergePolicy: Sendable {
  /// Equals that are merged, and the factor between tiers.
  var fanOut = 8
  /// Live bytes under which all segments are equal.
  var floor = 1 << 20
  /// The most documents, and passages, of a segment made of several: what a merge holds in memory grows with them.
  var documentLimit = 1 << 20
  var passageLimit = 1 << 22

  /// What the policy knows of a segment.
  struct Candidate: Sendable {
    var bytes: Int
    var documents: Int
    var liveDocuments: Int
    /// Those of deleted documents too.
    var passages = 0
  }

  /// Groups of indices, rising in each group and from group to group by their first; each group becomes one segment.
  func groups(_ segments: [Candidate]) -> [[Int]] {
    var tiers: [Int: [Int]] = [:]
    for (index, segment) in segments.enumerated() { tiers[tier(segment), default: []].append(index) }
    var groups: [[Int]] = []
    var taken: Set<Int> = []
    for (_, members) in tiers where members.count >= fanOut {
      for group in joined(members, segments) where group.count > 1 {
        groups.append(group)
        taken.formUnion(group)
      }
    }
    for (index, segment) in segments.enumerated() where !taken.contains(index) {
      if (segment.documents - segment.liveDocuments) * 3 > segment.documents { groups.append([index]) }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// Groups that leave few segments and no deleted document.
  func groupsOfAll(_ segments: [Candidate]) -> [[Int]] {
    joined(Array(segments.indices), segments).filter { $0.count > 1 || segments[$0[0]].liveDocuments < segments[$0[0]].documents }
  }

  /// Joins neighbours as long as documents and passages fit into one segment.
  private func joined(_ members: [Int], _ segments: [Candidate]) -> [[Int]] {
    var groups: [[Int]] = []
    var (documents, passages) = (0, 0)
    for index in members {
      let segment = segments[index]
      if groups.isEmpty || documents + segment.liveDocuments > documentLimit || passages + segment.passages > passageLimit {
        groups.append([])
        (documents, passages) = (0, 0)
      }
      groups[groups.count - 1].append(index)
      documents += segment.liveDocuments
      passages += segment.passages
    }
    return groups
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
