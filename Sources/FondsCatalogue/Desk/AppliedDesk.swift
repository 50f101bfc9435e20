internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic

/// How much of the desk a generation of the index has in it, so that the next writer does what is missing after a kill or a change by hand.
struct AppliedDesk: Sendable, Equatable {
  /// The attachment of the index that holds it; an index that never had a desk has none.
  static let attachment = "desk"

  var bytes = 0
  var sha256 = SHA256.hexadecimal([])
  /// Entries that forget a name.
  var forgotten = 0

  init() {}

  init(_ file: DeskFile) {
    bytes = file.bytes.count
    sha256 = SHA256.hexadecimal(file.bytes)
    forgotten = file.desk.forgottenCount
  }

  /// That of a generation.
  init(of snapshot: IndexSnapshot) throws(CatalogueError) {
    guard let blob = try onIndex({ () throws(IndexError) in try snapshot.attachment(Self.attachment) }) else { return }
    do throws(RecordError) {
      let value = try JSONReader.parse(blob)
      bytes = value["bytes"]?.integer ?? 0
      sha256 = value["sha256"]?.string ?? ""
      forgotten = value["forgotten"]?.integer ?? 0
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }

  func encode() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("bytes", bytes)
      writer.member("sha256", sha256)
      writer.member("forgotten", forgotten)
    }
    return writer.bytes
  }

  /// What a desk says beyond it.
  enum Rest: Equatable {
    case nothing
    /// Entries from this one on were added.
    case entries(from: Int)
    /// It was written anew.
    case everything
  }

  func rest(of file: DeskFile) -> Rest {
    if AppliedDesk(file) == self { return .nothing }
    guard bytes < file.bytes.count, bytes >= 0 else { return .everything }
    let known = Array(file.bytes[..<bytes])
    guard SHA256.hexadecimal(known) == sha256 else { return .everything }
    return .entries(from: known.count { $0 == 0x0A })
  }
}
