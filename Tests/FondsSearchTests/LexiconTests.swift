import FondsBytes
import FondsRecord
import FondsSearch
import FondsText
import Testing

@Suite("A lexicon learned from translations") struct LexiconTests {
  static let segments = [
    ("la maison bleue", "the blue house"), ("une maison", "a house"), ("la fleur bleue", "the blue flower"), ("une fleur", "a flower"),
    ("l'énergie des habitants", "the energy of the inhabitants"), ("les habitants de la maison", "the inhabitants of the house"),
    ("énergie", "energy"), ("la maison et la fleur", "the house and the flower")
  ]

  static func image(_ segments: [(String, String)] = segments) throws -> [UInt8] {
    var corpus = ParallelCorpus()
    for (french, english) in segments { try corpus.add(french: french, english: english) }
    return try LexiconTrainer(corpus).image().encode()
  }

  static func lexicon(_ segments: [(String, String)] = segments) throws -> Lexicon { try Lexicon(ByteView(copying: try image(segments))) }

  private func words(_ text: String, _ lexicon: Lexicon, _ language: Language = .french) throws -> [String] {
    try QueryAnalyzer().word(text).flatMap { try lexicon.translations(of: $0, from: language).map(\.form) }
  }

  @Test("words that keep coming together are translations, in both directions") func learned() throws {
    let lexicon = try Self.lexicon()
    try lexicon.verify()
    #expect(try words("maison", lexicon).first == "house")
    #expect(try words("maisons", lexicon).first == "house", "by the stem")
    #expect(try words("fleur", lexicon).first == "flower")
    #expect(try words("inhabitant", lexicon, .english).first == "habitants")
    #expect(try words("energy", lexicon, .english).first == "énergie", "as people write it")
  }

  @Test("the shares of a word are at most one together, the surest first, eight at most") func shares() throws {
    let many = (0..<12).map { ("banc", "bench\(String(UnicodeScalar(UInt8(97 + $0))))") }
    let lexicon = try Self.lexicon(Self.segments + many)
    for text in ["maison", "fleur", "banc", "bleue"] {
      let shares = try QueryAnalyzer().word(text).flatMap { try lexicon.translations(of: $0, from: .french).map(\.share) }
      #expect(!shares.isEmpty && shares.count <= Lexicon.translationLimit)
      #expect(shares.reduce(0, +) < 1.02)
      #expect(shares == shares.sorted(by: >))
    }
  }

  @Test("words of grammar and figures are no translations") func silent() throws {
    let lexicon = try Self.lexicon([("la loi de 1901", "the act of 1901"), ("la loi", "the act"), ("1901", "1901")])
    #expect(try words("1901", lexicon).isEmpty)
    #expect(try words("loi", lexicon) == ["act"])
    #expect(try words("de la", lexicon).isEmpty)
  }

  @Test("a word that stands often goes by itself, though another has its stem") func words() throws {
    let segments = (0..<6).flatMap { _ in [("le logement", "the housing"), ("la loge", "the lodge")] }
    let lexicon = try Self.lexicon(segments)
    #expect(try words("logement", lexicon).first == "housing")
    #expect(try words("loge", lexicon).first == "lodge")
  }

  @Test("a word is known in its own form, or in any form of its stem") func known() throws {
    let lexicon = try Self.lexicon()
    func knows(_ word: String, exactly: Bool) throws -> Bool { try lexicon.knows(QueryAnalyzer().word(word)[0], exactly: exactly) }
    #expect(try knows("maison", exactly: true) && knows("houses", exactly: false) && knows("MAISONS", exactly: false))
    #expect(try knows("energie", exactly: true), "accents may be left out")
    #expect(try !knows("maisons", exactly: true) && !knows("jardin", exactly: false))
  }

  @Test("the same text gives the same bytes") func deterministic() throws {
    #expect(try Self.image() == Self.image())
  }

  @Test("segments that are empty or very long are passed over") func passedOver() throws {
    var corpus = ParallelCorpus()
    try corpus.add(french: "", english: "nothing")
    try corpus.add(french: String(repeating: "mot ", count: 200), english: "word")
    try corpus.add(french: String(repeating: "mot", count: 100_000), english: "word")
    #expect(corpus.count == 0)
    try corpus.add(french: "mot", english: "word")
    #expect(corpus.count == 1)
  }

  @Test("a lexicon of nothing is read and knows nothing") func empty() throws {
    let lexicon = try Self.lexicon([])
    try lexicon.verify()
    #expect(try words("maison", lexicon).isEmpty)
  }

  @Test("a lexicon with any byte changed or missing is refused") func damaged() throws {
    let image = try Self.image()
    for length in 0..<image.count {
      #expect(throws: ByteError.self, "\(length) bytes") { try Lexicon(ByteView(copying: Array(image[..<length]))).verify() }
    }
    for place in image.indices {
      var changed = image
      changed[place] ^= 0x41
      #expect(throws: ByteError.self, "byte \(place)") { try Lexicon(ByteView(copying: changed)).verify() }
    }
  }

  @Test("damage that nobody looked for is an error or a wrong word, never a trap") func unverified() throws {
    let image = try Self.image()
    let queries = ["maison", "fleur", "habitants", "énergie", "bleue", "zèbre", "a"].flatMap { QueryAnalyzer().word($0) }
    for place in image.indices {
      var changed = image
      changed[place] = changed[place] &+ 0x7F
      guard case .success(let lexicon) = Result(catching: { () throws(ByteError) in try Lexicon(ByteView(copying: changed)) }) else {
        continue
      }
      for query in queries {
        for language in [Language.french, .english] {
          _ = Result { () throws(ByteError) in try lexicon.translations(of: query, from: language) }
        }
      }
    }
  }

  @Test("a file of another kind or version is told from damage") func refusals() throws {
    var image = try Self.image()
    image[8] = 9
    do throws(ByteError) {
      _ = try Lexicon(ByteView(copying: image))
      Issue.record("read")
    } catch {
      #expect(error.message == "this is a lexicon of version 9, and version 1 is read")
      #expect(error.remedy == "train it again")
    }
    #expect(throws: ByteError.self) { try Lexicon(ByteView(copying: Array("%PDF-1.7 is something else altogether".utf8))) }
  }
}
