/// Tasks whose results are read in the order in which they were started.
package struct OrderedTasks<Output: Sendable>: ~Copyable {
  private var pending: [Task<Output, Never>] = []
  private var read = 0

  package init() {}

  /// Tasks started whose results have not been read.
  package var count: Int { pending.count - read }

  package mutating func start(_ body: @escaping @Sendable () async -> Output) { pending.append(Task(operation: body)) }

  /// Waits for the oldest task; `nil` where none is left.
  package mutating func next() async -> Output? {
    guard read < pending.count else { return nil }
    let output = await pending[read].value
    read += 1
    if read == pending.count {
      pending.removeAll(keepingCapacity: true)
      read = 0
    } else if read >= 64 {
      pending.removeFirst(read)
      read = 0
    }
    return output
  }
}
