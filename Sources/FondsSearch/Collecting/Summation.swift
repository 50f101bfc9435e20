internal import FondsIndex
package import FondsRecord

/// What is to be added up among the matches of a search.
package struct SumRequest: Sendable, Hashable {
  package var search: SearchRequest
  /// The facet column that holds the amounts.
  package var column: String
  /// The facets whose values the sums are grouped by.
  package var groups: [String]
  /// The facet that tells what an amount is in: what differs in it is never added together.
  package var measure: String
  /// Those of the groups whose values are taken as they were as of the date of the search, by their histories.
  package var states: Set<String> = []

  package init(_ search: SearchRequest, column: String, groups: [String], measure: String) {
    self.search = search
    self.column = column
    self.groups = groups
    self.measure = measure
  }

  /// The most facets to group by.
  package static let groupLimit = 4
}

/// The sum of the amounts of some works.
package struct Sum: Sendable, Hashable {
  /// By facet of the request; `nil` for works without a value.
  package var values: [String?]
  /// What it is in; `nil` where the works do not say.
  package var measure: String?
  package var amount: Amount
  /// Works that were added up.
  package var works: Int

  package init(values: [String?], measure: String?, amount: Amount, works: Int) {
    self.values = values
    self.measure = measure
    self.amount = amount
    self.works = works
  }
}

/// Sums by groups, and in all.
package struct Sums: Sendable, Hashable {
  /// Sorted by their values, none last.
  package var groups: [Sum]
  /// One for each measure; a work counts once, however many groups it is in.
  package var totals: [Sum]
  /// Works that are in several groups, so that the groups add up to more than the total.
  package var severalTimes: Int
  /// Works with an amount that nobody could read: what stands there is in no sum.
  package var notUnderstood: Int

  package init(groups: [Sum], totals: [Sum], severalTimes: Int, notUnderstood: Int = 0) {
    self.groups = groups
    self.totals = totals
    self.severalTimes = severalTimes
    self.notUnderstood = notUnderstood
  }
}

extension Searcher {
  /// Adds up amounts, exactly; each work counts by one of its faces: the first, by identifier, that bears an amount.
  ///
  /// O(matches · values).
  /// - Throws: as `search`.
  package func sum(_ request: SumRequest) throws(SearchError) -> Sums {
    var documents = try matches(of: request.search)
    return try searching { () throws(IndexError) -> Sums in
      for shared in faces.shared(among: documents) {
        var counted = shared[0]
        for face in shared.reversed() {
          if let column = try snapshot.segments[face.segment].facet(request.column), try !column.ordinals(of: face.document).isEmpty {
            counted = face
          }
        }
        for face in shared where face != counted { documents[face.segment].remove(face.document) }
      }
      var summation = Summation(request)
      for (number, segment) in snapshot.segments.enumerated() { try summation.add(documents[number], of: segment) }
      return summation.sums
    }
  }
}

/// Sums under way.
private struct Summation {
  private struct Entry {
    var amount: Int128 = 0
    var works = 0

    mutating func add(_ units: Int128) {
      amount += units
      works += 1
    }
  }

  private let request: SumRequest
  private var groups: [[String?]: Entry] = [:]
  private var totals: [String?: Entry] = [:]
  private var severalTimes = 0
  private var notUnderstood = 0

  init(_ request: SumRequest) { self.request = request }

  mutating func add(_ documents: DocumentBits, of segment: SegmentReader) throws(IndexError) {
    guard let column = try segment.facet(request.column) else { return }
    var amounts: [MonetaryAmount?] = []
    for value in try column.values() { amounts.append(MonetaryAmount(value)) }
    // `nil` for the group of what the amounts are in, which they may say themselves.
    var sides: [SumSide?] = []
    for facet in request.groups {
      let date = request.states.contains(facet) ? request.search.asOf : nil
      sides.append(facet == request.measure ? nil : try SumSide(facet, of: segment, at: date))
    }
    let measure = try SumSide(request.measure, of: segment)
    var failure: IndexError?
    documents.forEach { document in
      guard failure == nil else { return }
      do throws(IndexError) {
        let own = try column.ordinals(of: document).map { amounts[Int($0)] }
        if own.contains(nil) { notUnderstood += 1 }
        let understood = own.compactMap { $0 }
        guard !understood.isEmpty else { return }
        var declared: [String] = []
        for value in try measure.values(of: document) {
          let code = Currency.code(of: value)
          if !declared.contains(code) { declared.append(code) }
        }
        try add(Self.units(understood, declared), document, sides)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// The amounts of a document added up, by what they are in.
  private static func units(_ amounts: [MonetaryAmount], _ declared: [String]) -> [String?: Int128] {
    var units: [String?: Int128] = [:]
    for money in amounts {
      for measure in Currency.measures(money.currency, declared: declared) { units[measure, default: 0] += money.amount.units }
    }
    return units
  }

  private mutating func add(_ amounts: [String?: Int128], _ document: DocumentID, _ sides: [SumSide?]) throws(IndexError) {
    var values: [[String?]?] = []
    for side in sides {
      let own: [String?]? = try side?.values(of: document)
      values.append(own.map { $0.isEmpty ? [nil] : $0 })
    }
    if values.contains(where: { ($0?.count ?? 1) > 1 }) { severalTimes += 1 }
    for (measure, amount) in amounts {
      var keys: [[String?]] = [[]]
      for side in values { keys = keys.flatMap { key in (side ?? [measure]).map { key + [$0] } } }
      for key in keys { groups[key + [measure], default: Entry()].add(amount) }
      totals[measure, default: Entry()].add(amount)
    }
  }

  var sums: Sums {
    func precedes(_ left: [String?], _ right: [String?]) -> Bool {
      for (a, b) in zip(left, right) where a != b {
        guard let a else { return false }
        guard let b else { return true }
        return a.utf8.lexicographicallyPrecedes(b.utf8)
      }
      return false
    }
    let groups = groups.sorted { precedes($0.key, $1.key) }.map { key, entry in
      Sum(values: Array(key.dropLast()), measure: key.last ?? nil, amount: Amount(units: entry.amount), works: entry.works)
    }
    let totals = totals.sorted { precedes([$0.key], [$1.key]) }.map { measure, entry in
      Sum(values: [], measure: measure, amount: Amount(units: entry.amount), works: entry.works)
    }
    return Sums(groups: groups, totals: totals, severalTimes: severalTimes, notUnderstood: notUnderstood)
  }
}
