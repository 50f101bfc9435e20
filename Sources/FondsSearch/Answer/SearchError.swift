package import FondsIndex

/// Why a search has no answer.
package enum SearchError: Error, Sendable, Hashable {
  /// The query or the request asks for what cannot be.
  case query(QueryError)
  /// The index cannot be read.
  case index(IndexError)
  /// The deadline of the request has passed.
  case timeout

  /// The word by which callers, exit codes and HTTP statuses tell failures apart.
  package var code: String {
    switch self {
    case .query(let error): error.code.rawValue
    case .index(let error): error.code.rawValue
    case .timeout: "timeout"
    }
  }
}

/// Runs work on the index with the errors of a search.
@inline(__always)
func searching<Result: ~Copyable>(_ body: () throws(IndexError) -> Result) throws(SearchError) -> Result {
  do throws(IndexError) {
    return try body()
  } catch {
    throw .index(error)
  }
}
