internal import FondsRecord
internal import FondsText

/// All metadata values of one record by name, the most trusted first; texts are NFC.
struct MetadataTable {
  private var values: [MetadataName: [MetadataValue]] = [:]

  /// The longest value kept, in Unicode scalars.
  private static let longest = 4_000

  init(_ values: [MetadataValue]) {
    for value in values {
      var value = value
      value.value = Normalization.nfc(
        TextCleaner.cleaned(String(String.UnicodeScalarView(value.value.unicodeScalars.prefix(Self.longest)))))
      if !value.value.isEmpty { self.values[value.name, default: []].append(value) }
    }
    // Of equally trusted values the first found stays first.
    self.values = self.values.mapValues { found in
      found.enumerated().sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }.map(\.element)
    }
  }

  var names: [MetadataName] { values.keys.sorted { $0.rawValue < $1.rawValue } }

  /// Every value of a name.
  subscript(name: MetadataName) -> [MetadataValue] { values[name] ?? [] }

  /// The values of the most trusted origin that has any worth keeping.
  func best(_ name: MetadataName, where isSane: (MetadataValue) -> Bool = { _ in true }) -> [MetadataValue] {
    let sane = self[name].filter(isSane)
    return sane.filter { $0.origin == sane.first?.origin }
  }
}
