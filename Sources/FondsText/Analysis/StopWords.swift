package import FondsRecord

/// The words that carry grammar and no subject, in their folded form.
///
/// They are indexed like any other; a query of other words may do without them. Words that are grammar in one language and a subject in the other (`car`,
/// `or`, `son`, `but`, `pour`) count only where the query's language is known.
package enum StopWords {
  /// Whether a folded word is a stop word for a reader of these languages.
  package static func contains(_ word: [UInt8], in languages: [Language]) -> Bool {
    let isFrench = languages.contains(.french) && french.contains(word)
    let isEnglish = languages.contains(.english) && english.contains(word)
    guard isFrench || isEnglish else { return false }
    return isFrench && isEnglish || languages.count == 1 || !homographs.contains(word)
  }

  /// Whether a folded stop word of a language is also the name of a thing (`son`, `est`, `car`, `can`, `will`).
  ///
  /// Where it ends a query (`prise de son`) or follows an elided article (`l'est`), it is the thing.
  package static func canBeNoun(_ word: [UInt8], in language: Language) -> Bool {
    language == .french ? frenchNouns.contains(word) : language == .english && englishNouns.contains(word)
  }

  private static let frenchNouns = set("avant but car encore entre est ete fait meme mien moi or pas plus si soi son sous tout vers")
  private static let englishNouns = set("can down few may might mine must one some will")

  private static func set(_ words: String) -> Set<[UInt8]> { Set(words.split(separator: " ").map { Array($0.utf8) }) }

  private static let french = set(
    """
    a ai aie ait au aucun aucune aupres auquel aussi autre autres aux auxquelles auxquels avait avant avec avez avons ayant c ca car ce ceci cela celle \
    celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans de dela depuis des desquelles desquels donc dont du duquel elle elles en \
    encore entre est et etaient etait etant ete etes etre eu eux fait font furent fut ici il ils j jamais je jusqu jusque l la laquelle le lequel les \
    lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes mien mon n ne ni nos notre nous on ont or ou par parce pas peut \
    peuvent plus pour pourquoi presqu puis puisqu puisque qu quand que quel quelle quelles quelqu quels qui quoi quoiqu quoique s sa sans se sera seront ses \
    si sien soi soient soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vers via \
    voici voila vos votre vous y
    """)

  private static let english = set(
    """
    a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do does \
    doing down during each either else ever every few for from further had has have having he her here hers herself him himself his how however i if in into \
    is it its itself just may me might more most much must my myself neither no nor not of off on once only onto or other ought our ours ourselves out over \
    own per same shall she should since so some such than that the their theirs them themselves then there therefore these they this those though through \
    thus to too toward towards under until up upon us very was we were what when where whether which while who whom whose why will with within without would \
    yet you your yours yourself yourselves
    """)

  private static let homographs = set(
    "am as but can car down do doing est ete fait for font fut has her ici if may me met mien might mine mon must no of on or own pas per pour puis sale sans sera shall sien so soit son sous sur tel ton tours tout vers via will"
  )
}
