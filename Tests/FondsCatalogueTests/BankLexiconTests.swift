import FondsBytes
import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("The lexicon of a bank")
struct BankLexiconTests {
  private func train(_ text: String) async throws -> (lexicon: String, folder: TemporaryFolder, summary: LexiconSummary) {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "pairs.tsv")
    let output = folder.path + "/mine.lexicon"
    let summary = try await Catalogue(index: folder.path + "/none").trainLexicon(from: [folder.path + "/pairs.tsv"], to: output) { _ in }
    return (output, folder, summary)
  }

  @Test("a file of pairs makes a lexicon, whichever language comes first; what follows is passed over")
  func files() async throws {
    let french = "la maison de la rivière\tthe house of the river\tA-1\nune maison\ta house\n\nune rivière\ta river\r\n"
    let english = "the house of the river\tla maison de la rivière\na house\tune maison\na river\tune rivière\n"
    for text in [french, english] {
      let (lexicon, folder, summary) = try await train(text)
      #expect(summary.segments == 3)
      let entries = try Catalogue.translations(of: "maison", in: .file(lexicon))
      #expect(entries.map(\.language) == [.french])
      #expect(entries.first?.translations.first?.word == "house")
      withExtendedLifetime(folder) {}
    }
  }

  @Test("a line that is no pair is named", arguments: ["a house\n", "\ta house\n", "une maison\t\n"])
  func wrongLine(line: String) async throws {
    do throws(CatalogueError) {
      _ = try await Self.trained("une maison\ta house\n" + line)
      Issue.record("it was taken")
    } catch {
      #expect(error.code == .record)
      #expect(error.line == 2)
    }
  }

  private static func trained(_ text: String) async throws(CatalogueError) -> LexiconSummary {
    guard let folder = try? TemporaryFolder(), (try? folder.write(text, to: "pairs.tsv")) != nil else {
      throw CatalogueError(.io, "no folder", remedy: "")
    }
    return try await Catalogue(index: folder.path).trainLexicon(from: [folder.path + "/pairs.tsv"], to: folder.path + "/x") { _ in }
  }

  @Test(
    "nothing to learn from is said",
    arguments: [
      "\n\n", "", "Le chat est ici\tThe cat is here\n",
      String(repeating: "mot ", count: 101) + "\t" + String(repeating: "word ", count: 101)
    ])
  func nothing(text: String) async throws {
    let error = await #expect(throws: CatalogueError.self) { _ = try await Self.trained(text) }
    #expect(error?.code == .usage)
  }

  @Test("one language on both sides is refused; names and numbers on both sides are not")
  func sameLanguage() async throws {
    let french = "le chat de la voisine dort\tle chien du voisin mange\nla maison est dans la vallée\tles fleurs sont au jardin\n"
    let error = await #expect(throws: CatalogueError.self) { _ = try await Self.trained(french) }
    #expect(error?.code == .record && error?.line == 1 && error?.message == "both columns are French")
    #expect(try await Self.trained("Paris\tParis\nla maison\tthe house\nune maison\ta house\n2019\t2019\n").segments == 4)
  }

  @Test("a lexicon takes the place of a file and of nothing else; what is no UTF-8 is told so")
  func output() async throws {
    let folder = try TemporaryFolder()
    try folder.write("la maison\tthe house\nune maison\ta house\n", to: "pairs.tsv")
    try folder.write("", to: "kept/file")
    let catalogue = Catalogue(index: folder.path)
    for place in ["/dev/null", folder.path + "/kept"] {
      let error = await #expect(throws: CatalogueError.self) {
        try await catalogue.trainLexicon(from: [folder.path + "/pairs.tsv"], to: place) { _ in }
      }
      #expect(error?.code == .io && error?.path == place)
    }
    #expect(try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType == .typeCharacterSpecial)
    _ = try await catalogue.trainLexicon(from: [folder.path + "/pairs.tsv"], to: folder.path + "/kept/file") { _ in }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "kept/file")
    #expect(try Catalogue.translations(of: "maison", in: .file(folder.path + "/link")).count == 1)
    try Data("L\u{e9}t\u{e9}\tsummer\n".unicodeScalars.map { UInt8($0.value) }).write(to: URL(filePath: folder.path + "/latin.tsv"))
    let error = await #expect(throws: CatalogueError.self) {
      try await catalogue.trainLexicon(from: [folder.path + "/latin.tsv"], to: folder.path + "/x") { _ in }
    }
    #expect(error?.remedy == "save the file as UTF-8" && error?.line == 1)
  }

  @Test("the translations in the bank make a lexicon, the same every time, and a search uses it")
  func twins() async throws {
    let bank = try Bank()
    for number in 0..<4 {
      try bank.page("page\(number).fr.html", "Le brimbalon \(number)", "Le brimbalon \(number) ouvre la grande porte du village.")
      try bank.page(
        "page\(number).en.html", "The wobblegate \(number)", "The wobblegate \(number) opens the large gate of the village.", language: "en"
      )
    }
    try bank.page("alone.html", "A wobblegate elsewhere", "Another wobblegate stands alone in the valley of the river.", language: "en")
    try await bank.reindex()
    let files = ["/one", "/two"].map { bank.folder.path + $0 }
    for file in files { #expect(try await bank.catalogue.trainLexicon(from: [], to: file) { _ in }.segments >= 8) }
    #expect(try ByteViewOf.bytes(files[0]) == ByteViewOf.bytes(files[1]))
    let entries = try Catalogue.translations(of: "brimbalon", in: .file(files[0]))
    #expect(entries.first?.translations.first?.word == "wobblegate")

    let catalogue = Catalogue(index: bank.index, lexicon: .file(files[0]))
    let answer = try catalogue.search(SearchOptions(query: "le grand brimbalon du village", ui: .french))
    #expect(answer.hits.contains { $0.source == "alone.html" })
    #expect(answer.hits.last?.source == "alone.html", "works with the word itself come first")
    let expansion = try #require(answer.expansions.first { $0.words == "brimbalon" })
    #expect(expansion.concept == nil && expansion.labels.first == "wobblegate" && expansion.weights.count == expansion.labels.count)
    let alone = try #require(answer.hits.last)
    #expect(!alone.snippet.highlights.isEmpty, "the snippet shows the translation")
    let without = try Catalogue(index: bank.index, lexicon: .none).search(
      SearchOptions(query: "le grand brimbalon du village", ui: .french))
    #expect(!without.hits.contains { $0.source == "alone.html" })
  }

  @Test("the lexicon of fonds is whole and knows everyday words in both languages")
  func standard() throws {
    for (word, language, translation) in [("déchets", Language.french, "waste"), ("water", .english, "eau"), ("école", .french, "school")] {
      let entries = try Catalogue.translations(of: word, in: .standard)
      #expect(entries.contains { $0.language == language && $0.translations.contains { $0.word == translation } }, "\(word)")
    }
    let bytes = try ByteViewOf.bytes(SharedData.project + "/Index/lexicon/default.lexicon")
    let folder = try TemporaryFolder()
    try AtomicFile.write(bytes, to: folder.path + "/copy")
    #expect(try Catalogue.translations(of: "école", in: .file(folder.path + "/copy")) == Catalogue.translations(of: "école", in: .standard))
    #expect(bytes.count <= 3_000_000)
  }

  @Test("a file that is no lexicon is refused by its name; none is none")
  func refused() async throws {
    let bank = try Bank()
    try bank.page("a.html", "Une page", "Une page de la vallée.")
    try await bank.reindex()
    do throws(CatalogueError) {
      _ = try Catalogue(index: bank.index, lexicon: .file(bank.sources + "/a.html")).search(SearchOptions(query: "page", ui: .french))
      Issue.record("it was read")
    } catch {
      #expect(error.code == .configuration)
      #expect(error.path == bank.sources + "/a.html")
    }
    #expect(LexiconChoice(nil) == .standard)
    #expect(LexiconChoice("none") == .none)
    #expect(LexiconChoice("a") == .file("a"))
  }
}

/// The bytes of a file.
enum ByteViewOf {
  static func bytes(_ path: String) throws -> [UInt8] { try MappedFile.open(path).bytes }
}
