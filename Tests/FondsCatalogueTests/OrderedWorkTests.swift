import FondsCatalogue
import Testing

@Suite("Ordered work")
struct OrderedWorkTests {
  @Test("results come in order, however the workers finish", arguments: [1, 2, 7])
  func order(workers: Int) async {
    let work = OrderedWork<Int>(isExclusive: Array(repeating: false, count: 200), window: 5)
    let tasks = (0..<workers).map { worker in
      Task {
        while let piece = await work.take() {
          for _ in 0..<(piece * 7 + worker) % 11 { await Task.yield() }
          await work.finish(piece, piece * 2)
        }
      }
    }
    var results: [Int] = []
    while let result = await work.deliver() { results.append(result) }
    for task in tasks { await task.value }
    #expect(results == (0..<200).map { $0 * 2 })
  }

  /// Counts what runs at once.
  private actor Watch {
    var running: Set<Int> = []
    var exclusiveCompany = 0
    var most = 0

    func begin(_ piece: Int, exclusive: Set<Int>) {
      running.insert(piece)
      most = max(most, running.count)
      if running.count > 1, !running.isDisjoint(with: exclusive) { exclusiveCompany += 1 }
    }

    func end(_ piece: Int) { running.remove(piece) }
  }

  @Test("an exclusive piece runs alone, the others side by side")
  func exclusive() async {
    let exclusive: Set<Int> = [0, 10, 11, 39]
    let work = OrderedWork<Int>(isExclusive: (0..<40).map(exclusive.contains), window: 8)
    let watch = Watch()
    let tasks = (0..<4).map { _ in
      Task {
        while let piece = await work.take() {
          await watch.begin(piece, exclusive: exclusive)
          for _ in 0..<20 { await Task.yield() }
          await watch.end(piece)
          await work.finish(piece, piece)
        }
      }
    }
    var count = 0
    while await work.deliver() != nil { count += 1 }
    for task in tasks { await task.value }
    #expect(count == 40)
    #expect(await watch.exclusiveCompany == 0)
    #expect(await watch.most > 1)
  }

  @Test("abandoned work lets the workers go")
  func abandoned() async {
    let work = OrderedWork<Int>(isExclusive: Array(repeating: false, count: 100), window: 2)
    let task = Task { while let piece = await work.take() { await work.finish(piece, piece) } }
    _ = await work.deliver()
    await work.abandon()
    await task.value
  }
}
