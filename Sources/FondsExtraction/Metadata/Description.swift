internal import FondsRecord

/// A description written by people, in a sidecar, in front matter or as the defaults of a root, as metadata values.
///
/// All keys are optional; a key that means nothing here is kept as a field of the record.
package enum Description {
  /// The keys that mean something here.
  static let keys = DescriptionReader.keys

  /// Fields that kinds of records have of their own (`Index/rules.yaml`): none is a slip for a key.
  package static let fields: Set<String> = [
    "amount", "currency", "nature", "purpose", "state", "state-history", "status-history", "audience", "place", "duration", "edition",
    "field", "skill-type",
    "limits", "media", "due", "signed", "opened", "closed", "referent", "members", "ally"
  ]

  /// What a key is the name of, or the facet that it stands for; `nil` where it means nothing, or stands for more than one value.
  static func name(of key: String) -> MetadataName? { DescriptionReader.name(of: key) }

  /// The metadata values of a description, in its order.
  package static func values(of description: YAMLValue, origin: MetadataOrigin) -> [MetadataValue] {
    var reader = DescriptionReader(origin: origin)
    for member in description.members { reader.read(member.key.lowercased(), member.value) }
    return reader.values
  }
}

private struct DescriptionReader {
  let origin: MetadataOrigin
  var values: [MetadataValue] = []

  init(origin: MetadataOrigin) { self.origin = origin }

  mutating func read(_ key: String, _ value: YAMLValue) {
    switch key {
    case "facets":
      expectMapping(key, value)
      for facet in value.members { addFacet(facet.key.lowercased(), facet.value) }
    case "relations":
      expectMapping(key, value)
      for relation in value.members { addRelation(relation.key.lowercased(), relation.value) }
    case let key where key.hasPrefix("visib"):
      // Anything but one word was meant to keep the record from somebody.
      add(.visibility, key == "visibility" && (value.text != nil || value == .null) ? value : .text("?"))
    case "translation-of", "translation": addRelation(RelationKind.translation.rawValue, value)
    case "event": addEvent(value)
    case let key where Self.names[key] != nil: if let name = Self.names[key] { add(name, value) }
    case let key where Self.facets.contains(key): addFacet(key, value)
    case let key where FacetName.identifier(named: key).map { Self.facets.contains($0) } ?? false: addFacet(key, value)
    default: addField(key, value)
    }
  }

  static func name(of key: String) -> MetadataName? {
    if let name = names[key] { return name }
    let named = key.hasPrefix("facets.") ? String(key.dropFirst("facets.".count)) : key
    let facet = FacetName.identifier(named: named) ?? named
    guard facets.contains(facet) || named != key else { return nil }
    return facet == "bank" ? .kind : .facet(facet)
  }

  private mutating func expectMapping(_ key: String, _ value: YAMLValue) {
    guard value.members.isEmpty, value != .null else { return }
    values.append(MetadataValue(.misread, key, origin: origin))
  }

  /// Adds a text, each text of a list, or each text of a mapping from languages.
  private mutating func add(_ name: MetadataName, _ value: YAMLValue, language: Language? = nil) {
    for element in value.elements {
      if let text = element.text {
        let cleaned = TextCleaner.cleaned(text)
        if !cleaned.isEmpty { values.append(MetadataValue(name, cleaned, language: language, origin: origin)) }
      } else {
        if element.members.isEmpty, element != .null { values.append(MetadataValue(.misread, name.rawValue, origin: origin)) }
        for member in element.members {
          let language = Language(tag: member.key)
          for text in member.value.elements.compactMap(\.text).map(TextCleaner.cleaned) where !text.isEmpty {
            values.append(MetadataValue(name, text, language: language, origin: origin))
          }
        }
      }
    }
  }

  private mutating func addFacet(_ name: String, _ value: YAMLValue) {
    let facet = FacetName.identifier(named: name) ?? name
    add(facet == "bank" ? .kind : .facet(facet), value)
  }

  private mutating func addRelation(_ kind: String, _ value: YAMLValue) {
    if let kind = RelationKind(rawValue: kind) { add(.relation(kind), value) } else { add(.field(kind), value) }
  }

  private mutating func addEvent(_ value: YAMLValue) {
    guard let start = value["start"]?.text else { return add(.eventDate, value) }
    // Joined by a slash, both have to be without one of their own.
    var event = DateReader.date(start)?.description ?? start
    if let end = value["end"]?.text {
      if let last = DateReader.date(end) {
        event += "/" + last.description
      } else if !TextCleaner.cleaned(end).isEmpty {
        values.append(MetadataValue(.misread, "event.end", origin: origin))
      }
    }
    values.append(MetadataValue(.eventDate, event, origin: origin))
  }

  /// Keeps an unknown key: texts as they are, the members of a mapping as `key.member`.
  private mutating func addField(_ key: String, _ value: YAMLValue) {
    for element in value.elements {
      if element.text != nil { add(.field(key), element) }
      for member in element.members { add(.field(key + "." + member.key), member.value) }
    }
  }

  private static let names: [String: MetadataName] = [
    "id": .identifier, "title": .title, "subtitle": .subtitle, "abstract": .abstract, "summary": .abstract, "description": .abstract,
    "language": .language, "lang": .language, "kind": .kind, "authors": .author, "author": .author, "producers": .producer,
    "producer": .producer, "publisher": .publisher, "publishers": .publisher, "published": .published, "date": .published,
    "modified": .modified,
    "updated": .modified, "created": .created, "keywords": .keywords, "tags": .keywords, "url": .url, "licence": .licence,
    "license": .licence, "visibility": .visibility
  ]

  static let keys = Set(names.keys).union(facets).union(["facets", "relations", "translation-of", "translation", "event"])

  /// Facets that a description may name at its top level: those whose values are not read off the record itself.
  private static let facets = Set(FacetName.order).subtracting(["lang", "format", "year", "event-year", "producer", "visibility"])
}
