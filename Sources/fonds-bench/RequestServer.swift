internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsText
internal import Glibc

/// Answers requests line by line on standard input.
struct RequestServer {
  private let snapshot: IndexSnapshot
  private let searcher: Searcher
  private let opened: Duration

  init(_ index: String) throws {
    let start = ContinuousClock.now
    snapshot = try IndexSnapshot.open(index)
    let none = Thesaurus()
    searcher = Searcher(snapshot, thesaurus: none, labels: LabelIndex(none))
    opened = ContinuousClock.now - start
  }

  func run() throws {
    reply("READY\t\(microseconds(opened))")
    while let line = readLine() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 3, let command = Command(fields[0]) else {
        reply("UNSUPPORTED")
        continue
      }
      let query = Array(fields[2].utf8)
      let start = ContinuousClock.now
      let hits = try searcher.search(Self.parse(query), command.request)
      let used = ContinuousClock.now - start
      var answer = "\(command.count(of: hits))\t\(microseconds(used))"
      if fields.count > 3 {
        let pairs = try hits.hits.map { try snapshot.segments[$0.address.segment].id(of: $0.address.document).value + ":\($0.score)" }
        answer += "\t" + pairs.joined(separator: ",")
      }
      reply(answer)
    }
  }

  private func microseconds(_ duration: Duration) -> String {
    let hundredths = Int(duration / .nanoseconds(10))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private func reply(_ text: String) {
    print(text)
    fflush(nil)
  }

  /// `foo`, `foo bar`, `+foo +bar`, `"foo bar"`.
  private static func parse(_ query: [UInt8]) -> ExactQuery {
    let quote = UInt8(ascii: "\"")
    let isPhrase = query.first == quote
    let words = query.split { $0 == 0x20 || $0 == quote }
    if isPhrase { return .phrase(words.map(Array.init)) }
    let plus = UInt8(ascii: "+")
    if query.first == plus { return .intersection(words.map { Array($0.drop { $0 == plus }) }) }
    return .union(words.map(Array.init))
  }
}

/// What a request wants to know.
enum Command {
  case top(Int, counts: Bool)
  case count
  case facet

  init?(_ name: Substring) {
    switch name {
    case "TOP_10": self = .top(10, counts: false)
    case "TOP_100": self = .top(100, counts: false)
    case "TOP_10_COUNT": self = .top(10, counts: true)
    case "TOP_100_COUNT": self = .top(100, counts: true)
    case "COUNT": self = .count
    case "FACET": self = .facet
    default: return nil
    }
  }

  var request: SearchRequest {
    switch self {
    case .top(let size, let counts): SearchRequest(.everything, size: size, countsTotal: counts)
    case .count: SearchRequest(.everything, size: 0)
    case .facet: SearchRequest(.everything, size: 0, facets: [FacetRequest("pkg", limit: 1_000)], countsTotal: false)
    }
  }

  /// Hits of a top, matches where they are counted, documents over all values of a facet.
  func count(of hits: Hits) -> Int {
    switch self {
    case .top(_, counts: false): hits.hits.count
    case .top, .count: hits.total ?? 0
    case .facet: hits.facets.first?.values.reduce(0) { $0 + $1.count } ?? 0
    }
  }
}
