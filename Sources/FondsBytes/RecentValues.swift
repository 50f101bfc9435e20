internal import Synchronization

/// Values that were asked for lately, within a bound of memory.
///
/// Two halves: what is asked for moves into the young half; when that is full the old half, which nobody asked for since, is forgotten. Both
/// looking up and keeping cost O(1), and the values kept never take more than the limit.
package final class RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var young: [Key: (value: Value, size: Int)] = [:]
    var old: [Key: (value: Value, size: Int)] = [:]
    var youngSize = 0
  }

  private let state = Mutex(State())
  /// The most that one half may take, in bytes.
  private let half: Int

  /// - Parameter limit: the most that the values may take, in bytes as their owners count them.
  package init(limit: Int) { half = limit / 2 }

  package subscript(key: Key) -> Value? {
    state.withLock { state in
      if let known = state.young[key] { return known.value }
      guard let known = state.old.removeValue(forKey: key) else { return nil }
      keep(known.value, key, known.size, in: &state)
      return known.value
    }
  }

  /// Keeps a value; one that is larger than half of the limit is not kept.
  package func keep(_ value: Value, for key: Key, size: Int) {
    state.withLock { state in
      state.old[key] = nil
      keep(value, key, size, in: &state)
    }
  }

  private func keep(_ value: Value, _ key: Key, _ size: Int, in state: inout State) {
    if let former = state.young.removeValue(forKey: key) { state.youngSize -= former.size }
    guard size <= half else { return }
    if state.youngSize + size > half {
      state.old = state.young
      state.young = [:]
      state.youngSize = 0
    }
    state.young[key] = (value, size)
    state.youngSize += size
  }
}
