import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("Words near another one")
struct NearWordTests {
  /// An index of one document with these words.
  private func segment(_ words: [String], in folder: TemporaryFolder) throws -> SegmentReader {
    var writer = try IndexWriter(directory: folder.path)
    var record = Record(id: try #require(RecordID("words")))
    record.blocks = [Block(.paragraph, words.joined(separator: " "), language: .english)]
    try writer.add(IndexDocument(id: record.id, analyzed: Analyzer().analyze(record), language: .english))
    _ = try writer.commit()
    return try #require(try IndexSnapshot.open(folder.path).segments.first)
  }

  /// The optimal string alignment distance, by its definition.
  private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
    for row in 0...one.count { rows[row][0] = row }
    for column in 0...other.count { rows[0][column] = column }
    for row in 1..<one.count + 1 {
      for column in 1..<other.count + 1 {
        let change = one[row - 1] == other[column - 1] ? 0 : 1
        rows[row][column] = min(rows[row - 1][column] + 1, rows[row][column - 1] + 1, rows[row - 1][column - 1] + change)
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
          rows[row][column] = min(rows[row][column], rows[row - 2][column - 2] + 1)
        }
      }
    }
    return rows[one.count][other.count]
  }

  private func near(_ segment: SegmentReader, _ limit: Int, _ word: [UInt8]) throws -> Set<String> {
    var found: Set<String> = []
    try segment.forEachWord(within: limit, editsOf: word) { term, documents in
      #expect(documents == 1)
      #expect(found.insert(String(decoding: term, as: UTF8.self)).inserted)
    }
    return found
  }

  @Test("are those that the edit distance names, read where they lie and from memory", arguments: [UInt64(1), 2, 3])
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func letters(_ count: Int, of alphabet: String) -> String {
      String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
    }
    // Few letters make many neighbours; many words make many blocks.
    var words = (0..<3_000).map { _ in letters(Int.random(in: 1...9, using: &generator), of: "abcdé") }
    words += (0..<3_000).map { _ in letters(Int.random(in: 3...12, using: &generator), of: "abcdefghijklmnopqrstuvwxyzà7") }
    let folder = try TemporaryFolder()
    let segment = try segment(words, in: folder)
    let known = Set(words.map { Array(Folding.fold($0).utf8) }).filter { word in
      word.count >= 3 && word.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    }
    let asked = (0..<40).map { number in
      Array(letters(Int.random(in: 3...11, using: &generator), of: number % 2 == 0 ? "abcde" : "abcdefghijklmnopqrstuvwxyz").utf8)
    }
    // One edit first: the second time the words are in memory.
    for limit in [1, 0, 2, 1] {
      for word in asked {
        let expected = Set(known.filter { distance(word, $0) <= limit }.map { String(decoding: $0, as: UTF8.self) })
        #expect(try near(segment, limit, word) == expected, "seed \(seed), \(limit) edits of \(String(decoding: word, as: UTF8.self))")
      }
    }
  }

  @Test("are none in an index without words")
  func empty() throws {
    let folder = try TemporaryFolder()
    let segment = try segment(["12", "7"], in: folder)
    #expect(try near(segment, 1, Array("mot".utf8)).isEmpty)
    #expect(try near(segment, 2, Array("territoire".utf8)).isEmpty)
  }
}
