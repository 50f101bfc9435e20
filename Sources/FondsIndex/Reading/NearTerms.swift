internal import FondsBytes

extension SegmentReader {
  /// The longest word that `forEachWord(within:editsOf:)` takes, in bytes.
  package static var nearWordLimit: Int { EditAutomaton.wordLimit }

  /// Calls `body` with the words of the exact space, three letters or more and nothing else, within at most two edits of a word (letters lost, added,
  /// changed, two neighbours transposed), in no order, and the number of documents that hold each.
  ///
  /// One edit is looked for in the dictionary where it lies. For two, too much of it would have to be read: all words are gathered in memory when that is
  /// first asked for, and serve one edit too from then on.
  ///
  /// - Parameters:
  ///   - limit: the most edits, 0…2.
  ///   - word: at most `nearWordLimit` bytes.
  package func forEachWord(
    within limit: Int, editsOf word: [UInt8], _ body: (_ word: [UInt8], _ documentFrequency: Int) -> Void
  ) throws(IndexError) {
    if let words = try wordTable(isNeeded: limit > 1) {
      words.forEach(within: limit, editsOf: word, body)
    } else {
      try NearTerms.forEach(in: dictionary, within: limit, editsOf: word, body)
    }
  }
}

/// A walk through the blocks of a dictionary that makes no key that is not wanted (`Index/FORMAT.md` §5.1).
///
/// Beginnings that no near term has are passed over, whole blocks at a time (the intersection of Schulz & Mihov 2002, with a sorted dictionary in the
/// place of theirs).
struct NearTerms {
  /// Calls `body` with the words of the exact space within so many edits of one, in the order of their bytes.
  static func forEach(
    in dictionary: TermDictionary, within limit: Int, editsOf word: [UInt8], _ body: (_ word: [UInt8], _ documentFrequency: Int) -> Void
  ) throws(IndexError) {
    var walk = NearTerms(dictionary, .exact, EditAutomaton(word, limit: limit))
    guard var block = try dictionary.firstBlock(holding: [walk.space]) else { return }
    while try walk.read(block, body) {
      if let beginning = walk.keyAfterDead {
        block = try dictionary.block(after: block, holding: beginning)
      } else {
        block += 1
      }
      guard block < dictionary.blockCount else { return }
    }
  }

  private let space: UInt8
  private let dictionary: TermDictionary
  private var automaton: EditAutomaton
  /// The beginning of the last key that was read: space byte and term.
  private var key = [UInt8](repeating: 0, count: FormatVersion.keyLimit + 2)
  /// How many bytes of `key` begin no wanted term; `nil` where some may.
  private var dead: Int?

  private init(_ dictionary: TermDictionary, _ space: KeySpace, _ automaton: EditAutomaton) {
    self.dictionary = dictionary
    self.automaton = automaton
    self.space = space.rawValue
  }

  /// The least key that does not begin as the last dead one; `nil` where the last key was not dead.
  private var keyAfterDead: [UInt8]? {
    guard let dead else { return nil }
    var next = Array(key[..<dead])
    while let last = next.popLast() {
      if last < .max { return next + [last + 1] }
    }
    return nil
  }

  /// Reads a block; false when the space ends in it.
  private mutating func read(_ block: Int, _ body: (_ term: [UInt8], _ documentFrequency: Int) -> Void) throws(IndexError) -> Bool {
    let view = try dictionary.block(block)
    var cursor = VarintCursor(view)
    cursor.skipVarint()
    cursor.skipVarint()
    // `known`: bytes of `key` that are those of the last term; `dead`: as the property, or more than any term has.
    var known = 0
    var dead = Int.max
    while !cursor.isAtEnd {
      let shared = cursor.count(limit: FormatVersion.keyLimit + 1)
      let further = cursor.count(limit: FormatVersion.keyLimit + 1)
      if shared >= dead {
        cursor.skip(further)
        _ = cursor.skipEntry(hasPositions: hasPositions)
        continue
      }
      let end = shared + further
      guard shared <= known, end <= FormatVersion.keyLimit + 1, !cursor.isBroken else { throw damage(view) }
      known = shared
      dead = .max
      while known < end {
        let byte = cursor.byte()
        key[known] = byte
        known += 1
        guard known > 1 ? automaton.take(byte, at: known - 2) : byte == space else {
          dead = known
          break
        }
      }
      if key[0] > space { return false }
      cursor.skip(end - known)
      let documents = cursor.skipEntry(hasPositions: hasPositions)
      if dead == .max, known > 0, automaton.accepts(known - 1), !cursor.isBroken, WordTable.isWord(key[1..<known]) {
        body(Array(key[1..<known]), documents)
      }
    }
    self.dead = dead == .max ? nil : dead
    guard !cursor.isBroken else { throw damage(view) }
    withExtendedLifetime(view) {}
    return true
  }

  private var hasPositions: Bool { key[0] <= KeySpace.author.rawValue }

  private func damage(_ view: ByteView) -> IndexError { .damage("a block of terms is damaged", path: view.path, offset: view.offset) }
}

extension VarintCursor {
  @inline(__always)
  fileprivate mutating func skipVarint() { while byte() >= 0x80 {} }

  /// Passes over the entry of a term; gives the number of its documents.
  @inline(__always)
  fileprivate mutating func skipEntry(hasPositions: Bool) -> Int {
    let head = varint()
    if head & 1 == 1 {
      skipVarint()
      let packed = varint()
      if hasPositions {
        let count = packed & 1 == 1 ? Int(truncatingIfNeeded: (packed &>> 1) &+ 1) : self.count(limit: FormatVersion.inlinePositions)
        for _ in 0..<max(0, min(count, FormatVersion.inlinePositions)) { skipVarint() }
      }
    } else {
      skipVarint()
      if hasPositions { skipVarint() }
      skipVarint()
    }
    return Int(truncatingIfNeeded: head &>> 1)
  }
}
