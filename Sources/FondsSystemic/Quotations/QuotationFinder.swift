internal import FondsRecord
internal import FondsText

/// Finds in a sorted table of shingles the stretches that records share.
///
/// Words that more than ``recordLimit`` records have are nobody's in particular: notices, addresses, forms of words; but for those that a few have
/// and all others quote, as a charter is quoted by its whole network.
struct QuotationFinder {
  private let rows: [ShingleTable.Row]
  /// Of the hashes of the table, one in 2^`shift` is kept.
  private let shift: Int

  /// The most records that share words without one quoting the other.
  static let recordLimit = 8
  /// The most records that the same words are quoted from.
  static let sourceLimit = 3
  /// The most places of one shingle that are looked at.
  static let groupLimit = 1_000
  /// The fewest words of a quotation.
  static let leastWords = Shingle.words + Shingle.context
  /// The fewest words of one that one of the records has between quotation marks.
  static let leastQuoted = Shingle.words
  /// The share of the words of both from which two records are one text.
  static let copyShare = 0.5
  /// The fewest words in common of two that are one text.
  static let leastCopied = 40
  /// The most places of one shingle in one record that are looked at.
  fileprivate static let placeLimit = 3
  /// The most shared shingles whose places are kept of one pair of records, and the fewest that are where there are too many pairs.
  fileprivate static let pairLimit = 2_000
  fileprivate static let leastPairLimit = 16

  private let matchLimit: Int

  /// - Parameter matchLimit: the most places kept of all pairs; where there are more pairs than a sixteenth of it, the last ones may be left out.
  init(_ rows: [ShingleTable.Row], shift: Int, matchLimit: Int) {
    self.rows = rows
    self.shift = shift
    self.matchLimit = matchLimit
  }

  /// A shingle that two records share.
  private struct Match: BitwiseCopyable {
    var one: ShingleEntry
    var other: ShingleEntry
  }

  /// Two records that share shingles.
  private struct Pair {
    /// Numbers of the records, the lower one first.
    var one: UInt32
    var other: UInt32
    /// Shingles that they share.
    var shared = 0
    /// Those whose places are kept.
    var kept = 0
    /// Those that a third record has which was published before both.
    var derived = 0
  }

  /// The quotations of a table, by the first record and then the second.
  func quotations(in entries: [ShingleEntry]) -> [Quotation] {
    var collection = Collection(rows, limit: matchLimit)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      if end - start > 1 { collection.add(entries, start..<end) }
      start = end
    }
    var quotations: [Quotation] = []
    collection.forEachPair { pair, matches in
      let isDerived = 2 * pair.derived > pair.shared
      if let found = quotation(of: matches, shared: pair.shared, isDerived: isDerived) { quotations.append(found) }
    }
    return quotations.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The shared shingles of a table, being gathered.
  private struct Collection {
    private var pairs: [Pair] = []
    private var numbers: [UInt64: Int] = [:]
    private var matches: [(pair: Int, match: Match)] = []
    /// The entries of a group that are looked at.
    private var places: [ShingleEntry] = []
    private let rows: [ShingleTable.Row]
    private let limit: Int
    private var pairLimit = QuotationFinder.pairLimit

    init(_ rows: [ShingleTable.Row], limit: Int) {
      self.rows = rows
      self.limit = limit
    }

    /// Takes the entries that have one shingle, sorted by place.
    ///
    /// Where many records have it, those that have it between quotation marks quote the few that have not.
    mutating func add(_ entries: [ShingleEntry], _ group: Range<Int>) {
      places.removeAll(keepingCapacity: true)
      var records = 0
      var sources = 0
      var taken = 0
      var (last, lastSource) = (-1, -1)
      for index in group where places.count < QuotationFinder.groupLimit {
        let entry = entries[index]
        taken = entry.record == last ? taken + 1 : 1
        if entry.record != last { records += 1 }
        last = entry.record
        if !entry.isQuoted, entry.record != lastSource {
          sources += 1
          lastSource = entry.record
        }
        if taken <= QuotationFinder.placeLimit { places.append(entry) }
      }
      let isCommon = records > QuotationFinder.recordLimit
      guard records > 1, !isCommon || sources <= QuotationFinder.sourceLimit else { return }
      let dated = records > 2 ? places.map(\.record).filter { rows[$0].day > 0 } : []
      let first = dated.min { rows[$0].day < rows[$1].day }
      for index in places.indices {
        for further in places.index(after: index)..<places.count where places[further].record != places[index].record {
          guard !isCommon || places[index].isQuoted != places[further].isQuoted else { continue }
          let match = Match(one: places[index], other: places[further])
          add(match, isDerived: first.map { isBefore($0, match.one.record) && isBefore($0, match.other.record) } ?? false)
        }
      }
    }

