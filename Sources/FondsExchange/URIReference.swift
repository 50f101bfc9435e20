/// Operations on URIs as text; nothing is ever looked up.
enum URIReference {
  /// Resolves a reference against a base, as far as thesauri need it (RFC 3986 §5.2, without the removal of dot segments).
  static func resolve(_ reference: String, against base: String) -> String {
    if base.isEmpty || isAbsolute(reference) { return reference }
    let document = base.prefix { $0 != "#" }
    if reference.isEmpty { return String(document) }
    if reference.hasPrefix("#") { return document + reference }
    let path = document.prefix { $0 != "?" }
    guard let slash = path.lastIndex(of: "/") else { return path + reference }
    return path[...slash] + reference
  }

  /// What tells a resource from its neighbours: the value of the first parameter of a query, else the last piece of the path.
  ///
  ///     http://example.org/themes/mobility/   →  mobility
  ///     urn:fonds:theme:mobility              →  mobility
  ///     https://example.org/?idc=42&idt=th1   →  42
  static func lastPiece(_ uri: String) -> String {
    if let query = uri.utf8.firstIndex(of: UInt8(ascii: "?")), let value = uri.utf8[query...].firstIndex(of: UInt8(ascii: "=")) {
      return String(uri[uri.utf8.index(after: value)...].prefix { $0 != "&" && $0 != "#" })
    }
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") }
    guard let last = uri.utf8.lastIndex(where: { !isSeparator($0) }) else { return "" }
    let first = uri.utf8[...last].lastIndex(where: isSeparator).map { uri.utf8.index(after: $0) } ?? uri.startIndex
    return String(uri[first...last])
  }

  /// Makes an identifier that can be typed in a query: runs of anything but letters, digits, `_` and `.` become one hyphen.
  ///
  /// Empty where the text has no letter and no digit. An identifier is at most 100 characters long and is its own identifier.
  static func identifier(_ text: String) -> String {
    var identifier = ""
    var isPending = false
    for scalar in text.unicodeScalars.prefix(100) {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "." else {
        isPending = !identifier.isEmpty
        continue
      }
      if isPending { identifier.append("-") }
      isPending = false
      identifier.unicodeScalars.append(scalar)
    }
    return identifier
  }

  private static func isAbsolute(_ reference: String) -> Bool {
    guard let end = reference.firstIndex(where: { ":/?#".contains($0) }) else { return false }
    return reference[end] == ":"
  }
}
