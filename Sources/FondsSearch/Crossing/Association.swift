internal import Glibc

/// How much two things go together: how often they were seen in the same unit, against how often chance would have it.
package struct Association: Sendable, Hashable {
  /// Units with both.
  package var both: Int
  /// Units with the first.
  package var first: Int
  /// Units with the second.
  package var second: Int
  /// All units.
  package var total: Int

  /// - Precondition: `both` is at most `first` and `second`, which are at most `total`.
  package init(both: Int, first: Int, second: Int, total: Int) {
    self.both = both
    self.first = first
    self.second = second
    self.total = total
  }

  /// Units with both if the two had nothing to do with one another.
  package var expected: Double { total > 0 ? Double(first) * Double(second) / Double(total) : 0 }

  /// Seen over expected: 1 for chance, 2 for twice as often; 0 where nothing is expected.
  package var ratio: Double { expected > 0 ? Double(both) / expected : 0 }

  /// Pointwise mutual information in bits, log₂ of `ratio` (Church & Hanks, *Word Association Norms*, 1990); `nil` where they never meet.
  package var mutualInformation: Double? { both > 0 && expected > 0 ? log2(ratio) : nil }

  /// The logarithmic likelihood ratio G² of the two by two table (Dunning, *Accurate Methods for the Statistics of Surprise and Coincidence*, 1993),
  /// below zero where the two meet less often than by chance; 3.84 is the bound of one in twenty, 10.83 that of one in a thousand.
  package var logLikelihood: Double {
    guard total > 0 else { return 0 }
    let observed = [both, first - both, second - both, total - first - second + both].map(Double.init)
    let (a, b, n) = (Double(first), Double(second), Double(total))
    let expectations = [a * b / n, a * (n - b) / n, (n - a) * b / n, (n - a) * (n - b) / n]
    var sum = 0.0
    for (seen, expected) in zip(observed, expectations) where seen > 0 && expected > 0 { sum += seen * log(seen / expected) }
    let statistic = max(0, 2 * sum)
    return Double(both) < expected ? -statistic : statistic
  }
}
