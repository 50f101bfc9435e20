internal import FondsBytes
internal import Glibc

/// How many workers read, tag and analyse beside the writer, and who goes first where processors are scarce.
package enum Workers {
  private static let limit = 8

  /// One for each processor, but no more than there are pieces of work.
  static func count(for pieces: Int = .max) -> Int {
    max(1, min(limit, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), pieces))
  }

  /// Lets other programs go first: a batch that runs by night does not make those wait who search meanwhile.
  ///
  /// A machine with nothing else to do works as fast as before. Programs that are run from here inherit it.
  package static func giveWay() {
    let threads: [String]
    do throws(ByteError) {
      threads = try FileSystem().names(in: "/proc/self/task")
    } catch {
      threads = []
    }
    // On Linux a priority is a thread's; those to come take it from the one that starts them.
    var batch = sched_param()
    for thread in [0] + threads.compactMap({ pid_t($0) }) {
      // Refused or not, the work goes on.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(thread), niceness)
      _ = unsafe sched_setscheduler(thread, batchPolicy, &batch)
    }
  }

  /// `SCHED_BATCH` (sched(7)): a batch never takes the processor from whoever wakes up; beside `niceness` alone, one search in a hundred waited 12 ms, with it 4.
  private static let batchPolicy: Int32 = 3
  /// The lowest: a batch takes what is left, about a seventieth of a processor that somebody keeps busy.
  private static let niceness: Int32 = 19
}
