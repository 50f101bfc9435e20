internal import FondsIndex

/// The faces of works laid over one another, so that what a work says in both of its languages counts once.
///
/// The longest face of a work is its home; the units of another face lie over those of the home in proportion, first over first and last over last.
/// What is counted of a face keeps its own place, and is taken off again where the home, or another face, has it at the same place. So a work is counted
/// wherever one of its faces has something, which is where a search finds it, and a translation adds nothing.
struct FaceOverlay: Sendable {
  /// The units of a face that is not the home of its work.
  private struct Stretch {
    /// First unit in the segment, and how many.
    let start: UInt32
    let count: UInt32
    /// Over which it lies.
    let home: DocumentAddress
    let homeStart: UInt32
    let homeCount: UInt32
    /// Whether the work has a third face, so that two can lie over one place that the home does not have.
    let isOneOfMany: Bool

    /// The unit of the home that one of these lies over.
    func place(of unit: UInt32) -> UInt32 {
      homeStart + UInt32(truncatingIfNeeded: Int(unit &- start) &* Int(homeCount) / Int(count))
    }
  }

  /// A place in a home.
  private struct Place: Hashable {
    let segment: Int
    let unit: UInt32
  }

  /// By segment, rising.
  private let stretches: [[Stretch]]
  /// By segment: the units of all its stretches, as bits; empty where there are none.
  private let masks: [[UInt64]]

  /// - Parameters:
  ///   - ends: by segment, the ends of the units of its documents.
  ///   - unitCounts: by segment.
  init(_ table: WorkTable, ends: [[UInt32]], unitCounts: [Int]) {
    var stretches = [[Stretch]](repeating: [], count: ends.count)
    func units(_ face: DocumentAddress) -> Range<UInt32> {
      let document = Int(face.document)
      return (document == 0 ? 0 : ends[face.segment][document - 1])..<ends[face.segment][document]
    }
    for work in 0..<UInt32(table.count) {
      let faces = table.faces(work)
      guard var home = faces.first else { continue }
      for face in faces where units(face).count > units(home).count { home = face }
      for face in faces where face != home {
        let own = units(face)
        guard !own.isEmpty else { continue }
        stretches[face.segment].append(
          Stretch(
            start: own.lowerBound, count: UInt32(own.count), home: home, homeStart: units(home).lowerBound,
            homeCount: UInt32(units(home).count), isOneOfMany: faces.count > 2))
      }
    }
    masks = stretches.indices.map { number in
      guard !stretches[number].isEmpty else { return [] }
      var bits = DocumentBits(documentCount: unitCounts[number])
      for stretch in stretches[number] { bits.insert(stretch.start..<stretch.start + stretch.count) }
      return bits.words
    }
    for number in stretches.indices { stretches[number].sort { $0.start < $1.start } }
    self.stretches = stretches
  }

  /// How many units are in both of two sets, by segment, each place of a work once.
  func countInCommon(_ left: [UnitSet], _ right: [UnitSet]) -> Int {
    var sum = 0
    for (one, other) in zip(left, right) { sum += one.countInCommon(with: other) }
    return sum - repetitions(left, right)
  }

  /// How many units are in a set, by segment, each place of a work once.
  func count(_ sets: [UnitSet]) -> Int { sets.reduce(0) { $0 + $1.count } - repetitions(sets, sets) }

  /// How many of the units that two sets share lie over another one of them.
  private func repetitions(_ left: [UnitSet], _ right: [UnitSet]) -> Int {
    var repetitions = 0
    var seen: Set<Place> = []
    for number in masks.indices where !masks[number].isEmpty {
      var current = 0
      left[number].forEachInCommon(with: right[number], within: masks[number]) { unit in
        current = stretch(holding: unit, in: number, from: current)
        let stretch = stretches[number][current]
        let (segment, unit) = (stretch.home.segment, stretch.place(of: unit))
        if left[segment].contains(unit), right[segment].contains(unit) {
          repetitions += 1
        } else if stretch.isOneOfMany, !seen.insert(Place(segment: segment, unit: unit)).inserted {
          repetitions += 1
        }
      }
    }
    return repetitions
  }

  /// The stretch of a segment that holds a unit of one; `first` or a later one.
  private func stretch(holding unit: UInt32, in segment: Int, from first: Int) -> Int {
    let stretches = stretches[segment]
    guard stretches[first].start + stretches[first].count <= unit else { return first }
    var (low, high) = (first + 1, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start + stretches[middle].count <= unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
