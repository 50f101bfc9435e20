/// Why the reader of PDFs keeps, changes or leaves out a stretch; the stable words of ``BlockDecision/rule``.
package enum PrintedRule: String, Sendable, Hashable, CaseIterable {
  /// A header or footer that comes back from page to page.
  case runningLine = "running-line"
  /// The first of such lines, which stays.
  case runningLineOnce = "running-line-once"
  /// The number of the page.
  case pageNumber = "page-number"
  /// A word cut at the end of a line, made whole.
  case hyphenJoined = "hyphen-joined"
  /// A hyphen at the end of a line that belongs to the word.
  case hyphenKept = "hyphen-kept"
  /// A paragraph that goes on over a page break.
  case pageBreakJoined = "page-break-joined"
  /// A footnote put behind the paragraph that it interrupted.
  case footnoteMoved = "footnote-moved"
  /// The number of a footnote, put before the note.
  case footnoteNumber = "footnote-number"
  /// A page of which nothing could be read.
  case pageWithoutText = "page-without-text"
  /// What character recognition made of something that is no text.
  case recognitionResidue = "ocr-residue"
}
