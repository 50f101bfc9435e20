package import FondsBytes
package import FondsRecord

/// What a label is looked for in.
package enum LabelUse: Sendable, Hashable {
  /// Running text: only the labels that may tag it.
  case tagging
  /// The words of a query: all labels.
  case query
}

/// A label of a concept found in a text.
package struct LabelMatch: Sendable, Hashable {
  /// Index in `Thesaurus.concepts`.
  package var concept: Int
  /// Index of its first token among the tokens of the text.
  package var firstToken: Int
  /// Articles within the label included.
  package var tokenCount: Int
  /// Half-open range in the text, in bytes of UTF-8.
  package var start: Int
  package var end: Int
  /// The label as the thesaurus writes it.
  package var label: String
  package var language: Language

  package init(concept: Int, firstToken: Int, tokenCount: Int, start: Int, end: Int, label: String, language: Language) {
    self.concept = concept
    self.firstToken = firstToken
    self.tokenCount = tokenCount
    self.start = start
    self.end = end
    self.label = label
    self.language = language
  }
}

/// The labels of a thesaurus as sequences of words without number, accents and articles, ready to be found in text.
///
/// It is read where it lies, in memory or in a mapped file; opening it reads nothing but its sizes:
///
/// ```
/// image = "FONDSLBL" version:u8 analysis:u8 zero:u8×2 concepts:u32 french:u32 french-tree english-tree
/// ```
/// u32 is little-endian; `concepts` is their number in the thesaurus, `french` the size of the French tree in bytes; for trees see `LabelTree`.
///
/// Immutable: one serves all tasks.
package struct LabelIndex: Sendable {
  /// Raised when labels give other trees than before; what they owe to tokens and folding changes with `Analyzer.version`.
  package static let version: UInt8 = 1
  static let header = Array("FONDSLBL".utf8) + [version, UInt8(Analyzer.version), 0, 0]

  /// The bytes of the index: the same for the same thesaurus.
  package let image: ByteView
  let french: LabelTree
  let english: LabelTree
  private let conceptCount: Int

  /// Reads the labels of all concepts; those of undetermined language count for both.
  package init(_ thesaurus: Thesaurus) {
    var builder = LabelIndexBuilder()
    for concept in thesaurus.concepts { builder.add(concept) }
    guard let index = LabelIndex(image: ByteView(copying: builder.encode()), of: thesaurus) else {
      preconditionFailure("what the builder writes can be read")
    }
    self = index
  }

  /// Takes the image of the labels of a thesaurus; `nil` where it is another version's, another thesaurus's, or its sizes are wrong.
  ///
  /// Of damage in what it holds a wrong or a missing label comes, never a trap and never a concept that the thesaurus does not have.
  package init?(image: ByteView, of thesaurus: Thesaurus) {
    do throws(ByteError) {
      var reader = ByteReader(image)
      guard try reader.bytes(Self.header.count) == Self.header else { return nil }
      conceptCount = Int(try reader.uint32())
      let size = Int(try reader.uint32())
      let start = reader.position
      guard conceptCount == thesaurus.concepts.count, let french = LabelTree(try image.slice(start, size)),
        let english = LabelTree(try image.slice(start + size, image.count - start - size))
      else { return nil }
      self.french = french
      self.english = english
      self.image = image
    } catch {
      return nil
    }
  }

  /// Whether an image is of the version that is written.
  package static func isCurrent(_ image: ByteView) -> Bool {
    do throws(ByteError) { return try image.compare(0, header.count, with: header) == 0 } catch { return false }
  }

  func tree(_ language: StemLanguage) -> LabelTree { language == .french ? french : english }

  func hasConcept(_ concept: Int) -> Bool { concept < conceptCount }
}
