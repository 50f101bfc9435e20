internal import FondsIndex
internal import FondsText

/// Finds compounds that texts write otherwise than the query: `autopartage` for `auto-partage`, and `auto-partage` or `auto partage` for `autopartage`.
struct CompoundPlanner {
  let words: WordPlanner
  let analyzer: QueryAnalyzer

  /// A compound in its other writing.
  struct Variant {
    let plan: Plan
    /// Its words, side by side.
    let words: [AnalyzedWord]
    let weight: Float
  }

  /// Bytes that a part of a compound has at least.
  private static let leastPart = 3
  /// A word in fewer documents than one in so many, or in a handful, may be a rare writing of a compound.
  private static let rarity = 1_000
  private static let handful = 5
  private static let otherWriting: Float = 0.5

  /// Two tokens that stand side by side with a hyphen between them, as one word; `nil` where no text writes them so.
  func joined(_ first: AnalyzedWord, _ second: AnalyzedWord, in text: String) throws(IndexError) -> Variant? {
    let between = text.utf8.dropFirst(first.end).prefix(max(0, second.start - first.end))
    guard Self.hyphens.contains(where: { $0.elementsEqual(between) }) else { return nil }
    let compound = String(decoding: first.exact + second.exact, as: UTF8.self)
    guard let word = analyzer.word(compound).first, word.end == compound.utf8.count else { return nil }
    // Its words count by themselves as well: what has both writings is not twice as good.
    let inverse = try words.inverseDocumentFrequency(word)
    let terms = try words.stems(word).map { Plan.term($0, factor: Self.otherWriting * words.weights.stem * inverse) }
    return terms.isEmpty ? nil : Variant(plan: .best(of: terms), words: [word], weight: inverse)
  }

  private static let hyphens = ["-", "\u{2010}", "\u{2011}"].map { Array($0.utf8) }

  /// A rare word as two words side by side that texts have; of several ways to part it, the one with the most frequent parts.
  func split(_ word: AnalyzedWord) throws(IndexError) -> Variant? {
    let bytes = word.exact
    guard bytes.count >= 2 * Self.leastPart, bytes.count <= AnalyzedRecord.termByteLimit, try isRare(word) else { return nil }
    var best: (place: Int, frequency: Int)?
    for place in Self.leastPart...bytes.count - Self.leastPart where bytes[place] & 0xC0 != 0x80 {
      let right = try words.statistics.term(.exact, Array(bytes[place...])).documentFrequency
      if right == 0 { continue }
      let frequency = min(right, try words.statistics.term(.exact, Array(bytes[..<place])).documentFrequency)
      if frequency > best?.frequency ?? 0 { best = (place, frequency) }
    }
    guard let place = best?.place else { return nil }
    let parts = [bytes[..<place], bytes[place...]].compactMap { analyzer.word(String(decoding: $0, as: UTF8.self)).first }
    guard parts.count == 2 else { return nil }
    func phrase(_ form: (AnalyzedWord) -> [UInt8]?) throws(IndexError) -> Plan {
      try words.phrase(parts.enumerated().map { (bytes: form($1) ?? $1.exact, offset: $0) }, .stem, weight: words.weights.stem)
    }
    let plan = Plan.best(of: [try phrase { $0.stems.first }, try phrase { $0.stems.last }])
    return plan.matchesNothing ? nil : Variant(plan: plan, words: parts, weight: plan.largestScore)
  }

  private func isRare(_ word: AnalyzedWord) throws(IndexError) -> Bool {
    let frequency = try words.documentFrequency(word)
    return frequency <= Self.handful || frequency * Self.rarity < words.statistics.documents
  }
}
