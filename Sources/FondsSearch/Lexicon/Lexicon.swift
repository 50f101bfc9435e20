package import FondsBytes
package import FondsRecord
package import FondsText

/// What a word may be in the other language.
package struct Translation: Sendable, Hashable {
  /// The folded stem that is looked for, in bytes of UTF-8.
  package var stem: [UInt8]
  /// A word of that stem as people write it.
  package var form: String
  /// How sure it is, over 0 and up to 1; the shares of a word add up to about 1.
  package var share: Float

  package init(stem: [UInt8], form: String, share: Float) {
    self.stem = stem
    self.form = form
    self.share = share
  }
}

/// The words of one language with their translations into the other, learned from parallel text.
///
/// Read where it lies, in the program or in a mapped file: opening it reads nothing but its sizes (`Index/FORMAT.md` §11). Immutable: one serves all tasks.
package struct Lexicon: Sendable {
  /// The most translations of a word.
  package static let translationLimit = 8
  static let magic = Array("FONDSLEX".utf8)
  static let version: UInt32 = 1
  /// Bytes before the first table.
  static let headerSize = 32

  /// The whole file.
  package let image: ByteView
  private let french: Side
  private let english: Side

  /// The tables of one language.
  private struct Side {
    /// Folded stems; what the other language refers to.
    let stems: LexiconTable
    /// Folded words whose translations are not those of their stem.
    let words: LexiconTable
  }

  /// Opens the image of a lexicon.
  ///
  /// - Throws: `damaged` for what is no lexicon of this version or has wrong sizes.
  package init(_ image: ByteView) throws(ByteError) {
    self.image = image
    guard image.count >= Self.headerSize, try image.compare(0, Self.magic.count, with: Self.magic) == 0 else {
      throw Self.refusal(image, "this is no lexicon")
    }
    let version = try image.uint32(at: 8)
    guard version == Self.version else {
      throw Self.refusal(image, "this is a lexicon of version \(version), and version \(Self.version) is read", "train it again")
    }
    var start = Self.headerSize
    var tables: [LexiconTable] = []
    for number in 0..<4 {
      let size = Int(try image.uint32(at: 16 + 4 * number))
      tables.append(try LexiconTable(try image.slice(start, size)))
      start += size
    }
    guard start == image.count else { throw Self.refusal(image, "a lexicon has the wrong size") }
    french = Side(stems: tables[0], words: tables[1])
    english = Side(stems: tables[2], words: tables[3])
  }

  /// Reads every byte against the checksum and every reference against what it refers to.
  ///
  /// - Throws: `damaged`.
  package func verify() throws(ByteError) {
    let sum = Checksum.crc32(try image.slice(16, image.count - 16))
    guard try sum == image.uint32(at: 12) else { throw Self.refusal(image, "the checksum of a lexicon is wrong") }
    for table in [french.stems, french.words] { try table.verify(targets: english.stems.count) }
    for table in [english.stems, english.words] { try table.verify(targets: french.stems.count) }
  }

  /// The translations of a word of a language into the other one, the surest first; none for a word that nobody has met.
  ///
  /// O(log words).
  /// - Throws: `damaged`.
  package func translations(of word: AnalyzedWord, from language: Language) throws(ByteError) -> [Translation] {
    guard let stem = language == .french ? word.stems.first : word.stems.last, language != .undetermined else { return [] }
    let (side, other) = language == .french ? (french, english) : (english, french)
    var entries: [LexiconTable.Entry] = []
    if let number = try side.words.number(of: word.exact) {
      entries = try side.words.entries(of: number)
    } else if let number = try side.stems.number(of: StemTerm.stem(of: stem)) {
      entries = try side.stems.entries(of: number)
    }
    var translations: [Translation] = []
    for entry in entries.prefix(Self.translationLimit) {
      let (stem, form) = try other.stems.term(entry.target)
      translations.append(Translation(stem: StemTerm.term(of: stem, in: language.other ?? .undetermined), form: form, share: entry.share))
    }
    return translations
  }

  /// Whether a word is one of either language here: in exactly this form, or in any form of its stem.
  ///
  /// Of the forms of a stem not all are known exactly; a word that is no more than its stem is rather cut short. O(log words).
  /// - Throws: `damaged`.
  package func knows(_ word: AnalyzedWord, exactly: Bool) throws(ByteError) -> Bool {
    for (side, stem) in [(french, word.stems.first), (english, word.stems.last)] {
      if try side.words.number(of: word.exact) != nil { return true }
      guard let stem, let number = try side.stems.number(of: StemTerm.stem(of: stem)) else { continue }
      if !exactly, StemTerm.stem(of: stem) != word.exact { return true }
      if Folding.fold(try side.stems.term(number).form.utf8.span) == word.exact { return true }
    }
    return false
  }

  /// How many stems have translations.
  package func count(_ language: Language) -> Int { language == .french ? french.stems.count : english.stems.count }

  private static func refusal(_ image: ByteView, _ message: String, _ remedy: String = "choose another file, or train one") -> ByteError {
    ByteError(.damaged, path: image.path.isEmpty ? nil : image.path, message, remedy: remedy)
  }
}
