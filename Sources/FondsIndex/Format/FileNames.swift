/// The names of the files of an index (`Index/FORMAT.md` §1.1).
enum FileNames {
  static let lock = "lock"
  /// Of files that have no name for longer than a moment.
  static let spool = "spool.tmp"
  static let nameLimit = 64

  static func segment(_ number: UInt64) -> String { "segment-" + padded(number) }
  static func tombstones(_ generation: UInt64) -> String { "tombstones-" + padded(generation) }
  static func works(_ generation: UInt64) -> String { "works-" + padded(generation) }
  static func attachment(_ name: String, _ generation: UInt64) -> String { "attachment-" + padded(generation) + "-" + name }

  /// Whether a name may be given to an attachment.
  static func isAttachmentName(_ name: String) -> Bool {
    (1...nameLimit).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
  }

  /// Whether a file is one that the index writes, and so may sweep when no manifest names it; the lock is never swept.
  static func isOurs(_ name: String) -> Bool {
    if name == Manifest.fileName || name == Manifest.fileName + ".tmp" || name == spool { return true }
    let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[1].utf8.count >= 6, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    switch parts[0] {
    case "segment", "tombstones", "works": return parts.count == 2
    case "attachment": return parts.count == 3 && isAttachmentName(String(parts[2]))
    default: return false
    }
  }

  private static func padded(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
