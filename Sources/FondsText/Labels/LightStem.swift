/// Takes the plural off a folded word, and nothing else.
///
/// Labels are recognised by these forms and not by stems, which confuse what a thesaurus must keep apart (`organic` and `organisation`, `commun` and
/// `commune`). French after the plural rules of Savoy's stemmer (1999), English after Harman's S stemmer (1991).
enum LightStem {
  static func form(of word: [UInt8], _ language: StemLanguage) -> [UInt8] {
    var form = word
    guard form.count > 3, !WordClass.isDigit(form[0]) else { return form }
    switch language {
    case .french: reduceFrench(&form)
    case .english: reduceEnglish(&form)
    }
    return form
  }

  /// `territoriaux` → `territorial`, `réseaux` → `reseau`, `enjeux` → `enjeu`, `élus` → `elu`; `prix` and `choix` unchanged.
  private static func reduceFrench(_ form: inout [UInt8]) {
    if form.hasSuffix("aux"), !form.hasSuffix("eaux") {
      form.removeLast(2)
      form.append(UInt8(ascii: "l"))
    } else if form.hasSuffix("s") || form.hasSuffix("ux") {
      form.removeLast()
    }
  }

  /// What looks like the plural of a word that means something else.
  private static let singulars = Set(["news", "means", "goods", "customs"].map { Array($0.utf8) })

  /// `policies` → `policy`, `communities` → `community`, `houses` → `house`, `bus`, `process` and `news` unchanged.
  private static func reduceEnglish(_ form: inout [UInt8]) {
    guard !singulars.contains(form) else { return }
    guard form.hasSuffix("s"), !form.hasSuffix("ss"), !form.hasSuffix("us") else { return }
    if form.hasSuffix("ies"), !form.hasSuffix("eies"), !form.hasSuffix("aies") {
      form.removeLast(3)
      form.append(UInt8(ascii: "y"))
    } else {
      form.removeLast()
    }
  }
}

extension [UInt8] {
  /// Whether the bytes end in these ASCII characters and have more before them.
  func hasSuffix(_ ending: String) -> Bool { count > ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}
