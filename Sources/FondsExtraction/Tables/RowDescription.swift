internal import FondsRecord

/// What one row says: the values of a description, a text, and what to call it where it has no title.
struct RowDescription: Sendable {
  var values: [MetadataValue]
  var blocks: [Block]
  var name: String
}
