/// Why a document could not be read as markup.
package struct XMLError: Error, Sendable, Hashable {
  /// The kind of failure.
  package enum Code: String, Sendable, Hashable {
    /// The bytes are not well-formed XML.
    case malformed
    /// A bound of ``XMLLimits`` was passed.
    case limit
    /// The parser could not be set up.
    case memory
  }

  package var code: Code
  /// The path concerned, filled in by whoever knows it.
  package var path: String?
  /// The line of the fault, from 1.
  package var line: Int?
  /// The column of the fault in its line, from 1.
  package var column: Int?
  package var message: String
  /// What the reader can do about it.
  package var remedy: String
  /// The words of the parser underneath.
  package var cause: String?

  package init(
    _ code: Code, _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil, remedy: String = "", cause: String? = nil
  ) {
    self.code = code
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
    self.cause = cause
  }
}

extension XMLError: CustomStringConvertible {
  package var description: String {
    var text = path.map { "\($0): " } ?? ""
    if let line { text += "line \(line)\(column.map { ", column \($0)" } ?? ""): " }
    text += message
    if let cause { text += " (\(cause))" }
    return remedy.isEmpty ? text : text + "; " + remedy
  }
}
