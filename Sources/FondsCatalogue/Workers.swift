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
    for thread in [0] + threads.compactMap({ id_t($0) }) { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), thread, niceness) }
  }

  /// The lowest: a batch takes what is left, about a seventieth of a processor that somebody keeps busy.
  private static let niceness: Int32 = 19
}
