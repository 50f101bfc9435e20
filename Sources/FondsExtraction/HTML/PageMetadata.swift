import FondsRecord
import FondsXML

/// Collects every statement a page makes about itself: `meta` and `link` elements, JSON-LD, headings, times and attributes.
///
/// Nothing is chosen here; each value carries the kind of place it was read from. Texts are cleaned, and those that were escaped twice or hold
/// markup are read as HTML once more.
struct PageMetadata {
  private(set) var values: [MetadataValue] = []
  private let tree: XMLTree
  private let limits: ExtractionLimits
  /// What `fonds.*` elements say, by key in the order of appearance.
  private var own: [(key: String, texts: [YAMLValue])] = []
  private var ownCount = 0
  /// The first date of publication that an abbreviation of the content spells out, and those of abbreviations elsewhere.
  private var momentInContent: String?
  private var otherMoments: Set<String> = []
  private var headings: [(text: String, isInContent: Bool, leadsHome: Bool)] = []

  /// The longest value kept, in bytes.
  private static let longest = 8 << 10

  private static let names: Set<MetadataName> = [.title, .author, .producer, .publisher, .site]

  /// Reads a page, in time linear in the number of nodes.
  static func values(_ tree: XMLTree, limits: ExtractionLimits) -> [MetadataValue] {
    var metadata = PageMetadata(tree: tree, limits: limits)
    metadata.read()
    return Array(metadata.values.prefix(limits.metadata))
  }

  private init(tree: XMLTree, limits: ExtractionLimits) {
    self.tree = tree
    self.limits = limits
  }

  private mutating func read() {
    var structured = StructuredData()
    // The first article or main part; lists of other articles may follow.
    var content = 0..<0
    var frameEnd = 0
    var times = PublicationTime()
    for node in 1..<max(tree.count, 1) where tree.isElement(node) {
      switch tree.tag(node) {
      case .html, .body:
        if let tag = tree.attribute(node, .lang) ?? tree.attribute(node, .xmlLang) { add(.language, tag, origin: .attribute) }
      case .article, .main:
        // The first article of the first main part.
        if content.isEmpty || (content.contains(node) && tree.tag(content.lowerBound) == .main) { content = node..<tree.end(of: node) }
      case .nav, .footer, .aside: frameEnd = max(frameEnd, tree.end(of: node))
      case .meta: readMeta(node)
      case .link: readLink(node)
      case .a:
        if tree.has(node, .rel) || tree.has(node, .hreflang) { readAnchor(node, isInContent: content.isEmpty || content.contains(node)) }
      case .script: if tree.end(of: node) > node + 1 { structured.read(tree.content(of: node, limit: StructuredData.longest + 1)) }
      case .title: if frameEnd <= node, tree.depth(node) < 4 { add(.title, text(node), origin: .titleElement) }
      case .h1:
        let text = clean(text(node))
        if !text.isEmpty, node >= frameEnd { headings.append((text, content.contains(node), leadsHome(node))) }
      case .time:
        guard node >= frameEnd, let moment = tree.attribute(node, .datetime) else { break }
        let property = tree.attribute(node, .itemprop)?.lowercased()
        if property == "datemodified" || property == "dateupdated" {
          add(.modified, moment, origin: .time)
        } else if property == "datepublished" || property != "startdate" && property != "enddate" && content.contains(node) {
          times.add(node, moment, isDeclared: property == "datepublished", isInContent: content.contains(node))
        }
      case .abbr: if node >= frameEnd { readMoment(node, isInContent: content.contains(node)) }
      default: break
      }
    }
    let isEvent = structured.values.contains { $0.name == .eventDate }
    if let moment = times.chosen(in: tree, isEvent: isEvent) {
      add(.published, moment, origin: .time)
    } else if times.isEmpty, let moment = momentInContent ?? (content.isEmpty && otherMoments.count == 1 ? otherMoments.first : nil) {
      // Without a part to look in, one date is the page's, and several are those of a list.
      add(.published, moment, origin: .time)
    }
    for value in structured.values { add(value.name, value.value, origin: .jsonLD) }
    addHeading()
    values += Description.values(of: description, origin: .fondsMeta)
  }

  /// Reads a date of the microformat hAtom: `<abbr class="published" title="2010-05-01T10:00:00Z">`.
  private mutating func readMoment(_ node: Int, isInContent: Bool) {
    guard let names = tree.attribute(node, .class), let moment = tree.attribute(node, .title),
      moment.utf8.first.map({ (0x30...0x39).contains($0) }) == true
    else { return }
    let words = names.lowercased().split(whereSeparator: \.isWhitespace)
    if words.contains("updated"), isInContent { add(.modified, moment, origin: .time) }
    guard words.contains("published") else { return }
    if !isInContent {
      otherMoments.insert(moment)
    } else if momentInContent == nil {
      momentInContent = moment
    }
  }

