internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// What the lexicon adds to single words: their translations, as synonyms that count for less.
///
/// The translations of a word into a language are one thing asked for: they share one inverse document frequency there, of the documents with the word itself
/// and of those with its translations by their shares (Darwish and Oard, *Probabilistic Structured Query Methods*, SIGIR 2003), and in a document the best of
/// them counts. Where records are in the language of the query and have the word, its translations count for less than it does.
struct LexiconExpansion {
  /// Exponent of shares: what one word has several translations for is rarely half as good, so that shares of it are drawn together.
  private static let evenness = 0.6

  private let lexicon: Lexicon
  private let words: WordPlanner
  /// The languages whose words are translated.
  private let sources: [Language]
  /// Whether some record is in one of them: then the word itself comes before its translations.
  private let hasSource: Bool

  /// A word with its translations.
  struct Widening {
    var plan: Plan
    var expansion: Expansion
    /// The stems of the translations: what a snippet shows of a document that was found by them.
    var patterns: [[HighlightWord?]]
    /// What they all count for.
    var strength: Float
    /// The stems of the translations.
    var terms: [PlannedTerm]
    /// What a translation counts for beside the word itself.
    var weight: Float
  }

  /// - Parameter filters: those that narrow the whole query; languages that they exclude need no translation.
  /// - Returns: `nil` where nothing is to be translated: no record is in the other language, or none may be.
  init?(_ lexicon: Lexicon, _ query: Query, _ filters: [FacetFilter], _ words: WordPlanner) throws(IndexError) {
    self.lexicon = lexicon
    self.words = words
    let texts = query.bareWords
    if texts.isEmpty { return nil }
    let guess = LanguageDetector.detect(texts.joined(separator: " ")).language
    var sources: [Language] = []
    for source in guess == .undetermined ? [Language.french, .english] : [guess] {
      guard let target = source.other else { continue }
      let isExcluded = filters.contains { $0.facet == "lang" && !$0.values.contains(target.rawValue) }
      if !isExcluded, try words.statistics.records(in: target) > 0 { sources.append(source) }
    }
    if sources.isEmpty { return nil }
    self.sources = sources
    var sourceRecords = 0
    for source in sources { sourceRecords += try words.statistics.records(in: source) }
    hasSource = sourceRecords > 0
  }

  /// The widening of a word of a text; `nil` where the index has no translation of it.
  func widening(of word: AnalyzedWord, in text: String) throws(IndexError) -> Widening? {
    let direct = try words.documentFrequency(word)
    // Where records are in the language of the query and have the word, they score as they would alone, and its translations come after them.
    // Elsewhere, what has the word all the same has it by chance or as a word of both languages.
    let comesFirst = direct > 0 && hasSource
    let own = try words.inverseDocumentFrequency(word)
    var widening = Widening(
      plan: comesFirst ? .union(of: try words.terms(word, .anywhere)) : .nothing,
      expansion: Expansion(
        words: String(decoding: text.utf8.dropFirst(word.start).prefix(word.end - word.start), as: UTF8.self), concept: nil, labels: [],
        weights: []),
      patterns: [], strength: 0, terms: [], weight: comesFirst ? words.weights.translation : 1)
    for source in sources {
      guard let target = source.other else { continue }
      let (found, terms) = try translations(of: word, source)
      if terms.isEmpty { continue }
      var documents = Double(try words.documentFrequency(word, in: target))
      for term in terms { documents += Double(term.share) * Double(term.term.documentFrequency) }
      var inverse = try words.statistics.inverseDocumentFrequency(Int(documents.rounded()), in: target)
      if comesFirst { inverse = min(inverse, own) }
      if direct > 0, !hasSource { widening.plan = .union(of: try words.terms(word, inverse: inverse)) }
      widening.plan = .translations(of: widening.plan, terms, factor: inverse * widening.weight)
      widening.strength = max(widening.strength, inverse)
      widening.terms += terms.map(\.term)
      widening.patterns += found.map { [HighlightWord(stems: [$0.stem])] }
      widening.expansion.labels += found.map { LocalizedLabel($0.form, target) }
      widening.expansion.weights += found.map(\.share)
    }
    return widening.terms.isEmpty ? nil : widening
  }

  /// The translations of a word of a language that stand somewhere and are not the word again, with what counts of them.
  private func translations(of word: AnalyzedWord, _ source: Language) throws(IndexError) -> (found: [Translation], terms: [TranslatedTerm])
  {
    guard !StopWords.contains(word.exact, in: [source]) else { return ([], []) }
    var found: [Translation] = []
    var terms: [TranslatedTerm] = []
    for translation in try known(word, source) where !word.stems.contains(translation.stem) {
      let term = try words.statistics.term(.stem, translation.stem)
      guard term.documentFrequency > 0 else { continue }
      found.append(translation)
      terms.append(TranslatedTerm(term: term, share: min(Float(pow(Double(translation.share), Self.evenness)), 1)))
    }
    return (found, terms)
  }

  private func known(_ word: AnalyzedWord, _ source: Language) throws(IndexError) -> [Translation] {
    do throws(ByteError) {
      return try lexicon.translations(of: word, from: source)
    } catch {
      throw IndexError(error)
    }
  }
}

extension Query {
  /// The words that stand for themselves and may be widened, in order.
  fileprivate var bareWords: [String] {
    switch self {
    case .word(let text, .anywhere): [text]
    case .clauses(let clauses): (clauses.must + clauses.should).flatMap(\.bareWords)
    case .everything, .word, .phrase, .prefix, .facet, .years, .literal: []
    }
  }
}
