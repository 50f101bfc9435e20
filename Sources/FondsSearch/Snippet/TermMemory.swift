internal import FondsRecord
internal import FondsText
internal import Synchronization

/// The terms of the texts that were read for people, numbered once for all threads.
///
/// It only grows: who keeps one asks for its `count` and begins another when there are many.
package final class TermMemory: Sendable {
  private let reader: Mutex<TermReader>

  package init() { reader = Mutex(TermReader()) }

  /// The number of terms known.
  package var count: Int { reader.withLock { $0.count } }

  /// The words of a text, in order; O(bytes).
  func words(of text: String, language: Language) -> [NumberedWord] { reader.withLock { $0.words(of: text, language: language) } }

  /// The words of several texts.
  func words(of texts: [(text: String, language: Language)]) -> [[NumberedWord]] {
    reader.withLock { reader in texts.map { reader.words(of: $0.text, language: $0.language) } }
  }

  /// Several questions at once, while no other thread asks.
  func withReader<Result: Sendable>(_ ask: (borrowing TermReader) -> Result) -> Result { reader.withLock { ask($0) } }
}
