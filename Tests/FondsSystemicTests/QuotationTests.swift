import FondsBytes
import FondsRecord
import FondsSystemic
import FondsTestSupport
import FondsText
import Testing

@Suite("Quotations")
struct QuotationTests {
  private static func record(_ id: String, _ blocks: [String], published: PartialDate? = nil) throws -> ShingledRecord {
    var record = Record(id: try #require(RecordID(id)), language: .french)
    record.blocks = Self.blocks(blocks)
    let analyzed = Analyzer(findsShingles: true).analyze(record)
    return ShingledRecord(
      id: record.id, words: Int(analyzed.lengths[Int(Field.body.rawValue)]), published: published, shingles: analyzed.shingles)
  }

  private static func blocks(_ texts: [String]) -> [Block] { texts.map { Block(.paragraph, $0, language: .french) } }

  private static func quotations(_ records: [ShingledRecord]) throws -> [Quotation] {
    var collector = ShingleCollector()
    for record in records { collector.add(record) }
    return try collector.finish(after: nil).quotations
  }

  private static func table(_ bytes: [UInt8]) throws -> ShingleTable { try ShingleTable(ByteView(copying: bytes)) }

  private static func words(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in "mot" + String(Int.random(in: 0..<9_000, using: &generator)) }.joined(separator: " ")
  }

  private static let charter = "Chaque membre apporte le récit de ce qu'il a tenté, y compris ce qui a échoué, et reçoit celui des autres."
  private static let around =
    "Nous avons marché trois jours le long de la rivière avant de comprendre d'où venait l'eau des fontaines du bourg."

  @Test("who has the words between quotation marks quotes the other, wherever they stand")
  func quotedWords() throws {
    let found = try Self.quotations([
      Self.record("charte", ["Préambule.", Self.charter]),
      Self.record("appel", [Self.around, "La charte le dit : « \(Self.charter) » Venez nombreux."])
    ])
    let quotation = try #require(found.first)
    #expect(found.count == 1)
    #expect(quotation.kind == .cites)
    #expect([quotation.from, quotation.to] == ["appel", "charte"])
    let piece = try #require(quotation.pieces.first)
    #expect([piece.block, piece.otherBlock] == [1, 1])
    #expect(piece.words >= QuotationTests.least)
  }

  private static let least = 12

  @Test("eight words suffice between quotation marks, from the beginning of a sentence on")
  func shortQuotation() throws {
    let source = try Self.record("charte", ["Cela va de soi. Un échec raconté vaut mieux qu'un succès tu. Nous y veillons."])
    let quoting = try Self.record("page", ["Une phrase nous guide : « Un échec raconté vaut mieux qu'un succès tu » depuis longtemps."])
    let plain = try Self.record("plain", ["Une phrase nous guide, un échec raconté vaut mieux qu'un succès tu, depuis longtemps."])
    #expect(try Self.quotations([source, quoting]).map(\.from) == ["page"])
    #expect(try Self.quotations([source, plain]).isEmpty)
  }

  @Test("without marks, who was published later quotes; where nothing tells, the two share the words")
  func dates() throws {
    let year = try #require(PartialDate(year: 2019))
    let later = try #require(PartialDate(year: 2021, month: 3))
    func pair(_ first: PartialDate?, _ second: PartialDate?) throws -> Quotation {
      let found = try Self.quotations([
        Self.record("a", [Self.around, Self.charter, Self.around + " Puis l'hiver."], published: first),
        Self.record(
          "b",
          [
            Self.charter,
            "Rien d'autre ne fut dit ce soir-là, et chacun rentra par le chemin des crêtes sans se presser davantage que la veille."
          ], published: second)
      ])
      return try #require(found.first)
    }
    #expect(try pair(year, later).from == "b")
    #expect(try pair(later, year).from == "a")
    #expect(try pair(year, later).kind == .cites)
    let within = PartialDate(year: 2019, month: 5)
    #expect(try pair(year, within).kind == .shares)
    #expect(try pair(nil, later).kind == .shares)
  }

