/// The places in documents where a phrase may begin, by the words looked at so far.
package struct PhraseBeginnings: ~Copyable {
  /// Documents with at least one place, and the end of their places.
  private var documents = IntegerBuffer(capacity: 64)
  private var ends = IntegerBuffer(capacity: 64)
  private var places = IntegerBuffer(capacity: 256)
  private var positions = IntegerBuffer(capacity: 64)

  package init() {}

  /// Forgets all places.
  package mutating func removeAll() {
    documents.removeAll()
    ends.removeAll()
    places.removeAll()
  }

  package var count: Int { documents.count }

  package func document(_ index: Int) -> UInt32 { documents[index] }

  /// How many places a document has.
  package func frequency(_ index: Int) -> Int { Int(ends[index]) - (index == 0 ? 0 : Int(ends[index - 1])) }

  /// Takes the places that a word allows in documents that have it.
  ///
  /// - Parameters:
  ///   - bits: of a window.
  ///   - base: its first document.
  package mutating func start(
    _ bits: UnsafeMutablePointer<UInt64>, from base: UInt32, _ word: inout PositionWalk, offset: UInt32
  ) throws(IndexError) {
    for index in 0..<PostingWindow.size / 64 {
      var rest = unsafe bits[index]
      while rest != 0 {
        let document = base &+ UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        try word.read(document, into: &positions)
        let before = places.count
        for index in 0..<positions.count where positions[index] >= offset { places.append(positions[index] &- offset) }
        if places.count > before {
          documents.append(document)
          ends.append(UInt32(places.count))
        }
      }
    }
  }

  /// Keeps the places that another word allows.
  package mutating func filter(_ word: inout PositionWalk, offset: UInt32) throws(IndexError) {
    var (keptDocuments, keptPlaces, next) = (0, 0, 0)
    for index in 0..<documents.count {
      let document = documents[index]
      let end = Int(ends[index])
      try word.read(document, into: &positions)
      let before = keptPlaces
      var other = 0
      while next < end {
        let wanted = places[next] &+ offset
        while other < positions.count, positions[other] < wanted { other &+= 1 }
        if other == positions.count { break }
        if positions[other] == wanted {
          places[keptPlaces] = places[next]
          keptPlaces &+= 1
        }
        next &+= 1
      }
      next = end
      if keptPlaces > before {
        documents[keptDocuments] = document
        ends[keptDocuments] = UInt32(keptPlaces)
        keptDocuments &+= 1
      }
    }
    documents.resize(keptDocuments)
    ends.resize(keptDocuments)
    places.resize(keptPlaces)
  }
}
