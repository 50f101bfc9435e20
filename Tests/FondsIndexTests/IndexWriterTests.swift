import FondsBytes
import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Synchronization
import Testing

/// What readers and the writer of a test tell each other.
private final class Progress: Sendable {
  let isOver = Atomic(false)
  let opened = Atomic(0)
}

@Suite("Writing generations")
struct IndexWriterTests {
  @Test("a second writer is refused while the first one lives")
  func lock() throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(directory: folder.path)
    let error = #expect(throws: IndexError.self) { _ = try IndexWriter(directory: folder.path) }
    #expect(error?.code == .locked)
    #expect(error?.path == folder.path + "/lock")
    writer.discard()
    _ = try IndexWriter(directory: folder.path).commit()
    _ = try IndexWriter(directory: folder.path)
  }

  @Test("an empty index is an index; without a change there is no new generation")
  func empty() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: IndexError.self) { try IndexSnapshot.open(folder.path) }
    #expect(error?.code == .missing)
    #expect(throws: IndexError.self) { try IndexSnapshot.currentGeneration(folder.path) }
    #expect(try IndexWriter(directory: folder.path).commit() == 1)
    let snapshot = try IndexSnapshot.open(folder.path)
    #expect(snapshot.segments.isEmpty && snapshot.statistics.liveDocuments == 0 && snapshot.statistics.averageLength == 1)
    #expect(try IndexWriter(directory: folder.path).commit() == 1)
    var writer = try IndexWriter(directory: folder.path)
    #expect(try writer.delete(try #require(RecordID("nobody"))) == false)
    #expect(try writer.commit() == 1)
  }

  @Test("discarded work leaves the folder as it was")
  func discard() throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path)
    let before = try indexFiles(folder.path)
    var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(memoryBudget: 0, segmentDocuments: 7))
    var random = RandomDocuments(seed: 4, universe: 9)
    for number in 0..<50 { try writer.add(try random.document(number)) }
    writer.discard()
    #expect(try indexFiles(folder.path) == before)
  }

  @Test("a session longer than a segment writes several, and merging makes none that is larger")
  func severalSegments() throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 8, universe: 100)
    let settings = IndexSettings(segmentDocuments: 10)
    var writer = try IndexWriter(directory: folder.path, settings: settings)
    for number in 0..<45 { try writer.add(try random.document(number)) }
    #expect(throws: IndexError.self) { try IndexSnapshot.open(folder.path) }
    _ = try writer.commit()
    #expect(try IndexSnapshot.open(folder.path).segments.map(\.documentCount) == [10, 10, 10, 10, 5])
    writer = try IndexWriter(directory: folder.path, settings: IndexSettings(segmentDocuments: 25, mergesAll: true))
    for number in 0..<8 { #expect(try writer.delete(try #require(RecordID(RandomDocuments.id(number))))) }
    _ = try writer.commit()
    #expect(try IndexSnapshot.open(folder.path).segments.map(\.documentCount) == [22, 15])
    writer = try IndexWriter(directory: folder.path, settings: IndexSettings(segmentDocuments: 25, mergesAll: true))
    #expect(try writer.commit() == 2)
  }

  @Test("segments of many passages are merged as far as the limit allows, and their deleted documents go")
  func passageLimit() throws {
    let folder = try TemporaryFolder()
    func commit(_ numbers: [Int], mergesAll: Bool = false) throws {
      var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(segmentPassages: 30, mergesAll: mergesAll))
      for number in numbers { try writer.add(try document(number, passages: 5)) }
      _ = try writer.commit()
    }
    for round in 0..<8 { try commit([2 * round, 2 * round + 1]) }
    let merged = try IndexSnapshot.open(folder.path)
    #expect(merged.segments.map(\.documentCount) == [6, 6, 4])
    try commit(Array(0..<5))
    #expect(try IndexSnapshot.open(folder.path).segments.allSatisfy { ($0.documentCount - $0.liveCount) * 3 <= $0.documentCount })
    try commit([], mergesAll: true)
    let all = try IndexSnapshot.open(folder.path)
    #expect(all.segments.allSatisfy { $0.liveCount == $0.documentCount } && all.statistics.liveDocuments == 16)
  }

  private func document(_ number: Int, passages: Int) throws -> IndexDocument {
    var record = Record(id: try #require(RecordID("p\(number)")))
    record.blocks = (0..<passages).flatMap { [Block(.heading, "part \($0)"), Block(.paragraph, "text \(number)")] }
    return IndexDocument(id: record.id, analyzed: Analyzer().analyze(record), language: .english)
  }

  @Test("files that are not the index's stay; left-overs of a killed writer go")
  func sweep() throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path)
    let before = try indexFiles(folder.path)
    for name in ["desk.ndjson", "segment-x", "works-000009-x", "notes.tmp"] { try folder.write("mine", to: name) }
    for name in ["segment-000099", "works-000009", "attachment-000009-note", "manifest.tmp", "spool.tmp", "tombstones-000001"] {
      try folder.write("left over", to: name)
    }
    try IndexWriter(directory: folder.path).discard()
    #expect(
      try Set(FileSystem().names(in: folder.path))
        == Set(before.keys).union(["lock", "desk.ndjson", "segment-x", "works-000009-x", "notes.tmp"]))
  }

  @Test("attachments are kept, replaced and removed by name")
  func attachments() throws {
    let folder = try TemporaryFolder()
    var writer = try IndexWriter(directory: folder.path)
    try writer.setAttachment("ledger", [1])
    try writer.setAttachment("report", [2, 2])
    #expect(throws: IndexError.self) { try writer.setAttachment("no/slash", []) }
    #expect(throws: IndexError.self) { try writer.setAttachment("", []) }
    _ = try writer.commit()
    let old = try IndexSnapshot.open(folder.path)
    writer = try IndexWriter(directory: folder.path)
    try writer.setAttachment("ledger", [3, 3, 3])
    _ = try writer.commit()
    writer = try IndexWriter(directory: folder.path)
    try writer.setAttachment("report", nil)
    _ = try writer.commit()
    let new = try IndexSnapshot.open(folder.path)
    #expect(new.attachments == ["ledger"])
    #expect(try new.attachment("ledger") == [3, 3, 3])
    // The older snapshot still has what it had, though its files are gone.
    #expect(try old.attachment("ledger") == [1])
    #expect(try old.attachment("report") == [2, 2])
  }

  @Test("small segments become one, and so does a segment that has lost a third")
  func merging() throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 12, universe: 100)
    var naive = NaiveIndex()
    for round in 0..<8 {
      var writer = try IndexWriter(directory: folder.path)
      for number in 0..<5 {
        let document = try random.document(round * 5 + number)
        try writer.add(document)
        naive.add(document)
      }
      _ = try writer.commit()
      #expect(try IndexSnapshot.open(folder.path).segments.count == (round == 7 ? 1 : round + 1))
    }
    var writer = try IndexWriter(directory: folder.path)
    for number in 0..<14 {
      try writer.delete(try #require(RecordID(RandomDocuments.id(number))))
      naive.delete(RandomDocuments.id(number))
    }
    _ = try writer.commit()
    let snapshot = try IndexSnapshot.open(folder.path)
    #expect(snapshot.segments.map(\.documentCount) == [26])
    try Comparison(snapshot: snapshot, naive: naive, comment: "merged").run()
    // Merging gives the bytes that writing the same documents at once gives.
    #expect(try FileSystem().names(in: folder.path).filter { $0.hasPrefix("tombstones") }.isEmpty)
  }

  @Test("a merged segment has the bytes of one written at once")
  func mergedBytes() throws {
    let (one, many) = (try TemporaryFolder(), try TemporaryFolder())
    var random = RandomDocuments(seed: 31, universe: 200)
    let documents = try (0..<200).map { try random.document($0) }
    var writer = try IndexWriter(directory: one.path)
    for document in documents { try writer.add(document) }
    _ = try writer.commit()
    for part in 0..<4 {
      var writer = try IndexWriter(directory: many.path, settings: IndexSettings(mergesAll: part == 3))
      for document in documents[part * 50..<part * 50 + 50] { try writer.add(document) }
      _ = try writer.commit()
    }
    let (left, right) = (try indexFiles(one.path), try indexFiles(many.path))
    let (first, merged) = (try #require(left["segment-000001"]), try #require(right["segment-000005"]))
    // They differ in the number in the header, and so in the first checksum and those of the contents.
    #expect(first.count == merged.count)
    let end = SealedSegment(first).contentsEnd
    #expect(
      zip(first, merged).enumerated().allSatisfy {
        $0.offset < 32 || $0.offset > end - 4 * (first.count / 65_536 + 1) || $0.element.0 == $0.element.1
      })
  }

  @Test("starting empty gets over a damaged generation and never writes over its files")
  func startEmpty() throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path)
    try folder.write("nonsense", to: "manifest")
    let refusal = #expect(throws: IndexError.self) { _ = try IndexWriter(directory: folder.path) }
    #expect(refusal?.code == .damaged)
    var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(startEmpty: true))
    var random = RandomDocuments(seed: 5, universe: 9)
    let document = try random.document(1)
    try writer.add(document)
    #expect(try writer.commit() > 2)
    let snapshot = try IndexSnapshot.open(folder.path)
    #expect(snapshot.statistics.liveDocuments == 1)
    #expect(snapshot.attachments.isEmpty)
    var again = try IndexWriter(directory: folder.path, settings: IndexSettings(startEmpty: true))
    try again.add(document)
    _ = try again.commit()
    #expect(try IndexSnapshot.open(folder.path).segments.map(\.documentCount) == [1])
  }

  @Test("another format version is refused with the remedy")
  func version() throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path)
    var manifest = try MappedFile.open(folder.path + "/manifest").bytes
    manifest[8] += 1
    let checksum = Checksum.crc32(Array(manifest[..<36]))
    for index in 0..<4 { manifest[36 + index] = UInt8(truncatingIfNeeded: checksum >> UInt32(index * 8)) }
    try AtomicFile.replace(folder.path + "/manifest", with: manifest)
    let error = #expect(throws: IndexError.self) { try IndexSnapshot.open(folder.path) }
    #expect(error?.code == .version)
    #expect(error?.remedy.contains("--full") == true)
  }

  @Test("a document that breaks a rule is refused by name and leaves nothing behind")
  func rules() throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 8, universe: 9)
    let good = try random.document(1)
    var broken: [IndexDocument] = []
    for change in 0..<6 {
      var document = good
      document.id = try #require(RecordID("broken"))
      switch change {
      case 0: document.analyzed.bytes.removeLast()
      case 1: document.facets.append(FacetValue("a\0b", "c"))
      case 2: document.facets.append(FacetValue("theme", String(repeating: "x", count: 2000)))
      case 3: document.concepts.append(PassageConcept(passage: 99, concept: "theme/x"))
      case 4: document.facets.append(FacetValue("", "value"))
      default:
        document.analyzed.passages = [
          AnalyzedPassage(firstPosition: 9, firstBlock: 0, blockCount: 1, page: 0, language: .french),
          AnalyzedPassage(firstPosition: 8, firstBlock: 1, blockCount: 1, page: 0, language: .french)
        ]
        document.concepts = []
      }
      broken.append(document)
    }
    var writer = try IndexWriter(directory: folder.path)
    for document in broken {
      let error = #expect(throws: IndexError.self) { try writer.add(document) }
      #expect(error?.code == .document)
      #expect(error?.remedy.contains("broken") == true)
    }
    try writer.add(good)
    _ = try writer.commit()
    var naive = NaiveIndex()
    naive.add(good)
    try Comparison(snapshot: try IndexSnapshot.open(folder.path), naive: naive, comment: "rules").run()
  }

  @Test("occurrences out of order are put in order")
  func disorder() throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 17, universe: 9)
    let document = try random.document(1)
    var naive = NaiveIndex()
    naive.add(document)
    var shuffled = document
    shuffled.analyzed.occurrences.reverse()
    var writer = try IndexWriter(directory: folder.path)
    try writer.add(shuffled)
    _ = try writer.commit()
    try Comparison(snapshot: try IndexSnapshot.open(folder.path), naive: naive, comment: "disorder").run()
  }

  @Test("readers that open while generations come and go never fail")
  func concurrentReaders() async throws {
    let folder = try TemporaryFolder()
    var random = RandomDocuments(seed: 41, universe: 50)
    var documents: [IndexDocument] = []
    for round in 0..<20 { for number in 0..<10 { documents.append(try random.document((round * 7 + number) % 50)) } }
    _ = try IndexWriter(directory: folder.path).commit()
    let progress = Progress()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          while !progress.isOver.load(ordering: .acquiring) {
            let snapshot = try IndexSnapshot.open(folder.path)
            try snapshot.verifyAll()
            progress.opened.add(1, ordering: .relaxed)
            // The pool may have no more threads than there are readers.
            await Task.yield()
          }
        }
      }
      group.addTask { [documents] in
        defer { progress.isOver.store(true, ordering: .releasing) }
        for round in 0..<20 {
          var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(mergesAll: round % 3 == 0))
          for document in documents[round * 10..<round * 10 + 10] { try writer.add(document) }
          _ = try writer.commit()
        }
      }
      try await group.waitForAll()
    }
    #expect(progress.opened.load(ordering: .relaxed) > 0)
  }

  @Test("a snapshot goes on while its generation is replaced")
  func oldSnapshot() throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path)
    let snapshot = try IndexSnapshot.open(folder.path)
    var random = RandomDocuments(seed: 6, universe: 9)
    var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(startEmpty: true))
    try writer.add(try random.document(1))
    let generation = try writer.commit()
    #expect(generation == 3)
    #expect(try IndexSnapshot.currentGeneration(folder.path) != snapshot.generation)
    try Comparison(snapshot: snapshot, naive: GoldenIndex.naive(), comment: "old").run()
  }
}
