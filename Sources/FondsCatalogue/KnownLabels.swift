internal import FondsRecord
internal import FondsSystemic
internal import FondsText
internal import Synchronization

/// What people read for facets and values in a generation, each looked up in the thesaurus once.
final class KnownLabels: Sendable {
  private struct Key: Hashable {
    var value: FacetValue
    var language: Language
  }

  private let labels: FacetLabels
  private let thesaurus: Thesaurus
  private let knownLabels = Memo<Key, ShownLabel>()
  private let knownNames = Memo<Key, String>()
  private let knownBroader = Memo<FacetValue, [String]>()

  /// - Parameter own: labels that the description of the bank gives.
  init(thesaurus: Thesaurus, own: [FacetValue: [Language: String]] = [:], schema: @escaping @Sendable () -> Schema) {
    self.thesaurus = thesaurus
    labels = FacetLabels(thesaurus: thesaurus, own: own, schema: schema)
  }

  /// The name of a facet, as `FacetLabels.name`.
  func name(of facet: String, in language: Language) -> String {
    let key = Key(value: FacetValue(facet, ""), language: language)
    return knownNames.told(key) { labels.name(of: facet, in: language) }
  }

  /// The label of a value, as `FacetLabels.label`.
  func label(of value: FacetValue, in language: Language) -> String { shown(value, in: language).text }

  /// The label of a value with its language, as `FacetLabels.shown`.
  func shown(_ value: FacetValue, in language: Language) -> ShownLabel {
    knownLabels.told(Key(value: value, language: language)) { labels.shown(value, in: language) }
  }

  /// What the bank calls a field that no rules declare; its name where it does not say.
  func label(ofField name: String, in language: Language) -> String {
    let isOfLanguage = name.hasSuffix(".fr") || name.hasSuffix(".en")
    let field = isOfLanguage ? String(name.dropLast(3)) : name
    return labels.texts(of: FacetValue(ValueLabels.fields, field))?.text(for: language) ?? name
  }

  /// The labels of the bank's own, as `FacetLabels.texts`.
  func texts(of value: FacetValue) -> [Language: String]? { labels.texts(of: value) }

  /// The values that the bank calls by a text, besides those of the thesaurus.
  func values(of facet: String, called text: String) -> [String] {
    labels.values(of: facet, called: Folding.fold(text), folding: { Folding.fold($0) })
  }

  /// The values next broader than one.
  func broader(than value: FacetValue) -> [String] {
    knownBroader.told(value) { thesaurus.broader(than: value) }
  }
}

/// What was looked up, kept.
private final class Memo<Asked: Hashable & Sendable, Told: Sendable>: Sendable {
  private let known = Mutex<[Asked: Told]>([:])

  /// Whoever asks for values that no record has does not fill the memory.
  private static var mostKept: Int { 100_000 }

  func told(_ asked: Asked, _ look: () -> Told) -> Told {
    if let told = known.withLock({ $0[asked] }) { return told }
    // Looked up outside: others need not wait for the thesaurus.
    let told = look()
    known.withLock { known in
      if known.count >= Self.mostKept { known = [:] }
      known[asked] = told
    }
    return told
  }
}
