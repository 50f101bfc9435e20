internal import FondsRecord
internal import FondsText

/// The fields of a record being filled from a table of metadata and the blocks of the text.
struct RecordDraft {
  let table: MetadataTable
  let path: SourcePath
  /// The row that the record is, in a table.
  private let row: RowPlace?
  let root: RootDefaults
  private let blocks: [Block]
  private let language: Language
  private(set) var flags: [String]

  /// A row of a table.
  struct RowPlace {
    /// What it is called in its table.
    var key: String
    /// What to call its record without a title.
    var name: String
  }

  private static let keywordLimit = 100
  private static let nameLimit = 500
  private static let facetLimit = 500

  init(table: MetadataTable, path: SourcePath, row: RowPlace? = nil, root: RootDefaults, blocks: [Block], flags: [String]) {
    self.table = table
    self.path = path
    self.row = row
    self.root = root
    self.flags = flags
    self.blocks = blocks.map { block in
      var block = block
      block.text = Normalization.nfc(block.text)
      return block
    }
    let found = Self.dominantLanguage(of: blocks)
    let declared = table[.language].lazy.map { ($0.origin, Language(tag: $0.value)) }.first { $0.1 != .undetermined }
    language = declared.map { $0.0 <= .fondsMeta || found == .undetermined ? $0.1 : found } ?? found
    if let declared, found != .undetermined, declared.1 != found, declared.0 != .root { flag(ExtractionFlag.languageConflict) }
  }

  mutating func flag(_ flag: String) {
    if !flags.contains(flag) { flags.append(flag) }
  }

  /// The identifier that the source declares for this bank; anything malformed is flagged.
  mutating func declaredID() -> RecordID? {
    guard let value = table[.identifier].first(where: { $0.origin <= .fondsMeta }) else { return nil }
    let id = RecordID(value.value)
    if id == nil { flag(ExtractionFlag.badID) }
    return id
  }

  /// The record with all that table and text say; dates that contradict one another are flagged.
  mutating func record(_ id: RecordID) -> Record {
    var record = Record(id: id, language: language, visibility: visibility)
    record.titles = titles
    record.abstracts = texts(.abstract)
    record.keywords = keywords
    record.authors = names(.author)
    record.publishers = names(.publisher)
    record.producers = producers
    let found = RecordDates.dates(from: table, titles: record.titles, blocks: blocks, language: language)
    record.dates = found.dates
    for contradiction in found.contradictions { flag(contradiction.flag) }
    record.url = url
    record.licence = table[.licence].first.map { Sourced($0.value, origin: $0.origin.rawValue) }
    record.facets = facets
    record.relations = relations(url: record.url?.value)
    record.fields = fields
    record.blocks = blocks
    return record
  }

  /// The language of most of the text, in bytes.
  private static func dominantLanguage(of blocks: [Block]) -> Language {
    var sizes: [Language: Int] = [:]
    for block in blocks { sizes[block.language, default: 0] += block.text.utf8.count }
    let (french, english) = (sizes[.french] ?? 0, sizes[.english] ?? 0)
    guard french != english else { return .undetermined }
    return french > english ? .french : .english
  }

  private var visibility: Visibility {
    guard let declared = table[.visibility].first else { return root.visibility }
    // A word that nobody understands was meant to keep the record from somebody.
    return Visibility(word: declared.value) ?? .draft
  }

  /// The most trusted title and, where it is declared, one of the other language; else what the file is called.
  private var titles: [LocalizedText] {
    let sites = table[.site].map(\.value)
    var titles: [LocalizedText] = []
    for value in table[.title] {
      guard let text = MetadataSanity.title(value.value, sites: sites, origin: value.origin) else { continue }
      add(text, value, to: &titles)
    }
    if titles.isEmpty, let row {
      titles.append(LocalizedText(Normalization.nfc(row.name), language: detected(row.name), origin: MetadataOrigin.table.rawValue))
    }
    if titles.isEmpty { titles.append(LocalizedText(nameAsTitle, language: language, origin: MetadataOrigin.name.rawValue)) }
    return titles
  }

