package import FondsRecord

/// Words in a row that two records share, and where they stand in both.
package struct Quotation: Sendable, Hashable {
  /// What it says of the two.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The first record quotes the second one: it has the words between quotation marks, or it was published later; never one that was surely later.
    case cites
    /// At least half of the words of each are the other's: another edition, or a copy.
    case copy
    /// Who has the words from whom is not known; perhaps both from a third.
    case shares
  }

  /// One stretch, with its place in both records.
  package struct Piece: Sendable, Hashable {
    /// Index in `Record.blocks` of the first record.
    package var block: Int
    /// First word in that block, from 0, as `Tokenizer` counts them.
    package var word: Int
    /// The same in the second record.
    package var otherBlock: Int
    package var otherWord: Int
    /// So many words are the same at least; the stretch may be longer on either side.
    package var words: Int

    package init(block: Int, word: Int, otherBlock: Int, otherWord: Int, words: Int) {
      self.block = block
      self.word = word
      self.otherBlock = otherBlock
      self.otherWord = otherWord
      self.words = words
    }

    /// The same, seen from the other record.
    package var reversed: Piece { Piece(block: otherBlock, word: otherWord, otherBlock: block, otherWord: word, words: words) }
  }

  package var kind: Kind
  package var from: String
  package var to: String
  /// Words in common, at least.
  package var words: Int
  /// The longest ones, in the order of the first record, at most ``pieceLimit``.
  package var pieces: [Piece]

  /// The most places kept of one pair of records.
  package static let pieceLimit = 50

  package init(_ kind: Kind, from: String, to: String, words: Int, pieces: [Piece]) {
    self.kind = kind
    self.from = from
    self.to = to
    self.words = words
    self.pieces = pieces
  }
}

/// Quotations as lines of JSON, as they are kept beside the segments (`Index/FORMAT.md` §9).
package enum QuotationCoding {
  package static func encode(_ quotations: [Quotation]) -> [UInt8] {
    var writer = JSONWriter()
    for quotation in quotations {
      writer.object { writer in
        writer.member("kind", quotation.kind.rawValue)
        writer.member("from", quotation.from)
        writer.member("to", quotation.to)
        writer.member("words", quotation.words)
        writer.name("pieces")
        writer.array { writer in
          for piece in quotation.pieces {
            writer.array { writer in
              for number in [piece.block, piece.word, piece.otherBlock, piece.otherWord, piece.words] { writer.integer(number) }
            }
          }
        }
      }
      writer.endLine()
    }
    return writer.bytes
  }

  /// Reads what `encode` wrote.
  package static func decode(_ bytes: [UInt8]) throws(RecordError) -> [Quotation] {
    var quotations: [Quotation] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      guard let quotation = Quotation(try JSONReader.parse(bytes, in: start..<end)) else {
        throw RecordError(.badValue, offset: start, message: "a line of the quotations is wrong", remedy: "run `fonds reindex --full`")
      }
      quotations.append(quotation)
      start = end + 1
    }
    return quotations
  }
}

extension Quotation {
  fileprivate init?(_ value: JSONValue) {
    guard let kind = value["kind"]?.string.flatMap(Kind.init), let from = value["from"]?.string, let to = value["to"]?.string,
      let words = value["words"]?.integer, let pieces = value["pieces"]?.array
    else { return nil }
    self.init(kind, from: from, to: to, words: words, pieces: [])
    for piece in pieces {
      guard let numbers = piece.array?.compactMap(\.integer), numbers.count == 5, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
      self.pieces.append(
        Piece(block: numbers[0], word: numbers[1], otherBlock: numbers[2], otherWord: numbers[3], words: numbers[4]))
    }
  }
}
