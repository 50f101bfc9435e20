internal import ArgumentParser

/// Where the program starts; a file named main.swift would pick ArgumentParser's synchronous `main`.
@main
enum Entry {
  static func main() async { await FondsCommand.main() }
}