  @Test("who has the words between marks and was surely earlier quotes nobody, nor do two that both quote a third")
  func neitherQuotes() throws {
    let early = try #require(PartialDate(year: 2009))
    let late = try #require(PartialDate(year: 2019))
    let quoting = ["On lit : « \(Self.charter) » Voilà."]
    func kinds(_ one: PartialDate?, _ other: PartialDate?, _ source: [String]) throws -> [Quotation.Kind] {
      try Self.quotations([
        Self.record("a", [Self.around] + quoting, published: one), Self.record("b", source, published: other)
      ]).map(\.kind)
    }
    let elsewhere = "Rien d'autre ne fut dit ce soir-là, et chacun rentra par le chemin des crêtes sans se presser davantage que la veille."
    #expect(try kinds(early, late, [Self.charter, elsewhere]) == [.shares])
    #expect(try kinds(late, early, [Self.charter, elsewhere]) == [.cites])
    #expect(try kinds(late, early, quoting + [elsewhere]) == [.shares])
  }

  @Test("two that have the words of an older third do not quote each other, whatever their dates")
  func third() throws {
    var generator = SeededGenerator(seed: 8)
    let elsewhere = "Rien d'autre ne fut dit ce soir-là, et chacun rentra par le chemin des crêtes sans se presser davantage que la veille."
    let found = try Self.quotations([
      Self.record("a", [Self.around, Self.charter], published: PartialDate(year: 2015)),
      Self.record("b", [elsewhere, Self.charter], published: PartialDate(year: 2020)),
      Self.record("charte", [Self.charter, Self.words(60, &generator)], published: PartialDate(year: 2010))
    ])
    let kinds = Dictionary(uniqueKeysWithValues: found.map { (Set([$0.from, $0.to]), $0.kind) })
    #expect(kinds[["a", "b"]] == .shares)
    #expect(kinds[["b", "charte"]] == .cites)
  }

  @Test("where more records share words than there is room for, each pair keeps fewer places, and none is lost")
  func manyPairs() throws {
    var generator = SeededGenerator(seed: 5)
    let shared = (0..<12).map { _ in Self.words(700, &generator) }
    let alone = (0..<24).map { _ in Self.words(700, &generator) }
    func found(matchLimit: Int) throws -> [Quotation] {
      var collector = ShingleCollector(matchLimit: matchLimit)
      for number in 0..<24 { collector.add(try Self.record("r\(number)", [alone[number], shared[number / 2]])) }
      return try collector.finish(after: nil).quotations
    }
    let all = try found(matchLimit: ShingleCollector.matchLimit)
    let thinned = try found(matchLimit: 400)
    #expect(all.count == 12)
    #expect(thinned.map(\.from) == all.map(\.from))
    #expect(thinned.allSatisfy { $0.words > 350 }, "\(thinned.map(\.words))")
  }

  @Test("two records most of whose words are the same are copies")
  func copies() throws {
    var generator = SeededGenerator(seed: 3)
    let blocks = (0..<6).map { _ in Self.words(60, &generator) }
    let found = try Self.quotations([Self.record("un", blocks), Self.record("deux", blocks.dropLast() + ["autre fin"])])
    #expect(found.map(\.kind) == [.copy])
  }

  @Test("what nine records have is nobody's quotation")
  func formulae() throws {
    let records = try (0..<9).map { try Self.record("r\($0)", [Self.charter, Self.around + " \($0)"]) }
    #expect(try Self.quotations(records).isEmpty)
    #expect(try !Self.quotations(Array(records.prefix(8))).isEmpty)
  }

  @Test("a text that everybody quotes is quoted by everybody")
  func network() throws {
    let records = try (0..<30).map { try Self.record("r\($0)", [Self.around + " \($0)", "On lit : « \(Self.charter) » Voilà."]) }
    let found = try Self.quotations([Self.record("charte", [Self.charter])] + records)
    #expect(found.count == 30)
    #expect(found.allSatisfy { $0.kind == .cites && $0.to == "charte" })
  }

  @Test("the words of a long shared text are counted, not guessed")
  func long() throws {
    var generator = SeededGenerator(seed: 21)
    let shared = Self.words(30_000, &generator)
    let found = try Self.quotations([
      Self.record("un", [Self.words(40_000, &generator) + " " + shared]),
      Self.record("deux", [shared + " " + Self.words(40_000, &generator)])
    ])
    let words = try #require(found.first).words
    #expect((25_000...30_000).contains(words), "\(words)")
    #expect(try #require(found.first).kind != .copy)
  }

