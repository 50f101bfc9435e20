import FondsRecord
import FondsTestSupport
import FondsText
import Foundation
import Testing

/// What others have written down about words, held against ours.
@Suite("Conformance of the analysis")
struct ConformanceTests {
  private static func lines(_ path: String) -> [String]? {
    SharedData.path("sets/conformance/" + path).flatMap { path in
      FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self).components(separatedBy: "\n").filter { !$0.isEmpty }
      }
    }
  }

  private static let isAtHand = SharedData.path("sets/conformance/snowball/english/voc.txt") != nil

  /// The share of the words of a Snowball vocabulary whose stem is the one expected, both folded, and their number.
  private func agreement(_ language: Language) throws -> (share: Double, words: Int) {
    let name = language == .french ? "french" : "english"
    let words = try #require(Self.lines("snowball/\(name)/voc.txt"))
    let stems = try #require(Self.lines("snowball/\(name)/output.txt"))
    #expect(words.count == stems.count)
    let analyzer = QueryAnalyzer()
    var (same, compared) = (0, 0)
    for (word, stem) in zip(words, stems) {
      // Words with apostrophes and hyphens are several of ours.
      let read = analyzer.word(word, languages: [language])
      guard read.count == 1, read[0].end == word.utf8.count, read[0].start == 0 else { continue }
      compared += 1
      if read[0].stems.map(StemTerm.stem) == [Array(Folding.fold(stem).utf8)] { same += 1 }
    }
    return (Double(same) / Double(compared), compared)
  }

  @Test("English stems are those of Snowball", .enabled(if: isAtHand, "the open test data are not beside the project"))
  func english() throws {
    let (share, words) = try agreement(.english)
    #expect(words > 25_000)
    // The list is of a later release than most systems carry.
    #expect(share > 0.99, "\(share)")
  }

  @Test(
    "French stems of folded words are those of Snowball but for accents that only a dictionary knows",
    .enabled(if: isAtHand, "the open test data are not beside the project"))
  func french() throws {
    let (share, words) = try agreement(.french)
    #expect(words > 20_000)
    #expect(share > 0.9, "\(share)")
  }

  private static func scalars(_ field: some StringProtocol) -> String {
    String(String.UnicodeScalarView(field.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
  }

  @Test("texts are normalised as Unicode says", .enabled(if: isAtHand, "the open test data are not beside the project"))
  func normalization() throws {
    var count = 0
    for line in try #require(Self.lines("unicode/NormalizationTest.txt")) where line.first?.isHexDigit == true {
      let columns = line.split(separator: ";", omittingEmptySubsequences: false).prefix(5).map(Self.scalars)
      // The invariants of the head of the file: c2 = NFC(c1) = NFC(c2) = NFC(c3), c4 = NFC(c4) = NFC(c5).
      for source in columns[0...2] { #expect(Array(Normalization.nfc(source).utf8) == Array(columns[1].utf8), "\(line.prefix(40))") }
      for source in columns[3...4] { #expect(Array(Normalization.nfc(source).utf8) == Array(columns[3].utf8), "\(line.prefix(40))") }
      count += 1
    }
    #expect(count > 18_000)
  }

  @Test("what Unicode folds to one case folds to one word", .enabled(if: isAtHand, "the open test data are not beside the project"))
  func caseFolding() throws {
    var count = 0
    for line in try #require(Self.lines("unicode/CaseFolding.txt")) where line.first?.isHexDigit == true {
      let fields = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard fields.count > 2, fields[1] == "C" || fields[1] == "F" else { continue }
      let (one, other) = (Self.scalars(fields[0]), Self.scalars(fields[2]))
      #expect(Folding.fold(one) == Folding.fold(other), "\(line.prefix(40))")
      count += 1
    }
    #expect(count > 1_400)
  }
}
