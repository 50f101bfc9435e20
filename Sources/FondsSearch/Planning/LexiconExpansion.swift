internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// What the lexicon adds to single words: their translations, as synonyms that count for less.
///
/// The translations of a word are one thing asked for: they share one inverse document frequency, of the documents with the word and of those with its
/// translations by their shares (Darwish and Oard, *Probabilistic Structured Query Methods*, SIGIR 2003), and in a document the best of them counts. Where
/// records are in the language of the query and have the word, its translations count for less than it does.
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
    func records(_ language: Language) throws(IndexError) -> Int {
      try words.statistics.term(.facet, Array("lang\0\(language.rawValue)".utf8)).documentFrequency
    }
    for source in guess == .undetermined ? [Language.french, .english] : [guess] {
      guard let target = source.other else { continue }
      let isExcluded = filters.contains { $0.facet == "lang" && !$0.values.contains(target.rawValue) }
      if !isExcluded, try records(target) > 0 { sources.append(source) }
    }
    if sources.isEmpty { return nil }
    self.sources = sources
    var sourceRecords = 0
    for source in sources { sourceRecords += try records(source) }
    hasSource = sourceRecords > 0
  }

  /// The widening of a word of a text; `nil` where the index has no translation of it.
  func widening(of word: AnalyzedWord, in text: String) throws(IndexError) -> Widening? {
    let direct = try words.documentFrequency(word)
    var documents = Double(direct)
    var terms: [TranslatedTerm] = []
    var found: [Translation] = []
    var labels: [LocalizedLabel] = []
    for (translation, language) in try translations(of: word) where !found.contains(where: { $0.stem == translation.stem }) {
      let term = try words.statistics.term(.stem, translation.stem)
      guard term.documentFrequency > 0 else { continue }
      let share = pow(Double(translation.share), Self.evenness)
      documents += share * Double(term.documentFrequency)
      terms.append(TranslatedTerm(term: term, share: min(Float(share), 1)))
      found.append(translation)
      labels.append(LocalizedLabel(translation.form, language))
    }
    if terms.isEmpty { return nil }
    let strength = words.statistics.inverseDocumentFrequency(Int(documents.rounded()))
    let plan: Plan
    let weight = direct > 0 && hasSource ? words.weights.translation : 1
    if direct > 0, hasSource {
      // Records in the language of the query have the word: they score as they would alone, and the translations come after them.
      plan = .translations(of: .union(of: try words.terms(word, .anywhere)), terms, factor: strength * weight)
    } else {
      // What has the word all the same has it by chance or as a word of both languages.
      plan = .translations(of: .union(of: direct > 0 ? try words.terms(word, inverse: strength) : []), terms, factor: strength)
    }
    let expansion = Expansion(
      words: String(decoding: text.utf8.dropFirst(word.start).prefix(word.end - word.start), as: UTF8.self), concept: nil,
      labels: labels, weights: found.map(\.share))
    return Widening(
      plan: plan, expansion: expansion, patterns: found.map { [HighlightWord(stems: [$0.stem])] }, strength: strength,
      terms: terms.map(\.term), weight: weight)
  }

  /// The translations of a word that are not the word again, with their language.
  private func translations(of word: AnalyzedWord) throws(IndexError) -> [(translation: Translation, language: Language)] {
    var translations: [(Translation, Language)] = []
    for source in sources where !StopWords.contains(word.exact, in: [source]) {
      do throws(ByteError) {
        for translation in try lexicon.translations(of: word, from: source) where !word.stems.contains(translation.stem) {
          translations.append((translation, source.other ?? .undetermined))
        }
      } catch {
        throw IndexError(error)
      }
    }
    return translations
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
