import FondsCatalogue
import Foundation
import Glibc
import Testing

@Suite("Who goes first where processors are scarce")
struct ProcessorPriorityTests {
  /// What the scheduler knows of the thread that asks: its niceness and its policy.
  private static var mine: [Int32] { [getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0), sched_getscheduler(0)] }

  /// Runs a body in a thread of its own, which ends with it.
  private func inThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.start()
    }
  }

  @Test("a thread that gives way is the last to be served, and a batch; so is one that it starts, and no other")
  func gives() async {
    let before = Self.mine
    let seen = await inThread { () -> [[Int32]] in
      let first = Self.mine
      ProcessorPriority.giveWay(threads: [0])
      return [first, Self.mine]
    }
    #expect(seen == [before, [19, 3]])
    let child = await withCheckedContinuation { continuation in
      Thread {
        ProcessorPriority.giveWay(threads: [0])
        Thread { continuation.resume(returning: Self.mine) }.start()
      }.start()
    }
    #expect(child == [19, 3])
    #expect(await inThread { Self.mine } == before)
  }

  @Test("every thread of the program is asked to")
  func threads() async {
    let threads = await inThread { ProcessorPriority.threads }
    #expect(threads.contains(getpid()) && threads.count > 1 && Set(threads).count == threads.count)
  }
}
