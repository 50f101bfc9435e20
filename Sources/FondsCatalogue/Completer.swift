internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic
internal import Synchronization

/// Completes what readers of one generation type: titles from the tables beside the index, concepts and producers from what its records carry.
///
/// Everything is opened when it is first asked for.
final class Completer: Sendable {
  /// The concepts and producers that some readers may see.
  private struct Names: Sendable {
    var concepts: CompletionTable
    var producers: CompletionTable
  }

  private let titles = Mutex<Titles>(.unknown)
  private let names = Mutex<[[Visibility]?: Names]>([:])

  private enum Titles: Sendable {
    case unknown
    case known(TitleTables?)
  }

  /// Readers of so many kinds are remembered.
  private static let readerLimit = 8
  /// The most values of a facet that complete anything, the most frequent ones.
  private static let valueLimit = 20_000
  /// Concepts and producers that may stand before titles.
  private static let (conceptsFirst, producersFirst) = (3, 2)

  /// What completes a text, best first: what begins with it before what holds it further on, the reader's language before the other; concepts and
  /// producers by the works that they lead to, titles by shortness.
  func completions(_ options: SuggestOptions, on open: OpenIndex) throws(CatalogueError) -> [Completion] {
    let text = String(options.text.unicodeScalars.prefix(SuggestOptions.textLimit))
    let names = try names(for: options.visibilities, on: open)
    let limit = options.size * 2
    let titles = try titles(on: open)
    let (concepts, producers, pages) = try Self.reading { () throws(ByteError) in
      (
        Self.completions(of: .concept, try names.concepts.completions(of: text, limit: limit), options.ui),
        Self.completions(of: .producer, try names.producers.completions(of: text, limit: limit), options.ui),
        Self.completions(
          of: .title,
          try titles?.completions(of: text, limit: limit, in: options.visibilities ?? Visibility.allCases) ?? ([], []), options.ui)
      )
    }
    var completions: [Completion] = []
    for (concepts, producers, pages) in [
      (concepts.beginning, producers.beginning, pages.beginning), (concepts.within, producers.within, pages.within)
    ] {
      completions += concepts.prefix(Self.conceptsFirst) + producers.prefix(Self.producersFirst) + pages
      completions += concepts.dropFirst(Self.conceptsFirst) + producers.dropFirst(Self.producersFirst)
    }
    return Array(completions.prefix(options.size))
  }

  /// Entries with the reader's language first, each text and each thing once.
  private static func completions(
    of kind: Completion.Kind, _ entries: (beginning: [CompletionEntry], within: [CompletionEntry]), _ ui: Language
  ) -> (beginning: [Completion], within: [Completion]) {
    var known: Set<String> = []
    var ids: Set<String> = []
    func completions(_ entries: [CompletionEntry]) -> [Completion] {
      let own = entries.filter { $0.language == ui } + entries.filter { $0.language != ui }
      return own.filter { known.insert($0.text.lowercased()).inserted && ids.insert($0.id).inserted }.map {
        Completion(text: $0.text, kind: kind, language: $0.language, id: $0.id, count: $0.count)
      }
    }
    let beginning = completions(entries.beginning)
    return (beginning, completions(entries.within))
  }

  private static func reading<Result>(_ body: () throws(ByteError) -> Result) throws(CatalogueError) -> Result {
    do throws(ByteError) { return try body() } catch { throw CatalogueError(IndexError(error)) }
  }

  private func titles(on open: OpenIndex) throws(CatalogueError) -> TitleTables? {
    try titles.withLock { (titles) throws(CatalogueError) in
      if case .known(let tables) = titles { return tables }
      let tables = try TitleTables(of: open.snapshot)
      titles = .known(tables)
      return tables
    }
  }

  private func names(for visibilities: [Visibility]?, on open: OpenIndex) throws(CatalogueError) -> Names {
    if let known = names.withLock({ $0[visibilities] }) { return known }
    let fresh = try Self.names(for: visibilities, on: open)
    names.withLock {
      if $0.count >= Self.readerLimit { $0.removeAll() }
      $0[visibilities] = fresh
    }
    return fresh
  }

  /// The concepts and producers of the works that a reader may see, with the number of these works.
  private static func names(for visibilities: [Visibility]?, on open: OpenIndex) throws(CatalogueError) -> Names {
    let facets = open.facets.filter { FacetName.systemic.contains($0) || $0 == producerFacet }
    let required = visibilities.map { [FacetFilter("visibility", $0.map(\.rawValue))] } ?? []
    let request = SearchRequest(
      .everything, required: required, size: 0, facets: facets.map { FacetRequest($0, limit: valueLimit) }, countsTotal: false)
    var (concepts, producers) = (CompletionTableWriter(), CompletionTableWriter())
    for counts in try open.search(request).facets {
      for count in counts.values where count.count > 0 {
        let value = FacetValue(counts.facet, count.value)
        let id = value.facet + ":" + value.value
        if counts.facet == producerFacet {
          producers.add(CompletionEntry(count.value, language: .undetermined, id: id, count: count.count))
        } else {
          for label in labels(of: value, on: open) {
            concepts.add(CompletionEntry(label.text, language: label.language, id: id, count: count.count))
          }
        }
      }
    }
    return try reading { () throws(ByteError) in
      Names(
        concepts: try CompletionTable(ByteView(copying: concepts.finish())),
        producers: try CompletionTable(ByteView(copying: producers.finish())))
    }
  }

  private static let producerFacet = "producer"

  /// The labels of a concept in both languages; of a value that is none, the value itself.
  private static func labels(of value: FacetValue, on open: OpenIndex) -> [LocalizedLabel] {
    guard let concept = open.thesaurus[value] else { return [LocalizedLabel(value.value, .undetermined)] }
    return [Language.french, .english].flatMap { language in
      (concept.preferred[language].map { [LocalizedLabel($0, language)] } ?? []) + concept.alternates.filter { $0.language == language }
    }
  }
}
