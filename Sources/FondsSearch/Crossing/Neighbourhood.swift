internal import FondsIndex
internal import FondsRecord
internal import FondsText
internal import Glibc

/// Finds the records that are described like another one.
///
/// Records are vectors over the values of the descriptive facets, what is broader included, each value weighing log(N / n) where n of N documents
/// have it (Spärck Jones, *A Statistical Interpretation of Term Specificity*, 1972); near is what has a large cosine. Values that more than a tenth of the bank has find
/// nobody by themselves; they count when the found are compared.
struct Neighbourhood {
  let segments: [SegmentReader]
  let thesaurus: Thesaurus
  let faces: WorkFaces
  /// The facets that say what a record is about.
  let facets: [String]

  /// So many of the documents that share most are compared.
  private static let depth = 256
  /// The most descriptors that look for others, the rarest first.
  private static let seekerLimit = 48
  /// A value of one in so many documents is too common to look for others by.
  private static let commonness = 10

  /// A descriptor, its rarity, and where its documents are.
  private struct Descriptor {
    let value: FacetValue
    let weight: Double
    let frequency: Int
    let entries: [TermEntry?]

    /// The same, worth a share of it.
    func weighing(_ share: Double) -> Descriptor {
      Descriptor(value: value, weight: weight * share, frequency: frequency, entries: entries)
    }
  }

  /// The nearest works, nearest first.
  ///
  /// - Parameters:
  ///   - visible: by segment; `nil` for everything.
  ///   - limit: how many.
  func neighbours(
    of origin: DocumentAddress, visible: [DocumentBits?], limit: Int, deadline: Deadline
  ) throws(IndexError) -> [Neighbour] {
    let total = segments.reduce(0) { $0 + $1.documentCount }
    var known: [FacetValue: Descriptor] = [:]
    let own = try descriptors(of: origin, total, &known)
    return try neighbours(own, besides: [origin], &known, visible, limit, deadline)
  }

  /// The works nearest to several documents together: a descriptor weighs as much as the share of them that has it.
  func neighbours(
    ofAll origins: [DocumentAddress], visible: [DocumentBits?], limit: Int, deadline: Deadline
  ) throws(IndexError) -> [Neighbour] {
    let total = segments.reduce(0) { $0 + $1.documentCount }
    var known: [FacetValue: Descriptor] = [:]
    var shares: [FacetValue: Int] = [:]
    for origin in origins { for own in try descriptors(of: origin, total, &known) { shares[own.value, default: 0] += 1 } }
    let own = shares.sorted { $0.key < $1.key }.compactMap { value, count in
      known[value].map { $0.weighing(Double(count) / Double(origins.count)) }
    }
    return try neighbours(own, besides: origins, &known, visible, limit, deadline)
  }

  private func neighbours(
    _ own: [Descriptor], besides origins: [DocumentAddress], _ known: inout [FacetValue: Descriptor], _ visible: [DocumentBits?],
    _ limit: Int, _ deadline: Deadline
  ) throws(IndexError) -> [Neighbour] {
    let total = segments.reduce(0) { $0 + $1.documentCount }
    let length = Self.length(own)
    guard length > 0 else { return [] }
    var seekers = own.filter { $0.frequency > 1 && $0.frequency * Self.commonness <= max(total, 100) }
    // A bank in which everything is common has to make do with it.
    if seekers.isEmpty { seekers = own.filter { $0.frequency > 1 } }
    seekers.sort { $0.frequency == $1.frequency ? $0.value < $1.value : $0.frequency < $1.frequency }
    let candidates = try candidates(Array(seekers.prefix(Self.seekerLimit)), besides: origins, visible, deadline)
    let wanted = Dictionary(uniqueKeysWithValues: own.map { ($0.value, $0.weight) })
    var neighbours: [Neighbour] = []
    for address in candidates {
      let other = try descriptors(of: address, total, &known)
      let shared = other.filter { wanted[$0.value] != nil }
      let product = shared.reduce(0) { $0 + $1.weight * (wanted[$1.value] ?? 0) }
      guard product > 0 else { continue }
      neighbours.append(Neighbour(address: address, score: product / (length * Self.length(other)), shared: telling(shared)))
    }
    neighbours.sort { $0.score == $1.score ? $0.address < $1.address : $0.score > $1.score }
    var works: Set<UInt32> = []
    return Array(neighbours.filter { faces.table.work($0.address).map { works.insert($0).inserted } ?? true }.prefix(limit))
  }

