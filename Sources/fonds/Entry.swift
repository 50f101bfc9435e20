internal import ArgumentParser
internal import Dispatch
internal import FondsCatalogue
internal import FondsRecord
internal import Glibc

/// Where the program starts; a file named main.swift would pick ArgumentParser's synchronous `main`.
///
/// Commands that answer at once run on the first thread: an asynchronous `main` would start four before the first of them has read its arguments.
@main
enum Entry {
  static func main() {
    do {
      var command = try FondsCommand.parseAsRoot()
      if let long = command as? any AsyncParsableCommand { run(long) }
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Runs a command that waits for others, and ends with it.
  private static func run(_ command: sending any AsyncParsableCommand) -> Never {
    Task.detached {
      var command = command
      do {
        try await command.run()
        exit(ExitStatus.done.rawValue)
      } catch {
        end(with: error)
      }
    }
    dispatchMain()
  }

  private static func end(with error: any Error) -> Never {
    let code = FondsCommand.exitCode(for: error)
    let text = FondsCommand.fullMessage(for: error)
    if ui == .french, code == .success, text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ") {
      Terminal.print(UsageWords.french(ofHelp: text))
      exit(ExitStatus.done.rawValue)
    }
    guard code == .validationFailure else { FondsCommand.exit(withError: error) }
    // ArgumentParser ends with 64; the documented code for a request that makes no sense is 2.
    if CommandLine.arguments.contains("--json") {
      Terminal.printError(CatalogueError(usage: FondsCommand.message(for: error)).json)
    } else {
      Terminal.printError(Terminal.harmlessLines(ui == .french ? UsageWords.french(ofError: text) : text))
    }
    exit(ExitStatus.usage.rawValue)
  }
}
