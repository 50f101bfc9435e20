/// An amount of money or another quantity, exact to four decimals: sums of it add up to the cent.
package struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Ten-thousandths; wide enough for the sum of all the amounts that any bank can hold.
  package var units: Int128

  package init(units: Int128) { self.units = units }

  /// Ten-thousandths in one.
  package static let scale: Int128 = 10_000
  private static let decimals = 4
  /// The most digits before the decimals.
  private static let digitLimit = 13

  /// Reads an amount as people and spreadsheets write it: `1 234,56 €`, `1,234.56`, `-12.5`, `(40)`, `1.234.567,80`, `12.50 EUR`.
  ///
  /// A full stop that stands once is a decimal mark. A comma that stands once is one too, unless the text is English and three digits follow
  /// it. What stands several times, or before the other mark, groups digits by three, as blanks and apostrophes do.
  /// - Returns: `nil` for what is no such amount, has more than four decimals that count, or more than thirteen digits before them.
  package init?(_ text: String, language: Language = .undetermined) {
    guard let read = Self.parse(text, language: language) else { return nil }
    units = read.units
  }

  /// What a text says: how much, and in what where that stands beside it.
  static func parse(_ text: String, language: Language) -> (units: Int128, currency: String?)? {
    guard let (scalars, word) = withoutCurrency(text) else { return nil }
    var currency: String?
    var digits: [UInt8] = []
    // Places in `digits` where a mark stands.
    var points: [Int] = []
    var commas: [Int] = []
    var blanks: [Int] = []
    var isNegative = false
    var isBracketed = false
    var isClosed = false
    var isEnded = false
    var hasSign = false
    for scalar in scalars {
      switch scalar {
      case "0"..."9":
        guard !isClosed, !isEnded else { return nil }
        digits.append(UInt8(scalar.value - 0x30))
      case ".": points.append(digits.count)
      case ",": commas.append(digits.count)
      case "-", "−", "–":
        guard digits.isEmpty, !hasSign else { return nil }
        (isNegative, hasSign) = (true, true)
      case "+":
        guard digits.isEmpty, !hasSign else { return nil }
        hasSign = true
      case "(":
        guard digits.isEmpty, !isBracketed else { return nil }
        isBracketed = true
      case ")":
        guard isBracketed, !isClosed else { return nil }
        isClosed = true
      case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’":
        if !digits.isEmpty, blanks.last != digits.count { blanks.append(digits.count) }
      default:
        // One sign, once, before all digits or behind them: `12 € 50` may be two things.
        guard let code = Currency.code(ofSign: scalar), currency == nil else { return nil }
        currency = code
        isEnded = !digits.isEmpty
      }
    }
    guard !digits.isEmpty, isBracketed == isClosed else { return nil }
    guard let mark = decimalMark(points: points, commas: commas, count: digits.count, isEnglish: language == .english) else {
      return nil
    }
    if blanks.last == digits.count { blanks.removeLast() }
    guard mark <= digitLimit, groups(blanks, upTo: mark) else { return nil }
    let rest = digits[mark...]
    guard rest.dropFirst(decimals).allSatisfy({ $0 == 0 }) else { return nil }
    var units: Int128 = 0
    for digit in digits[..<mark] { units = units * 10 + Int128(digit) }
    for place in 0..<decimals { units = units * 10 + Int128(mark + place < digits.count ? digits[mark + place] : 0) }
    // `$12 CAD` says whose dollar; `€12 CAD` says two things.
    if let word, let sign = currency, !Currency.agrees(sign, with: [word]) { return nil }
    return (isNegative || isBracketed ? -units : units, word ?? currency)
  }

  /// The text without the word of a currency before or behind it, and its code; `nil` for what is too long for an amount.
  private static func withoutCurrency(_ text: String) -> (rest: ArraySlice<Unicode.Scalar>, code: String?)? {
    var scalars = Array(text.unicodeScalars.prefix(lengthLimit + 1))[...]
    guard scalars.count <= lengthLimit else { return nil }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) }
    func code(_ word: ArraySlice<Unicode.Scalar>) -> String? { Currency.code(ofWord: String(String.UnicodeScalarView(word))) }
    while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() }
    while scalars.first?.properties.isWhitespace ?? false { scalars.removeFirst() }
    let last = scalars.suffix(from: scalars.lastIndex { !isLetter($0) }.map { $0 + 1 } ?? scalars.startIndex)
    if let code = code(last) { return (scalars.dropLast(last.count), code) }
    let first = scalars.prefix(while: isLetter)
    if let code = code(first) { return (scalars.dropFirst(first.count), code) }
    return (scalars, nil)
  }

  /// No amount is longer.
  private static let lengthLimit = 60

  /// Whether marks leave groups of three digits behind them, up to an end; so do none.
  private static func groups(_ marks: [Int], upTo end: Int) -> Bool {
    guard let first = marks.first, (1...3).contains(first) else { return marks.isEmpty }
    return zip(marks, marks.dropFirst() + [end]).allSatisfy { $1 - $0 == 3 }
  }

  /// How many digits stand before the decimal mark; `nil` where the marks make no sense.
  private static func decimalMark(points: [Int], commas: [Int], count: Int, isEnglish: Bool) -> Int? {
    switch (points.count, commas.count) {
    case (0, 0): return count
    case (1, 0): return points[0]
    case (0, 1):
      if isEnglish, groups(commas, upTo: count) { return count }
      return commas[0]
    case (_, 0): return groups(points, upTo: count) ? count : nil
    case (0, _): return groups(commas, upTo: count) ? count : nil
    case (1, _) where commas.allSatisfy({ $0 < points[0] }): return groups(commas, upTo: points[0]) ? points[0] : nil
    case (_, 1) where points.allSatisfy({ $0 < commas[0] }): return groups(points, upTo: commas[0]) ? commas[0] : nil
    default: return nil
    }
  }

  /// With a full stop and at least two decimals where there are any: `-1234.50`, `12`, `0.125`.
  package var description: String {
    let magnitude = units.magnitude
    let whole = String(magnitude / UInt128(Self.scale))
    var rest = String(magnitude % UInt128(Self.scale))
    rest = String(repeating: "0", count: Self.decimals - rest.count) + rest
    while rest.hasSuffix("0"), rest.count > 2 { rest.removeLast() }
    return (units < 0 ? "-" : "") + whole + (rest == "00" ? "" : "." + rest)
  }

  /// To the cent, and beyond where it goes beyond: `2620.00`, `-1234.50`, `0.125`.
  package var inCents: String { description + (units % Self.scale == 0 ? ".00" : "") }

  /// Whether it goes beyond the cent.
  package var isFinerThanCents: Bool { units % (Self.scale / 100) != 0 }

  package static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }
}
