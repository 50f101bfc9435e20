internal import FondsCatalogue
internal import FondsRecord

/// Shows an answer to a person at a terminal.
struct AnswerPrinter {
  let answer: Answer
  /// The rank of the first hit, from 0.
  let from: Int

  /// Facets that a person reads at a terminal; `--json` and `fonds facets` give them all.
  private static let facetLines = 8

  func print() {
    let works = ui.counted(answer.total, fr: ("résultat", "résultats"), en: ("result", "results"))
    Terminal.print(Terminal.bold(works + ui(fr: " pour ", en: " for ") + Terminal.harmless(answer.query)))
    for expansion in answer.expansions {
      Terminal.print(
        Terminal.dim(
          ui(fr: "  élargi : ", en: "  widened: ") + Terminal.harmless(expansion.words) + " → " + expansion.concept
            + (expansion.labels.isEmpty ? "" : " (" + Terminal.harmless(expansion.labels.joined(separator: ", ")) + ")")))
    }
    if answer.hits.isEmpty {
      Terminal.print(
        ui(
          fr: "  Essayez avec moins de mots, un seul mot suivi de *, ou sans filtre.",
          en: "  Try fewer words, one word followed by *, or no filter."))
    }
    for (offset, hit) in answer.hits.enumerated() { print(hit, rank: from + offset + 1) }
    Terminal.print("")
    for facet in answer.facets.filter({ !$0.values.isEmpty }).prefix(Self.facetLines) {
      let values = facet.values.prefix(6).map { "\(Terminal.harmless($0.label)) \($0.count)" }.joined(separator: " · ")
      Terminal.print(Terminal.dim(facet.label + ui(fr: " : ", en: ": ")) + values)
    }
  }

  private func print(_ hit: AnswerHit, rank: Int) {
    Terminal.print("")
    let faces = ([hit.language] + hit.faces.map(\.language)).joined(separator: ", ")
    Terminal.print("\(rank). " + Terminal.bold(Terminal.harmless(hit.title)) + Terminal.dim("  [\(faces)]"))
    let line = [hit.producers.joined(separator: ", "), hit.source ?? "", hit.snippet.page.map { "p. \($0)" } ?? ""].filter { !$0.isEmpty }
    if !line.isEmpty { Terminal.print("   " + Terminal.dim(Terminal.harmless(line.joined(separator: " — ")))) }
    if !hit.snippet.text.isEmpty { Terminal.print("   " + highlighted(hit.snippet)) }
    Terminal.print("   " + Terminal.dim(Terminal.harmless(hit.id)))
  }

  /// Matched words stand in bold on a terminal, between asterisks in a pipe.
  private func highlighted(_ snippet: AnswerSnippet) -> String {
    let scalars = Array(snippet.text.unicodeScalars)
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return Terminal.harmless(String(view))
    }
    var text = ""
    var position = 0
    for range in snippet.highlights where range.lowerBound >= position && range.upperBound <= scalars.count {
      text += piece(position..<range.lowerBound)
      text += Terminal.isInteractive ? Terminal.bold(piece(range)) : "*" + piece(range) + "*"
      position = range.upperBound
    }
    return text + piece(position..<scalars.count)
  }
}
