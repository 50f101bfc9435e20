import FondsCatalogue
import FondsExtraction
import FondsRecord
import Testing

@Suite("Flags in words")
struct FlagWordsTests {
  @Test(
    "dates that can't be true together are told with both, in either language",
    arguments: ["published-before-event", "modified-before-published", "end-before-start", "timeline"])
  func chronology(kind: String) {
    let flag = ExtractionFlag.chronology(kind, "2020-01", "2021-03-04")
    for language in [Language.french, .english] {
      let words = FlagWords.explanation(of: flag, in: language)
      #expect(words.contains("2020-01") && words.contains("2021-03-04") && !words.contains("chronology"))
    }
    #expect(FlagWords.explanation(of: "chronology:other", in: .english) == "chronology:other")
  }

  @Test("letters that were encoded twice are told in either language, among what was read in part")
  func encodedTwice() {
    let french = FlagWords.explanation(of: ExtractionFlag.encodedTwice, in: .french)
    let english = FlagWords.explanation(of: ExtractionFlag.encodedTwice, in: .english)
    #expect(french.contains("deux fois") && english.contains("twice"))
  }

  @Test("a language that tesseract lacks is told with its package")
  func missingLanguage() {
    let flag = ExtractionFlag.missingLanguage(package: "tesseract-ocr-fra")
    for language in [Language.french, .english] {
      #expect(FlagWords.explanation(of: flag, in: language).hasSuffix("apt-get install tesseract-ocr-fra"))
    }
  }
}
