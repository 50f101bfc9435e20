package import FondsRecord

/// A removal that a run refused: too much of a root was gone at once, and its records stay.
public struct RemovalRefusal: Sendable, Hashable {
  /// The label of the root.
  public var root: String
  /// The table whose rows are gone, relative to the root; `nil` where whole sources are.
  public var path: String?
  /// Records whose sources are gone.
  public var gone: Int
  /// Records of the root.
  public var known: Int
  /// What the system said of a root that cannot be read at all.
  public var cause: String?

  package init(root: String, path: String? = nil, gone: Int, known: Int, cause: String? = nil) {
    self.root = root
    self.path = path
    self.gone = gone
    self.known = known
    self.cause = cause
  }

  /// Reads what `write` wrote; `nil` for anything else.
  package init?(_ value: JSONValue) {
    guard let root = value["root"]?.string, let gone = value["gone"]?.integer, let known = value["known"]?.integer else { return nil }
    self.init(root: root, path: value["path"]?.string, gone: gone, known: known, cause: value["cause"]?.string)
  }

  /// What happened and what to do, for people.
  package func sentence(in ui: Language) -> String {
    let place = root + ui(fr: " : ", en: ": ")
    if let cause {
      let kept = ui.counted(known, fr: ("notice gardée", "notices gardées"), en: ("record is kept", "records are kept"))
      return place
        + ui(
          fr: "\(cause) ; \(kept). Si la racine est partie pour de bon, relancez avec --allow-removals",
          en: "\(cause); \(kept). If the root is gone for good, run again with --allow-removals")
    }
    if let path {
      return root + ":" + path + ui(fr: " : ", en: ": ")
        + ui(
          fr: "lignes disparues : \(gone) sur \(known) ; leurs notices sont gardées. Si c’est voulu, relancez avec --allow-removals",
          en: "rows that are gone: \(gone) of \(known); their records are kept. If that is meant, run again with --allow-removals")
    }
    return place
      + ui(
        fr: "sources disparues : \(gone) sur \(known) ; leurs notices sont gardées. Si c’est voulu, relancez avec --allow-removals",
        en: "sources that are gone: \(gone) of \(known); their records are kept. If that is meant, run again with --allow-removals")
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("root", root)
      if let path { writer.member("path", path) }
      writer.member("gone", gone)
      writer.member("known", known)
      if let cause { writer.member("cause", cause) }
      writer.member("message", sentence(in: .english))
    }
  }
}
