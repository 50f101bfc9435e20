internal import FondsIndex
internal import Synchronization

/// Guards the generation that answers; searches run outside, on the value they were given.
///
/// A lock and not an actor: opening takes a millisecond or two, and a program that answers one query need start no thread for it.
final class CurrentGeneration: Sendable {
  private let folder: String
  private let lexicon: LexiconChoice
  private let open = Mutex<OpenIndex?>(nil)

  init(folder: String, lexicon: LexiconChoice = .standard) {
    self.folder = folder
    self.lexicon = lexicon
  }

  /// The newest generation; opened once, however many ask.
  func newest() throws(CatalogueError) -> OpenIndex {
    try open.withLock { (open) throws(CatalogueError) in
      let generation = try onIndex { () throws(IndexError) in try IndexSnapshot.currentGeneration(folder) }
      if let open, open.snapshot.generation == generation { return open }
      let fresh = try OpenIndex(folder: folder, lexicon: lexicon)
      open = fresh
      return fresh
    }
  }
}
