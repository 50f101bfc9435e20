internal import Synchronization

/// The facet counts of everything a reader may see, kept as long as the snapshot: every first look at a bank asks for them.
final class KnownCounts: Sendable {
  /// What was counted, and for whom.
  struct Key: Hashable, Sendable {
    let required: [FacetFilter]
    let facets: [FacetRequest]
  }

  private let counts = Mutex<[Key: [FacetCounts]]>([:])
  /// So many are remembered.
  private static let limit = 64

  subscript(key: Key) -> [FacetCounts]? { counts.withLock { $0[key] } }

  func keep(_ facets: [FacetCounts], for key: Key) {
    counts.withLock {
      if $0.count >= Self.limit { $0.removeAll() }
      $0[key] = facets
    }
  }
}
