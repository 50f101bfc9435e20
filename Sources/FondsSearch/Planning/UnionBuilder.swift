internal import FondsIndex
internal import FondsText

/// Gathers the parts of a union; a term that is asked for twice counts twice and is read once.
struct UnionBuilder {
  private struct Key: Hashable {
    let space: TermSpace
    let bytes: [UInt8]
  }

  private var parts: [Plan] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ term: PlannedTerm, factor: Float) {
    guard term.documentFrequency > 0 else { return }
    let key = Key(space: term.space, bytes: term.bytes)
    if let place = places[key], case .term(let known, let earlier) = parts[place] {
      parts[place] = .term(known, factor: earlier + factor)
    } else {
      places[key] = parts.count
      parts.append(.term(term, factor: factor))
    }
  }

  mutating func add(_ part: Plan) {
    if case .term(let term, let factor) = part { add(term, factor: factor) } else { parts.append(part) }
  }

  var plan: Plan { .union(of: parts) }
}
