internal import FondsRecord

/// The languages that have a stemmer.
enum StemLanguage: Sendable {
  case french
  case english

  var language: Language { self == .french ? .french : .english }
}

/// The stemmers of both languages, each opened when it is first asked for, over folded words.
final class StemmerPair {
  private lazy var french = Stemmer(algorithm: "french")
  private lazy var english = Stemmer(algorithm: "english")

  /// The folded stem of a folded word.
  func stem(_ word: [UInt8], _ language: StemLanguage) -> [UInt8] {
    switch language {
    case .french: FrenchPlural.removed(from: Folding.fold(french.stem(FrenchAccents.restored(word)).span), of: word)
    case .english: english.stem(word)
    }
  }
}
