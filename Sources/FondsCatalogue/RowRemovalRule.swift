/// Whether the records of rows that are gone from a table may go.
///
/// Rows come and go while a table is there. But one that had rows and has none, or that lost more than half of ten and more, was more likely
/// saved by mistake than emptied on purpose.
package enum RowRemovalRule {
  /// The fewest rows of which a share tells anything.
  private static let least = 10

  /// Whether the removal of rows wants a person's word.
  ///
  /// - Parameters:
  ///   - gone: The rows that the table has no longer.
  ///   - former: The rows that it had.
  ///   - now: The rows that it has; a row without a name that was edited counts as another one.
  package static func refuses(_ gone: [LedgerRow], of former: [LedgerRow], for now: [LedgerRow]) -> Bool {
    if now.isEmpty { return true }
    guard former.count >= least else { return false }
    let known = Set(former.map(\.id))
    // The key of a row without a name is the beginning of its digest.
    let edited = now.count { !known.contains($0.id) && $0.key.utf8.count >= 16 && $0.digest.hasPrefix($0.key.prefix(16)) }
    return 2 * (gone.count - edited) > former.count
  }
}
