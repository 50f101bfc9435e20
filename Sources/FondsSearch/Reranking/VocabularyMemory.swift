internal import FondsBytes
internal import FondsIndex
internal import FondsText
internal import Synchronization

/// The vocabularies of the documents that taught lately, kept as long as the snapshot: the same few are the best for many queries.
final class VocabularyMemory: Sendable {
  /// The stems of a document, as numbers of `TermMemory`, with their weights.
  typealias Vocabulary = [(term: UInt32, weight: Float)]

  /// Vocabularies, and the numbering they share.
  final class Kept: Sendable {
    let terms = TermMemory()
    let vocabularies = RecentValues<DocumentAddress, Vocabulary>(limit: VocabularyMemory.byteLimit)
  }

  private let kept = Mutex(Kept())

  private static let byteLimit = 32 << 20
  /// Terms are never forgotten one by one.
  private static let termLimit = 500_000

  /// To be asked for once for a query.
  var current: Kept {
    kept.withLock { kept in
      if kept.terms.count > Self.termLimit { kept = Kept() }
      return kept
    }
  }
}
