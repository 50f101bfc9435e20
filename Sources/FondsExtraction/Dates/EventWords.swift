/// The words by which a text tells that something took place, or will, and those by which a date is of something else.
enum EventWords {
  enum Tense {
    case past, coming
  }

  /// Whether a word, folded, names something that takes place.
  static func isEvent(_ word: String) -> Bool { nouns.contains(word) }

  /// Whether a word, folded, before a date says that it is not the day of an event: `publié le`, `loi du`, `né le`.
  static func isOther(_ word: String) -> Bool { others.contains(word) }

  /// Whether a word, folded, directly before a date makes it the edge of a time: `depuis le`, `before`.
  static func isEdge(_ word: String) -> Bool { edges.contains(word) }

  /// Whether a word, folded, says of an event that it is another one than the record's: `le premier festival`, `last year's forum`.
  static func isOtherEdition(_ word: String) -> Bool { editions.contains(word) }

  /// Whether a word, folded, says of an event that it is the one to come.
  static func isNext(_ word: String) -> Bool { ["prochain", "prochaine", "prochains", "prochaines", "next"].contains(word) }

  /// Whether a word, folded, says that an event was not, or on another day.
  static func isUndone(_ word: String) -> Bool { undone.contains(word) }

  /// Whether the folded words of a title say that an event was not, or on another day: `Report de la réunion du 3 mai`.
  static func isUndone(title words: [String]) -> Bool {
    if words.contains(where: isUndone) { return true }
    // The English word is another one: `Report of the meeting`.
    return words.count > 1 && words[0] == "report" && ["de", "du", "des"].contains(words[1])
  }

  /// Whether a word, folded, in a title says that the document looks back.
  static func isReport(_ word: String) -> Bool { reports.contains(word) }

  /// Whether a word, folded, stands for an event named before.
  static func isPronoun(_ word: String) -> Bool { pronouns.contains(word) }

  /// Whether a word, folded, before a phrase is no subject of it.
  static func isFiller(_ word: String) -> Bool { isPronoun(word) || isIntroduction(word) || isPreposition(word) }

  /// Whether a word, folded, only introduces a date.
  static func isIntroduction(_ word: String) -> Bool { introductions.contains(word) }

  /// Whether a word, folded, introduces a place.
  static func isPreposition(_ word: String) -> Bool { ["a", "au", "aux", "en", "dans", "in", "at", "near", "pres"].contains(word) }

  /// What a phrase is said of.
  enum Role {
    /// Its subject takes place: `a eu lieu`.
    case event
    /// Its subject lets something take place, which is named: `a tenu son assemblée`.
    case object
    /// Its subject comes together, or asks others to.
    case people
  }

  /// A phrase among words.
  struct Found {
    var tense: Tense
    var role: Role
    /// Index of its first word.
    var start: Int
  }

  /// The first phrase among words, folded, that says that something takes place; `nil` without one.
  static func phrase(in words: [String]) -> Found? {
    for index in words.indices {
      for phrase in phrases[words[index]] ?? [] where phrase.words.count <= words.count - index {
        if zip(words[index...], phrase.words).allSatisfy({ matches($0, $1) }) {
          return Found(tense: phrase.tense, role: phrase.role, start: index)
        }
      }
    }
    return nil
  }

  private struct Phrase {
    var words: [String]
    var tense: Tense
    var role: Role
  }

  /// A pattern that ends in `*` stands for every word that begins so.
  private static func matches(_ word: String, _ pattern: String) -> Bool {
    pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
  }

  private static let nouns: Set<String> = [
    "assemblee", "assemblees", "rendu", "assises", "atelier", "ateliers", "ceremonie", "colloque", "colloques", "concertation",
    "conference",
    "conferences", "congres", "debat", "debats", "fete", "festival", "foire", "forum", "forums", "inauguration", "journee", "journees",
    "rencontre", "rencontres", "reunion", "reunions", "salon", "seance", "seances", "seminaire", "seminaires", "session", "sessions",
    "sommet", "symposium",
    "universite", "visite", "visites", "voyage", "webinaire", "webinaires", "assembly", "assemblies", "ceremony", "congress", "debate",
    "event", "evenement", "matinee", "soiree", "fair", "gathering", "meeting", "meetings", "seminar", "seminars", "summit",
    "workshop", "workshops", "webinar",
    "webinars", "hackathon", "residence", "retreat"
  ]

