import FondsIndex
import FondsRecord
import FondsSearch
import FondsText
import Glibc

/// The plain meaning of a query, a document at a time over terms in memory, in double precision: what the index must agree with.
///
/// It shares the analysis of words with the searcher, and nothing else.
struct NaiveSearch {
  struct Document {
    var address: DocumentAddress
    var place: TestBank.Place
    var frequencies: [Term: Int] = [:]
    var positions: [Term: Set<UInt32>] = [:]
    var saturation = 0.0
    /// Documents that stand alone have numbers of their own.
    var work = 0
  }

  struct Term: Hashable {
    var space: TermSpace
    var bytes: [UInt8]
  }

  struct Result {
    /// Best faces, best first.
    var hits: [(address: DocumentAddress, score: Double)]
    var scores: [DocumentAddress: Double]
    var facets: [[String: Int]]
  }

  /// Documents by prefix, as they were asked for.
  private final class Prefixes {
    var frequencies: [Term: Int] = [:]
  }

  private let prefixes = Prefixes()
  private var documents: [Document] = []
  private var documentFrequencies: [Term: Int] = [:]
  private var live = 0
  private var records: [Language: Int] = [:]
  private let weights: ScoringWeights
  private let analyzer = QueryAnalyzer()

  init(_ segments: [[TestBank.Place]], works: WorkTable, bm25: BM25 = .standard, weights: ScoringWeights = .standard) {
    self.weights = weights
    for (segment, places) in segments.enumerated() {
      for (number, place) in places.enumerated() {
        var document = Document(address: DocumentAddress(segment: segment, document: UInt32(number)), place: place)
        for occurrence in place.analyzed.occurrences {
          let term = Term(space: occurrence.space, bytes: Array(place.analyzed.term(of: occurrence)))
          let isWeighted = occurrence.space == .exact || occurrence.space == .stem
          document.frequencies[term, default: 0] += isWeighted ? Int(FieldWeights.weight(of: occurrence.field)) : 1
          document.positions[term, default: []].insert(occurrence.position)
        }
        for term in document.frequencies.keys { documentFrequencies[term, default: 0] += 1 }
        for language in Language.allCases where place.document.facets.contains(FacetValue("lang", language.rawValue)) {
          records[language, default: 0] += 1
        }
        document.work = works.work(document.address).map { Int($0) } ?? -1 - documents.count
        documents.append(document)
      }
    }
    let lengths = documents.map { Double(NormTable.length(of: NormTable.norm(of: FieldWeights.length($0.place.analyzed.lengths)))) }
    live = documents.count { $0.place.isLive }
    let sum = zip(documents, lengths).reduce(0) { $0 + ($1.0.place.isLive ? $1.1 : 0) }
    let average = live > 0 && sum > 0 ? sum / Double(live) : 1
    for index in documents.indices {
      documents[index].saturation = Double(bm25.k1) * (1 - Double(bm25.b) + Double(bm25.b) * lengths[index] / max(average, 1))
    }
  }

  /// - Parameter words: what is asked instead of the query of the request.
  func search(_ request: SearchRequest, _ words: ExactQuery? = nil) -> Result {
    var result = Result(hits: [], scores: [:], facets: [])
    var best: [Int: (address: DocumentAddress, score: Double)] = [:]
    var matching: [(document: Document, failed: Set<String>)] = []
    let (query, typed) = narrowing(request.query)
    for document in documents where document.place.isLive {
      guard request.required.allSatisfy({ passes($0, document) }), let score = words.map({ exact($0, document) }) ?? score(query, document)
      else { continue }
      var failed: Set<String> = []
      for (number, filter) in request.filters.enumerated() {
        let isFirst = request.filters.firstIndex { $0.facet == filter.facet } == number
        let alternative = isFirst ? alternative(to: filter, among: typed) : nil
        let passes = passes(filter, document) || alternative.map { self.score($0, document) != nil } ?? false
        if !passes { failed.insert(filter.facet) }
      }
      for (facet, condition) in typed where self.score(condition, document) == nil {
        if !request.filters.contains(where: { alternative(to: $0, among: typed) == condition }) { failed.insert(facet) }
      }
      matching.append((document, failed))
      guard failed.isEmpty else { continue }
      result.scores[document.address] = score
      if score > best[document.work]?.score ?? -1 { best[document.work] = (document.address, score) }
    }
    result.hits = best.values.sorted { $0.score == $1.score ? $0.address < $1.address : $0.score > $1.score }
    for facet in request.facets {
      var works: [String: Set<Int>] = [:]
      for (document, failed) in matching where failed.isSubset(of: [facet.facet]) {
        for value in document.place.document.facets where value.facet == facet.facet {
          works[value.value, default: []].insert(document.work)
        }
      }
      result.facets.append(works.mapValues(\.count))
    }
    return result
  }

