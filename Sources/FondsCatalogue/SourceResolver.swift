internal import FondsExtraction
internal import FondsRecord

/// One root of a run: where it is, and which of its paths the run is about.
struct RootRun {
  var root: BankConfiguration.Root
  /// The walk: of the whole root, or of the one file that was named.
  var walker: SourceWalker
  /// The relative paths that the run is about; `nil` for the whole root.
  var scope: Set<PathKey>?
}

/// Turns what a person names on the command line into roots with labels.
enum SourceResolver {
  /// What the sources amount to.
  struct Resolution {
    /// Sorted by label, each label once.
    var runs: [RootRun] = []
    /// From the `fonds.yaml` of a source; `nil` when none of them has one.
    var configuration: BankConfiguration?
    /// What fields and rules it names; `nil` where there is no `fonds.yaml`, and those in use stay.
    var rules: BankRules?
  }

  /// Resolves folders, files and `label=folder`; a folder with a `fonds.yaml` brings the roots that this describes.
  static func resolve(_ sources: [String]) throws(CatalogueError) -> Resolution {
    var resolution = Resolution()
    for source in sources {
      let (label, path) = labelled(source)
      guard !path.bytes.isEmpty else {
        throw CatalogueError(
          .usage, "\"\(source)\" names no folder", remedy: "write label=folder",
          french: .init("« \(source) » ne nomme aucun dossier", remedy: "écrivez nom=dossier"))
      }
      let described = try configuration(in: path)
      if let described, label == nil {
        resolution.configuration = described
        resolution.rules = try described.rules.map { (path) throws(CatalogueError) in try BankRules.reading(path) } ?? .standard
        for root in described.roots { try add(run(root), to: &resolution) }
      } else {
        try add(single(path, label: label, described: described), to: &resolution)
      }
    }
    resolution.runs.sort { $0.root.label.utf8.lexicographicallyPrecedes($1.root.label.utf8) }
    return resolution
  }

  /// Reads the description of a bank, given its file or the folder that holds it; `nil` where there is none.
  static func configuration(in path: SourcePath) throws(CatalogueError) -> BankConfiguration? {
    let named = Array(path.name)
    let file = named == Array(BankConfigurationReader.fileName.utf8) ? path : path.appending(Array(BankConfigurationReader.fileName.utf8))
    let bytes: [UInt8]?
    do throws(ExtractionError) {
      bytes = try SourceContents.contents(of: file, limit: YAMLDocument.byteLimit + 1)
    } catch {
      throw CatalogueError(error)
    }
    return try bytes.map { (bytes) throws(CatalogueError) in try BankConfigurationReader.read(bytes, path: file) }
  }

  private static func labelled(_ source: String) -> (label: String?, path: SourcePath) {
    if let mark = source.firstIndex(of: "="), !source[..<mark].contains("/"), mark != source.startIndex,
      !SourceContents.exists(SourcePath(source))
    {
      return (String(source[..<mark]), SourcePath(String(source[source.index(after: mark)...])))
    }
    return (nil, SourcePath(source))
  }

  private static func run(_ root: BankConfiguration.Root) -> RootRun {
    RootRun(root: root, walker: SourceWalker(root: root.folder, excludes: root.excludes.map { Glob($0) }))
  }

  /// One folder under a label of its own, or one file in the root that is its folder; a description of that folder holds for both.
  private static func single(_ path: SourcePath, label: String?, described: BankConfiguration?) throws(CatalogueError) -> RootRun {
    var walker = SourceWalker(root: path)
    var root = described?.ownFolder ?? BankConfiguration.Root(label: "", folder: path)
    root.folder = path
    var scope: Set<PathKey>?
    // A root that is not there today may be an unmounted disk: the run says so, and removes nothing.
    if let base = base(of: walker) {
      if base != path, let beside = try configuration(in: base) {
        root = beside.ownFolder
      } else if described == nil {
        try refuseInside(base)
      }
      root.folder = base
      walker = SourceWalker(root: path, excludes: root.excludes.map { Glob($0) })
      if base != path { scope = [Array(SourcePath(bytes: Array(path.name)).display.utf8)] }
    }
    if let label { root.label = label } else if root.label.isEmpty { root.label = try RootLabel.implied(by: root.folder) }
    guard RootLabel.isValid(root.label) else {
      throw CatalogueError(
        .usage, "\"\(root.label)\" is no label for a root", remedy: "take 1 to 64 bytes without space, colon and slash",
        french: .init(
          "« \(root.label) » ne convient pas à une racine", remedy: "prenez de 1 à 64 octets sans espace, deux-points ni barre oblique"))
    }
    return RootRun(root: root, walker: walker, scope: scope)
  }

  /// Refuses a folder of a described bank that has no description of its own: what the bank excludes or hides must not get in by a side door.
  private static func refuseInside(_ folder: SourcePath) throws(CatalogueError) {
    let place: SourcePath
    do throws(ExtractionError) { place = try SourceContents.absolute(folder) } catch { throw CatalogueError(error) }
    var above = place
    while above.bytes.count > 1 {
      above = above.folder.bytes.isEmpty ? SourcePath("/") : above.folder
      guard let bank = try configuration(in: above) else { continue }
      for root in bank.roots {
        let outer: SourcePath
        do throws(ExtractionError) { outer = try SourceContents.absolute(root.folder) } catch { throw CatalogueError(error) }
        guard place == outer || place.bytes.starts(with: outer.bytes + [UInt8(ascii: "/")]) else { continue }
        throw CatalogueError(
          .usage, "\(folder.display) belongs to the bank that \(above.display)/fonds.yaml describes",
          remedy: "run `fonds reindex \(above.display)`: only what changed is read",
          french: .init(
            "\(folder.display) appartient à la banque que décrit \(above.display)/fonds.yaml",
            remedy: "lancez `fonds reindex \(above.display)` : seul ce qui a changé est lu"))
      }
    }
  }

  /// The folder that the paths of a walk start from; `nil` where nothing is there.
  private static func base(of walker: SourceWalker) -> SourcePath? {
    do throws(ExtractionError) { return try walker.base() } catch { return nil }
  }

  private static func add(_ run: RootRun, to resolution: inout Resolution) throws(CatalogueError) {
    guard let position = resolution.runs.firstIndex(where: { $0.root.label == run.root.label }) else {
      resolution.runs.append(run)
      return
    }
    let other = resolution.runs[position]
    let (here, there) = (other.walker.root.display, run.walker.root.display)
    throw CatalogueError(
      .usage, "two sources have the label \"\(run.root.label)\": \(here) and \(there)",
      remedy: "give one of them another: label=\(there)",
      french: .init(
        "deux sources portent le nom « \(run.root.label) » : \(here) et \(there)",
        remedy: "donnez-en un autre à l’une d’elles : nom=\(there)"))
  }
}