    /// Whether a record was surely published before another.
    private func isBefore(_ record: Int, _ other: Int) -> Bool {
      record != other && rows[other].day > 0 && QuotationFinder.order(rows[record].day, rows[other].day) < 0
    }

    private mutating func add(_ match: Match, isDerived: Bool) {
      let key = UInt64(match.one.record) << 32 | UInt64(match.other.record)
      while matches.count >= limit, pairLimit > QuotationFinder.leastPairLimit { thin() }
      let hasRoom = matches.count < limit
      guard let number = numbers[key] else {
        guard hasRoom else { return }
        numbers[key] = pairs.count
        matches.append((pairs.count, match))
        pairs.append(
          Pair(one: UInt32(match.one.record), other: UInt32(match.other.record), shared: 1, kept: 1, derived: isDerived ? 1 : 0))
        return
      }
      pairs[number].shared += 1
      if isDerived { pairs[number].derived += 1 }
      guard hasRoom, pairs[number].kept < pairLimit else { return }
      pairs[number].kept += 1
      matches.append((number, match))
    }

    /// Keeps half as many places of each pair at most: those that came first, by the order of hashes from anywhere in the texts.
    private mutating func thin() {
      pairLimit /= 2
      for number in pairs.indices { pairs[number].kept = 0 }
      matches.removeAll { number, _ in
        guard pairs[number].kept < pairLimit else { return true }
        pairs[number].kept += 1
        return false
      }
    }

    /// Calls `body` with every pair and its matches, sorted by place.
    func forEachPair(_ body: (Pair, ArraySlice<Match>) -> Void) {
      guard let any = matches.first else { return }
      var starts: [Int] = []
      var next = 0
      for pair in pairs {
        starts.append(next)
        next += pair.kept
      }
      var sorted = Array(repeating: any.match, count: matches.count)
      var ends = starts
      for (number, match) in matches {
        sorted[ends[number]] = match
        ends[number] += 1
      }
      for (number, pair) in pairs.enumerated() {
        sorted[starts[number]..<ends[number]].sort { ($0.one.place, $0.other.place) < ($1.one.place, $1.other.place) }
        body(pair, sorted[starts[number]..<ends[number]])
      }
    }
  }

  /// A stretch of shared shingles that follow one another in both records.
  private struct Run {
    var first: Match
    var last: Match

    /// Whether one of the records, and only one, has it between quotation marks.
    var isQuotedOnce: Bool { isQuoted(\.one) != isQuoted(\.other) }

    func isQuoted(_ side: KeyPath<Match, ShingleEntry>) -> Bool { first[keyPath: side].isQuoted || last[keyPath: side].isQuoted }

    /// Words between the beginnings of the first and the last shingle.
    var span: Int { last.one.word - first.one.word }

    var piece: Quotation.Piece {
      let before = first.one.left != 0 && first.one.left == first.other.left ? Shingle.context : 0
      let after = last.one.right != 0 && last.one.right == last.other.right ? Shingle.context : 0
      return Quotation.Piece(
        block: first.one.block, word: first.one.word - before, otherBlock: first.other.block, otherWord: first.other.word - before,
        words: span + Shingle.words + before + after)
    }

    /// Whether a shingle goes on with the stretch: in the same blocks, as far ahead in both, and not too far.
    func isContinued(by match: Match, reach: Int) -> Bool {
      let step = match.one.word - last.one.word
      return match.one.block == last.one.block && match.other.block == last.other.block && step == match.other.word - last.other.word
        && (1...reach).contains(step)
    }
  }

