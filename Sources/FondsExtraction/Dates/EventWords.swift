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

  /// The tense of the first phrase among words, folded, that says that something takes place; `nil` without one.
  static func tense(of words: [String]) -> Tense? {
    for index in words.indices {
      for phrase in phrases[words[index]] ?? [] where phrase.words.count <= words.count - index {
        if zip(words[index...], phrase.words).allSatisfy({ matches($0, $1) }) { return phrase.tense }
      }
    }
    return nil
  }

  private struct Phrase {
    var words: [String]
    var tense: Tense
  }

  /// A pattern that ends in `*` stands for every word that begins so.
  private static func matches(_ word: String, _ pattern: String) -> Bool {
    pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
  }

  private static let nouns: Set<String> = [
    "assemblee", "assemblees", "rendu", "assises", "atelier", "ateliers", "ceremonie", "colloque", "colloques", "concertation",
    "conference",
    "conferences", "congres", "debat", "debats", "fete", "festival", "foire", "forum", "forums", "inauguration", "journee", "journees",
    "rencontre", "rencontres", "reunion", "reunions", "salon", "seminaire", "seminaires", "session", "sessions", "sommet", "symposium",
    "universite", "visite", "visites", "voyage", "webinaire", "webinaires", "assembly", "assemblies", "ceremony", "congress", "debate",
    "event", "evenement", "bureau", "matinee", "soiree", "fair", "gathering", "meeting", "meetings", "seminar", "seminars", "summit",
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
    "newsletter"
  ]

  private static let edges: Set<String> = ["depuis", "avant", "apres", "jusqu", "since", "before", "after", "until", "by", "partir", "from"]

  private static let phrases: [String: [Phrase]] = {
    let past = [
      "a eu lieu", "ont eu lieu", "eut lieu", "eurent lieu", "avait lieu", "avaient lieu", "s est tenu*", "se sont tenu*", "s etait tenu*",
      "se tenait", "se tenaient", "s est deroule*", "se sont deroule*", "se deroulait", "s est reuni*", "se sont reuni*", "s est retrouve*",
      "se sont retrouve*", "a tenu son", "a tenu sa", "a tenu ses", "ont tenu leur*", "a rassemble", "ont rassemble", "a reuni",
      "ont reuni",
      "a accueilli", "ont accueilli", "a ete organise*", "ont ete organise*", "etait organise*", "etaient organise*", "took place",
      "had taken place", "has taken place", "was held", "were held", "has been held", "was organi*", "were organi*", "was hosted",
      "held its",
      "held their", "held a", "held an", "brought together", "gathered in", "gathered at", "met in", "met at", "met on", "attended the"
    ]
    let coming = [
      "aura lieu", "auront lieu", "se tiendra", "se tiendront", "se deroulera", "se derouleront", "se reunira", "se reuniront", "a lieu",
      "ont lieu", "se tient", "se tiennent", "se deroule", "se deroulent", "rendez vous", "vous invite*", "sera organise*",
      "seront organise*",
      "vous donne*", "will be held", "will take place", "takes place", "take place", "is held", "are held", "will meet", "will gather",
      "will host", "invites you", "invite you", "join us", "save the date"
    ]
    var phrases: [String: [Phrase]] = [:]
    for (texts, tense) in [(past, Tense.past), (coming, .coming)] {
      for text in texts {
        let words = text.split(separator: " ").map(String.init)
        phrases[words[0], default: []].append(Phrase(words: words, tense: tense))
      }
    }
    return phrases
  }()
}
