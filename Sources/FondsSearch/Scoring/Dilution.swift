/// How much of its score a translation keeps: as if it stood less often in the document than it does.
///
/// A frequency f that weighs w = f / (f + K) weighs p·f / (p·f + K) = p·w / (1 − (1 − p)·w) for a translation of share p: the weighted frequency of
/// probabilistic structured queries (Darwish and Oard, *Probabilistic Structured Query Methods*, SIGIR 2003), taken from the score of the term alone.
struct Dilution: Sendable, Hashable {
  /// What is left of a frequency, over 0 and up to 1.
  let share: Float
  /// The factor of the term, over 0: what no posting scores more than.
  let factor: Float
  let scale: ScoreScale

  /// More than the rounding of all that stands between a score and its dilution.
  private static let margin: Float = 0x1p-18

  /// The score of a translation whose undiluted score is given; it rises with that.
  @inline(__always) func score(_ undiluted: Float) -> Float { scale.rounded(unrounded(undiluted)) }

  /// An upper bound of diluted scores, from one of undiluted ones; below 0 it stands for no match and stays.
  func bound(_ undiluted: Float) -> Float { undiluted < 0 ? undiluted : scale.rounded(unrounded(undiluted) * (1 + Self.margin)) }

  /// A lower bound of diluted scores, from one of undiluted ones.
  func least(_ undiluted: Float) -> Float { scale.rounded(unrounded(undiluted) * (1 - Self.margin)) }

  @inline(__always) private func unrounded(_ undiluted: Float) -> Float {
    let weight = min(undiluted / factor, 1)
    return factor * (share * weight / (1 - (1 - share) * weight))
  }
}
