/// A source that is handed on piece by piece, so that nobody holds the whole of it.
package actor SourceStream {
  private var file: SourceFile
  /// Bytes of the file as it was opened.
  package nonisolated let size: Int

  init(_ file: consuming SourceFile) {
    size = file.stamp.size
    self.file = file
  }

  /// The next bytes, at most `limit`; empty at the end.
  package func next(limit: Int) throws(ExtractionError) -> [UInt8] {
    var bytes: [UInt8] = []
    let rest = min(limit, size - file.size)
    if rest > 0, !file.isAtEnd { try file.read(into: &bytes, upTo: rest) }
    return bytes
  }
}
