/// What an amount of money is in, by one name however it is written: `EUR`, `eur`, `€` and `euros` are one currency.
package enum Currency {
  /// The field in which a record says what its amounts are in.
  package static let field = "currency"

  /// The one name of a currency; a text that is none stays as it is.
  ///
  /// A dollar sign alone stays a dollar sign: it does not say whose dollar.
  package static func code(of text: String) -> String { code(ofWord: text) ?? symbols[text] ?? text }

  /// The code that a word beside an amount stands for: three capital letters (ISO 4217), or what people write of common ones; `nil` for any
  /// other word, such as a unit.
  static func code(ofWord word: String) -> String? {
    if word.utf8.count == 3, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return word }
    return words[word.lowercased()]
  }

  /// The name that a sign stands for.
  static func code(ofSign sign: Unicode.Scalar) -> String? { symbols[String(sign)] }

  /// What an amount is in: what it says itself where the record says nothing, or that among others; else what the record says.
  ///
  /// - Parameters:
  ///   - own: what stands beside the amount.
  ///   - declared: what the record says of its amounts, by code.
  /// - Returns: at least one; `nil` where nobody says it, several where an amount counts whole in each.
  package static func measures(_ own: String?, declared: [String]) -> [String?] {
    if let own, declared.isEmpty || declared.contains(own) { return [own] }
    return declared.isEmpty ? [nil] : declared
  }

  /// Whether an amount may be in one of the currencies that its record names.
  package static func agrees(_ own: String, with declared: [String]) -> Bool {
    declared.isEmpty || declared.contains(own) || own == dollar && declared.contains(where: dollars.contains)
      || declared.contains(dollar) && dollars.contains(own)
  }

  private static let dollar = "$"
  private static let dollars: Set<String> = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "BSD", "BBD", "FJD", "JMD", "TTD", "MXN"]
  private static let symbols = ["€": "EUR", "£": "GBP", dollar: dollar]
  private static let words = [
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "cad": "CAD", "gbp": "GBP", "chf": "CHF", "aud": "AUD", "jpy": "JPY",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "ron": "RON", "mad": "MAD", "tnd": "TND",
    "dzd": "DZD", "xof": "XOF", "xaf": "XAF", "xpf": "XPF", "cny": "CNY", "inr": "INR", "brl": "BRL"
  ]
}
