package import FondsRecord
internal import FondsText

/// What becomes of a thesaurus when facets of it are replaced by those of another.
package struct ThesaurusDiff: Sendable, Hashable {
  /// A preferred label that is another one; `nil` where there was none, or is none any longer.
  package struct Renaming: Sendable, Hashable {
    package var value: FacetValue
    package var language: Language
    package var before: String?
    package var after: String?
  }

  /// A concept that has become another one.
  package struct Merge: Sendable, Hashable {
    package var value: FacetValue
    package var target: FacetValue
    /// Whether the new thesaurus states it; else all its labels have moved there.
    package var isStated: Bool
  }

  /// All sorted by value.
  package var added: [FacetValue] = []
  /// Those that were not merged.
  package var removed: [FacetValue] = []
  package var renamed: [Renaming] = []
  package var merged: [Merge] = []
  /// Concepts with other broader concepts than before.
  package var moved: [FacetValue] = []

  /// Whether nothing of that kind changes; other labels and notes may.
  package var isEmpty: Bool { self == ThesaurusDiff() }

  /// Compares.
  ///
  /// - Parameter replacements: what the new thesaurus states of concepts that have become others.
  package init(from old: Thesaurus, to new: Thesaurus, replacements: [ConceptReplacement] = []) {
    let facets = Set(new.schemes.map(\.facet))
    let stated = Self.stated(replacements)
    let given = Set(replacements.compactMap(\.value))
    var bearers: [String: [FacetValue]]?
    for concept in old.concepts where facets.contains(concept.facet) {
      if let now = new[concept.value], !given.contains(concept.value) {
        compare(concept, now)
      } else if let target = stated[concept.uri] ?? stated[SKOSWriter.uri(of: concept.value)], target != concept.value,
        target.facet == concept.facet
      {
        merged.append(Merge(value: concept.value, target: target, isStated: true))
      } else {
        let known = bearers ?? Self.bearers(in: new)
        bearers = known
        if let target = Self.bearer(of: concept, among: known) {
          merged.append(Merge(value: concept.value, target: target, isStated: false))
        } else {
          removed.append(concept.value)
        }
      }
    }
    for concept in new.concepts where old.index(of: concept.value) == nil && !given.contains(concept.value) { added.append(concept.value) }
  }

  package init() {}

  private static func stated(_ replacements: [ConceptReplacement]) -> [String: FacetValue] {
    let given = Dictionary(replacements.compactMap { one in one.value.map { ($0, one.replacement) } }) { first, _ in first }
    var stated: [String: FacetValue] = [:]
    for one in replacements {
      // What replaces it may have been replaced itself.
      var target = one.replacement
      var seen: Set<FacetValue> = [target]
      while let next = given[target], seen.insert(next).inserted { target = next }
      stated[one.uri] = target
    }
    return stated
  }

  private mutating func compare(_ old: Concept, _ new: Concept) {
    for language in Language.allCases where old.preferred[language] != new.preferred[language] {
      renamed.append(Renaming(value: old.value, language: language, before: old.preferred[language], after: new.preferred[language]))
    }
    if Set(old.broader) != Set(new.broader) { moved.append(old.value) }
  }

  /// The concepts that bear each label, by facet, language and folded label.
  private static func bearers(in thesaurus: Thesaurus) -> [String: [FacetValue]] {
    var bearers: [String: [FacetValue]] = [:]
    for concept in thesaurus.concepts {
      let preferred = Language.allCases.compactMap { language in concept.preferred[language].map { LocalizedLabel($0, language) } }
      for label in Set(preferred + concept.alternates + concept.hidden) {
        bearers[key(concept.facet, label), default: []].append(concept.value)
      }
    }
    return bearers
  }

  private static func key(_ facet: String, _ label: LocalizedLabel) -> String {
    facet + "\u{0}" + label.language.rawValue + "\u{0}" + Folding.fold(label.text)
  }

  /// The concept that bears every preferred label of one that is gone.
  private static func bearer(of concept: Concept, among bearers: [String: [FacetValue]]) -> FacetValue? {
    var common: Set<FacetValue>?
    for (language, label) in concept.preferred {
      let here = Set(bearers[key(concept.facet, LocalizedLabel(label, language))] ?? [])
      common = common?.intersection(here) ?? here
    }
    return common?.min()
  }
}
