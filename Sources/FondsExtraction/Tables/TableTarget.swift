package import FondsRecord

/// What becomes of a column of a table: the key of a description that its cells are values of.
package enum TableTarget: Sendable, Hashable {
  /// Nothing, on purpose.
  case leftOut
  /// The identifier of the row.
  case identifier
  /// The text of the record, in a language where one is given.
  case text(Language?)
  /// A key of a description, as in a sidecar; `facets.theme` and `relations.part-of` reach into those.
  case key(String, Language?)
  /// A field under this name, whatever that name means elsewhere.
  case field(String)

  /// Reads what `fonds.yaml`, or a header, calls a target: `title`, `title@fr`, `facets.theme`, `relations.part-of`, `event.start`, `text`, `id`, `-`.
  ///
  /// `nil` where a language, a relation or a part of an event is not known.
  package init?(_ word: String) {
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var language: Language?
    if parts.count == 2 {
      let named = Language(tag: parts[1])
      guard named != .undetermined || parts[1] == Language.undetermined.rawValue else { return nil }
      language = named == .undetermined ? nil : named
    }
    let key = Self.plural(parts[0].trimmed.lowercased())
    guard !key.isEmpty else { return nil }
    switch key {
    case "-": self = .leftOut
    case "id": self = .identifier
    case "text": self = .text(language)
    case let key where key.hasPrefix("fields."):
      let name = String(key.dropFirst("fields.".count))
      guard !name.isEmpty else { return nil }
      self = .field(name)
    case let key where key.hasPrefix("relations."):
      guard RelationKind(rawValue: String(key.dropFirst("relations.".count))) != nil else { return nil }
      self = .key(key, language)
    case let key where key.hasPrefix("event."):
      guard key == "event.start" || key == "event.end" else { return nil }
      self = .key(key, nil)
    default: self = .key(key, language)
    }
  }

  /// A key with the whole that it reaches into as descriptions call it: `field.amount` is `fields.amount`.
  private static func plural(_ key: String) -> String {
    for whole in ["facet", "field", "relation"] where key.hasPrefix(whole + ".") { return whole + "s" + key.dropFirst(whole.count) }
    return key
  }

  /// What a header that no mapping speaks of means by itself; `nil` where it is no known key.
  init?(header: String) {
    guard let target = TableTarget(header) else { return nil }
    switch target {
    case .leftOut: return nil
    case .identifier, .text, .field: self = target
    case .key(let key, _):
      let isPart =
        key.hasPrefix("relations.") || key.hasPrefix("event.") || key.hasPrefix("facets.") && key.utf8.count > "facets.".utf8.count
      let isWhole = Description.name(of: key) != nil || ["event", "translation-of", "translation"].contains(key)
      guard isPart || isWhole else { return nil }
      self = target
    }
  }

  /// Whether a cell holds one value, in which the sign between values is a letter like any other.
  var isSingle: Bool {
    guard case .key(let key, _) = self else { return true }
    return Self.single.contains(key)
  }

  private static let single: Set<String> = [
    "title", "subtitle", "abstract", "summary", "description", "language", "lang", "published", "date", "modified", "updated", "created",
    "url", "licence", "license", "visibility", "event", "event.start", "event.end"
  ]
}

extension String {
  /// At most so many of its Unicode scalars.
  func beginning(_ count: Int) -> String {
    unicodeScalars.count <= count ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }

  /// Without white space at its ends.
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[start...end])
  }
}
