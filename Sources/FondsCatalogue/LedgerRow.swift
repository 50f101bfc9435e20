internal import FondsRecord

/// What the last run knew of one row of a table.
package struct LedgerRow: Sendable, Hashable {
  /// What it is called in its table.
  package var key: String
  /// The record it became.
  package var id: String
  /// The beginning of the SHA-256 of its headers and cells.
  package var digest: String
  /// True while it is gone from its table and its record waits for a person to allow its removal.
  package var isMissing = false

  /// How many digits of the digest are kept: enough to tell changes, which nobody forges to keep a record as it is.
  package static let digits = 32

  package init(key: String, id: String, digest: String, isMissing: Bool = false) {
    self.key = key
    self.id = id
    self.digest = String(digest.prefix(Self.digits))
    self.isMissing = isMissing
  }

  /// The texts that the ledger keeps of it; ``rows(_:areMissing:)`` reads them again.
  var parts: [String] { [key, id, digest] }

  /// Reads the rows that a line of the ledger holds.
  static func rows(_ value: JSONValue?, areMissing: Bool) -> [LedgerRow] {
    let parts = value?.array?.compactMap(\.string) ?? []
    return stride(from: 0, to: parts.count / 3 * 3, by: 3).map {
      LedgerRow(key: parts[$0], id: parts[$0 + 1], digest: parts[$0 + 2], isMissing: areMissing)
    }
  }
}
