internal import FondsRecord

/// The order in which the documents of a new segment are numbered: by the first value of the main facet, by language, then as they came
/// (`Index/FORMAT.md` §6).
///
/// Documents that share a facet value and a language share words: side by side, their lists are shorter and their bounds sharper.
struct DocumentOrder {
  /// Values of the main facet by number, and their numbers; 0 is the absence of one.
  private var values: [[UInt8]] = [[]]
  private var numbers: [[UInt8]: UInt32] = [[]: 0]
  /// The value added last, which often comes again.
  private var last: UInt32 = 0
  /// By document: number of its value, and language.
  private var keys: [UInt64] = []

  /// - Parameter value: the first one of the main facet; empty for none.
  mutating func add(_ value: [UInt8], _ language: UInt8) {
    let number: UInt32
    if value == values[Int(last)] {
      number = last
    } else if let known = numbers[value] {
      number = known
    } else {
      number = UInt32(values.count)
      numbers[value] = number
      values.append(value)
    }
    last = number
    keys.append(UInt64(number) << 8 | UInt64(language))
  }

  /// The documents that are kept, in their order; `nil` when it is the one they came in.
  func sorted(keeping isKept: (Int) -> Bool) -> [UInt32]? {
    var ranks = [UInt64](repeating: 0, count: values.count)
    let byValue = values.indices.sorted { values[$0].lexicographicallyPrecedes(values[$1]) }
    for (rank, number) in byValue.enumerated() { ranks[number] = UInt64(rank) }
    var order: [UInt64] = []
    order.reserveCapacity(keys.count)
    var isSorted = true
    for (document, key) in keys.enumerated() where isKept(document) {
      let next = (ranks[Int(key >> 8)] << 8 | key & 0xFF) << 32 | UInt64(document)
      if let last = order.last, last > next { isSorted = false }
      order.append(next)
    }
    if isSorted { return nil }
    order.sort()
    return order.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The first value of a facet by its bytes; empty where there is none.
  static func value(of facet: String, in document: IndexDocument) -> [UInt8] {
    var best: [UInt8] = []
    for value in document.facets where value.facet == facet {
      let bytes = Array(value.value.utf8)
      if best.isEmpty || bytes.lexicographicallyPrecedes(best) { best = bytes }
    }
    return best
  }
}
