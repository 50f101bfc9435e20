internal import FondsRecord

/// Reads the labels of concepts into the trees of a `LabelIndex`.
struct LabelIndexBuilder: ~Copyable {
  private(set) var french = LabelTree()
  private(set) var english = LabelTree()
  private let tokenizer = Tokenizer()
  private var terms = TermTable()

  init() {}

  mutating func add(_ concept: Concept, at index: Int) {
    let preferred = Language.allCases.compactMap { language in concept.preferred[language].map { LocalizedLabel($0, language) } }
    let ambiguous = Set(concept.ambiguous.map { Folding.fold($0.text) })
    for label in preferred + concept.alternates + concept.hidden + concept.ambiguous {
      let tags = concept.tagsText && (ambiguous.isEmpty || !ambiguous.contains(Folding.fold(label.text)))
      let entry = TreeLabel(concept: index, text: label.text, tags: tags)
      if label.language != .english { french.insert(steps(of: label.text, .french), entry) }
      if label.language != .french { english.insert(steps(of: label.text, .english), entry) }
    }
  }

  /// The words of a label without its articles; with them, where it is nothing else.
  private mutating func steps(of label: String, _ language: StemLanguage) -> [LabelStep] {
    var steps: [LabelStep] = []
    var articles: [LabelStep] = []
    let bytes = label.utf8.span
    var end = 0
    var isAfterGap = false
    tokenizer.forEachToken(in: bytes) { token in
      guard let term = terms.term(of: token, in: bytes) else { return }
      let word = terms.bytes(of: term)
      isAfterGap = isAfterGap || !LabelGap.isJoining(end..<token.start, of: bytes)
      end = token.end
      let step = LabelStep(form: LightStem.form(of: word, language), isAfterGap: isAfterGap)
      if LabelArticle.contains(word) {
        articles.append(step)
      } else {
        steps.append(step)
        isAfterGap = false
      }
    }
    return steps.isEmpty ? articles : steps
  }
}

/// The articles and the prepositions of possession, which make no difference within a label: *économie (de la) fonctionnalité*.
enum LabelArticle {
  private static let words = Set(["a", "an", "d", "de", "des", "du", "l", "la", "le", "les", "of", "the"].map { Array($0.utf8) })

  static func contains(_ word: [UInt8]) -> Bool { word.count <= 3 && words.contains(word) }
}
