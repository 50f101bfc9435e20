internal import FondsRecord

/// The state of an analyzer while it reads one record, and the terms it remembers between records.
struct RecordBuilder: ~Copyable {
  private let tokenizer = Tokenizer()
  private var terms = TermTable()
  private var result = AnalyzedRecord()
  private var position: UInt32 = 0
  private let finder: LabelFinder?
  private var labelTokens: LabelTokens

  /// After this many terms the table starts afresh, which bounds its memory to 9 MB (17 MB should one record overstep it).
  private static let termLimit = 120_000

  init(labels: LabelIndex?) {
    finder = labels.map(LabelFinder.init)
    labelTokens = LabelTokens(labels ?? LabelIndex(Thesaurus()))
  }

  mutating func analyze(_ record: Record) -> AnalyzedRecord {
    if terms.count > Self.termLimit {
      terms.removeAll()
      labelTokens.forgetTerms()
    }
    terms.beginText()
    position = 0
    result.occurrences.reserveCapacity(Self.expectedOccurrences(in: record))
    for title in record.titles { add(title.text, title.language, .title) }
    for keyword in record.keywords { add(keyword.text, keyword.language, .keywords) }
    for abstract in record.abstracts { add(abstract.text, abstract.language, .abstract) }
    addBody(record.blocks)
    for name in record.authors + record.producers { add(name.value, .undetermined, .author) }
    labelTokens.begin()
    let finished = result
    result = AnalyzedRecord()
    return finished
  }

  private mutating func addBody(_ blocks: [Block]) {
    var passages = PassageBuilder()
    for (index, block) in blocks.enumerated() {
      result.blockPositions.append(position)
      let first = result.lengths[Int(Field.body.rawValue)]
      let start = position
      add(block.text, block.language, .body)
      passages.add(block, index: index, position: start, tokens: Int(result.lengths[Int(Field.body.rawValue)] - first))
    }
    result.passages = passages.finished()
  }

  /// Reads one text: a term for every word, then the gap.
  private mutating func add(_ text: String, _ language: Language, _ field: Field) {
    let bytes = text.utf8.span
    let before = position
    let isFrench = language != .english
    let isEnglish = language != .french
    let seeksLabels = finder != nil && field != .author
    labelTokens.begin()
    tokenizer.forEachToken(in: bytes) { token in
      guard let term = terms.term(of: token, in: bytes) else { return }
      occur(term, .exact, field)
      if field == .title { occur(term, .title, field) }
      if field == .author { occur(term, .author, field) }
      let french = isFrench ? terms.stem(of: term, .french) : nil
      if let french { addStem(french, of: term, field) }
      if isEnglish {
        let english = terms.stem(of: term, .english)
        if english != french { addStem(english, of: term, field) }
      }
      if seeksLabels { labelTokens.add(token, term, of: terms, in: bytes) }
      position += 1
    }
    if seeksLabels, let finder { result.labels.append(finder.matches(in: labelTokens.tokens, language: language, use: .tagging)) }
    result.lengths[Int(field.rawValue)] += position - before
    position += AnalyzedRecord.positionGap
  }

  @inline(__always) private mutating func addStem(_ stem: Int, of term: Int, _ field: Field) {
    occur(stem, .stem, field)
    if field == .title, stem != term { occur(stem, .title, field) }
  }

  @inline(__always) private mutating func occur(_ term: Int, _ space: TermSpace, _ field: Field) {
    let placed = terms.place(term, in: &result.bytes)
    result.occurrences.append(TermOccurrence(start: placed.start, length: placed.length, space: space, field: field, position: position))
  }

  /// A word of six bytes gives a form and a stem.
  private static func expectedOccurrences(in record: Record) -> Int {
    (record.blocks.reduce(0) { $0 + $1.text.utf8.count } + record.abstracts.reduce(0) { $0 + $1.text.utf8.count }) / 3
  }
}
