internal import ArgumentParser
internal import FondsCatalogue
internal import FondsRecord

/// The documented exit codes, and the only place that chooses them.
enum ExitStatus: Int32 {
  case done = 0
  case needsAttention = 1
  case usage = 2
  case index = 3
  case locked = 4
  case io = 5

  init(_ code: CatalogueError.Code) {
    switch code {
    case .usage, .query, .configuration, .notFound, .withheld, .record: self = .usage
    case .indexMissing, .indexDamaged: self = .index
    case .locked: self = .locked
    case .io, .tool, .timeout: self = .io
    }
  }
}

/// Runs the body of a command and turns what stops it into words on standard error and an exit code.
func speaking(json: Bool = false, _ body: () async throws -> ExitStatus) async throws {
  do {
    try await end(with: body())
  } catch let error as CatalogueError {
    throw told(error, json: json)
  }
}

/// The same for a command that answers at once.
func speaking(json: Bool = false, _ body: () throws -> ExitStatus) throws {
  do {
    try end(with: body())
  } catch let error as CatalogueError {
    throw told(error, json: json)
  }
}

private func end(with status: ExitStatus) throws {
  if status != .done { throw ExitCode(status.rawValue) }
}

private func told(_ error: CatalogueError, json: Bool) -> ExitCode {
  if json { Terminal.printError(error.json) } else { Terminal.printError(error.lines(in: ui)) }
  return ExitCode(ExitStatus(error.code).rawValue)
}

extension CatalogueError {
  /// The error for people: what, where, why, and what to do next.
  fileprivate func lines(in ui: Language) -> String {
    let wording = wording(in: ui)
    var text = "fonds: " + wording.message
    if let path { text += ui(fr: " : ", en: ": ") + path }
    if let line { text += ui(fr: ", ligne \(line)", en: ", line \(line)") }
    if let column { text += ui(fr: ", colonne \(column)", en: ", column \(column)") }
    if let offset { text += ui(fr: ", octet \(offset)", en: ", byte \(offset)") }
    if let cause = cause ?? (ui == .french && french == nil ? message : nil) {
      text += "\n  (" + (ui == .french ? SystemWords.french(cause) : cause) + ")"
    }
    if !wording.remedy.isEmpty { text += "\n  → " + wording.remedy }
    return Terminal.harmlessLines(text)
  }

  /// A command line that makes no sense, in the words of its parser.
  init(usage message: String) {
    self.init(
      .usage, message, remedy: "see --help", french: .init(UsageWords.sentence(message), remedy: "voyez --help"))
  }

  /// The error for programs; what it says is said in the reader's language.
  var json: String {
    var writer = JSONWriter()
    write(to: &writer, in: ui)
    return writer.text
  }
}
