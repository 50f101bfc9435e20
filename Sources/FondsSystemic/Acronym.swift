internal import FondsText

/// Keeps acronyms apart from the words that they look like once case is folded and number is taken off.
enum Acronym {
  /// From how many letters on an acronym is also one in small letters: *une amap*, but *un tad* is no *TAD*.
  private static let wordLength = 4

  /// Whether words of a text can stand for a label of the thesaurus that they fold to.
  ///
  /// A label that is no acronym allows all; an acronym must be written in capitals or, if it is long enough, letter for letter: `pluie` is no
  /// `PLUi`.
  static func allows(_ label: String, writtenAs words: String) -> Bool {
    !isAcronym(label) || isAcronym(words) || (label.utf8.count >= wordLength && Folding.fold(words) == Folding.fold(label))
  }

  /// Whether a text has more capitals than small letters.
  static func isAcronym(_ text: String) -> Bool {
    var surplus = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isUppercase { surplus += 1 }
      if scalar.properties.isLowercase { surplus -= 1 }
    }
    return surplus > 0
  }
}
