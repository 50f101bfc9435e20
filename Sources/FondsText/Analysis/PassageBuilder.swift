internal import FondsRecord

/// Groups the blocks of a body into passages: a heading, a new page or 400 tokens begin a new one.
struct PassageBuilder {
  /// The longest passage, in tokens.
  static let tokenLimit = 400

  private var passages: [AnalyzedPassage] = []
  private var tokens = 0
  /// By the places of the languages in `Language.allCases`.
  private var tokensByLanguage = InlineArray<3, Int>(repeating: 0)
  /// Headings that stand together open one passage, not one each.
  private var endsInHeading = false

  /// Takes the next block with the position of its first token and the number of its tokens.
  mutating func add(_ block: Block, index: Int, position: UInt32, tokens count: Int) {
    let page = UInt32(clamping: block.page ?? 0)
    let opensSection = block.kind == .heading && !endsInHeading
    if passages.isEmpty || opensSection || passages[passages.count - 1].page != page || tokens + count > Self.tokenLimit {
      open(at: position, block: index, page: page)
    }
    passages[passages.count - 1].blockCount += 1
    var rest = count
    var start = position
    while rest > Self.tokenLimit {
      note(Self.tokenLimit, block.language)
      rest -= Self.tokenLimit
      start += UInt32(Self.tokenLimit)
      open(at: start, block: index, page: page)
      passages[passages.count - 1].blockCount += 1
    }
    note(rest, block.language)
    endsInHeading = block.kind == .heading
  }

  /// The passages of all blocks, in order.
  consuming func finished() -> [AnalyzedPassage] {
    close()
    return passages
  }

  private mutating func open(at position: UInt32, block: Int, page: UInt32) {
    close()
    tokens = 0
    tokensByLanguage = InlineArray(repeating: 0)
    passages.append(
      AnalyzedPassage(firstPosition: position, firstBlock: UInt32(block), blockCount: 0, page: page, language: .undetermined))
  }

  private mutating func note(_ count: Int, _ language: Language) {
    tokens += count
    tokensByLanguage[Self.place(of: language)] += count
  }

  private static func place(of language: Language) -> Int {
    switch language {
    case .french: 0
    case .english: 1
    case .undetermined: 2
    }
  }

  /// Gives the open passage the language of most of its tokens; on a tie, the earlier of French, English, undetermined.
  private mutating func close() {
    guard !passages.isEmpty else { return }
    var best = Language.undetermined
    var most = 0
    for language in Language.allCases where tokensByLanguage[Self.place(of: language)] > most {
      best = language
      most = tokensByLanguage[Self.place(of: language)]
    }
    passages[passages.count - 1].language = best
  }
}
