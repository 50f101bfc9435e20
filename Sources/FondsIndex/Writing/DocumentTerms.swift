internal import FondsBytes
internal import FondsRecord
internal import FondsText

/// The terms of a document that are not words (facets, concepts, names, references), one after another in one array that is used again for each document.
struct DocumentTerms {
  /// The terms of all keys.
  private(set) var bytes: [UInt8] = []
  private(set) var keys: [Key] = []

  /// A term without positions: bytes `start` ..< `end`.
  struct Key {
    var space: KeySpace
    var start: Int
    var end: Int
    /// What it adds to the frequency.
    var weight: UInt32 = 1
    /// The document or passage, by its number in the session, that holds it.
    var holder: UInt32
  }

  /// Collects the terms of the document with a number, whose passages begin with a number.
  ///
  /// - Throws: `document` when it breaks a rule of `Index/FORMAT.md` §1.4.
  mutating func collect(_ document: IndexDocument, number: UInt32, firstPassage: UInt32) throws(IndexError) {
    bytes.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    try Self.check(document)
    for facet in document.facets {
      let start = bytes.count
      bytes.append(contentsOf: facet.facet.utf8)
      bytes.append(0)
      bytes.append(contentsOf: facet.value.utf8)
      guard bytes.count - start <= FormatVersion.keyLimit, !facet.facet.isEmpty, !facet.facet.utf8.contains(0),
        !facet.value.utf8.contains(0)
      else {
        throw Self.refusal("a facet has no name, or a value that is too long or holds a NUL", document.id)
      }
      keys.append(Key(space: .facet, start: start, end: bytes.count, holder: number))
    }
    makeUnique(from: 0)
    try addConcepts(document, number, firstPassage)
    var first = keys.count
    for alias in document.aliases where !alias.isEmpty && alias != document.id.value { addReference(alias, .name, number) }
    makeUnique(from: first)
    first = keys.count
    for twin in document.twins where !twin.isEmpty { addReference(twin, .twin, number) }
    makeUnique(from: first)
    first = keys.count
    for tie in document.ties where !tie.target.isEmpty { try addTie(tie, number, document.id) }
    makeUnique(from: first)
  }

  private mutating func addConcepts(_ document: IndexDocument, _ number: UInt32, _ firstPassage: UInt32) throws(IndexError) {
    let first = keys.count
    for found in document.concepts {
      let start = bytes.count
      bytes.append(contentsOf: found.concept.utf8)
      guard Int(found.passage) < document.analyzed.passages.count, (1...FormatVersion.keyLimit).contains(bytes.count - start) else {
        throw Self.refusal("the concept \(found.concept) is in no passage, or too long", document.id)
      }
      keys.append(Key(space: .passage, start: start, end: bytes.count, holder: firstPassage + found.passage))
    }
    makeUnique(from: first)
    // Sorted by concept now: the number of passages of each is the frequency of the document.
    var index = first
    let end = keys.count
    while index < end {
      var next = index + 1
      while next < end, areEqual(keys[index], keys[next]) { next += 1 }
      keys.append(Key(space: .concept, start: keys[index].start, end: keys[index].end, weight: UInt32(next - index), holder: number))
      index = next
    }
  }

  private mutating func addReference(_ text: String, _ space: KeySpace, _ number: UInt32, weight: UInt32 = 1) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    if bytes.count - start > FormatVersion.keyLimit {
      bytes.removeLast(bytes.count - start)
      bytes.append(contentsOf: TermKey.reference(text))
    }
    keys.append(Key(space: space, start: start, end: bytes.count, weight: weight, holder: number))
  }

  private mutating func addTie(_ tie: DocumentTie, _ number: UInt32, _ id: RecordID) throws(IndexError) {
    guard (1...FormatVersion.tieKindLimit).contains(tie.kind.utf8.count), !tie.kind.utf8.contains(0) else {
      throw Self.refusal("a tie has no kind, or one that is too long or holds a NUL", id)
    }
    let start = bytes.count
    bytes.append(contentsOf: TermKey.ties(to: tie.target))
    bytes.append(contentsOf: tie.kind.utf8)
    keys.append(Key(space: .tie, start: start, end: bytes.count, holder: number))
  }

  /// Sorts the keys from `first` on by term, holder and weight, and keeps the first of those with equal term and holder.
  private mutating func makeUnique(from first: Int) {
    guard keys.count - first > 1, !isUnique(from: first) else { return }
    let (text, all) = (bytes, keys)
    var order = Array(all[first...])
    order.sort { left, right in
      let (a, b) = (text[left.start..<left.end], text[right.start..<right.end])
      if !a.elementsEqual(b) { return a.lexicographicallyPrecedes(b) }
      return (left.holder, left.weight) < (right.holder, right.weight)
    }
    keys.removeLast(keys.count - first)
    for key in order {
      if let last = keys.last, keys.count > first, last.holder == key.holder, areEqual(last, key) { continue }
      keys.append(key)
    }
  }

  /// Whether the keys from `first` on, all of one holder, rise already.
  private func isUnique(from first: Int) -> Bool {
    for index in first + 1..<keys.count {
      let (left, right) = (keys[index - 1], keys[index])
      guard left.holder == right.holder else { return false }
      var (a, b) = (left.start, right.start)
      while a < left.end, b < right.end, bytes[a] == bytes[b] {
        a += 1
        b += 1
      }
      guard b < right.end, a == left.end || bytes[a] < bytes[b] else { return false }
    }
    return true
  }

  private func areEqual(_ left: Key, _ right: Key) -> Bool {
    bytes[left.start..<left.end].elementsEqual(bytes[right.start..<right.end])
  }

  private static func check(_ document: IndexDocument) throws(IndexError) {
    let record = document.analyzed
    for occurrence in record.occurrences where Int(occurrence.start) + Int(occurrence.length) > record.bytes.count || occurrence.length == 0
    {
      throw refusal("a term lies outside of the record", document.id)
    }
    for (passage, next) in zip(record.passages, record.passages.dropFirst()) where next.firstPosition < passage.firstPosition {
      throw refusal("the passages are not in order", document.id)
    }
    guard document.stored.count <= FormatVersion.storedLimit else { throw refusal("the stored record is over 1 GiB", document.id) }
  }

  private static func refusal(_ message: String, _ id: RecordID) -> IndexError {
    IndexError(.document, message, remedy: "leave the record \(id.value) out, or mend it")
  }
}

extension AnalyzedRecord {
  /// The occurrences in the order of their positions; those of one position stay in their order.
  var orderedOccurrences: [TermOccurrence] {
    var previous: UInt32 = 0
    for occurrence in occurrences {
      guard occurrence.position >= previous else {
        return occurrences.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element)
      }
      previous = occurrence.position
    }
    return occurrences
  }
}
