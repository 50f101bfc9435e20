/// The name of a file as the system knows it: bytes, which need not be UTF-8.
///
/// Paths are compared by their bytes, which is the order of every listing.
package struct SourcePath: Sendable, Hashable, Comparable {
  /// Without a trailing NUL.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The path as people and reports see it: UTF-8, each byte that is not part of valid UTF-8 as `\xNN`.
  package var display: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      let width = Self.scalarWidth(rest)
      if let valid = String(validating: rest.prefix(width), as: UTF8.self) {
        text += valid
        rest = rest.dropFirst(width)
      } else {
        text += "\\x" + Self.hexadecimal(rest[rest.startIndex])
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The last component.
  package var name: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
  }

  /// Everything before the last component and its slash; empty when there is no slash.
  package var folder: SourcePath {
    SourcePath(bytes: Array(bytes[..<(bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]))
  }

  /// The part of the name behind its last full stop, in ASCII lower case; empty without one.
  package var fileExtension: String {
    let name = name
    guard let stop = name.lastIndex(of: UInt8(ascii: ".")), stop > name.startIndex else { return "" }
    return String(decoding: name[(stop + 1)...], as: UTF8.self).lowercased()
  }

  /// Whether it is a relative path that does not lead out of its folder: no component is empty, `.` or `..`.
  package var isBelow: Bool {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) && !$0.contains(0)
    }
  }

  /// The path of an entry of this folder; the empty path is the folder itself.
  package func appending(_ component: some Sequence<UInt8>) -> SourcePath {
    if bytes.isEmpty { return SourcePath(bytes: Array(component)) }
    let slash: [UInt8] = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return SourcePath(bytes: bytes + slash + Array(component))
  }

  package static func < (left: SourcePath, right: SourcePath) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

  private static func scalarWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    switch bytes.first ?? 0 {
    case 0..<0x80: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