  /// What the shared shingles of two records amount to; `nil` where no stretch is long enough.
  private func quotation(of matches: ArraySlice<Match>, shared: Int, isDerived: Bool) -> Quotation? {
    // Of a long text that both have, not all shared shingles are kept: those that are stand further apart.
    let reach = Shingle.window << min(shift, 16) * ((shared + matches.count - 1) / matches.count)
    var open: [Run] = []
    var runs: [Run] = []
    for match in matches {
      if let position = open.firstIndex(where: { $0.isContinued(by: match, reach: reach) }) {
        open[position].last = match
        continue
      }
      // A stretch that lies behind is not gone on with.
      runs += open.filter { $0.last.one.block != match.one.block || match.one.word - $0.last.one.word > reach }
      open.removeAll { $0.last.one.block != match.one.block || match.one.word - $0.last.one.word > reach }
      open.append(Run(first: match, last: match))
    }
    runs += open
    runs = Self.withoutOverlaps(runs.filter { $0.piece.words >= ($0.isQuotedOnce ? Self.leastQuoted : Self.leastWords) })
    guard !runs.isEmpty else { return nil }
    let (one, other) = (runs[0].first.one.record, runs[0].first.other.record)
    let words = min(runs.reduce(0) { $0 + $1.piece.words }, rows[one].words, rows[other].words)
    let (kind, isReversed) = judge(runs, words: words, one, other, isDerived: isDerived)
    let longest = runs.map(\.piece).sorted { ($1.words, $0.block, $0.word) < ($0.words, $1.block, $1.word) }
    let pieces = longest.prefix(Quotation.pieceLimit).map { isReversed ? $0.reversed : $0 }
      .sorted { ($0.block, $0.word) < ($1.block, $1.word) }
    let (from, to) = isReversed ? (other, one) : (one, other)
    return Quotation(kind, from: name(from), to: name(to), words: words, pieces: pieces)
  }

  /// Leaves out stretches most of which a longer one covers on either side: a record that says a thing twice quotes it once.
  private static func withoutOverlaps(_ runs: [Run]) -> [Run] {
    guard runs.count > 1 else { return runs }
    var kept: [Run] = []
    // Places in `kept` by block, of either record.
    var byBlock: [[Int: [Int]]] = [[:], [:]]
    for run in runs.sorted(by: { ($1.span, $0.first.one.place, $0.first.other.place) < ($0.span, $1.first.one.place, $1.first.other.place) }
    ) {
      let (block, otherBlock) = (run.first.one.block, run.first.other.block)
      let isCovered =
        byBlock[0][block, default: []].suffix(overlapsLooked).contains {
          overlap(run.first.one, run.span, kept[$0].first.one, kept[$0].span)
        }
        || byBlock[1][otherBlock, default: []].suffix(overlapsLooked).contains {
          overlap(run.first.other, run.span, kept[$0].first.other, kept[$0].span)
        }
      guard !isCovered else { continue }
      byBlock[0][block, default: []].append(kept.count)
      byBlock[1][otherBlock, default: []].append(kept.count)
      kept.append(run)
    }
    return kept
  }

  /// The most stretches of a block that one is compared with.
  private static let overlapsLooked = 100

  private static func overlap(_ one: ShingleEntry, _ span: Int, _ other: ShingleEntry, _ otherSpan: Int) -> Bool {
    guard one.block == other.block else { return false }
    let shared = min(one.word + span, other.word + otherSpan) + Shingle.words - max(one.word, other.word)
    return shared * 2 > min(span, otherSpan) + Shingle.words
  }

  /// Who quotes whom, and whether that is the second one the first.
  private func judge(_ runs: [Run], words: Int, _ one: Int, _ other: Int, isDerived: Bool) -> (Quotation.Kind, isReversed: Bool) {
    let shares = [one, other].map { Double(words) / Double(max(1, rows[$0].words)) }
    let (day, otherDay) = (rows[one].day, rows[other].day)
    let isLater = day > 0 && otherDay > 0 ? Self.order(day, otherDay) : 0
    if words >= Self.leastCopied, shares.allSatisfy({ $0 >= Self.copyShare }) { return (.copy, isLater < 0) }
    var quoted = 0
    for run in runs {
      if run.isQuotedOnce { quoted += run.isQuoted(\.one) ? run.piece.words : -run.piece.words }
    }
    // Who quotes is not earlier: it has the words from elsewhere, or the marks are of another's speech.
    if quoted != 0 { return quoted.signum() == -isLater ? (.shares, false) : (.cites, quoted < 0) }
    // What both have between marks, both have from a third; so they may have what a third had before both.
    let isOwn = !isDerived && runs.contains { !$0.isQuoted(\.one) }
    return isLater == 0 || !isOwn ? (.shares, false) : (.cites, isLater < 0)
  }

  /// 1 where the first day is surely later than the second, −1 where it is surely earlier, else 0.
  fileprivate static func order(_ day: Int, _ other: Int) -> Int {
    let precision = day % 10_000 == 0 || other % 10_000 == 0 ? 10_000 : day % 100 == 0 || other % 100 == 0 ? 100 : 1
    return (day / precision - other / precision).signum()
  }

  private func name(_ record: Int) -> String { String(decoding: rows[record].id, as: UTF8.self) }
}
