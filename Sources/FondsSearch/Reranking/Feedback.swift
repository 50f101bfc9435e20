internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText

/// A term that the best documents have in common, with what it counts.
struct FeedbackTerm {
  let term: PlannedTerm
  /// A weight times an inverse document frequency.
  let factor: Float
}

/// Reads the vocabulary of the best documents and scores others by it (``FeedbackModel``).
struct Feedback {
  let snapshot: IndexSnapshot
  let table: ScoringTable
  let model: FeedbackModel
  let deadline: Deadline
  let memory: VocabularyMemory

  /// The terms that count most over documents, each weighted by its score, with factors that share `weight`.
  ///
  /// Terms of one document alone, of a quarter of the collection, and stop words teach nothing.
  func terms(of documents: [Candidate], weight: Float) throws(SearchError) -> [FeedbackTerm] {
    var sums: [UInt32: (weight: Float, documents: Int)] = [:]
    let whole = documents.reduce(0) { $0 + $1.score }
    let kept = memory.current
    var analyzer: Analyzer?
    for document in documents where document.score > 0 {
      let address = document.entry.address
      var known = kept.vocabularies[address]
      if known == nil {
        // Each may be as long as a record may be.
        try deadline.check()
        let reader = analyzer ?? Analyzer()
        analyzer = reader
        let read = try searching { () throws(IndexError) in try vocabulary(of: address, reader, kept.terms) }
        kept.vocabularies.keep(read, for: address, size: read.count * MemoryLayout<VocabularyMemory.Vocabulary.Element>.stride + 64)
        known = read
      }
      for (term, weight) in known ?? [] {
        let before = sums[term] ?? (0, 0)
        sums[term] = (before.weight + weight * document.score / whole, before.documents + 1)
      }
    }
    let shared = sums.filter { $0.value.documents > 1 }
    let spelled = kept.terms.withReader { reader in shared.map { (bytes: reader.term($0.key), weight: $0.value.weight) } }
    let common = spelled.filter { Self.teaches(StemTerm.stem(of: $0.bytes)) }
      .sorted { $0.weight == $1.weight ? $0.bytes.lexicographicallyPrecedes($1.bytes) : $0.weight > $1.weight }
    return try searching { () throws(IndexError) in try best(of: Array(common.prefix(Self.lookupLimit)), weight) }
  }

  /// The rarest and most frequent of some terms, with factors that share `weight`.
  private func best(of common: [(bytes: [UInt8], weight: Float)], _ weight: Float) throws(IndexError) -> [FeedbackTerm] {
    let statistics = TermStatistics(snapshot)
    let limit = snapshot.statistics.liveDocuments / 4
    var scored: [(term: PlannedTerm, score: Float, inverse: Float)] = []
    for (bytes, share) in common {
      let term = try statistics.term(.stem, bytes)
      guard term.documentFrequency > 0, term.documentFrequency <= max(limit, 1) else { continue }
      let inverse = try statistics.inverseDocumentFrequency(of: term)
      scored.append((term, share * inverse, inverse))
    }
    let best = scored.sorted { $0.score == $1.score ? $0.term.bytes.lexicographicallyPrecedes($1.term.bytes) : $0.score > $1.score }.prefix(
      model.terms)
    let sum = best.reduce(0) { $0 + $1.score }
    return sum > 0 ? best.map { FeedbackTerm(term: $0.term, factor: weight * $0.score / sum * $0.inverse) } : []
  }

  private static func teaches(_ stem: [UInt8]) -> Bool { stem.count > 1 && !StopWords.contains(stem, in: [.french, .english]) }

  /// The most terms whose statistics are looked up.
  private static let lookupLimit = 300

  /// The BM25 weights of the stems of a document's main text, up to the limit of tokens.
  private func vocabulary(
    of address: DocumentAddress, _ analyzer: Analyzer, _ terms: TermMemory
  ) throws(IndexError) -> VocabularyMemory.Vocabulary {
    let segment = snapshot.segments[address.segment]
    guard let record = Self.record(try segment.stored(of: address.document)) else { return [] }
    let stems = StemFrequencies(of: analyzer.analyze(record.mainPart(bytes: model.tokenLimit * Self.bytesPerToken)))
    let inverse = table.inverse(ofNorm: try segment.norms()[Int(address.document)])
    return terms.withReader { reader in
      stems.entries.compactMap { stem in
        reader.number(of: stems.bytes(of: stem)).map { ($0, ScoringTable.weight(Float(stem.frequency), inverse)) }
      }
    }
  }

  private static let bytesPerToken = 6

  /// A stored record; `nil` where none was kept, or it cannot be read: who shows it will say so.
  private static func record(_ stored: [UInt8]) -> Record? {
    guard !stored.isEmpty else { return nil }
    do throws(RecordError) { return try RecordCoding.decode(stored) } catch { return nil }
  }

  /// Adds to each candidate what it has of the terms.
  func score(_ candidates: inout [Candidate], _ terms: [FeedbackTerm]) throws(IndexError) {
    for (number, segment) in snapshot.segments.enumerated() {
      let members = candidates.members(ofSegment: number)
      if members.isEmpty { continue }
      let norms = try segment.norms()
      for term in terms {
        guard let entry = term.term.entries[number] else { continue }
        var postings = try segment.postings(entry)
        for member in members {
          let document = candidates[member].entry.address.document
          guard try postings.advance(to: document) == document else { continue }
          let inverse = table.inverse(ofNorm: norms[Int(document)])
          candidates[member].feedback += term.factor * ScoringTable.weight(Float(try postings.frequency()), inverse)
        }
      }
    }
  }
}
