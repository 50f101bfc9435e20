package import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// Works of other themes that share territory, actors or method with what a search finds.
package struct WidenView: Sendable {
  package var query: String
  /// The themes that are left.
  package var themes: [NearView.Value]
  /// Nearest first, each with what it shares.
  package var works: [NearView.Work]

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("query", query)
      writer.name("themes")
      writer.array { writer in for theme in themes { theme.write(to: &writer) } }
      writer.name("works")
      writer.array { writer in for work in works { work.write(to: &writer) } }
    }
  }
}

extension Catalogue {
  /// The facets in which works of different themes may be alike: where, who, how.
  private static let common = ["territory", "actor", "change", "stage", "scenario", "obstacle", "lever", "skill"]

  /// Widens a search: from its best hits to works that share territory, actors or method and come from another theme, with the reason of each.
  package func widen(_ options: SearchOptions) throws(CatalogueError) -> WidenView {
    try options.validate()
    let open = try current.newest()
    var request = try Self.request(for: options, on: open)
    request.facets = []
    let found = try onSearch { () throws(SearchError) in try open.searcher.widen(request, by: Self.common, limit: options.size) }
    return WidenView(
      query: options.query, themes: found.themes.map { Self.value($0, on: open, options.ui) },
      works: try Self.works(found.works, on: open, options))
  }
}
