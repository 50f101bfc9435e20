/// What `fonds reindex` is asked to do.
public struct ReindexRequest: Sendable {
  /// Folders, files, or `label=folder`.
  public var sources: [String]
  /// Read everything again, changed or not.
  public var full: Bool
  /// Compare the content of every file, not only what the file system says of it.
  public var verify: Bool
  /// Remove the records whose source is gone, however many.
  public var allowRemovals: Bool
  /// Recognise the text of PDF pages that are images; what a run has recognised stays when a later one does not ask for it.
  public var recognisesText: Bool

  /// A run over these sources.
  public init(sources: [String], full: Bool = false, verify: Bool = false, allowRemovals: Bool = false, recognisesText: Bool = false) {
    self.sources = sources
    self.full = full
    self.verify = verify
    self.allowRemovals = allowRemovals
    self.recognisesText = recognisesText
  }
}

/// How far a run has come.
public struct ReindexProgress: Sendable {
  /// Inputs settled of the root under way.
  public var done: Int
  /// All inputs of that root.
  public var total: Int
  /// The input just settled, in display form.
  public var path: String
}
