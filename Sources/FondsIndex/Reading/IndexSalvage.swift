/// Reads what is left of a damaged generation: every stored record that still passes its checksums.
package struct IndexSalvage {
  private let directory: String
  private let manifest: Manifest

  /// - Parameter directory: a folder without a readable manifest has nothing to give.
  package init(directory: String) {
    self.directory = directory
    do throws(IndexError) { manifest = try Manifest(directory: directory) ?? Manifest() } catch { manifest = Manifest() }
  }

  /// Segments that the manifest names.
  package var segments: Int { manifest.segments.count }

  /// The stored records of a segment.
  ///
  /// - Returns: the readable ones, and how many live ones are not.
  package func stored(in segment: Int) -> (records: [[UInt8]], unreadable: Int) {
    let entry = manifest.segments[segment]
    do throws(IndexError) {
      let reader = try SegmentReader(directory: directory, entry: entry, deleted: deletions[entry.number])
      var records: [[UInt8]] = []
      var unreadable = 0
      for document in 0..<UInt32(reader.documentCount) where reader.isLive(document) {
        do throws(IndexError) { records.append(try reader.stored(of: document)) } catch { unreadable += 1 }
      }
      return (records, unreadable)
    } catch {
      return ([], entry.liveDocuments)
    }
  }

  /// Where the list of deletions cannot be read, nothing is taken for deleted.
  private var deletions: Tombstones {
    do throws(IndexError) { return try Tombstones(directory: directory, manifest: manifest) } catch { return Tombstones() }
  }
}
