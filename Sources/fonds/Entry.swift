internal import ArgumentParser
internal import Dispatch
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
    guard FondsCommand.exitCode(for: error) == .validationFailure else { FondsCommand.exit(withError: error) }
    // ArgumentParser ends with 64; the documented code for a request that makes no sense is 2.
    Terminal.printError(FondsCommand.fullMessage(for: error))
    exit(ExitStatus.usage.rawValue)
  }
}
