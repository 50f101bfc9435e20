internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// Times the inner loops one by one, over a corpus of raw text and an index of it or of another.
///
/// Each line of the output is a JSON object: `kernel`, `unit` (`byte`, `posting`, `token`…), `count` (units a round), `nanoseconds` (a unit, of the
/// fastest round, of the processor's time), `rounds`, and a `sum` of what was found.
struct KernelBench {
  private let snapshot: IndexSnapshot
  private let lines: [[UInt8]]
  private let records: [Record]
  private let only: String?

  /// Bytes of the corpus that the text kernels read.
  private static let sample = 4 << 20
  /// Each kernel runs for so many microseconds of the processor, and at least three rounds.
  private static let time = 400_000

  /// - Parameter only: the one kernel to run; `nil` for all.
  init(_ index: String, corpus: String, only: String?) throws {
    self.only = only
    snapshot = try IndexSnapshot.open(index)
    var reader = try LineReader(corpus)
    var lines: [[UInt8]] = []
    var size = 0
    while size < Self.sample, let line = try reader.next() {
      lines.append(Array(line))
      size += line.count
    }
    self.lines = lines
    records = try lines.map { (line) throws(RecordError) in try RecordCoding.decode(line) }
  }

  func run() throws {
    try text()
    try bytes()
    for segment in snapshot.segments.prefix(1) { try postings(segment) }
  }

  private func text() throws {
    let texts = records.flatMap { $0.blocks.map(\.text) }
    let size = texts.reduce(0) { $0 + $1.utf8.count }
    let tokenizer = Tokenizer()
    measure("tokenize", unit: "byte", size) {
      var count = 0
      for text in texts { tokenizer.forEachToken(in: text.utf8.span) { _ in count += 1 } }
      return count
    }
    measure("fold", unit: "byte", size) { texts.reduce(0) { $0 + Folding.fold($1.utf8.span).count } }
    measure("detect-language", unit: "text", texts.count) {
      texts.reduce(0) { $0 + (LanguageDetector.detect($1).language == .french ? 1 : 0) }
    }
    let analyzer = Analyzer()
    measure("analyze", unit: "byte", size) { records.reduce(0) { $0 + analyzer.analyze($1).occurrences.count } }
    try measure("decode-record", unit: "byte", lines.reduce(0) { $0 + $1.count }) {
      try lines.reduce(0) { $0 + (try RecordCoding.decode($1)).blocks.count }
    }
    measure("encode-record", unit: "byte", size) { records.reduce(0) { $0 + RecordCoding.encode($1).count } }
  }

  private func bytes() throws {
    let block = 16 << 10
    let all = lines.flatMap { $0 }
    let blocks = stride(from: 0, to: all.count - block, by: block).map { Array(all[$0..<$0 + block]) }
    let size = blocks.count * block
    let deflater = try Deflater(level: 1)
    try measure("deflate", unit: "byte", size) { try blocks.reduce(0) { $0 + (try deflater.compress($1)).count } }
    let packed = try blocks.map { try deflater.compress($0) }
    try measure("inflate", unit: "byte", size) { try packed.reduce(0) { $0 + (try Deflate.decompress($1, count: block)).count } }
    measure("crc32", unit: "byte", size) { blocks.reduce(0) { $0 &+ Int(Checksum.crc32($1)) } }
    measure("sha256", unit: "byte", size) { blocks.reduce(0) { $0 + SHA256.hexadecimal($1).utf8.count } }
  }

  /// Reads one list of each kind: of a word in most documents, in some, in few.
  private func postings(_ segment: SegmentReader) throws {
    for (name, share) in [("frequent", 3), ("middling", 30), ("rare", 2_000)] {
      guard let entry = try entry(segment, nearest: segment.documentCount / share) else { continue }
      let count = Int(entry.documentFrequency)
      try measure("documents-" + name, unit: "posting", count) {
        var cursor = try segment.postings(entry)
        var sum = 0
        while try cursor.next() != PostingCursor.end { sum &+= Int(cursor.document) }
        return sum
      }
      try measure("frequencies-" + name, unit: "posting", count) {
        var cursor = try segment.postings(entry)
        var sum = 0
        while try cursor.next() != PostingCursor.end { sum &+= Int(try cursor.frequency()) }
        return sum
      }
      try measure("positions-" + name, unit: "posting", count) {
        var cursor = try segment.postings(entry)
        var places = try segment.positions(entry)
        var found: [UInt32] = []
        var sum = 0
        while try cursor.next() != PostingCursor.end {
          try places.read(at: cursor, into: &found)
          sum &+= found.count
        }
        return sum
      }
    }
  }

  /// The exact form whose number of documents is nearest to a number.
  private func entry(_ segment: SegmentReader, nearest wanted: Int) throws -> TermEntry? {
    var best: TermEntry?
    try segment.enumerate(.exact, prefix: [], limit: .max) { _, entry in
      let distance = best.map { abs(Int($0.documentFrequency) - wanted) } ?? .max
      if abs(Int(entry.documentFrequency) - wanted) < distance { best = entry }
      return true
    }
    return best
  }

  /// Runs a kernel round after round and prints what the fastest took; the sum that it gives keeps it from being left out.
  private func measure(_ kernel: String, unit: String, _ count: Int, _ body: () throws -> Int) rethrows {
    guard only == nil || only == kernel else { return }
    var spent = 0
    var fastest = Int.max
    var rounds = 0
    var sum = 0
    while rounds < 3 || spent < Self.time {
      let before = clock()
      sum &+= try body()
      let used = Int(clock() - before) * 1_000_000 / Int(CLOCKS_PER_SEC)
      fastest = min(fastest, used)
      spent += used
      rounds += 1
    }
    var line = JSONWriter()
    line.object { line in
      line.member("kernel", kernel)
      line.member("unit", unit)
      line.member("count", count)
      line.name("nanoseconds")
      line.number((Double(fastest) * 1e6 / Double(max(count, 1))).rounded() / 1_000)
      line.member("rounds", rounds)
      line.member("sum", sum)
    }
    print(line.text)
  }
}
