internal import FondsIndex

/// Runs a query over one segment, window by window.
struct SegmentSearch {
  /// Matches of a segment, before and after the filters that the reader has chosen.
  struct Matches {
    /// Matches of the query that the reader may see.
    var unfiltered: DocumentBits
    /// By filter: the documents that pass it.
    var passing: [DocumentBits]

    /// The matches that pass all filters except those on one facet.
    func documents(ignoring facet: String?, _ filters: [FacetFilter]) -> DocumentBits {
      var documents = unfiltered
      for (filter, passing) in zip(filters, passing) where filter.facet != facet { documents.formIntersection(passing) }
      return documents
    }
  }

  let segment: SegmentReader
  /// The number of the segment in the snapshot.
  let number: Int
  /// What the reader may see; `nil` for everything.
  let visible: DocumentBits?
  /// By filter: the documents that pass it.
  let passing: [DocumentBits]
  let deadline: Deadline

  /// In windows with fewer documents to look at, scorers look these up instead of reading all their postings.
  private static let selectiveLimit = 256

  /// Gives the best hits to a collector.
  ///
  /// - Parameters:
  ///   - scorer: the query; `nil` matches nothing.
  ///   - wantsMatches: whether all matches are told, or windows and documents that cannot reach the best are passed over.
  func run(_ scorer: (any WindowScorer)?, wantsMatches: Bool, into collector: inout TopCollector) throws(SearchError) -> Matches {
    var matches = Matches(unfiltered: DocumentBits(documentCount: segment.documentCount), passing: passing)
    guard let scorer else { return matches }
    let union = scorer as? UnionScorer
    let memory = (WindowMemory(), WindowBitMemory())
    defer { withExtendedLifetime(memory) {} }
    let target = memory.0.buffer
    let allowed = memory.1.bits
    let candidates = wantsMatches ? visible : selected
    for index in 0..<DocumentWindow.count(for: segment.documentCount) {
      try deadline.check()
      let window = DocumentWindow(index: index, of: segment.documentCount)
      if let candidates {
        allowed.copy(candidates, at: window)
        if allowed.isEmpty { continue }
      }
      do throws(IndexError) {
        guard let bound = try scorer.bound(in: window) else { continue }
        let isCompetitive = collector.accepts(bound)
        if !wantsMatches, !isCompetitive { continue }
        let isSelective = candidates.map { _ in allowed.count < Self.selectiveLimit } ?? false
        let depth = !isCompetitive ? ScoringDepth.matches : wantsMatches ? .scores : .scoresAbove(collector.threshold)
        if let union, !wantsMatches {
          try union.collectCompetitive(window, above: collector.threshold, within: isSelective ? allowed : nil, into: target)
        } else {
          try scorer.collect(window, within: isSelective ? allowed : nil, into: target, depth)
        }
        if candidates != nil, !isSelective { target.formIntersection(allowed) }
        if wantsMatches { target.bits.add(to: &matches.unfiltered, at: window) }
        if isCompetitive {
          if wantsMatches { keepPassing(target, window, allowed) }
          target.bits.forEach {
            if target[$0] > collector.threshold {
              collector.add(target[$0], DocumentAddress(segment: number, document: window.base &+ UInt32(truncatingIfNeeded: $0)))
            }
          }
        }
      } catch {
        throw .index(error)
      }
      target.removeAll()
    }
    return matches
  }

  /// What the reader may see and has not filtered out.
  private var selected: DocumentBits? {
    var selected = visible
    for filter in passing {
      if selected == nil { selected = filter } else { selected?.formIntersection(filter) }
    }
    return selected
  }

  private func keepPassing(_ target: WindowBuffer, _ window: DocumentWindow, _ scratch: WindowBits) {
    for filter in passing {
      scratch.copy(filter, at: window)
      target.formIntersection(scratch)
    }
  }
}

/// When a search gives up.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant?

  /// Throws `timeout` once the time has come.
  func check() throws(SearchError) {
    if let instant, ContinuousClock.now >= instant { throw .timeout }
  }
}
