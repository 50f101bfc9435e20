package import FondsRecord

/// Names that no single value holds: a first name in one column of a table and a last name in another.
extension ForgottenNames {
  /// So many values are tried two by two, and so many three by three.
  private static let limit = (pairs: 200, triples: 40)

  /// The places of the values that make up a name together, each a part of it and nothing more.
  func spread(over values: [String]) -> Set<Int> {
    guard !isEmpty, let longest, longest > 1 else { return [] }
    var parts: [(place: Int, words: [NameWords.Word])] = []
    for (place, value) in values.enumerated() where parts.count < Self.limit.pairs && value.utf8.count <= 200 {
      let words = NameWords(value).words
      if (1..<longest).contains(words.count), !value.utf8.contains(where: { (0x30...0x39).contains($0) }) { parts.append((place, words)) }
    }
    var found: Set<Int> = []
    for (index, first) in parts.enumerated() {
      for (other, second) in parts.enumerated().dropFirst(index + 1) {
        let pair = first.words + second.words
        if isName(pair) { found.formUnion([first.place, second.place]) }
        guard pair.count < longest, other < Self.limit.triples else { continue }
        for third in parts[..<min(parts.count, Self.limit.triples)].dropFirst(other + 1) where isName(pair + third.words) {
          found.formUnion([first.place, second.place, third.place])
        }
      }
    }
    return found
  }

  /// The values of a record that make up a name together.
  package func spread(in record: Record) -> Set<String> {
    var values = record.titles.map(\.text) + record.keywords.map(\.text)
    for people in [record.authors, record.producers, record.publishers] { values += people.map(\.value) }
    for field in record.fields.sorted(by: { $0.key < $1.key }) { values += field.value }
    // The text of a row is one of its cells.
    if record.source?.row != nil { values += record.blocks.map(\.text) }
    return Set(spread(over: values).map { values[$0] })
  }

  /// The text of a table with a mark in place of each name, also of one in several cells of a row; `nil` where there is none in it.
  func redacted(table text: String) -> String? {
    // What ends a row and what begins the next are no name.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices {
      var cells = lines[index].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      for place in spread(over: cells) { cells[place] = Self.mark }
      let line = cells.joined(separator: "\t")
      lines[index] = redacted(line) ?? line
    }
    let result = lines.joined(separator: "\n")
    return result == text ? nil : result
  }

  /// Whether a name stands in a text, or in the cells of a row of it that tabs part.
  package func occurs(inTable text: String) -> Bool {
    if occurs(in: text) { return true }
    guard text.utf8.contains(0x09) else { return false }
    return text.split(separator: "\n").contains { line in
      !spread(over: line.split(separator: "\t").map(String.init)).isEmpty
    }
  }
}
