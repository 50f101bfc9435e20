package import FondsRecord

/// One thing that an input says of itself, and where it says so.
package struct ExtractFact: Sendable, Hashable {
  /// What it is, in the reader's language.
  package var name: String
  package var value: String
  /// The place it was read from (`json-ld`, `h1`, `sidecar`…), a language, or nothing.
  package var origin: String
}

extension ExtractLine {
  /// What was read beside the text, each value with its origin; then what the text is made of.
  package func facts(in ui: Language) -> [ExtractFact] {
    guard let record else { return [] }
    var facts: [ExtractFact] = []
    func add(_ name: String, _ value: String, _ origin: String) { facts.append(ExtractFact(name: name, value: value, origin: origin)) }
    func texts(_ name: String, _ texts: [LocalizedText]) {
      for text in texts { add(name, text.text, [text.language.rawValue, text.origin].filter { !$0.isEmpty }.joined(separator: ", ")) }
    }
    texts(ui(fr: "titre", en: "title"), record.titles)
    texts(ui(fr: "résumé", en: "abstract"), record.abstracts)
    texts(ui(fr: "mot-clé", en: "keyword"), record.keywords)
    for author in record.authors { add(ui(fr: "auteur", en: "author"), author.value, author.origin) }
    for producer in record.producers { add(ui(fr: "producteur", en: "producer"), producer.value, producer.origin) }
    for publisher in record.publishers { add(ui(fr: "éditeur", en: "publisher"), publisher.value, publisher.origin) }
    for date in record.dates {
      add(date.kind.word(in: ui), date.start.description + (date.end.map { "/" + $0.description } ?? ""), date.origin)
    }
    if let url = record.url { add("url", url.value, url.origin) }
    if let licence = record.licence { add(ui(fr: "licence", en: "licence"), licence.value, licence.origin) }
    for facet in record.facets { add(facet.value.facet, facet.value.value, facet.origin) }
    for relation in record.relations { add(relation.kind.word(in: ui), relation.target, relation.origin) }
    for (name, values) in record.fields.sorted(by: { $0.key < $1.key }) { for value in values { add(name, value, "") } }
    if let makeup = makeup(of: record.blocks, in: ui) { facts.append(makeup) }
    return facts
  }

  /// How many blocks of each kind, in which languages, of which quality.
  private func makeup(of blocks: [Block], in ui: Language) -> ExtractFact? {
    guard let least = blocks.map(\.quality).min(), let most = blocks.map(\.quality).max() else { return nil }
    let kinds = BlockKind.allCases.compactMap { kind in
      let count = blocks.count { $0.kind == kind }
      return count > 0 ? "\(count) " + kind.word(in: ui, count: count) : nil
    }
    let languages = [Language.french, .english, .undetermined].compactMap { language in
      let count = blocks.count { $0.language == language }
      return count > 0 ? "\(count) " + ui.name(of: language) : nil
    }
    let quality = ui(fr: "qualité ", en: "quality ") + (least == most ? "\(least)" : "\(least)…\(most)")
    let value = [kinds.joined(separator: ", "), languages.joined(separator: ", "), quality].joined(separator: " · ")
    return ExtractFact(name: ui(fr: "blocs", en: "blocks"), value: value, origin: "")
  }
}
