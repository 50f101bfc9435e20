internal import Glibc

/// CPU seconds of this process, and of the programs it ran and waited for (`getrusage`).
struct CPUTime {
  var own: Double
  var children: Double

  /// What was used so far.
  static func now() -> CPUTime { CPUTime(own: seconds(RUSAGE_SELF.rawValue), children: seconds(RUSAGE_CHILDREN.rawValue)) }

  static func - (left: CPUTime, right: CPUTime) -> CPUTime {
    CPUTime(own: left.own - right.own, children: left.children - right.children)
  }

  private static func seconds(_ who: __rusage_who_t) -> Double {
    var usage = rusage()
    guard unsafe getrusage(who, &usage) == 0 else { return 0 }
    func value(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return value(usage.ru_utime) + value(usage.ru_stime)
  }
}
