package import FondsRecord
internal import Glibc

/// A language and how sure it is.
package struct LanguageGuess: Sendable, Hashable {
  package var language: Language
  /// 0 (no evidence) … 1 (certain).
  package var confidence: Double

  package init(language: Language, confidence: Double) {
    self.language = language
    self.confidence = confidence
  }
}

/// Tells French from English, and both from other languages.
package enum LanguageDetector {
  /// Log-odds below which French and English are not told apart: of single words with odds of 1 or a little more, one in eight is told wrong.
  private static let margin = 1.0
  /// Log-odds from which a block speaks for itself, whatever stands around it.
  private static let clear = 2.5
  /// Log-odds from which a sentence is believed against the language that its markup declares.
  private static let certain = 6.0
  /// The fewest words of such a sentence.
  private static let sentence = 5

  /// The language of a text, by its first KiB; undetermined where it is too short to tell or in another language.
  package static func detect(_ text: String) -> LanguageGuess {
    let evidence = LanguageEvidence(text.utf8.span)
    let odds = evidence.frenchOverEnglish
    guard !evidence.isForeign, abs(odds) >= margin else { return LanguageGuess(language: .undetermined, confidence: 0) }
    return LanguageGuess(language: odds > 0 ? .french : .english, confidence: tanh(abs(odds) / 2))
  }

  /// French or English, whichever a text is likelier to be, however little it says; English where it says nothing.
  package static func choose(_ text: String) -> Language {
    LanguageEvidence(text.utf8.span).frenchOverEnglish > 0 ? .french : .english
  }

  /// Gives a language to every block that has none, or a sentence that is plainly in the other one than its markup says: its own where the text is
  /// clear, else what it says together with the blocks around it.
  ///
  /// A line in a language of its own keeps it; a short line, a name or an address takes that of its neighbours; figures alone and other languages stay
  /// undetermined.
  ///
  /// - Parameter document: the declared language, which tips the balance where neither a block nor its neighbours do.
  package static func assign(to blocks: inout [Block], document: Language = .undetermined) {
    let evidence = blocks.map { LanguageEvidence($0.text.utf8.span) }
    for index in blocks.indices where isMislabelled(blocks[index].language, evidence[index]) { blocks[index].language = .undetermined }
    let odds = zip(blocks, evidence).map { block, evidence in
      switch block.language {
      case .french: clear
      case .english: -clear
      case .undetermined: evidence.isForeign ? 0 : max(-clear, min(clear, evidence.frenchOverEnglish))
      }
    }
    let declared = document == .french ? margin : document == .english ? -margin : 0
    for index in blocks.indices where blocks[index].language == .undetermined && !evidence[index].isForeign && evidence[index].words > 0 {
      var balance = odds[index]
      if abs(balance) < clear {
        let around = (index > 0 ? odds[index - 1] : 0) + (index + 1 < odds.count ? odds[index + 1] : 0)
        balance += around / 2
        if abs(balance) < margin { balance += declared }
      }
      if abs(balance) >= margin { blocks[index].language = balance > 0 ? .french : .english }
    }
  }

  /// Whether a sentence is plainly in the other language than the declared one.
  private static func isMislabelled(_ declared: Language, _ evidence: LanguageEvidence) -> Bool {
    guard evidence.words >= sentence, !evidence.isForeign else { return false }
    return switch declared {
    case .french: evidence.frenchOverEnglish <= -certain
    case .english: evidence.frenchOverEnglish >= certain
    case .undetermined: false
    }
  }
}
