internal import FondsRecord

/// Where a page of ours is: the search that a reader has made, to be changed in one thing and linked to.
///
/// Only the parameters that a page knows are carried on, in one order, so that one search has one address.
struct PageAddress {
  var path: String
  var query: String
  /// As `facet:value`.
  var facets: [String]
  /// The first hit shown, from 0; every other change begins at the first one again.
  var from = 0
  var ui: Language
  private var others: [(name: String, value: String)]

  /// What the search may not add to its words.
  private(set) var without: [String]

  private static let names = ["like", "rows", "columns", "size", "expand", "explain"]

  init(_ reading: RequestReading, path: String = "/") {
    self.path = path
    query = reading.parameters["q"] ?? ""
    facets = reading.parameters.all("facet")
    ui = reading.ui
    without = reading.without
    others = Self.names.compactMap { name in reading.parameters[name].flatMap { $0.isEmpty ? nil : (name, $0) } }
  }

  /// The same search at a page further on.
  func at(_ from: Int) -> PageAddress { changed { $0.from = from } }

  /// The same page in a language.
  func `in`(_ ui: Language) -> PageAddress { changed { $0.ui = ui } }

  /// The same choices with another query.
  func asking(_ query: String) -> PageAddress { changed { ($0.query, $0.from) = (query, 0) } }

  /// The same query with other choices.
  func choosing(_ facets: [String]) -> PageAddress { changed { ($0.facets, $0.from) = (facets, 0) } }

  /// One choice more.
  func adding(_ facet: String) -> PageAddress { facets.contains(facet) ? choosing(facets) : choosing(facets + [facet]) }

  /// One choice less.
  func removing(_ facet: String) -> PageAddress { choosing(facets.filter { $0 != facet }) }

  /// The same search without something that was added to its words.
  func without(_ name: String) -> PageAddress {
    changed { address in
      if !address.without.contains(name) { address.without.append(name) }
      address.from = 0
    }
  }

  /// The same search with it again.
  func withAgain(_ name: String) -> PageAddress {
    changed { address in
      address.without.removeAll { $0 == name }
      address.from = 0
    }
  }

  /// The same search with all that was taken off.
  var widened: PageAddress { changed { ($0.without, $0.from) = ([], 0) } }

  /// Another value of a parameter, or none.
  func setting(_ name: String, _ value: String?) -> PageAddress {
    changed { address in
      address.others.removeAll { $0.name == name }
      if let value { address.others.append((name, value)) }
      address.from = 0
    }
  }

  /// The same search asked of another page.
  func on(_ path: String) -> PageAddress { changed { ($0.path, $0.from) = (path, 0) } }

  /// The query with a term that narrows it.
  func narrowed(by term: String) -> PageAddress {
    guard !query.isEmpty else { return asking(term) }
    // Behind an operator the term would bind to the last operand alone.
    let binds = query.split(separator: " ").contains { ["AND", "ET", "OR", "OU"].contains($0) }
    return asking((binds ? "(" + query + ")" : query) + " " + term)
  }

  private func changed(_ change: (inout PageAddress) -> Void) -> PageAddress {
    var address = self
    change(&address)
    return address
  }

  /// The parameters, the language last.
  var pairs: [(name: String, value: String)] {
    var pairs = query.isEmpty ? [] : [(name: "q", value: query)]
    pairs += facets.map { (name: "facet", value: $0) }
    pairs += others
    pairs += without.map { (name: "without", value: $0) }
    if from > 0 { pairs.append((name: "from", value: String(from))) }
    pairs.append((name: "ui", value: ui.rawValue))
    return pairs
  }

  /// Whether links to it are so long that a page holds only the few that it cannot do without.
  var isLong: Bool { text.utf8.count > Self.longBytes }

  private static let longBytes = 1_000

  var text: String {
    path + "?" + pairs.map { QueryString.encode($0.name) + "=" + QueryString.encode($0.value) }.joined(separator: "&")
  }

  /// The page of a record, with how it stood at a date where one is given.
  static func record(_ id: String, in ui: Language, asOf date: PartialDate? = nil) -> String {
    "/records/" + QueryString.encode(id) + (date.map { "?as-of=\($0)&ui=" } ?? "?ui=") + ui.rawValue
  }
}
