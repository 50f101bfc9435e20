internal import FondsRecord

/// Numbers of spreadsheets as people would write them: fifteen digits, no exponent, dates by ISO 8601.
enum SheetNumber {
  /// A number in plain digits with a point; what is no number stays as it is.
  ///
  /// Programs keep seventeen digits of a binary fraction and show fifteen: `12.300000000000001` was typed `12.3`.
  ///
  /// - Parameter shift: The power of ten that it is multiplied by, as for percentages.
  static func plain(_ raw: String, shift: Int = 0) -> String {
    guard var number = Digits(raw) else { return raw }
    number.scale -= shift
    number.round(to: 15)
    return number.description
  }

  /// The day, the day and time, or the time that a serial number stands for (ISO/IEC 29500-1 §18.17.4); `nil` where it is none.
  static func date(_ raw: String, kind: NumberFormat, is1904: Bool) -> String? {
    guard let serial = Double(raw), serial >= 0, serial < 2_958_466 else { return nil }
    var seconds = Int((serial * 86_400).rounded())
    if kind == .time { return time(seconds) }
    var days = seconds / 86_400
    seconds %= 86_400
    // Of 1900, 29 February counts, which never was.
    days += is1904 ? 1_462 : days < 60 ? 1 : 0
    guard let day = day(days - 25_569) else { return nil }
    return kind == .date || seconds == 0 ? day : day + "T" + time(seconds)
  }

  /// `hh:mm:ss`; hours may go beyond a day.
  private static func time(_ seconds: Int) -> String {
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return padded(seconds / 3_600) + ":" + padded(seconds / 60 % 60) + ":" + padded(seconds % 60)
  }

  /// The day of the Gregorian calendar, counted from 1 January 1970 (Hinnant 2013, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
  private static func day(_ days: Int) -> String? {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    return PartialDate(year: year, month: month < 10 ? month + 3 : month - 9, day: dayOfYear - (153 * month + 2) / 5 + 1)?.description
  }

  /// The decimal digits of a number: digits × 10^−scale.
  private struct Digits: CustomStringConvertible {
    var isNegative = false
    /// Without leading zeros; empty for zero.
    var digits: [UInt8] = []
    var scale = 0

    init?(_ text: String) {
      guard text.utf8.count <= 60 else { return nil }
      var rest = Array(text.utf8)[...]
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        isNegative = sign == UInt8(ascii: "-")
        rest.removeFirst()
      }
      var count = 0
      var hasPoint = false
      while let byte = rest.first, (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") && !hasPoint {
        rest.removeFirst()
        if byte == UInt8(ascii: ".") {
          hasPoint = true
          continue
        }
        count += 1
        if hasPoint { scale += 1 }
        if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
      }
      guard count > 0 else { return nil }
      if let mark = rest.first {
        guard mark | 0x20 == UInt8(ascii: "e"), let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
          (-40...40).contains(exponent)
        else { return nil }
        scale -= exponent
      }
      if digits.isEmpty { scale = 0 }
    }

    /// Rounds half up to so many digits, and drops the zeros behind the point.
    mutating func round(to places: Int) {
      if digits.count > places {
        let isUp = digits[places] >= 5
        scale -= digits.count - places
        digits.removeLast(digits.count - places)
        if isUp {
          var index = places - 1
          while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
          }
          if index >= 0 {
            digits[index] += 1
          } else {
            digits.insert(1, at: 0)
          }
        }
      }
      while scale > 0, digits.last == 0 {
        digits.removeLast()
        scale -= 1
      }
    }

    var description: String {
      guard !digits.isEmpty else { return "0" }
      var text = digits.map { $0 + 0x30 }
      if scale <= 0 {
        text += [UInt8](repeating: 0x30, count: -scale)
      } else {
        if text.count <= scale { text = [UInt8](repeating: 0x30, count: scale - text.count + 1) + text }
        text.insert(UInt8(ascii: "."), at: text.count - scale)
      }
      return (isNegative ? "-" : "") + String(decoding: text, as: UTF8.self)
    }
  }
}
