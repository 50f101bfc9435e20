import FondsBytes
import FondsIndex
import FondsRecord
import FondsTestSupport
import Synchronization
import Testing

/// Lets the n-th change to the disk fail.
final class FaultyDisk: Sendable {
  private let count = Mutex(0)
  private let victim: Int
  private let number: Int32

  init(failing victim: Int, number: Int32) {
    self.victim = victim
    self.number = number
  }

  var system: FileSystem {
    FileSystem { [self] _, _ in
      let now = count.withLock { value in
        value += 1
        return value - 1
      }
      // A full disk stays full until somebody makes room; another error happens once.
      let fails = number == 28 ? now >= victim && now < victim + 3 : now == victim
      return fails ? .fail(number: number, written: 100) : .proceed
    }
  }

  /// Changes asked for so far.
  var changes: Int { count.withLock { $0 } }
}

@Suite("A failing disk")
struct FaultTests {
  @Test("whichever write fails, the old generation or the new one answers, and the next run completes", arguments: [5, 28] as [Int32])
  func everyChange(number: Int32) throws {
    let files = try original()
    var failures = 0
    var step = 0
    while true {
      let folder = try TemporaryFolder()
      try copyIndex(files.bytes, to: folder.path)
      let disk = FaultyDisk(failing: step, number: number)
      var after = files.naive
      do {
        try change(folder.path, &after, IndexSettings(memoryBudget: 20_000, system: disk.system))
        break
      } catch let error as IndexError {
        failures += 1
        #expect(error.code == (number == 28 ? .noSpace : .io), "change \(step): \(error)")
      }
      let snapshot = try IndexSnapshot.open(folder.path)
      let stands = snapshot.generation == 1 ? files.naive : try changed(files.naive)
      #expect(snapshot.statistics.liveDocuments == stands.ids.count, "change \(step)")
      try snapshot.verifyAll()
      // The next run sweeps and completes.
      if snapshot.generation == 1 {
        var naive = files.naive
        try change(folder.path, &naive, IndexSettings())
        try Comparison(snapshot: try IndexSnapshot.open(folder.path), naive: naive, comment: "change \(step)").run()
      }
      let left = try FileSystem().names(in: folder.path).filter { $0.hasSuffix(".tmp") }
      #expect(left.isEmpty, "change \(step) left \(left)")
      step += 1
    }
    #expect(failures > 30)
  }

  @Test("a first generation that fails leaves nothing that looks like an index", arguments: [0, 3, 6, 9])
  func firstGeneration(step: Int) throws {
    let folder = try TemporaryFolder()
    let disk = FaultyDisk(failing: step, number: 28)
    var naive = NaiveIndex()
    #expect(throws: IndexError.self) { try change(folder.path, &naive, IndexSettings(system: disk.system)) }
    let error = #expect(throws: IndexError.self) { try IndexSnapshot.open(folder.path) }
    #expect(error?.code == .missing)
  }

  private func original() throws -> (bytes: [String: [UInt8]], naive: NaiveIndex) {
    let folder = try TemporaryFolder()
    var naive = NaiveIndex()
    var random = RandomDocuments(seed: 21, universe: 60)
    var writer = try IndexWriter(directory: folder.path)
    for number in 0..<60 {
      let document = try random.document(number)
      try writer.add(document)
      naive.add(document)
    }
    try writer.setAttachment("ledger", [1, 2, 3])
    _ = try writer.commit()
    return (try indexFiles(folder.path), naive)
  }

  private func changed(_ naive: NaiveIndex) throws -> NaiveIndex {
    var naive = naive
    var random = RandomDocuments(seed: 22, universe: 60)
    for number in 50..<90 { naive.add(try random.document(number)) }
    naive.delete(RandomDocuments.id(5))
    return naive
  }

  private func change(_ folder: String, _ naive: inout NaiveIndex, _ settings: IndexSettings) throws {
    var random = RandomDocuments(seed: 22, universe: 60)
    var writer = try IndexWriter(directory: folder, settings: settings)
    for number in 50..<90 { try writer.add(try random.document(number)) }
    try writer.delete(try #require(RecordID(RandomDocuments.id(5))))
    try writer.setAttachment("ledger", [4, 5])
    _ = try writer.commit()
    naive = try changed(naive)
  }
}
