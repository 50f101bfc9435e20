package import FondsRecord

/// A stem as a term of `TermSpace.stem`: a byte that tells its language, and the stem.
///
/// Two languages make one stem of words that have nothing in common (the French stem of *logement* is *log*, the English one of *commuting* is that of
/// *commutateur*): apart, a word is found in texts of either language by the stem that it has there. Words with figures or letters beyond ASCII have one
/// term in both languages, without the byte.
package enum StemTerm {
  private static let french: UInt8 = 0x01
  private static let english: UInt8 = 0x02

  /// The term of a stem in a language.
  package static func term(of stem: [UInt8], in language: Language) -> [UInt8] {
    guard let mark = mark(of: language), isMarked(stem) else { return stem }
    return [mark] + stem
  }

  /// The stem of a term, as people may read it.
  package static func stem(of term: [UInt8]) -> [UInt8] {
    term.first == french || term.first == english ? Array(term.dropFirst()) : term
  }

  /// The language of a term; `nil` where it has none of its own.
  package static func language(of term: [UInt8]) -> Language? {
    switch term.first {
    case french: .french
    case english: .english
    default: nil
    }
  }

  private static func mark(of language: Language) -> UInt8? {
    switch language {
    case .french: french
    case .english: english
    case .undetermined: nil
    }
  }

  /// Whether a stem differs by language: that of a word of Latin letters alone.
  private static func isMarked(_ stem: [UInt8]) -> Bool { !stem.isEmpty && stem.allSatisfy { (0x61...0x7A).contains($0) } }
}
