import FondsRecord
import FondsTestSupport
import Testing

@Suite("Amounts") struct AmountTests {
  @Test(
    "an amount is read as people and spreadsheets write it",
    arguments: [
      ("1 234,56 €", "1234.56"), ("1 234 567 ", "1234567"), ("12'345.60 CHF", "12345.60"), ("€ 1 234", "1234"),
      ("1\u{202F}234,5", "1234.50"), ("1,234.56", "1234.56"), ("-12.5", "-12.50"), ("−12", "-12"),
      ("(40)", "-40"),
      ("1.234.567,80", "1234567.80"), ("214380", "214380"), ("+3", "3"), ("0,125", "0.125"), ("12'000.00", "12000"), ("1.234", "1.234"),
      ("1,234", "1.234"), ("26500 EUR", "26500"), ("CAD 1 850,00", "1850"), ("-0,00", "0")
    ]) func reading(text: String, written: String)
  {
    #expect(Amount(text)?.description == written)
  }

  @Test("in English a comma before three digits groups them") func english() {
    #expect(Amount("1,234", language: .english)?.description == "1234")
    #expect(Amount("1,23", language: .english)?.description == "1.23")
  }

  @Test(
    "what is no amount is none",
    arguments: [
      "12 € 50", "12 50", "12 5", "1 23 456", "1234 567", "1'23", "1,234 567", "€ 5 €", "", "€", "douze", "12-3", "1.2.3", "1,2,3",
      "1 234,56,7", "12.34567", "((1)", "1)", "99999999999999", "1e5", "12 kg", "EUR", "12 kgs",
      "--1",
      "1.234,567.8", "12e3", "12.34.56", "€12 USD", "12 €€", "12\(String(repeating: " ", count: 60))3"
    ]) func refusal(text: String)
  {
    #expect(Amount(text) == nil)
  }

  @Test("what is written is read again, and sums stay exact") func roundTrip() {
    var random = SeededGenerator(seed: 6)
    var sum: Int128 = 0
    for _ in 0..<500 {
      let amount = Amount(units: Int128.random(in: -10_000_000...10_000_000, using: &random))
      #expect(Amount(amount.description) == amount)
      sum += amount.units
    }
    #expect(Amount(Amount(units: sum).description)?.units == sum)
    #expect(Amount("0.1").map { Amount(units: $0.units * 3) }?.description == "0.30")
  }

  @Test(
    "a currency beside an amount has one name however it is written",
    arguments: [
      ("5 EUR", "5 EUR"), ("5 eur", "5 EUR"), ("€5", "5 EUR"), ("12,50 euros", "12.50 EUR"), ("$5", "5 $"), ("$5 CAD", "5 CAD"),
      ("£1,234.50", "1234.50 GBP"), ("CHF 12.05", "12.05 CHF"), ("40", "40")
    ]) func currencies(text: String, written: String)
  {
    let money = MonetaryAmount(text)
    #expect(money?.description == written)
    #expect(MonetaryAmount(written, language: .english) == money)
  }

  @Test("what a record says of its currency holds, but for an amount that says one of several") func measures() {
    #expect(Currency.measures(nil, declared: []) == [nil])
    #expect(Currency.measures("EUR", declared: []) == ["EUR"])
    #expect(Currency.measures("USD", declared: ["EUR"]) == ["EUR"])
    #expect(Currency.measures("USD", declared: ["EUR", "USD"]) == ["USD"])
    #expect(Currency.measures(nil, declared: ["EUR", "USD"]) == ["EUR", "USD"])
    #expect(Currency.agrees("$", with: ["CAD"]) && !Currency.agrees("EUR", with: ["CAD"]))
  }
}
