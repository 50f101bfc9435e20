internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsText

/// Reads passages of records for people: the stretch of them that shows best why they were found.
struct PassageReader {
  let open: OpenIndex
  let ui: Language
  private let snippets: SnippetBuilder
  private let memory: RecordMemory

  /// - Parameter terms: what was looked for.
  init(open: OpenIndex, ui: Language, terms: HighlightTerms) {
    self.open = open
    self.ui = ui
    memory = open.memory
    snippets = SnippetBuilder(terms, memory: memory.terms, scalars: Self.length)
  }

  /// About how long a passage is shown, in Unicode scalars.
  private static let length = 320

  /// The passage at a place.
  func view(_ place: PassageAddress) throws(CatalogueError) -> PassageView? {
    var record = try memory.record(at: place.address, open.record).record
    let passages = try onIndex { () throws(IndexError) in
      try open.snapshot.segments[place.address.segment].passages(of: place.address.document)
    }
    guard passages.indices.contains(place.passage) else { return nil }
    let passage = passages[place.passage]
    let first = Int(passage.firstBlock)
    let blocks = record.blocks
    guard blocks.indices.contains(first) else { return nil }
    record.blocks = Array(blocks[first..<min(first + max(1, Int(passage.blockCount)), blocks.count)])
    // The passage is what is wanted, not what says of the whole record.
    record.abstracts = []
    return view(record, of: record)
  }

  /// The best passage of a record.
  func best(of record: Record) -> PassageView? { view(record, of: record) }

  private func view(_ part: Record, of record: Record) -> PassageView? {
    guard let snippet = snippets.snippet(of: part, preferring: ui) else { return nil }
    let title = record.title(for: ui)
    return PassageView(
      id: record.id.value, title: title.text, titleLanguage: title.language, language: snippet.language,
      producers: record.producers.map(\.value),
      source: record.source?.path, page: snippet.page, year: record.date(.published)?.start.year, text: snippet.text,
      highlights: snippet.highlights)
  }
}
