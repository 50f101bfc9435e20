/// What the number format of a cell makes of its number (ISO/IEC 29500-1 §18.8.30).
enum NumberFormat: Hashable {
  case plain
  case date, dateTime, time
  case percent
  /// Of money in a currency, by its ISO 4217 code.
  case currency(String)
  /// Filled up with zeros to so many digits, as identifiers are.
  case padded(Int)

  /// The meaning of a format that every program knows by number.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 27...36, 50...58: self = .date
    case 22: self = .dateTime
    case 18...21, 45...47: self = .time
    case 9, 10: self = .percent
    default: self = .plain
    }
  }

  /// The meaning of a format code such as `dd/mm/yyyy` or `#,##0.00 "€"`, by its first section.
  init(code: String) {
    var letters: Set<Character> = []
    var isQuoted = false
    var isBracketed = false
    var isSkipped = false
    var bracket = ""
    for character in code.prefix(200) {
      if isSkipped {
        isSkipped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        if character == "]" {
          isBracketed = false
          // `[h]` counts beyond a day; `[Red]` and `[$-40C]` are no time.
          if let first = bracket.lowercased().first, bracket.lowercased().allSatisfy({ $0 == first }), "hms".contains(first) {
            letters.insert(first)
          }
        } else {
          bracket.append(character)
        }
      } else {
        switch character {
        case ";":
          self = Self.meaning(letters, code)
          return
        case "\"": isQuoted = true
        case "[": (isBracketed, bracket) = (true, "")
        case "\\", "_", "*": isSkipped = true
        default: letters.formUnion(character.lowercased())
        }
      }
    }
    self = Self.meaning(letters, code)
  }

  private static func meaning(_ letters: Set<Character>, _ code: String) -> NumberFormat {
    let isDay = letters.contains("y") || letters.contains("d")
    let isTime = letters.contains("h") || letters.contains("s")
    if !letters.contains("0"), !letters.contains("#"), !code.lowercased().hasPrefix("general") {
      if isDay { return isTime ? .dateTime : .date }
      if isTime { return .time }
      if letters.contains("m") { return .date }
    }
    if letters.contains("%") { return .percent }
    for (sign, currency) in [("€", "EUR"), ("£", "GBP"), ("CHF", "CHF")] where code.contains(sign) { return .currency(currency) }
    return (2...20).contains(code.utf8.count) && code.utf8.allSatisfy { $0 == 0x30 } ? .padded(code.utf8.count) : .plain
  }
}
