package import FondsRecord

extension Language {
  /// Chooses the words for people who read this language; English where it is undetermined.
  package func callAsFunction(fr: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    self == .french ? fr() : en()
  }

  /// A number with its noun: in French what is below two is singular, in English one alone.
  package func counted(_ count: Int, fr: (one: String, many: String), en: (one: String, many: String)) -> String {
    "\(count) " + self(fr: count < 2 ? fr.one : fr.many, en: count == 1 ? en.one : en.many)
  }

  /// What stands behind a list that is not whole.
  package func others(_ count: Int) -> String {
    self(fr: "et " + counted(count, fr: ("autre", "autres"), en: ("", "")), en: "and \(count) more")
  }

  /// The language that people set by `LC_ALL`, `LC_MESSAGES` or `LANG` (POSIX, Environment Variables §8.2): French or English.
  package static func ofEnvironment(_ environment: (String) -> String?) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      return Language(tag: String(value.prefix { $0 != "." && $0 != "@" })) == .french ? .french : .english
    }
    return .english
  }

  /// The name of the language, in this one.
  package func name(of language: Language) -> String {
    switch language {
    case .french: self(fr: "français", en: "French")
    case .english: self(fr: "anglais", en: "English")
    case .undetermined: self(fr: "indéterminée", en: "undetermined")
    }
  }
}

extension Outcome {
  /// The word of the report for people, as said of so many sources.
  package func word(in ui: Language, count: Int = 1) -> String {
    let plural = count < 2 ? "" : "s"
    return switch self {
    case .indexed: ui(fr: "indexé" + plural, en: "indexed")
    case .empty: ui(fr: "vide" + plural, en: "empty")
    case .rejected: ui(fr: "refusé" + plural, en: "rejected")
    case .skipped: ui(fr: "laissé\(plural) de côté", en: "skipped")
    case .unreadable: ui(fr: "illisible" + plural, en: "unreadable")
    }
  }
}

extension BlockKind {
  /// What people call so many blocks of the kind.
  package func word(in ui: Language, count: Int) -> String {
    let (french, english) =
      switch self {
      case .heading: ("intertitre", "heading")
      case .paragraph: ("paragraphe", "paragraph")
      case .item: ("point de liste", "item")
      case .table: ("tableau", "table")
      case .quotation: ("citation", "quotation")
      case .caption: ("légende", "caption")
      case .code: ("bloc de code", "block of code")
      }
    switch (ui, count) {
    case (.french, ..<2): return french
    case (.french, _):
      return self == .item ? "points de liste" : self == .table ? "tableaux" : self == .code ? "blocs de code" : french + "s"
    case (_, 1): return english
    default: return self == .code ? "blocks of code" : english + "s"
    }
  }
}

extension OutcomeReason {
  /// The reason in words, with what to do about it.
  package func explanation(in ui: Language) -> String {
    switch self {
    case .type: ui(fr: "ce n’est pas un document que fonds sait lire", en: "not a document that fonds can read")
    case .expansion:
      ui(
        fr: "se déploie au-delà des limites : à vérifier avant de le garder", en: "expands beyond all bounds: look at it before you keep it"
      )
    case .password: ui(fr: "protégé par un mot de passe : fournir une copie ouverte", en: "protected by a password: provide an open copy")
    case .damage: ui(fr: "endommagé : le demander à nouveau à son producteur", en: "damaged: ask its producer for it again")
    case .timeout: ui(fr: "trop long à lire", en: "takes too long to read")
    case .needsOCR:
      ui(
        fr: "images de pages sans texte : à passer à la reconnaissance de caractères (--ocr)",
        en: "page images without text: needs OCR (--ocr)")
    case .size: ui(fr: "trop gros", en: "too large")
    case .tool: ui(fr: "un programme nécessaire manque", en: "a program that is needed is missing")
    case .link: ui(fr: "lien, jamais suivi", en: "a link, never followed")
    case .special: ui(fr: "fichier spécial", en: "a special file")
    case .excluded: ui(fr: "exclu par la configuration", en: "excluded by the configuration")
    case .permission: ui(fr: "droits de lecture insuffisants", en: "no permission to read it")
    case .io: ui(fr: "le système n’a pas pu le lire", en: "the system could not read it")
    case .metadata: ui(fr: "sa description ne peut pas être lue", en: "its description cannot be read")
    case .duplicateID: ui(fr: "déclare l’identifiant d’une autre source", en: "declares the identifier of another source")
    }
  }
}

