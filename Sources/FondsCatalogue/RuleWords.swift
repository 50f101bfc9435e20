internal import FondsExtraction
package import FondsRecord

/// The rules of `fonds extract --explain`, in words.
package enum RuleWords {
  /// What a rule says of the stretch it decided on; `nil` for a rule that is not known here.
  package static func explanation(of rule: String, in ui: Language) -> String? { sentences[rule].map { $0(ui) } }

  private static let sentences = pages.merging(looks) { first, _ in first }.merging(print) { first, _ in first }

  private static let print: [String: @Sendable (Language) -> String] = Dictionary(
    uniqueKeysWithValues: PrintedRule.allCases.map { rule in (rule.rawValue, { @Sendable ui in printed(rule, ui) }) })

  /// The rules by the look of a text, of whatever format.
  private static let looks: [String: @Sendable (Language) -> String] = [
    "fragment": {
      $0(
        fr: "une de plusieurs lignes courtes sans phrase, dans un texte suivi",
        en: "one of many short lines without a sentence, in a text that runs on")
    },
    "garbled": {
      $0(
        fr: "mots abîmés, comme la reconnaissance de caractères en fait d’un dessin",
        en: "garbled words, as character recognition makes of a drawing")
    }
  ]

  /// The rules of the reader of PDFs.
  private static func printed(_ rule: PrintedRule, _ ui: Language) -> String {
    switch rule {
    case .runningLine: ui(fr: "titre courant : revient de page en page", en: "a running header or footer: it comes back from page to page")
    case .runningLineOnce:
      ui(fr: "revient de page en page : gardé une seule fois", en: "comes back from page to page: kept once")
    case .pageNumber: ui(fr: "numéro de page", en: "a page number")
    case .hyphenJoined: ui(fr: "mot coupé en fin de ligne, recollé", en: "a word cut at the end of a line, made whole")
    case .hyphenKept: ui(fr: "trait d’union en fin de ligne, gardé", en: "a hyphen at the end of a line, kept")
    case .pageBreakJoined:
      ui(fr: "paragraphe coupé par la fin de la page, recollé", en: "a paragraph cut by the end of the page, made whole")
    case .footnoteNumber: ui(fr: "numéro de note, mis devant sa note", en: "the number of a footnote, put before its note")
    case .footnoteMoved: ui(fr: "note de bas de page, mise après le paragraphe", en: "a footnote, put after the paragraph")
    case .pageWithoutText: ui(fr: "page sans texte lisible", en: "a page without readable text")
    case .recognitionResidue: ui(fr: "débris de reconnaissance de caractères", en: "residue of character recognition")
    }
  }

  /// The rules of the reader of HTML.
  private static let pages: [String: @Sendable (Language) -> String] = [
    "control": { $0(fr: "code ou commande : jamais un texte à lire", en: "code or a control: never text to read") },
    "hidden": { $0(fr: "un navigateur ne l’afficherait pas", en: "a browser would not show it") },
    "navigation": { $0(fr: "menu, d’après son élément, son rôle ou ses noms", en: "navigation, by element, role or names") },
    "frame": { $0(fr: "en-tête ou pied du site", en: "header or footer of the site") },
    "aside": {
      $0(fr: "à côté du texte : colonne, encart, suggestions, galerie", en: "beside the text: column, box, suggestions, gallery")
    },
    "advertisement": { $0(fr: "publicité", en: "advertisement") },
    "sharing": { $0(fr: "boutons de partage", en: "sharing") },
    "comments": { $0(fr: "commentaires de lecteurs", en: "comments of readers") },
    "consent": { $0(fr: "demande de consentement ou fenêtre", en: "a request for consent or a dialogue") },
    "form": { $0(fr: "formulaire, recherche ou inscription", en: "a form, a search or a registration") },
    "byline": {
      $0(fr: "qui, quand, sous quelles étiquettes : dit par les métadonnées", en: "who, when, under which labels: told by the metadata")
    },
    "link-list": { $0(fr: "liste faite surtout de liens", en: "a list that is mostly links") },
    "inputs": { $0(fr: "plus de champs que de paragraphes", en: "more fields than paragraphs") },
    "box": { $0(fr: "encart où les liens l’emportent", en: "a box in which links prevail") },
    "teaser": {
      $0(fr: "annonce d’une autre page : titre en lien et accroche", en: "announces another page: a linked heading and a few words")
    },
    "residue-line": { $0(fr: "formule toute faite : bouton, signature, mention", en: "a set phrase: button, byline, notice") },
    "announcement": { $0(fr: "n’annonçait que des liens laissés de côté", en: "announced nothing but links that are left out") },
    "repeated": { $0(fr: "légende déjà lue", en: "a caption that was read before") },
    "linked-line": {
      $0(fr: "ligne qui ne fait que mener ailleurs, à côté du texte", en: "a line that only leads elsewhere, beside the text")
    },
    "main-content": { $0(fr: "contenu principal : le meilleur score", en: "main content: the best score") },
    "main-content-around": {
      $0(
        fr: "contenu principal : l’élément autour du meilleur score, ou de plusieurs bons",
        en: "main content: the element around the best score, or around several good ones")
    },
    "main-content-beside": {
      $0(
        fr: "contenu principal : à côté du meilleur score, et du même texte",
        en: "main content: beside the best score, and part of its text")
    },
    "main-content-declared": {
      $0(
        fr: "contenu principal : la page en dit peu, et son balisage le désigne",
        en: "main content: the page says little, and its markup points it out")
    },
    "candidate": {
      $0(
        fr: "candidat au contenu principal, écarté ou compris dans le choix",
        en: "a candidate for the main content, passed over or part of the choice")
    },
    "outside-content": { $0(fr: "hors du contenu principal", en: "outside the main content") },
    "block": { $0(fr: "bloc du texte", en: "a block of the text") },
    "looser-rules": {
      $0(fr: "trop peu de texte : règles plus lâches essayées ensuite", en: "too little text: looser rules were tried next")
    },
    "structured-body": { $0(fr: "texte déclaré par la page en JSON-LD", en: "the text that the page declares in JSON-LD") },
    "whole-page": {
      $0(fr: "aucun contenu principal trouvé : toute la page est gardée", en: "no main content found: the whole page is kept")
    }
  ]
}
