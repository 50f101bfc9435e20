/// Puts the number of a footnote that stands on a line of its own before the note's first line.
///
/// A raised number or a star is that of a note. Plain digits may be a figure of the text (`Emplois créés`, `35`): they are a note's only in
/// the lower part of a page, where the text above refers to them, or where the numbers there ascend by one.
struct FootnoteNumbers {
  private(set) var bytes: [UInt8]
  private(set) var pages: [[TextLine]]
  /// What was joined, behind the notes that were there.
  private(set) var notes: DecisionNotes

  /// The fewest letters of a word that a reference is glued to: fewer are a unit or a formula, as in `km2` and `CO2`.
  private static let fewestLetters = 3

  init(_ bytes: [UInt8], pages: [[TextLine]], notes: DecisionNotes) {
    self.bytes = bytes
    self.pages = pages
    self.notes = notes
  }

  /// Joins the numbers on all pages.
  mutating func join() {
    for page in pages.indices where pages[page].contains(where: { FootnoteMark.isAlone(bytes[$0.range]) }) {
      let marks = marks(of: pages[page])
      guard !marks.isEmpty else { continue }
      var lines: [TextLine] = []
      for (index, line) in pages[page].enumerated() {
        guard index > 0, marks.contains(index - 1), let mark = lines.last else {
          lines.append(line)
          continue
        }
        for gap in mark.range.upperBound..<line.range.lowerBound { bytes[gap] = 0x20 }
        let range = mark.range.lowerBound..<line.range.upperBound
        lines[lines.count - 1] = TextLine(range: range, indent: mark.indent, width: mark.width + 1 + line.width)
        notes.add(.changed, .footnoteNumber, page: page + 1, bytes[range])
      }
      pages[page] = lines
    }
  }

  /// The places of the lines that are numbers of notes.
  private func marks(of lines: [TextLine]) -> Set<Int> {
    let alone = lines.indices.dropLast().filter { place in
      let (mark, next) = (lines[place].range, lines[place + 1].range)
      return FootnoteMark.isAlone(bytes[mark]) && LineShape.startsLikeSentence(bytes[next]) && next.lowerBound - mark.upperBound <= 2
    }
    var marks = Set(alone.filter { bytes[lines[$0].range].first?.isDigit == false })
    let plain = alone.filter { !marks.contains($0) }.map { (place: $0, value: value(bytes[lines[$0].range])) }
    guard !plain.isEmpty else { return marks }
    let references = references(in: lines)
    var start = 0
    for (index, mark) in plain.enumerated() {
      if index > 0, plain[index - 1].value + 1 != mark.value { start = index }
      if mark.place * 3 >= lines.count, references[mark.value].map({ $0 < mark.place }) == true { marks.insert(mark.place) }
      // The whole row stands in the lower half.
      if index > start, plain[start].place * 2 >= lines.count { marks.formUnion([plain[index - 1].place, mark.place]) }
    }
    return marks
  }

  private func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) } }

  /// The numbers that the text refers to, between brackets or glued to a word, with the first line that does.
  private func references(in lines: [TextLine]) -> [Int: Int] {
    var references: [Int: Int] = [:]
    for (place, line) in lines.enumerated() {
      let text = bytes[line.range]
      var index = text.startIndex
      while index < text.endIndex {
        guard text[index].isDigit else {
          index += 1
          continue
        }
        let digits = text[index...].prefix(while: \.isDigit)
        let (before, after) = (text[..<index], text[digits.endIndex...])
        index = digits.endIndex
        guard digits.count <= 3, Self.isReference(behind: before, before: after), references[value(digits)] == nil else { continue }
        references[value(digits)] = place
      }
    }
    return references
  }

  private static func isReference(behind before: ArraySlice<UInt8>, before after: ArraySlice<UInt8>) -> Bool {
    if before.last == UInt8(ascii: "[") || before.last == UInt8(ascii: "(") {
      return after.first == (before.last == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")"))
    }
    guard after.first.map({ $0.isLetterOrHigh || $0.isDigit }) != true else { return false }
    let isStopped = before.last == UInt8(ascii: ".") || before.last == UInt8(ascii: ",")
    let word = isStopped ? before.dropLast() : before
    return word.count >= fewestLetters && word.suffix(fewestLetters).allSatisfy(\.isLetterOrHigh)
  }
}
