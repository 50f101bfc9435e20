import FondsRecord
import FondsSearch
import FondsTestSupport
import FondsText
import Testing

@Suite("Snippets") struct SnippetBuilderTests {
  private let analyzer = QueryAnalyzer()

  /// Each word of a query as a pattern of its own; quoted words as one phrase.
  private func terms(_ words: String..., phrase: String? = nil, prefix: String? = nil) -> HighlightTerms {
    var patterns: [HighlightPattern] = []
    for (group, word) in words.enumerated() {
      for token in analyzer.word(word) where !token.isElision {
        patterns.append(HighlightPattern(words: [HighlightWord(exact: [token.exact], stems: token.stems)], group: group, weight: 1))
      }
    }
    if let phrase {
      let tokens = analyzer.word(phrase).map { HighlightWord(exact: [$0.exact]) }
      patterns.append(HighlightPattern(words: tokens, group: 100, weight: 1))
    }
    if let prefix { patterns.append(HighlightPattern(words: [HighlightWord(prefixes: [Array(prefix.utf8)])], group: 101, weight: 1)) }
    return HighlightTerms(patterns: patterns)
  }

  private func record(_ blocks: Block...) throws -> Record {
    var record = Record(id: try #require(RecordID("r")), language: .french)
    record.blocks = blocks
    return record
  }

  private func highlighted(_ snippet: Snippet) -> [String] {
    let scalars = Array(snippet.text.unicodeScalars)
    return snippet.highlights.map { range in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return String(text)
    }
  }

  private func marked(_ terms: HighlightTerms, _ text: String, _ language: Language = .french) throws -> [String] {
    let snippet = try #require(
      SnippetBuilder(terms).snippet(of: try record(Block(.paragraph, text, language: language)), preferring: .french))
    return highlighted(snippet)
  }

  @Test(
    "an elided article is never highlighted",
    arguments: [
      ("avocat", "Voici l’avocat du projet.", "avocat"), ("avocat", "L'AVOCAT plaide.", "AVOCAT"),
      ("énergie", "Jusqu'énergie s'ensuive", "énergie"), ("energie", "Parlons d’énergie.", "énergie"), ("eau", "Qu’eau soit !", "eau")
    ])
  func elision(word: String, text: String, expected: String) throws {
    #expect(try marked(terms(word), text) == [expected])
  }

  @Test(
    "accents, case, ligatures and composition do not shift a highlight",
    arguments: [
      ("oeuvre", "éàü — Une ŒUVRE commune", "ŒUVRE"), ("œuvre", "Une oeuvre", "oeuvre"),
      ("energie", "e\u{0301}a — l'e\u{0301}nergie verte", "e\u{0301}nergie"), ("strasse", "ﬁn de Straße 𝒳 ici", "Straße"),
      ("fin", "👩‍👩‍👧 ﬁn 🚲", "ﬁn"), ("ecole", "Été ÉCOLE", "ÉCOLE")
    ])
  func folding(word: String, text: String, expected: String) throws {
    #expect(try marked(terms(word), text) == [expected])
  }

  @Test("stems are highlighted in the language of their block") func stems() throws {
    #expect(try marked(terms("territoire"), "Les territoires territoriaux") == ["territoires"])
    #expect(try marked(terms("commitment"), "Many commitments were made", .english) == ["commitments"])
  }

