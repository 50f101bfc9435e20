/// How unlikely it is that a writer of one word typed another: the sum over the edits that turn one into the other, the cheapest way.
///
/// The error model of a noisy channel (Kernighan, Church & Gale 1990) as an alignment with weights: a doubled letter and two letters
/// transposed are slips that every writer makes; a vowel or a sound mistaken for another, or the key beside the right one, come next; any other
/// letter lost, added or changed is rarer; the first letter of a word is seldom wrong (Yannakoudakis & Fawthrop 1983).
struct SpellingCost {
  static let doubled: Float = 1
  static let transposed: Float = 1.3
  static let sound: Float = 1.5
  static let vowel: Float = 1.7
  static let key: Float = 1.8
  static let lostOrAdded: Float = 2
  static let changed: Float = 2.4
  /// Added for an edit at the first letter.
  static let first: Float = 1

  /// The letters typed, folded.
  private let typed: [UInt8]
  private var rows: [[Float]] = []

  init(_ typed: [UInt8]) { self.typed = typed }

  /// The cost of having meant another word.
  ///
  /// O(letters of one × letters of the other).
  mutating func cost(of meant: [UInt8]) -> Float {
    let width = meant.count + 1
    rows = [[Float]](repeating: [Float](repeating: .infinity, count: width), count: 3)
    rows[0][0] = 0
    for column in 1..<max(width, 1) { rows[0][column] = rows[0][column - 1] + Self.lost(meant, column, before: 0) }
    for row in typed.indices.map({ $0 + 1 }) {
      let (here, above, before) = (row % 3, (row + 2) % 3, (row + 1) % 3)
      rows[here][0] = rows[above][0] + Self.lost(typed, row, before: 0)
      for column in 1..<max(width, 1) {
        let (left, right) = (typed[row - 1], meant[column - 1])
        var best = rows[above][column - 1] + (left == right ? 0 : Self.changed(left, right) + (row == 1 && column == 1 ? Self.first : 0))
        best = min(best, rows[above][column] + Self.lost(typed, row, before: column))
        best = min(best, rows[here][column - 1] + Self.lost(meant, column, before: row))
        if row > 1, column > 1, left != right, left == meant[column - 2], typed[row - 2] == right {
          best = min(best, rows[before][column - 2] + Self.transposed + (row == 2 && column == 2 ? Self.first / 2 : 0))
        }
        rows[here][column] = best
      }
    }
    return rows[typed.count % 3][meant.count]
  }

  /// The cost of a letter of one word that the other lacks, at a place from 1, with so many letters of the other before it.
  private static func lost(_ word: [UInt8], _ place: Int, before others: Int) -> Float {
    if place > 1, word[place - 1] == word[place - 2] { return doubled }
    return place == 1 && others == 0 ? lostOrAdded + first : lostOrAdded
  }

  private static func changed(_ one: UInt8, _ other: UInt8) -> Float {
    if sounds.contains(pair(one, other)) { return sound }
    if isVowel(one), isVowel(other) { return vowel }
    return neighbours.contains(pair(one, other)) ? key : changed
  }

  private static func isVowel(_ letter: UInt8) -> Bool { vowels.contains(letter) }

  private static func pair(_ one: UInt8, _ other: UInt8) -> UInt16 { UInt16(min(one, other)) << 8 | UInt16(max(one, other)) }

  private static let vowels = Array("aeiouy".utf8)

  /// Letters that one hears alike in French or English.
  private static let sounds = Set(["ck", "cs", "sz", "kq", "cq", "gj", "iy", "mn", "dt", "bp", "fv", "sx", "vw"].map { pair(of: $0) })

  private static func pair(of letters: String) -> UInt16 {
    let letters = Array(letters.utf8)
    return pair(letters[0], letters[1])
  }

  /// Keys that touch on a French or an English keyboard.
  private static let neighbours: Set<UInt16> = {
    var found: Set<UInt16> = []
    for keyboard in [["azertyuiop", "qsdfghjklm", "wxcvbn"], ["qwertyuiop", "asdfghjkl", "zxcvbnm"]] {
      let rows = keyboard.map { Array($0.utf8) }
      for (number, row) in rows.enumerated() {
        for (place, letter) in row.enumerated() {
          if place + 1 < row.count { found.insert(pair(letter, row[place + 1])) }
          guard number + 1 < rows.count else { continue }
          for beside in [place - 1, place, place + 1] where rows[number + 1].indices.contains(beside) {
            found.insert(pair(letter, rows[number + 1][beside]))
          }
        }
      }
    }
    return found
  }()
}
