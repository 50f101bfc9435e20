package import FondsRecord

/// How a bank opens: how much it holds, of which kinds, and what is new in it.
package struct BankOpening: Sendable {
  /// Works that were published last, of some kinds.
  package struct Section: Sendable {
    /// What the works are.
    package enum Kind: Sendable, Hashable, CaseIterable {
      case experiences
      /// All others but the lines of registers.
      case documents
    }

    package var kind: Kind
    /// The latest first.
    package var hits: [AnswerHit]
  }

  /// The number of works, and their facets.
  package var answer: Answer
  /// Works by language, most first.
  package var languages: [(language: Language, works: Int)]
  /// The first and the last year of publication; `nil` where nothing is dated.
  package var years: ClosedRange<Int>?
  /// Who made something.
  package var producers: Int
  /// Those that hold something.
  package var sections: [Section]

  /// Kinds that are lines of registers: they are counted and led to, and never take the place of documents.
  package static let registers = ["account", "ally", "skill", "commitment"]

  /// The kind whose lines outnumber everything else and say little by themselves.
  package static let lines = "account"
}
