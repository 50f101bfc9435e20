internal import FondsBytes
internal import FondsIndex
package import FondsRecord
internal import FondsText

/// Finds what a reader may have meant by words that the index hardly knows: its own words within two edits, by a noisy channel (`SpellingCost`
/// against document frequency), in the language of the rest of the query, as the texts write them.
///
/// A word that French or English has is right, though the index may lack it: only a doubled letter is offered instead.
/// One per request, not to be shared. The reader's bounds hold: a word that stands in hidden records alone is not told, and is as good as unknown.
package final class Speller {
  /// Words of a query that are looked at; the others stay as they are.
  static let wordLimit = 8
  /// The most terms within the edits that are weighed.
  static let candidateLimit = 2_000
  /// The likeliest candidates whose documents are looked at.
  static let checkedLimit = 6
  /// What it is worth that a candidate is of the language of the other words.
  static let languageBonus: Float = 0.7

  private let searcher: Searcher
  private let required: [FacetFilter]
  private let deadline: ContinuousClock.Instant?
  private let ui: Language
  private let lexicon: Lexicon?
  private let analyzer = QueryAnalyzer()
  private let statistics: TermStatistics
  private let liveDocuments: Int

  /// - Parameters:
  ///   - required: as `SearchRequest.required`.
  ///   - ui: the reader's language, which counts where the other words tell none.
  ///   - lexicon: whose words are right as they are; `nil` for none.
  package init(
    _ searcher: Searcher, required: [FacetFilter], ui: Language, lexicon: Lexicon? = nil, deadline: ContinuousClock.Instant? = nil
  ) {
    self.lexicon = lexicon
    self.searcher = searcher
    self.required = required
    self.deadline = deadline
    self.ui = ui
    statistics = TermStatistics(searcher.snapshot)
    liveDocuments = searcher.snapshot.statistics.liveDocuments
  }

  /// The query with its misspelt words corrected and everything else as it was typed, likeliest first; at most three, none where nothing helps.
  ///
  /// Looked at are bare words and those behind `+`; quotations, values of fields, prefixes and what is excluded stand as they are.
  /// - Throws: `query` where the query cannot be read; `index`, `timeout`.
  package func corrections(of query: String, fields: FieldVocabulary) throws(SearchError) -> [String] {
    let tokens: [QueryToken]
    do throws(QueryError) { tokens = try QueryLexer.tokens(of: query, fields: fields) } catch { throw .query(error) }
    let words = SpelledWord.words(of: tokens, in: query, analyzer)
    var corrected: [(word: SpelledWord, candidates: [SpellingCandidate])] = []
    var looked = 0
    for word in words where looked < Self.wordLimit {
      try Deadline(instant: deadline).check()
      guard let tolerance = try tolerance(of: word.analyzed) else { continue }
      looked += 1
      let candidates = try candidates(for: word.analyzed, tolerance)
      if !candidates.isEmpty { corrected.append((word, candidates)) }
    }
    guard !corrected.isEmpty else { return [] }
    let language = try language(of: words.filter { word in !corrected.contains { $0.word == word } })
    let guess = LanguageDetector.detect(query)
    let spoken = guess.confidence > Self.sureness ? guess.language : .undetermined
    var replacements: [(word: SpelledWord, forms: [String])] = []
    for (word, candidates) in corrected {
      // What is known of one language is no slip of the other one's.
      let isKnown = try knows(word.analyzed, exactly: false)
      let only = isKnown && spoken != .undetermined ? spoken : nil
      let forms = try forms(of: candidates, like: word, language, only: only, alternatives: corrected.count == 1 ? 3 : 1)
      if !forms.isEmpty { replacements.append((word, forms)) }
    }
    guard let most = replacements.map(\.forms.count).max() else { return [] }
    return (0..<most).map { number in
      SpelledWord.replacing(replacements.map { ($0.word, $0.forms[min(number, $0.forms.count - 1)]) }, in: query)
    }
  }

  /// How sure the language of a query must be.
  private static let sureness = 0.95

  // MARK: Which words

  /// How far from a word another one may be.
  private struct Tolerance {
    var edits: Int
    /// At most this `SpellingCost`.
    var cost: Float
    /// Documents that the reader may see with the word itself.
    var known: Int
  }

  /// How far off another word may be; `nil` for a word that needs no correction.
  private func tolerance(of word: AnalyzedWord) throws(SearchError) -> Tolerance? {
    let letters = word.exact.count
    guard letters >= 3, letters <= SegmentReader.nearWordLimit, !word.isStopWord, Self.isOfLetters(word.exact) else { return nil }
    let frequency = try visibleFrequency(word.exact)
    let whole = 0.9 * Float(letters)
    if frequency == 0 {
      return try isRight(word)
        ? Tolerance(edits: 1, cost: SpellingCost.doubled, known: 0) : Tolerance(edits: letters >= 5 ? 2 : 1, cost: whole, known: 0)
    }
    let isRare = letters >= Self.knownLength && Self.neededFrequency(frequency, cost: SpellingCost.doubled) <= Float(liveDocuments)
    guard isRare, !(try knows(word, exactly: true)) else { return nil }
    return Tolerance(edits: 1, cost: whole, known: frequency)
  }

  /// Whether a word that stands in no text is none the less one of French or English: in this form, or in a form of a stem that no text has.
  private func isRight(_ word: AnalyzedWord) throws(SearchError) -> Bool {
    if try knows(word, exactly: true) { return true }
    for stem in word.stems where try documentFrequency(.stem, stem) > 0 { return false }
    return try knows(word, exactly: false)
  }

  private func knows(_ word: AnalyzedWord, exactly: Bool) throws(SearchError) -> Bool {
    do throws(ByteError) { return try lexicon?.knows(word, exactly: exactly) ?? false } catch { throw .index(IndexError(error)) }
  }

  /// The shortest word of the index that may be a misspelling of another one.
  private static let knownLength = 6

  /// How many documents a neighbour needs to be what a word of so many documents was meant to be: the stranger the slip, the more.
  private static func neededFrequency(_ frequency: Int, cost: Float) -> Float {
    let factor: Float = cost <= SpellingCost.transposed ? 10 : cost <= SpellingCost.lostOrAdded ? 30 : 60
    return factor * Float(frequency) * Float(frequency).squareRoot()
  }

  private static func isOfLetters(_ term: [UInt8]) -> Bool { term.allSatisfy { $0 >= 0x80 || ($0 >= 0x61 && $0 <= 0x7A) } }

  private func documentFrequency(_ space: TermSpace, _ term: [UInt8]) throws(SearchError) -> Int {
    try searching { () throws(IndexError) in try statistics.term(space, term).documentFrequency }
  }

  /// The documents with a form; 0 where the reader may see none of them.
  private func visibleFrequency(_ term: [UInt8]) throws(SearchError) -> Int {
    let frequency = try documentFrequency(.exact, term)
    guard frequency > 0, frequency <= Self.secretLimit, !required.isEmpty else { return frequency }
    return try documents(with: term).isEmpty ? 0 : frequency
  }

  /// A word of more documents is no secret.
  private static let secretLimit = 1_000

  // MARK: Candidates

  /// The words of the index that may have been meant, likeliest first.
  private func candidates(for word: AnalyzedWord, _ tolerance: Tolerance) throws(SearchError) -> [SpellingCandidate] {
    let typed = word.exact
    var found: [[UInt8]: Int] = [:]
    for segment in searcher.snapshot.segments {
      try searching { () throws(IndexError) in
        try segment.forEachWord(within: tolerance.edits, editsOf: typed) { term, documents in
          if found.count < Self.candidateLimit || found[term] != nil { found[term, default: 0] += documents }
        }
      }
    }
    let known = tolerance.known
    found[typed] = nil
    var channel = SpellingCost(typed)
    var candidates: [SpellingCandidate] = []
    for (term, frequency) in found {
      let cost = channel.cost(of: term)
      guard cost <= tolerance.cost, known == 0 || Float(frequency) >= Self.neededFrequency(known, cost: cost) else { continue }
      candidates.append(SpellingCandidate(term, documentFrequency: frequency, cost: cost))
    }
    candidates.sort(by: SpellingCandidate.precedes)
    guard let best = candidates.first, !isInflection(best, of: word, isKnown: known > 0) else { return [] }
    return Array(candidates.prefix(Self.checkedLimit))
  }

  /// Whether a candidate is another form of the word, by its ending (of one that the index knows, by any difference): a search finds both by their stem.
  private func isInflection(_ candidate: SpellingCandidate, of word: AnalyzedWord, isKnown: Bool) -> Bool {
    let other = analyzer.word(String(decoding: candidate.term, as: UTF8.self)).first
    let common = word.stems.filter { other?.stems.contains($0) ?? false }
    if common.isEmpty { return false }
    if isKnown { return true }
    let shared = zip(candidate.term, word.exact).prefix { $0 == $1 }.count
    let rests = [Array(candidate.term[shared...]), Array(word.exact[shared...])]
    if rests.allSatisfy(Self.numbers.contains) { return true }
    // A bare stem is rather a word cut short.
    return rests.allSatisfy(Self.endings.contains) && !common.contains { StemTerm.stem(of: $0) == word.exact }
  }

  private static let numbers = Set(["", "s", "x"].map { Array($0.utf8) })
  /// What is left of forms of one word behind the letters that they share, folded.
  private static let endings = Set(
    [
      "", "a", "ai", "aient", "ait", "ant", "ants", "ante", "antes", "d", "e", "ed", "ee", "ees", "ent", "er", "era", "es", "ez", "ing",
      "ions", "ient", "is", "it",
      "ns", "nt", "nte", "ntes", "nts", "ont", "r", "ra", "ront", "s", "t", "x", "z"
    ].map { Array($0.utf8) })

  // MARK: Language and form

  /// The language of most documents that the other words stand in; the reader's where they tell none.
  private func language(of words: [SpelledWord]) throws(SearchError) -> Language {
    var counts: [Language: Int] = [:]
    for word in words.prefix(Self.wordLimit) where !word.analyzed.isStopWord {
      for address in try documents(with: word.analyzed.exact) { counts[try language(at: address), default: 0] += 1 }
    }
    let (french, english) = (counts[.french] ?? 0, counts[.english] ?? 0)
    return french == english ? ui : french > english ? .french : .english
  }

  /// The best documents with a word that the reader may see.
  private func documents(with term: [UInt8]) throws(SearchError) -> [DocumentAddress] {
    let request = SearchRequest(.everything, required: required, size: 8, countsTotal: false, deadline: deadline)
    return try searcher.search(ExactQuery.union([term]), request).hits.map(\.address)
  }

  private func language(at address: DocumentAddress) throws(SearchError) -> Language {
    try searching { () throws(IndexError) in try searcher.snapshot.segments[address.segment].language(of: address.document) }
  }

  /// The likeliest candidates as texts write them.
  ///
  /// - Parameters:
  ///   - only: the language that most of the documents of a candidate must be in; `nil` for any.
  ///   - alternatives: the most forms; after the first only those nearly as likely.
  private func forms(
    of candidates: [SpellingCandidate], like word: SpelledWord, _ language: Language, only: Language?, alternatives: Int
  ) throws(SearchError) -> [String] {
    var rated: [(candidate: SpellingCandidate, documents: [DocumentAddress])] = []
    for var candidate in candidates {
      if let best = rated.map(\.candidate.score).max(), candidate.score + Self.languageBonus < best - Self.alternativeMargin { break }
      let documents = try documents(with: candidate.term)
      guard !documents.isEmpty else { continue }
      var languages: [Language: Int] = [:]
      for address in documents { languages[try self.language(at: address), default: 0] += 1 }
      if let only, languages[only] ?? 0 < languages[only.other ?? .undetermined] ?? 0 { continue }
      let own = languages[language] ?? 0
      candidate.score += Self.languageBonus * Float(own) / Float(documents.count)
      rated.append((candidate, documents))
    }
    rated.sort { SpellingCandidate.precedes($0.candidate, $1.candidate) }
    var forms: [String] = []
    for (candidate, documents) in rated.prefix(alternatives) where candidate.score >= rated[0].candidate.score - Self.alternativeMargin {
      let form = word.inItsCase(try form(of: candidate.term, in: documents, language))
      if form != word.text, !forms.contains(form) { forms.append(form) }
    }
    return forms
  }

  /// How much less likely than the best one an alternative may be.
  private static let alternativeMargin: Float = 2

  /// The word as its documents write it, those of a language if there are such; its folded form where their records are not kept.
  private func form(of term: [UInt8], in documents: [DocumentAddress], _ language: Language) throws(SearchError) -> String {
    var own: [DocumentAddress] = []
    for address in documents where try self.language(at: address) == language { own.append(address) }
    var forms = WrittenForms(of: term)
    for address in (own.isEmpty ? documents : own).prefix(4) {
      forms.read(try searching { () throws(IndexError) in try searcher.snapshot.segments[address.segment].stored(of: address.document) })
    }
    return forms.best ?? String(decoding: term, as: UTF8.self)
  }
}
