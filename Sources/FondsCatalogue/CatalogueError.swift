package import FondsRecord

/// What stopped a command or a request, in terms that its caller can act on.
public struct CatalogueError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure; exit codes and HTTP statuses are chosen by them alone.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The request makes no sense as it is written.
    case usage
    /// The query cannot be read; `column` says where.
    case query
    case configuration
    case notFound = "not-found"
    /// It is there and must not be shown: a name that was erased stands in it.
    case withheld
    /// It took longer than it may.
    case timeout
    case indexMissing = "index-missing"
    case indexDamaged = "index-damaged"
    /// Another process is writing.
    case locked
    case io
    /// A program or package that fonds needs is not installed.
    case tool
    /// A line of imported records is wrong.
    case record
  }

  /// The same for people who read French.
  public struct Wording: Sendable, Hashable {
    /// What happened.
    public var message: String
    /// What to do next.
    public var remedy: String

    package init(_ message: String, remedy: String) {
      self.message = message
      self.remedy = remedy
    }
  }

  /// What to do next for those who read on a page and have no command line.
  public struct PageRemedy: Sendable, Hashable {
    /// For people who read French.
    public var french: String
    /// For people who read English.
    public var english: String

    package init(fr french: String, en english: String) {
      self.french = french
      self.english = english
    }
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file concerned.
  public var path: String?
  /// Bytes from the start of the file.
  public var offset: Int?
  /// Lines of a file of records or of a description, from 1.
  public var line: Int?
  /// Unicode scalars of a query, or of the line, from 1.
  public var column: Int?
  /// What happened, in English.
  public var message: String
  /// What to do next.
  public var remedy: String
  /// The words of the layer below.
  public var cause: String?
  /// `nil` where only English is at hand.
  public var french: Wording?
  /// `nil` where `remedy` is good for a page as well.
  public var onPage: PageRemedy?

  package init(
    _ code: Code, _ message: String, remedy: String, path: String? = nil, offset: Int? = nil, line: Int? = nil, column: Int? = nil,
    cause: String? = nil, french: Wording? = nil, onPage: PageRemedy? = nil
  ) {
    self.code = code
    self.path = path
    self.offset = offset
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
    self.cause = cause
    self.french = french
    self.onPage = onPage
  }

  /// One line for logs.
  public var description: String {
    let place = [path, offset.map { "byte \($0)" }, line.map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return [place, message, cause ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension CatalogueError {
  /// Writes the error as the JSON object that the command line and the endpoint share: `code` for programs, `message` and `remedy` for the people
  /// behind them, in their language.
  package func write(to writer: inout JSONWriter, in ui: Language = .english) {
    let wording = wording(in: ui)
    writer.object { writer in
      writer.name("error")
      writer.object { writer in
        writer.member("code", code.rawValue)
        writer.member("message", wording.message)
        if let path { writer.member("path", path) }
        if let offset { writer.member("offset", offset) }
        if let line { writer.member("line", line) }
        writer.member("column", orNull: column)
        writer.member("remedy", wording.remedy)
        if let cause { writer.member("cause", cause) }
      }
    }
  }
}
