/// What is wrong with a record, a line of records or a piece of JSON.
package struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  package enum Code: String, Sendable, Hashable {
    case syntax
    case tooDeep = "too-deep"
    case tooLarge = "too-large"
    case encoding
    case missingField = "missing-field"
    case badValue = "bad-value"
    case unknownField = "unknown-field"
  }

  package var code: Code
  /// The file it was read from, when the caller knows it.
  package var path: String?
  /// Bytes from the start of the value or line.
  package var offset: Int?
  package var message: String
  package var remedy: String
  package var cause: String?

  package init(_ code: Code, offset: Int? = nil, message: String, remedy: String, path: String? = nil, cause: String? = nil) {
    self.code = code
    self.path = path
    self.offset = offset
    self.message = message
    self.remedy = remedy
    self.cause = cause
  }

  package var description: String {
    [path, offset.map { "byte \($0)" }, message, remedy].compactMap { $0 }.joined(separator: ": ")
  }
}
