/// What went wrong with bytes, a file or a folder.
package struct ByteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure a caller may want to tell apart.
  package enum Code: String, Sendable, Hashable {
    case missing
    case denied
    case noSpace = "no-space"
    case locked
    case truncated
    case damaged
    case limit
    case io
  }

  package var code: Code
  package var path: String?
  /// Byte offset in the file, where there is one.
  package var offset: Int?
  package var message: String
  package var remedy: String
  /// What the system or the library said.
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

  package var description: String {
    var text = message
    if let path { text += " (\(path)" + (offset.map { ", offset \($0)" } ?? "") + ")" }
    if let cause { text += ": \(cause)" }
    return text
  }
}
