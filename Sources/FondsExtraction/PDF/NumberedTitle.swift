/// The beginning of a heading that numbers what follows by a word: `Chapitre 3`, `Fiche action n° 2 : planter`, `Step IV. Decide`.
struct NumberedTitle {
  /// The bytes of the number, as offsets of the text that was looked at.
  let number: Range<Int>
  /// Whether the number stands right behind its word, or behind a sign that says so (`n°`); `Projet de territoire 12` may end with that of a page.
  let isDirect: Bool
  private let isCaption: Bool

  /// The words that number chapters, cards, steps and the like, without capitals and without the plural.
  private static let words: Set<String> = Set(
    """
    acte action activité annexe annexes article atelier axe chantier chapitre constat défi degré encadré enjeu entretien étape
    exemple exercice expérience fiche jalon jour journée leçon levier mesure module niveau objectif orientation outil partie phase
    pilier piste point préconisation principe priorité proposition question recommandation règle rencontre scénario scène séance section
    semaine séquence session thème titre unité volet
    act annex appendix case chapter day example exercise goal lesson level measure meeting objective part phase pillar principle priority
    proposal recommendation rule scene sheet stage step theme unit week workshop
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// The words that number what stands above them.
  private static let captions: Set<String> = [
    "carte", "figure", "graphique", "illustration", "image", "photo", "schéma", "tableau", "vignette", "chart", "map", "picture", "table"
  ]
  /// The most words of a name before the number, as the two of `Fiche action 3`.
  private static let reach = 3
  /// The longest word looked at, in bytes.
  private static let longest = 24

  /// How far into a line its number may begin, in bytes.
  private static let furthest = (reach + 1) * (longest + 1)

  private static func mayNumber(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X")
  }

  /// Finds the number in a line whose first word is one of those that number.
  init?(_ line: ArraySlice<UInt8>) {
    // Most lines are no titles: told before any of their words is.
    guard LineShape.startsLikeSentence(line), line.prefix(Self.furthest).contains(where: Self.mayNumber) else { return nil }
    var rest = line
    var (isSigned, isCaption) = (false, false)
    for place in 0..<(Self.reach + 1) {
      let word = rest.prefix { $0 != 0x20 }
      guard !word.isEmpty, word.count <= Self.longest else { return nil }
      if place > 0, let number = Self.number(word) {
        self.number = number
        isDirect = place == 1 || isSigned
        self.isCaption = isCaption
        return
      }
      if place > 0 { isSigned = Self.signs.contains(String(decoding: word, as: UTF8.self).lowercased()) }
      if place == 0 {
        let name = String(decoding: word, as: UTF8.self).lowercased()
        isCaption = Self.captions.contains(name)
        guard isCaption || Self.words.contains(name) else { return nil }
      } else if let sign = word.firstIndex(where: { $0 == 0xB0 || $0 == UInt8(ascii: "#") }), let number = Self.number(word[(sign + 1)...])
      {
        // `n°3`, `#3`
        self.number = number
        isDirect = true
        self.isCaption = isCaption
        return
      }
      rest = rest.dropFirst(word.count).drop { $0 == 0x20 }
    }
    return nil
  }

  /// Where the number of a word stands that is one but for a mark behind it: digits, a Roman number in capitals or `1er`.
  private static func number(_ word: ArraySlice<UInt8>) -> Range<Int>? {
    var digits = word.prefix(while: \.isDigit)
    if digits.isEmpty {
      digits = word.prefix { $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X") }
    }
    guard (1...4).contains(digits.count) else { return nil }
    let rest = word.dropFirst(digits.count)
    if rest.elementsEqual("er".utf8) || rest.elementsEqual("er.".utf8) { return digits.startIndex..<(digits.endIndex + 2) }
    // `Fiche 1/6`
    if rest.first == UInt8(ascii: "/"), (1...4).contains(rest.count - 1), rest.dropFirst().allSatisfy(\.isDigit) { return digits.indices }
    return rest.isEmpty || rest.count == 1 && closings.contains(rest[rest.startIndex]) ? digits.indices : nil
  }

  private static let signs: Set<String> = ["n°", "nº", "n", "no", "no.", "numéro", "number", "#"]
  private static let closings = Set(".:)-,".utf8)

  /// Whether a text ends with a sign that says that the number of something follows: `n°`, `no`.
  static func endsWithSign(_ text: ArraySlice<UInt8>) -> Bool {
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
    let word = text[..<end].suffix(longest).suffix(while: { $0 != 0x20 })
    return !word.isEmpty && signs.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// Whether nothing but the number follows the word, or a title with a capital, so that the line can be a heading by itself.
  func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let title = line[number.upperBound...].drop { !$0.isLetterOrHigh && !$0.isDigit || Self.dashes.contains($0) }
    guard !isCaption else { return false }
    return title.isEmpty ? isDirect : LineShape.startsLikeSentence(title)
  }

  private static let dashes: Set<UInt8> = [0xE2, 0x80, 0x93, 0x94]
}
