/// The words of a segment in memory by their lengths, each with a signature of its letters, so that those near another word are found in one look at
/// each signature.
///
/// About 20 bytes a word.
final class WordTable: Sendable {
  /// Bytes of all words.
  private let bytes: [UInt8]
  /// By word, shorter words first: where its bytes begin, and how many documents hold it.
  private let starts: [UInt32]
  private let frequencies: [UInt32]
  /// The letters of each word, eight words side by side.
  private let signatures: [SIMD8<UInt32>]
  /// By length: the first word of that length or more; one more than the longest at the end.
  private let firstOfLength: [Int]

  /// Reads all words of letters of the exact space.
  ///
  /// O(terms).
  init(_ dictionary: TermDictionary) throws(IndexError) {
    var bytes: [UInt8] = []
    var found: [(start: UInt32, length: UInt8, frequency: UInt32)] = []
    if var iterator = try dictionary.iterator(from: [KeySpace.exact.rawValue]) {
      while try iterator.next(), iterator.key[0] == KeySpace.exact.rawValue {
        let word = iterator.key[1...]
        guard Self.isWord(word), bytes.count < Int(UInt32.max) - word.count else { continue }
        found.append((UInt32(bytes.count), UInt8(word.count), iterator.entry.documentFrequency))
        bytes.append(contentsOf: word)
      }
    }
    var counts = [Int](repeating: 0, count: EditAutomaton.wordLimit + 2)
    for word in found { counts[Int(word.length) + 1] += 1 }
    for length in counts.indices.dropFirst() { counts[length] += counts[length - 1] }
    firstOfLength = counts
    var starts = [UInt32](repeating: 0, count: found.count)
    var frequencies = starts
    var signatures = [SIMD8<UInt32>](repeating: SIMD8(repeating: 0), count: (found.count + 7) / 8)
    for word in found {
      let place = counts[Int(word.length)]
      counts[Int(word.length)] += 1
      starts[place] = word.start
      frequencies[place] = word.frequency
      signatures[place / 8][place % 8] = Self.signature(bytes[Int(word.start)..<Int(word.start) + Int(word.length)])
    }
    self.bytes = bytes
    self.starts = starts
    self.frequencies = frequencies
    self.signatures = signatures
  }

  /// Whether a term may be a word that somebody meant: at least three letters, no digit nor sign.
  static func isWord(_ term: ArraySlice<UInt8>) -> Bool {
    guard (3...EditAutomaton.wordLimit).contains(term.count) else { return false }
    return term.allSatisfy { $0 >= 0x80 || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) }
  }

  /// Calls `body` with the words within so many edits of one, and the number of documents that hold each.
  ///
  /// O(words of about the same length), a few instructions each.
  func forEach(within limit: Int, editsOf word: [UInt8], _ body: (_ word: [UInt8], _ documentFrequency: Int) -> Void) {
    let own = SIMD8(repeating: Self.signature(word[...]))
    // An edit takes one letter off and puts one on at most: two bits.
    let bits = SIMD8(repeating: UInt32(2 * limit))
    var automaton = EditAutomaton(word, limit: limit)
    for length in max(0, word.count - limit)...min(EditAutomaton.wordLimit, word.count + limit) {
      let words = firstOfLength[length]..<firstOfLength[length + 1]
      for group in words.lowerBound / 8..<(words.upperBound + 7) / 8 {
        let isNear = (signatures[group] ^ own).nonzeroBitCount .<= bits
        guard any(isNear) else { continue }
        for lane in 0..<8 where isNear[lane] && words.contains(group * 8 + lane) {
          let start = Int(starts[group * 8 + lane])
          var depth = 0
          while depth < length, automaton.take(bytes[start + depth], at: depth) { depth += 1 }
          if depth == length, automaton.accepts(depth) { body(Array(bytes[start..<start + length]), Int(frequencies[group * 8 + lane])) }
        }
      }
    }
  }

  /// Bit l is set where letter l stands in a word, the six highest where a frequent letter does twice; letters outside ASCII do not count.
  private static func signature(_ word: ArraySlice<UInt8>) -> UInt32 {
    var signature: UInt32 = 0
    for byte in word where byte < 0x80 {
      let once: UInt32 = 1 << UInt32((byte &- UInt8(ascii: "a")) % 26)
      if signature & once == 0 {
        signature |= once
      } else {
        signature |= twice(byte)
      }
    }
    return signature
  }

  @inline(__always)
  private static func twice(_ letter: UInt8) -> UInt32 {
    switch letter {
    case UInt8(ascii: "e"): 1 << 26
    case UInt8(ascii: "i"): 1 << 27
    case UInt8(ascii: "s"): 1 << 28
    case UInt8(ascii: "n"): 1 << 29
    case UInt8(ascii: "t"): 1 << 30
    case UInt8(ascii: "a"): 1 << 31
    default: 0
    }
  }
}
