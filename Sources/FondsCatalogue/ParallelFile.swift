internal import FondsBytes
internal import FondsRecord
internal import FondsSearch
internal import FondsText

/// A file of segments with their translations, one pair a line.
struct ParallelFile {
  /// `-` for standard input.
  let path: String

  /// Lines by which the order of the languages is told.
  private static let sample = 200

  /// A line as it is written.
  private typealias Pair = (first: String, second: String)

  /// Adds the segments to a corpus.
  ///
  /// Throws `record` with the line of what is no pair, and where both sides are in one language.
  /// - Parameter progress: told how many segments there are, now and then.
  func add(to corpus: inout ParallelCorpus, progress: (Int) -> Void) throws(CatalogueError) {
    var lines = try onLines { () throws(ByteError) in try LineReader(path) }
    var waiting: [Pair] = []
    var isFrenchFirst: Bool?
    while let line = try onLines({ () throws(ByteError) in try lines.next() }) {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let pair = try pair(line, lines.line)
      guard let known = isFrenchFirst else {
        waiting.append(pair)
        if waiting.count == Self.sample { isFrenchFirst = try take(&waiting, &corpus, lines.line) }
        continue
      }
      try add(pair, known, &corpus, lines.line)
      if corpus.count.isMultiple(of: 10_000) { progress(corpus.count) }
    }
    if isFrenchFirst == nil { _ = try take(&waiting, &corpus, lines.line) }
    progress(corpus.count)
  }

  private func pair(_ line: ArraySlice<UInt8>, _ number: Int) throws(CatalogueError) -> Pair {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw refusal(
        number, "this line is not UTF-8", "save the file as UTF-8", "cette ligne n’est pas en UTF-8", "enregistrez le fichier en UTF-8")
    }
    let columns = text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard columns.count >= 2, !columns[0].isEmpty, !columns[1].isEmpty else {
      throw refusal(
        number, "this line is not a segment, a tab and its translation", "correct the line, or take it out",
        "cette ligne n’est pas un segment, une tabulation et sa traduction", "corrigez la ligne, ou enlevez-la")
    }
    return (String(columns[0]), String(columns[1]))
  }

  /// Adds the first lines once they tell which language comes first.
  private func take(_ waiting: inout [Pair], _ corpus: inout ParallelCorpus, _ line: Int) throws(CatalogueError) -> Bool {
    try requireTranslations(waiting)
    var votes = 0
    for pair in waiting {
      let (first, second) = (LanguageDetector.choose(pair.first), LanguageDetector.choose(pair.second))
      if first != second { votes += first == .french ? 1 : -1 }
    }
    for pair in waiting { try add(pair, votes >= 0, &corpus, line) }
    waiting = []
    return votes >= 0
  }

  private func add(_ pair: Pair, _ isFrenchFirst: Bool, _ corpus: inout ParallelCorpus, _ line: Int) throws(CatalogueError) {
    do throws(ByteError) {
      try corpus.add(french: isFrenchFirst ? pair.first : pair.second, english: isFrenchFirst ? pair.second : pair.first)
    } catch {
      throw CatalogueError(
        .record, error.message, remedy: error.remedy, path: path, line: line,
        french: .init("il y a trop de texte", remedy: "apprenez d’une partie du texte"))
    }
  }

  /// Refuses text with the same language on both sides.
  private func requireTranslations(_ pairs: [Pair]) throws(CatalogueError) {
    let first = LanguageDetector.detect(pairs.map(\.first).joined(separator: " "))
    let second = LanguageDetector.detect(pairs.map(\.second).joined(separator: " "))
    guard first.language == second.language, first.language != .undetermined else { return }
    guard min(first.confidence, second.confidence) > Self.sureness else { return }
    let isFrench = first.language == .french
    throw refusal(
      1, "both columns are \(isFrench ? "French" : "English")", "put French in one column and English in the other",
      "les deux colonnes sont en \(isFrench ? "français" : "anglais")", "mettez le français dans une colonne et l’anglais dans l’autre")
  }

  /// How sure it must be that both columns are in one language: short texts of names and numbers may look alike.
  private static let sureness = 0.99

  private func refusal(_ line: Int, _ message: String, _ remedy: String, _ french: String, _ frenchRemedy: String) -> CatalogueError {
    CatalogueError(.record, message, remedy: remedy, path: path, line: line, french: .init(french, remedy: frenchRemedy))
  }
}
