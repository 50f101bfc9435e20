/// Turns what a source calls another document into one of that document's aliases: a URL, a place `label:relative/path`, or an identifier.
struct ReferenceResolver {
  /// The label of the root.
  let label: String
  /// The relative path of the source that refers.
  let path: SourcePath

  /// The place of a path of the same root.
  static func place(_ label: String, _ path: SourcePath) -> String { label + ":" + path.display }

  /// The alias for a reference; `nil` where it leads out of the root or nowhere.
  ///
  /// - Parameter isLink: It is a URL reference as in HTML, so that it may be percent-encoded and have a query or a fragment.
  func alias(_ reference: String, isLink: Bool) -> String? {
    let bytes = Array(reference.utf8)
    guard let first = bytes.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?") else { return nil }
    if bytes.starts(with: "//".utf8) { return Self.withoutFragment("https:" + reference) }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), !bytes[..<colon].contains(UInt8(ascii: "/")) {
      if bytes[(colon + 1)...].starts(with: "//".utf8) { return Self.withoutFragment(reference) }
      return isLink ? nil : reference
    }
    let isPath = bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: "."))
    guard isLink || isPath else { return reference }
    let written = isLink ? Self.decoded(bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }) : bytes
    let base = first == UInt8(ascii: "/") ? [] : path.folder.bytes.split(separator: UInt8(ascii: "/"))
    return Self.joined(base, written).map { Self.place(label, SourcePath(bytes: $0)) }
  }

  private static func withoutFragment(_ url: String) -> String { String(url.prefix { $0 != "#" }) }

  /// Follows a relative path from a folder; `nil` where it climbs out of the root or leads to the root itself.
  private static func joined(_ folder: [ArraySlice<UInt8>], _ path: [UInt8]) -> [UInt8]? {
    var parts = folder
    for part in path.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.isEmpty ? nil : Array(parts.joined(separator: "/".utf8))
  }

  /// Resolves `%NN` (RFC 3986 §2.1); anything else stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), value > 0x1F {
        output.append(value)
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return output
  }
}
