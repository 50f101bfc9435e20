internal import FondsBytes
internal import FondsIndex

/// Scores how near neighbouring words of the query stand to one another (``ProximityModel``).
struct ProximityScorer {
  let segments: [SegmentReader]
  let table: ScoringTable
  let model: ProximityModel

  /// Says which words each candidate has, and adds the nearness of the words that follow one another in the query.
  func score(_ candidates: inout [Candidate], _ words: [RankedWord]) throws(IndexError) {
    for (number, segment) in segments.enumerated() {
      let members = candidates.members(ofSegment: number)
      if members.isEmpty { continue }
      var places: [[WordPlaces]] = []
      for (index, word) in words.enumerated() {
        let found = try self.places(of: word, in: segment, number, members.map { candidates[$0].entry.address.document })
        for (row, member) in members.enumerated() { candidates[member].has[index] = !found[row].places.isEmpty }
        places.append(found)
      }
      let norms = try segment.norms()
      for (row, member) in members.enumerated() {
        let inverse = table.inverse(ofNorm: norms[Int(candidates[member].entry.address.document)])
        candidates[member].proximity = proximity(words, places.map { $0[row] }, inverse)
      }
    }
  }

  /// Where a document has a word, and what that counts for.
  private struct WordPlaces {
    var places: [UInt32] = []
    /// The inverse document frequency of the word, or less where only a translation of it is there.
    var strength: Float
  }

  /// The places of a word in documents of a segment, given in rising order; those of its translations where it is missing itself.
  private func places(
    of word: RankedWord, in segment: SegmentReader, _ number: Int, _ documents: [DocumentID]
  ) throws(IndexError) -> [WordPlaces] {
    let own = try places(of: word.terms, in: segment, number, documents)
    var found = own.map { WordPlaces(places: $0, strength: word.inverseDocumentFrequency) }
    guard !word.translations.isEmpty, own.contains(where: \.isEmpty) else { return found }
    let translated = try places(of: word.translations, in: segment, number, documents)
    for row in found.indices where found[row].places.isEmpty {
      found[row] = WordPlaces(places: translated[row], strength: word.translationStrength)
    }
    return found
  }

  private func places(
    of terms: [PlannedTerm], in segment: SegmentReader, _ number: Int, _ documents: [DocumentID]
  ) throws(IndexError) -> [[UInt32]] {
    var places = [[UInt32]](repeating: [], count: documents.count)
    var found: [UInt32] = []
    for term in terms {
      guard let entry = term.entries[number] else { continue }
      var postings = try segment.postings(entry)
      var positions = try segment.positions(entry)
      for (row, document) in documents.enumerated() {
        guard try postings.advance(to: document) == document else { continue }
        try positions.read(at: postings, into: &found)
        places[row] = places[row].isEmpty ? Array(found.prefix(model.placeLimit)) : Self.merged(places[row], found.prefix(model.placeLimit))
      }
    }
    return places
  }

  /// Both of two rising rows, each place once.
  private static func merged(_ first: [UInt32], _ second: ArraySlice<UInt32>) -> [UInt32] {
    var merged: [UInt32] = []
    merged.reserveCapacity(first.count + second.count)
    var other = second.startIndex
    for place in first {
      while other < second.endIndex, second[other] < place {
        merged.append(second[other])
        other += 1
      }
      if other < second.endIndex, second[other] == place { other += 1 }
      merged.append(place)
    }
    return merged + second[other...]
  }

  private func proximity(_ words: [RankedWord], _ found: [WordPlaces], _ inverse: Float) -> Float {
    var sum: Float = 0
    for second in words.indices.dropFirst() {
      let first = second - 1
      guard !found[first].places.isEmpty, !found[second].places.isEmpty, !Self.areSame(words[first], words[second]) else { continue }
      let gap = UInt32(max(1, words[second].place - words[first].place))
      let (ordered, near) = meetings(of: found[first].places, and: found[second].places, gap: gap)
      let weight = found[first].strength + found[second].strength
      sum +=
        weight * (model.ordered * ScoringTable.weight(Float(ordered), inverse) + model.near * ScoringTable.weight(Float(near), inverse))
    }
    return sum
  }

  private static func areSame(_ first: RankedWord, _ second: RankedWord) -> Bool {
    guard let one = first.terms.first, let other = second.terms.first else { return false }
    return one.bytes == other.bytes
  }

  /// How often the second word follows the first within a gap, and how often both stand in one window; O(places · window).
  private func meetings(of first: [UInt32], and second: [UInt32], gap: UInt32) -> (ordered: Int, near: Int) {
    var (ordered, near, start) = (0, 0, 0)
    for place in first {
      while start < second.count, second[start] + model.window < place { start += 1 }
      var index = start
      while index < second.count, second[index] <= place + model.window {
        if second[index] > place, second[index] - place <= gap { ordered += 1 }
        if second[index] != place { near += 1 }
        index += 1
      }
    }
    return (ordered, near)
  }
}
