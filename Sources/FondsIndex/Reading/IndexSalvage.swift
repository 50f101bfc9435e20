internal import FondsBytes

/// Reads what is left of a damaged generation: every stored record that still passes its checksums.
package struct IndexSalvage {
  private let directory: String
  private let manifest: Manifest
  private let deletions: Tombstones
  /// False where the list of deletions cannot be read: then nothing is taken for deleted.
  package let knowsDeletions: Bool

  /// - Parameter directory: a folder without a readable manifest has nothing to give.
  package init(directory: String) {
    self.directory = directory
    do throws(IndexError) { manifest = try Manifest(directory: directory) ?? Manifest() } catch { manifest = Manifest() }
    let read = Self.deletions(directory, manifest)
    deletions = read ?? Tombstones()
    knowsDeletions = read != nil
  }

  private static func deletions(_ directory: String, _ manifest: Manifest) -> Tombstones? {
    do throws(IndexError) { return try Tombstones(directory: directory, manifest: manifest) } catch { return nil }
  }

  /// Whether segments stand in a folder, be there a manifest or not.
  package static func hasRemains(_ directory: String) -> Bool {
    do throws(ByteError) {
      return try FileSystem().names(in: directory).contains { $0.hasPrefix("segment-") }
    } catch {
      return false
    }
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

  /// A named blob that still passes its checksum.
  package func attachment(_ name: String) -> [UInt8]? {
    guard let entry = manifest.attachments.first(where: { $0.name == name }) else { return nil }
    do throws(ByteError) {
      let blob = try MappedFile.open(directory + "/" + FileNames.attachment(entry.name, entry.generation))
      return blob.count == entry.length && Checksum.crc32(blob) == entry.checksum ? blob.bytes : nil
    } catch {
      return nil
    }
  }
}
