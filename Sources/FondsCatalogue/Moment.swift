internal import FondsIndex
internal import FondsRecord
internal import FondsSearch

/// The end of a day, a month or a year at which a record is looked at, with what there was then.
struct Moment {
  let date: PartialDate
  /// As far as the reader may see it.
  let present: PresentDocuments

  init(_ date: PartialDate, on open: OpenIndex, visibilities: [Visibility]?, deadline: ContinuousClock.Instant? = nil)
    throws(CatalogueError)
  {
    self.date = date
    var request = SearchRequest(
      .everything, required: visibilities.map { [FacetFilter("visibility", $0.map(\.rawValue))] } ?? [], expands: false)
    request.deadline = deadline
    let then = try Catalogue.asOf(date, request, on: open)
    present = try onSearch { () throws(SearchError) in try open.searcher.presentDocuments(then) }
  }
}
