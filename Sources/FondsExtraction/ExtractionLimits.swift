/// How much of a hostile source is looked at; every bound is a refusal or a flag, never a crash.
package struct ExtractionLimits: Sendable {
  /// The largest part of a source read into memory, in bytes; beyond it the prefix is kept and `truncated` raised.
  package var sourceBytes = 64 << 20
  /// The most text kept of one source, in bytes of UTF-8.
  package var textBytes = 10 << 20
  /// The largest part of a table of separated values read into memory, in bytes; beyond it the rows before it are kept and `truncated` raised.
  package var tableBytes = 32 << 20
  /// The most blocks kept of one source.
  package var blocks = 200_000
  /// The most metadata values kept of one source.
  package var metadata = 2_000
  /// The largest uncompressed size of one part of an office file, in bytes.
  package var expandedBytes = 32 << 20
  /// The largest ratio of uncompressed to compressed size of a part over one mebibyte.
  package var expansionRatio = 200
  /// The address space of a child process, in bytes.
  package var childAddressSpace = 256 << 20
  /// The CPU time of a child process, in seconds: what stops a PDF that computes too long, however busy the machine is.
  package var childSeconds = 20
  /// Seconds of the wall clock after which a long Markdown text is given up; every other reader in this process is linear in what it is given.
  package var markdownSeconds = 120
  /// Seconds of the wall clock after which a PDF is given up.
  ///
  /// A second fence, for children that wait and do not compute: on a busy machine, whoever gives way gets a small share of a processor.
  package var deadlineSeconds = 600
  /// Seconds of the wall clock after which the search for the damaged pages of a PDF ends; what it has not told apart then counts as damaged.
  package var damageSeconds = 120
  /// The size in bytes from which a source is extracted while no other is.
  package var exclusiveBytes = 16 << 20
  /// Whether the text of PDF pages that are images is recognised with `tesseract`, where that is installed.
  package var recognises = false
  /// The most pages of one source whose text is recognised.
  package var recognisedPages = 400
  /// The longer side of the image that a page is recognised from, in pixels; 3,300 are 280 to the inch of A4.
  package var recognisedPixels = 3_300
  /// The address space of a program that draws or recognises a page, in bytes.
  package var recogniserAddressSpace = 1 << 30
  /// The CPU time of a program that draws or recognises a page, in seconds.
  package var recogniserSeconds = 60
  /// Seconds of the wall clock after which one page is given up.
  package var recogniserDeadlineSeconds = 600
  /// Seconds of the wall clock after which the recognition of one source ends; the pages that are left are listed for another run.
  package var recognitionSeconds = 1_800
  /// Whether readers note why they keep and leave out what they do (``ExtractedDocument/decisions``).
  package var explains = false

  package init() {}
}
