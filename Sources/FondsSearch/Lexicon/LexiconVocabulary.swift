internal import FondsText

/// The words of one language met in parallel text, with their stems.
struct LexiconVocabulary: Sendable {
  /// A folded word.
  struct Word: Sendable {
    let bytes: [UInt8]
    /// The number of its stem.
    let stem: Int
    /// Says nothing of its own: grammar, a figure, a single letter.
    let isSilent: Bool
    var count = 0
    /// The way of writing it that leads among those met so far (Boyer and Moore, *MJRTY*, 1991), and by how much.
    var form = ""
    var lead = 0
  }

  private(set) var words: [Word] = []
  private(set) var stems: [[UInt8]] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var stemNumbers: [[UInt8]: Int] = [:]

  /// Counts a word of a text.
  ///
  /// - Parameter written: as it stands there, in lower case.
  /// - Returns: its number.
  mutating func add(_ word: AnalyzedWord, written: String) -> Int {
    let number = numbers[word.exact] ?? insert(word)
    words[number].count += 1
    if words[number].form == written {
      words[number].lead += 1
    } else if words[number].lead == 0 {
      words[number].form = written
      words[number].lead = 1
    } else {
      words[number].lead -= 1
    }
    return number
  }

  private mutating func insert(_ word: AnalyzedWord) -> Int {
    let bytes = word.stems.first.map(StemTerm.stem) ?? word.exact
    let stem = stemNumbers[bytes] ?? stems.count
    if stem == stems.count {
      stemNumbers[bytes] = stem
      stems.append(bytes)
    }
    let hasLetter = word.exact.contains { $0 > 0x39 }
    numbers[word.exact] = words.count
    words.append(
      Word(bytes: word.exact, stem: stem, isSilent: word.isStopWord || word.isElision || !hasLetter || word.exact.count < 2))
    return words.count - 1
  }

  /// By stem: the most frequent word that says something; `nil` where there is none.
  func leaders() -> [Int?] {
    var leaders = [Int?](repeating: nil, count: stems.count)
    for (number, word) in words.enumerated() where !word.isSilent {
      if let leader = leaders[word.stem], words[leader].count >= word.count { continue }
      leaders[word.stem] = number
    }
    return leaders
  }
}
