/// The months as French and English write them, with their usual abbreviations.
enum MonthNames {
  /// 1…12 by the small letters of a name, with or without accents.
  static let numbers: [String: Int] = {
    let names = [
      "janvier janv jan january", "février fevrier févr fevr fév fev feb february", "mars mar march", "avril avr apr april", "mai may",
      "juin jun june", "juillet juil jul july", "août aout aug august", "septembre sept sep september", "octobre oct october",
      "novembre nov november", "décembre decembre déc dec december"
    ]
    var numbers: [String: Int] = [:]
    for (index, names) in names.enumerated() { for name in names.split(separator: " ") { numbers[String(name)] = index + 1 } }
    return numbers
  }()
}
