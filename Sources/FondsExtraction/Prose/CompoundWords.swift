/// Which hyphens at the ends of lines belong to a compound, by the words themselves: facts of French and English spelling.
///
/// A syllable break never falls where these words have their hyphen, or the rest of the word tells it apart (`sous-préfet` but `sous-crire`).
/// All words are in small letters.
enum CompoundWords {
  /// The rest of a word behind a first element.
  private enum Rest {
    /// The hyphen stays before any rest but those that begin so; a full stop ends a whole word.
    case except([String])
    /// The hyphen stays before rests that begin so only.
    case only([String])
    /// The hyphen stays before consonants, but not before those that begin so: a break before a vowel is one of syllables.
    case consonant([String])
  }

  /// One element a line: its name, `!` (any rest but these), `=` (only these) or `c` (a consonant, but none of these), and the rests.
  private static let elements = table(
    """
    après !
    aide !
    aides = soignant éducat ménag comptab
    arrière !
    avant ! ag
    beau = frère père fils parent
    beaux = frères pères fils parents arts
    belle = mère sœur soeur fille famille maman dame île de.
    belles = mères sœurs soeurs filles familles lettres
    bas = côté relief fond ventre quartier clergé
    bien = être fondé vivre
    centre = ville bourg
    cerf = volant
    cerfs = volants
    chef = lieu d.
    chou = fleur rave
    choux = fleurs raves
    coffre = fort
    coffres = forts
    dernier = né
    derniers = nés
    co = animat concept conçu constru créa créé décid décis dévelop élabor écri organis pilot portag porteu présid rédac rédig responsab signataire \
         titul
    compte = rendu gouttes
    contre ! band basse carr coup dan dire dis dit façon facteur fai fort maît parti plaqu poids point sens sign temps venan venir vent verse vien
    coup = d.
    demi ! urge
    éco = activit acteur citoyen conception condition constru délégué différ geste habitat hameau lieu lotissement matéri mobilit pâtur quartier \
          responsab solidaire taxe transport vill
    est = ce ouest.
    ex = aequo ante post maire ministre président directeur directrice député élu femme mari épou salarié voto
    faire = part valoir
    franco ! phob phon phil
    anglo ! phob phon phil
    afro !
    germano ! phob phon phil
    gréco !
    hispano ! phon phil
    italo ! phon phil
    judéo !
    luso ! phon phil
    russo ! phob phon phil
    sino ! log
    garde ! n. nt r
    grand c
    grands = parents pères mères oncles
    haut c bois
    hors !
    là !
    libre = service échange arbitre pensée penseu
    main = d.
    mal = en. être logement logé aimé
    mi = août avril chemin clos course décembre distance février figue hauteur janvier journée juillet juin lourd mai. mandat mars. novembre \
         octobre parcours pente saison septembre session temps terme
    mieux = être vivre disant
    mot = clé clef
    mots = clés clefs
    mort = né
    morts = nés
    nouveau = né
    nouveaux = nés
    non ! ag ant ce. chal nes obst
    nord = africain américain coréen est. européen ouest sud. vietnamien
    sud = africain américain coréen est. européen ouest soudanais vietnamien
    petit !
    petite !
    petites !
    petits !
    peut = être
    plan = climat masse relief séquence
    plans = climat masse relief séquence
    premier = né
    premiers = nés
    pot = pourri au.
    porte ! faix feuille ment nt r
    presque = île
    quasi ! ment
    quelques = uns. unes.
    rez = de.
    rond = point
    ronds = points
    sans ! krit crit
    savoir = faire être vivre
    semi ! na nole
    sous ! crip crir crit crivant crivent signé sigé trac traire trait. traits.
    tiers = lieu monde état temps payant
    vice !
    ville = centre
    vis = à.
    vivre = ensemble
    face = à. to.
    full = time scale
    high c er est land lander light ly ness way
    long c er est temps ing
    low c er est land ly
    real = time life world estate
    self ! ish less
    short c age bread cake com cut fall hand ly ness stop
    socio = cultur démograph économ éducati polit profession spatial techni territor
    state = of.
    up = to.
    week = end
    well c ness ing
    """)

