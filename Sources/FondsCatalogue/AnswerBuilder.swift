internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Turns hits into what people read: the face in their language, the passage that answers, labels.
struct AnswerBuilder {
  let open: OpenIndex
  let options: SearchOptions
  /// The date as of which the reader asks; `nil` for now.
  let asOf: PartialDate?
  /// By hit; empty where they were not asked for.
  let explanations: [ScorePart]
  private let memory: RecordMemory

  init(open: OpenIndex, options: SearchOptions, asOf: PartialDate? = nil, explanations: [ScorePart] = []) {
    self.open = open
    self.options = options
    self.asOf = asOf
    self.explanations = explanations
    memory = open.memory
  }

  func answer(from hits: Hits) throws(CatalogueError) -> Answer {
    let snippets = SnippetBuilder(hits.highlighting, memory: memory.terms)
    var shown: [AnswerHit] = []
    shown.reserveCapacity(hits.hits.count)
    for (index, hit) in hits.hits.enumerated() {
      var answer = try self.hit(hit, snippets)
      if explanations.indices.contains(index) { answer.explanation = AnswerExplanation(explanations[index]) }
      shown.append(answer)
    }
    var expansions: [AnswerExpansion] = []
    for expansion in hits.expansions { if let told = try self.expansion(expansion) { expansions.append(told) } }
    return Answer(
      query: options.query, asOf: asOf, total: hits.total ?? shown.count, tookMicroseconds: 0, hits: shown, facets: facets(hits.facets),
      expansions: expansions, without: options.without.map(takenOff), suggestions: [], advice: [])
  }

  func facets(_ counts: [FacetCounts]) -> [AnswerFacet] {
    counts.map { counts in
      let present = Set(counts.values.map(\.value))
      let values = counts.values.map { count in
        let value = FacetValue(counts.facet, count.value)
        let shown = open.facetLabels.shown(value, in: options.ui)
        return AnswerCount(
          id: count.value, label: shown.text, language: shown.language?.rawValue, count: count.count,
          parent: open.facetLabels.broader(than: value).first(where: present.contains), selected: count.isSelected)
      }
      return AnswerFacet(id: counts.facet, label: open.facetLabels.name(of: counts.facet, in: options.ui), values: values)
    }
  }

  /// The face in the reader's language where the work has one, else the one that matched best.
  private func hit(_ hit: Hit, _ snippets: SnippetBuilder) throws(CatalogueError) -> AnswerHit {
    var faces = [hit.address] + hit.otherFaces
    for (position, face) in faces.enumerated() where try open.language(at: face) == options.ui {
      faces.swapAt(0, position)
      break
    }
    var records: [MarkableRecord] = []
    for face in faces { records.append(try memory.record(at: face, open.record)) }
    let record = records[0].record
    let title = record.title(for: options.ui)
    let then = try asOf.map { (date) throws(CatalogueError) in try RecordThen(record, at: date, on: open, ui: options.ui) }
    return AnswerHit(
      id: record.id.value, score: Double(hit.score), title: title.text, titleLanguage: title.language.rawValue,
      titleHighlights: snippets.highlights(inTitleOf: records[0], for: options.ui),
      language: record.language.rawValue, source: record.source?.place,
      url: record.url.flatMap { WebAddress.isValid($0.value) ? $0.value : nil },
      snippet: snippet(records, snippets), producers: record.producers.map(\.value),
      dates: [record.date(.published), record.date(.event)].compactMap { $0 }, facets: values(of: record),
      faces: records.dropFirst().map { AnswerFace($0.record) }, then: then)
  }

  /// From the face that is shown; from another one where only that holds the words.
  private func snippet(_ faces: [MarkableRecord], _ builder: SnippetBuilder) -> AnswerSnippet {
    var first: AnswerSnippet?
    for face in faces {
      guard let found = builder.snippet(of: face, preferring: options.ui) else { continue }
      let snippet = AnswerSnippet(found, of: face.record)
      if !snippet.highlights.isEmpty { return snippet }
      first = first ?? snippet
    }
    return first ?? AnswerSnippet(Snippet(text: "", page: nil, language: .undetermined, highlights: []), of: faces[0].record)
  }

  private func values(of record: Record) -> [(facet: String, values: [AnswerValue])] {
    FacetName.order.filter(FacetName.systemic.contains).compactMap { facet in
      let values = record.values(of: facet).map {
        AnswerValue(id: $0, open.facetLabels.shown(FacetValue(facet, $0), in: options.ui))
      }
      return values.isEmpty ? nil : (facet, values)
    }
  }

  private func takenOff(_ name: String) -> AnswerValue {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return AnswerValue(id: name, label: name) }
    let concept = FacetValue(FacetName.identifier(named: parts[0]) ?? parts[0], parts[1])
    let isKnown = open.thesaurus.index(of: concept) != nil
    return isKnown ? AnswerValue(id: name, open.facetLabels.shown(concept, in: options.ui)) : AnswerValue(id: name, label: name)
  }

  /// What people are told of a widening; `nil` where the concept is a local term that only hidden records bear.
  private func expansion(_ expansion: Expansion) throws(CatalogueError) -> AnswerExpansion? {
    let required = options.visibilities.map { [FacetFilter("visibility", $0.map(\.rawValue))] } ?? []
    if let concept = expansion.concept, try !open.isNamed(concept, to: required) { return nil }
    var narrower: [AnswerValue] = []
    for value in expansion.narrower where try open.isNamed(value, to: required) {
      narrower.append(AnswerValue(id: value.facet + ":" + value.value, open.facetLabels.shown(value, in: options.ui)))
    }
    return AnswerExpansion(
      words: expansion.words, concept: expansion.concept.map { $0.facet + ":" + $0.value }, labels: expansion.labels.map(\.text),
      languages: expansion.labels.map(\.language.rawValue),
      weights: expansion.weights.map { (Double($0) * 1000).rounded() / 1000 }, narrower: narrower)
  }
}

extension AnswerFace {
  init(_ record: Record) {
    self.init(id: record.id.value, language: record.language.rawValue, title: record.title(for: record.language).text)
  }
}

extension AnswerSnippet {
  init(_ snippet: Snippet, of record: Record) {
    self.init(
      record: AnswerFace(record), source: record.source?.place, text: snippet.text, language: snippet.language.rawValue,
      page: snippet.page, highlights: snippet.highlights,
      tail: snippet.tail.map { Tail(from: $0.from, language: $0.language.rawValue) })
  }
}

extension AnswerValue {
  init(id: String, _ shown: ShownLabel) { self.init(id: id, label: shown.text, language: shown.language?.rawValue) }
}

extension AnswerExplanation {
  init(_ part: ScorePart) {
    self.init(kind: part.kind.rawValue, text: part.text, score: part.score.map(Double.init), parts: part.parts.map(AnswerExplanation.init))
  }
}
