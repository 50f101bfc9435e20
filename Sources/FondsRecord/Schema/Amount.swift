/// An amount of money or another quantity, exact to four decimals: sums of it add up to the cent.
package struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Ten-thousandths.
  package var units: Int

  package init(units: Int) { self.units = units }

  /// Ten-thousandths in one.
  package static let scale = 10_000
  private static let decimals = 4
  /// The most digits before the decimals.
  private static let digitLimit = 13

  /// Reads an amount as people and spreadsheets write it: `1 234,56 €`, `1,234.56`, `-12.5`, `(40)`, `1.234.567,80`, `12.50 EUR`.
  ///
  /// A full stop that stands once is a decimal mark. A comma that stands once is one too, unless the text is English and three digits follow
  /// it. What stands several times, or before the other mark, groups digits by three.
  /// - Returns: `nil` for what is no such amount, has more than four decimals that count, or more than thirteen digits before them.
  package init?(_ text: String, language: Language = .undetermined) {
    var digits: [UInt8] = []
    // Places in `digits` where a mark stands.
    var points: [Int] = []
    var commas: [Int] = []
    var isNegative = false
    var isBracketed = false
    var isClosed = false
    var hasSign = false
    for scalar in Self.withoutCurrency(text) {
      switch scalar {
      case "0"..."9":
        guard !isClosed else { return nil }
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
      case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’": break
      case "€", "$", "£": break
      default: return nil
      }
    }
    guard !digits.isEmpty, isBracketed == isClosed else { return nil }
    guard let mark = Self.decimalMark(points: points, commas: commas, count: digits.count, isEnglish: language == .english) else {
      return nil
    }
    guard mark <= Self.digitLimit else { return nil }
    let rest = digits[mark...]
    guard rest.dropFirst(Self.decimals).allSatisfy({ $0 == 0 }) else { return nil }
    var units = 0
    for digit in digits[..<mark] { units = units * 10 + Int(digit) }
    for place in 0..<Self.decimals { units = units * 10 + Int(mark + place < digits.count ? digits[mark + place] : 0) }
    self.units = isNegative || isBracketed ? -units : units
  }

  /// The text without the three capital letters of a currency before or behind it (ISO 4217).
  private static func withoutCurrency(_ text: String) -> [Unicode.Scalar] {
    var scalars = Array(text.unicodeScalars.prefix(lengthLimit))[...]
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() }
    while scalars.first?.properties.isWhitespace ?? false { scalars.removeFirst() }
    if scalars.count > 3, scalars.suffix(3).allSatisfy(isLetter) { return Array(scalars.dropLast(3)) }
    if scalars.count > 3, scalars.prefix(3).allSatisfy(isLetter) { return Array(scalars.dropFirst(3)) }
    return Array(scalars)
  }

  /// No amount is longer.
  private static let lengthLimit = 60

  /// How many digits stand before the decimal mark; `nil` where the marks make no sense.
  private static func decimalMark(points: [Int], commas: [Int], count: Int, isEnglish: Bool) -> Int? {
    func groups(_ marks: [Int], upTo end: Int) -> Bool {
      guard let first = marks.first, (1...3).contains(first) else { return marks.isEmpty }
      return zip(marks, marks.dropFirst() + [end]).allSatisfy { $1 - $0 == 3 }
    }
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
    let whole = String(magnitude / UInt(Self.scale))
    var rest = String(magnitude % UInt(Self.scale))
    rest = String(repeating: "0", count: Self.decimals - rest.count) + rest
    while rest.hasSuffix("0"), rest.count > 2 { rest.removeLast() }
    return (units < 0 ? "-" : "") + whole + (rest == "00" ? "" : "." + rest)
  }

  /// Whether it goes beyond the cent.
  package var isFinerThanCents: Bool { units % (Self.scale / 100) != 0 }

  package static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }
}