  private static let others: Set<String> = [
    "publie", "publiee", "publies", "publiees", "publication", "parution", "paru", "parue", "poste", "sortie", "mis", "mise", "mises",
    "lettre", "bulletin", "gazette", "modifie",
    "modifiee", "modification", "consulte", "consultee", "signe", "signee", "signes", "signature", "date", "datee", "datant", "loi", "lois",
    "decret", "decrets", "arrete", "arretes", "ordonnance", "directive", "reglement", "deliberation", "convention", "circulaire", "traite",
    "ne", "nee", "mort", "morte", "decede", "decedee", "limite", "cloture", "vigueur", "version", "copyright", "fonde", "fondee", "cree",
    "creee", "rejoint", "ecrit", "redige", "published", "posted", "updated", "modified", "accessed", "retrieved", "signed", "dated", "act",
    "law", "regulation", "agreement", "treaty", "born", "died", "deadline", "force", "founded", "created", "written", "released", "issued",
    "newsletter", "inscription", "inscriptions", "registration", "ouvert", "ouverte", "ouverts", "ouvertes",
    "adopte", "adoptee", "adoptes", "adoptees", "vote", "votee", "votes", "votees", "approuve", "approuvee", "lance", "lancee", "elu",
    "elue",
    "elus", "nomme", "nommee", "construit", "construite", "achete", "achetee", "depose", "deposee", "detruit", "detruite", "decide",
    "decidee",
    "annonce", "annoncee", "opened", "adopted", "approved", "launched", "elected", "built", "bought", "destroyed", "passed", "announced",
    "candidature", "candidatures", "apply", "results", "resultats"
  ]

  private static let editions: Set<String> = [
    "premier", "premiere", "premiers", "premieres", "dernier", "derniere", "derniers", "dernieres", "precedent", "precedente", "ancien",
    "ancienne", "first", "last", "previous", "former", "earlier"
  ]

  private static let undone: Set<String> = [
    "annulation", "cancellation", "deplace", "deplacee", "deplaces", "deplacees", "decale", "decalee", "moved", "rescheduled", "not", "no",
    "never", "pas", "aucun", "aucune", "jamais", "devait", "devaient", "annule", "annulee", "annules", "annulees", "reporte", "reportee",
    "reportes", "reportees", "cancelled", "canceled", "postponed"
  ]

  private static let reports: Set<String> = [
    "rendu", "rendus", "bilan", "bilans", "retour", "retours", "actes", "report", "reports", "minutes", "proceedings", "review"
  ]

  private static let pronouns: Set<String> = [
    "il", "elle", "ils", "elles", "celui", "celle", "ceux", "celles", "it", "they", "this", "autre", "another", "other"
  ]

  private static let introductions: Set<String> = [
    "le", "les", "du", "de", "the", "from", "on", "ce", "this", "pour", "for", "un", "une", "an", "prevu", "prevue", "prevus", "prevues",
    "planned", "scheduled"
  ]

  private static let edges: Set<String> = ["depuis", "avant", "apres", "jusqu", "since", "before", "after", "until", "by", "partir", "from"]

  private static let phrases: [String: [Phrase]] = {
    let takesPlace: [(Tense, Role, String)] = [
      (
        .past, .event,
        """
        a eu lieu|ont eu lieu|eut lieu|eurent lieu|avait lieu|avaient lieu|s est tenu*|se sont tenu*|s etait tenu*|se tenait|se tenaient|\
        s est deroule*|se sont deroule*|se deroulait|a ete organise*|ont ete organise*|etait organise*|etaient organise*|s est reuni*|\
        se sont reuni*|a rassemble|ont rassemble|a reuni|ont reuni|a accueilli|ont accueilli|took place|had taken place|has taken place|\
        was held|were held|has been held|was organi*|were organi*|was hosted|brought together|gathered in|gathered at|met in|met at|met on
        """
      ),
      (.past, .object, "a tenu son|a tenu sa|a tenu ses|ont tenu leur*|held its|held their|held a|held an|attended the"),
      (
        .coming, .event,
        """
        aura lieu|auront lieu|se tiendra|se tiendront|se deroulera|se derouleront|a lieu|ont lieu|se tient|se tiennent|se deroule|\
        se deroulent|sera organise*|seront organise*|se reunira|se reuniront|will be held|will take place|takes place|take place|is held|\
        are held|will meet|will gather
        """
      ),
      (.coming, .people, "rendez vous|vous invite*|vous donne*|invites you|invite you|join us|save the date")
    ]
    var phrases: [String: [Phrase]] = [:]
    for (tense, role, texts) in takesPlace {
      for text in texts.split(separator: "|") {
        let words = text.split(separator: " ").map(String.init)
        phrases[words[0], default: []].append(Phrase(words: words, tense: tense, role: role))
      }
    }
    return phrases
  }()
}
