/// Some lines of a file, one after another: enough work to hand to another thread.
package struct LineBatch: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var overlong: Set<Int> = []
  /// The number of its first line in the file, from 1.
  package let firstLine: Int

  /// The lines.
  package var count: Int { ends.count }

  /// A line by its place in the batch, without its line feed.
  package subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// Whether a line was longer than `LineReader.lineLimit`: it is empty here.
  package func isOverlong(_ index: Int) -> Bool { overlong.contains(index) }

  /// Bytes of all lines.
  package var size: Int { bytes.count }

  fileprivate init(firstLine: Int) { self.firstLine = firstLine }

  fileprivate mutating func append(_ line: ArraySlice<UInt8>) {
    bytes.append(contentsOf: line)
    ends.append(bytes.count)
  }

  fileprivate mutating func appendOverlong() {
    overlong.insert(ends.count)
    ends.append(bytes.count)
  }
}

extension LineReader {
  /// The next lines, as many as it takes to hold `size` bytes; `nil` at the end.
  package mutating func nextBatch(size: Int) throws(ByteError) -> LineBatch? {
    var batch = LineBatch(firstLine: line + 1)
    while batch.size < size {
      do throws(ByteError) {
        guard let next = try next() else { break }
        batch.append(next)
      } catch {
        guard error.code == .limit else { throw error }
        batch.appendOverlong()
      }
    }
    return batch.count > 0 ? batch : nil
  }
}
