package import FondsExchange
package import FondsRecord

extension ThesaurusIssue.Kind {
  /// What is remarked on a thesaurus, for people.
  package func words(in ui: Language) -> String {
    switch self {
    case .cycle: ui(fr: "concept plus large que lui-même", en: "concept broader than itself")
    case .missingLabel: ui(fr: "concept sans libellé en français ou en anglais", en: "concept without a label in French or in English")
    case .secondPreferredLabel:
      ui(fr: "deux libellés préférés dans une langue : le premier est gardé", en: "two preferred labels in one language: the first is kept")
    case .duplicateIdentifier:
      ui(
        fr: "deux concepts pour un identifiant : le second reçoit un numéro",
        en: "two concepts with one identifier: the second gets a number")
    case .noIdentifier:
      ui(fr: "concept dont on ne peut tirer d’identifiant : laissé de côté", en: "concept from which no identifier can be made: left out")
    case .danglingReference: ui(fr: "renvoi vers un concept qui n’est pas décrit", en: "reference to a concept that is not described")
    case .broaderElsewhere:
      ui(fr: "concept plus large dans une autre facette : gardé comme associé", en: "broader concept in another facet: kept as related")
    case .noScheme: ui(fr: "concept sans schéma", en: "concept without a scheme")
    case .longText: ui(fr: "texte trop long pour un libellé ou une note", en: "text too long for a label or a note")
    case .badOrder: ui(fr: "rang qui n’est pas un nombre entier", en: "order that is not a whole number")
    case .homonym: ui(fr: "deux concepts pour un même libellé", en: "two concepts that share a label")
    case .entities: ui(fr: "entités XML laissées de côté", en: "XML entities left out")
    }
  }
}
