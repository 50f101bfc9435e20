internal import ArgumentParser
internal import Glibc

/// Where the program starts; a file named main.swift would pick ArgumentParser's synchronous `main`.
@main
enum Entry {
  static func main() async {
    do {
      var command = try FondsCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      guard FondsCommand.exitCode(for: error) == .validationFailure else { FondsCommand.exit(withError: error) }
      // ArgumentParser ends with 64; the documented code for a request that makes no sense is 2.
      Terminal.printError(FondsCommand.fullMessage(for: error))
      exit(ExitStatus.usage.rawValue)
    }
  }
}
