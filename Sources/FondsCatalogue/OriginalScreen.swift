internal import FondsExtraction
internal import FondsRecord
internal import FondsSystemic

/// Tells whether a source may be handed out although names were erased: not where one of them stands in it.
///
/// Sources are looked through one after another, however many ask, and each version of one once for the same names.
actor OriginalScreen {
  private struct Key: Hashable {
    var path: SourcePath
    var stamp: FileStamp
    var names: ForgottenNames
    var hasMark: Bool
  }

  /// So many verdicts are kept; then all are found anew.
  private static let limit = 4_096

  private var known: [Key: Bool] = [:]
  private var last: Task<Bool, Never>?

  /// Whether a source holds none of the names; where that cannot be told, it does not.
  func admits(
    _ record: Record, from stream: SourceStream, at relative: SourcePath, below root: SourcePath, without forgotten: ForgottenNames
  ) async -> Bool {
    guard !forgotten.isEmpty else { return true }
    guard !forgotten.namesItself(record) else { return false }
    // What was recognised in images cannot be read again here; the record shows whether a name was among it.
    let hasMark = record.blocks.contains { $0.text.contains(ForgottenNames.mark) }
    let key = Key(path: root.appending(relative.bytes), stamp: stream.stamp, names: forgotten, hasMark: hasMark)
    if let known = known[key] { return known }
    let before = last
    let task = Task {
      _ = await before?.value
      if let known = self.known[key] { return known }
      let isClean = await Self.isClean(key, relative, root, forgotten)
      self.remember(key, isClean)
      return isClean
    }
    last = task
    return await task.value
  }

  private func remember(_ key: Key, _ isClean: Bool) {
    if known.count >= Self.limit { known = [:] }
    known[key] = isClean
  }

  private static func isClean(_ key: Key, _ relative: SourcePath, _ root: SourcePath, _ forgotten: ForgottenNames) async -> Bool {
    do throws(ExtractionError) {
      let finding = try await SourceTexts.search(relative, below: root) { forgotten.occurs(inTable: $0) }
      return finding.stamp == key.stamp && finding.isWhole && !finding.isFound && !(finding.hasUnreadPages && key.hasMark)
    } catch {
      return false
    }
  }
}
