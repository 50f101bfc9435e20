internal import Glibc

/// The terminal or pipe that people and programs read.
enum Terminal {
  /// True when a person looks at standard output.
  static let isInteractive = isatty(STDOUT_FILENO) == 1

  /// True when a person looks at standard error: only then is progress shown.
  static let showsProgress = isatty(STDERR_FILENO) == 1

  /// Writes a line on standard output.
  static func print(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

  /// Writes bytes on standard output as they are.
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line on standard error.
  static func printError(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Tells people, beside what a command gives, that nothing was found and what would be.
  static func tell(_ absence: [String]?) {
    for line in absence ?? [] { printError(harmless(line)) }
  }

  /// Shows one line of progress over the one before.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    write(Array(("\r\u{1B}[K" + text).utf8), to: STDERR_FILENO)
  }

  /// Takes the line of progress away.
  static func endProgress() {
    guard showsProgress else { return }
    write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  /// Words in bold where a person looks at them.
  static func bold(_ text: String) -> String { isInteractive ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Words in grey where a person looks at them.
  static func dim(_ text: String) -> String { isInteractive ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// What a document or a file name says, made harmless: control characters become visible.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\x" + (digits.utf8.count == 1 ? "0" : "") + digits).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same for a text of several lines.
  static func harmlessLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }.joined(separator: "\n")
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        // The reader of a pipe has gone (`fonds search … | head`): there is nobody left to tell.
        exit(errno == EPIPE ? 0 : ExitStatus.io.rawValue)
      }
    }
  }
}
