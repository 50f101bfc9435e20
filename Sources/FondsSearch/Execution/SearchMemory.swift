internal import FondsIndex
internal import Synchronization

/// Memory that a search needs for a while: taken from a pool, because asking the system for it costs more than a quick search.
@safe final class SearchMemory {
  /// What one window collects, and what it may hold.
  let target: WindowBuffer
  let allowed: WindowBits
  /// The candidates of the window that is looked at.
  let candidates: CandidateList
  /// Room for the scorers, used by one of them at a time.
  let room: ScoringRoom
  private let owned = (WindowMemory(), WindowBitMemory(), WindowBitMemory())
  private let numbers: UnsafeMutablePointer<UInt32>
  private let scores: UnsafeMutablePointer<Float>
  private static let rooms = 6
  /// Room for the documents of a window, and some more.
  private static let room = DocumentWindow.size + 16
  private var sets: [MatchSet] = []
  /// When the search under way gives up, and whether it has.
  private var deadline = Deadline(instant: nil)
  private(set) var isLate = false
  /// The time is looked at for one in so many windows.
  private static let patience = 8

  init() {
    target = owned.0.buffer
    allowed = owned.1.bits
    let numbers = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.rooms * Self.room)
    let scores = UnsafeMutablePointer<Float>.allocate(capacity: 2 * Self.room)
    unsafe numbers.initialize(repeating: 1, count: Self.rooms * Self.room)
    unsafe scores.initialize(repeating: 0, count: 2 * Self.room)
    unsafe (self.numbers, self.scores) = (numbers, scores)
    unsafe candidates = CandidateList(documents: numbers, scores: scores)
    unsafe room = ScoringRoom(
      group: GroupRoom(documents: numbers + Self.room, frequencies: numbers + 2 * Self.room), ones: numbers + 3 * Self.room,
      found: numbers + 4 * Self.room, bits: owned.2.bits,
      candidates: CandidateList(documents: numbers + 5 * Self.room, scores: scores + Self.room))
  }

  deinit {
    unsafe numbers.deallocate()
    unsafe scores.deallocate()
  }

  /// Begins a search.
  func begin(_ deadline: Deadline) {
    self.deadline = deadline
  }

  /// Throws once the time is over; to be asked for every window whose matches are not found in a moment.
  ///
  /// - Parameter window: its number; the time is looked at for some of them.
  @inline(__always)
  func checkTime(_ window: Int) throws(IndexError) {
    if window % Self.patience == 0 { try checkTime() }
  }

  @inline(never)
  private func checkTime() throws(IndexError) {
    guard deadline.isPast else { return }
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
