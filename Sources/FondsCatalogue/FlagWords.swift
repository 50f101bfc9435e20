internal import FondsExtraction
package import FondsRecord

/// The flags of the report, in words.
package enum FlagWords {
  /// What a flag tells a documentalist; the flag itself where it is unknown.
  package static func explanation(of flag: String, in ui: Language) -> String {
    if let words = fixed[flag] { return words(ui) }
    if let words = RowWords.explanation(of: flag, in: ui) { return words }
    let parts = flag.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return flag }
    let value = parts[1]
    switch parts[0] + ":" {
    case ExtractionFlag.misread where value == MetadataName.visibility.rawValue:
      return ui(
        fr: "la visibilité n’a pas été comprise : la notice reste un brouillon",
        en: "the visibility was not understood: the record stays a draft")
    case ExtractionFlag.misread:
      return ui(fr: "la valeur de « \(value) » n’a pas été comprise", en: "the value of \"\(value)\" was not understood")
    case ExtractionFlag.unknownKey:
      return ui(fr: "« \(value) » n’est pas une clé connue : faute de frappe ?", en: "\"\(value)\" is no known key: a slip?")
    case ExtractionFlag.unknownConcept:
      return ui(fr: "« \(value) » n’est pas dans le thésaurus", en: "\"\(value)\" is not in the thesaurus")
    case ExtractionFlag.chronology: return chronology(value.split(separator: ":").map(String.init), in: ui) ?? flag
    case ExtractionFlag.partialPages: return value
    case ExtractionFlag.recognised:
      return ui(fr: "texte reconnu dans des images (\(value))", en: "text recognised in images (\(value))")
    case ExtractionFlag.needsOCR:
      return ui(
        fr: "images sans texte : à relire avec --ocr (\(value))", en: "images without text: read again with --ocr (\(value))")
    case ExtractionFlag.missingLanguage:
      return ui(
        fr: "une langue manque à tesseract : apt-get install \(value)", en: "tesseract lacks a language: apt-get install \(value)")
    case ExtractionFlag.badBytes: return ui(fr: "octets illisibles remplacés : \(value)", en: "bytes that are no text, replaced: \(value)")
    default: return flag
    }
  }

  /// The sentence about two dates; `nil` where the flag has not the parts of one.
  private static func chronology(_ parts: [String], in ui: Language) -> String? {
    guard parts.count == 3 else { return nil }
    let (early, late) = (parts[1], parts[2])
    return switch parts[0] {
    case "published-before-event":
      ui(
        fr: "publié le \(early), mais raconte un événement passé du \(late)",
        en: "published on \(early), but tells of a past event of \(late)")
    case "modified-before-published":
      ui(fr: "modifié le \(early), avant sa publication le \(late)", en: "modified on \(early), before it was published on \(late)")
    case "end-before-start":
      ui(fr: "un événement finit le \(early), avant son début le \(late)", en: "an event ends on \(early), before it begins on \(late)")
    case "timeline":
      ui(
        fr: "les dates en intertitre ne se suivent pas : \(early) et \(late), l’ordre de lecture est à vérifier",
        en: "dated headings are out of order: \(early) and \(late), the order of reading wants a check")
    default: nil
    }
  }

  private static let fixed: [String: @Sendable (Language) -> String] = [
    ExtractionFlag.partial: { $0(fr: "endommagé, lu en partie", en: "damaged, read in part") },
    ExtractionFlag.noRecogniser: {
      $0(
        fr: "tesseract n’est pas installé : apt-get install tesseract-ocr tesseract-ocr-fra",
        en: "tesseract is not installed: apt-get install tesseract-ocr tesseract-ocr-fra")
    },
    ExtractionFlag.truncated: { $0(fr: "coupé à une limite de taille", en: "cut at a limit of size") },
    ExtractionFlag.conflict: { $0(fr: "le jeu de caractères déclaré est faux", en: "the declared charset is wrong") },
    ExtractionFlag.encodedTwice: {
      $0(
        fr: "lettres accentuées encodées deux fois (« Ã© » pour « é ») : à corriger dans la source",
        en: "accented letters encoded twice (\"Ã©\" for \"é\"): to be mended in the source")
    },
    ExtractionFlag.badFrontMatter: {
      $0(fr: "en-tête YAML illisible : la notice reste un brouillon", en: "unreadable front matter: the record stays a draft")
    },
    ExtractionFlag.badSidecar: {
      $0(fr: "description illisible : la notice reste un brouillon", en: "unreadable description: the record stays a draft")
    },
    ExtractionFlag.nameDiffers: {
      $0(fr: "le contenu n’est pas ce que le nom annonce", en: "the content is not what the name says")
    },
    ExtractionFlag.changed: {
      $0(fr: "a changé pendant la lecture : relu la prochaine fois", en: "changed while being read: read again next time")
    },
    ExtractionFlag.entities: { $0(fr: "entités XML laissées de côté", en: "XML entities left out") },
    ExtractionFlag.metadataOnly: { $0(fr: "notice sans texte", en: "a record without text") },
    ExtractionFlag.languageConflict: {
      $0(fr: "la langue déclarée n’est pas celle du texte", en: "the declared language is not that of the text")
    },
    ExtractionFlag.badID: { $0(fr: "l’identifiant déclaré est mal formé", en: "the declared identifier is malformed") }
  ]
}
