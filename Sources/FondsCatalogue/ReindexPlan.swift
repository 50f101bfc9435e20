package import FondsExtraction
internal import FondsRecord

/// What a run has to do about one root, decided from the walk and the ledger before anything is read.
package struct ReindexPlan {
  /// What is to be done about one input.
  package enum Step {
    /// Nothing says that it changed: its last outcome counts again.
    case keep(LedgerEntry)
    /// To be read; the entry of the last run, where there is one, gives the digest to compare and the id to keep.
    case read(SourceEntry, before: LedgerEntry?)
    /// Settled without reading.
    case settled(LedgerEntry, before: LedgerEntry?)

    package var isRead: Bool {
      if case .read = self { true } else { false }
    }
  }

  /// In path order, one an input.
  package var steps: [Step] = []
  /// Entries of the last run whose path is gone; a moved file among them is found by its digest later.
  package var missing: [LedgerEntry] = []
  /// Entries of the last run below a folder that cannot be listed today: nobody knows whether they are gone.
  package var hidden: [LedgerEntry] = []
  /// Records of the last run within the scope of this one.
  package var known = 0

  /// Compares a walk with the ledger.
  ///
  /// - Parameters:
  ///   - entries: sorted by path.
  ///   - ledger: the root's entries of the last run by path; empty when everything is to be read anyway.
  ///   - scope: the paths that the run is about; `nil` for the whole root.
  ///   - trustsStamps: false reads every file again to compare digests.
  ///   - recognises: true reads again what was left because its pages are images.
  package init(
    entries: [SourceEntry], ledger: [PathKey: LedgerEntry], scope: Set<PathKey>?, trustsStamps: Bool, recognises: Bool = false
  ) {
    var seen: Set<PathKey> = []
    var closed: [String] = []
    for entry in entries {
      let path = entry.path.display
      let key = Array(path.utf8)
      seen.insert(key)
      let before = ledger[key]
      switch entry.kind {
      case .skipped(let reason): steps.append(.settled(Self.settled(entry, .skipped, reason, nil), before: before))
      case .unreadable(let reason, let detail):
        closed.append(path + "/")
        steps.append(.settled(Self.settled(entry, .unreadable, reason, detail), before: before))
      case .file, .description:
        if trustsStamps, let before, Self.unchanged(entry, before), !(recognises && before.awaitsRecognition) {
          steps.append(.keep(before))
        } else {
          steps.append(.read(entry, before: before))
        }
      }
    }
    let candidates = ledger.values.filter { scope?.contains($0.key) ?? true }
    known = candidates.reduce(0) { $0 + $1.recordIDs.count }
    let unseen = candidates.filter { !seen.contains($0.key) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let isHidden: (LedgerEntry) -> Bool = { entry in closed.contains { entry.path.hasPrefix($0) } }
    hidden = unseen.filter(isHidden)
    missing = unseen.filter { !isHidden($0) }
  }

  private static func settled(_ entry: SourceEntry, _ outcome: Outcome, _ reason: OutcomeReason, _ detail: String?) -> LedgerEntry {
    var settled = LedgerEntry(path: entry.path.display, stamp: entry.stamp, outcome: outcome)
    settled.reason = reason
    settled.detail = detail
    return settled
  }

  private static func unchanged(_ entry: SourceEntry, _ before: LedgerEntry) -> Bool {
    // A file that could not be read may be readable tonight.
    guard before.outcome != .unreadable, before.reason != .tool, before.reason != .timeout else { return false }
    // The other owner of the identifier may have gone.
    guard before.reason != .duplicateID, !before.remarks.contains(where: \.isAboutAnotherSource) else { return false }
    // Somebody may have allowed the removal of rows.
    guard !before.hasWaitingRows else { return false }
    guard entry.stamp.agrees(with: before.stamp) else { return false }
    switch (entry.sidecar, before.sidecar) {
    case (nil, nil): return true
    case (let now?, let then?): return now.stamp.agrees(with: then)
    default: return false
    }
  }
}

/// Whether records may go because their sources are gone.
///
/// An unmounted disk at two in the morning must not empty the bank: a root that is missing or empty, or of which more than 20 % went at
/// once, keeps its records until a person allows the removal.
package enum RemovalRule {
  /// The largest share of a root that may go unasked.
  package static let share = 0.2

  package static func allows(missing: Int, of known: Int, found: Int, asked: Bool) -> Bool {
    if asked || missing == 0 { return true }
    return found > 0 && Double(missing) <= share * Double(known)
  }
}
