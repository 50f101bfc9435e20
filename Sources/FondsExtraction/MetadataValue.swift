package import FondsRecord

/// One metadata statement of a source: what it says, in which language, and where it stood.
package struct MetadataValue: Sendable, Hashable {
  /// The field the value belongs to.
  package var name: MetadataName
  /// The value as written, white space at its ends removed.
  package var value: String
  /// The language of the value where the source declares one.
  package var language: Language?
  /// The kind of place it was read from; decides between contradictory values.
  package var origin: MetadataOrigin

  package init(_ name: MetadataName, _ value: String, language: Language? = nil, origin: MetadataOrigin) {
    self.name = name
    self.value = value
    self.language = language
    self.origin = origin
  }
}

/// The name of a metadata field, the same whatever format it was read from.
package struct MetadataName: RawRepresentable, Sendable, Hashable {
  package var rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  private init(_ rawValue: String) { self.rawValue = rawValue }

  package static let identifier = MetadataName("id")
  package static let title = MetadataName("title")
  package static let subtitle = MetadataName("subtitle")
  /// One person or body who wrote it; several authors are several values.
  package static let author = MetadataName("author")
  /// One body that produced it: the charter wants every producer named.
  package static let producer = MetadataName("producer")
  package static let publisher = MetadataName("publisher")
  /// The name of the web site or collection, also used to cut its suffix from the title.
  package static let site = MetadataName("site")
  package static let abstract = MetadataName("abstract")
  /// Keywords, still unsplit: `a, b; c`.
  package static let keywords = MetadataName("keywords")
  package static let published = MetadataName("published")
  package static let modified = MetadataName("modified")
  package static let created = MetadataName("created")
  /// The day of the event told of, which is not the day of publication; an ISO 8601 interval `start/end` where it lasts.
  package static let eventDate = MetadataName("event")
  /// The declared language of the document, a BCP 47 tag or a name.
  package static let language = MetadataName("language")
  package static let licence = MetadataName("licence")
  /// The public address of the document itself.
  package static let url = MetadataName("url")
  /// The kind of record: a value of the facet `bank`.
  package static let kind = MetadataName("kind")
  package static let visibility = MetadataName("visibility")
  /// A key of a description whose value has the wrong shape.
  package static let misread = MetadataName("misread")

  /// The facet of a ``facet(_:)`` name; `nil` for any other.
  package var facet: String? { suffix(behind: "facet.") }
  /// The field of a ``field(_:)`` name; `nil` for any other.
  package var field: String? { suffix(behind: "field.") }

  private func suffix(behind prefix: String) -> String? {
    rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }

  /// A facet that the source declares a value of, such as `theme`.
  package static func facet(_ facet: String) -> MetadataName { MetadataName("facet." + facet) }
  /// Anything a kind of record has of its own, such as `edition` or `amount`.
  package static func field(_ name: String) -> MetadataName { MetadataName("field." + name) }
  /// A relation that the source declares; the value is a URL, a path relative to the source, or an identifier.
  package static func relation(_ kind: RelationKind) -> MetadataName { MetadataName("relation." + kind.rawValue) }
}

/// Where a metadata value was read, from the most to the least trusted.
///
/// The order of the cases is the order of trust between contradictory values. The raw value is what a record keeps as origin.
package enum MetadataOrigin: String, Sendable, CaseIterable {
  /// The row of a table that the record is.
  case table
  /// The file `name.ext.yaml` beside the source.
  case sidecar
  /// The YAML block at the head of a Markdown file.
  case frontMatter = "front-matter"
  /// A `fonds.*` meta element of an HTML page: written for this bank.
  case fondsMeta = "fonds-meta"
  /// A JSON-LD object of an HTML page.
  case jsonLD = "json-ld"
  /// Open Graph and its relatives (`og:`, `article:`, `twitter:`).
  case openGraph = "og"
  /// Dublin Core elements in HTML (`DC.`, `dcterms.`).
  case dublinCore = "dc"
  /// Citation tags for scholarly search engines (`citation_…`).
  case citation
  /// A plain `meta` element.
  case meta
  /// A `link` element or a `rel` attribute.
  case link
  /// The `lang` attribute.
  case attribute
  /// A main heading of the page.
  case heading = "h1"
  /// The `title` element.
  case titleElement = "title"
  /// A `time` element.
  case time
  /// The core properties of an office file.
  case office
  /// The information dictionary of a PDF.
  case pdf
  /// Read in the text itself: a first heading, a first line, a byline.
  case text
  /// A naming convention of files and folders.
  case name
  /// The defaults of the root in `fonds.yaml`.
  case root
}

extension MetadataOrigin: Comparable {
  /// The place in the order of trust: 0 is trusted most.
  package var rank: Int { Self.ranks[self] ?? Self.allCases.count }

  private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
