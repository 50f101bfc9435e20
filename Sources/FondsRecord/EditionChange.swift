/// What became of a stretch of text between two editions.
package enum EditionChange: Sendable, Hashable {
  /// A block that both have, in the writing of the later one.
  case kept(Block)
  case removed(Block)
  case added(Block)
  /// A block that was reworded: its words in order, and the language of the later one.
  case changed([EditionPiece], Block)
}

/// Some words of a block that was reworded.
package struct EditionPiece: Sendable, Hashable {
  /// Where the words stand.
  package enum Kind: String, Sendable, Hashable {
    case kept
    case removed
    case added
  }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
