/// A piece of a query with the column it starts at.
struct QueryToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word(String)
    case phrase(String)
    /// A field's name with its colon; a value follows immediately.
    case field(QueryField, name: String)
    case must
    case mustNot
    case and
    case or
    case not
    case open
    case close
  }

  var kind: Kind
  /// Unicode scalars, from 1.
  var column: Int
}
