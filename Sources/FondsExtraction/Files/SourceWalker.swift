package import FondsRecord

/// One input of a run: what was found at one path of a root, before anything is opened.
package struct SourceEntry: Sendable {
  /// What is to be done with the entry.
  package enum Kind: Sendable, Hashable {
    /// A regular file, to be extracted.
    case file
    /// A sidecar whose source does not exist: it describes a record without a text.
    case description
    /// Not an input: a link, a special file, an excluded name.
    case skipped(OutcomeReason)
    /// The system would not let it be listed.
    case unreadable(OutcomeReason, detail: String)
  }

  /// Relative to the root.
  package var path: SourcePath
  package var kind: Kind
  /// Of the file itself; all zero where the kind is `unreadable`.
  package var stamp: FileStamp
  /// The path of its sidecar, relative to the root, and the sidecar's own stamp.
  package var sidecar: Sidecar?

  package init(path: SourcePath, kind: Kind, stamp: FileStamp, sidecar: Sidecar? = nil) {
    self.path = path
    self.kind = kind
    self.stamp = stamp
    self.sidecar = sidecar
  }

  /// The path of what the entry is about: its own, or the missing source that a lonely sidecar describes.
  package var subject: SourcePath {
    kind == .description ? SourcePath(bytes: path.bytes.dropLast(SourceWalker.suffix.count).map { $0 }) : path
  }

  /// A description beside a source.
  package struct Sidecar: Sendable, Hashable {
    package var path: SourcePath
    package var stamp: FileStamp
  }
}

/// Lists everything below a root, each entry once, in the order of the bytes of its relative path.
///
/// Nothing is opened but folders and nothing is followed, so that a walk ends on every file system. Sidecars (`name.ext.yaml`) belong to
/// their source; `fonds.yaml` is the configuration of a root and is passed over in silence.
package struct SourceWalker: Sendable {
  /// The folder, or the single file, that a person named.
  package let root: SourcePath
  package let excludes: [Glob]
  /// Whether a root that is a link to a folder is entered: a person who names a root means it.
  package let followsRoot: Bool

  package init(root: SourcePath, excludes: [Glob] = [], followsRoot: Bool = true) {
    self.root = root
    self.excludes = excludes
    self.followsRoot = followsRoot
  }

  /// The folder the relative paths of the entries start from: the root, or the folder of a root that is a single file.
  package func base() throws(ExtractionError) -> SourcePath {
    if try isFolder() { return root }
    let isAbsolute = root.bytes.first == UInt8(ascii: "/")
    return root.folder.bytes.isEmpty ? SourcePath(isAbsolute ? "/" : ".") : root.folder
  }

  /// Every entry below the root, sorted; throws only where the root itself cannot be read.
  package func entries() throws(ExtractionError) -> [SourceEntry] {
    guard try isFolder() else { return try [single()] }
    var entries: [SourceEntry] = []
    var folders = [SourcePath(bytes: [])]
    while let folder = folders.popLast() {
      let path = folder.bytes.isEmpty ? root : root.appending(folder.bytes)
      do throws(ExtractionError) {
        let items = try FolderListing.items(of: path, follows: folder.bytes.isEmpty && followsRoot)
        add(items, of: folder, to: &entries, folders: &folders)
      } catch {
        if folder.bytes.isEmpty { throw error }
        entries.append(SourceEntry(path: folder, kind: .unreadable(error.code, detail: error.message), stamp: .none))
      }
    }
    return entries.sorted { $0.path < $1.path }
  }

  private func isFolder() throws(ExtractionError) -> Bool {
    let named = try FolderListing.status(of: root)
    guard named.kind == .link, followsRoot else { return named.kind == .folder }
    do throws(ExtractionError) {
      return try FolderListing.status(of: root, follows: true).kind == .folder
    } catch {
      return false
    }
  }

  private func single() throws(ExtractionError) -> SourceEntry {
    let (kind, stamp) = try FolderListing.status(of: root)
    let name = SourcePath(bytes: Array(root.name))
    var entry = SourceEntry(path: name, kind: Self.kind(of: kind), stamp: stamp)
    if excludes.contains(where: { $0.matches(name) }) { entry.kind = .skipped(.excluded) }
    guard kind == .regular, entry.kind == .file else { return entry }
    let beside = SourcePath(bytes: root.bytes + Self.suffix)
    do throws(ExtractionError) {
      let found = try FolderListing.status(of: beside)
      if found.kind == .regular { entry.sidecar = .init(path: SourcePath(bytes: name.bytes + Self.suffix), stamp: found.stamp) }
    } catch {
      // No sidecar: the normal case.
      if Self.describes(name) { entry.kind = .description }
    }
    return entry
  }

  private func add(_ items: [FolderListing.Item], of folder: SourcePath, to entries: inout [SourceEntry], folders: inout [SourcePath]) {
    let sidecars = Dictionary(
      uniqueKeysWithValues: items.lazy.filter { $0.kind == .regular && $0.name.ends(with: Self.suffix) }.map { ($0.name, $0.stamp) })
    var described: Set<[UInt8]> = []
    for item in items where item.kind != .folder {
      let name = item.name + Self.suffix
      if sidecars[name] != nil { described.insert(name) }
    }
    for item in items where item.name != Self.configuration && !described.contains(item.name) {
      let path = folder.appending(item.name)
      var entry = SourceEntry(path: path, kind: Self.kind(of: item.kind), stamp: item.stamp)
      if Self.litter.contains(item.name) || excludes.contains(where: { $0.matches(path) }) {
        entry.kind = .skipped(.excluded)
      } else if item.kind == .folder {
        folders.append(path)
        continue
      } else if item.kind == .regular {
        let beside = item.name + Self.suffix
        entry.sidecar = sidecars[beside].map { .init(path: folder.appending(beside), stamp: $0) }
        if Self.describes(SourcePath(bytes: item.name)) { entry.kind = .description }
      }
      entries.append(entry)
    }
  }

  private static func kind(of kind: FileKind) -> SourceEntry.Kind {
    switch kind {
    case .regular, .folder: .file
    case .link: .skipped(.link)
    case .special: .skipped(.special)
    }
  }

  /// Whether a name has the form `name.ext.yaml`, so that it describes a source even where that is missing.
  private static func describes(_ name: SourcePath) -> Bool {
    guard name.bytes.ends(with: suffix) else { return false }
    let kind = SourcePath(bytes: Array(name.bytes.dropLast(suffix.count))).fileExtension
    return (1...5).contains(kind.utf8.count) && kind.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      && kind.utf8.contains { $0 >= 0x61 }
  }

  /// What systems leave in folders; nobody's documents.
  private static let litter: Set<[UInt8]> = Set([".DS_Store", "Thumbs.db", "desktop.ini"].map { Array($0.utf8) })

  fileprivate static let suffix = Array(".yaml".utf8)
  private static let configuration = Array("fonds.yaml".utf8)
}

extension FileStamp {
  /// The stamp of what could not be looked at.
  static var none: FileStamp { FileStamp(size: 0, modified: 0, changed: 0, inode: 0, device: 0) }
}

extension Array where Element == UInt8 {
  fileprivate func ends(with suffix: [UInt8]) -> Bool { count > suffix.count && self[(count - suffix.count)...].elementsEqual(suffix) }
}
