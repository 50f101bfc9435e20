/// What speaks for or against a concept that a record names (`ConceptConfidence`), and how much.
package enum ConceptFeature: String, CaseIterable, Sendable {
  /// log₂ of the blocks and abstracts that name it, divided by how long the record is: what is named again is meant, yet the longer a text, the more often it
  /// names what it is not about.
  case places
  /// A title or a keyword names it.
  case title
  /// A heading or an abstract names it.
  case heading
  /// The bytes of its longest label found, an acronym being a long one: a short word has more senses, and is said in passing.
  case label
  /// log₂ of one more than the places of what is narrower than it in the thesaurus: who speaks of heating, insulation and energy speaks of energy.
  case below
  /// The last fifth of the text is the first to name it: there stand thanks, addresses, what else there is.
  case tail
  /// Only labels that are too common to tag text with name it: then it is suggested at most.
  case doubt
  /// It is an actor: who is named mostly does something there.
  case actor

  /// All of them.
  package static let all = allCases

  /// What one more of it adds to the logarithm of the odds.
  package var weight: Double {
    switch self {
    case .places: 0.7
    case .title: 2
    case .heading: 0.6
    case .label: 0.11
    case .below: 1.8
    case .tail: -0.75
    case .doubt: -0.4
    case .actor: 1
    }
  }
}
