import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("Shingles")
struct ShingleTests {
  private static func shingles(_ text: String, kind: BlockKind = .paragraph, quality: Int = 100) throws -> [Shingle] {
    var record = Record(id: try #require(RecordID("r")), language: .french)
    record.blocks = [Block(kind, text, language: .french, quality: quality)]
    return Analyzer(findsShingles: true).analyze(record).shingles
  }

  private static func words(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in "mot" + String(Int.random(in: 0..<5_000, using: &generator)) }
  }

  @Test("two texts that share twenty words in a row share a shingle with the same words on one side", arguments: 0..<200)
  func certain(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let shared = Self.words(Shingle.certain, &generator)
    var found: [[Shingle]] = []
    for _ in 0..<2 {
      let before = Self.words(Int.random(in: 0...40, using: &generator), &generator)
      let after = Self.words(Int.random(in: 0...40, using: &generator), &generator)
      found.append(try Self.shingles((before + shared + after).joined(separator: " ")))
    }
    let common = found[0].contains { one in
      found[1].contains { $0.hash == one.hash && (one.left != 0 && $0.left == one.left || one.right != 0 && $0.right == one.right) }
    }
    #expect(common, "seed \(seed)")
  }

  @Test("a block of any length has the shingles of its stretches, none twice and none left out")
  func long() throws {
    var generator = SeededGenerator(seed: 5)
    let words = Self.words(70_000, &generator)
    let found = try Self.shingles(words.joined(separator: " "))
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.word < $1.word && $1.word - $0.word <= Shingle.window })
    #expect(try #require(found.last).word > 70_000 - Shingle.certain)
    // What stands across the end of a stretch is as it is anywhere else.
    let stretch = 1 << 15
    let part = try Self.shingles(words[(stretch - 2_000)..<(stretch + 2_000)].joined(separator: " "))
    let inner = part.filter { (100..<3_900).contains($0.word) }.map {
      [UInt64($0.word + stretch - 2_000), $0.hash, $0.left, $0.right]
    }
    let whole = found.filter { ((stretch - 1_900)..<(stretch + 1_900)).contains($0.word) }.map {
      [UInt64($0.word), $0.hash, $0.left, $0.right]
    }
    #expect(inner == whole)
  }

  @Test("words that are said again and again are not selected again and again")
  func repeated() throws {
    let found = try Self.shingles(String(repeating: "mot ", count: 10_000))
    #expect(found.count < 10_000 / Shingle.window + 10)
  }

  @Test("a sentence begins with a shingle, after a full stop and after a colon")
  func sentences() throws {
    let found = try Self.shingles(
      "Un deux trois quatre cinq six sept huit neuf dix. Onze douze treize quatorze quinze seize vingt trente : cent mille dix vingt trente quarante six sept huit neuf."
    )
    #expect(Set([0, 10, 18]).isSubset(of: Set(found.map(\.word))))
  }

  @Test("all shingles of a short quotation are kept and marked; those around it are not marked")
  func quoted() throws {
    let found = try Self.shingles(
      "Il disait souvent que « chacun apporte ce qu'il a tenté et raconte ce qui a échoué » avant de reprendre le fil de son propos sur la rivière."
    )
    // « chacun » is the fifth of the words, « échoué » the seventeenth.
    #expect(Set(4...9).isSubset(of: Set(found.map(\.word))))
    #expect(found.allSatisfy { $0.isQuoted == (4...16).contains($0.word) })
    #expect(!found.filter { !$0.isQuoted }.isEmpty)
  }

  @Test("letter case, accents, quotation marks and punctuation make no other shingles")
  func folded() throws {
    let one = try Self.shingles("L’été, « un deux trois » quatre cinq six sept huit.")
    let other = try Self.shingles("l'ete un Deux Trois quatre, cinq: six sept HUIT")
    #expect(one.map(\.hash) == other.map(\.hash))
  }

  @Test("code, tables and residue have none")
  func worthless() throws {
    let text = "un deux trois quatre cinq six sept huit neuf dix"
    #expect(try Self.shingles(text, kind: .code).isEmpty)
    #expect(try Self.shingles(text, kind: .table).isEmpty)
    #expect(try Self.shingles(text, quality: 20).isEmpty)
    #expect(try !Self.shingles(text).isEmpty)
  }

  @Test(
    "spans between quotation marks are found, nested and straight ones too",
    arguments: [
      ("a « b c » d", ["b c"]), ("“b” and “c”", ["b", "c"]), ("« a “b” c » d", ["a “b” c"]), ("x \"y z\" t", ["y z"]),
      ("« ouverte au début", ["ouverte au début"]), ("non « ouverte", []), ("fermée » seule", []), ("« a » b « c", ["a"]),
      ("\"a « b » c\" d", ["a « b » c"]), ("sie sagt „a b“ und „c“", ["a b", "c"]), ("il dit „a b” puis", ["a b"]),
      ("he said ‘it’s the end’ twice", ["it’s the end"]), ("l’eau, l’air et ‘rien", []), ("un écran de 15\" et \"a b\"", ["a b"]),
      ("« l’eau » et d’autres", ["l’eau"])
    ])
  func spans(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let found = QuotedSpans(text.utf8.span).ranges.map { String(decoding: bytes[$0], as: UTF8.self).trimmed }
    #expect(found == expected)
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
