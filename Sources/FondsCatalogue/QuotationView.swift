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
  /// Words in common, at least.
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
  init(_ quotation: Quotation, in record: Record, other: Record) {
    let isFirst = quotation.from == record.id.value
    role =
      switch quotation.kind {
      case .cites: isFirst ? .cites : .citedBy
      case .copy: .copy
      case .shares: .shares
      }
    self.other = RecordView.Target(id: other.id.value, title: other.title(for: other.language).text, language: other.language)
    words = quotation.words
    let seen = isFirst ? quotation.pieces : quotation.pieces.map(\.reversed)
    let longest = seen.sorted { $0.words > $1.words }.prefix(Self.pieceLimit).sorted { ($0.block, $0.word) < ($1.block, $1.word) }
    let shared = SharedWords()
    var shown: Set<[Int]> = []
    pieces = longest.compactMap { piece in
      guard record.blocks.indices.contains(piece.block), other.blocks.indices.contains(piece.otherBlock) else { return nil }
      let (block, otherBlock) = (record.blocks[piece.block], other.blocks[piece.otherBlock])
      guard
        let range = shared.range(
          in: block.text, from: piece.word, count: piece.words, agreeingWith: otherBlock.text, from: piece.otherWord)
      else { return nil }
      // Two pieces of one stretch reach the same ends.
      guard shown.insert([piece.block, piece.otherBlock, range.lowerBound, range.upperBound]).inserted else { return nil }
      let text = String(decoding: Array(block.text.utf8)[range], as: UTF8.self)
      return Piece(text: text, block: piece.block, page: block.page, otherBlock: piece.otherBlock, otherPage: otherBlock.page)
    }
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
