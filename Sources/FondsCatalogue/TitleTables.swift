internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// The titles of a generation as tables of completions, as they lie beside its segments: for each visibility a large table, and a small one of what has
/// changed since that was made; of the records that changed the large ones hold nothing any more.
///
/// The attachment `titles-changes` is a byte, the version of the tables, then the number of entries of all large ones and the keys of these records, rising:
/// `u64` each.
struct TitleTables: Sendable {
  private let tables: [Visibility: (whole: CompletionTable, new: CompletionTable)]
  private let changes: Changes

  /// The tables of a generation; `nil` where another version of the program wrote it.
  init?(of snapshot: IndexSnapshot) throws(CatalogueError) {
    guard let changes = try Changes(of: snapshot) else { return nil }
    self.changes = changes
    var tables: [Visibility: (whole: CompletionTable, new: CompletionTable)] = [:]
    for visibility in Visibility.allCases {
      guard let whole = try Self.table(Attachment.titles(visibility), of: snapshot),
        let new = try Self.table(Attachment.newTitles(visibility), of: snapshot)
      else { return nil }
      tables[visibility] = (whole, new)
    }
    self.tables = tables
  }

  /// What completes a text among the titles of some visibilities; each in the order of rank.
  func completions(
    of text: String, limit: Int, in visibilities: [Visibility]
  ) throws(ByteError) -> (beginning: [CompletionEntry], within: [CompletionEntry]) {
    var found: (beginning: [CompletionEntry], within: [CompletionEntry]) = ([], [])
    for visibility in visibilities {
      guard let (whole, new) = tables[visibility] else { continue }
      let old = try whole.completions(of: text, limit: limit) { changes.keys.contains(Self.key(of: $0.id)) }
      let changed = try new.completions(of: text, limit: limit)
      found.beginning += old.beginning + changed.beginning
      found.within += old.within + changed.within
    }
    return (found.beginning.sorted(by: CompletionEntry.precedes), found.within.sorted(by: CompletionEntry.precedes))
  }

  /// Calls `body` with the entries of a table of a generation; with none where it has no such table.
  static func forEach(_ name: String, of snapshot: IndexSnapshot, _ body: (CompletionEntry) -> Void) throws(CatalogueError) {
    guard let table = try table(name, of: snapshot) else { return }
    do throws(ByteError) { try table.forEach(body) } catch { throw CatalogueError(IndexError(error)) }
  }

  private static func table(_ name: String, of snapshot: IndexSnapshot) throws(CatalogueError) -> CompletionTable? {
    guard let view = try onIndex({ () throws(IndexError) in try snapshot.mappedAttachment(name) }) else { return nil }
    do throws(ByteError) {
      return try CompletionTable(view)
    } catch {
      guard error.code == .limit else { throw CatalogueError(IndexError(error)) }
      return nil
    }
  }

  /// Records whose titles in the large tables are no longer theirs.
  struct Changes: Sendable {
    /// Entries of the large tables together.
    var baseCount: Int
    /// By `TitleTables.key`.
    var keys: Set<UInt64>

    /// Those of a generation; `nil` where it has no tables of this version.
    init?(of snapshot: IndexSnapshot) throws(CatalogueError) {
      guard let view = try onIndex({ () throws(IndexError) in try snapshot.mappedAttachment(Attachment.titleChanges) }), view.count >= 9,
        view[0] == CompletionTable.version
      else { return nil }
      keys = []
      var reader = ByteReader(view)
      do throws(ByteError) {
        _ = try reader.byte()
        baseCount = Int(truncatingIfNeeded: try reader.uint64() & 0x7FFF_FFFF_FFFF_FFFF)
        keys.reserveCapacity(reader.remaining / 8)
        while reader.remaining > 0 { keys.insert(try reader.uint64()) }
      } catch {
        throw CatalogueError(IndexError(error))
      }
    }
  }

  // MARK: Writing

  /// Large tables, and no changes to them.
  static func whole(_ writers: consuming [Visibility: CompletionTableWriter]) -> [(name: String, bytes: [UInt8])] {
    var writers = writers
    var count = 0
    var blobs: [(name: String, bytes: [UInt8])] = []
    for visibility in Visibility.allCases {
      let writer = writers.removeValue(forKey: visibility) ?? CompletionTableWriter()
      count += writer.count
      blobs.append((Attachment.titles(visibility), writer.finish()))
    }
    return blobs + changed([:], gone: [], baseCount: count)
  }

  /// Small tables, and the records that the large ones are no longer right about.
  static func changed(
    _ writers: [Visibility: CompletionTableWriter], gone: Set<UInt64>, baseCount: Int
  ) -> [(name: String, bytes: [UInt8])] {
    var changes = ByteWriter(capacity: 9 + gone.count * 8)
    changes.byte(CompletionTable.version)
    changes.uint64(UInt64(baseCount))
    for key in gone.sorted() { changes.uint64(key) }
    return Visibility.allCases.map { (Attachment.newTitles($0), (writers[$0] ?? CompletionTableWriter()).finish()) }
      + [(Attachment.titleChanges, changes.bytes)]
  }

  /// FNV-1a of 64 bits (Fowler, Noll & Vo 1991): of a million records two share one once in tens of millions of banks, and then one title is not completed.
  static func key(of id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
