internal import FondsCatalogue
internal import FondsRecord

/// Shows an answer to a person at a terminal, in one piece.
struct AnswerPrinter: ~Copyable {
  let answer: Answer
  /// The rank of the first hit, from 0.
  let from: Int

  /// Facets that a person reads at a terminal; `--json` and `fonds facets` give them all.
  private static let facetLines = 8
  private var lines: [String] = []

  init(answer: Answer, from: Int) {
    self.answer = answer
    self.from = from
  }

  consuming func print() {
    let works = ui.counted(answer.total, fr: ("résultat", "résultats"), en: ("result", "results"))
    write(Terminal.bold(works + asked))
    if let like = answer.like, !like.common.isEmpty {
      write(Terminal.dim(ui(fr: "  par : ", en: "  by: ") + Terminal.harmless(like.common.joined(separator: ", "))))
    }
    for expansion in answer.expansions {
      write(
        Terminal.dim(
          ui(fr: "  élargi : ", en: "  widened: ") + Terminal.harmless(expansion.words) + " → " + what(expansion)))
    }
    if !answer.without.isEmpty {
      let names = answer.without.map { $0.id == $0.label ? $0.label : $0.id + " (" + $0.label + ")" }
      write(Terminal.dim(ui(fr: "  retiré : ", en: "  taken off: ") + Terminal.harmless(names.joined(separator: ", "))))
    }
    advise()
    for (offset, hit) in answer.hits.enumerated() { print(hit, rank: from + offset + 1) }
    write("")
    for facet in answer.facets.filter({ !$0.values.isEmpty }).prefix(Self.facetLines) {
      let values = facet.values.prefix(6).map { "\(Terminal.harmless($0.label)) \($0.count)" }.joined(separator: " · ")
      write(Terminal.dim(facet.label + ui(fr: " : ", en: ": ")) + values)
    }
    Terminal.print(lines.joined(separator: "\n"))
  }

  /// So many of what is narrower than a concept are named.
  private static let narrowerShown = 6

  /// A concept with its labels and what is narrower, or translations.
  private func what(_ expansion: AnswerExpansion) -> String {
    let labels = Terminal.harmless(expansion.shownLabels.joined(separator: ", "))
    guard let concept = expansion.concept else { return labels }
    let shown = expansion.narrower.prefix(Self.narrowerShown).map { Terminal.harmless($0.label) }
    let others = expansion.narrower.count > shown.count ? "…" : ""
    let narrower = shown.isEmpty ? "" : ui(fr: ", plus précis : ", en: ", narrower: ") + shown.joined(separator: ", ") + others
    return concept + (labels.isEmpty ? "" : " (" + labels + ")") + narrower
  }

  /// What the results answer.
  private var asked: String {
    let query = answer.query.isEmpty ? "" : ui(fr: " pour ", en: " for ") + Terminal.harmless(answer.query)
    guard let like = answer.like else { return query.isEmpty ? ui(fr: " pour ", en: " for ") : query }
    return ui(fr: " comme « ", en: " like “") + Terminal.harmless(like.title) + ui(fr: " »", en: "”") + query
  }

  /// What else to ask.
  private mutating func advise() {
    if let spelling = answer.suggestions.first, !answer.advice.contains(where: { $0.query == spelling }) {
      write("  " + ui(fr: "Vouliez-vous dire : ", en: "Did you mean: ") + Terminal.bold(Terminal.harmless(spelling)))
    }
    for value in answer.unknown {
      let facet = value.id.prefix { $0 != ":" }
      let label = Terminal.harmless(value.label)
      write(
        ui(
          fr: "  Aucun document n’a la valeur « \(label) » ; `fonds facets \(facet)` les énumère.",
          en: "  No document has the value “\(label)”; `fonds facets \(facet)` lists them."))
    }
    for advice in answer.advice {
      write("  → " + Terminal.harmless(advice.text) + Terminal.dim(" (\(advice.total))"))
      write("      " + Terminal.harmless(([advice.query] + advice.filters.map { "--facet " + $0 }).joined(separator: " ")))
    }
    if answer.hits.isEmpty, answer.advice.isEmpty, answer.unknown.isEmpty {
      write(
        ui(
          fr: "  Essayez avec moins de mots, un seul mot suivi de *, ou sans filtre.",
          en: "  Try fewer words, one word followed by *, or no filter."))
    }
  }

  private mutating func write(_ line: String) { lines.append(line) }

  private mutating func print(_ hit: AnswerHit, rank: Int) {
    write("")
    let faces = ([hit.language] + hit.faces.map(\.language)).joined(separator: ", ")
    write("\(rank). " + Terminal.bold(Terminal.harmless(hit.title)) + Terminal.dim("  [\(faces)]"))
    let isElsewhere = hit.snippet.record.id != hit.id
    let page = hit.snippet.page.map { "p. \($0)" } ?? ""
    let line = [hit.producers.joined(separator: ", "), hit.source ?? "", isElsewhere ? "" : page].filter { !$0.isEmpty }
    if !line.isEmpty { write("   " + Terminal.dim(Terminal.harmless(line.joined(separator: " — ")))) }
    if let sentence = hit.then?.sentence(in: ui) { write("   " + Terminal.harmless(sentence)) }
    if !hit.snippet.text.isEmpty { write("   " + highlighted(hit.snippet)) }
    if isElsewhere, !hit.snippet.text.isEmpty {
      let place = [ui(fr: "texte de ", en: "text of ") + hit.snippet.record.id, hit.snippet.source ?? "", page].filter { !$0.isEmpty }
      write("   " + Terminal.dim(Terminal.harmless(place.joined(separator: " — "))))
    }
    write("   " + Terminal.dim(Terminal.harmless(hit.id)))
    if let explanation = hit.explanation { for line in ExplanationLines.lines(of: explanation) { write("   " + line) } }
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