  private func texts(_ name: MetadataName) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for value in table[name] { add(value.value, value, to: &texts) }
    return texts
  }

  /// Adds a text unless there is one: a further one must declare its language and be the first of it.
  private func add(_ text: String, _ value: MetadataValue, to texts: inout [LocalizedText]) {
    let language = value.language.flatMap { $0 == .undetermined ? nil : $0 }
    guard texts.isEmpty || (language != nil && !texts.contains { $0.language == language }) else { return }
    texts.append(LocalizedText(text, language: language ?? detected(text), origin: value.origin.rawValue))
  }

  /// The language of a short text: its own where that is certain, else the record's.
  private func detected(_ text: String) -> Language {
    let guess = LanguageDetector.detect(text)
    return language == .undetermined || guess.confidence >= 0.9 && guess.language != .undetermined ? guess.language : language
  }

  /// `rapport_final-2021.pdf` → `rapport final 2021`.
  private var nameAsTitle: String {
    let name = SourcePath(bytes: Array(path.name)).display
    let stem = path.fileExtension.isEmpty ? name : String(name.dropLast(path.fileExtension.count + 1))
    let title = TextCleaner.cleaned(Normalization.nfc(String(stem.map { $0 == "_" || $0 == "-" ? " " : $0 })))
    return title.isEmpty ? name : title
  }

  private var keywords: [LocalizedText] {
    var seen: Set<String> = []
    var keywords: [LocalizedText] = []
    for value in table.best(.keywords) {
      for keyword in MetadataSanity.keywords(value.value) where seen.insert(keyword.lowercased()).inserted {
        let language = value.language.flatMap { $0 == .undetermined ? nil : $0 } ?? self.language
        keywords.append(LocalizedText(keyword, language: language, origin: value.origin.rawValue))
      }
    }
    return Array(keywords.prefix(Self.keywordLimit))
  }

  private func names(_ name: MetadataName) -> [Sourced<String>] {
    var names: [Sourced<String>] = []
    for value in table.best(name, where: { MetadataSanity.author($0.value) != nil }) {
      for part in MetadataSanity.names(value.value) where names.count < Self.nameLimit && !names.contains(where: { $0.value == part }) {
        names.append(Sourced(part, origin: value.origin.rawValue))
      }
    }
    return names
  }

  /// Who made it: declared producers, else the publisher, else the producers of the root, else the site.
  private var producers: [Sourced<String>] {
    let declared = table.best(.producer)
    let publishers = table.best(.publisher)
    let isDeclared = declared.first.map { $0.origin != .root } == true
    let chosen = isDeclared || publishers.isEmpty ? declared : publishers
    var producers: [Sourced<String>] = []
    for value in chosen.isEmpty ? Array(table.best(.site).prefix(1)) : chosen where !producers.contains(where: { $0.value == value.value })
    {
      producers.append(Sourced(value.value, origin: value.origin.rawValue))
    }
    return producers
  }

  private var url: Sourced<String>? {
    let declared = table[.url].first { WebAddress.isValid($0.value) }
    if let declared { return Sourced(declared.value, origin: declared.origin.rawValue) }
    // The address of a table is not that of one of its rows.
    return row != nil
      ? nil
      : root.url.map { base in
        Sourced(base + (base.hasSuffix("/") ? "" : "/") + Self.percentEncoded(path.bytes), origin: MetadataOrigin.root.rawValue)
      }
  }

  /// A path as part of a URL: unreserved characters and slashes stay (RFC 3986 §2.3).
  private static func percentEncoded(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in bytes {
      if (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 || "-._~/".utf8.contains(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Declared facet values, the most trusted origin of each facet; the root's where a facet has none.
  private var facets: [FacetAssignment] {
    var facets: [FacetAssignment] = []
    func add(_ facet: String, _ text: String, _ origin: MetadataOrigin) {
      let value = FacetValue(facet, text)
      guard value.isValid, facets.count < Self.facetLimit, !facets.contains(where: { $0.value == value }) else { return }
      facets.append(FacetAssignment(value, basis: origin == .root ? .root : .declared, origin: origin.rawValue))
    }
    for value in table.best(.kind) { add("bank", value.value.lowercased(), value.origin) }
    for name in table.names {
      guard let facet = name.facet else { continue }
      for value in table.best(name) {
        let isList = FacetName.systemic.contains(facet) && facet != "territory"
        for part in isList ? MetadataSanity.keywords(value.value) : [value.value] { add(facet, part, value.origin) }
      }
    }
    let declared = Set(facets.map(\.value.facet))
    for value in root.facets where !declared.contains(value.facet) { add(value.facet, value.value, .root) }
    return facets
  }

  private func relations(url: String?) -> [Relation] {
    let resolver = ReferenceResolver(label: root.label, path: path)
    let fragment = row.map { "#" + $0.key } ?? ""
    let own = [ReferenceResolver.place(root.label, path) + fragment, url]
    var relations: [Relation] = []
    func add(_ kind: RelationKind, _ target: String, _ origin: String) {
      guard !own.contains(target), !relations.contains(where: { $0.kind == kind && $0.target == target }) else { return }
      relations.append(Relation(kind, target: target, origin: origin))
    }
    for kind in RelationKind.allCases {
      for value in table[.relation(kind)] {
        // A page may be translated into languages that this bank does not hold.
        if kind == .translation, value.language == .undetermined { continue }
        let isLink = value.origin > .frontMatter
        // Whoever writes our own elements into a page may name a concept, or a record by its identifier; other links with a colon lead elsewhere.
        let isOwn = value.origin == .fondsMeta && !WebAddress.isValid(value.value) && value.value.prefix { $0 != "/" }.contains(":")
        if let target = resolver.alias(value.value, isLink: isLink && !isOwn) { add(kind, target, value.origin.rawValue) }
      }
    }
    for twin in TwinNames.candidates(of: path) {
      add(.translation, ReferenceResolver.place(root.label, twin) + fragment, MetadataOrigin.name.rawValue)
    }
    return relations
  }

  private var fields: [String: [String]] {
    var fields: [String: [String]] = [:]
    for name in table.names {
      guard let field = name.field else { continue }
      var seen: Set<String> = []
      fields[field] = table.best(name).map(\.value).filter { seen.insert($0).inserted }
    }
    return fields
  }
}
