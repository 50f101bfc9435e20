/// A pattern for relative paths: `?` is one byte and `*` any number of bytes of one component, `**` any number of components.
///
/// A pattern without a slash speaks of names at any depth: `*.bak` is `**/*.bak`. A trailing slash is ignored. Matching takes
/// time in O(path × pattern), whatever the pattern.
package struct Glob: Sendable, Hashable {
  package let pattern: String
  private let parts: [[UInt8]]

  package init(_ pattern: String) {
    self.pattern = pattern
    let parts = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    self.parts = parts.count == 1 && !pattern.hasPrefix("/") ? [Self.anyDepth] + parts : parts
  }

  /// Whether the whole relative path matches.
  package func matches(_ path: SourcePath) -> Bool {
    let components = path.bytes.split(separator: UInt8(ascii: "/"))
    return Self.matches(count: components.count, parts.count, isStar: { parts[$0] == Self.anyDepth }) { component, part in
      let (name, wanted) = (components[component], parts[part])
      return Self.matches(count: name.count, wanted.count, isStar: { wanted[$0] == UInt8(ascii: "*") }) { byte, sign in
        wanted[sign] == UInt8(ascii: "?") || wanted[sign] == name[name.startIndex + byte]
      }
    }
  }

  private static let anyDepth = Array("**".utf8)

  /// Matches a list against a pattern whose stars stand for any run of elements, going back to the last star only.
  private static func matches(count: Int, _ length: Int, isStar: (Int) -> Bool, isEqual: (Int, Int) -> Bool) -> Bool {
    var (element, sign) = (0, 0)
    var star: (sign: Int, element: Int)?
    while element < count {
      if sign < length, isStar(sign) {
        star = (sign, element)
        sign += 1
      } else if sign < length, isEqual(element, sign) {
        element += 1
        sign += 1
      } else if let last = star {
        star = (last.sign, last.element + 1)
        (element, sign) = (last.element + 1, last.sign + 1)
      } else {
        return false
      }
    }
    while sign < length, isStar(sign) { sign += 1 }
    return sign == length
  }
}
