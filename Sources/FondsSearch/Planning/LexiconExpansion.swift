internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// What the lexicon adds to single words: their translations, as synonyms that count for less.
///
/// A word and its translations are one thing asked for: they share one inverse document frequency, of the documents with the word and of those with its
/// translations by their shares (Darwish and Oard, *Probabilistic Structured Query Methods*, SIGIR 2003), and in a document the best of them counts. Where
/// records are in the language of the query and have the word, its translations count for less than it does.
struct LexiconExpansion {
  /// Exponent of shares: what one word has several translations for is rarely half as good, so that shares of it are drawn together.
  private static let evenness = 0.6

  private let lexicon: Lexicon
  private let words: WordPlanner
  /// What the reader does not want.
  private let takenOff: TakenOff
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
  init?(_ lexicon: Lexicon, _ query: Query, _ filters: [FacetFilter], _ words: WordPlanner, without takenOff: TakenOff) throws(IndexError) {
    self.lexicon = lexicon
    self.takenOff = takenOff
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
    let written = String(decoding: text.utf8.dropFirst(word.start).prefix(word.end - word.start), as: UTF8.self)
    if takenOff.contains(written) { return nil }
    var terms: [TranslatedTerm] = []
    var found: [Translation] = []
    var labels: [LocalizedLabel] = []
    for source in sources {
      guard let target = source.other else { continue }
      for (translation, term) in try translations(of: word, source) {
        terms.append(term)
        found.append(translation)
        labels.append(LocalizedLabel(translation.form, target))
      }
    }
    if terms.isEmpty { return nil }
    var documents = 0.0
    for stem in try words.stems(word) { documents += Double(stem.documentFrequency) }
    // Where records are in the language of the query and have the word, its translations come after it. Elsewhere, what has the word all the same has it by
    // chance or as a word of both languages.
    let weight = documents > 0 && hasSource ? words.weights.translation : 1
    for term in terms { documents += Double(term.share) * Double(term.term.documentFrequency) }
    let strength = try words.statistics.inverseDocumentFrequency(Int(documents.rounded()))
    let expansion = Expansion(words: written, concept: nil, labels: labels, weights: found.map(\.share))
    return Widening(
      plan: .translations(of: .union(of: try words.terms(word, inverse: strength)), terms, factor: strength * weight), expansion: expansion,
      patterns: found.map { [HighlightWord(stems: [$0.stem])] }, strength: strength, terms: terms.map(\.term), weight: weight)
  }

  /// The translations of a word of a language that stand somewhere and are not the word again, with what counts of them.
  private func translations(of word: AnalyzedWord, _ source: Language) throws(IndexError) -> [(Translation, TranslatedTerm)] {
    guard !StopWords.contains(word.exact, in: [source]) else { return [] }
    var translations: [(Translation, TranslatedTerm)] = []
    for translation in try known(word, source) where !word.stems.contains(translation.stem) && !takenOff.contains(translation.form) {
      let term = try words.statistics.term(.stem, translation.stem)
      guard term.documentFrequency > 0 else { continue }
      let share = min(Float(pow(Double(translation.share), Self.evenness)), 1)
      translations.append((translation, TranslatedTerm(term: term, share: share)))
    }
    return translations
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
    case .everything, .word, .phrase, .prefix, .facet, .years, .meeting, .asOf, .literal: []
    }
  }
}