  /// The documents that share most with some descriptors.
  private func candidates(
    _ seekers: [Descriptor], besides origins: [DocumentAddress], _ visible: [DocumentBits?], _ deadline: Deadline
  ) throws(IndexError) -> [DocumentAddress] {
    var own = Set(origins)
    for origin in origins { if let work = faces.table.work(origin) { own.formUnion(faces.table.faces(work)) } }
    var best: [(score: Float, address: DocumentAddress)] = []
    for (number, segment) in segments.enumerated() where !deadline.isPast {
      var scores = [Float](repeating: 0, count: segment.documentCount)
      for seeker in seekers {
        guard let entry = seeker.entries[number] else { continue }
        let gain = Float(seeker.weight * seeker.weight)
        var cursor = try segment.postings(entry)
        while try cursor.next() != PostingCursor.end { scores[Int(cursor.document)] += gain }
      }
      var least: Float = 0
      for document in scores.indices where scores[document] > least {
        let address = DocumentAddress(segment: number, document: UInt32(document))
        guard visible[number]?.contains(address.document) ?? true, segment.isLive(address.document), !own.contains(address) else {
          continue
        }
        best.append((scores[document], address))
        if best.count >= 4 * Self.depth { least = Self.keepBest(&best) }
      }
    }
    _ = Self.keepBest(&best)
    return best.map(\.address)
  }

  /// Drops all but the best `depth`; gives the score that a further one must pass.
  private static func keepBest(_ best: inout [(score: Float, address: DocumentAddress)]) -> Float {
    best.sort { $0.score == $1.score ? $0.address < $1.address : $0.score > $1.score }
    guard best.count > depth else { return 0 }
    best.removeLast(best.count - depth)
    return best[depth - 1].score
  }

  private static func length(_ descriptors: [Descriptor]) -> Double {
    descriptors.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
  }

  /// The values of the descriptive facets that a document has.
  private func descriptors(
    of address: DocumentAddress, _ total: Int, _ known: inout [FacetValue: Descriptor]
  ) throws(IndexError) -> [Descriptor] {
    let segment = segments[address.segment]
    var found: [Descriptor] = []
    for facet in facets {
      guard let column = try segment.facet(facet) else { continue }
      for ordinal in try column.ordinals(of: address.document) {
        let value = FacetValue(facet, try column.value(ordinal))
        let descriptor: Descriptor
        if let met = known[value] {
          descriptor = met
        } else {
          descriptor = try self.descriptor(value, total)
          known[value] = descriptor
        }
        found.append(descriptor)
      }
    }
    return found
  }

  private func descriptor(_ value: FacetValue, _ total: Int) throws(IndexError) -> Descriptor {
    var entries: [TermEntry?] = []
    var frequency = 0
    for segment in segments {
      let entry = try segment.lookup(.facet, Array((value.facet + "\0" + value.value).utf8))
      frequency += entry.map { Int($0.documentFrequency) } ?? 0
      entries.append(entry)
    }
    let weight = log(Double(total + 1) / Double(max(frequency, 1)))
    return Descriptor(value: value, weight: max(0, weight), frequency: frequency, entries: entries)
  }

  /// What is shared, the rarest first, without what follows from a narrower concept among it.
  private func telling(_ shared: [Descriptor]) -> [FacetValue] {
    var implied: Set<FacetValue> = []
    for descriptor in shared { implied.formUnion(thesaurus.closure(of: descriptor.value).dropFirst()) }
    return shared.filter { !implied.contains($0.value) && $0.weight > 0 }
      .sorted { $0.weight == $1.weight ? $0.value < $1.value : $0.weight > $1.weight }.map(\.value)
  }
}