extension DateKind {
  /// What the date says, for people.
  package func word(in ui: Language) -> String {
    switch self {
    case .published: ui(fr: "publié", en: "published")
    case .modified: ui(fr: "modifié", en: "modified")
    case .created: ui(fr: "créé", en: "created")
    case .event: ui(fr: "événement", en: "event")
    }
  }
}

extension RelationKind {
  /// How the other record is tied to this one, for people.
  package func word(in ui: Language) -> String {
    switch self {
    case .translation: ui(fr: "traduction", en: "translation")
    case .sameAs: ui(fr: "copie identique", en: "identical copy")
    case .editionOf: ui(fr: "édition de", en: "edition of")
    case .partOf: ui(fr: "partie de", en: "part of")
    case .cites: ui(fr: "cite", en: "cites")
    case .producedBy: ui(fr: "produit par", en: "produced by")
    case .answers: ui(fr: "répond à", en: "answers")
    case .member: ui(fr: "collectif", en: "collective")
    case .referent: ui(fr: "référent", en: "referent")
    case .related: ui(fr: "lié à", en: "related to")
    }
  }

  /// How the other record is tied to this one where it is the other one that says so.
  package func inverseWord(in ui: Language) -> String {
    switch self {
    case .translation, .sameAs, .related: word(in: ui)
    case .editionOf: ui(fr: "édition suivante", en: "later edition")
    case .partOf: ui(fr: "comprend", en: "has part")
    case .cites: ui(fr: "cité par", en: "cited by")
    case .producedBy: ui(fr: "a produit", en: "producer of")
    case .answers: ui(fr: "trouve réponse dans", en: "answered by")
    case .member: ui(fr: "membre de", en: "member of")
    case .referent: ui(fr: "référent de", en: "referent of")
    }
  }
}

extension RecordView.Tie {
  /// How the others are tied to this one, for people.
  package func word(in ui: Language) -> String { isInverse ? kind.inverseWord(in: ui) : kind.word(in: ui) }
}

extension CatalogueError {
  /// What happened and what to do next, for people.
  package func wording(in ui: Language) -> Wording {
    guard ui == .french else { return Wording(message, remedy: remedy) }
    return french ?? Wording(code.frenchHeadline, remedy: code.frenchRemedy)
  }
}

extension CatalogueError.Code {
  /// What to do in general, where no better French is at hand.
  fileprivate var frenchRemedy: String {
    switch self {
    case .usage: "voyez --help, ou /openapi.json"
    case .query: "vérifiez guillemets, parenthèses et deux-points"
    case .configuration, .record: "corrigez-la à cet endroit"
    case .notFound: "vérifiez le nom"
    case .withheld: "demandez-le à qui tient la banque"
    case .timeout: "demandez moins d’un coup"
    case .indexMissing: "faites-en un avec `fonds reindex DOSSIER`"
    case .indexDamaged: "refaites-le depuis les sources avec `fonds reindex --full`"
    case .locked: "attendez qu’il ait fini, puis recommencez"
    case .io: "vérifiez le disque et les droits, puis recommencez"
    case .tool: "installez-le, puis recommencez"
    }
  }

  /// What happened in general, where no better French is at hand.
  fileprivate var frenchHeadline: String {
    switch self {
    case .usage: "demande mal formée"
    case .query: "la requête ne peut pas être lue"
    case .configuration: "une description ne peut pas être lue"
    case .notFound: "introuvable"
    case .withheld: "cela n’est plus donné à lire"
    case .timeout: "la recherche a pris trop de temps"
    case .indexMissing: "il n’y a pas d’index à cet endroit"
    case .indexDamaged: "l’index est endommagé"
    case .locked: "un autre processus est en train d’écrire dans cet index"
    case .io: "le système a refusé une lecture ou une écriture"
    case .tool: "il manque un programme"
    case .record: "une notice ne peut pas être lue"
    }
  }
}