  /// What ends with such words has its hyphen whatever stands before it.
  private static let ends: Set<String> = [
    "même", "mêmes", "je", "clé", "clés", "delà", "dessus", "dessous", "dedans", "dehors", "devant", "based", "driven", "friendly",
    "making",
    "oriented", "scale", "related", "up", "ups"
  ]
  /// The pronouns behind a verb, by what the verb ends with.
  private static let pronouns: [(words: Set<String>, endings: [String])] = [
    (["il", "elle", "ils", "elles", "on"], ["t", "d"]), (["nous"], ["ons", "mes", "dez", "tez"]),
    (["vous", "moi", "le", "la", "les", "lui", "leur", "y", "en"], ["ez", "ites"]), (["tu"], ["es", "as", "ux", "is"]),
    (["ci", "là"], ["celui", "celle", "celles", "ceux", "jour", "jours", "jusque"]), (["soi"], ["chez"]), (["là"], ["par", "là"])
  ]
  /// The little words inside of compounds: `c'est-à-dire`, `state-of-the-art`.
  private static let links: Set<String> = [
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "ès", "l", "la", "le", "les", "lès", "sous", "sur", "t", "and", "by", "for", "in",
    "of", "on",
    "or", "the", "to"
  ]
  /// Those that are no last syllable of a word, as `le` is in `ville-centre`: `arc-en-ciel`, `a-t-il`.
  private static let tiedLinks: Set<String> = ["à", "d", "en", "et", "ès", "l", "lès", "t", "of", "the"]
  /// Behind these a little word is a syllable: `sous-en-tendu`, `re-in-troduce`.
  private static let prefixes: Set<String> = [
    "anti", "auto", "counter", "cross", "extra", "inter", "macro", "micro", "multi", "post", "pre", "pré", "pro", "re", "sub", "super",
    "trans", "ultra"
  ]
  private static let numerals: Set<String> = [
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
    "seize",
    "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "one", "two", "three", "four", "five", "seven", "eight", "nine",
    "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  ]
  /// Those that are no first syllables (`deu-xième`, `troi-sième`, `cin-quante`), so that any word behind them is tied by a hyphen, but for
  /// the English endings.
  private static let counting: Set<String> = ["deux", "trois", "quatre", "cinq", "two", "three", "five"]
  private static let countedEndings: Set<String> = ["fold", "some", "score"]
  private static let vowels = Set("aàâeéèêiîoôuyœh".unicodeScalars)

  /// Whether the hyphen between two parts of a word is the compound's own.
  /// - Parameters:
  ///   - stem: What stands before the first part behind a hyphen already, as `est-à` before `c'est-à-dire`; `nil` where there is none.
  ///   - isTied: Whether a hyphen stands behind the second part, as in `arc-` and `en-ciel`.
  static func keepsHyphen(_ first: String, _ second: String, stem: String?, isTied: Bool) -> Bool {
    if isTied && tiedLinks.contains(second) { return true }
    // No syllable is an `à`.
    if stem != nil, first == "à" { return true }
    if let stem, links.contains(first), !prefixes.contains(stem), elements[stem].map({ isLinked($0, by: first) }) ?? true {
      return true
    }
    if counting.contains(first), !countedEndings.contains(second) { return true }
    if ends.contains(second) || numerals.contains(first) && numerals.contains(second) { return true }
    if pronouns.contains(where: { $0.words.contains(second) && $0.endings.contains { first.hasSuffix($0) } }) { return true }
    return elements[first].map { allows($0, second) } ?? false
  }

  private static func allows(_ rest: Rest, _ word: String) -> Bool {
    switch rest {
    case .only(let rests): rests.contains { begins(word, $0) }
    case .except(let rests): !rests.contains { begins(word, $0) }
    case .consonant(let rests): word.unicodeScalars.first.map(vowels.contains) == false && !rests.contains { begins(word, $0) }
    }
  }

  /// Whether an element is tied to a little word: only where that is named among its rests.
  private static func isLinked(_ rest: Rest, by word: String) -> Bool {
    guard case .only(let rests) = rest else { return false }
    return rests.contains { begins(word, $0) }
  }

  private static func begins(_ word: String, _ rest: String) -> Bool {
    rest.hasSuffix(".") ? word == rest.dropLast() : word.hasPrefix(rest)
  }

  private static func table(_ text: String) -> [String: Rest] {
    var table: [String: Rest] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let rests = Array(words.dropFirst(2))
      table[words[0]] = words[1] == "=" ? .only(rests) : words[1] == "c" ? .consonant(rests) : .except(rests)
    }
    return table
  }
}
