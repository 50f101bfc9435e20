internal import FondsText

/// The columns of one table: what becomes of each, and which of them name a row.
struct TableColumns: Sendable {
  /// The texts of the header row.
  let headers: [String]
  /// What becomes of each column.
  let targets: [TableTarget]
  /// Columns that the mapping names and the table has not.
  let missing: [String]
  /// Columns that mean nothing here, and nearly do.
  let slips: [Int]
  /// How the key of a row is put together; empty where rows have no names.
  let key: [KeyPart]

  /// A piece of the key of a row.
  enum KeyPart: Sendable, Hashable {
    case text(String)
    case column(Int)
  }

  /// The rows that may be the header: titles and notes may stand above it.
  private static let headerRows = 20

  /// Reads a header by a mapping.
  init(header: Table.Row, mapping: TableMapping) {
    let headers = Self.headers(of: header)
    let finder = HeaderFinder(headers)
    var targets: [TableTarget?] = Array(repeating: nil, count: headers.count)
    var missing: [String] = []
    var named: Set<Int> = []
    for column in mapping.columns {
      let places = finder.places(of: column.header)
      if places.isEmpty { missing.append(column.header) }
      for place in places {
        targets[place] = column.target
        named.insert(place)
      }
    }
    var key = Self.key(mapping.identifier ?? "", finder, missing: &missing)
    if mapping.identifier != nil, key.count == 1, case .column(let place) = key[0], targets[place] == nil { targets[place] = .leftOut }
    var slips: [Int] = []
    var resolved: [TableTarget] = []
    for (place, header) in headers.enumerated() {
      let target = targets[place] ?? TableTarget(header: header) ?? Self.ownField(header, place)
      if Self.isSlip(target, isNamed: named.contains(place)) { slips.append(place) }
      resolved.append(target)
    }
    if key.isEmpty, let place = resolved.firstIndex(of: .identifier) { key = [.column(place)] }
    self.headers = headers
    self.targets = resolved
    self.key = key
    self.missing = missing
    self.slips = slips
  }

  /// Reads a header that speaks for itself: `nil` unless it has an identifier or a title and every column is a known key.
  init?(describing header: Table.Row) {
    var targets: [TableTarget] = []
    var hasName = false
    let headers = Self.headers(of: header)
    for header in headers {
      guard let target = TableTarget(header: header) else { return nil }
      if case .key("title", _) = target { hasName = true }
      if target == .identifier { hasName = true }
      targets.append(target)
    }
    guard hasName else { return nil }
    self.headers = headers
    self.targets = targets
    missing = []
    slips = []
    key = targets.firstIndex(of: .identifier).map { [.column($0)] } ?? []
  }

  /// The row of a table that is its header under a mapping: the first that has all columns of the mapping, else the first of all.
  static func headerRow(of table: Table, mapping: TableMapping) -> Int {
    for (index, row) in table.rows.prefix(headerRows).enumerated() where TableColumns(header: row, mapping: mapping).missing.isEmpty {
      return index
    }
    return 0
  }

  /// The column whose cells a flag is about; `nil` where that is none or several.
  func column(of flag: String) -> String? {
    let name: String
    if flag.hasPrefix(ExtractionFlag.misread) {
      name = String(flag.dropFirst(ExtractionFlag.misread.count))
    } else if flag.hasPrefix(ExtractionFlag.unknownConcept) {
      let facet = String(flag.dropFirst(ExtractionFlag.unknownConcept.count).prefix { $0 != ":" })
      name = facet == "bank" ? MetadataName.kind.rawValue : MetadataName.facet(facet).rawValue
    } else {
      return nil
    }
    let places = targets.indices.filter { place in
      guard case .key(let key, _) = targets[place] else { return false }
      if name == MetadataName.eventDate.rawValue { return key == "event" || key == "event.start" }
      return Description.name(of: key)?.rawValue == name
    }
    return places.count == 1 ? headers[places[0]] : nil
  }

  /// The columns with the header of an earlier one, and that one: their values run together.
  var repeated: [(place: Int, first: Int)] {
    var first: [String: Int] = [:]
    var repeated: [(place: Int, first: Int)] = []
    for (place, header) in headers.enumerated() where !header.isEmpty && targets[place] != .leftOut {
      let name = Folding.fold(header)
      if let earlier = first[name] { repeated.append((place, earlier)) } else { first[name] = place }
    }
    return repeated
  }

  // MARK: Names

  /// The longest header, in Unicode scalars.
  private static let longest = 200

  private static func headers(of row: Table.Row) -> [String] { row.cells.map { $0.trimmed.beginning(longest) } }

  private static func key(_ pattern: String, _ finder: HeaderFinder, missing: inout [String]) -> [KeyPart] {
    guard !pattern.isEmpty else { return [] }
    guard pattern.contains("{") else {
      guard let place = finder.places(of: pattern).first else {
        missing.append(pattern)
        return []
      }
      return [.column(place)]
    }
    var parts: [KeyPart] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      if let place = finder.places(of: name).first { parts.append(.column(place)) } else { missing.append(name) }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  /// The field that keeps a column which means nothing here, under its header, folded, in words of letters and figures.
  private static func ownField(_ header: String, _ place: Int) -> TableTarget {
    let words = Folding.fold(header).split { !$0.isLetter && !$0.isNumber }
    let name = words.joined(separator: "-")
    // Whoever wrote this over a column meant to keep rows from somebody.
    if name.hasPrefix("visib") { return .key(name, nil) }
    return .field(name.isEmpty ? "column-\(place + 1)" : name.beginning(60))
  }

  private static func isSlip(_ target: TableTarget, isNamed: Bool) -> Bool {
    switch target {
    case .key(let key, _): isNamed && Description.name(of: key) == nil && DescriptionFaults.isNearlyKnown(key)
    case .field(let name): !isNamed && DescriptionFaults.isNearlyKnown(name)
    case .leftOut, .identifier, .text: false
    }
  }

  /// Finds columns by name: as it is written, else without regard to case, accents and spaces.
  private struct HeaderFinder {
    private var exact: [String: [Int]] = [:]
    private var folded: [String: [Int]] = [:]

    init(_ headers: [String]) {
      for (place, header) in headers.enumerated() where !header.isEmpty {
        exact[Normalization.nfc(header), default: []].append(place)
        folded[Self.folded(header), default: []].append(place)
      }
    }

    func places(of name: String) -> [Int] { exact[Normalization.nfc(name.trimmed)] ?? folded[Self.folded(name)] ?? [] }

    private static func folded(_ name: String) -> String { Folding.fold(name).split { $0.isWhitespace }.joined(separator: " ") }
  }
}
