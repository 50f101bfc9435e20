internal import FondsExtraction

/// How much room a folder takes.
enum FolderSize {
  /// Bytes of the regular files below a folder; 0 where it cannot be listed.
  static func bytes(of folder: String) -> Int {
    do throws(ExtractionError) {
      return try SourceWalker(root: SourcePath(folder)).entries().reduce(0) { $0 + $1.stamp.size }
    } catch {
      return 0
    }
  }
}