  @Test("twenty shared words are always found, and never more than there are", arguments: 0..<60)
  func planted(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let length = Int.random(in: 5...60, using: &generator)
    let shared = Self.words(length, &generator)
    let one = [Self.words(30, &generator), Self.words(25, &generator) + " " + shared + " " + Self.words(25, &generator)]
    let other = [Self.words(7, &generator) + " " + shared + " " + Self.words(90, &generator)]
    let found = try Self.quotations([Self.record("un", one), Self.record("deux", other)])
    if length >= Shingle.certain { #expect(found.count == 1, "seed \(seed), \(length) words") }
    if length < 12 { #expect(found.isEmpty, "seed \(seed), \(length) words") }
    for piece in found.flatMap(\.pieces) {
      #expect(piece.words <= length)
      var both = SharedWords(Self.blocks(other), Self.blocks(one))
      let found = both.stretch(piece)
      let stretch = try #require(found)
      #expect(String(decoding: Array(other[piece.block].utf8)[stretch.range], as: UTF8.self) == shared)
      #expect(stretch.words == length)
    }
  }

  @Test("whatever way the records came, the table and the quotations are those of a table made at once", arguments: 0..<20)
  func incremental(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let passages = (0..<6).map { _ in Self.words(24, &generator) }
    func random(_ id: String) throws -> ShingledRecord {
      try Self.record(
        id,
        (0..<3).map { _ in Bool.random(using: &generator) ? passages.randomElement(using: &generator) ?? "" : Self.words(30, &generator) })
    }
    var current: [String: ShingledRecord] = [:]
    var bytes: [UInt8]?
    var quotations: [Quotation] = []
    for _ in 0..<5 {
      var collector = ShingleCollector()
      for _ in 0..<6 {
        let id = "r\(Int.random(in: 0..<12, using: &generator))"
        if current[id] != nil, Bool.random(using: &generator) {
          collector.remove(try #require(RecordID(id)))
          current[id] = nil
        } else {
          let record = try random(id)
          collector.add(record)
          current[id] = record
        }
      }
      (bytes, quotations) = try collector.finish(after: try bytes.map(Self.table))
    }
    var atOnce = ShingleCollector()
    for record in current.values { atOnce.add(record) }
    let expected = try atOnce.finish(after: nil)
    #expect(bytes == expected.table, "seed \(seed)")
    #expect(quotations == expected.quotations, "seed \(seed)")
  }

  @Test("beyond its limit the table keeps fewer shingles of each record, and still finds long quotations")
  func limit() throws {
    var generator = SeededGenerator(seed: 11)
    let shared = Self.words(400, &generator)
    var collector = ShingleCollector(limit: 500)
    for number in 0..<20 { collector.add(try Self.record("r\(number)", [Self.words(300, &generator)])) }
    collector.add(try Self.record("un", [shared + " " + Self.words(900, &generator)]))
    collector.add(try Self.record("deux", [Self.words(900, &generator), shared]))
    let result = try collector.finish(after: nil)
    #expect(result.table.count < 500 * 16 + 1_000)
    #expect(result.quotations.map { Set([$0.from, $0.to]) } == [["un", "deux"]])
  }

  @Test("a table that was cut or has bytes changed is refused or read, and never traps")
  func damage() throws {
    var collector = ShingleCollector()
    collector.add(try Self.record("charte", [Self.charter]))
    collector.add(try Self.record("appel", [Self.around, Self.charter]))
    let bytes = try collector.finish(after: nil).table
    func reading(_ bytes: [UInt8]) {
      do throws(ByteError) {
        var next = ShingleCollector()
        if let id = RecordID("charte") { next.remove(id) }
        _ = try next.finish(after: try ShingleTable(ByteView(copying: bytes)))
      } catch {
        #expect([.damaged, .truncated, .limit].contains(error.code))
      }
    }
    for length in bytes.indices {
      #expect(throws: ByteError.self) { try Self.table(Array(bytes.prefix(length))) }
    }
    for index in bytes.indices {
      for flip in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[index] ^= flip
        reading(damaged)
      }
    }
  }

  @Test("what is kept of quotations is read again as it was written; a line that is none is an error")
  func coding() throws {
    let quotation = Quotation(
      .cites, from: "a", to: "b\"é", words: 14, pieces: [.init(block: 1, word: 2, otherBlock: 3, otherWord: 4, words: 14)])
    let bytes = QuotationCoding.encode([quotation, quotation])
    #expect(try QuotationCoding.decode(bytes) == [quotation, quotation])
    #expect(throws: RecordError.self) { try QuotationCoding.decode(Array("{\"kind\":\"cites\"}\n".utf8)) }
  }
}
