import FondsBytes
import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("The index against the naive index")
struct IndexPropertyTests {
  @Test(
    "additions, replacements, deletions, several segments and merges tell what a list in memory tells",
    arguments: 1...6 as ClosedRange<UInt64>)
  func randomHistories(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: seed, universe: 400)
    var naive = NaiveIndex()
    for commit in 0..<12 {
      let budget = [16 << 10, 100_000, 64 << 20][random.number(0...2)]
      let mainFacet = [nil, "form", "theme", "scenario"][random.number(0...3)]
      // Some sessions write several segments, and what they wrote may be replaced or deleted in the same session.
      let isLarge = commit == 10 || random.number(0...1) == 0
      let settings = IndexSettings(
        memoryBudget: budget, segmentDocuments: isLarge ? 1 << 20 : random.number(1...60), segmentPassages: isLarge ? 1 << 22 : 200,
        mergesAll: commit == 10 || !isLarge && random.number(0...2) == 0, mainFacet: mainFacet)
      var writer = try IndexWriter(directory: folder.path, settings: settings)
      for _ in 0..<(commit == 0 ? 300 : random.number(0...40)) {
        let document = try random.document(random.number(0...399))
        try writer.add(document)
        naive.add(document)
        if random.number(0...9) == 0 {
          let id = RandomDocuments.id(random.number(0...399))
          #expect(try writer.delete(try #require(RecordID(id))) == (naive.documents[id] != nil))
          naive.delete(id)
        }
      }
      let generation = try writer.commit()
      let snapshot = try IndexSnapshot.open(folder.path)
      #expect(snapshot.generation == generation)
      #expect(try IndexSnapshot.currentGeneration(folder.path) == generation)
      if commit % 3 == 0 || commit > 9 { try Comparison(snapshot: snapshot, naive: naive, comment: "seed \(seed), commit \(commit)").run() }
      if commit == 10 { #expect(snapshot.segments.count == 1) }
    }
  }

