import FondsBytes
import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("Completions")
struct CompletionTests {
  private func table(_ texts: [String]) throws -> CompletionTable {
    var writer = CompletionTableWriter()
    for (number, text) in texts.enumerated() { writer.add(CompletionEntry(text, language: .french, id: "r\(number)")) }
    return try CompletionTable(ByteView(copying: writer.finish()))
  }

  private func found(_ typed: String, in table: CompletionTable, limit: Int = 100) throws -> (beginning: [String], within: [String]) {
    let found = try table.completions(of: typed, limit: limit)
    return (found.beginning.map(\.text), found.within.map(\.text))
  }

  @Test("go on from the beginning of a title or of any word in it, accents and case apart, short titles first")
  func places() throws {
    let table = try table([
      "L'énergie des habitants", "Énergie", "La coopération : énergies communes", "Un budget participatif", "Vers l'ÉNERGIE"
    ])
    #expect(
      try found("ener", in: table) == (["Énergie"], ["Vers l'ÉNERGIE", "L'énergie des habitants", "La coopération : énergies communes"]))
    #expect(try found("Énergie ", in: table) == (["Énergie"], ["Vers l'ÉNERGIE", "L'énergie des habitants"]))
    #expect(try found("l’éner", in: table).beginning == ["L'énergie des habitants"])
    #expect(try found("coopération energ", in: table).within == ["La coopération : énergies communes"])
    #expect(try found("nergie", in: table) == ([], []))
    #expect(try found("", in: table) == ([], []))
    #expect(try found("…", in: table) == ([], []))
  }

  @Test("hold all words typed in any order where they do not stand side by side")
  func scattered() throws {
    let table = try table(["La coopération des habitants en France", "La France", "Coopérer"])
    #expect(try found("france coop", in: table).within == ["La coopération des habitants en France"])
    #expect(try found("coopération france", in: table).within == ["La coopération des habitants en France"])
    #expect(try found("coop france", in: table).within == [])
    #expect(try found("france x", in: table) == ([], []))
  }

  @Test("are what looking at every title gives", arguments: [UInt64(5), 6])
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<60).map { _ in
      String((0..<Int.random(in: 3...5, using: &generator)).map { _ in "abkz".randomElement(using: &generator) ?? "b" })
    }
    let titles = Array(
      Set(
        (0..<800).map { _ in
          (0..<Int.random(in: 1...5, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        })
    ).sorted()
    let table = try table(titles)
    let ranked = titles.sorted { $0.utf8.count == $1.utf8.count ? $0 < $1 : $0.utf8.count < $1.utf8.count }
    for number in 0..<60 {
      let title = titles.randomElement(using: &generator) ?? ""
      let start = number % 2 == 0 ? title.startIndex : title.split(separator: " ").last?.startIndex ?? title.startIndex
      let typed = String(title[start...].prefix(Int.random(in: 1...7, using: &generator))).trimmed
      let beginning = ranked.filter { $0.hasPrefix(typed) }
      let within = ranked.filter { !$0.hasPrefix(typed) && (" " + $0).contains(" " + typed) }
      let found = try found(typed, in: table, limit: 1_000)
      #expect(found.beginning == beginning, "seed \(seed): \(typed)")
      #expect(Array(found.within.prefix(within.count)) == within, "seed \(seed): \(typed)")
      #expect(try self.found(typed, in: table, limit: 3).beginning == Array(beginning.prefix(3)))
    }
  }

  @Test("come from the same bytes in whatever order the titles came, and from none where there are none")
  func bytes() throws {
    var (one, other) = (CompletionTableWriter(), CompletionTableWriter())
    let entries = (0..<50).map { CompletionEntry("Titre \($0 % 7)", language: .french, id: "r\($0)") }
    for entry in entries { one.add(entry) }
    for entry in entries.reversed() { other.add(entry) }
    #expect(one.finish() == other.finish())
    #expect(try found("t", in: table([])) == ([], []))
    #expect(try table(["", "…", String(repeating: "long ", count: 200)]).count == 0)
  }

  @Test("of damaged bytes are an error or wrong words, never a trap")
  func damage() throws {
    var writer = CompletionTableWriter()
    for number in 0..<40 { writer.add(CompletionEntry("Mot \(number) de la fin", language: .english, id: "r\(number)")) }
    let bytes = writer.finish()
    var generator = SeededGenerator(seed: 9)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: ByteError.self) { try CompletionTable(ByteView(copying: Array(bytes[..<length]))) }
    }
    for _ in 0..<2_000 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      do {
        let table = try CompletionTable(ByteView(copying: damaged))
        for typed in ["m", "mot 3", "fin", "3 fin"] { _ = try table.completions(of: typed, limit: 5) }
        try table.forEach { _ in }
      } catch {
        #expect(error.code == .damaged || error.code == .truncated || error.code == .limit)
      }
    }
  }
}

extension String {
  /// Without spaces at either end.
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
