internal import FondsRecord

/// The instant by which one source must be done; readers look at it between the pieces of their work.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant
  /// How long it was when it was set.
  let seconds: Int

  init(seconds: Int) {
    instant = .now + .seconds(seconds)
    self.seconds = seconds
  }

  /// Throws `timeout` once the instant has passed.
  func check() throws(ExtractionError) {
    guard ContinuousClock.now > instant else { return }
    throw ExtractionError(.timeout, "reading it takes too long", remedy: "simplify or split the source")
  }
}
