/// A source that is handed on piece by piece, so that nobody holds the whole of it.
package actor SourceStream {
  private var file: SourceFile
  /// The file as it was opened.
  package nonisolated let stamp: FileStamp
  /// Its bytes.
  package nonisolated var size: Int { stamp.size }

  init(_ file: consuming SourceFile) {
    stamp = file.stamp
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
