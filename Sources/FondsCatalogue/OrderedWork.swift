/// Hands numbered pieces of work to workers and gives their results back in order, however they finish.
///
/// No worker runs further ahead of the reader of results than `window`, so the results that wait stay few. A piece marked exclusive runs
/// while no other does, until its result has been read and the reader comes back: a huge source has the memory for itself.
package actor OrderedWork<Output: Sendable> {
  private let isExclusive: [Bool]
  private let window: Int
  private var next = 0
  private var delivered = 0
  private var running = 0
  /// The exclusive piece that is under way, waits to be read, or is with the reader.
  private var exclusive: Int?
  private var finished: [Int: Output] = [:]
  private var idle: [CheckedContinuation<Void, Never>] = []
  private var reader: CheckedContinuation<Void, Never>?

  /// - Parameters:
  ///   - isExclusive: one entry a piece, in order.
  ///   - window: pieces that may be under way or waiting to be read, at least 1.
  package init(isExclusive: [Bool], window: Int) {
    self.isExclusive = isExclusive
    self.window = max(1, window)
  }

  /// The next piece to work on; waits for its turn; `nil` when all are taken.
  package func take() async -> Int? {
    while true {
      guard next < isExclusive.count else { return nil }
      let mayStart = next - delivered < window && exclusive == nil && (!isExclusive[next] || running == 0)
      if mayStart {
        defer { next += 1 }
        running += 1
        if isExclusive[next] { exclusive = next }
        return next
      }
      await withCheckedContinuation { idle.append($0) }
    }
  }

  /// Hands in the result of a piece.
  package func finish(_ piece: Int, _ output: Output) {
    running -= 1
    finished[piece] = output
    wakeWorkers()
    reader?.resume()
    reader = nil
  }

  /// The result of the next piece, in order; `nil` after the last.
  ///
  /// One reader only.
  package func deliver() async -> Output? {
    if let piece = exclusive, piece < delivered {
      exclusive = nil
      wakeWorkers()
    }
    guard delivered < isExclusive.count else { return nil }
    while true {
      if let output = finished.removeValue(forKey: delivered) {
        delivered += 1
        wakeWorkers()
        return output
      }
      await withCheckedContinuation { reader = $0 }
    }
  }

  /// Lets the workers go without starting anything more.
  package func abandon() {
    next = isExclusive.count
    wakeWorkers()
  }

  private func wakeWorkers() {
    let waiting = idle
    idle = []
    for continuation in waiting { continuation.resume() }
  }
}
