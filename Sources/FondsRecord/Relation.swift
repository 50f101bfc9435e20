/// How one record is tied to another.
package enum RelationKind: String, Sendable, Hashable, CaseIterable {
  case translation
  case sameAs = "same-as"
  case editionOf = "edition-of"
  case partOf = "part-of"
  case cites
  case producedBy = "produced-by"
  case answers
  case member
  case referent
  case related

  /// What the relation is called from its other end; a relation without direction is called the same from both.
  package var inverseName: String {
    switch self {
    case .translation, .sameAs, .related: rawValue
    case .editionOf: "has-edition"
    case .partOf: "has-part"
    case .cites: "cited-by"
    case .producedBy: "producer-of"
    case .answers: "answered-by"
    case .member: "member-of"
    case .referent: "referent-of"
    }
  }
}

/// A tie to another record, by one of its aliases.
///
/// The target is a record identifier, a place (`label:relative/path`) or a URL; a target that names no record is harmless.
package struct Relation: Sendable, Hashable {
  package var kind: RelationKind
  package var target: String
  /// What declared it, such as `hreflang`, `sidecar` or `file-name`.
  package var origin: String

  package init(_ kind: RelationKind, target: String, origin: String) {
    self.kind = kind
    self.target = target
    self.origin = origin
  }
}
