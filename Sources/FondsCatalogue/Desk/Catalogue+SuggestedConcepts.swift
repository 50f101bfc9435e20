internal import FondsIndex
package import FondsRecord
internal import FondsSystemic
internal import FondsText

extension Catalogue {
  /// The concepts that the texts of records name too little for them to be assigned; of one record, or of all that have some.
  ///
  /// - Parameters:
  ///   - name: an identifier, or another name of the record.
  ///   - least: the least confidence, 0…1; another is refused.
  package func suggestedConcepts(of name: String? = nil, least: Double = 0, ui: Language) throws(CatalogueError) -> [SuggestedConcepts] {
    guard (0...1).contains(least) else {
      throw CatalogueError(
        .usage, "a confidence is a number from 0 to 1, not \(least)", remedy: "write for example --least 0.6",
        french: .init("une confiance est un nombre de 0 à 1, pas \(least)", remedy: "écrivez par exemple --least 0.6"))
    }
    let open = try current.newest()
    if let name {
      guard let address = try onIndex({ () throws(IndexError) in try open.snapshot.locate(alias: name) }).first else {
        throw .noRecord(name)
      }
      return try Self.suggestions(at: [address], on: open, least: least, ui: ui)
    }
    var addresses: [DocumentAddress] = []
    for (number, segment) in open.snapshot.segments.enumerated() {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        addresses.append(DocumentAddress(segment: number, document: document))
      }
    }
    return try Self.suggestions(at: addresses, on: open, least: least, ui: ui).filter { !$0.concepts.isEmpty }
  }

  /// Accepts every suggestion of at least a confidence, in one commit.
  package func acceptSuggestions(least: Double, signed signature: DeskSignature = DeskSignature()) throws(CatalogueError) -> DeskReport {
    let suggested = try suggestedConcepts(least: least, ui: .english)
    var entries: [DeskEntry] = []
    for record in suggested {
      guard let id = RecordID(record.id) else { continue }
      entries += record.concepts.map { DeskEntry(.accept(id, $0.value), by: signature.by, on: signature.on) }
    }
    return try IndexSession(folder: folder, isFull: false).put(entries)
  }

  private static func suggestions(
    at addresses: [DocumentAddress], on open: OpenIndex, least: Double, ui: Language
  ) throws(CatalogueError) -> [SuggestedConcepts] {
    let thesaurus = try OpenIndex.thesaurus(of: open.snapshot, isWhole: true)
    let labels = try OpenIndex.labels(of: open.snapshot, thesaurus)
    let tagger = ConceptTagger(thesaurus: thesaurus, labels: labels)
    let analyzer = Analyzer(labels: labels)
    var suggested: [SuggestedConcepts] = []
    for address in addresses {
      let record = try open.record(at: address)
      let found = tagger.suggestions(for: record, labels: analyzer.analyze(record).labels).filter { $0.confidence >= least }
      let concepts = found.map { one in
        SuggestedConcepts.Concept(
          value: one.value, label: open.facetLabels.label(of: one.value, in: ui), confidence: one.confidence, evidence: one.evidence,
          pages: one.evidence.map { record.blocks.indices.contains($0.block) ? record.blocks[$0.block].page : nil })
      }
      suggested.append(SuggestedConcepts(id: record.id.value, title: record.title(for: ui).text, concepts: concepts))
    }
    return suggested.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
