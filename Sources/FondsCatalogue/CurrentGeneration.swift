internal import FondsIndex

/// Guards the generation that answers; searches run outside, on the value they were given.
actor CurrentGeneration {
  private let folder: String
  private var open: OpenIndex?

  /// How often a generation is looked for again when it was replaced while it was being opened.
  private static let attempts = 20

  init(folder: String) { self.folder = folder }

  /// The newest generation; opened once, however many ask.
  func newest() throws(CatalogueError) -> OpenIndex {
    var attempt = 0
    while true {
      attempt += 1
      let generation = try onIndex { () throws(IndexError) in try IndexSnapshot.currentGeneration(folder) }
      if let open, open.snapshot.generation == generation { return open }
      do throws(CatalogueError) {
        let fresh = try OpenIndex(folder: folder)
        open = fresh
        return fresh
      } catch {
        // A commit between reading the manifest and mapping its files takes them away: the next manifest is there already.
        let now = try onIndex { () throws(IndexError) in try IndexSnapshot.currentGeneration(folder) }
        if now == generation || attempt >= Self.attempts { throw error }
      }
    }
  }
}
