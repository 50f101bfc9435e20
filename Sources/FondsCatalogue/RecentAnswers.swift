internal import FondsBytes

/// Answers that were given lately, within a bound of memory; for those who do not see the floors below.
package final class RecentAnswers<Question: Hashable & Sendable, Reply: Sendable>: Sendable {
  private let values: RecentValues<Question, Reply>

  /// - Parameter limit: the most that the answers may take, in bytes as their owners count them.
  package init(limit: Int) { values = RecentValues(limit: limit) }

  package subscript(question: Question) -> Reply? { values[question] }

  /// Keeps an answer; one that is larger than half of the limit is not kept.
  package func keep(_ answer: Reply, for question: Question, size: Int) { values.keep(answer, for: question, size: size) }
}
