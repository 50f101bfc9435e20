internal import Glibc
internal import Synchronization

/// Shares out the CPU time of finished children: every second of it is claimed once, whoever asks.
final class ChildrenClock: Sendable {
  private let claimed: Mutex<Double>

  init() { claimed = Mutex(Self.total) }

  /// The CPU seconds of children that ended since the last claim.
  ///
  /// Where two run at once one claim may hold both.
  func claim() -> Double {
    claimed.withLock { claimed in
      let total = Self.total
      defer { claimed = total }
      return total - claimed
    }
  }

  private static var total: Double {
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage) == 0 else { return 0 }
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
