package import FondsRecord
internal import FondsSystemic

/// Words that a record shares with another one, as people see it.
package struct QuotationView: Sendable, Hashable {
  /// What the record does with the other one's words.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    case cites
    case citedBy = "cited-by"
    case copy
    case shares
  }

  /// One stretch, with its place in both records.
  package struct Piece: Sendable, Hashable {
    /// As this record has it.
    package var text: String
    /// Index in `Record.blocks` of this record.
    package var block: Int
    /// The page of it, where there are pages.
    package var page: Int?
    /// The same of the other record.
    package var otherBlock: Int
    package var otherPage: Int?
  }

  package var role: Role
  package var other: RecordView.Target
  /// Words in common; at least so many where the two share them at fifty places or more.
  package var words: Int
  /// Stretches in the order of this record; the longest ones where there are many.
  package var pieces: [Piece]

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", role.rawValue)
      writer.member("id", other.id)
      writer.member("title", other.title)
      writer.member("language", other.language.rawValue)
      writer.member("words", words)
      writer.name("pieces")
      writer.array { writer in
        for piece in pieces {
          writer.object { writer in
            writer.member("text", piece.text)
            writer.member("block", piece.block)
            writer.member("page", orNull: piece.page)
            writer.member("other_block", piece.otherBlock)
            writer.member("other_page", orNull: piece.otherPage)
          }
        }
      }
    }
  }
}

extension QuotationView {
  /// The most stretches shown of one pair of records.
  private static let pieceLimit = 5

  /// How a quotation looks from one of its two records.
  ///
  /// O(bytes of the blocks that share words), whatever the number of stretches.
  init(_ quotation: Quotation, in record: Record, other: Record) {
    let isFirst = quotation.from == record.id.value
    role =
      switch quotation.kind {
      case .cites: isFirst ? .cites : .citedBy
      case .copy: .copy
      case .shares: .shares
      }
    self.other = RecordView.Target(id: other.id.value, title: other.title(for: other.language).text, language: other.language)
    let seen = isFirst ? quotation.pieces : quotation.pieces.map(\.reversed)
    var shared = SharedWords(record.blocks, other.blocks)
    var shown: Set<Shown> = []
    var stretches: [(piece: Quotation.Piece, stretch: SharedWords.Stretch)] = []
    for piece in seen {
      // Two pieces of one stretch reach the same ends.
      guard let stretch = shared.stretch(piece), shown.insert(Shown(piece.block, piece.otherBlock, stretch.range)).inserted else {
        continue
      }
      stretches.append((piece, stretch))
    }
    // The words of a short piece are counted; of many pieces only the longest are kept.
    let isComplete = quotation.pieces.count < Quotation.pieceLimit
    let counted = stretches.reduce(0) { $0 + $1.stretch.words }
    words = isComplete ? counted : max(counted, quotation.words)
    let longest = stretches.sorted { ($1.stretch.words, $0.piece.block, $0.piece.word) < ($0.stretch.words, $1.piece.block, $1.piece.word) }
    pieces = longest.prefix(Self.pieceLimit).sorted { ($0.piece.block, $0.piece.word) < ($1.piece.block, $1.piece.word) }.map {
      (piece, stretch) in
      let block = record.blocks[piece.block]
      return Piece(
        text: String(decoding: Array(block.text.utf8)[stretch.range], as: UTF8.self), block: piece.block, page: block.page,
        otherBlock: piece.otherBlock, otherPage: other.blocks[piece.otherBlock].page)
    }
  }

  /// What tells two stretches apart.
  private struct Shown: Hashable {
    var block: Int
    var otherBlock: Int
    var range: Range<Int>

    init(_ block: Int, _ otherBlock: Int, _ range: Range<Int>) { (self.block, self.otherBlock, self.range) = (block, otherBlock, range) }
  }
}

extension QuotationView.Role {
  /// What it says of the other record, for people.
  package func word(in ui: Language) -> String {
    switch self {
    case .cites: ui(fr: "cite", en: "quotes")
    case .citedBy: ui(fr: "cité par", en: "quoted by")
    case .copy: ui(fr: "même texte que", en: "same text as")
    case .shares: ui(fr: "a des phrases en commun avec", en: "has sentences in common with")
    }
  }
}
