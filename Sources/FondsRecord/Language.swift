/// The language of a block, a record or a query: French, English, or not determined.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case french = "fr"
  case english = "en"
  case undetermined = "und"

  /// Reads a BCP 47 tag or an ISO 639 code (`fr-CA`, `FRA`, `en_GB`); any other language is undetermined.
  package init(tag: String) {
    if tag == "en" || tag == "fr" {
      self = tag == "en" ? .english : .french
      return
    }
    let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    switch primary {
    case "fr", "fra", "fre", "french", "français", "francais": self = .french
    case "en", "eng", "english", "anglais": self = .english
    default: self = .undetermined
    }
  }

  /// The other of the two languages of the bank; `nil` when undetermined.
  package var other: Language? {
    switch self {
    case .french: .english
    case .english: .french
    case .undetermined: nil
    }
  }
}

/// A text in a known language, with where it came from (`h1`, `og:title`, `sidecar`, `pdf:Title`…).
package struct LocalizedText: Sendable, Hashable {
  package var language: Language
  package var text: String
  package var origin: String

  package init(_ text: String, language: Language, origin: String) {
    self.language = language
    self.text = text
    self.origin = origin
  }
}

/// A metadata value with where it came from.
package struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
  package var value: Value
  package var origin: String

  package init(_ value: Value, origin: String) {
    self.value = value
    self.origin = origin
  }
}
