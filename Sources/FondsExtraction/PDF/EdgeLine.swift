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

  /// The bytes of its first number, with the parts that a sign ties to it: `2019-01`.
  var firstNumber: ArraySlice<UInt8>? {
    numbers.first.map { text[$0.range.lowerBound...].prefix { $0.isDigit || Self.joints.contains($0) } }
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
    if before.last(where: { $0 != 0x20 }) == 0xB0 || NumberedTitle.endsWithSign(before) { return .heading }
    if Self.isPart(before, after) || Self.isValue(before, after) { return .heading }
    let isFirst = !before.contains(where: Self.isWord)
    let isLast = !after.contains(where: Self.isWord)
    if isFirst {
      guard !isLast else { return .page }
      let isApart = after.first == 0x20 && (isOutOf(place) || !Self.goesOn(after)) || after.first == UInt8(ascii: "/")
      return isApart ? .page : .heading
    }
    if let title = NumberedTitle(text), title.number.lowerBound == number.range.lowerBound {
      return isLast && !title.isDirect ? .either : .heading
    }
    if isOutOf(place) { return .page }
    if Self.goesOn(after) { return .heading }
    let gap = before.suffix(while: { !$0.isLetterOrHigh && !$0.isDigit })
    let isBehindSign = gap.contains { $0 != 0x20 } || Self.dashes.contains { before.dropLast(gap.count).ends(with: $0) }
    guard isLast else { return isBehindSign && after.first == 0x20 ? .page : .either }
    return isBehindSign || before.dropLast(gap.count).contains(0x20) ? .page : .either
  }

  /// What the line says besides the number of the page: behind one that it begins with, or before one that it ends with.
  func words(beside number: Range<Int>) -> Range<Int> {
    let place = numbers.firstIndex { $0.range == number }
    let end = place.map { isOutOf($0) ? numbers[$0 + 1].range.upperBound : number.upperBound } ?? number.upperBound
    if !text[..<number.lowerBound].contains(where: Self.isWord) { return Self.trimmed(text[end...]).indices }
    guard !text[end...].contains(where: Self.isWord) else { return text.indices }
    let words = Self.trimmed(text[..<number.lowerBound])
    return PageNumber.names(words) ? Self.trimmed(words.dropLast(words.suffix(while: \.isASCIILetter).count)).indices : words.indices
  }

  /// A line without the signs and spaces at its ends.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let first = rest.first {
      if let dash = dashes.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(dash.count)
      } else if first.isDigit || first.isLetterOrHigh || openings.contains(first) {
        break
      } else {
        rest = rest.dropFirst()
      }
    }
    while let last = rest.last {
      if let dash = dashes.first(where: { rest.ends(with: $0) }) {
        rest = rest.dropLast(dash.count)
      } else if last == 0x20 || separators.contains(last) {
        rest = rest.dropLast()
      } else {
        break
      }
    }
    return rest
  }

  private static let openings = Set("\"(".utf8)
  private static let separators = Set("-|/:,;_(".utf8)

  /// Whether a byte belongs to a word or a number; dashes and quotation marks do not.
  private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0xC3 && byte != 0xE2 || byte.isDigit }

  /// Whether a number is part of a word or of another number: `A1`, `2019-01`, `12/03`, `340,5`.
  private static func isPart(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    if let last = before.last {
      if last.isASCIILetter || last >= 0x80 && before.dropLast().last.map({ (0xC3...0xDF).contains($0) }) == true { return true }
      if joints.contains(last) || last == UInt8(ascii: "/"), before.dropLast().last.map(isWord) == true { return true }
    }
    return after.first.map(joints.contains) == true && after.dropFirst().first?.isDigit == true
  }

  private static let joints = Set("-.,_".utf8)

  /// Whether a number is what the line tells: behind a colon (`Effectif : 101 agents`), or before a unit's sign (`61 %`).
  private static func isValue(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    if before.last(where: { $0 != 0x20 && $0 != 0xC2 && $0 != 0xA0 }) == UInt8(ascii: ":") { return true }
    let unit = after.drop { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    return unit.first == UInt8(ascii: "%") || unit.first == UInt8(ascii: "$") || unit.starts(with: euro) || unit.first == 0xB0
  }

  private static let euro = Array("€".utf8)

  /// Whether a sentence goes on behind a number: a word in small letters that is no address, as in `Pour 4 personnes`.
  private static func goesOn(_ after: ArraySlice<UInt8>) -> Bool {
    let word = after.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
    return after.first == 0x20 && LineShape.startsLowercase(word)
      && !word.dropLast().contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }
  }

  /// Whether the number behind one says how many there are.
  private func isOutOf(_ place: Int) -> Bool {
    place + 1 < numbers.count && Self.isOutOf(text[numbers[place].range.upperBound..<numbers[place + 1].range.lowerBound])
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
