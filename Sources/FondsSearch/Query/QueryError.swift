/// Why a query cannot be answered as it was typed.
package struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case tooLong = "too-long"
    case tooManyTerms = "too-many-terms"
    case tooDeep = "too-deep"
    case unclosedQuotation = "unclosed-quotation"
    case emptyQuotation = "empty-quotation"
    case unclosedGroup = "unclosed-group"
    case unopenedGroup = "unopened-group"
    case emptyGroup = "empty-group"
    case missingOperand = "missing-operand"
    case missingValue = "missing-value"
    case badYear = "bad-year"
    case badDate = "bad-date"
    case badLanguage = "bad-language"
    case badMeeting = "bad-meeting"
    /// More hits asked for than may be given at once.
    case tooManyHits = "too-many-hits"
  }

  package var code: Code
  /// Unicode scalars from the start of the query, from 1; `nil` where the fault is not in its text.
  package var column: Int?
  package var message: String
  package var remedy: String

  package init(_ code: Code, column: Int?, message: String, remedy: String) {
    self.code = code
    self.column = column
    self.message = message
    self.remedy = remedy
  }

  package var description: String {
    [column.map { "column \($0)" }, message, remedy].compactMap { $0 }.joined(separator: ": ")
  }
}
