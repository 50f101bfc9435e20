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

  package init(groups: [Sum], totals: [Sum], severalTimes: Int) {
    self.groups = groups
    self.totals = totals
    self.severalTimes = severalTimes
  }
}

extension Searcher {
  /// Adds up amounts, exactly; each work counts by one of its faces.
  ///
  /// O(matches · values).
  /// - Throws: as `search`.
  package func sum(_ request: SumRequest) throws(SearchError) -> Sums {
    var documents = try matches(of: request.search)
    for shared in faces.shared(among: documents) { for face in shared.dropFirst() { documents[face.segment].remove(face.document) } }
    return try searching { () throws(IndexError) -> Sums in
      var summation = Summation(request)
      for (number, segment) in snapshot.segments.enumerated() { try summation.add(documents[number], of: segment) }
      return summation.sums
    }
  }
}

/// Sums under way.
private struct Summation {
  private struct Entry {
    var amount = 0
    var works = 0
  }

  private let request: SumRequest
  private var groups: [[String?]: Entry] = [:]
  private var totals: [String?: Entry] = [:]
  private var severalTimes = 0

  init(_ request: SumRequest) { self.request = request }

  mutating func add(_ documents: DocumentBits, of segment: SegmentReader) throws(IndexError) {
    guard let column = try segment.facet(request.column) else { return }
    var amounts: [Int] = []
    for value in try column.values() { amounts.append(Amount(value)?.units ?? 0) }
    var sides: [SumSide] = []
    for facet in request.groups {
      sides.append(try SumSide(facet, of: segment, at: request.states.contains(facet) ? request.search.asOf : nil))
    }
    sides.append(try SumSide(request.measure, of: segment))
    var failure: IndexError?
    documents.forEach { document in
      guard failure == nil else { return }
      do throws(IndexError) {
        var amount: Int?
        for ordinal in try column.ordinals(of: document) { amount = (amount ?? 0) + amounts[Int(ordinal)] }
        if let amount { try add(amount, document, sides) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private mutating func add(_ amount: Int, _ document: DocumentID, _ sides: [SumSide]) throws(IndexError) {
    var keys: [[String?]] = [[]]
    for side in sides {
      var values: [String?] = try side.values(of: document)
      if values.isEmpty { values = [nil] }
      keys = keys.flatMap { key in values.map { key + [$0] } }
    }
    if keys.count > 1 { severalTimes += 1 }
    var measures: Set<String?> = []
    for key in keys {
      groups[key, default: Entry()].amount += amount
      groups[key, default: Entry()].works += 1
      if let measure = key.last, measures.insert(measure).inserted {
        totals[measure, default: Entry()].amount += amount
        totals[measure, default: Entry()].works += 1
      }
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
    return Sums(groups: groups, totals: totals, severalTimes: severalTimes)
  }
}
