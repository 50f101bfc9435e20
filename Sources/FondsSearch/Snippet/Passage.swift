internal import FondsRecord

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
  var continuation: Text?

  /// A text and its language.
  struct Text {
    var text: String
    var language: Language
  }

  /// Fit to present a record of which nothing else is known.
  var isLead: Bool { kind == .paragraph && worth > 0.75 }

  /// The texts of a record, and the names that describe it, in their order.
  static func all(of record: Record) -> (texts: [Passage], names: [Passage]) {
    var texts: [Passage] = []
    for abstract in record.abstracts where !abstract.text.isEmpty {
      texts.append(Passage(text: abstract.text, language: abstract.language, kind: .paragraph, worth: 1))
    }
    for (index, block) in record.blocks.enumerated() where !block.text.isEmpty {
      var passage = Passage(
        text: block.text, language: block.language, page: block.page, kind: block.kind,
        worth: (0.5 + Float(max(0, min(block.quality, 100))) / 200) * (block.kind == .heading ? 0.9 : 1))
      if block.kind == .heading { passage.separator = " — " }
      if let next = record.blocks.dropFirst(index + 1).first, next.kind != .heading, next.page == block.page, !next.text.isEmpty {
        passage.continuation = Text(text: next.text, language: next.language)
      }
      texts.append(passage)
    }
    let lead = texts.first(where: \.isLead) ?? texts.first
    var names: [Passage] = []
    for title in record.titles where !title.text.isEmpty {
      var passage = Passage(text: title.text, language: title.language, kind: .heading, worth: 1)
      passage.separator = " — "
      passage.continuation = lead.map { Text(text: $0.text, language: $0.language) }
      names.append(passage)
    }
    for list in [record.keywords.map { ($0.text, $0.language) }, (record.authors + record.producers).map { ($0.value, .undetermined) }] {
      for (text, language) in list where !text.isEmpty {
        names.append(
          Passage(
            text: text, language: language, kind: .item, worth: 0.9, continuation: lead.map { Text(text: $0.text, language: $0.language) }))
      }
    }
    return (texts, names)
  }
}
