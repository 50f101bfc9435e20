internal import FondsBytes

/// How likely each word is to come from each word of the other language, learned from segments and their translations.
///
/// IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer, *The Mathematics of Statistical Machine Translation*, Computational Linguistics 19, 1993,
/// §4.2) with an empty word that generates each word by its frequency. Rows of generated words are worked through one after another, so that their
/// probabilities lie together. The same segments give the same figures to the last bit.
struct WordAlignment: Sendable {
  /// Rows by generated word: where each one begins, and where the last ends.
  private(set) var starts: [Int] = []
  /// By pair: the given word.
  private(set) var given: [UInt32] = []
  /// By pair: p(generated | given).
  private(set) var probabilities: [Float] = []
  /// By pair: how often the given word is expected to have given rise to the generated one.
  private(set) var counts: [Float] = []

  /// The most pairs of words that stand in a segment and its translation.
  static let pairLimit = 60_000_000
  /// Rounds of expectation and maximisation; more of them only fit the segments at hand.
  static let rounds = 5
  /// The part of the words that comes from the empty word.
  private static let empty: Float = 0.1

  /// Learns from two streams of the same segments.
  ///
  /// O(rounds · pairs of tokens of a segment).
  /// - Throws: `limit` when there are more pairs than `pairLimit`.
  init(generated: TokenStream, _ generatedCount: Int, given stream: TokenStream, _ givenCount: Int) throws(ByteError) {
    let places = Occurrences(generated, generatedCount)
    try pair(places, stream, givenCount)
    var nothing = (0..<generatedCount).map { Float(places.starts[$0 + 1] - places.starts[$0]) / Float(max(generated.tokens.count, 1)) }
    probabilities = [Float](repeating: 1 / Float(max(generatedCount, 1)), count: given.count)
    for _ in 0..<Self.rounds {
      expect(places, stream, givenCount, &nothing)
      var totals = [Double](repeating: 0, count: givenCount)
      for pair in given.indices { totals[Int(given[pair])] += Double(counts[pair]) }
      for pair in given.indices { probabilities[pair] = Float(Double(counts[pair]) / max(totals[Int(given[pair])], .leastNormalMagnitude)) }
    }
  }

  /// Where each word stands: the segments, once for each time.
  private struct Occurrences {
    var starts: [Int]
    var segments: [UInt32]

    init(_ stream: TokenStream, _ count: Int) {
      starts = [Int](repeating: 0, count: count + 1)
      for token in stream.tokens { starts[Int(token) + 1] += 1 }
      for word in 0..<count { starts[word + 1] += starts[word] }
      segments = [UInt32](repeating: 0, count: stream.tokens.count)
      var next = starts
      var token = 0
      for (segment, end) in stream.ends.enumerated() {
        while token < end {
          let word = Int(stream.tokens[token])
          segments[next[word]] = UInt32(segment)
          next[word] += 1
          token += 1
        }
      }
    }
  }

  /// Lists the given words that each generated one meets.
  private mutating func pair(_ places: Occurrences, _ stream: TokenStream, _ givenCount: Int) throws(ByteError) {
    var met = [Int32](repeating: -1, count: givenCount)
    starts = [0]
    starts.reserveCapacity(places.starts.count)
    for word in 0..<places.starts.count - 1 {
      for place in places.starts[word]..<places.starts[word + 1] {
        let segment = Int(places.segments[place])
        for token in (segment == 0 ? 0 : stream.ends[segment - 1])..<stream.ends[segment] {
          let other = stream.tokens[token]
          if met[Int(other)] != Int32(word) {
            met[Int(other)] = Int32(word)
            given.append(other)
          }
        }
      }
      guard given.count <= Self.pairLimit else {
        throw ByteError(.limit, "more than \(Self.pairLimit) pairs of words stand together", remedy: "train on a part of the text")
      }
      starts.append(given.count)
    }
  }

  /// One round of expectation; `nothing` is what the empty word generates.
  private mutating func expect(_ places: Occurrences, _ stream: TokenStream, _ givenCount: Int, _ nothing: inout [Float]) {
    let (tokens, ends, segments) = (stream.tokens, stream.ends, places.segments)
    var counts = [Float](repeating: 0, count: given.count)
    let probabilities = probabilities
    var row = [Int32](repeating: 0, count: givenCount)
    var empties = [Double](repeating: 0, count: nothing.count)
    for word in nothing.indices {
      for pair in starts[word]..<starts[word + 1] { row[Int(given[pair])] = Int32(pair) }
      let fromNothing = Self.empty * nothing[word]
      for place in places.starts[word]..<places.starts[word + 1] {
        let segment = Int(segments[place])
        let range = (segment == 0 ? 0 : ends[segment - 1])..<ends[segment]
        let each = (1 - Self.empty) / Float(range.count)
        var sum: Float = 0
        for token in range { sum += probabilities[Int(row[Int(tokens[token])])] }
        let whole = sum * each + fromNothing
        guard whole > 0 else { continue }
        let part = each / whole
        for token in range {
          let pair = Int(row[Int(tokens[token])])
          counts[pair] += probabilities[pair] * part
        }
        empties[word] += Double(fromNothing / whole)
      }
    }
    self.counts = counts
    let sum = max(empties.reduce(0, +), .leastNormalMagnitude)
    nothing = empties.map { Float($0 / sum) }
  }
}
