/// The word that somebody may have meant who wrote one that nobody knows.
package enum NearestWord {
  /// The longest word that is compared, in Unicode scalars.
  private static let lengthLimit = 60

  /// The known word that was meant, the first of them where several may be; `nil` where none is so near that it differs in a third of the letters at most.
  package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    guard let best = best(of: known, for: word), best.cost <= max(1, (word.unicodeScalars.count + 1) / 3) else { return nil }
    return best.word
  }

  /// The word most similar to one, both folded, and how many letters they differ in; `nil` where half of the letters do.
  package static func best(of known: some Sequence<String>, for word: String) -> (cost: Int, word: String)? {
    let wanted = Array(Folding.fold(word).unicodeScalars.prefix(lengthLimit))
    var best: (cost: Int, word: String)?
    for candidate in known {
      let limit = min(best?.cost ?? Int.max, max(wanted.count, 2) / 2 + 1)
      let cost = distance(wanted, Array(Folding.fold(candidate).unicodeScalars.prefix(lengthLimit)), limit: limit)
      if cost < limit { best = (cost, candidate) }
    }
    return best
  }

  /// Letters to change, add or leave out (Levenshtein 1966, by Wagner & Fischer's table of two rows); at least `limit` where it is no less.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    guard abs(left.count - right.count) < limit else { return limit }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }
}
