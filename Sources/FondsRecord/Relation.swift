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
