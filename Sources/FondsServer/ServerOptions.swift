package import FondsRecord

/// How the server listens, and what it may show.
package struct ServerOptions: Sendable {
  package var host: String
  /// 0 takes a free port.
  package var port: Int
  /// The `fonds.yaml` by which originals are found; `nil` hands out none.
  package var configuration: String?
  /// The least visible records that are shown.
  package var visibility: Visibility
  /// The language of readers whose browser prefers neither French nor English.
  package var ui: Language

  /// The longest request target, in bytes.
  package static let targetLimit = 8192
  /// The most bytes of the head of a request: a target far beyond its limit is still read, and answered with what is wrong.
  package static let headLimit = 192 << 10
  /// Open connections.
  package static let connectionLimit = 512
  /// Seconds after which a silent connection is closed.
  package static let idleSeconds: Int64 = 30
  /// Seconds that a search may take.
  package static let searchSeconds = 5

  package init(
    host: String = "127.0.0.1", port: Int = 7700, configuration: String? = nil, visibility: Visibility = .public, ui: Language = .english
  ) {
    self.host = host
    self.port = port
    self.configuration = configuration
    self.visibility = visibility
    self.ui = ui
  }

  /// Every visibility that may be shown.
  var shown: [Visibility] {
    switch visibility {
    case .public: [.public]
    case .internal: [.public, .internal]
    case .draft: [.public, .internal, .draft]
    }
  }
}
