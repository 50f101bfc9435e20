import FondsBytes
import FondsIndex
import FondsRecord
import FondsText
import Testing

/// Holds everything a snapshot tells to what the naive index tells.
struct Comparison {
  let snapshot: IndexSnapshot
  let naive: NaiveIndex
  let comment: Comment

  func run() throws {
    try snapshot.verifyAll()
    try compareDocuments()
    try compareTerms()
    try comparePassages()
    try compareFacets()
    try compareNames()
  }

  private func compareDocuments() throws {
    var ids: [String] = []
    var total: UInt64 = 0
    for segment in snapshot.segments {
      let norms = try segment.norms()
      #expect((0..<UInt32(segment.documentCount)).filter(segment.isLive).count == segment.liveCount, comment)
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let id = try segment.id(of: document).value
        ids.append(id)
        let expected = try #require(naive.documents[id], comment)
        #expect(try segment.stored(of: document) == expected.stored, comment)
        #expect(try segment.language(of: document) == expected.language, comment)
        #expect(try segment.passages(of: document) == expected.analyzed.passages, comment)
        let norm = NormTable.norm(of: FieldWeights.length(expected.analyzed.lengths))
        #expect(norms[Int(document)] == norm, comment)
        total += UInt64(NormTable.length(of: norm))
      }
    }
    #expect(ids.sorted() == naive.ids, comment)
    #expect(snapshot.statistics == CollectionStatistics(liveDocuments: naive.ids.count, totalLength: total), comment)
  }

  private func compareTerms() throws {
    let expected = naive.postings()
    for space in TermSpace.allCases {
      var found: [[UInt8]: [NaiveIndex.Posting]] = [:]
      for segment in snapshot.segments {
        var previous: [UInt8] = []
        try segment.enumerate(space, prefix: [], limit: .max) { term, entry throws(IndexError) in
          #expect(previous.lexicographicallyPrecedes(term), comment)
          previous = term
          let again = try segment.lookup(space, term)
          #expect(again?.documentFrequency == entry.documentFrequency && again?.totalFrequency == entry.totalFrequency, comment)
          found[term, default: []] += try postings(entry, space, segment)
          return true
        }
        #expect(try segment.lookup(space, Array("no such term".utf8)) == nil, comment)
      }
      let live = found.filter { !$0.value.isEmpty }.mapValues { $0.sorted { $0.id < $1.id } }
      #expect(live == expected[space] ?? [:], comment)
    }
  }

  private func postings(_ entry: TermEntry, _ space: TermSpace, _ segment: SegmentReader) throws(IndexError) -> [NaiveIndex.Posting] {
    var postings: [NaiveIndex.Posting] = []
    var cursor = try segment.postings(entry)
    var places: PositionCursor? = space.rawValue <= TermSpace.author.rawValue ? try segment.positions(entry) : nil
    var positions: [UInt32] = []
    while try cursor.next() != PostingCursor.end {
      guard segment.isLive(cursor.document) else { continue }
      try places?.read(at: cursor, into: &positions)
      postings.append(
        NaiveIndex.Posting(id: try segment.id(of: cursor.document).value, frequency: try cursor.frequency(), positions: positions))
    }
    return postings
  }

  private func comparePassages() throws {
    for concept in Set(naive.documents.values.flatMap { $0.concepts.map(\.concept) }) {
      var found: Set<String> = []
      for segment in snapshot.segments {
        guard var cursor = try segment.passagePostings(concept: concept) else { continue }
        while try cursor.next() != PostingCursor.end {
          let document = try segment.document(ofPassage: cursor.document)
          guard segment.isLive(document) else { continue }
          let numbers = try segment.passageNumbers(of: document)
          #expect(numbers.contains(cursor.document), comment)
          found.insert("\(try segment.id(of: document).value)#\(cursor.document - numbers.lowerBound)")
        }
      }
      let expected = naive.documents.values.flatMap { document in
        document.concepts.filter { $0.concept == concept }.map { "\(document.id.value)#\($0.passage)" }
      }
      #expect(found == Set(expected), comment)
    }
  }

  private func compareFacets() throws {
    for segment in snapshot.segments {
      for facet in try segment.facetNames() {
        let column = try #require(try segment.facet(facet), comment)
        let values = try column.values()
        #expect(values.count == column.valueCount && values == values.sorted(), comment)
        var counts = [UInt32](repeating: 0, count: values.count)
        var expected = counts
        var live: [UInt32] = []
        for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
          live.append(document)
          let record = try #require(naive.documents[try segment.id(of: document).value], comment)
          let wanted = Set(record.facets.filter { $0.facet == facet }.map(\.value))
          let ordinals = try column.ordinals(of: document)
          #expect(ordinals.map { values[Int($0)] } == wanted.sorted(), comment)
          for ordinal in ordinals {
            expected[Int(ordinal)] += 1
            #expect(try column.ordinal(of: values[Int(ordinal)]) == ordinal, comment)
          }
        }
        try column.count(live, into: &counts)
        #expect(counts == expected, comment)
        var again = [UInt32](repeating: 0, count: values.count)
        var bitmap = [UInt64](repeating: 0, count: (segment.documentCount + 63) / 64)
        for document in live { bitmap[Int(document) / 64] |= 1 << UInt64(document % 64) }
        try column.count(bitmap: bitmap, into: &again)
        #expect(again == expected, comment)
        #expect(try column.ordinal(of: "no such value") == nil, comment)
      }
      #expect(try segment.facet("no such facet") == nil, comment)
    }
  }

  private func compareNames() throws {
    for document in naive.documents.values {
      let address = try #require(try snapshot.locate(id: document.id), comment)
      #expect(try snapshot.segments[address.segment].id(of: address.document) == document.id, comment)
      for alias in document.aliases {
        let found = try snapshot.locate(alias: alias).map { try snapshot.segments[$0.segment].id(of: $0.document).value }
        #expect(found.sorted() == naive.bearers(of: alias), comment)
        let referrers = try snapshot.referrers(of: [alias]).map { referrer in
          try referrer.kind + " " + snapshot.segments[referrer.address.segment].id(of: referrer.address.document).value
        }
        #expect(referrers.sorted() == naive.referrers(of: alias), comment)
      }
    }
    #expect(try snapshot.locate(alias: "nobody").isEmpty, comment)
    let works = try (0..<UInt32(snapshot.works.count)).map { work in
      try snapshot.works.faces(work).map { face in
        #expect(snapshot.works.work(face) == work, comment)
        return try snapshot.segments[face.segment].id(of: face.document).value
      }
    }
    #expect(works == naive.works(), comment)
    let members = snapshot.segments.indices.reduce(0) { $0 + snapshot.works.members(ofSegment: $1).count }
    #expect(members == works.joined().count, comment)
  }
}
