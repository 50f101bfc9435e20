internal import FondsRecord

/// Selects the shingles of blocks from their words, as ``Shingle`` describes.
///
/// A block is read in stretches, so that memory stays bounded however long it is; each stretch begins with the last words of the one before, so that
/// every window is seen whole and what ``Shingle`` promises holds across them. Which of equal shingles is taken may depend on where a stretch begins,
/// which the words before alone decide. Reusable: it keeps its memory from one block to the next.
struct ShingleSelector {
  /// Of the words of the stretch under way.
  private var hashes: [UInt64] = []
  /// First byte of each word.
  private var starts: [Int] = []
  /// Of the eight words from each word on.
  private var grams: [UInt64] = []
  private var isSelected: [Bool] = []
  /// Which word of the block the stretch begins with.
  private var firstWord = 0
  /// Which word of the block the next shingle may begin with at the earliest.
  private var nextWord = 0
  /// The quotations of the block, once they are known.
  private var quoted: [Range<Int>]?

  /// Words of a stretch.
  private static let stretch = 1 << 15
  /// Words of a stretch that the next one begins with again.
  private static let overlap = 64
  /// Words before the end of a stretch whose windows it does not hold whole.
  private static let margin = 40

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// What the first word of a shingle is multiplied by: the base to the power of the others.
  private static let oldest: UInt64 = (1..<Shingle.words).reduce(1) { power, _ in power &* base }

  /// Takes the next word of the block.
  @inline(__always)
  mutating func add(_ hash: UInt64, at start: Int) {
    hashes.append(hash)
    starts.append(start)
  }

  /// Whether `read` is due.
  var isFull: Bool { hashes.count >= Self.stretch }

  /// Appends the selected shingles of the words taken so far, but for those near the end.
  mutating func read(_ block: Block, at index: Int, into shingles: inout [Shingle]) {
    append(from: block, at: index, before: hashes.count - Self.margin, to: &shingles)
    let read = hashes.count - Self.overlap
    hashes.removeFirst(read)
    starts.removeFirst(read)
    firstWord += read
  }

  /// Appends the selected shingles of the words taken, and begins a new block.
  ///
  /// O(words).
  mutating func close(_ block: Block, at index: Int, into shingles: inout [Shingle]) {
    append(from: block, at: index, before: hashes.count, to: &shingles)
    hashes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    firstWord = 0
    nextWord = 0
    quoted = nil
  }

  private mutating func append(from block: Block, at index: Int, before end: Int, to shingles: inout [Shingle]) {
    guard hashes.count >= Shingle.words, index < Shingle.blockLimit, firstWord + hashes.count < Shingle.wordLimit,
      shingles.count < Shingle.limit
    else { return }
    let text = block.text.utf8.span
    hashGrams()
    selectLeast()
    selectSentences(text)
    let quoted = self.quoted ?? (block.kind == .quotation ? [0..<text.count] : QuotedSpans(text).ranges)
    self.quoted = quoted
    selectQuoted(quoted)
    var span = 0
    for word in grams.indices.prefix(end) where isSelected[word] && firstWord + word >= nextWord {
      while span < quoted.count, quoted[span].upperBound <= starts[word] { span += 1 }
      shingles.append(
        Shingle(
          hash: grams[word] &>> 24, left: context(word - Shingle.context), right: context(word + Shingle.words), block: index,
          word: firstWord + word, isQuoted: span < quoted.count && quoted[span].contains(starts[word])))
    }
    nextWord = firstWord + end
  }

  /// A rolling hash of eight words each (Karp & Rabin 1987), mixed at the end.
  private mutating func hashGrams() {
    grams.removeAll(keepingCapacity: true)
    var rolling: UInt64 = 0
    for index in hashes.indices {
      if index >= Shingle.words { rolling &-= hashes[index - Shingle.words] &* Self.oldest }
      rolling = rolling &* Self.base &+ hashes[index]
      if index >= Shingle.words - 1 { grams.append(Self.mixed(rolling)) }
    }
  }

  /// The least of each window of shingles; of fewer than a window, the least of all.
  ///
  /// Of equal ones that of the window before, else the rightmost (the paper's robust winnowing): a word said a million times is selected once a window.
  private mutating func selectLeast() {
    isSelected.removeAll(keepingCapacity: true)
    isSelected.append(contentsOf: repeatElement(false, count: grams.count))
    var least = 0
    for end in grams.indices {
      let first = max(0, end - Shingle.window + 1)
      if least < first {
        least = first
        for index in first...end where grams[index] <= grams[least] { least = index }
      } else if grams[end] < grams[least] {
        least = end
      }
      if end >= Shingle.window - 1 || end == grams.count - 1 { isSelected[least] = true }
    }
  }

  /// The shingles that begin a sentence, or what stands behind a colon or a semicolon.
  private mutating func selectSentences(_ text: Span<UInt8>) {
    if firstWord == 0 { isSelected[0] = true }
    for word in grams.indices.dropFirst() {
      // A single space, most often, ends no sentence.
      var index = starts[word] - 2
      while index >= 0, starts[word] - index <= Self.gap, !WordClass.isLetter(text[index]), !WordClass.isDigit(text[index]) {
        switch text[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"): isSelected[word] = true
        default: break
        }
        index -= 1
      }
    }
  }

  /// How far before a sentence its predecessor ends at most, in bytes: a mark, spaces, a quotation mark or a dash.
  private static let gap = 8

  /// All shingles of short quotations.
  private mutating func selectQuoted(_ ranges: [Range<Int>]) {
    var word = 0
    for range in ranges {
      while word < starts.count, starts[word] < range.lowerBound { word += 1 }
      var end = word
      while end < starts.count, starts[end] < range.upperBound { end += 1 }
      if end - word <= Shingle.shortQuotation, end - word >= Shingle.words {
        for inner in word...(end - Shingle.words) { isSelected[inner] = true }
      }
      word = end
    }
  }

  /// 12 bits of a hash of four words, never 0; 0 where the block does not have them.
  private func context(_ start: Int) -> UInt64 {
    guard start >= 0, start + Shingle.context <= hashes.count else { return 0 }
    var rolling: UInt64 = 0
    for index in start..<start + Shingle.context { rolling = rolling &* Self.base &+ hashes[index] }
    return max(1, Self.mixed(rolling) &>> 52)
  }

  /// The finaliser of MurmurHash3 (Appleby 2011): every bit of the input moves every bit of the output.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value &>> 33
    value &*= 0xFF51_AFD7_ED55_8CCD
    value ^= value &>> 33
    value &*= 0xC4CE_B9FE_1A85_EC53
    return value ^ value &>> 33
  }
}
