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

  mutating func add(_ part: Plan) {
    switch part {
    case .term(let term, let factor), .bonus(let term, let factor):
      guard term.documentFrequency > 0 else { return }
      let key = Key(space: term.space, bytes: term.bytes)
      guard let place = places[key] else {
        places[key] = parts.count
        parts.append(part)
        return
      }
      switch parts[place] {
      case .term(_, let earlier): parts[place] = .term(term, factor: earlier + factor)
      case .bonus(_, let earlier): parts[place] = .bonus(term, factor: earlier + factor)
      default: preconditionFailure("only terms have places")
      }
    case .union(let inner): for part in inner { add(part) }
    default: parts.append(part)
    }
  }

  var plan: Plan { .union(of: parts) }
}
