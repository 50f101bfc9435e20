package import FondsRecord
internal import FondsText

/// Compares two editions of a text block by block, and reworded blocks word by word.
///
/// Blocks are the same whatever their case, accents and spaces; the shortest script of removals and additions is taken (Myers, *An O(ND) Difference
/// Algorithm and Its Variations*, 1986). A removed and an added block beside one another that share half of their words are one that was reworded.
package enum EditionComparison {
  /// The most blocks of an edition that are compared.
  package static let blockLimit = 4_000
  /// The most words of a block that are compared one by one.
  private static let wordLimit = 2_000
  /// The share of words in common (Dice) from which a block was reworded rather than replaced.
  private static let similarity = 0.5

  /// The changes that lead from one edition to the next, in the order of the text.
  package static func changes(from former: [Block], to later: [Block]) -> [EditionChange] {
    let old = former.filter { $0.quality >= Block.leastMainQuality }.prefix(blockLimit).map { $0 }
    let new = later.filter { $0.quality >= Block.leastMainQuality }.prefix(blockLimit).map { $0 }
    let (oldKeys, newKeys) = (old.map { words($0.text) }, new.map { words($0.text) })
    let difference = newKeys.difference(from: oldKeys)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var changes: [EditionChange] = []
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      var (out, into): ([Int], [Int]) = ([], [])
      while a < old.count, removed.contains(a) {
        out.append(a)
        a += 1
      }
      while b < new.count, added.contains(b) {
        into.append(b)
        b += 1
      }
      changes += settled(out.map { (old[$0], oldKeys[$0]) }, into.map { (new[$0], newKeys[$0]) })
      guard a < old.count, b < new.count, !removed.contains(a), !added.contains(b) else { continue }
      changes.append(.kept(new[b]))
      a += 1
      b += 1
    }
    return changes
  }

  /// Pairs the blocks that went with those that came in their place, in order.
  private static func settled(_ out: [(block: Block, words: [String])], _ into: [(block: Block, words: [String])]) -> [EditionChange] {
    var changes: [EditionChange] = []
    var next = 0
    for gone in out {
      if let match = into.indices.dropFirst(next).first(where: { share(gone.words, into[$0].words) >= similarity }) {
        changes += into[next..<match].map { .added($0.block) }
        changes.append(.changed(pieces(gone.block.text, into[match].block.text), into[match].block))
        next = match + 1
      } else {
        changes.append(.removed(gone.block))
      }
    }
    return changes + into[next...].map { .added($0.block) }
  }

  /// The words of a text as they are compared.
  private static func words(_ text: String) -> [String] {
    Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The coefficient of Dice of two bags of words.
  private static func share(_ left: [String], _ right: [String]) -> Double {
    var bag: [String: Int] = [:]
    for word in left { bag[word, default: 0] += 1 }
    var common = 0
    for word in right where bag[word, default: 0] > 0 {
      bag[word, default: 0] -= 1
      common += 1
    }
    let size = left.count + right.count
    return size == 0 ? 0 : Double(2 * common) / Double(size)
  }

  private static func pieces(_ former: String, _ later: String) -> [EditionPiece] {
    let old = former.split(separator: " ").prefix(wordLimit).map(String.init)
    let new = later.split(separator: " ").prefix(wordLimit).map(String.init)
    var removed: [Int: String] = [:]
    var added: [Int: String] = [:]
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let word, _): removed[offset] = word
      case .insert(let offset, let word, _): added[offset] = word
      }
    }
    var pieces: [EditionPiece] = []
    func append(_ kind: EditionPiece.Kind, _ word: String) {
      if let last = pieces.last, last.kind == kind {
        pieces[pieces.count - 1].text += " " + word
      } else {
        pieces.append(EditionPiece(kind, word))
      }
    }
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if let word = removed[a], a < old.count {
        append(.removed, word)
        a += 1
      } else if let word = added[b], b < new.count {
        append(.added, word)
        b += 1
      } else if b < new.count {
        append(.kept, new[b])
        a += 1
        b += 1
      } else {
        break
      }
    }
    return pieces
  }
}
