/// Takes number and gender off a folded word, and nothing else.
///
/// Labels are recognised by these forms and not by Snowball stems, which confuse what a thesaurus must keep apart (`organic` and `organisation`). French
/// after Savoy's minimal stemmer (1999), English after Harman's S stemmer (1991).
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

  /// `territoriaux` → `territorial`, `réseaux` → `reseau`, `européennes` → `europeen`, `élues` → `elu`.
  private static func reduceFrench(_ form: inout [UInt8]) {
    if form.hasSuffix("eaux") {
      form.removeLast()
      return
    }
    if form.hasSuffix("aux") {
      form.removeLast(2)
      form.append(UInt8(ascii: "l"))
      return
    }
    if form.hasSuffix("s") || form.hasSuffix("x") { form.removeLast() }
    if form.hasSuffix("e"), form.count > 3 {
      form.removeLast()
      if form.hasSuffix("nn") { form.removeLast() }
    }
  }

  /// `policies` → `policy`, `communities` → `community`, `houses` → `house`, `bus` and `process` unchanged.
  private static func reduceEnglish(_ form: inout [UInt8]) {
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
