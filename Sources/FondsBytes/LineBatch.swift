/// Some lines of a file, one after another: enough work to hand to another thread.
package struct LineBatch: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The number of its first line in the file, from 1.
  package let firstLine: Int

  /// The lines.
  package var count: Int { ends.count }

  /// A line by its place in the batch, without its line feed.
  package subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  fileprivate init(firstLine: Int) { self.firstLine = firstLine }

  fileprivate mutating func append(_ line: ArraySlice<UInt8>) {
    bytes.append(contentsOf: line)
    ends.append(bytes.count)
  }

  fileprivate var size: Int { bytes.count }
}

extension LineReader {
  /// The next lines, as many as it takes to hold `size` bytes; `nil` at the end.
  package mutating func nextBatch(size: Int) throws(ByteError) -> LineBatch? {
    var batch = LineBatch(firstLine: line + 1)
    while batch.size < size, let next = try next() { batch.append(next) }
    return batch.count > 0 ? batch : nil
  }
}
