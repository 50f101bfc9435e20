/// Accepts the words within so many edits of one: letters lost, added, changed, or two neighbours transposed.
///
/// The optimal string alignment distance (Damerau 1964) over bytes, by an automaton whose states are sets of places in the word, one for each number of
/// edits, kept as bits (Wu & Manber 1992; the transposition as in Navarro 2003). The states for all beginnings of the last word are kept, so that the
/// next one costs only what it does not share.
struct EditAutomaton {
  /// The longest word, in bytes.
  static let wordLimit = 60
  /// The most edits.
  static let editLimit = 2

  /// Places in the word.
  ///
  /// Bit i of `exact`, `one`, `two`: the first i bytes of the word have been read with at most so many edits. Bit i of `turned`, `turnedOnce`: so many
  /// were read with none or with one, and then byte i + 1 in the place of byte i.
  private struct State {
    var exact: UInt64 = 0
    var one: UInt64 = 0
    var two: UInt64 = 0
    var turned: UInt64 = 0
    var turnedOnce: UInt64 = 0
  }

  /// The most edits.
  private let limit: Int
  private let length: Int
  /// By byte: the places where it stands in the word.
  private var places = [UInt64](repeating: 0, count: 256)
  /// The bits of all places, and none where so many edits are not allowed.
  private let (withOne, withTwo): (UInt64, UInt64)
  /// By number of bytes read.
  private var states: [State]

  /// - Parameters:
  ///   - word: at most `wordLimit` bytes.
  ///   - limit: the most edits, 0…`editLimit`.
  init(_ word: [UInt8], limit: Int) {
    precondition(word.count <= Self.wordLimit && (0...Self.editLimit).contains(limit), "a word and edits that the automaton has bits for")
    self.limit = limit
    length = word.count
    let all: UInt64 = (1 << UInt64(word.count + 1)) - 1
    (withOne, withTwo) = (limit > 0 ? all : 0, limit > 1 ? all : 0)
    for (place, byte) in word.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
    states = [State](repeating: State(), count: word.count + limit + 2)
    states[0].exact = 1
    states[0].one = 0b11 & withOne
    states[0].two = 0b111 & withTwo
  }

  /// Takes the byte that follows the first `depth` bytes of a word, which were taken before; false when no word that begins so is accepted.
  @inline(__always)
  mutating func take(_ byte: UInt8, at depth: Int) -> Bool {
    guard depth < length &+ limit else { return false }
    let before = states[depth]
    let here = places[Int(byte)]
    var next = State()
    next.exact = (before.exact & here) &<< 1
    next.one =
      (((before.one & here) &<< 1) | before.exact | (before.exact &<< 1) | (next.exact &<< 1) | ((before.turned & here) &<< 2)) & withOne
    next.two =
      (((before.two & here) &<< 1) | before.one | (before.one &<< 1) | (next.one &<< 1) | ((before.turnedOnce & here) &<< 2)) & withTwo
    next.turned = before.exact & (here &>> 1)
    next.turnedOnce = before.one & (here &>> 1)
    states[depth &+ 1] = next
    return (next.exact | next.one | next.two) != 0
  }

  /// Whether the word of the first `depth` bytes is accepted.
  @inline(__always)
  func accepts(_ depth: Int) -> Bool {
    let state = states[depth]
    return (state.exact | state.one | state.two) &>> UInt64(length) & 1 == 1
  }
}
