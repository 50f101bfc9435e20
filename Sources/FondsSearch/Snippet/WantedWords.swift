internal import FondsText

/// The words of the patterns that texts are marked by, as numbers of a `TermMemory`.
///
/// A token is looked up in a table by the number of its term: no word of a text is compared, folded or stemmed for a query. A query widened by
/// a broad concept has a thousand patterns, so their words lie one after another.
struct WantedWords {
  /// A word of a pattern: stretches of `terms`, and of `prefixes`.
  private struct Word: Sendable {
    var exact: Range<Int>
    var stems: Range<Int>
    var prefixes: Range<Int>
    /// Stands for any token.
    var isAny = false
  }

  /// A pattern whose first word a term is, and the one before it at the same term.
  private struct Beginning: Sendable {
    var pattern: Int32
    var isStem: Bool
    var former: Int32
  }

  /// As what a term may begin a pattern, as bits of `roles`.
  private enum Role {
    static let exact: UInt8 = 1
    static let stem: UInt8 = 2
    static let prefix: UInt8 = 4
  }

  private let memory: TermMemory
  private var words: [Word] = []
  private var terms: [UInt32] = []
  /// By pattern, where its words begin.
  private var starts: [Int] = []
  private var prefixes: [[UInt8]] = []
  /// By prefix: the terms that begin with it, of those below `known`.
  private var beginning: [Set<UInt32>] = []
  /// As what each term begins some pattern; terms after the last begin none.
  private var roles: [UInt8] = []
  /// The terms that prefixes were held against.
  private var known = 0
  /// By term: the last of the `beginnings` at its term; −1 where there is none.
  private var lastBeginning: [Int32]
  private var beginnings: [Beginning] = []
  /// Patterns that begin with a prefix, or with any word.
  private var startingOtherwise: [Int] = []
  /// Whether some pattern begins with any word.
  private var startsAnywhere = false

  init(_ patterns: [HighlightPattern], memory: TermMemory) {
    self.memory = memory
    let (words, terms, prefixes) = memory.withReader { reader in
      var words: [Word] = []
      var terms: [UInt32] = []
      var prefixes: [[UInt8]] = []
      for pattern in patterns {
        for word in pattern.words {
          let first = terms.count
          for form in word?.exact ?? [] { if let number = reader.number(of: form) { terms.append(number) } }
          let second = terms.count
          for form in word?.stems ?? [] { if let number = reader.number(of: form) { terms.append(number) } }
          let prefix = prefixes.count
          prefixes += word?.prefixes ?? []
          words.append(
            Word(exact: first..<second, stems: second..<terms.count, prefixes: prefix..<prefixes.count, isAny: word == nil))
        }
      }
      return (words, terms, prefixes)
    }
    (self.words, self.terms, self.prefixes) = (words, terms, prefixes)
    beginning = Array(repeating: [], count: prefixes.count)
    roles = [UInt8](repeating: 0, count: terms.reduce(0) { max($0, Int($1) + 1) })
    lastBeginning = [Int32](repeating: -1, count: roles.count)
    var place = 0
    for (number, pattern) in patterns.enumerated() {
      starts.append(place)
      place += pattern.words.count
      noteStart(of: number)
    }
  }

  private mutating func noteStart(of pattern: Int) {
    let first = words[starts[pattern]]
    if first.isAny || !first.prefixes.isEmpty {
      startingOtherwise.append(pattern)
      startsAnywhere = startsAnywhere || first.isAny
      return
    }
    for term in terms[first.exact] { begin(pattern, at: Int(term), isStem: false) }
    for term in terms[first.stems] { begin(pattern, at: Int(term), isStem: true) }
  }

  private mutating func begin(_ pattern: Int, at term: Int, isStem: Bool) {
    roles[term] |= isStem ? Role.stem : Role.exact
    beginnings.append(Beginning(pattern: Int32(pattern), isStem: isStem, former: lastBeginning[term]))
    lastBeginning[term] = Int32(beginnings.count - 1)
  }

  /// Learns the terms that texts have brought since: to be called after words were read and before they are looked up.
  mutating func bringUpToDate() {
    guard !prefixes.isEmpty else { return }
    let (first, prefixes) = (known, prefixes)
    let (found, count) = memory.withReader { reader in
      (prefixes.map { reader.numbers(from: first, beginningWith: $0) }, reader.count)
    }
    known = count
    roles += repeatElement(0, count: max(0, count - roles.count))
    for (prefix, terms) in found.enumerated() {
      beginning[prefix].formUnion(terms)
      for term in terms { roles[Int(term)] |= Role.prefix }
    }
  }

  /// The first places of a text at whose words some pattern may begin.
  func places(in words: [NumberedWord], limit: Int) -> [Int] {
    if startsAnywhere { return Array(words.indices.prefix(limit)) }
    var places: [Int] = []
    let roles = roles.span
    for place in words.indices {
      let word = words[place]
      var role: UInt8 = 0
      if Int(word.exact) < roles.count { role = roles[Int(word.exact)] & (Role.exact | Role.prefix) }
      if Int(word.stem) < roles.count { role |= roles[Int(word.stem)] & Role.stem }
      if Int(word.otherStem) < roles.count { role |= roles[Int(word.otherStem)] & Role.stem }
      if role != 0 {
        places.append(place)
        if places.count == limit { break }
      }
    }
    return places
  }

  /// The patterns that begin with a word, in no order.
  func starting(with word: NumberedWord) -> [Int] {
    var starting = startingOtherwise.filter { matches(word, pattern: $0, place: 0) }
    add(word.exact, isStem: false, to: &starting)
    add(word.stem, isStem: true, to: &starting)
    if word.otherStem != word.stem { add(word.otherStem, isStem: true, to: &starting) }
    return starting
  }

  private func add(_ term: UInt32, isStem: Bool, to starting: inout [Int]) {
    var next = Int(term) < lastBeginning.count ? Int(lastBeginning[Int(term)]) : -1
    while next >= 0 {
      let beginning = beginnings[next]
      if beginning.isStem == isStem, !starting.contains(Int(beginning.pattern)) { starting.append(Int(beginning.pattern)) }
      next = Int(beginning.former)
    }
  }

  /// Whether a word is the one at a place of a pattern.
  func matches(_ word: NumberedWord, pattern: Int, place: Int) -> Bool {
    let expected = words[starts[pattern] + place]
    if expected.isAny { return true }
    let stems = terms[expected.stems]
    return terms[expected.exact].contains(word.exact) || stems.contains(word.stem) || stems.contains(word.otherStem)
      || expected.prefixes.contains { beginning[$0].contains(word.exact) }
  }
}
