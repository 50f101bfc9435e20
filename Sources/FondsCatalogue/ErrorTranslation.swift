internal import FondsExchange
internal import FondsExtraction
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// How the errors of the rooms below read to whoever called the catalogue.
extension CatalogueError {
  init(_ error: IndexError) {
    let code: Code =
      switch error.code {
      case .missing: .indexMissing
      case .damaged, .version: .indexDamaged
      case .locked: .locked
      case .document: .record
      case .limit, .denied, .noSpace, .io: .io
      }
    let remedy = error.code == .missing ? "make one with `fonds reindex FOLDER`, or name another with --index" : error.remedy
    self.init(code, error.message, remedy: remedy, path: error.path, offset: error.offset, cause: error.cause)
  }

  init(_ error: SearchError) {
    switch error {
    case .query(let fault): self.init(.query, fault.message, remedy: fault.remedy, column: fault.column)
    case .index(let fault): self.init(fault)
    case .timeout: self.init(.timeout, "the search took longer than it may", remedy: "ask for fewer words or prefixes")
    }
  }

  init(_ error: QueryError) { self.init(.query, error.message, remedy: error.remedy, column: error.column) }

  init(_ error: ExtractionError) {
    let code: Code =
      switch error.code {
      case .tool: .tool
      case .permission, .io: .io
      default: .configuration
      }
    self.init(code, error.message, remedy: error.remedy, path: error.path, column: error.line, cause: error.cause)
  }

  init(_ error: RecordError, path: String? = nil) {
    self.init(.record, error.message, remedy: error.remedy, path: path ?? error.path, offset: error.offset, cause: error.cause)
  }

  init(_ error: ExchangeError, path: String) {
    self.init(.configuration, error.message, remedy: error.remedy, path: path, offset: error.offset, cause: error.cause)
  }
}

/// Runs work on the index with the errors of the catalogue.
@inline(__always)
func onIndex<Result: ~Copyable>(_ body: () throws(IndexError) -> Result) throws(CatalogueError) -> Result {
  do throws(IndexError) {
    return try body()
  } catch {
    throw CatalogueError(error)
  }
}
