internal import CLibXML2

/// What the two parsers share: libxml2's start, and the way from a callback's context back to Swift.
enum LibXML {
  /// Readies libxml2 once, before any thread parses.
  static let start: Void = xmlInitParser()

  static let memoryError = XMLError(.memory, "the parser could not be set up", remedy: "free memory and run again")

  /// The input and builder of the parse a callback belongs to; `nil` once a bound is reached, so that nothing more is added.
  static func input(_ context: UnsafeMutableRawPointer?) -> ParserInput? {
    guard let context = unsafe context else { return nil }
    let input = unsafe Unmanaged<ParserInput>.fromOpaque(context).takeUnretainedValue()
    return input.builder.isFull ? nil : input
  }
}
