internal import FondsBytes

/// The folder of an index as its writer finds it.
struct IndexFolder {
  private let directory: String
  private let system: FileSystem

  init(_ directory: String, _ system: FileSystem) {
    self.directory = directory
    self.system = system
  }

  /// The present generation, and its snapshot unless all of it is to go.
  ///
  /// Sweeps what no manifest names.
  func present(startEmpty: Bool) throws(IndexError) -> (Manifest, IndexSnapshot?) {
    do throws(IndexError) {
      guard let manifest = try Manifest(directory: directory) else {
        try sweep(keeping: Manifest().fileNames)
        return (Manifest(), nil)
      }
      try sweep(keeping: manifest.fileNames)
      return (manifest, startEmpty ? nil : try IndexSnapshot(directory, manifest))
    } catch {
      guard startEmpty, error.code == .damaged || error.code == .version else { throw error }
      // Numbers go on from the largest in any name, so that no file that somebody may have mapped is written again.
      var manifest = Manifest()
      manifest.generation = try names().compactMap(FileNames.number).max() ?? 0
      manifest.nextSegment = manifest.generation + 1
      return (manifest, nil)
    }
  }

  /// Removes our files that `kept` does not name.
  ///
  /// Mapped ones live on until they are let go of.
  func sweep(keeping kept: Set<String>) throws(IndexError) {
    for name in try names() where FileNames.isOurs(name) && !kept.contains(name) {
      do throws(ByteError) { try system.remove(directory + "/" + name) } catch { throw IndexError(error) }
    }
  }

  private func names() throws(IndexError) -> [String] {
    do throws(ByteError) { return try system.names(in: directory) } catch { throw IndexError(error) }
  }
}

extension FileNames {
  /// The number in the name of one of our files.
  static func number(_ name: String) -> UInt64? {
    guard isOurs(name) else { return nil }
    let parts = name.split(separator: "-", maxSplits: 2)
    return parts.count > 1 ? UInt64(parts[1]) : nil
  }
}
