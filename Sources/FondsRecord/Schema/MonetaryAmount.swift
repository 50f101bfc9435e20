/// An amount with the currency that stands beside it, where one does: `12.50 EUR`, `£12`, `40`.
package struct MonetaryAmount: Sendable, Hashable, CustomStringConvertible {
  package var amount: Amount
  /// By its one name; `nil` where the amount does not say.
  package var currency: String?

  package init(_ amount: Amount, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }

  /// Reads what `Amount` reads.
  ///
  /// - Returns: `nil` for what is no amount, and for two currencies that contradict each other.
  package init?(_ text: String, language: Language = .undetermined) {
    guard let read = Amount.parse(text, language: language) else { return nil }
    self.init(Amount(units: read.units), currency: read.currency)
  }

  /// In the index's writing, which is read again in any language: `1234.50 EUR`.
  package var description: String { amount.description + (currency.map { " " + $0 } ?? "") }
}
