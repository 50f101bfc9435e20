package import FondsBytes
internal import FondsText

/// Makes a lexicon of parallel text.
///
/// Words are aligned with the stems of the other language in both directions, and so are their stems; the share of a translation is the geometric mean of
/// both conditional probabilities, which keeps what each side prefers of the other. A word that stands often goes by itself, one that stands rarely by its stem.
package struct LexiconTrainer {
  /// Shares below this are dropped.
  static let leastShare: Float = 0.02
  /// Pairs that are expected to be met less often are dropped.
  static let leastCount: Float = 0.5
  /// A word that was met less often goes by its stem.
  private static let leastWords = 3
  /// A word that was met so often believes itself as much as its stem.
  private static let reserve: Float = 2
  /// A word goes by its stem where their shares differ by less, of 1.
  private static let difference: Float = 0.2

  private let corpus: ParallelCorpus

  package init(_ corpus: ParallelCorpus) { self.corpus = corpus }

  /// A stem with how sure it is.
  private typealias Shares = [(target: Int, share: Float)]

  /// Learns.
  ///
  /// - Parameter progress: told which of how many steps begins.
  /// - Throws: `limit` when there is too much text.
  package func image(progress: (_ step: Int, _ steps: Int) -> Void = { _, _ in }) throws(ByteError) -> LexiconImage {
    let (french, english) = (corpus.french, corpus.english)
    let frenchStems = corpus.frenchTokens.mapped { french.words[$0].stem }
    let englishStems = corpus.englishTokens.mapped { english.words[$0].stem }
    let leaders = (french: french.leaders(), english: english.leaders())
    progress(1, 6)
    let given = try WordAlignment(generated: frenchStems, french.stems.count, given: englishStems, english.stems.count)
    progress(2, 6)
    let taken = try WordAlignment(generated: englishStems, english.stems.count, given: frenchStems, french.stems.count)
    let fromFrench = Self.shares(given, taken, leaders.english)
    let fromEnglish = Self.shares(taken, given, leaders.french)
    let frenchWords = try words(
      french, corpus.frenchTokens, fromFrench, english, englishStems, leaders.english, progress: { progress($0 + 2, 6) })
    let englishWords = try words(
      english, corpus.englishTokens, fromEnglish, french, frenchStems, leaders.french, progress: { progress($0 + 4, 6) })

    // Only what has translations or is one is kept, in the order of the bytes.
    let places = (
      french: Self.places(french, leaders.french, fromFrench, [fromEnglish, englishWords]),
      english: Self.places(english, leaders.english, fromEnglish, [fromFrench, frenchWords])
    )
    return LexiconImage(
      frenchStems: Self.stems(french, leaders.french, places.french, fromFrench, places.english),
      frenchWords: Self.terms(french, frenchWords, places.english),
      englishStems: Self.stems(english, leaders.english, places.english, fromEnglish, places.french),
      englishWords: Self.terms(english, englishWords, places.french))
  }

  /// The shares of words that do not go by their stems; empty for the others.
  private func words(
    _ vocabulary: LexiconVocabulary, _ tokens: TokenStream, _ stemShares: [Shares], _ other: LexiconVocabulary, _ otherStems: TokenStream,
    _ otherLeaders: [Int?], progress: (_ step: Int) -> Void
  ) throws(ByteError) -> [Shares] {
    progress(1)
    let given = try WordAlignment(generated: tokens, vocabulary.words.count, given: otherStems, other.stems.count)
    progress(2)
    let taken = try WordAlignment(generated: otherStems, other.stems.count, given: tokens, vocabulary.words.count)
    let own = Self.shares(given, taken, otherLeaders)
    return vocabulary.words.enumerated().map { number, word in
      guard !word.isSilent, word.count >= Self.leastWords else { return [] }
      let stem = stemShares[word.stem]
      let belief = own[number].isEmpty ? 0 : Float(word.count) / (Float(word.count) + Self.reserve)
      var mixed: [Int: Float] = [:]
      for (target, share) in stem { mixed[target, default: 0] += (1 - belief) * share }
      for (target, share) in own[number] { mixed[target, default: 0] += belief * share }
      let shares = Self.best(mixed.map { (target: $0.key, share: $0.value) })
      var distance: Float = 0
      for (target, share) in shares { distance += abs(share - (stem.first { $0.target == target }?.share ?? 0)) }
      for (target, share) in stem where !shares.contains(where: { $0.target == target }) { distance += share }
      return distance < Self.difference ? [] : shares
    }
  }

  /// By source word: its translations.
  ///
  /// - Parameters:
  ///   - given: p(source | target), in rows of sources.
  ///   - taken: p(target | source), in rows of targets.
  ///   - leaders: targets without one say nothing.
  private static func shares(_ given: WordAlignment, _ taken: WordAlignment, _ leaders: [Int?]) -> [Shares] {
    let sources = given.starts.count - 1
    // The pairs of `taken` in rows of sources.
    var starts = [Int](repeating: 0, count: sources + 1)
    for source in taken.given { starts[Int(source) + 1] += 1 }
    for source in 0..<sources { starts[source + 1] += starts[source] }
    var pairs = [(target: UInt32, pair: UInt32)](repeating: (0, 0), count: taken.given.count)
    var next = starts
    for target in 0..<taken.starts.count - 1 {
      for pair in taken.starts[target]..<taken.starts[target + 1] {
        let source = Int(taken.given[pair])
        pairs[next[source]] = (UInt32(target), UInt32(pair))
        next[source] += 1
      }
    }
    var row = [Int32](repeating: -1, count: leaders.count)
    var shares: [Shares] = []
    shares.reserveCapacity(sources)
    for source in 0..<sources {
      for pair in given.starts[source]..<given.starts[source + 1] { row[Int(given.given[pair])] = Int32(pair) }
      var found: Shares = []
      for (target, pair) in pairs[starts[source]..<starts[source + 1]] where leaders[Int(target)] != nil {
        let other = Int(row[Int(target)])
        guard min(given.counts[other], taken.counts[Int(pair)]) >= leastCount else { continue }
        found.append((Int(target), (given.probabilities[other] * taken.probabilities[Int(pair)]).squareRoot()))
      }
      shares.append(best(found))
    }
    return shares
  }

  /// The largest shares, made to add up to 1.
  private static func best(_ shares: Shares) -> Shares {
    let sum = shares.sorted { $0.target < $1.target }.reduce(0) { $0 + $1.share }
    guard sum > 0 else { return [] }
    var kept: Shares = []
    for (target, share) in shares where share / sum >= leastShare { kept.append((target, share / sum)) }
    kept.sort { $0.share == $1.share ? $0.target < $1.target : $0.share > $1.share }
    return Array(kept.prefix(Lexicon.translationLimit))
  }

  /// By stem: its number in the file; `nil` for one that is left out.
  private static func places(_ vocabulary: LexiconVocabulary, _ leaders: [Int?], _ own: [Shares], _ others: [[Shares]]) -> [Int?] {
    var isUsed = own.indices.map { !own[$0].isEmpty && leaders[$0] != nil }
    for table in others {
      for shares in table { for (target, _) in shares { isUsed[target] = true } }
    }
    let kept = isUsed.indices.filter { isUsed[$0] }.sorted { vocabulary.stems[$0].lexicographicallyPrecedes(vocabulary.stems[$1]) }
    var places = [Int?](repeating: nil, count: own.count)
    for (place, stem) in kept.enumerated() { places[stem] = place }
    return places
  }

  private static func stems(
    _ vocabulary: LexiconVocabulary, _ leaders: [Int?], _ places: [Int?], _ shares: [Shares], _ targets: [Int?]
  ) -> [LexiconImage.Term] {
    let kept = places.indices.filter { places[$0] != nil }.sorted { places[$0] ?? 0 < places[$1] ?? 0 }
    return kept.map { stem in
      let form = leaders[stem].map { vocabulary.words[$0].form } ?? ""
      return LexiconImage.Term(
        bytes: vocabulary.stems[stem], form: form, entries: leaders[stem] == nil ? [] : entries(shares[stem], targets))
    }
  }

  private static func terms(_ vocabulary: LexiconVocabulary, _ shares: [Shares], _ targets: [Int?]) -> [LexiconImage.Term] {
    let kept = shares.indices.filter { !shares[$0].isEmpty }
    let sorted = kept.sorted { vocabulary.words[$0].bytes.lexicographicallyPrecedes(vocabulary.words[$1].bytes) }
    return sorted.map { LexiconImage.Term(bytes: vocabulary.words[$0].bytes, form: "", entries: entries(shares[$0], targets)) }
  }

  private static func entries(_ shares: Shares, _ targets: [Int?]) -> [(target: Int, share: Int)] {
    shares.compactMap { target, share in
      targets[target].map { (target: $0, share: max(1, Int((share * LexiconTable.Entry.whole).rounded()))) }
    }
  }
}
