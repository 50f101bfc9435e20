internal import FondsIndex
internal import FondsText

/// Evaluates every part of a plan for one document.
struct Explainer {
  let builder: ScorerBuilder
  let document: DocumentID
  let documentCount: Int

  func part(_ plan: Plan) throws(IndexError) -> ScorePart {
    let score = try score(plan)
    switch plan {
    case .nothing: return ScorePart(.nothing)
    case .documents(let filter):
      return ScorePart(.documents, filter.map { "\($0.facet): \($0.values.joined(separator: ", "))" } ?? "", score: score)
    case .found(let text, _): return ScorePart(.documents, text, score: score)
    case .term(let term, _), .bonus(let term, _): return ScorePart(.init(term.space), Self.text(term), score: score)
    case .phrase(let words, _): return ScorePart(.phrase, words.map { Self.text($0.term) }.joined(separator: " "), score: score)
    case .union(let parts): return ScorePart(.sum, score: score, parts: try self.parts(parts))
    case .best(let parts): return ScorePart(.best, score: score, parts: try self.parts(parts))
    case .translations(.nothing, let terms, _) where terms.count == 1:
      return ScorePart(.translation, Self.text(terms[0].term), score: score)
    case .translations(let word, let terms, let factor):
      let translations = terms.map { Plan.translations(of: .nothing, [$0], factor: factor) }
      return ScorePart(.best, score: score, parts: try self.parts([word] + translations))
    case .clauses(let must, let should, let mustNot):
      let parts = try parts(must + should) + mustNot.map { _ in ScorePart(.excluded) }
      // Where one that must be there is not, the others count for nothing.
      return ScorePart(.sum, score: score, parts: score == nil ? parts.map(\.withoutScores) : parts)
    }
  }

  private func parts(_ plans: [Plan]) throws(IndexError) -> [ScorePart] {
    var parts: [ScorePart] = []
    for plan in plans { parts.append(try part(plan)) }
    return parts
  }

  private func score(_ plan: Plan) throws(IndexError) -> Float? {
    guard let scorer = try builder.scorer(plan) else { return nil }
    let memory = (WindowMemory(), WindowBitMemory())
    defer { withExtendedLifetime(memory) {} }
    let window = DocumentWindow(index: Int(document) / DocumentWindow.size, of: documentCount)
    let local = Int(document - window.base)
    memory.1.bits.insert(local)
    try scorer.collect(window, within: memory.1.bits, into: memory.0.buffer, .scores)
    return memory.0.buffer.bits.contains(local) ? memory.0.buffer[local] : nil
  }

  /// A term as people read it; a declared value as a found one (`theme/water`).
  private static func text(_ term: PlannedTerm) -> String {
    let bytes = StemTerm.stem(of: term.bytes)
    return String(decoding: term.space == .facet ? bytes.map { $0 == 0 ? UInt8(ascii: "/") : $0 } : bytes, as: UTF8.self)
  }
}
