/// A line near the edge of a page as other pages may repeat it: letters without case, with its numbers and with all of them folded.
struct EdgeLine {
  /// One number of a line.
  struct Number {
    var value: Int
    /// Its bytes in the text that holds the line.
    var range: Range<Int>
  }

  /// What a number tells that goes with the number of the page.
  enum Role {
    /// It is the number of the page.
    case page
    /// It is that of a heading, or a year.
    case heading
    /// Either: a word before it may be the running title or a heading's.
    case either
  }

  /// The line as it is.
  private(set) var whole = Fingerprint()
  /// The line with one digit for every number.
  private(set) var folded = Fingerprint()
  /// Its first numbers.
  private(set) var numbers: [Number] = []
  private let text: ArraySlice<UInt8>

  /// How many numbers of a line are looked at, and the value from which on all are one.
  private static let most = 4
  private static let largest = 100_000
  /// More than the bytes of the longest name of a month.
  private static let longestMonth = 12
  /// Numbers of four digits between these are years, unless so many pages come before.
  private static let years = 1_400...2_199
  private static let fewestPagesBeforeYear = 1_000

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    var index = text.startIndex
    while index < text.endIndex {
      if text[index].isDigit {
        let start = index
        var value = 0
        while index < text.endIndex, text[index].isDigit {
          whole.add(text[index])
          value = min(value * 10 + Int(text[index] & 0x0F), Self.largest)
          index += 1
        }
        folded.add(UInt8(ascii: "0"))
        if numbers.count < Self.most { numbers.append(Number(value: value, range: start..<index)) }
      } else {
        whole.add(text[index].lowered)
        folded.add(text[index].lowered)
        index += 1
      }
    }
  }

  /// Marks the folded line with the place of one number and its distance to the index of the page: what all pages share that it counts.
  func tracking(_ place: Int, page: Int) -> Fingerprint {
    var key = folded
    key.add(UInt8(place + 1))
    key.add(numbers[place].value - page)
    return key
  }

  /// Whether a number on a page, from 0, is a year: four digits that no count of the pages has reached.
  static func isYear(_ value: Int, page: Int) -> Bool { years.contains(value) && value - page > fewestPagesBeforeYear }

  /// Whether a number stands beside the name of a month, as those of a diary do.
  func isDate(_ place: Int) -> Bool {
    let range = numbers[place].range
    let (before, after) = (text[..<range.lowerBound], text[range.upperBound...])
    guard before.last == 0x20 || after.first == 0x20 else { return false }
    let words = [
      before.dropLast().suffix(Self.longestMonth).suffix(while: \.isLetterOrHigh),
      after.dropFirst().prefix(Self.longestMonth).prefix(while: \.isLetterOrHigh)
    ]
    return words.contains { MonthNames.numbers[String(decoding: $0, as: UTF8.self).lowercased()] != nil }
  }

  /// What a number is that goes with the number of the page.
  func role(_ place: Int, page: Int) -> Role {
    let number = numbers[place]
    let (before, after) = (text[..<number.range.lowerBound], text[number.range.upperBound...])
    if PageNumber.names(before) { return .page }
    if Self.isYear(number.value, page: page) || isDate(place) { return .heading }
    // The sign of degree, behind the `n` of `n° 3`.
    if before.last(where: { $0 != 0x20 }) == 0xB0 { return .heading }
    let isFirst = !before.contains { $0.isASCIILetter || $0 >= 0xC3 && $0 != 0xE2 || $0.isDigit }
    let isLast = !after.contains { $0.isASCIILetter || $0 >= 0xC3 && $0 != 0xE2 || $0.isDigit }
    if isFirst { return isLast || after.first == 0x20 || after.first == UInt8(ascii: "/") ? .page : .heading }
    if let title = NumberedTitle(text), title.number.lowerBound == number.range.lowerBound {
      return isLast && !title.isDirect ? .either : .heading
    }
    let isOutOf = place + 1 < numbers.count && Self.isOutOf(text[number.range.upperBound..<numbers[place + 1].range.lowerBound])
    if isOutOf { return .page }
    let gap = before.suffix(while: { !$0.isLetterOrHigh && !$0.isDigit })
    let isBehindSign = gap.contains { $0 != 0x20 } || Self.dashes.contains { before.dropLast(gap.count).ends(with: $0) }
    guard isLast else { return isBehindSign && after.first == 0x20 ? .page : .either }
    return isBehindSign || before.dropLast(gap.count).contains(0x20) ? .page : .either
  }

  /// Whether the text between two numbers says that the second one is how many there are: `3 / 12`, `3 sur 12`.
  private static func isOutOf(_ gap: ArraySlice<UInt8>) -> Bool {
    let word = gap.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
    return word.count + 2 >= gap.count && ["/", "sur", "of", "de"].contains { word.elementsEqual($0.utf8) }
  }

  private static let dashes = ["–", "—", "•", "·"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  /// The longest end of which every byte satisfies a condition.
  func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    suffix(from: lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex)
  }
}
