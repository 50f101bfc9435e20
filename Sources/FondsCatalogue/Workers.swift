internal import Glibc

/// How many workers read, tag and analyse beside the writer.
enum Workers {
  private static let limit = 8

  /// One for each processor, but no more than there are pieces of work.
  static func count(for pieces: Int = .max) -> Int {
    max(1, min(limit, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), pieces))
  }
}
