/// Collects what a reader of pages decides, for those who ask why; costs nothing where nobody does.
struct DecisionNotes: Sendable {
  private let isWanted: Bool
  private var notes: [(page: Int, decision: BlockDecision)] = []

  init(isWanted: Bool) { self.isWanted = isWanted }

  /// Notes a decision about a text of a page, from 1.
  mutating func add(
    _ verdict: BlockDecision.Verdict, _ rule: PrintedRule, page: Int, _ text: @autoclosure () -> ArraySlice<UInt8>,
    measure: @autoclosure () -> String = ""
  ) {
    guard isWanted, notes.count < BlockDecision.limit else { return }
    let cut = text().prefix(BlockDecision.textLimit)
    // A scalar that the limit cuts is left out.
    let whole = cut.prefix(
      upTo: cut.lastIndex { $0 & 0xC0 != 0x80 }.map { cut.count < BlockDecision.textLimit ? cut.endIndex : $0 } ?? cut.startIndex)
    let decision = BlockDecision(
      verdict, rule: rule.rawValue, place: "page \(page)", text: TextCleaner.cleaned(String(decoding: whole, as: UTF8.self)),
      measure: measure())
    notes.append((page, decision))
  }

  /// Adds the notes of another reader.
  mutating func add(_ others: DecisionNotes) { notes += others.notes.prefix(BlockDecision.limit - notes.count) }

  /// All of them by page, those of a page in the order of noting.
  var decisions: [BlockDecision] {
    notes.enumerated().sorted { ($0.element.page, $0.offset) < ($1.element.page, $1.offset) }.map(\.element.decision)
  }
}