  /// True for the name of the site, which leads to its first page.
  private func leadsHome(_ heading: Int) -> Bool {
    for node in heading..<tree.end(of: heading) where tree.tag(node) == .a {
      guard let href = tree.attribute(node, .href) else { continue }
      let path = href.hasPrefix("http") ? href.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2).joined() : href
      if path.isEmpty || ["/", "./", "../", "/fr/", "/en/"].contains(path) { return true }
    }
    return false
  }

  private mutating func readMeta(_ node: Int) {
    guard let content = tree.attribute(node, .content) else { return }
    let keys = [HTMLAttribute.name, .property, .itemprop, .httpEquiv].compactMap { tree.attribute(node, $0) }
    for key in keys.flatMap({ $0.lowercased().split(separator: " ").map(String.init) }) {
      if key.hasPrefix("fonds.") {
        addOwn(String(key.dropFirst(6)), clean(content))
      } else if key == "og:locale" {
        // Many sites never changed the default of their publishing software: the attribute of the page knows better.
        if !values.contains(where: { $0.name == .language && $0.origin == .attribute }) { add(.language, content, origin: .openGraph) }
      } else if let (name, origin) = MetaElement.meaning(of: key) {
        let language = (tree.attribute(node, .lang) ?? tree.attribute(node, .xmlLang)).map { Language(tag: $0) }
        add(name, content, language: language, origin: origin)
      }
    }
  }

  private mutating func addOwn(_ key: String, _ text: String) {
    guard !key.isEmpty, !text.isEmpty, ownCount < limits.metadata else { return }
    ownCount += 1
    if let place = own.firstIndex(where: { $0.key == key }) {
      own[place].texts.append(.text(text))
    } else {
      own.append((key, [.text(text)]))
    }
  }

  /// What `fonds.*` elements say as one description: `fonds.event.start` is the `start` of `event`.
  private var description: YAMLValue {
    var members: [YAMLValue.Member] = []
    for (key, texts) in own {
      let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        members.append(YAMLValue.Member(key: key, value: .list(texts)))
        continue
      }
      let member = YAMLValue.Member(key: parts[1], value: texts.count == 1 ? texts[0] : .list(texts))
      if let place = members.firstIndex(where: { $0.key == parts[0] && !$0.value.members.isEmpty }) {
        members[place].value = .mapping(members[place].value.members + [member])
      } else {
        members.append(YAMLValue.Member(key: parts[0], value: .mapping([member])))
      }
    }
    return .mapping(members)
  }

  private mutating func readLink(_ node: Int) {
    guard let href = tree.attribute(node, .href) else { return }
    let relations = Set((tree.attribute(node, .rel) ?? "").lowercased().split(whereSeparator: \.isWhitespace))
    if relations.contains("canonical") { add(.url, href, origin: .link) }
    if relations.contains("license") { add(.licence, href, origin: .link) }
    let isFeed = tree.attribute(node, .type).map { !$0.lowercased().contains("html") } ?? false
    if relations.contains("alternate"), !isFeed, let tag = tree.attribute(node, .hreflang) { addTranslation(href, tag) }
  }

  private mutating func readAnchor(_ node: Int, isInContent: Bool) {
    guard let href = tree.attribute(node, .href) else { return }
    let relations = Set((tree.attribute(node, .rel) ?? "").lowercased().split(whereSeparator: \.isWhitespace))
    if relations.contains("author"), isInContent { add(.author, text(node), origin: .link) }
    if relations.contains("license") { add(.licence, href, origin: .link) }
    if let tag = tree.attribute(node, .hreflang) {
      // A link in another language leads to the translation where it says nothing but the name of that language.
      let name = clean(text(node)).lowercased()
      if relations.contains("alternate") || Language(tag: name) != .undetermined { addTranslation(href, tag) }
    }
  }

  private mutating func addTranslation(_ href: String, _ tag: String) {
    let declared = values.first { $0.name == .language && $0.origin == .attribute }.map { Language(tag: $0.value) }
    let language = Language(tag: tag)
    guard tag.lowercased() != "x-default", language == .undetermined || language != declared else { return }
    add(.relation(.translation), href, language: language, origin: .link)
  }

  /// Adds the main heading: one in the content, else one that the title of the window repeats, else the only one.
  ///
  /// A heading that the title ends with after something else is the name of the site.
  private mutating func addHeading() {
    let title = values.first { $0.name == .title && $0.origin == .titleElement }?.value ?? ""
    let sites = Set(values.filter { $0.name == .site }.map(\.value))
    let candidates = headings.filter { heading in
      !heading.leadsHome && !sites.contains(heading.text) && !(title.hasSuffix(heading.text) && title.count > heading.text.count + 2)
    }
    let best =
      candidates.first(where: \.isInContent) ?? candidates.first { title.contains($0.text) }
      ?? (candidates.count == 1 ? candidates[0] : nil)
    if let best { add(.title, best.text, origin: .heading) }
  }

  private mutating func add(_ name: MetadataName, _ text: String, language: Language? = nil, origin: MetadataOrigin) {
    let value = MetadataValue(name, clean(text), language: language, origin: origin)
    // Accounts of social networks are no authors, addresses no names.
    let isAddress = AddressShape.hasScheme(value.value)
    guard !value.value.isEmpty, !(isAddress && Self.names.contains(name)), values.count < limits.metadata, !values.contains(value) else {
      return
    }
    values.append(value)
  }

  private func text(_ node: Int) -> String { tree.string(of: node, limit: Self.longest) }

  /// Running text of a value, within the bound; what was escaped twice is read once more.
  private func clean(_ text: String) -> String {
    var text = text
    if text.utf8.count > Self.longest { text = String(decoding: Array(text.utf8.prefix(Self.longest)), as: UTF8.self) }
    func holds(_ sign: Unicode.Scalar) -> Bool { text.utf8.contains(UInt8(ascii: sign)) }
    if (holds("&") && holds(";")) || (holds("<") && holds(">")) {
      do {
        text = try XMLTree(html: Array(text.utf8)).string(of: 0)
      } catch {
        return ""
      }
    }
    return TextCleaner.cleaned(text)
  }
}
