internal import FondsRecord
internal import FondsText

/// A text of a record that a snippet can be taken from.
struct Passage {
  var text: String
  var language: Language
  var page: Int?
  var kind: BlockKind
  /// How much what it shows counts, 0.5…1.
  var worth: Float
  /// What stands between it and its continuation.
  var separator = " · "
  /// The position among the texts of the record of what is read along with a short passage.
  var continuation: Int?
  /// The words of the text, where they were read beforehand.
  var words: [NumberedWord]?

  /// A path or an address says nothing to a reader.
  private static func isReference(_ value: String) -> Bool { value.contains("/") && !value.contains(where: \.isWhitespace) }

  private static let titleWorth: Float = 0.5

  /// Fit to present a record of which nothing else is known.
  var isLead: Bool { kind == .paragraph && worth > 0.75 }

  /// The texts of a record, and what describes it (titles, keywords, names, fields of its own), in their order.
  static func all(of record: Record) -> (texts: [Passage], names: [Passage]) {
    var texts: [Passage] = []
    for abstract in record.abstracts where !abstract.text.isEmpty {
      texts.append(Passage(text: abstract.text, language: abstract.language, kind: .paragraph, worth: 1))
    }
    let titles = Set(record.titles.map(\.text))
    for (index, block) in record.blocks.enumerated() where !block.text.isEmpty {
      var passage = Passage(
        text: block.text, language: block.language, page: block.page, kind: block.kind,
        worth: (0.5 + Float(max(0, min(block.quality, 100))) / 200) * (block.kind == .heading ? 0.9 : 1))
      if block.kind == .heading {
        passage.separator = " — "
        // Who is shown the title learns nothing from it.
        if titles.contains(block.text) { passage.worth *= Self.titleWorth }
      }
      if let next = record.blocks.dropFirst(index + 1).first, next.kind != .heading, next.page == block.page, !next.text.isEmpty {
        passage.continuation = texts.count + 1
      }
      texts.append(passage)
    }
    let lead = texts.firstIndex(where: \.isLead) ?? texts.indices.first
    var names: [Passage] = []
    for title in record.titles {
      names.append(Passage(text: title.text, language: title.language, kind: .heading, worth: 1, separator: " — "))
    }
    for keyword in record.keywords { names.append(Passage(text: keyword.text, language: keyword.language, kind: .item, worth: 0.9)) }
    for name in record.authors + record.producers {
      names.append(Passage(text: name.value, language: .undetermined, kind: .item, worth: 0.9))
    }
    // What a kind of record has of its own (place, referent, audience) is searched, and so it is shown.
    for (_, values) in record.fields.sorted(by: { $0.key < $1.key }) {
      for value in values where !isReference(value) {
        names.append(Passage(text: value, language: record.language, kind: .item, worth: 0.9))
      }
    }
    names.removeAll(where: \.text.isEmpty)
    for index in names.indices {
      names[index].continuation = lead
      names[index].page = lead.flatMap { texts[$0].page }
    }
    return (texts, names)
  }
}
