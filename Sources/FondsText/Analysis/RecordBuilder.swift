internal import FondsRecord

/// The state of an analyzer while it reads one record, and the terms it remembers between records.
struct RecordBuilder: ~Copyable {
  private let tokenizer = Tokenizer()
  private var terms = TermTable()
  private var result = AnalyzedRecord()
  private var bytes = GrowingBuffer<UInt8>(keeping: 1 << 14)
  private var occurrences = GrowingBuffer<TermOccurrence>(keeping: 1 << 14)
  /// The words of the text under way that wait for the others of their batch.
  private var words = GrowingBuffer<FoundWord>(keeping: batch)
  /// What `bringNear` gave, lest it be left out as useless.
  private var near = 0
  private var position: UInt32 = 0
  private let finder: LabelFinder?
  private var labelTokens: LabelTokens
  private let findsShingles: Bool
  private var shingles = ShingleSelector()
  /// The block under way and its index, where its shingles are wanted.
  private var quotable: (block: Block, index: Int)?

  private static let batch = 128

  /// After this many terms the table starts afresh, which bounds its memory to 12 MB (24 MB should one record overstep it).
  private static let termLimit = 120_000

  init(labels: LabelIndex?, findsShingles: Bool) {
    self.findsShingles = findsShingles
    finder = labels.map(LabelFinder.init)
    labelTokens = LabelTokens(labels ?? LabelIndex(Thesaurus()))
  }

  mutating func analyze(_ record: Record) -> AnalyzedRecord {
    if terms.count > Self.termLimit { terms.removeAll() }
    terms.beginText()
    position = 0
    for title in record.titles { add(title.text, title.language, .title) }
    for keyword in record.keywords { add(keyword.text, keyword.language, .keywords) }
    for abstract in record.abstracts { add(abstract.text, abstract.language, .abstract) }
    // What a kind of record has of its own (place, referent, audience, stated limits) is read as a part of what describes it.
    for (_, values) in record.fields.sorted(by: { $0.key < $1.key }) {
      for value in values { add(value, record.language, .abstract, seeksLabels: false) }
    }
    addBody(record.blocks)
    for name in record.authors + record.producers { add(name.value, .undetermined, .author) }
    labelTokens.begin()
    var finished = AnalyzedRecord()
    swap(&result, &finished)
    finished.bytes = bytes.take()
    finished.occurrences = occurrences.take()
    return finished
  }

  private mutating func addBody(_ blocks: [Block]) {
    var passages = PassageBuilder()
    for (index, block) in blocks.enumerated() {
      result.blockPositions.append(position)
      let first = result.lengths[Int(Field.body.rawValue)]
      let start = position
      let isQuotable = findsShingles && block.quality >= Block.leastMainQuality && block.kind != .code && block.kind != .table
      quotable = isQuotable ? (block, index) : nil
      add(block.text, block.language, .body)
      quotable = nil
      if isQuotable {
        shingles.close(block, at: index, into: &result.shingles)
      }
      passages.add(block, index: index, position: start, tokens: Int(result.lengths[Int(Field.body.rawValue)] - first))
    }
    result.passages = passages.finished()
  }

  /// Reads one text: a term for every word, then the gap.
  private mutating func add(_ text: String, _ language: Language, _ field: Field, seeksLabels: Bool = true) {
    let bytes = text.utf8.span
    let before = position
    let seeksLabels = seeksLabels && finder != nil && field != .author
    labelTokens.begin()
    tokenizer.forEachToken(in: bytes) { token, plain in
      words.append(FoundWord(token: token, plain: plain))
      if words.count == Self.batch { addWords(of: bytes, language, field, seeksLabels) }
    }
    addWords(of: bytes, language, field, seeksLabels)
    if seeksLabels, let finder { result.labels.append(finder.matches(in: labelTokens.tokens, language: language, use: .tagging)) }
    result.lengths[Int(field.rawValue)] += position - before
    position += AnalyzedRecord.positionGap
  }

  /// Adds the words found so far.
  private mutating func addWords(of bytes: Span<UInt8>, _ language: Language, _ field: Field, _ seeksLabels: Bool) {
    let isFrench = language != .english
    let isEnglish = language != .french
    let ownSpace: TermSpace? = field == .title ? .title : field == .author ? .author : nil
    near &+= terms.bringNear(words)
    for index in 0..<words.count {
      let word = words[index]
      guard let term = terms.term(of: word.token, word.plain, in: bytes) else { continue }
      occur(term, .exact, field)
      if let ownSpace { occur(term, ownSpace, field) }
      let french = isFrench ? terms.stem(of: term, .french) : -1
      if isFrench { addStem(french, of: term, field) }
      if isEnglish {
        let english = terms.stem(of: term, .english)
        if english != french { addStem(english, of: term, field) }
      }
      if seeksLabels { labelTokens.add(word.token, term, of: &terms, in: bytes) }
      if quotable != nil { shingles.add(terms.stableHash(of: term), at: word.token.start) }
      position &+= 1
    }
    words.removeAll()
    if let quotable, shingles.isFull { shingles.read(quotable.block, at: quotable.index, into: &result.shingles) }
  }

  /// The stems of names are apart from those of texts: a name is in no language, and the translation of a word says nothing of it.
  @inline(__always) private mutating func addStem(_ stem: Int, of term: Int, _ field: Field) {
    if field == .author {
      if stem != term { occur(stem, .author, field) }
      return
    }
    occur(stem, .stem, field)
    if field == .title, stem != term { occur(stem, .title, field) }
  }

  @inline(__always) private mutating func occur(_ term: Int, _ space: TermSpace, _ field: Field) {
    let placed = terms.place(term, in: &bytes)
    occurrences.append(TermOccurrence(start: placed.start, length: placed.length, space: space, field: field, position: position))
  }
}
