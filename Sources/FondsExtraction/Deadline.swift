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

  private init(_ instant: ContinuousClock.Instant, seconds: Int) {
    self.instant = instant
    self.seconds = seconds
  }

  /// The deadline of a part of the work, which ends no later than the whole.
  func part(seconds: Int) -> Deadline {
    let part = Deadline(seconds: seconds)
    return part.instant < instant ? part : Deadline(instant, seconds: seconds)
  }

  /// Whether the instant has passed.
  var isOver: Bool { ContinuousClock.now > instant }

  /// Throws `timeout` once the instant has passed.
  func check() throws(ExtractionError) {
    guard isOver else { return }
    throw ExtractionError(.timeout, "reading it takes too long", remedy: "simplify or split the source")
  }
}
