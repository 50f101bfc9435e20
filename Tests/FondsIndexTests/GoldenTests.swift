import FondsBytes
import FondsIndex
import FondsTestSupport
import Foundation
import Testing

@Suite("The golden index", .serialized)
struct GoldenTests {
  @Test("it still reads, and holds what it held")
  func reads() throws {
    if ProcessInfo.processInfo.environment["FONDS_UPDATE_GOLDENS"] != nil {
      let folder = try TemporaryFolder()
      try GoldenIndex.write(to: folder.path)
      try FileSystem().makeFolder(GoldenIndex.path)
      for name in try FileSystem().names(in: GoldenIndex.path) { try FileSystem().remove(GoldenIndex.path + "/" + name) }
      try copyIndex(try indexFiles(folder.path), to: GoldenIndex.path)
    }
    let snapshot = try IndexSnapshot.open(GoldenIndex.path)
    #expect(snapshot.generation == 2)
    #expect(snapshot.segments.map(\.documentCount) == [140, 2])
    #expect(try snapshot.attachment("note") == Array("written by the test «golden»\n".utf8))
    #expect(try snapshot.attachment("empty") == [])
    #expect(try snapshot.attachment("none") == nil)
    try Comparison(snapshot: snapshot, naive: GoldenIndex.naive(), comment: "golden").run()
  }

  @Test("the same input gives the same bytes, whatever the memory", arguments: [16 << 10, 40_000, 64 << 20])
  func bytes(budget: Int) throws {
    let folder = try TemporaryFolder()
    try GoldenIndex.write(to: folder.path, memoryBudget: budget)
    let (written, golden) = (try indexFiles(folder.path), try indexFiles(GoldenIndex.path))
    #expect(written.keys.sorted() == golden.keys.sorted())
    for (name, bytes) in golden { #expect(written[name] == bytes, "\(name)") }
  }

  @Test("a large session, many runs and one run give the same bytes")
  func budgets() throws {
    var outcomes: [[String: [UInt8]]] = []
    for budget in [0, 30_000, 1 << 20] {
      let folder = try TemporaryFolder()
      var random = RandomDocuments(seed: 99, universe: 500)
      var writer = try IndexWriter(directory: folder.path, settings: IndexSettings(memoryBudget: budget, mainFacet: "form"))
      // Identifiers come again, so that documents are left out of runs.
      for _ in 0..<600 { try writer.add(try random.document(random.number(0...499))) }
      _ = try writer.commit()
      outcomes.append(try indexFiles(folder.path))
    }
    #expect(outcomes[0] == outcomes[1])
    #expect(outcomes[1] == outcomes[2])
  }
}
