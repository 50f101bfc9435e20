internal import FondsIndex
internal import Synchronization

/// Memory that a search needs for a while: taken from a pool, because asking the system for it costs more than a quick search.
@safe final class SearchMemory {
  /// What one window collects, and what it may hold.
  let target: WindowBuffer
  let allowed: WindowBits
  /// Room for the scorers, used by one of them at a time.
  let room: ScoringRoom
  private let owned = (WindowMemory(), WindowBitMemory(), WindowBitMemory())
  private var sets: [MatchSet] = []
  /// When the search under way gives up, and whether it has.
  private var deadline = Deadline(instant: nil)
  private(set) var isLate = false
  private var visited = 0
  /// The time is looked at once for so many windows.
  private static let patience = 16

  init() {
    target = owned.0.buffer
    allowed = owned.1.bits
    unsafe room = ScoringRoom(
      documents: .allocate(capacity: DocumentWindow.size), frequencies: .allocate(capacity: DocumentWindow.size),
      ones: .allocate(capacity: DocumentWindow.size), bits: owned.2.bits)
    unsafe room.ones.initialize(repeating: 1, count: DocumentWindow.size)
  }

  deinit {
    unsafe room.documents.deallocate()
    unsafe room.frequencies.deallocate()
    unsafe room.ones.deallocate()
  }

  /// Begins a search.
  func begin(_ deadline: Deadline) {
    self.deadline = deadline
    visited = 0
  }

  /// Throws once the time is over; to be asked for every window whose matches are not found in a moment.
  func checkTime() throws(IndexError) {
    visited &+= 1
    guard visited % Self.patience == 1, deadline.isPast else { return }
    isLate = true
    throw IndexError(.limit, "the time is over")
  }

  /// An empty set of documents of a segment, lent to `body`.
  func withSet<Result, Failure: Error>(_ documentCount: Int, _ body: (MatchSet) throws(Failure) -> Result) throws(Failure) -> Result {
    let place = sets.firstIndex { $0.documentCount == documentCount }
    let set = place.map { sets.remove(at: $0) } ?? MatchSet(documentCount: documentCount)
    defer {
      set.removeAll()
      sets.append(set)
    }
    return try body(set)
  }
}

/// The memories that are not in use.
final class SearchMemoryPool: Sendable {
  private struct Idle: @unchecked Sendable {
    var memories: [SearchMemory] = []
  }

  private let idle = Mutex(Idle())
  /// So many are kept.
  private static let limit = 4

  /// Lends a memory to `body`; after an error it may hold anything, and is not used again.
  func withMemory<Failure: Error>(_ body: (SearchMemory) throws(Failure) -> Void) throws(Failure) {
    let memory = idle.withLock { Unsendable($0.memories.popLast()) }.value ?? SearchMemory()
    try body(memory)
    let back = Unsendable(memory)
    idle.withLock { if $0.memories.count < Self.limit { $0.memories.append(back.value) } }
  }
}

/// Carries a value that only one task uses at a time.
private struct Unsendable<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
