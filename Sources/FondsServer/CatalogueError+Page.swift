internal import FondsCatalogue
internal import FondsRecord

extension CatalogueError {
  /// The error for readers of a page: they may be on a phone, and have neither the command line nor the files of the bank.
  func pageWording(in ui: Language) -> Wording {
    var wording = wording(in: ui)
    if let onPage {
      wording.remedy = ui(fr: onPage.french, en: onPage.english)
      return wording
    }
    switch code {
    case .usage, .query, .notFound, .withheld, .timeout: break
    case .configuration, .indexMissing, .indexDamaged, .locked, .io, .tool, .record:
      wording.remedy = ui(
        fr: "réessayez plus tard ; si cela dure, dites-le à la personne qui tient cette banque",
        en: "try again later; if it lasts, tell the person who keeps this bank")
    }
    return wording
  }
}
