/// Why a partner's format could not be read.
package struct ExchangeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  package enum Code: String, Sendable, Hashable {
    /// The bytes are not well-formed XML.
    case malformed
    /// Well-formed XML, but not RDF.
    case notRDF = "not-rdf"
    /// RDF without a single concept.
    case noConcepts = "no-concepts"
    /// A bound was passed.
    case tooLarge = "too-large"
    /// The compiled thesaurus is cut, changed or foreign.
    case damagedImage = "damaged-image"
    /// The compiled thesaurus is of another version of the format.
    case imageVersion = "image-version"
  }

  package var code: Code
  /// The file concerned, filled in by whoever knows it.
  package var path: String?
  /// Bytes from the start of the input.
  package var offset: Int?
  /// The line of the fault, from 1.
  package var line: Int?
  /// The column of the fault in its line, from 1.
  package var column: Int?
  package var message: String
  package var remedy: String
  package var cause: String?

  package init(
    _ code: Code, message: String, remedy: String, path: String? = nil, offset: Int? = nil, line: Int? = nil, column: Int? = nil,
    cause: String? = nil
  ) {
    self.code = code
    self.path = path
    self.offset = offset
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
    self.cause = cause
  }

  package var description: String {
    var place = path.map { [$0] } ?? []
    if let offset { place.append("byte \(offset)") }
    if let line { place.append("line \(line)" + (column.map { ", column \($0)" } ?? "")) }
    return (place + [message, cause, remedy].compactMap { $0 }).joined(separator: ": ")
  }
}
