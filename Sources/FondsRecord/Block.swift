/// What a block of a document is.
package enum BlockKind: String, Sendable, Hashable, CaseIterable {
  case heading
  case paragraph
  case item
  case table
  case quotation
  case caption
  case code
}

/// The smallest piece of a document with a kind, a language and a quality of its own.
package struct Block: Sendable, Hashable {
  package var kind: BlockKind
  /// Heading level 1…6, nesting of a list item 1…; 0 elsewhere.
  package var level: Int
  package var language: Language
  /// 0 (residue) … 100 (running text): how much the block is worth to a reader.
  package var quality: Int
  /// The page it stands on, from 1; `nil` in formats without pages.
  package var page: Int?
  /// NFC text without line breaks, except in `code` and between the rows of a `table` (cells are separated by tabs).
  package var text: String

  /// From this quality on a block is main text; below it stands what is beside the text, or no text at all.
  package static let leastMainQuality = 50

  package init(_ kind: BlockKind, _ text: String, level: Int = 0, language: Language = .undetermined, quality: Int = 100, page: Int? = nil)
  {
    self.kind = kind
    self.level = level
    self.language = language
    self.quality = quality
    self.page = page
    self.text = text
  }
}
