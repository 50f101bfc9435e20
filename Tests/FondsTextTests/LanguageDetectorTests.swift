import FondsRecord
import FondsTestSupport
import FondsText
import Foundation
import Testing

@Suite("Language of a block")
struct LanguageDetectorTests {
  @Test(
    "French and English are told apart, with or without accents and in capitals",
    arguments: [
      ("L’œuvre qui se construit", Language.french), ("The work under way in our territories", .english),
      ("LES TERRITOIRES EN TRANSITION", .french),
      ("les energies renouvelables et la sobriete", .french), ("Shared vision and first steps", .english)
    ])
  func sentences(text: String, language: Language) {
    let guess = LanguageDetector.detect(text)
    #expect(guess.language == language)
    #expect(guess.confidence > 0.4 && guess.confidence <= 1)
  }

  @Test(
    "what is neither is undetermined",
    arguments: [
      "", "2019–2022: 14 %", "Ⅳ ☀", "Die Gemeinden haben gemeinsam beschlossen, den Weg zu gehen",
      "Los municipios han decidido seguir este camino juntos", "Территории переходного периода"
    ])
  func undetermined(text: String) {
    #expect(LanguageDetector.detect(text) == LanguageGuess(language: .undetermined, confidence: 0))
  }

  @Test("a short line takes the language of its neighbours, a clear one keeps its own, figures have none")
  func neighbours() {
    var blocks = [
      Block(.paragraph, "Les élus et les habitants ont construit ensemble une vision partagée."), Block(.heading, "Transports"),
      Block(.paragraph, "La commune a fermé sa décharge."), Block(.paragraph, "This charter was signed by the municipalities."),
      Block(.paragraph, "12 %"),
      Block(.paragraph, "declared", language: .french)
    ]
    LanguageDetector.assign(to: &blocks)
    #expect(blocks.map(\.language) == [.french, .french, .french, .english, .undetermined, .french])
  }

  @Test("a sentence is believed against a declared language, a few words are not")
  func mislabelled() {
    var blocks = [
      Block(.paragraph, "Le texte français marqué anglais par erreur dans la page du site.", language: .english),
      Block(.paragraph, "The town has decided to keep its mill and to open it to everybody.", language: .french),
      Block(.paragraph, "Le moulin", language: .english), Block(.paragraph, "Workshop", language: .french)
    ]
    LanguageDetector.assign(to: &blocks)
    #expect(blocks.map(\.language) == [.french, .english, .english, .french])
  }

  @Test(
    "names, numbers and addresses take the language of what stands around them",
    arguments: [
      "http://www.example.org/the-house-of-commons/and-the-people", "the.people@house-of-commons.example.org",
      "Tel 02 96 12 34 56 / 06 12 34 56 78",
      "Jean Dupont, John Smith, Marie Kervella", "John Smith", "www.the-common-house.example.org"
    ])
  func names(line: String) {
    var french = [
      Block(.paragraph, "Les élus et les habitants ont construit ensemble une vision partagée."), Block(.paragraph, line),
      Block(.paragraph, "La commune a fermé sa décharge et planté des haies.")
    ]
    LanguageDetector.assign(to: &french, document: .french)
    #expect(french[1].language == .french)
    var english = [
      Block(.paragraph, "This charter was signed by the municipalities of the valley."), Block(.paragraph, line),
      Block(.paragraph, "The people have built a shared vision of their future.")
    ]
    LanguageDetector.assign(to: &english, document: .english)
    #expect(english[1].language == .english)
  }

  @Test("a full stop or a colon within a sentence makes no address of it")
  func stops() {
    for text in ["C’est-à-dire, p.ex. le moulin : il tourne, etc.", "Le maire l’a dit.Il le fera."] {
      #expect(LanguageDetector.detect(text).language == .french, "\(text)")
    }
  }

  @Test("the declared language decides where nothing else does")
  func declared() {
    var blocks = [Block(.heading, "Transport")]
    LanguageDetector.assign(to: &blocks, document: .english)
    #expect(blocks[0].language == .english)
  }

  @Test(
    "what a text quotes does not change its language, unless there is nothing else",
    arguments: [
      (
        "Le maire rappelle la devise « the common good belongs to everyone and we shall all take care of it » devant les habitants réunis.",
        Language.french
      ),
      (
        "The mayor quotes the charter, “une œuvre qui se construit pas à pas et que chacun enrichit avec les autres”, and the people agree.",
        .english
      ),
      (
        "Les habitants ont répondu : \"we have been waiting for this day since the very beginning of the project, and here it is\".",
        .french
      ),
      ("She wrote “la commune est à nous et nous la garderons toujours pour nos enfants et pour les leurs” yesterday.", .english),
      ("Elle écrit souvent « we shall never surrender the commons to anybody, whatever the cost may be » ici.", .french),
      (
        "As the French say, « " + String(repeating: "on ne fait pas d'omelette sans casser des œufs, ", count: 40) + "» and so on.",
        .english
      ),
      ("« The common good belongs to everyone. »", .english),
      ("Le texte dit « que la transition est une œuvre commune, et se tait.", .french),
      ("Anne Martin: « Nous avons construit ensemble ce récit du territoire. »", .french)
    ])
  func quotations(text: String, language: Language) { #expect(LanguageDetector.detect(text).language == language) }

  @Test("a choice is made however little a text says, and it is that of the odds where they are clear")
  func choice() {
    for (text, language) in [("maires", Language.french), ("mayors", .english), ("eaux vives", .french), ("", .english), ("2019", .english)]
    {
      #expect(LanguageDetector.choose(text) == language, "\(text)")
    }
  }

  @Test("in forced choice the shared words, pairs and sentences are told as well as by the best peer", .enabled(if: Self.folder != nil))
  func forcedChoice() throws {
    for (set, least) in [("single-words", 0.89), ("word-pairs", 0.975), ("sentences", 0.998)] {
      var right = 0
      var total = 0
      for language in [Language.french, .english] {
        let text = try String(contentsOfFile: #require(Self.folder) + "/\(set)/\(language.rawValue).txt", encoding: .utf8)
        let lines = text.split(separator: "\n")
        total += lines.count
        right += lines.count { LanguageDetector.choose(String($0)) == language }
      }
      #expect(Double(right) / Double(total) >= least, "\(set): \(right) of \(total)")
    }
  }

  @Test("of the shared sentences 99 % are right, and of the pairs of words that are decided 95 %", .enabled(if: Self.folder != nil))
  func conformance() throws {
    for (set, least, decided) in [("sentences", 0.99, 0.99), ("word-pairs", 0.95, 0.8)] {
      var counts: [Bool: Int] = [:]
      var total = 0
      for language in [Language.french, .english] {
        let text = try String(contentsOfFile: #require(Self.folder) + "/\(set)/\(language.rawValue).txt", encoding: .utf8)
        for line in text.split(separator: "\n") {
          total += 1
          let guess = LanguageDetector.detect(String(line)).language
          if guess != .undetermined { counts[guess == language, default: 0] += 1 }
        }
      }
      let right = Double(counts[true, default: 0])
      let wrong = Double(counts[false, default: 0])
      print("language of \(set): \(right) right, \(wrong) wrong, of \(total)")
      #expect(right / (right + wrong) >= least, "\(set)")
      #expect((right + wrong) / Double(total) >= decided, "\(set)")
    }
  }

  private static let folder = SharedData.path("sets/conformance/langid")
}
