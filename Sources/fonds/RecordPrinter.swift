internal import FondsCatalogue
internal import FondsRecord

/// Shows one record to a person at a terminal.
struct RecordPrinter {
  let view: RecordView
  /// Its fields as people read them.
  let description: RecordDescription

  func print() {
    let record = view.record
    Terminal.print(Terminal.bold(Terminal.harmless(record.title(for: ui).text)) + Terminal.dim("  [\(record.language.rawValue)]"))
    if let sentence = view.then?.sentence(in: ui) { Terminal.print("  " + Terminal.harmless(sentence)) }
    line(ui(fr: "identifiant", en: "identifier"), [record.id.value])
    // Before there was anything of it, there is nothing else to tell.
    guard view.then?.existed ?? true else { return }
    line("source", record.source.map { [$0.alias] } ?? [])
    line("url", record.url.map { [$0.value] } ?? [])
    line(ui(fr: "producteurs", en: "producers"), record.producers.map(\.value))
    line(ui(fr: "auteurs", en: "authors"), record.authors.map(\.value))
    for date in record.dates {
      line(date.kind.word(in: ui), [date.start.description + (date.end.map { "/" + $0.description } ?? "") + " (" + date.origin + ")"])
    }
    for facet in view.facets { line(facet.label, facet.values.map(\.label)) }
    for tie in view.relations {
      let rest =
        tie.total > tie.targets.count
        ? [ui.others(tie.total - tie.targets.count)] : []
      line(tie.word(in: ui), tie.targets.map { $0.title + " <" + $0.id + ">" } + rest)
    }
    for kin in view.kin {
      let more = kin.total - kin.targets.count
      let query = kin.choices.map { "--facet " + $0 }.joined(separator: " ")
      let rest = more > 0 ? [ui.others(more) + ui(fr: " : ", en: ": ") + "fonds search " + query] : []
      line(kin.words(in: ui), kin.targets.map { $0.title + " <" + $0.id + ">" } + rest)
    }
    for quotation in view.quotations {
      line(quotation.role.word(in: ui), [quotation.other.title + " <" + quotation.other.id + ">"])
      for piece in quotation.pieces {
        Terminal.print("    " + Terminal.dim(Terminal.harmless(Self.shortened(piece.text, page: piece.page))))
      }
    }
    for field in description.fields where !view.facets.contains(where: { $0.id == field.name }) { line(field.label, field.values) }
    line(ui(fr: "remarques", en: "remarks"), record.flags.map { FlagWords.explanation(of: $0, in: ui) })
    Terminal.print("")
    for block in record.blocks {
      let mark =
        switch block.kind {
        case .heading: String(repeating: "#", count: max(1, block.level)) + " "
        case .item: "• "
        case .quotation: "> "
        default: ""
        }
      Terminal.print(
        mark + Terminal.harmlessLines(block.text.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " | ")))
    }
  }

  /// A stretch of words as a line: its beginning and, where there are pages, its page.
  static func shortened(_ text: String, page: Int?) -> String {
    let place = page.map { ui(fr: "p. \($0) : ", en: "p. \($0): ") } ?? ""
    return place + (text.count > 200 ? text.prefix(199) + "…" : text)
  }

  private func line(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    Terminal.print(Terminal.dim(name + ui(fr: " : ", en: ": ")) + Terminal.harmless(values.joined(separator: " · ")))
  }
}
