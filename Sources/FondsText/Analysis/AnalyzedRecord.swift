package import FondsRecord

/// One term at one position of a record.
package struct TermOccurrence: BitwiseCopyable, Sendable, Hashable {
  /// Offset of the term in `AnalyzedRecord.bytes`; the same term of a record always has the same offset.
  package var start: UInt32
  /// Bytes, 1…64.
  package var length: UInt8
  package var space: TermSpace
  package var field: Field
  /// Token position in the record.
  package var position: UInt32

  package init(start: UInt32, length: UInt8, space: TermSpace, field: Field, position: UInt32) {
    self.start = start
    self.length = length
    self.space = space
    self.field = field
    self.position = position
  }
}

/// A stretch of the body that is read as one: the blocks of one heading section or one page, at most 400 tokens.
package struct AnalyzedPassage: Sendable, Hashable {
  /// Position of its first token; it reaches to the first position of the next passage.
  package var firstPosition: UInt32
  /// Index in `Record.blocks`; a block longer than a passage is the first block of several.
  package var firstBlock: UInt32
  package var blockCount: UInt32
  /// From 1; 0 where the format has no pages.
  package var page: UInt32
  /// The language of most of its tokens.
  package var language: Language

  package init(firstPosition: UInt32, firstBlock: UInt32, blockCount: UInt32, page: UInt32, language: Language) {
    self.firstPosition = firstPosition
    self.firstBlock = firstBlock
    self.blockCount = blockCount
    self.page = page
    self.language = language
  }
}

/// A record as the index sees it: terms in spaces at positions.
///
/// Positions increase over title, keywords, abstract, body and author in this order, with a gap of `positionGap` between two texts, so that no phrase
/// reaches from one into the next.
package struct AnalyzedRecord: Sendable, Hashable {
  /// The gap left in the positions between two texts (fields, values of a field, blocks).
  package static let positionGap: UInt32 = 16
  /// The longest term, in bytes of UTF-8; longer ones are cut at a scalar.
  package static let termByteLimit = 64

  /// The distinct terms, one after another.
  package var bytes: [UInt8]
  /// In the order of their positions.
  package var occurrences: [TermOccurrence]
  /// Tokens by `Field.rawValue`.
  package var lengths: [UInt32]
  /// Over the body alone, in order.
  package var passages: [AnalyzedPassage]
  /// First position of each block of the record.
  package var blockPositions: [UInt32]
  /// The labels that may tag text, found in each title, keyword, abstract and block, in this order; empty where the analyzer was given none.
  package var labels: [[LabelMatch]]
  /// Of the blocks that are text worth reading, in order; empty where the analyzer was not asked for them.
  package var shingles: [Shingle]

  package init() {
    bytes = []
    occurrences = []
    lengths = [UInt32](repeating: 0, count: Field.allCases.count)
    passages = []
    blockPositions = []
    labels = []
    shingles = []
  }

  /// The bytes of an occurrence's term.
  package func term(of occurrence: TermOccurrence) -> ArraySlice<UInt8> {
    bytes[Int(occurrence.start)..<Int(occurrence.start) + Int(occurrence.length)]
  }

  /// The passage that holds a position of the body; `nil` before the first one.
  ///
  /// O(log passages).
  package func passageIndex(at position: UInt32) -> Int? {
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].firstPosition <= position { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
