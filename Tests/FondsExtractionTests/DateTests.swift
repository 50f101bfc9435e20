import FondsExtraction
import FondsRecord
import Testing

@Suite("Dates in text")
struct DateTests {
  /// The dates of a text as ISO 8601 intervals, or `?` where the year can't be told.
  private func dates(_ text: String, _ language: Language, published: String? = nil) -> [String] {
    DateFinder(text, language: language).dates().map { date in
      guard let (start, end) = date.resolved(published: published.flatMap { PartialDate(iso: $0) }) else { return "?" }
      return start.description + (end.map { "/\($0)" } ?? "")
    }
  }

  @Test(
    "French days, lists, ranges and months are found",
    arguments: [
      ("Les 14 et 15 décembre 2007 à Lille", "2007-12-14/2007-12-15"), ("du 3 au 5 mars 2010", "2010-03-03/2010-03-05"),
      ("le 1er mai 2012", "2012-05-01"), ("Le lundi 12 janvier 2015, il neigeait", "2015-01-12"), ("en juin 2009", "2009-06"),
      ("du 30 mars au 2 avril 2010", "2010-03-30/2010-04-02"), ("du 30 décembre au 2 janvier 2010", "2009-12-30/2010-01-02"),
      ("du 28 février 2011 au 1er mars 2012", "2011-02-28/2012-03-01"), ("de juin à août 2014", "2014-06/2014-08"),
      ("le 12/03/2011", "2011-03-12"), ("du 12/03/2011 au 14/03/2011", "2011-03-12/2011-03-14"),
      ("10–11 SEPTEMBRE 2020", "2020-09-10/2020-09-11"),
      ("les 3, 4 et 5 février 2016", "2016-02-03/2016-02-05"), ("2014-06-07", "2014-06-07"), ("le 7.6.2014", "2014-06-07"),
      ("lundi 3 et mardi 4 mai 2021", "2021-05-03/2021-05-04"), ("du 14 juin jusqu’au 2 juillet 2019", "2019-06-14/2019-07-02")
    ])
  func french(text: String, expected: String) { #expect(dates(text, .french) == [expected]) }

  @Test(
    "English days, lists, ranges and months are found",
    arguments: [
      ("on March 3–5, 2010", "2010-03-03/2010-03-05"), ("March 30 to April 2, 2010", "2010-03-30/2010-04-02"), ("in June 2009", "2009-06"),
      ("the 14th and 15th of December 2007", "2007-12-14/2007-12-15"), ("14 December, 2007", "2007-12-14"), ("Sept. 2010", "2010-09"),
      ("December 30 – January 2, 2010", "2009-12-30/2010-01-02"), ("25/12/2010", "2010-12-25"), ("12/25/2010", "2010-12-25"),
      ("Monday, 3 May 2021", "2021-05-03"), ("May 3, 2021", "2021-05-03")
    ])
  func english(text: String, expected: String) { #expect(dates(text, .english) == [expected]) }

  @Test(
    "a date without a year is the nearest one before or after the day of publication, and else unresolved",
    arguments: [
      ("les 14 et 15 décembre derniers", "2024-01-10", "2023-12-14/2023-12-15"),
      ("the 14 and 15 December last", "2023-12-22", "2023-12-14/2023-12-15"),
      ("le 10 septembre dernier", "2021-12", "2021-09-10"), ("le 10 septembre dernier", "2021", "?"),
      ("le 3 mars prochain", "2021-11-02", "2022-03-03"),
      ("en juin dernier", "2021-03-01", "2020-06"), ("last June", "2021-06-20", "?"),
      ("du 30 décembre au 2 janvier derniers", "2022-01-15", "2021-12-30/2022-01-02"),
      ("le 14 décembre dernier", "", "?")
    ])
  func relative(text: String, published: String, expected: String) {
    let language: Language = text.contains("last") ? .english : .french
    #expect(dates(text, language, published: published.isEmpty ? nil : published) == [expected])
  }

  @Test(
    "what is no certain date is none",
    arguments: [
      "en 2009", "le 14 décembre", "04/03/2021", "le 31 février 2012", "12 %", "article 3, mars", "It may 12 times", "version 1.2.2010.4x",
      "10/09",
      "2009-2012", "05.13.2010", "mars", "99999999999999999999 mars 2010x"
    ])
  func none(text: String) { #expect(dates(text, .english).filter { $0.utf8.count > 7 } == []) }

  @Test(
    "the verbs may and march are no months, next to is no direction, and of a day that is in no calendar no month is left",
    arguments: [
      "this may last", "we march next year", "le 29 février 2021", "31 February 2021", "12 May next to the hall", "the march 2010 of"
    ])
  func noMonth(text: String) { #expect(dates(text, .english) == []) }

  @Test("a date stands where it was read, and one search goes over a long list of numbers once")
  func offsets() throws {
    let text = "À Loos, le 3 mars 2010 – enfin"
    let date = try #require(DateFinder(text, language: .french).dates().first)
    #expect(String(decoding: Array(text.utf8)[date.range], as: UTF8.self) == "3 mars 2010")
    #expect(DateFinder(String(repeating: "3 et ", count: 100_000), language: .french).dates().isEmpty)
    #expect(DateFinder(String(repeating: "du 3 mars au ", count: 100_000) + "2010", language: .french).dates().count <= 1)
  }
}
