import FondsRecord
import FondsText
import Testing

@Suite("Words of a query")
struct QueryAnalyzerTests {
  private func stems(_ word: String, _ languages: [Language] = [.french]) -> [String] {
    QueryAnalyzer().word(word, languages: languages).last?.stems.map { String(decoding: StemTerm.stem(of: $0), as: UTF8.self) } ?? []
  }

  @Test("the elided article is told apart and stands outside the highlighted range")
  func elision() {
    let words = QueryAnalyzer().word("l’énergie", languages: [.french, .english])
    #expect(words.map(\.isElision) == [true, false])
    #expect(words.map(\.start) == [0, 4])
    #expect(words.map(\.end) == [1, 12])
    #expect(words.map { String(decoding: $0.exact, as: UTF8.self) } == ["l", "energie"])
  }

  @Test(
    "accents make no difference to a stem",
    arguments: [
      "énergétiques", "territoires", "énergie", "dédiées", "activité", "activités", "financière", "financièrement", "différent", "alliés",
      "créèrent",
      "laïque", "mosaïques", "égalité", "œuvrées", "l'été", "réussite", "qualité", "matière", "vérifié"
    ])
  func accents(of word: String) {
    let plain = Folding.fold(word)
    #expect(stems(word) == stems(plain))
    #expect(stems(word, [.french, .english]) == stems(plain, [.french, .english]))
  }

  @Test("the endings of French words are known without their accents")
  func families() {
    #expect(stems("engagé") == stems("engagée") && stems("engagées") == stems("engager"))
    #expect(stems("activités") == stems("activite"))
    #expect(stems("financier") == stems("financières"))
    #expect(stems("alliés") == stems("alliées") && stems("alliés") != stems("aller"))
    #expect(stems("différents") == stems("différent") && stems("adhérent") == stems("adhérents"))
    #expect(stems("proposèrent") == stems("proposer"))
  }

  @Test("both languages' stems are given where both are asked for")
  func languages() {
    #expect(stems("mobilités", [.french, .english]) == ["mobil", "mobilit"])
    #expect(stems("mobilités", [.undetermined]) == ["mobil", "mobilit"])
    #expect(stems("eau", [.french, .english]) == ["eau", "eau"])
    #expect(stems("CO2", [.french, .english]) == ["co2"], "a word with a figure has one stem")
  }

  @Test("stop words are told, but not those that are a subject in the other language")
  func stopWords() {
    func isStop(_ word: String, _ languages: [Language]) -> Bool { QueryAnalyzer().word(word, languages: languages)[0].isStopWord }
    #expect(isStop("Le", [.french, .english]) && isStop("The", [.french, .english]))
    #expect(isStop("car", [.french]) && !isStop("car", [.french, .english]) && !isStop("car", [.english]))
    #expect(!isStop("territoire", [.french, .english]))
  }

  @Test("in a query of a known language its own stop words are told, but for those that name a thing")
  func queryStopWords() {
    func kept(_ text: String) -> [String] {
      QueryAnalyzer().query(text).filter { !$0.isStopWord }.map { String(decoding: $0.exact, as: UTF8.self) }
    }
    #expect(kept("What can a municipality do about flooding?") == ["municipality", "flooding"])
    #expect(kept("Quel est le rôle des élus pour leur commune ?") == ["role", "elus", "commune"])
    #expect(kept("un atelier de prise de son") == ["atelier", "prise", "son"])
    #expect(kept("les pays de l’Est de l’Europe") == ["pays", "est", "europe"])
    #expect(kept("car sharing for small towns in the country") == ["car", "sharing", "small", "towns", "country"])
    #expect(kept("studies of the non-users of libraries") == ["studies", "non", "users", "libraries"])
  }
}
