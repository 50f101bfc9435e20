package import FondsBytes

/// What went wrong with an index: damage, a lock, a full disk, a document that breaks the rules.
package struct IndexError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure that callers, exit codes and HTTP statuses tell apart.
  package enum Code: String, Sendable, Hashable {
    /// There is no index in the folder.
    case missing = "index-missing"
    /// A file of the index is cut, altered or not what the manifest says.
    case damaged = "index-damaged"
    /// The index has another format version, or other field weights, than this program.
    case version = "index-version"
    /// Another process is writing.
    case locked = "index-locked"
    /// A document breaks a rule of `Index/FORMAT.md` §1.4.
    case document = "index-document"
    /// A limit of the format is reached.
    case limit = "index-limit"
    case denied = "index-denied"
    case noSpace = "index-no-space"
    case io = "index-io"
  }

  package var code: Code
  package var path: String?
  /// Byte offset in the file, where there is one.
  package var offset: Int?
  package var message: String
  package var remedy: String
  package var cause: String?

  package init(
    _ code: Code, path: String? = nil, offset: Int? = nil, _ message: String, remedy: String = "", cause: String? = nil
  ) {
    self.code = code
    self.path = path
    self.offset = offset
    self.message = message
    self.remedy = remedy
    self.cause = cause
  }

  /// A failure of a file of the index: bytes that end too early or do not decode are damage.
  package init(_ error: ByteError) {
    let code: Code =
      switch error.code {
      case .missing, .truncated, .damaged: .damaged
      case .denied: .denied
      case .noSpace: .noSpace
      case .locked: .locked
      case .limit: .limit
      case .io: .io
      }
    let remedy = code == .damaged ? Self.rebuild : error.remedy
    self.init(code, path: error.path, offset: error.offset, error.message, remedy: remedy, cause: error.cause)
  }

  /// What helps against a damaged index: its sources are elsewhere.
  static let rebuild = "rebuild the index with `fonds reindex --full`"

  static func damage(_ message: String, path: String, offset: Int? = nil) -> IndexError {
    IndexError(.damaged, path: path, offset: offset, message, remedy: rebuild)
  }

  package var description: String {
    var text = message
    if let path { text += " (\(path)" + (offset.map { ", offset \($0)" } ?? "") + ")" }
    if let cause { text += ": \(cause)" }
    return text
  }
}

/// Runs work on files and bytes with the errors of the index.
@inline(__always)
func indexed<Result: ~Copyable>(_ body: () throws(ByteError) -> Result) throws(IndexError) -> Result {
  do throws(ByteError) {
    return try body()
  } catch {
    throw IndexError(error)
  }
}
