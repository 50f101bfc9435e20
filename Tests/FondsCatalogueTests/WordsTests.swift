import FondsCatalogue
import FondsRecord
import Testing

@Suite("Dates and amounts in words")
struct WordsTests {
  @Test(
    "a date is told as precisely as it is known",
    arguments: [
      ("2021", "2021", "2021"), ("2021-08", "août 2021", "August 2021"), ("2021-03-01", "1er mars 2021", "1 March 2021"),
      ("2020-12-31", "31 décembre 2020", "31 December 2020")
    ])
  func dates(iso: String, french: String, english: String) throws {
    let date = try #require(PartialDate(iso: iso))
    #expect(date.words(in: .french) == french && date.words(in: .english) == english)
  }

  @Test("what lasts is told from beginning to end, one day once")
  func spans() throws {
    let (first, last) = (try #require(PartialDate(iso: "2020-09-10")), try #require(PartialDate(iso: "2020-09-11")))
    #expect(RecordDate(.event, first, end: last, origin: "").words(in: .french) == "10 septembre 2020 – 11 septembre 2020")
    #expect(RecordDate(.event, first, end: first, origin: "").words(in: .english) == "10 September 2020")
  }

  @Test(
    "an amount has the groups, the mark and the place of the currency of its reader's language",
    arguments: [
      ("214380", "214\u{202F}380,00\u{A0}€", "€214,380.00"), ("-1234.5", "−1\u{202F}234,50\u{A0}€", "−€1,234.50"),
      ("12", "12,00\u{A0}€", "€12.00"),
      ("1000000", "1\u{202F}000\u{202F}000,00\u{A0}€", "€1,000,000.00"), ("0.125", "0,125\u{A0}€", "€0.125")
    ])
  func amounts(text: String, french: String, english: String) throws {
    let amount = try #require(Amount(text))
    #expect(amount.words(in: .french, currency: "EUR") == french && amount.words(in: .english, currency: "EUR") == english)
    #expect(amount.words(in: .english, currency: "CHF").hasSuffix("\u{A0}CHF"))
  }
}
