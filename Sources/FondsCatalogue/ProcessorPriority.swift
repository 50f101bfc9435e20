internal import FondsBytes
package import Glibc

/// Who goes first where processors are scarce.
package enum ProcessorPriority {
  /// Lets other programs go first: a batch that runs by night does not make those wait who search meanwhile.
  ///
  /// A machine with nothing else to do works as fast as before. Programs that are run from here inherit it.
  package static func giveWay() { giveWay(threads: [0] + threads) }

  /// The same for some threads alone, by their number; 0 is the one that asks, and those that it starts take it over.
  package static func giveWay(threads: [pid_t]) {
    var batch = sched_param()
    for thread in threads {
      // Refused or not, the work goes on.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(thread), niceness)
      _ = unsafe sched_setscheduler(thread, batchPolicy, &batch)
    }
  }

  /// The threads of this program: on Linux a priority is a thread's.
  package static var threads: [pid_t] {
    do throws(ByteError) {
      return try FileSystem().names(in: "/proc/self/task").compactMap { pid_t($0) }
    } catch {
      return []
    }
  }

  /// `SCHED_BATCH` (sched(7)): a batch never takes the processor from whoever wakes up; beside `niceness` alone, one search in a hundred waited 12 ms, with it 4.
  private static let batchPolicy: Int32 = 3
  /// The lowest: a batch takes what is left, about a seventieth of a processor that somebody keeps busy.
  private static let niceness: Int32 = 19
}
