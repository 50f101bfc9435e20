/// Finds many words in a text in one pass (Aho and Corasick 1975), over a small alphabet: letters, and one border between words.
///
/// Text is read in lower case; digits and signs are borders, and so is the step from a small to a capital letter, so that `postMeta`,
/// `post-meta` and `post_meta` read alike. Each text begins and ends with a border. A pattern may hold borders, written `-`.
struct WordMatcher: Sendable {
  private static let border: UInt8 = 26
  private static let width = 27

  /// Transitions: state × symbol → state.
  private let next: [UInt16]
  /// The marks of all patterns that end in a state.
  private let marks: [UInt32]

  /// - Parameter patterns: Words of `a…z` and `-`, each with the bits it sets; together under 65,536 symbols.
  init(_ patterns: [(word: String, mark: UInt32)]) {
    var next: [[Int]] = [Array(repeating: -1, count: Self.width)]
    var marks: [UInt32] = [0]
    for pattern in patterns {
      var state = 0
      for byte in pattern.word.utf8 {
        let symbol = Int(byte == UInt8(ascii: "-") ? Self.border : byte - UInt8(ascii: "a"))
        if next[state][symbol] < 0 {
          next[state][symbol] = next.count
          next.append(Array(repeating: -1, count: Self.width))
          marks.append(0)
        }
        state = next[state][symbol]
      }
      marks[state] |= pattern.mark
    }
    // Breadth first, so that the state a failure leads to is complete when it is asked.
    var failure = Array(repeating: 0, count: next.count)
    var queue: [Int] = []
    for symbol in 0..<Self.width {
      if next[0][symbol] < 0 { next[0][symbol] = 0 } else { queue.append(next[0][symbol]) }
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      marks[state] |= marks[failure[state]]
      for symbol in 0..<Self.width {
        let target = next[state][symbol]
        if target < 0 {
          next[state][symbol] = next[failure[state]][symbol]
        } else {
          failure[target] = next[failure[state]][symbol]
          queue.append(target)
        }
      }
    }
    self.next = next.flatMap { $0.map { UInt16($0) } }
    self.marks = marks
  }

  /// The marks of all patterns that occur in a text, in time linear in its length.
  func marks(in text: ArraySlice<UInt8>) -> UInt32 {
    var state = step(0, Self.border)
    var found = marks[state]
    var afterSmall = false
    for byte in text {
      let letter = byte | 0x20
      let isLetter = letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
      if isLetter, afterSmall, byte < 0x60 {
        state = step(state, Self.border)
        found |= marks[state]
      }
      state = step(state, isLetter ? letter - UInt8(ascii: "a") : Self.border)
      found |= marks[state]
      afterSmall = isLetter && byte > 0x60
    }
    return found | marks[step(state, Self.border)]
  }

  private func step(_ state: Int, _ symbol: UInt8) -> Int { Int(next[state * Self.width + Int(symbol)]) }
}
