/// A value of a YAML description: text, list or mapping; nothing is a number or a date before a reader wants one.
package enum YAMLValue: Sendable, Hashable {
  case null
  case text(String)
  case list([YAMLValue])
  case mapping([Member])

  /// A key with its value; keys are unique in their mapping.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: YAMLValue
  }

  /// The value of a key; `nil` where this is no mapping or has no such key.
  package subscript(key: String) -> YAMLValue? {
    guard case .mapping(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a scalar; `nil` for anything else.
  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The elements of a list, a single text or mapping as a list of one; nothing for `null`.
  package var elements: [YAMLValue] {
    switch self {
    case .null: []
    case .list(let elements): elements
    case .text, .mapping: [self]
    }
  }

  /// The members of a mapping, in their order; nothing for any other value.
  package var members: [Member] {
    guard case .mapping(let members) = self else { return [] }
    return members
  }
}
