package import FondsBytes
package import FondsRecord
package import FondsText

/// What the search for quotations wants to know of a record.
package struct ShingledRecord: Sendable {
  package var id: RecordID
  /// Words of the body.
  package var words: Int
  /// The day of publication as a number that sorts (20210304; 20210300 where only the month is known); 0 where it is not known.
  package var day: Int
  package var shingles: [Shingle]

  package init(id: RecordID, words: Int, published: PartialDate?, shingles: [Shingle]) {
    self.id = id
    self.words = words
    day = published.map { $0.year * 10_000 + ($0.month ?? 0) * 100 + ($0.day ?? 0) } ?? 0
    self.shingles = shingles
  }
}

/// Gathers the shingles of a writing session, and makes of them and of the table before the next table and the quotations in it.
///
/// Memory: 16 bytes a shingle, up to ``limit`` of them; beyond it only shingles whose hash ends in one zero bit more are kept, in the table too.
package struct ShingleCollector: Sendable {
  /// The most shingles of a table: those of some 15 million words.
  package static let limit = 1 << 21
  /// The most places of shared shingles that are compared, of 40 bytes each.
  package static let matchLimit = 1 << 20

  /// UTF-8 of the identifiers, one after another.
  private var names: [UInt8] = []
  private var steps: [Step] = []
  private var entries: [ShingleEntry] = []
  private var shift = 0
  private let limit: Int
  private let matchLimit: Int

  /// A record that was added or removed, in the order of the session.
  private struct Step {
    var nameEnd: UInt32
    var words: UInt32
    var day: UInt32
    var isRemoval = false
  }

  package init(limit: Int = ShingleCollector.limit, matchLimit: Int = ShingleCollector.matchLimit) {
    self.limit = limit
    self.matchLimit = matchLimit
  }

  /// Whether nothing was added nor removed.
  package var isEmpty: Bool { steps.isEmpty }

  /// Takes a record that goes into the index, in place of one with its identifier.
  package mutating func add(_ record: ShingledRecord) {
    let number = steps.count
    note(record.id, words: record.words, day: record.day, isRemoval: false)
    for shingle in record.shingles where Self.isKept(shingle.hash, shift) {
      if let entry = ShingleEntry(shingle, record: number) { entries.append(entry) }
    }
    while entries.count > limit { raiseShift() }
  }

  /// Takes the identifier of a record that leaves the index.
  package mutating func remove(_ id: RecordID) { note(id, words: 0, day: 0, isRemoval: true) }

  private mutating func note(_ id: RecordID, words: Int, day: Int, isRemoval: Bool) {
    names.append(contentsOf: id.value.utf8)
    steps.append(Step(nameEnd: UInt32(names.count), words: UInt32(clamping: words), day: UInt32(clamping: day), isRemoval: isRemoval))
  }

  /// A hash has no more bits that could be zero.
  private static let shiftLimit = 40

  private mutating func raiseShift() {
    guard shift < Self.shiftLimit else {
      entries.removeLast(max(0, entries.count - limit))
      return
    }
    shift += 1
    entries.removeAll { !Self.isKept($0.hash, shift) }
  }

  @inline(__always)
  private static func isKept(_ hash: UInt64, _ shift: Int) -> Bool { hash & (1 << UInt64(shift) - 1) == 0 }

  private func name(_ step: Int) -> ArraySlice<UInt8> {
    names[(step == 0 ? 0 : Int(steps[step - 1].nameEnd))..<Int(steps[step].nameEnd)]
  }

  /// The next table, and the quotations that it shows.
  ///
  /// The same records give the same bytes, in whatever order they came, as long as they fit into the limit.
  /// - Parameter old: the table of the generation before; `nil` where there is none to go on from.
  /// - Throws: `damaged` or `truncated` of the old table.
  package consuming func finish(after old: ShingleTable?) throws(ByteError) -> (table: [UInt8], quotations: [Quotation]) {
    let plan = MergePlan(self, old)
    shift = max(shift, old?.shift ?? 0)
    if shift > 0 { entries.removeAll { !Self.isKept($0.hash, shift) } }
    entries = entries.compactMap { entry in plan.numberOfStep[entry.record].map { entry.of(record: Int($0)) } }
    entries.sort(by: ShingleEntry.precedes)
    while true {
      if let result = try merged(plan, old) { return result }
      raiseShift()
    }
  }

  /// `nil` where the table would be larger than the limit.
  private func merged(_ plan: borrowing MergePlan, _ old: ShingleTable?) throws(ByteError) -> (table: [UInt8], quotations: [Quotation])? {
    let all = try old.map { (old) throws(ByteError) in try merged(plan, with: old) } ?? entries
    if all.count > limit { return nil }
    var writer = ShingleTable.header(shift: shift, rows: plan.rows, count: all.count)
    for entry in all {
      writer.uint64(entry.key)
      writer.uint64(entry.place)
    }
    return (writer.bytes, QuotationFinder(plan.rows, shift: shift, matchLimit: matchLimit).quotations(in: all))
  }

  /// The entries of the old table that stay, and the new ones, in their order; a few more than the limit where they are too many.
  private func merged(_ plan: borrowing MergePlan, with old: ShingleTable) throws(ByteError) -> [ShingleEntry] {
    var all: [ShingleEntry] = []
    all.reserveCapacity(min(limit, entries.count + old.count))
    var next = 0
    for index in 0..<old.count {
      let stored = try old.entry(index)
      guard Self.isKept(stored.hash, shift), stored.record < plan.numberOfRow.count, let number = plan.numberOfRow[stored.record] else {
        continue
      }
      let entry = stored.of(record: Int(number))
      while next < entries.count, ShingleEntry.precedes(entries[next], entry) {
        all.append(entries[next])
        next += 1
      }
      all.append(entry)
      if all.count > limit { return all }
    }
    return all + entries[next...]
  }

  /// Which records the next table has, and under which numbers.
  private struct MergePlan {
    var rows: [ShingleTable.Row] = []
    /// By step; `nil` for removals and records that were replaced later.
    var numberOfStep: [UInt32?]
    /// By row of the old table; `nil` for records that left.
    var numberOfRow: [UInt32?]

    init(_ collector: borrowing ShingleCollector, _ old: ShingleTable?) {
      let collector = copy collector
      numberOfStep = Array(repeating: nil, count: collector.steps.count)
      let oldRows = old?.rows ?? []
      numberOfRow = Array(repeating: nil, count: oldRows.count)
      // Sorted by name, the last step of each name last.
      let order = collector.steps.indices.sorted { one, other in
        let (name, otherName) = (collector.name(one), collector.name(other))
        return name == otherName ? one < other : name.lexicographicallyPrecedes(otherName)
      }
      var row = 0
      func takeRows(_ limit: ArraySlice<UInt8>?) {
        while row < oldRows.count, limit.map({ oldRows[row].id.lexicographicallyPrecedes($0) }) ?? true {
          numberOfRow[row] = UInt32(rows.count)
          rows.append(oldRows[row])
          row += 1
        }
      }
      for (position, step) in order.enumerated() {
        let name = collector.name(step)
        if position + 1 < order.count, collector.name(order[position + 1]) == name { continue }
        takeRows(name)
        if row < oldRows.count, oldRows[row].id[...] == name { row += 1 }
        guard !collector.steps[step].isRemoval else { continue }
        numberOfStep[step] = UInt32(rows.count)
        rows.append(
          ShingleTable.Row(id: Array(name), words: Int(collector.steps[step].words), day: Int(collector.steps[step].day)))
      }
      takeRows(nil)
    }
  }
}
