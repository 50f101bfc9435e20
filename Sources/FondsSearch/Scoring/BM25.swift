internal import Glibc

/// The ranking function: BM25 over one weighted frequency per term and document.
///
/// Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009), §3.3 and §3.5 (weighted fields combined before
/// saturation). The inverse document frequency is the always positive one of Lucene, and the constant factor k1 + 1 is left out as there:
/// it changes no order.
package struct BM25: Sendable, Hashable {
  /// How soon repetitions stop counting.
  package var k1: Float
  /// How much the length of a document counts, 0…1.
  package var b: Float

  /// What fonds ranks with.
  package static let standard = BM25(k1: 1.2, b: 0.8)

  package init(k1: Float, b: Float) {
    self.k1 = k1
    self.b = b
  }

  /// ln(1 + (N − n + ½) / (n + ½)) for a term in `n` of `N` documents; statistics over deleted documents may have n > N.
  package static func inverseDocumentFrequency(_ n: Int, of N: Int) -> Float {
    let n = Double(min(n, N))
    return Float(log(1 + (Double(N) - n + 0.5) / (n + 0.5)))
  }

  /// What stands beside the frequency in the denominator, for a document of a length: k1 · (1 − b + b · length / average).
  package func saturation(length: Float, average: Float) -> Float {
    k1 * (1 - b + b * length / max(average, 1))
  }

  /// Weight of a frequency in 0..<1.
  @inline(__always) package static func weight(frequency: Float, saturation: Float) -> Float { frequency / (frequency + saturation) }
}
