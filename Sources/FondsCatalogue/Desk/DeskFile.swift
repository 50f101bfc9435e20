internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic

/// The file `desk.ndjson` of an index folder: what people said, in the order in which they said it.
///
/// It is a source like the documents: no run over them touches it, and a damaged index is made anew with it. Lines are only added, and last before
/// anything is done about them; the one case in which it is written anew is that a person is forgotten.
struct DeskFile: Sendable, Equatable {
  static let name = "desk.ndjson"
  /// The most bytes of a desk.
  static let limit = 256 << 20

  let path: String
  /// Whole lines, each with its line feed.
  let bytes: [UInt8]
  let desk: Desk
  /// Bytes of a last line that a kill has cut off; it was never acted upon, and the next entry takes its place.
  let torn: Int
  /// Whether the last line lacks its line feed.
  private let lacksFeed: Bool

  static func == (left: DeskFile, right: DeskFile) -> Bool { left.bytes == right.bytes }

  /// Reads the desk of an index folder; an empty one where there is none.
  ///
  /// Throws `index-damaged` with the line of an entry that cannot be read.
  init(folder: String) throws(CatalogueError) {
    try self.init(bytes: Self.contents(of: folder + "/" + Self.name), path: folder + "/" + Self.name)
  }

  private init(bytes: [UInt8], path: String) throws(CatalogueError) {
    self.path = path
    var entries: [DeskEntry] = []
    var start = 0
    var end = bytes.firstIndex(of: 0x0A)
    while let feed = end {
      entries.append(try Self.entry(bytes, start..<feed, line: entries.count + 1, path: path))
      start = feed + 1
      end = bytes[start...].firstIndex(of: 0x0A)
    }
    let last = Self.last(bytes, start..<bytes.count)
    if let last { entries.append(last) }
    lacksFeed = last != nil
    torn = last == nil ? bytes.count - start : 0
    self.bytes = last == nil ? Array(bytes[..<start]) : bytes + [0x0A]
    desk = Desk(entries)
  }

  private static func contents(of path: String) throws(CatalogueError) -> [UInt8] {
    do throws(ByteError) {
      return try WholeFile.read(path, limit: limit).bytes
    } catch {
      if error.code == .missing { return [] }
      throw CatalogueError(
        .io, error.message, remedy: error.remedy, path: path, cause: error.cause,
        french: .init("le bureau ne peut pas être lu", remedy: "vérifiez ce fichier et ses droits"))
    }
  }

  private static func entry(_ bytes: [UInt8], _ range: Range<Int>, line: Int, path: String) throws(CatalogueError) -> DeskEntry {
    do throws(RecordError) {
      guard range.count <= DeskCoding.lineLimit else {
        throw RecordError(.tooLarge, message: "the line has more than \(DeskCoding.lineLimit) bytes", remedy: "correct the line")
      }
      return try DeskCoding.decode(bytes, in: range)
    } catch {
      throw CatalogueError(
        .indexDamaged, error.message, remedy: "put the line right, or take the file from a copy: what it says is nowhere else", path: path,
        line: line, cause: error.cause,
        french: .init(
          "une ligne du bureau ne peut pas être lue (\(CatalogueError.Wording(error).message))",
          remedy: "corrigez la ligne, ou reprenez le fichier d’une copie : ce qu’il dit n’est nulle part ailleurs"))
    }
  }

  /// A last line without its line feed, where it is whole.
  private static func last(_ bytes: [UInt8], _ range: Range<Int>) -> DeskEntry? {
    guard !range.isEmpty else { return nil }
    do throws(RecordError) { return try DeskCoding.decode(bytes, in: range) } catch { return nil }
  }

  /// What people are told of a last line that was cut off.
  static func warning(in ui: Language) -> String {
    ui(
      fr: "la dernière ligne du bureau est coupée : elle est laissée de côté, et la prochaine entrée prendra sa place",
      en: "the last line of the desk is cut off: it is left out, and the next entry will take its place")
  }

  /// The file with more entries behind those it has, which last when this returns; whoever calls it holds the lock of the index.
  func appending(_ entries: [DeskEntry]) throws(CatalogueError) -> DeskFile {
    guard !entries.isEmpty else { return self }
    var added: [UInt8] = []
    for entry in entries {
      let line = DeskCoding.encode(entry)
      guard line.count <= DeskCoding.lineLimit else {
        throw CatalogueError(
          .usage, "an entry of the desk has more than \(DeskCoding.lineLimit) bytes", remedy: "say it in several entries",
          french: .init("une entrée du bureau dépasse \(DeskCoding.lineLimit) octets", remedy: "dites-le en plusieurs entrées"))
      }
      added += line
    }
    guard bytes.count + added.count <= Self.limit else {
      throw CatalogueError(
        .io, "the desk is full: it has \(Self.limit) bytes at most",
        remedy: "put corrections into the sources, then take them off the desk",
        path: path, french: .init("le bureau est plein", remedy: "portez des corrections dans les sources, puis retirez-les du bureau"))
    }
    do throws(ByteError) {
      var file = try FileSystem().extend(path, after: bytes.count - (lacksFeed ? 1 : 0))
      try file.write((lacksFeed ? [0x0A] : []) + added)
      try file.synchronize()
      try FileSystem().synchronizeFolder(Self.folder(of: path))
    } catch {
      throw CatalogueError(IndexError(error))
    }
    return try DeskFile(bytes: bytes + added, path: path)
  }

  /// The file with other entries in place of all; only names that are to be forgotten ask for that.
  func replacing(_ entries: [DeskEntry]) throws(CatalogueError) -> DeskFile {
    var bytes: [UInt8] = []
    for entry in entries { bytes += DeskCoding.encode(entry) }
    do throws(ByteError) { try AtomicFile.replace(path, with: bytes) } catch { throw CatalogueError(IndexError(error)) }
    return try DeskFile(bytes: bytes, path: path)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
