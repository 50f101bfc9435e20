package import FondsRecord

extension Amount {
  /// The amount as people of a language write it, with its currency where there is one: `1 234,50 €`, `€1,234.50`.
  package func words(in ui: Language, currency: String? = nil) -> String {
    let parts = inCents.split(separator: ".")
    var digits = parts[0].drop { $0 == "-" }[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    groups.append(digits)
    // A narrow space that no line ends at.
    let whole = groups.reversed().joined(separator: ui(fr: "\u{202F}", en: ","))
    let number = whole + ui(fr: ",", en: ".") + parts[1]
    let sign = units < 0 ? "−" : ""
    guard let currency, !currency.isEmpty else { return sign + number }
    let code = Currency.code(of: currency)
    let symbol = ["EUR": "€", "GBP": "£", "USD": "$", "$": "$"][code]
    if ui == .english, let symbol { return sign + symbol + number }
    return sign + number + "\u{A0}" + (symbol ?? code)
  }
}