  /// The score of a document by words that stand for themselves.
  private func exact(_ query: ExactQuery, _ document: Document) -> Double? {
    func scores(_ words: [[UInt8]]) -> [Double] {
      words.map { Term(space: .exact, bytes: $0) }.compactMap { term in
        document.frequencies[term].map { idf(documentFrequencies[term] ?? 0) * weight($0, document) }
      }
    }
    switch query {
    case .union(let words):
      let parts = scores(words)
      return parts.isEmpty ? nil : parts.reduce(0, +)
    case .intersection(let words):
      let parts = scores(words)
      return parts.count == words.count ? parts.reduce(0, +) : nil
    case .phrase(let words): return phrase(words, .anywhere, document)
    }
  }

  /// What is typed of the same facet, when it is one condition.
  private func alternative(to filter: FacetFilter, among typed: [(facet: String, condition: Query)]) -> Query? {
    let same = typed.filter { $0.facet == filter.facet }
    return same.count == 1 ? same[0].condition : nil
  }

  /// Facets that narrow the whole query are filters like those chosen beside it.
  private func narrowing(_ query: Query) -> (rest: Query, typed: [(facet: String, condition: Query)]) {
    if let facet = facet(query) { return (.everything, [(facet, query)]) }
    guard case .clauses(var clauses) = query else { return (query, []) }
    let typed = clauses.must.compactMap { part in facet(part).map { (facet: $0, condition: part) } }
    if typed.isEmpty { return (query, []) }
    clauses.must.removeAll { facet($0) != nil }
    clauses.must.append(.everything)
    return (.clauses(clauses), typed)
  }

  private func facet(_ query: Query) -> String? {
    switch query {
    case .facet(let facet, _), .years(let facet, _): facet
    case .literal(let inner): facet(inner)
    default: nil
    }
  }

  private func passes(_ filter: FacetFilter, _ document: Document) -> Bool {
    document.place.document.facets.contains { $0.facet == filter.facet && filter.values.contains($0.value) }
  }

  /// The score of a document that matches; `nil` for one that does not.
  private func score(_ query: Query, _ document: Document) -> Double? {
    switch query {
    case .everything: return 0
    case .facet(let facet, let values): return passes(FacetFilter(facet, values), document) ? 0 : nil
    case .years(let facet, let range):
      let years = document.place.document.facets.filter { $0.facet == facet }.compactMap { Int($0.value) }
      return years.contains { range.contains($0) } ? 0 : nil
    case .literal(let inner): return score(inner, document)
    case .meeting, .asOf: preconditionFailure("no random query holds one; tests of their own look at them")
    case .word(let text, let scope): return word(analyzer.word(text)[0], scope, document)
    case .phrase(let text, let scope): return phrase(analyzer.word(text).map(\.exact), scope, document)
    case .prefix(let text, let scope): return prefix(analyzer.word(text)[0].exact, scope, document)
    case .clauses(let clauses): return score(clauses, document)
    }
  }

  private func score(_ clauses: QueryClauses, _ document: Document) -> Double? {
    var sum = 0.0
    for part in clauses.must {
      guard let score = score(part, document) else { return nil }
      sum += score
    }
    if clauses.mustNot.contains(where: { score($0, document) != nil }) { return nil }
    // A union drops its stop words when it says anything else.
    let speaks = clauses.should.contains { !isStopWord($0) }
    let optional = clauses.should.filter { !speaks || !isStopWord($0) }.compactMap { score($0, document) }
    if clauses.must.isEmpty, optional.isEmpty, !clauses.should.isEmpty { return nil }
    return optional.reduce(sum, +)
  }

