package import FondsRecord

/// Why a source, or a description beside it, could not be read.
package struct ExtractionError: Error, Sendable, Hashable {
  /// The kind of failure, in the words of the report.
  package var code: OutcomeReason
  /// The path concerned, in display form.
  package var path: String?
  /// The line of a YAML description, from 1.
  package var line: Int?
  /// The column of a YAML description, from 1.
  package var column: Int?
  package var message: String
  /// What the reader can do about it.
  package var remedy: String
  /// The words of the library or program underneath.
  package var cause: String?

  package init(
    _ code: OutcomeReason, _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil, remedy: String = "",
    cause: String? = nil
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

extension ExtractionError: CustomStringConvertible {
  package var description: String {
    var text = path.map { "\($0): " } ?? ""
    if let line { text += "line \(line)\(column.map { ", column \($0)" } ?? ""): " }
    text += message
    if let cause { text += " (\(cause))" }
    return remedy.isEmpty ? text : text + "; " + remedy
  }
}
