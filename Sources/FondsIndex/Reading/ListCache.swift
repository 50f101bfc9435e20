internal import Synchronization

/// The opened lists that a segment was asked for last, as long as they are not many: the directory of a long list is read once for many queries.
final class ListCache: Sendable {
  private struct Content {
    /// By where the list begins.
    var lists: [Int: PostingList] = [:]
    var groups = 0
  }

  private let content = Mutex(Content())
  /// Groups of all kept lists; 32 bytes each.
  private static let limit = 1 << 18

  func list(at start: Int) -> PostingList? { content.withLock { $0.lists[start] } }

  /// Keeps a list that is kept by windows; forgets all others when there are too many.
  func keep(_ list: PostingList, at start: Int) {
    guard list.hasWindows, list.groups.count <= Self.limit / 16 else { return }
    content.withLock {
      if $0.groups + list.groups.count > Self.limit { $0 = Content() }
      if $0.lists.updateValue(list, forKey: start) == nil { $0.groups += list.groups.count }
    }
  }
}