  @Test("long lists: a cursor lands where a list in memory says, and bounds bound every posting", arguments: [1, 2, 3] as [UInt64])
  func cursors(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: seed)
    var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(memoryBudget: 50_000))
    let count = 5_000
    for number in 0..<count {
      var sketch = RecordSketch()
      for (word, odds) in [("always", 1), ("often", 3), ("some", 12), ("seldom", 60), ("never", 1_700)]
      where Int.random(in: 0..<odds, using: &generator) == 0 {
        for _ in 0..<Int.random(in: 1...(odds == 3 ? 100 : 3), using: &generator) { sketch.add(word, .body) }
        if Int.random(in: 0..<20, using: &generator) == 0 { sketch.add(word, .title) }
      }
      try writer.add(IndexDocument(id: try #require(RecordID("\(number)")), analyzed: sketch.finish(), language: .english))
    }
    _ = try writer.commit()
    let snapshot = try IndexSnapshot.open(folder.path)
    let segment = snapshot.segments[0]
    for word in ["always", "often", "some", "seldom", "never"] {
      guard let entry = try segment.lookup(.exact, Array(word.utf8)) else { continue }
      var all: [UInt32] = []
      var frequencies: [UInt32] = []
      var whole = try segment.postings(entry)
      while try whole.next() != PostingCursor.end {
        all.append(whole.document)
        frequencies.append(try whole.frequency())
      }
      #expect(all == all.sorted() && Set(all).count == Int(entry.documentFrequency))
      #expect(frequencies.reduce(0) { $0 + UInt64($1) } == entry.totalFrequency)
      try checkBounds(segment, entry, all, frequencies, "seed \(seed), \(word)")
      for share in [2, 40, 400] {
        let wanted = (0..<UInt32(count)).filter { _ in Int.random(in: 0..<share, using: &generator) == 0 }
        try checkLookups(segment, entry, Dictionary(uniqueKeysWithValues: zip(all, frequencies)), wanted, "seed \(seed), \(word)")
      }
      for _ in 0..<20 {
        var cursor = try segment.postings(entry)
        var places = try segment.positions(entry)
        var positions: [UInt32] = []
        var target = 0
        while true {
          target += Int.random(in: 0...300, using: &generator)
          let expected = all.first { $0 >= target } ?? PostingCursor.end
          #expect(try cursor.advance(to: UInt32(target)) == expected, "seed \(seed), \(word), target \(target)")
          guard expected != PostingCursor.end, let index = all.firstIndex(of: expected) else { break }
          #expect(try cursor.frequency() == frequencies[index])
          try places.read(at: cursor, into: &positions)
          #expect(!positions.isEmpty && positions.count <= Int(frequencies[index]) && positions == positions.sorted())
          if Bool.random(using: &generator) {
            #expect(try cursor.next() == (index + 1 < all.count ? all[index + 1] : PostingCursor.end))
            target = Int(min(cursor.document, 1 << 20))
          }
        }
      }
    }
  }

  /// The bounds of windows and stretches, and the seeds, against the weights of all postings.
  private func checkBounds(
    _ segment: SegmentReader, _ entry: TermEntry, _ documents: [UInt32], _ frequencies: [UInt32], _ comment: Comment
  ) throws {
    let list = try segment.list(entry)
    guard list.hasWindows else { return }
    let norms = try segment.norms()
    let inverses = segment.referenceSaturation.inverses
    let weights = zip(documents, frequencies).map { 1 - 1 / (1 + Float($1) * inverses[Int(norms[Int($0)])]) }
    var stretches: [SIMD16<Float>] = []
    for slot in 0..<list.groups.count { stretches.append(list.groups.stretchBounds(list.groups[slot])) }
    let windows = (0..<list.groups.count).map { list.groups[$0].window }
    var isBounded = true
    for (document, weight) in zip(documents, weights) {
      let window = Int(document) / PostingWindow.size
      let slot = try #require(windows.firstIndex(of: window), comment)
      let stretch = Int(document) % PostingWindow.size / PostingWindow.stretch
      isBounded = isBounded && list.groups[slot].bound >= weight && stretches[slot][stretch] >= weight
    }
    #expect(isBounded, comment)
    for (rank, seed) in zip(PostingWindow.seedRanks, list.seeds) {
      #expect(weights.count { $0 >= seed } >= min(rank, seed > 0 ? rank : 0), comment)
      #expect(seed > 0 || weights.count < rank, comment)
    }
  }

  /// The frequencies of some documents, looked up window by window, against those of all postings.
  private func checkLookups(
    _ segment: SegmentReader, _ entry: TermEntry, _ known: [UInt32: UInt32], _ wanted: [UInt32], _ comment: Comment
  ) throws {
    let groups = try segment.list(entry).groups
    guard groups.hasWindows else { return }
    let room = PostingWindow.size + 1
    let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: 4 * room)
    defer { unsafe memory.deallocate() }
    let groupRoom = unsafe GroupRoom(documents: memory, frequencies: memory + room)
    let (documents, found) = unsafe (memory + 2 * room, memory + 3 * room)
    for slot in 0..<groups.count {
      let base = groups.base(of: groups[slot])
      let inWindow = wanted.filter { $0 / UInt32(PostingWindow.size) == base / UInt32(PostingWindow.size) }
      for (index, document) in inWindow.enumerated() { unsafe documents[index] = document - base }
      try #require(unsafe groups.frequencies(slot: slot, of: documents, inWindow.count, into: found, groupRoom), comment)
      #expect(inWindow.indices.allSatisfy { unsafe found[$0] == known[inWindow[$0]] ?? 0 }, comment)
      try #require(unsafe groups.presence(slot: slot, of: documents, inWindow.count, into: found, groupRoom), comment)
      #expect(inWindow.indices.allSatisfy { unsafe found[$0] == (known[inWindow[$0]] == nil ? 0 : 1) }, comment)
    }
  }

  @Test("documents are numbered by the main facet, language and the order they came in, also after a merge")
  func order() throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 5, universe: 300)
    var arrival: [String] = []
    for part in 0..<3 {
      var writer = try IndexWriter(
        directory: folder.path, settings: IndexSettings(memoryBudget: 30_000, mergesAll: part == 2, mainFacet: "form"))
      for number in part * 100..<(part + 1) * 100 {
        let document = try random.document(number)
        try writer.add(document)
        arrival.append(document.id.value)
      }
      _ = try writer.commit()
    }
    let segment = try #require(try IndexSnapshot.open(folder.path).segments.first)
    let column = try #require(try segment.facet("form"))
    var keys: [String] = []
    for document in 0..<UInt32(segment.documentCount) {
      let place = try #require(arrival.firstIndex(of: try segment.id(of: document).value))
      let value = try column.ordinals(of: document).first ?? 0
      let language = ["fr": 1, "en": 2][try segment.language(of: document).rawValue] ?? 0
      keys.append("\(value) \(language) \(1_000 + place)")
      #expect(
        try IndexSnapshot.open(folder.path).locate(id: try segment.id(of: document)) == DocumentAddress(segment: 0, document: document))
    }
    #expect(keys.count == 300 && keys == keys.sorted())
    var counts = [UInt32](repeating: 0, count: column.valueCount)
    try column.count(bitmap: [UInt64](repeating: 0x5555_5555_5555_5555, count: 4), into: &counts)
    var expected = counts.map { _ in UInt32(0) }
    for document in stride(from: UInt32(0), to: 256, by: 2) {
      for ordinal in try column.ordinals(of: document) { expected[Int(ordinal)] += 1 }
    }
    #expect(counts == expected)
  }

  @Test("a prefix gives its terms in order, no more than asked for")
  func prefixes() throws {
    let folder = try TemporaryFolder()
    var sketch = RecordSketch()
    let words = (0..<200).map { "mot\($0)" } + ["mou", "mo", "zèbre"]
    for word in words { sketch.add(word, .body) }
    var writer = try IndexWriter(directory: folder.path)
    try writer.add(IndexDocument(id: try #require(RecordID("a")), analyzed: sketch.finish(), language: .french))
    _ = try writer.commit()
    let segment = try IndexSnapshot.open(folder.path).segments[0]
    for (prefix, limit) in [("", 1000), ("mot", 1000), ("mot1", 7), ("mou", 5), ("n", 5), ("zèb", 1), ("motx", 3), ("mot19", 100)] {
      var found: [String] = []
      try segment.enumerate(.exact, prefix: Array(prefix.utf8), limit: limit) { term, _ in
        found.append(String(decoding: term, as: UTF8.self))
        return true
      }
      let expected = words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.filter { $0.hasPrefix(prefix) }.prefix(limit)
      #expect(found == Array(expected))
    }
  }
}
