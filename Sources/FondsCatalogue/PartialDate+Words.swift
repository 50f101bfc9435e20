package import FondsRecord

extension PartialDate {
  private static let months = [
    ("janvier", "January"), ("février", "February"), ("mars", "March"), ("avril", "April"), ("mai", "May"), ("juin", "June"),
    ("juillet", "July"), ("août", "August"), ("septembre", "September"), ("octobre", "October"), ("novembre", "November"),
    ("décembre", "December")
  ]

  /// The date as people write it, as precise as it is known: `1er mars 2021`, `March 2021`.
  package func words(in ui: Language) -> String {
    guard let month else { return String(year) }
    let name = ui(fr: Self.months[month - 1].0, en: Self.months[month - 1].1)
    guard let day else { return name + " \(year)" }
    return (day == 1 ? ui(fr: "1er", en: "1") : String(day)) + " " + name + " \(year)"
  }
}

extension RecordDate {
  /// The date, or when something lasted, as people write it.
  package func words(in ui: Language) -> String {
    guard let end, end != start else { return start.words(in: ui) }
    return start.words(in: ui) + " – " + end.words(in: ui)
  }
}
