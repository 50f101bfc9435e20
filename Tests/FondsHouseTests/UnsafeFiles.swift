/// The files that may hold unsafe words, each because a C door, the operating system or a benchmark demands it.
enum UnsafeFiles {
  static let allowed: Set<String> = []
}