  private func isStopWord(_ query: Query) -> Bool {
    if case .word(let text, .anywhere) = query { return analyzer.word(text)[0].isStopWord }
    return false
  }

  private func word(_ word: AnalyzedWord, _ scope: TextScope, _ document: Document) -> Double? {
    func terms(_ space: TermSpace) -> [Term] { word.stems.map { Term(space: space, bytes: $0) } }
    func rarity(_ terms: [Term]) -> Double { idf(terms.map { documentFrequencies[$0] ?? 0 }.max() ?? 0) }
    func best(_ terms: [Term], _ factor: (Term) -> Double) -> Double? {
      terms.compactMap { term in document.frequencies[term].map { factor(term) * weight($0, document) } }.max()
    }
    switch scope {
    case .anywhere:
      let stems = terms(.stem) + terms(.author)
      func rarity(_ term: Term) -> Double { term.space == .stem ? idf(stem: term) : idf(documentFrequencies[term] ?? 0) }
      guard let stem = best(stems, { Double(weights.stem) * rarity($0) }) else { return nil }
      let inverse = stems.filter { documentFrequencies[$0] != nil }.map(rarity).min() ?? 0
      return stem + (best([Term(space: .exact, bytes: word.exact)]) { _ in Double(weights.exact) * inverse } ?? 0)
    case .title:
      let exact = [Term(space: .title, bytes: word.exact)]
      let (ofStems, ofExact) = (rarity(terms(.title)), rarity(exact))
      guard let stem = best(terms(.title), { _ in Double(weights.title) * ofStems }) else { return nil }
      if word.stems.contains(word.exact) { return stem }
      return stem + (best(exact) { _ in Double(weights.title) * ofExact } ?? 0)
    case .author:
      let author = [Term(space: .author, bytes: word.exact)]
      return best(author) { _ in Double(weights.author) * rarity(author) }
    }
  }

  /// A stem is as rare as it is among the documents that are not in the other language.
  private func idf(stem: Term) -> Double {
    let frequency = documentFrequencies[stem] ?? 0
    guard let language = StemTerm.language(of: stem.bytes) else { return idf(frequency) }
    let possible = documents.count - (language.other.flatMap { records[$0] } ?? 0)
    return idf(frequency, of: min(live, max(possible, frequency)))
  }

  private func phrase(_ words: [[UInt8]], _ scope: TextScope, _ document: Document) -> Double? {
    let terms = words.map { Term(space: space(scope), bytes: $0) }
    let starts = document.positions[terms[0]] ?? []
    let frequency = starts.count { start in
      terms.enumerated().allSatisfy { document.positions[$1]?.contains(start + UInt32($0)) ?? false }
    }
    if frequency == 0 { return nil }
    let inverse = terms.reduce(0) { $0 + ($1.space == .stem ? idf(stem: $1) : idf(documentFrequencies[$1] ?? 0)) }
    // A phrase of one word is that word: its frequency counts by field.
    let counted = terms.count == 1 ? document.frequencies[terms[0]] ?? 0 : frequency
    return Double(weights.phrase) * inverse * weight(counted, document)
  }

  private func prefix(_ bytes: [UInt8], _ scope: TextScope, _ document: Document) -> Double? {
    let space = space(scope)
    let term = Term(space: space, bytes: bytes)
    let all =
      prefixes.frequencies[term]
      ?? documentFrequencies.reduce(0) { $1.key.space == space && $1.key.bytes.starts(with: bytes) ? $0 + $1.value : $0 }
    prefixes.frequencies[term] = all
    let inverse = idf(all)
    let present = document.frequencies.filter { $0.key.space == space && $0.key.bytes.starts(with: bytes) }
    return present.values.max().map { Double(weights.prefix) * inverse * weight($0, document) }
  }

  private func space(_ scope: TextScope) -> TermSpace {
    switch scope {
    case .anywhere: .exact
    case .title: .title
    case .author: .author
    }
  }

  private func weight(_ frequency: Int, _ document: Document) -> Double { Double(frequency) / (Double(frequency) + document.saturation) }

  private func idf(_ documentFrequency: Int, of documents: Int? = nil) -> Double {
    let documents = documents ?? live
    let n = Double(min(documentFrequency, documents))
    return log1p((Double(documents) - n + 0.5) / (n + 0.5))
  }
}
