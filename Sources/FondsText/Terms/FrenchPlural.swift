/// Takes the plural off French words that Snowball leaves as they are.
///
/// Its rules keep an `s` behind `i`, `o` and `u`, where many words have none of their own (`mais`, `plus`), so that `élus` and `élu`, `lois` and `loi`,
/// `emplois` and `emploi`, `revenus` and `revenu` part. Here the `s` goes wherever the stemmer changed nothing else, but in the words that are spelt so in
/// the singular and have another beside them.
enum FrenchPlural {
  /// Bytes of the shortest word that loses its ending.
  private static let leastLength = 4

  /// The stem of a folded word without the plural that the stemmer left.
  static func removed(from stem: [UInt8], of word: [UInt8]) -> [UInt8] {
    guard stem.count >= leastLength, stem == word, stem[stem.count - 1] == UInt8(ascii: "s"), !singulars.contains(word) else { return stem }
    switch stem[stem.count - 2] {
    case UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): return Array(stem.dropLast())
    default: return stem
    }
  }

  private static let singulars: Set<[UInt8]> = Set(
    "avis bois fois gris jamais mais mois nous paris pays plus puis depuis sous tous tapis trois vous".split(separator: " ").map {
      Array($0.utf8)
    })
}
