/// A facet and one of its values, both by identifier (`theme`, `mobility`): labels are chosen at display time.
package struct FacetValue: Sendable, Hashable, Comparable {
  package var facet: String
  package var value: String

  package init(_ facet: String, _ value: String) {
    self.facet = facet
    self.value = value
  }

  /// The longest name of a facet, in bytes.
  package static let nameLimit = 64
  /// The longest value, in bytes.
  package static let valueLimit = 900

  /// Whether it can be indexed: a name of 1…64 bytes without white space, control, colon and equals sign; a value of 1…900 bytes without NUL.
  package var isValid: Bool {
    let isNamed =
      (1...Self.nameLimit).contains(facet.utf8.count)
      && facet.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != ":" && $0 != "=" && !$0.properties.isWhitespace }
    return isNamed && (1...Self.valueLimit).contains(value.utf8.count) && !value.utf8.contains(0)
  }

  package static func < (left: FacetValue, right: FacetValue) -> Bool {
    left.facet == right.facet
      ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8) : left.facet.utf8.lexicographicallyPrecedes(right.facet.utf8)
  }
}

/// The facets that fonds knows by name, in the order in which people see them.
///
/// Any other identifier is a facet of the bank's own, shown after these.
package enum FacetName {
  package static let order = [
    "bank", "objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale", "territory", "status",
    "form", "has",
    "producer", "network", "lang", "format", "year", "event-year", "visibility"
  ]

  /// The names that people give the facets in French, with and without accents.
  package static let french: [String: String] = [
    "banque": "bank", "objectif": "objective", "thème": "theme", "acteur": "actor", "changement": "change", "étape": "stage",
    "scénario": "scenario", "levier": "lever", "compétence": "skill", "échelle": "scale", "territoire": "territory", "statut": "status",
    "forme": "form", "producteur": "producer", "réseau": "network", "visibilité": "visibility", "année": "year", "langue": "lang",
    "annee": "year", "etape": "stage", "competence": "skill",
    "echelle": "scale", "reseau": "network", "visibilite": "visibility"
  ]

  /// The facet that a name stands for, in either language and any case; `nil` for a name of the bank's own.
  package static func identifier(named name: String) -> String? {
    let name = name.lowercased()
    return order.contains(name) ? name : french[name]
  }

  /// Facets whose values are concepts of the systemic thesaurus.
  package static let systemic: Set<String> = [
    "bank", "objective", "theme", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill", "scale", "territory", "status",
    "form", "has"
  ]
}

/// Why a record carries a facet value.
package enum FacetBasis: String, Sendable, Hashable, CaseIterable {
  /// A documentalist said so on the desk.
  case desk
  /// Declared by the source, its sidecar or its front matter.
  case declared
  /// Inherited from the defaults of the root.
  case root
  /// Found as a label of the concept in the text.
  case text
}

/// One label of a concept found in one block.
package struct Evidence: Sendable, Hashable {
  /// Index of the block in `Record.blocks`; −1 stands for the title, keywords or abstract.
  package var block: Int
  package var label: String
  package var language: Language

  package init(block: Int, label: String, language: Language) {
    self.block = block
    self.label = label
    self.language = language
  }
}

/// A facet value of a record with the reason it is there.
package struct FacetAssignment: Sendable, Hashable {
  package var value: FacetValue
  package var basis: FacetBasis
  /// Where it was declared (`sidecar`, `meta:fonds.theme`); empty for text.
  package var origin: String
  package var evidence: [Evidence]

  package init(_ value: FacetValue, basis: FacetBasis, origin: String = "", evidence: [Evidence] = []) {
    self.value = value
    self.basis = basis
    self.origin = origin
    self.evidence = evidence
  }
}
