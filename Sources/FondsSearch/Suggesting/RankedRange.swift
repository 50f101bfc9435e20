internal import FondsBytes

/// Numbers in some order, of which the smallest of any range are found without looking at all of it: a tree of minima with sixteen children a node.
///
/// ```
/// ranked = numbers: u32 × n   level: u32 × ⌈n / 16⌉   level: u32 × ⌈n / 256⌉ …   down to a level of at most 16
/// ```
/// Each number of a level is the place, among the n numbers, of the smallest of sixteen of the level before.
struct RankedRange: Sendable {
  private let view: ByteView
  let count: Int
  /// Where each level begins in the view, in numbers; the numbers themselves first.
  private let levels: [Int]

  static let fan = 16

  /// - Parameter view: begins with `count` numbers; may be longer.
  init(_ view: ByteView, count: Int) throws(ByteError) {
    self.count = count
    var levels = [0]
    var (size, end) = (count, count)
    while size > Self.fan {
      levels.append(end)
      size = (size + Self.fan - 1) / Self.fan
      end += size
    }
    self.levels = levels
    self.view = try view.slice(0, end * 4)
  }

  /// Bytes that so many numbers take with their tree.
  var byteCount: Int { view.count }

  /// The bytes of numbers and their tree.
  static func encode(_ numbers: [UInt32]) -> [UInt8] {
    var writer = ByteWriter(capacity: numbers.count * 5)
    for number in numbers { writer.uint32(number) }
    var places = numbers.indices.map { UInt32($0) }
    while places.count > fan {
      places = stride(from: 0, to: places.count, by: fan).map { first in
        let group = places[first..<min(first + fan, places.count)]
        return group.min { numbers[Int($0)] < numbers[Int($1)] } ?? 0
      }
      for place in places { writer.uint32(place) }
    }
    return writer.bytes
  }

  func number(at place: Int) throws(ByteError) -> UInt32 { try view.uint32(at: place * 4) }

  /// Calls `body` with the numbers of a range from the smallest up, and their places, until it gives false.
  ///
  /// O(log n) for each.
  func forEach(in range: Range<Int>, _ body: (_ number: UInt32, _ place: Int) throws(ByteError) -> Bool) throws(ByteError) {
    var open: [(number: UInt32, place: Int, range: Range<Int>)] = []
    try add(range, to: &open)
    while let best = open.popLast() {
      guard try body(best.number, best.place) else { return }
      try add(best.range.lowerBound..<best.place, to: &open)
      try add(best.place + 1..<best.range.upperBound, to: &open)
    }
  }

  /// Puts a range in its place among others, which are sorted by their smallest numbers, the smallest last.
  private func add(_ range: Range<Int>, to open: inout [(number: UInt32, place: Int, range: Range<Int>)]) throws(ByteError) {
    guard let (number, place) = try smallest(of: range) else { return }
    var (low, high) = (0, open.count)
    while low < high {
      let middle = (low + high) / 2
      if open[middle].number > number { low = middle + 1 } else { high = middle }
    }
    open.insert((number, place, range), at: low)
  }

  /// The smallest number of a range, and where it stands; `nil` for an empty one.
  private func smallest(of range: Range<Int>) throws(ByteError) -> (number: UInt32, place: Int)? {
    guard !range.isEmpty else { return nil }
    var best: (number: UInt32, place: Int)?
    var (low, high) = (range.lowerBound, range.upperBound)
    for (level, start) in levels.enumerated() {
      // At the ends of the range stand nodes whose parents hold others too; between them parents answer.
      let isTop = level == levels.count - 1
      let inner = isTop ? high : min(high, (low + Self.fan - 1) / Self.fan * Self.fan)
      let outer = isTop ? high : max(inner, high / Self.fan * Self.fan)
      for nodes in [low..<inner, outer..<high] {
        for node in nodes {
          let place = level == 0 ? node : Int(try view.uint32(at: (start + node) * 4))
          guard place < count else {
            throw ByteError(.damaged, path: view.path, offset: (start + node) * 4, "a tree of minima leads outside")
          }
          let number = try number(at: place)
          if best.map({ number < $0.number }) ?? true { best = (number, place) }
        }
      }
      (low, high) = (inner / Self.fan, outer / Self.fan)
      if isTop || low >= high { break }
    }
    return best
  }
}
