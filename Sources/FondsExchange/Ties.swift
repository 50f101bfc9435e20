/// A relation between concepts by position: for each, the others in the order in which they were stated, each once.
struct Ties {
  private struct Tie: Hashable {
    var from: Int
    var to: Int
  }

  private(set) var lists: [[Int]]
  private var ties: Set<Tie> = []

  init(_ count: Int) { lists = Array(repeating: [], count: count) }

  mutating func add(_ from: Int, _ to: Int) {
    if ties.insert(Tie(from: from, to: to)).inserted { lists[from].append(to) }
  }

  /// Makes a relation and its inverse state the same.
  mutating func complete(with inverse: inout Ties) {
    for (from, list) in lists.enumerated() { for to in list { inverse.add(to, from) } }
    for (from, list) in inverse.lists.enumerated() { for to in list { add(to, from) } }
  }

  mutating func makeSymmetric() {
    for (from, list) in lists.enumerated() { for to in list { add(to, from) } }
  }
}
