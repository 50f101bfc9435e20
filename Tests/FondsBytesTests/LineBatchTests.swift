import FondsBytes
import FondsTestSupport
import Testing

@Suite("Lines in batches and tasks in order")
struct LineBatchTests {
  @Test("batches hold whole lines with their numbers, and all of them", arguments: [1, 7, 64, 1 << 20])
  func batches(size: Int) throws {
    let folder = try TemporaryFolder()
    let lines = (0..<500).map { String(repeating: "x", count: $0 % 37) + "\($0)" }
    let path = try folder.write(lines.joined(separator: "\n"), to: "lines.txt")
    var reader = try LineReader(path)
    var read: [String] = []
    while let batch = try reader.nextBatch(size: size) {
      #expect(batch.firstLine == read.count + 1)
      #expect(batch.count > 0)
      for index in 0..<batch.count { read.append(String(decoding: batch[index], as: UTF8.self)) }
    }
    #expect(read == lines)
  }

  @Test("a line that is too long is passed, and those around it are read")
  func overlong() throws {
    let folder = try TemporaryFolder()
    let long = [UInt8](repeating: 0x61, count: LineReader.lineLimit + 5)
    let path = try folder.write(Array("\u{FEFF}one\n".utf8) + long + Array("\nthree\n".utf8) + long, to: "long.txt")
    var reader = try LineReader(path)
    var lines: [String] = []
    while let batch = try reader.nextBatch(size: 1 << 20) {
      for index in 0..<batch.count { lines.append(batch.isOverlong(index) ? "–" : String(decoding: batch[index].prefix(9), as: UTF8.self)) }
    }
    #expect(lines == ["one", "–", "three", "–"])
  }

  @Test("results come in the order in which tasks were started, however they end")
  func order() async {
    var tasks = OrderedTasks<Int>()
    var results: [Int] = []
    for number in 0..<300 {
      tasks.start {
        for _ in 0..<(number * 7 % 13) { await Task.yield() }
        return number
      }
      if number % 5 == 4, let result = await tasks.next() { results.append(result) }
    }
    while let result = await tasks.next() { results.append(result) }
    #expect(results == Array(0..<300))
    #expect(tasks.count == 0)
  }
}
