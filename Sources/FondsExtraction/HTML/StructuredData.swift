import FondsRecord
import FondsXML

/// Reads what JSON-LD scripts in the vocabulary of schema.org say about a page.
///
/// A script may hold one object, a list, or a graph; objects that describe the site, its navigation or its pictures are passed over. A
/// script that is not JSON after the usual repairs says nothing.
struct StructuredData {
  private(set) var values: [MetadataValue] = []
  /// The longest text of an article that a script gives whole; empty where there is none.
  private(set) var body = ""
  /// Objects by their identifier, for references within the graph.
  private var named: [String: JSONValue] = [:]

  /// The longest script looked at, in bytes.
  static let longest = 1 << 20
  /// The most objects looked at in one script.
  private static let mostObjects = 500

  /// Reads one script.
  mutating func read(_ script: [UInt8]) {
    guard script.count <= Self.longest else { return }
    let root: JSONValue
    do {
      root = try JSONReader.parse(Self.repaired(script))
    } catch {
      return
    }
    let objects = Self.objects(in: root)
    for object in objects {
      if let id = object["@id"]?.string, object.members.map({ $0.count > 1 }) == true { named[id] = object }
    }
    for object in objects { describe(object) }
  }

  /// The script without comments around it, control characters and a last semicolon.
  private static func repaired(_ script: [UInt8]) -> [UInt8] {
    let isEdge: (UInt8) -> Bool = {
      $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "]")
    }
    var text = script[...].drop(while: isEdge)
    if script.starts(with: script.prefix { $0 <= 0x20 } + "//<![CDATA[".utf8)
      || script.starts(with: script.prefix { $0 <= 0x20 } + "/*<![CDATA[".utf8)
    {
      text = script[...].dropFirst(script.prefix { $0 <= 0x20 }.count + 11).drop(while: isEdge)
      while text.count > 1, text[text.endIndex - 1] != UInt8(ascii: "]") { text = text.dropLast() }
      text = text.dropLast(2)
    }
    while let last = text.last, isEdge(last) { text = text.dropLast() }
    return text.map { $0 < 0x20 ? 0x20 : $0 }
  }

  /// The objects of lists and graphs, in order, and the main entity of each.
  private static func objects(in root: JSONValue) -> [JSONValue] {
    var pending = [root]
    var objects: [JSONValue] = []
    while let value = pending.popLast(), objects.count < mostObjects {
      if let array = value.array { pending += array.reversed() }
      guard value.members != nil else { continue }
      objects.append(value)
      for name in ["mainEntity", "@graph"] { if let inner = value[name] { pending.append(inner) } }
    }
    return objects
  }

  private mutating func describe(_ object: JSONValue) {
    let types = Self.texts(object["@type"])
    if types.contains("WebSite") { return add(.site, object["name"]) }
    guard types.isEmpty || !types.allSatisfy(Self.others.contains) else { return }
    for text in Self.texts(object["articleBody"]) where text.utf8.count > body.utf8.count { body = text }
    add(.title, object["headline"])
    // The name of a bare WebPage is the title of the window, the site's name included.
    if object["headline"] == nil, !types.contains(where: { $0.hasSuffix("Page") }) { add(.title, object["name"]) }
    for (key, name) in Self.fields { add(name, object[key]) }
    for person in Self.elements(object["author"]) + Self.elements(object["creator"]) { addAuthor(person) }
    for body in Self.elements(object["publisher"]) { addName(.publisher, body) }
    for key in ["license", "url", "mainEntityOfPage"] {
      let name: MetadataName = key == "license" ? .licence : .url
      for value in Self.elements(object[key]) { add(name, value.string == nil ? value["@id"] ?? value["url"] : value) }
    }
    if let start = object["startDate"]?.string {
      let end = object["endDate"]?.string.map { "/" + $0 } ?? ""
      values.append(MetadataValue(.eventDate, start + end, origin: .jsonLD))
    }
    add(.field("place"), object["location"]?["name"])
  }

  private mutating func addAuthor(_ author: JSONValue) {
    let object = resolved(author)
    let isBody = Self.texts(object["@type"]).contains { $0.hasSuffix("Organization") || $0 == "NGO" || $0 == "Corporation" }
    addName(isBody ? .producer : .author, object)
  }

  private mutating func addName(_ name: MetadataName, _ value: JSONValue) {
    let object = resolved(value)
    add(name, object.string == nil ? object["name"] : object)
  }

  /// What a reference `{"@id": …}` refers to.
  private func resolved(_ value: JSONValue) -> JSONValue {
    guard let id = value["@id"]?.string, value["name"] == nil, let object = named[id] else { return value }
    return object
  }

  private mutating func add(_ name: MetadataName, _ value: JSONValue?) {
    for text in Self.texts(value) { values.append(MetadataValue(name, text, origin: .jsonLD)) }
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] { value.map { $0.array ?? [$0] } ?? [] }

  /// The texts of a value: one, a list, or the values of language-tagged objects.
  private static func texts(_ value: JSONValue?) -> [String] {
    elements(value).compactMap { $0.string ?? $0["@value"]?.string }
  }

  private static let fields: [(String, MetadataName)] = [
    ("alternativeHeadline", .subtitle), ("description", .abstract), ("keywords", .keywords), ("datePublished", .published),
    ("dateModified", .modified), ("dateCreated", .created), ("inLanguage", .language)
  ]

  /// Types that describe something else than the page.
  private static let others: Set<String> = [
    "BreadcrumbList", "ListItem", "ItemList", "Organization", "NewsMediaOrganization", "GovernmentOrganization", "NGO", "Corporation",
    "EducationalOrganization", "LocalBusiness", "Person", "ImageObject", "ImageGallery", "SiteNavigationElement", "WPHeader", "WPFooter",
    "WPSideBar", "SearchAction", "Place", "PostalAddress", "ContactPoint", "Comment", "Review", "AggregateRating", "Offer", "Brand",
    "Question",
    "Answer", "FAQPage"
  ]
}
