internal import FondsBytes
package import FondsRecord
internal import FondsText

/// The names of people who were erased, as digests, and the means to keep them out of whatever is read again.
///
/// A name is recognised in any order of its words, in any case, with accents or without, and whatever stands between two of its words in at most
/// `gapLimit` characters. The digest is SHA-256 over a salt and the sorted folded words. It keeps the name from being read, not from being guessed: who has the
/// desk and a list of names can try them one after another.
package struct ForgottenNames: Sendable, Hashable {
  /// What stands where a name was.
  package static let mark = "[…]"
  /// The most characters between two words of a name.
  static let gapLimit = 3

  /// The names of one salt.
  private struct Group: Sendable, Hashable {
    var salt: [UInt8]
    var digests: Set<String>
    /// Their first eight bytes: nearly every stretch of words is told apart by these.
    var beginnings: Set<UInt64> = []
    /// How many words they have, longest first.
    var lengths: [Int]
  }

  private var groups: [Group] = []

  package init(_ names: [ForgottenName] = []) {
    for name in names {
      let salt = Array(name.salt.utf8)
      let position = groups.firstIndex { $0.salt == salt } ?? groups.count
      if position == groups.count { groups.append(Group(salt: salt, digests: [], lengths: [])) }
      for form in name.forms {
        groups[position].digests.insert(form.digest)
        groups[position].beginnings.insert(UInt64(form.digest.prefix(16), radix: 16) ?? 0)
        if !groups[position].lengths.contains(form.words) { groups[position].lengths.append(form.words) }
      }
      groups[position].lengths.sort(by: >)
    }
  }

  package var isEmpty: Bool { groups.isEmpty }

  /// Words of the longest name.
  var longest: Int? { groups.compactMap(\.lengths.first).max() }

  /// The tombstone of a person with all the ways in which their name is written; `nil` where one of them has no word, or more than `ForgottenName.wordLimit`.
  package static func tombstone(of names: [String], salt: String) -> ForgottenName? {
    var forms: [ForgottenName.Form] = []
    for name in names {
      let words = NameWords(name).words
      guard (1...ForgottenName.wordLimit).contains(words.count) else { return nil }
      var message: [UInt8] = []
      let digest = digest(of: words[...], salt: Array(salt.utf8), &message)
      let form = ForgottenName.Form(words: words.count, digest: hexadecimal(digest))
      if !forms.contains(form) { forms.append(form) }
    }
    return forms.isEmpty ? nil : ForgottenName(salt: salt, forms: forms)
  }

  /// - Parameter message: room that is used again.
  private static func digest(of words: ArraySlice<NameWords.Word>, salt: [UInt8], _ message: inout [UInt8]) -> [UInt8] {
    message.removeAll(keepingCapacity: true)
    message += salt
    for word in words.count == 1 ? words : words.sorted(by: { $0.folded.lexicographicallyPrecedes($1.folded) })[...] {
      message.append(0x20)
      message += word.folded
    }
    return SHA256.digest(message)
  }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The text with a mark in place of each name; `nil` where there is none in it.
  package func redacted(_ text: String) -> String? {
    guard !groups.isEmpty, !text.isEmpty else { return nil }
    let found = places(in: NameWords(text).words)
    guard !found.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    for place in found {
      result += bytes[end..<place.lowerBound]
      result += Array(Self.mark.utf8)
      end = place.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  /// Whether a name stands in a text.
  package func occurs(in text: String) -> Bool { !groups.isEmpty && !places(in: NameWords(text).words).isEmpty }

  /// Bytes of the names in a text, leftmost first; names that share a word are one place, since what is left of either would tell.
  private func places(in words: [NameWords.Word]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var message: [UInt8] = []
    for first in words.indices {
      let length = length(of: first, in: words, &message)
      guard length > 0 else { continue }
      let place = words[first].start..<words[first + length - 1].end
      if let last = places.last, last.upperBound > place.lowerBound {
        places[places.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
      } else {
        places.append(place)
      }
    }
    return places
  }

  /// Words of the name that begins at a word; 0 where none does.
  private func length(of first: Int, in words: [NameWords.Word], _ message: inout [UInt8]) -> Int {
    for group in groups {
      for length in group.lengths where first + length <= words.count {
        let window = words[first..<(first + length)]
        guard window.dropFirst().allSatisfy({ $0.gap <= Self.gapLimit }) else { continue }
        if isName(window, in: group, &message) { return length }
      }
    }
    return 0
  }

  /// Whether words are a name, all of them together, in any order.
  func isName(_ words: [NameWords.Word]) -> Bool {
    var message: [UInt8] = []
    return groups.contains { $0.lengths.contains(words.count) && isName(words[...], in: $0, &message) }
  }

  private func isName(_ words: ArraySlice<NameWords.Word>, in group: Group, _ message: inout [UInt8]) -> Bool {
    let digest = Self.digest(of: words, salt: group.salt, &message)
    guard group.beginnings.contains(digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }) else { return false }
    return group.digests.contains(Self.hexadecimal(digest))
  }
}

/// The words of a text as names are compared by: runs of letters and digits, folded.
struct NameWords {
  struct Word {
    /// Bytes of the text.
    var start: Int
    var end: Int
    /// Characters since the word before.
    var gap: Int
    var folded: [UInt8]
  }

  private(set) var words: [Word] = []

  init(_ text: String) {
    var offset = 0
    var start: Int?
    var gap = 0
    let bytes = Array(text.utf8)
    func word(_ start: Int, _ end: Int, _ gap: Int) -> Word {
      Word(start: start, end: end, gap: gap, folded: Folding.fold(bytes[start..<end].span))
    }
    for scalar in text.unicodeScalars {
      if Self.isLetter(scalar) {
        if start == nil { start = offset }
      } else {
        if let first = start {
          words.append(word(first, offset, gap))
          start = nil
          gap = 0
        }
        gap += 1
      }
      offset += UTF8.width(scalar)
    }
    if let first = start { words.append(word(first, offset, gap)) }
  }

  /// Letters, digits and the marks on them.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
