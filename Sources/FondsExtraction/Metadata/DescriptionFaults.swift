internal import FondsRecord

/// Finds what people wrote into a description and nobody understood, so that the report can say so.
///
/// What pages and programs say of themselves is often nonsense and is passed over in silence.
enum DescriptionFaults {
  /// The flags of a record with this table.
  static func flags(in table: MetadataTable) -> [String] {
    var flags: [String] = []
    func check(_ name: MetadataName, _ isUnderstood: (String) -> Bool) {
      let written = table[name].filter { $0.origin <= .fondsMeta }
      if written.contains(where: { !isUnderstood($0.value) }) { flags.append(ExtractionFlag.misread(name.rawValue)) }
    }
    check(.visibility) { Visibility(word: $0) != nil }
    check(.url, WebAddress.isValid)
    for name in [MetadataName.published, .modified, .created] { check(name) { DateReader.date($0) != nil } }
    check(.eventDate) { text in
      // Two days with a slash between them are an interval, or it ends before it begins.
      DateReader.interval(text).map { $0.end != nil || text.count(where: { $0 == "/" }) != 1 } ?? false
    }
    flags += table[.misread].map { ExtractionFlag.misread($0.value) }
    let isFacetLost = { (name: MetadataName) in
      table[name].contains { value in value.origin <= .fondsMeta && name.facet.map { !FacetValue($0, value.value).isValid } ?? false }
    }
    if table.names.contains(where: isFacetLost) { flags.append(ExtractionFlag.misread("facets")) }
    for facet in table.names.compactMap(\.facet) where FacetName.identifier(named: facet) == nil {
      if FacetName.order.contains(where: { isOneSlip(Array(facet.utf8), Array($0.utf8)) }) {
        flags.append(ExtractionFlag.unknownKey(facet))
      }
    }
    for name in table.names {
      // Of a table, its header is told once, not every row.
      let isWritten = { (value: MetadataValue) in value.origin <= .frontMatter && value.origin != .table }
      guard let key = name.field, table[name].contains(where: isWritten), isNearlyKnown(key) else { continue }
      flags.append(ExtractionFlag.unknownKey(key))
    }
    return flags
  }

  /// Fields of a kind of record whose names are near a key by chance: a commitment has a state, an experience a stage.
  private static let ownKeys: Set<String> = ["state"]

  /// Whether a key is one slip of the keyboard away from one that means something.
  static func isNearlyKnown(_ key: String) -> Bool {
    guard !ownKeys.contains(key) else { return false }
    let key = Array(key.utf8)
    return key.count >= 4 && !Description.fields.contains(String(decoding: key, as: UTF8.self))
      && Description.keys.contains { isOneSlip(key, Array($0.utf8)) }
  }

  /// One letter more, less, or other, or two neighbours exchanged (Damerau 1964).
  private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1, left != right else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (a, b) = (left.dropFirst(start), right.dropFirst(start))
    if a.count != b.count { return a.count > b.count ? a.dropFirst().elementsEqual(b) : a.elementsEqual(b.dropFirst()) }
    if a.dropFirst().elementsEqual(b.dropFirst()) { return true }
    return a.count >= 2 && Array(a.prefix(2).reversed()) == Array(b.prefix(2)) && a.dropFirst(2).elementsEqual(b.dropFirst(2))
  }
}
