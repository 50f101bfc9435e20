import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

/// The sample bank against its judgements: a golden file of what ranks first, reviewed as a diff, and the figure it gives.
///
/// `FONDS_UPDATE_GOLDENS=1` writes the golden file anew.
@Suite("The judged ranking of the sample bank")
struct JudgedRankingTests {
  private static let golden = SharedData.fixture("golden/ranking.tsv")

  private func sampleBank() async throws -> (folder: TemporaryFolder, catalogue: Catalogue) {
    let folder = try TemporaryFolder()
    let catalogue = Catalogue(index: folder.path + "/index")
    _ = try await catalogue.reindex(ReindexRequest(sources: [SharedData.fixture("sources")]))
    return (folder, catalogue)
  }

  @Test("what ranks first is what ranked first")
  func golden() async throws {
    let (folder, catalogue) = try await sampleBank()
    defer { withExtendedLifetime(folder) {} }
    var lines: [String] = []
    for line in try String(contentsOfFile: SharedData.fixture("judgements/queries.tsv"), encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      let options = SearchOptions(query: fields[1], ui: fields[0].hasSuffix("fr") ? .french : .english)
      let first = try catalogue.search(options).hits.prefix(5).map { $0.source ?? $0.id }
      lines.append(([fields[0], fields[1]] + first).joined(separator: "\t"))
    }
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["FONDS_UPDATE_GOLDENS"] != nil {
      try text.write(toFile: Self.golden, atomically: true, encoding: .utf8)
    }
    let known = try String(contentsOfFile: Self.golden, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(known.count == lines.count)
    for (now, before) in zip(lines, known) { #expect(now == before) }
  }

  @Test("the judgements are about records of the bank, and the ranking is worth what it was")
  func figures() async throws {
    let (folder, catalogue) = try await sampleBank()
    defer { withExtendedLifetime(folder) {} }
    var ids: Set<String> = []
    var fault: RecordError?
    try await catalogue.dump { line in
      do throws(RecordError) { ids.insert(try RecordCoding.decode(line).id.value) } catch { fault = error }
    }
    #expect(fault == nil)
    let judged = try String(contentsOfFile: SharedData.fixture("judgements/qrels.txt"), encoding: .utf8).split(separator: "\n")
    for line in judged { #expect(ids.contains(String(line.split(separator: " ")[2])), "\(line)") }
    let request = EvaluationRequest(
      queries: SharedData.fixture("judgements/queries.tsv"), qrels: SharedData.fixture("judgements/qrels.txt"))
    let measures = try #require(try await catalogue.evaluate(request).measures)
    #expect(measures.ndcg10 > 0.74)
  }
}
