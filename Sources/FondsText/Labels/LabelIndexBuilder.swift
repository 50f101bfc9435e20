internal import FondsBytes
internal import FondsRecord

/// Reads the labels of concepts and writes them as the image of a `LabelIndex`.
struct LabelIndexBuilder: ~Copyable {
  private var french = LabelTreeBuilder()
  private var english = LabelTreeBuilder()
  private var count = 0
  private let tokenizer = Tokenizer()
  private var terms = TermTable()

  init() {}

  /// Takes the next concept of the thesaurus.
  mutating func add(_ concept: Concept) {
    let preferred = Language.allCases.compactMap { language in concept.preferred[language].map { LocalizedLabel($0, language) } }
    let ambiguous = Set(concept.ambiguous.map { Folding.fold($0.text) })
    for label in preferred + concept.alternates + concept.hidden + concept.ambiguous {
      let tags = concept.tagsText && (ambiguous.isEmpty || !ambiguous.contains(Folding.fold(label.text)))
      let entry = TreeLabel(concept: count, text: label.text, tags: tags)
      if label.language != .english { french.insert(steps(of: label.text, .french), entry) }
      if label.language != .french { english.insert(steps(of: label.text, .english), entry) }
    }
    count += 1
  }

  func encode() -> [UInt8] {
    let french = french.encode()
    var image = ByteWriter()
    image.append(LabelIndex.header)
    image.uint32(UInt32(count))
    image.uint32(UInt32(french.count))
    image.append(french)
    image.append(english.encode())
    return image.bytes
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
