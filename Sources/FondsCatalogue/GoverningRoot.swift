internal import FondsExtraction

/// The root of a bank that a path lies in, for those who read files without an index.
struct GoverningRoot {
  /// The folder of the root.
  let folder: SourcePath
  /// Where the path is below it; empty for the root itself.
  let inside: [UInt8]
  let tables: [TableMapping]

  /// Looks for a `fonds.yaml` in a folder, then in those above it, of which a root holds the folder.
  ///
  /// - Returns: `nil` where there is none; of several roots the innermost.
  static func of(_ folder: SourcePath) throws(CatalogueError) -> GoverningRoot? {
    let place = try absolute(folder)
    var above = place
    while true {
      if let bank = try SourceResolver.configuration(in: above) {
        var found: GoverningRoot?
        for root in bank.roots {
          let outer = try absolute(root.folder)
          let depth = outer.bytes.count
          guard place == outer || place.bytes.starts(with: outer.bytes + [UInt8(ascii: "/")]) else { continue }
          guard depth > found?.folder.bytes.count ?? -1 else { continue }
          found = GoverningRoot(folder: outer, inside: Array(place.bytes.dropFirst(depth + 1)), tables: root.tables)
        }
        if let found { return found }
      }
      guard above.bytes.count > 1 else { return nil }
      above = above.folder.bytes.isEmpty ? SourcePath("/") : above.folder
    }
  }

  /// An entry of a walk that began at the path, as the root knows it.
  func entry(_ entry: SourceEntry) -> SourceEntry {
    guard !inside.isEmpty else { return entry }
    var known = entry
    known.path = SourcePath(bytes: inside).appending(entry.path.bytes)
    if let sidecar = entry.sidecar {
      known.sidecar?.path = SourcePath(bytes: inside).appending(sidecar.path.bytes)
    }
    return known
  }

  private static func absolute(_ path: SourcePath) throws(CatalogueError) -> SourcePath {
    do throws(ExtractionError) { return try SourceContents.absolute(path) } catch { throw CatalogueError(error) }
  }
}