  @Test("a phrase highlights its words where they stand together, and nowhere else") func phrases() throws {
    #expect(
      try marked(terms(phrase: "cailloux blancs"), "Des cailloux noirs, des Cailloux Blancs, du blanc.") == ["Cailloux", "Blancs"])
    #expect(try marked(terms(phrase: "qualité de l'eau"), "La qualité de l’eau baisse.") == ["qualité", "de", "eau"])
  }

  @Test("a prefix highlights whole words") func prefixes() throws {
    #expect(try marked(terms(prefix: "coelac"), "Le Cœlacanthe nage.") == ["Cœlacanthe"])
  }

  @Test("the passage with the most different words of the query is shown, with its page") func bestPassage() throws {
    let record = try record(
      Block(.paragraph, "La mobilité, encore la mobilité, toujours la mobilité.", language: .french, page: 1),
      Block(.paragraph, "La mobilité et le vélo vont ensemble.", language: .french, page: 7))
    let snippet = try #require(SnippetBuilder(terms("mobilité", "vélo")).snippet(of: record, preferring: .french))
    #expect(snippet.page == 7)
    #expect(highlighted(snippet) == ["mobilité", "vélo"])
  }

  @Test("among equals the reader's language wins") func readersLanguage() throws {
    let record = try record(
      Block(.paragraph, "The transition of the city.", language: .english),
      Block(.paragraph, "La transition de la ville.", language: .french))
    let builder = SnippetBuilder(terms("transition"))
    #expect(builder.snippet(of: record, preferring: .french)?.language == .french)
    #expect(builder.snippet(of: record, preferring: .english)?.language == .english)
  }

  @Test("a long block is cut at sentences and words around its marks") func cutting() throws {
    let filler = String(repeating: "Une phrase qui ne dit rien de neuf. ", count: 30)
    let text = filler + "Voici le mot boussole au milieu. " + filler
    let snippet = try #require(
      SnippetBuilder(terms("boussole")).snippet(of: try record(Block(.paragraph, text, language: .french)), preferring: .french))
    #expect(highlighted(snippet) == ["boussole"])
    #expect(snippet.text.hasPrefix("… Une phrase"))
    #expect(snippet.text.hasSuffix("neuf. …"))
    #expect(snippet.text.unicodeScalars.count <= 244)
  }

  @Test("a short passage is read on") func continuation() throws {
    let record = try record(
      Block(.heading, "Gouvernance", level: 2, language: .french), Block(.paragraph, "Qui décide, et comment.", language: .french))
    let snippet = try #require(SnippetBuilder(terms("gouvernance")).snippet(of: record, preferring: .french))
    #expect(snippet.text == "Gouvernance — Qui décide, et comment.")
  }

  @Test("where what is read on is in another language, it is told from where on") func mixed() throws {
    let record = try record(
      Block(.heading, "Gouvernance", level: 2, language: .french), Block(.paragraph, "Who decides, and how.", language: .english))
    let snippet = try #require(SnippetBuilder(terms("gouvernance")).snippet(of: record, preferring: .french))
    let tail = try #require(snippet.tail)
    #expect(snippet.language == .french && tail.language == .english)
    #expect(String(snippet.text.unicodeScalars.dropFirst(tail.from)) == "Who decides, and how.")
    let whole = try self.record(
      Block(.heading, "Gouvernance", level: 2, language: .french), Block(.paragraph, "Qui décide, et comment.", language: .french))
    #expect(SnippetBuilder(terms("gouvernance")).snippet(of: whole, preferring: .french)?.tail == nil)
  }

  @Test("where only title, keywords or names have the word they are shown; else the beginning") func fallbacks() throws {
    var record = try record(
      Block(.heading, "Accueil", level: 1), Block(.paragraph, "Le début du texte, assez long pour présenter la fiche.", language: .french))
    record.titles = [LocalizedText("La boussole", language: .french, origin: "h1")]
    record.keywords = [LocalizedText("cartographie", language: .french, origin: "meta")]
    record.producers = [Sourced("Réseau Dupont", origin: "meta")]
    for (word, shown) in [("boussole", "boussole"), ("cartographie", "cartographie"), ("dupont", "Dupont")] {
      let snippet = try #require(SnippetBuilder(terms(word)).snippet(of: record, preferring: .french))
      #expect(highlighted(snippet) == [shown])
    }
    let lead = try #require(SnippetBuilder(terms("absent")).snippet(of: record, preferring: .french))
    #expect(lead.text.hasPrefix("Le début du texte") && lead.highlights.isEmpty)
    #expect(SnippetBuilder(terms("x")).snippet(of: Record(id: record.id), preferring: .french) == nil)
  }

  @Test("a snippet goes back to where its sentence begins, and begins with no mark that ends something") func sentences() throws {
    let filler = String(repeating: "Une phrase qui ne dit rien de neuf. ", count: 30)
    let long =
      "Le conseil municipal et les habitants de la vallée, réunis pour la troisième fois de l’année dans la grande salle, ont choisi la boussole. "
    func shown(_ text: String) throws -> String {
      try #require(
        SnippetBuilder(terms("boussole")).snippet(of: try record(Block(.paragraph, text, language: .french)), preferring: .french)
      ).text
    }
    #expect(try shown(filler + long + filler).hasPrefix("… Le conseil municipal"))
    let endless = String(repeating: "des mots sans fin ", count: 40)
    #expect(try shown(endless + "avec ceci : le choix d’une boussole " + endless).hasPrefix("… le choix d’une"))
    #expect(try shown(endless + "a ) : ; ! la boussole " + endless).hasPrefix("… mots sans fin") == false)
    let initials = endless + ". Vu par M. J. Dupont avec sa boussole. " + endless
    #expect(try shown(initials).contains("… Vu par M. J. Dupont"))
  }

  @Test("what a record has of its own is shown where nothing else has the word") func ownFields() throws {
    var record = try record(Block(.paragraph, "Le début du texte, assez long pour présenter la fiche.", language: .french, page: 3))
    record.fields = ["audience": ["agents locaux", "doctorants"], "answers": ["../notes/doctorants.html"], "place": ["Sainte-Aure"]]
    let snippet = try #require(SnippetBuilder(terms("doctorant")).snippet(of: record, preferring: .french))
    #expect(snippet.text == "doctorants · Le début du texte, assez long pour présenter la fiche.")
    #expect(highlighted(snippet) == ["doctorants"] && snippet.page == 3)
  }

  @Test("a phrase is found far down a very long text, among the words that it shares with all of it") func longTexts() throws {
    let text =
      String(repeating: "de l’air de rien ", count: 20_000) + "la qualité de l’eau " + String(repeating: "baisse de tout ", count: 20_000)
    let snippet = try #require(
      SnippetBuilder(terms(phrase: "qualité de l’eau")).snippet(
        of: try record(Block(.paragraph, text, language: .french)), preferring: .french))
    #expect(highlighted(snippet) == ["qualité", "de", "eau"])
    #expect(snippet.text.unicodeScalars.count <= 244)
    #expect(snippet.text.hasPrefix("… ") && snippet.text.hasSuffix(" …"))
  }

  @Test("a word is read in the language of its block each time, long or short") func languagesOfBlocks() throws {
    let words = ["commitments", "anticonstitutionnellements"]
    for word in words {
      let builder = SnippetBuilder(
        HighlightTerms(patterns: [
          HighlightPattern(words: [HighlightWord(stems: analyzer.word(word, languages: [.english])[0].stems)], group: 0, weight: 1)
        ]))
      for language in [Language.english, .french, .english] {
        let stems = analyzer.word(word, languages: [language])[0].stems
        let isSame = stems == analyzer.word(word, languages: [.english])[0].stems
        let snippet = try #require(
          builder.snippet(of: try record(Block(.paragraph, "x \(word) y", language: language)), preferring: .french))
        #expect(snippet.highlights.isEmpty == !isSame)
      }
    }
  }

  @Test("a title that stands in the text as well is shown only where nothing else has the word") func titleInText() throws {
    var record = try record(
      Block(.heading, "La boussole et le vent", level: 1, language: .french),
      Block(.paragraph, "Un récit de marins.", language: .french), Block(.paragraph, "La boussole était cassée.", language: .french))
    let builder = SnippetBuilder(terms("boussole", "vent"))
    #expect(try #require(builder.snippet(of: record, preferring: .french)).text.hasPrefix("La boussole et le vent"))
    record.titles = [LocalizedText("La boussole et le vent", language: .french, origin: "h1")]
    #expect(try #require(builder.snippet(of: record, preferring: .french)).text == "La boussole était cassée.")
    record.blocks.removeLast()
    #expect(try #require(builder.snippet(of: record, preferring: .french)).text.hasPrefix("La boussole et le vent"))
  }

  @Test("records for which there is no time show their beginnings") func budget() throws {
    let builder = SnippetBuilder(terms("boussole"), bytes: 40)
    let record = try record(Block(.paragraph, "Une boussole, et le nord qu’elle montre.", language: .french))
    #expect(try #require(builder.snippet(of: record, preferring: .french)).highlights.isEmpty == false)
    #expect(try #require(builder.snippet(of: record, preferring: .french)).highlights.isEmpty)
  }

  @Test("the words of a title are marked as those of a snippet") func titles() {
    #expect(SnippetBuilder(terms("énergie")).highlights(in: "Ô l’énergie, l’ÉNERGIE !", language: .french) == [4..<11, 15..<22])
    #expect(SnippetBuilder(terms("énergie")).highlights(in: "Rien", language: .french).isEmpty)
  }

  @Test("a snippet of any text holds a word of the query, within bounds, and marks just words") func property() throws {
    let seed: UInt64 = 20_261
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let vocabulary = [
      "l’œuvre", "énergie", "ÉNERGIES", "d'eau", "a", "…", "été.", "Straße", "e\u{0301}cole", "👩‍👩‍👧", "x", "fin !", "«", "territoires",
      String(repeating: "long", count: 80)
    ]
    for _ in 0..<300 {
      let blocks = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let words = (0..<Int.random(in: 1...120, using: &random)).map { _ in
          vocabulary[Int.random(in: 0..<vocabulary.count, using: &random)]
        }
        return Block(.paragraph, words.joined(separator: " "), language: [.french, .english, .undetermined].randomElement(using: &random)!)
      }
      var record = Record(id: try #require(RecordID("r")))
      record.blocks = blocks
      let limit = Int.random(in: 20...300, using: &random)
      let snippet = try #require(SnippetBuilder(terms("oeuvre", "ecole"), scalars: limit).snippet(of: record, preferring: .french))
      let text = blocks.map(\.text).joined()
      let hasWord = text.contains("œuvre") || text.contains("e\u{0301}cole")
      #expect(hasWord == !snippet.highlights.isEmpty)
      #expect(snippet.text.unicodeScalars.count <= limit + 4)
      #expect(highlighted(snippet).allSatisfy { ["œuvre", "e\u{0301}cole"].contains($0) })
      #expect(zip(snippet.highlights, snippet.highlights.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
  }

  @Test("a record that was read once shows what one read anew shows, whatever was asked for before", arguments: [1, 2, 3] as [UInt64])
  func memory(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["boussole", "boussoles", "eau", "l’eau", "énergie", "energies", "vent", "bousculer", "territoire", "et"]
    var records: [Record] = []
    for number in 0..<12 {
      var record = Record(id: try #require(RecordID("r\(number)")), language: number % 2 == 0 ? .french : .undetermined)
      record.titles = [LocalizedText("La boussole et l’eau \(number)", language: record.language, origin: "t")]
      record.blocks = (0..<5).map { _ in
        let text = (0..<30).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        return Block(.paragraph, text, language: record.language)
      }
      records.append(record)
    }
    let memory = TermMemory()
    let queries = [terms("énergie"), terms("eau", prefix: "bous"), terms(phrase: "l’eau et"), terms("vent", "territoires"), terms()]
    var kept: [Int: MarkableRecord] = [:]
    for _ in 0..<60 {
      let query = try #require(queries.randomElement(using: &random))
      let builder = SnippetBuilder(query, memory: memory)
      for number in (0..<12).shuffled(using: &random).prefix(4) {
        let record = kept[number] ?? MarkableRecord(records[number], memory: memory)
        kept[number] = record
        let fresh = SnippetBuilder(query)
        #expect(builder.snippet(of: record, preferring: .french) == fresh.snippet(of: records[number], preferring: .french))
        let title = records[number].title(for: .french)
        #expect(builder.highlights(inTitleOf: record, for: .french) == fresh.highlights(in: title.text, language: title.language))
      }
    }
  }
}
