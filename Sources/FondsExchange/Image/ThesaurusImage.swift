package import FondsBytes
package import FondsRecord

/// A thesaurus as the bytes that an index keeps: opening it parses nothing, and the same thesaurus always gives the same bytes.
///
/// ```
/// image    = "FONDSTHS" version:u8 zero:u8×3 strings:u32 text:u32 schemes:u32 concepts:u32
///            string-ends text scheme-list concept-ends concept-list
/// string-ends  = u32 × strings       where each string ends in the text; one begins where the one before it ends
/// text         = utf8                text bytes: each string once, in the order of first use below
/// scheme-list  = count { facet order labels }                                                     schemes bytes
/// concept-ends = u32 × concepts      where each concept ends in the list
/// concept-list = { facet id uri flags [order] preferred alternates hidden ambiguous notes broader narrower related }
/// labels, preferred, alternates, hidden, ambiguous, notes = count { language:u8 string }
/// broader, narrower = count { id }                  related = count { facet id }
/// flags    = 1: text may assign the concept, 2: an order follows
/// language = 0 fr, 1 en, 2 und
/// ```
/// Concepts are sorted by facet, then identifier, as unsigned bytes. u32 is little-endian. Counts and strings (by number) are unsigned LEB128 of at
/// most 32 bits; an order is the zigzag form of a signed integer of 64 bits. Nothing follows the last concept.
package enum ThesaurusImage {
  /// The version that is written; version 1 is read too.
  package static let version: UInt8 = 2
  static let magic = Array("FONDSTHS".utf8)
  static let headerSize = 28
  static let languages: [Language] = [.french, .english, .undetermined]

  /// Linear in the size of the thesaurus.
  package static func encode(_ thesaurus: Thesaurus) -> [UInt8] {
    var writer = ThesaurusImageWriter()
    for scheme in thesaurus.schemes { writer.add(scheme) }
    for concept in thesaurus.concepts { writer.add(concept) }
    return writer.finish()
  }

  /// The thesaurus of an image that stays where it is: concepts are read when they are asked for.
  ///
  /// The sizes of the parts are checked, not what is in them: of damage that no checksum told, a concept comes out empty.
  /// Throws `damagedImage` with the offset of the fault, or `imageVersion`.
  package static func open(_ image: ByteView) throws(ExchangeError) -> Thesaurus {
    try reading { () throws(ByteError) in
      let parts = try parts(of: image)
      return Thesaurus(schemes: try parts.readSchemes(), store: ImageConcepts(parts))
    }
  }

  /// Reads a whole image into memory; throws `damagedImage` with the offset of the fault, or `imageVersion`.
  package static func decode(_ image: ByteView) throws(ExchangeError) -> Thesaurus {
    try reading { () throws(ByteError) in
      let parts = try parts(of: image)
      return Thesaurus(schemes: try parts.readSchemes(), concepts: try parts.readConcepts())
    }
  }

  /// Whether an image is of the version that is written.
  package static func isCurrent(_ image: ByteView) -> Bool { image.count > magic.count && image[magic.count] == version }

  private static func parts(of image: ByteView) throws(ByteError) -> ThesaurusImageParts {
    var reader = ByteReader(image)
    guard try reader.bytes(magic.count) == magic else { throw ByteError(.damaged, offset: 0, "no image of a thesaurus") }
    switch try reader.byte() {
    case version: return try ThesaurusImageParts(image)
    case 1: return try ThesaurusImageParts(ByteView(copying: ThesaurusImageVersion1.converted(image)))
    case let other: throw ByteError(.limit, offset: magic.count, "\(other)")
    }
  }

  private static func reading<Result>(_ body: () throws(ByteError) -> Result) throws(ExchangeError) -> Result {
    do throws(ByteError) {
      return try body()
    } catch {
      let remedy = "build the index again with fonds reindex --full"
      guard error.code == .limit else {
        throw ExchangeError(.damagedImage, message: "the compiled thesaurus is damaged", remedy: remedy, offset: error.offset ?? 0)
      }
      throw ExchangeError(
        .imageVersion, message: "the compiled thesaurus is of version \(error.message), this program reads version \(version)",
        remedy: remedy, offset: error.offset)
    }
  }
}
