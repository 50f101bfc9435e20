/// The numbers of a line that may be the number of its page.
enum PageNumber {
  /// A number and the system it is written in: Roman pages are counted by themselves.
  struct Candidate: Hashable {
    var value: Int
    var isRoman: Bool
    /// Its bytes in the text that holds the line.
    var range: Range<Int>
  }

  /// The numbers that a line begins and ends with; one before a point or bracket is that of an item or a note.
  static func candidates(in line: ArraySlice<UInt8>) -> [Candidate] {
    let first = line.prefix { $0 != 0x20 }
    guard first.count < line.count else { return number(first).map { [$0] } ?? [] }
    let last = line.suffix(from: line.lastIndex(of: 0x20).map { $0 + 1 } ?? line.startIndex)
    let isItem = first.last == UInt8(ascii: ".") || first.last == UInt8(ascii: ")") || first.last == UInt8(ascii: "]")
    return [isItem ? nil : number(first), number(last)].compactMap { $0 }
  }

  /// Whether a line is nothing but the number of a page, as `12`, `- 12 -`, `Page 12`, `12 / 97`, `xii`.
  static func isAlone(_ line: ArraySlice<UInt8>) -> Bool {
    if line.count <= 7, romans[String(decoding: line, as: UTF8.self)] != nil { return true }
    guard line.count <= 20, line.contains(where: \.isDigit) else { return false }
    let words = line.split { !$0.isDigit && !$0.isLetterOrHigh }
    // Four digits alone are a year.
    let isNamed = words.contains { !$0.allSatisfy(\.isDigit) }
    return words.allSatisfy { word in
      word.allSatisfy(\.isDigit) ? word.count <= (isNamed ? 4 : 3) : names.contains(String(decoding: word, as: UTF8.self).lowercased())
    }
  }

  /// Whether a text ends with a word that says that a number of a page follows: `Page`, `p.`.
  static func names(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.suffix(while: { !$0.isLetterOrHigh && !$0.isDigit })
    let name = text.dropLast(word.count).suffix(8).suffix(while: \.isLetterOrHigh)
    return openings.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let openings: Set<String> = ["page", "p", "pp", "pg", "folio", "feuillet"]
  private static let names: Set<String> = ["page", "p", "of", "sur", "de", "–", "—", "•", "·"]

  /// A word that is a number, perhaps between dashes or brackets.
  private static func number(_ word: ArraySlice<UInt8>) -> Candidate? {
    let core = word.drop { !$0.isDigit && !$0.isASCIILetter }.prefix { $0.isDigit || $0.isASCIILetter }
    guard (1...7).contains(core.count), word.count <= core.count + 6 else { return nil }
    if core.allSatisfy(\.isDigit) {
      return core.count <= 4 ? Candidate(value: core.reduce(0) { $0 * 10 + Int($1 & 0x0F) }, isRoman: false, range: core.indices) : nil
    }
    return roman(core).map { Candidate(value: $0, isRoman: true, range: core.indices) }
  }

  /// The value of a Roman number below 90, which is further than any preface goes.
  private static func roman(_ word: ArraySlice<UInt8>) -> Int? {
    let letters = String(decoding: word, as: UTF8.self).lowercased()
    return romans[letters]
  }

  private static let romans: [String: Int] = {
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var romans: [String: Int] = [:]
    for (ten, first) in tens.enumerated() { for (one, second) in ones.enumerated() { romans[first + second] = ten * 10 + one } }
    romans[""] = nil
    return romans
  }()
}
