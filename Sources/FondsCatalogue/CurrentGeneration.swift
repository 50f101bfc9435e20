internal import FondsIndex

/// Guards the generation that answers; searches run outside, on the value they were given.
actor CurrentGeneration {
  private let folder: String
  private var open: OpenIndex?

  init(folder: String) { self.folder = folder }

  /// The newest generation; opened once, however many ask.
  func newest() throws(CatalogueError) -> OpenIndex {
    let generation = try onIndex { () throws(IndexError) in try IndexSnapshot.currentGeneration(folder) }
    if let open, open.snapshot.generation == generation { return open }
    let fresh = try OpenIndex(folder: folder)
    open = fresh
    return fresh
  }
}
