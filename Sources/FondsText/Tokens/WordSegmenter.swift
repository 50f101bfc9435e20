/// Finds the words of UTF-8 text by the default rules of Unicode Annex #29 (Unicode 15).
///
/// Text in the characters that `WordClass` knows is read byte by byte; from the first other character to the next white space ICU reads, so a stray arrow
/// or a Greek word costs one call and not the whole block. Both ways give the same words: a property test holds the fast path to ICU.
package struct WordSegmenter {
  private let icu = ICUWordBreaker()

  package init() {}

  /// A foreign stretch is cut after this many bytes even where it has no white space.
  private static let foreignLimit = 1 << 20

  /// Calls `body` with the range of every segment that holds a letter or a digit, in order.
  ///
  /// - Precondition: the text is well-formed UTF-8.
  package func forEachWord(in text: Span<UInt8>, _ body: (_ start: Int, _ end: Int) -> Void) {
    forEachSegment(in: text) { start, end, _ in body(start, end) }
  }

  /// What a segment is made of.
  enum Shape {
    /// Letters and digits that were folded on the way.
    case plain(PlainWord)
    /// Letters and digits.
    case whole
    /// There are other characters in it.
    case mixed
  }

  /// Calls `body` with the range and the shape of every segment that holds a letter or a digit, in order.
  @inline(__always)
  func forEachSegment(in text: Span<UInt8>, _ body: (_ start: Int, _ end: Int, _ shape: Shape) -> Void) {
    var index = 0
    // Where ICU begins: a boundary that no later character can move, since what follows a word may belong together (spaces, a sign and its marks).
    var boundary = 0
    while index < text.count {
      let byte = text[index]
      let isPlain = WordClass.isLetter(byte) || WordClass.isDigit(byte)
      if byte < 0x80, !isPlain, byte != UInt8(ascii: "_") {
        index &+= 1
        continue
      }
      if isPlain || byte == 0xC3, let (word, end) = PlainWord.read(at: index, of: text), end > index {
        body(index, end, .plain(word))
        index = end
        boundary = end
        continue
      }
      let character = WordClass.at(index, of: text)
      switch character.wordClass {
      case .letter, .digit, .joiner:
        let word = Self.word(at: index, of: text)
        if word.isForeign {
          boundary = index
          break
        }
        if word.hasContent { body(index, word.end, word.isPlain ? .whole : .mixed) }
        index = word.end
        boundary = index
        continue
      case .foreign: break
      default:
        index += character.length
        continue
      }
      let stop = Self.foreignStop(after: index, of: text)
      icu.forEachWord(in: text, from: boundary, to: stop) { start, end in body(start, end, .mixed) }
      index = stop
      boundary = stop
    }
  }

  /// What the fast path found at the start of a word.
  private struct FastWord {
    var end: Int
    var isPlain: Bool
    /// Letters or digits, not joiners alone.
    var hasContent: Bool
    /// A foreign character takes part in the decision where the word ends.
    var isForeign = false
  }

  /// Follows a word by rules WB4 to WB13b from its first letter, digit or joiner.
  private static func word(at start: Int, of text: Span<UInt8>) -> FastWord {
    var index = start
    var last = WordClass.other
    var isPlain = true
    var hasContent = false
    while index < text.count {
      let byte = text[index]
      if WordClass.isLetter(byte) {
        last = .letter
        hasContent = true
        index += 1
        continue
      }
      let character = WordClass.at(index, of: text)
      switch character.wordClass {
      case .letter, .digit:
        last = character.wordClass
        hasContent = true
      case .joiner:
        last = .joiner
        isPlain = false
      case .format:
        isPlain = false
      case .midLetter, .midNumber, .midBoth:
        let next = following(index + character.length, of: text)
        if next.wordClass == .foreign { return FastWord(end: index, isPlain: false, hasContent: hasContent, isForeign: true) }
        let joinsLetters = last == .letter && next.wordClass == .letter && character.wordClass != .midNumber
        let joinsDigits = last == .digit && next.wordClass == .digit && character.wordClass != .midLetter
        guard joinsLetters || joinsDigits else { return FastWord(end: index, isPlain: isPlain, hasContent: hasContent) }
        isPlain = false
      case .foreign:
        return FastWord(end: index, isPlain: false, hasContent: hasContent, isForeign: true)
      case .other:
        return FastWord(end: index, isPlain: isPlain, hasContent: hasContent)
      }
      index += character.length
    }
    return FastWord(end: index, isPlain: isPlain, hasContent: hasContent)
  }

  /// The class of the next character that is no soft hyphen (rule WB4).
  private static func following(_ start: Int, of text: Span<UInt8>) -> ClassifiedCharacter {
    var index = start
    while index < text.count {
      let character = WordClass.at(index, of: text)
      guard character.wordClass == .format else { return character }
      index += character.length
    }
    return ClassifiedCharacter(wordClass: .other, length: 0)
  }

  /// Where the fast path may go on: the first white space after which no foreign character follows at once.
  private static func foreignStop(after start: Int, of text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        let next = index + 1
        guard next < text.count, WordClass.at(next, of: text).wordClass == .foreign else { return index }
      } else if index - start >= foreignLimit, byte & 0xC0 != 0x80 {
        return index
      }
      index += 1
    }
    return text.count
  }
}
