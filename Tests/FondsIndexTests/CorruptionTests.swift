import FondsBytes
import FondsIndex
import FondsRecord
import FondsTestSupport
import FondsText
import Testing

@Suite("Damaged indexes")
struct CorruptionTests {
  @Test("a flipped bit in any byte of any file is refused with the file's name")
  func flips() throws {
    let folder = try TemporaryFolder()
    let files = try indexFiles(GoldenIndex.path)
    try copyIndex(files, to: folder.path)
    for (name, bytes) in files {
      var survivors: [Int] = []
      for index in bytes.indices {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(index % 8)
        try overwrite(folder.path + "/" + name, damaged)
        if !isRefused(folder.path, naming: name) { survivors.append(index) }
      }
      #expect(survivors.isEmpty, "\(name): flips at \(survivors.prefix(10)) of \(bytes.count) were not seen")
      try overwrite(folder.path + "/" + name, bytes)
    }
    try IndexSnapshot.open(folder.path).verifyAll()
  }

  @Test("a file cut anywhere, or lengthened, is refused with its name")
  func cuts() throws {
    let folder = try TemporaryFolder()
    let files = try indexFiles(GoldenIndex.path)
    try copyIndex(files, to: folder.path)
    for (name, bytes) in files {
      var survivors: [Int] = []
      for length in Array(0..<bytes.count) + [bytes.count + 1] {
        let cut = length < bytes.count ? Array(bytes[..<length]) : bytes + [0]
        try overwrite(folder.path + "/" + name, cut)
        if !isRefused(folder.path, naming: name) { survivors.append(length) }
      }
      #expect(survivors.isEmpty, "\(name): cuts at \(survivors.prefix(10)) of \(bytes.count) were not seen")
      try overwrite(folder.path + "/" + name, bytes)
    }
  }

  @Test("a missing file is refused with its name")
  func missing() throws {
    let folder = try TemporaryFolder()
    let files = try indexFiles(GoldenIndex.path)
    for name in files.keys where name != "manifest" {
      try copyIndex(files, to: folder.path)
      try FileSystem().remove(folder.path + "/" + name)
      #expect(isRefused(folder.path, naming: name), "\(name)")
    }
    try FileSystem().remove(folder.path + "/manifest")
    let error = #expect(throws: IndexError.self) { try IndexSnapshot.open(folder.path) }
    #expect(error?.code == .missing)
  }

  @Test("damage is found by whatever touches it first, not only by a check of everything")
  func firstTouch() throws {
    let folder = try TemporaryFolder()
    let files = try indexFiles(GoldenIndex.path)
    try copyIndex(files, to: folder.path)
    var segment = try #require(files["segment-000001"])
    // In the first section: postings.
    segment[200] ^= 0xFF
    try overwrite(folder.path + "/segment-000001", segment)
    let snapshot = try IndexSnapshot.open(folder.path)
    let error = #expect(throws: IndexError.self) { try snapshot.locate(alias: "g-1") }
    #expect(error?.code == .damaged)
    #expect(error?.path == folder.path + "/segment-000001")
    #expect(error?.offset == 0)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("damage under valid checksums is refused or read, never a trap", arguments: 1...4 as ClosedRange<UInt64>)
  func resealed(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let files = try indexFiles(GoldenIndex.path)
    try copyIndex(files, to: folder.path)
    var generator = SeededGenerator(seed: seed)
    let segment = try #require(files["segment-000001"])
    let manifest = try #require(files["manifest"])
    var refused = 0
    for _ in 0..<400 {
      var damaged = segment
      let sealed = SealedSegment(segment)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 32..<sealed.contentsEnd, using: &generator)
        damaged[index] = [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &generator)][Int.random(in: 0...5, using: &generator)]
      }
      let (file, list) = sealed.reseal(damaged, manifest)
      try overwrite(folder.path + "/segment-000001", file)
      try overwrite(folder.path + "/manifest", list)
      do {
        let snapshot = try IndexSnapshot.open(folder.path)
        try readEverything(snapshot)
        try snapshot.verifyAll()
      } catch {
        refused += 1
      }
    }
    // Most of what can be changed makes no sense any more.
    #expect(refused > 100, "seed \(seed)")
  }

  private func isRefused(_ folder: String, naming name: String) -> Bool {
    do {
      try IndexSnapshot.open(folder).verifyAll()
      return false
    } catch {
      return error.code != .missing && error.path?.hasSuffix("/" + name) == true
    }
  }

  /// Reads by every way there is, going on after refusals.
  private func readEverything(_ snapshot: IndexSnapshot) throws {
    for segment in snapshot.segments {
      for space in TermSpace.allCases {
        attempt {
          try segment.enumerate(space, prefix: [], limit: 5000) { term, entry throws(IndexError) in
            _ = try segment.lookup(space, term)
            attempt { try readPostings(segment, entry, hasPositions: space.rawValue <= TermSpace.author.rawValue) }
            return true
          }
        }
      }
      attempt {
        guard var cursor = try segment.passagePostings(concept: "theme/concept-1") else { return }
        while try cursor.next() != PostingCursor.end { _ = try segment.document(ofPassage: cursor.document) }
      }
      attempt { _ = try segment.facetNames() }
      for facet in ["form", "theme"] {
        attempt {
          guard let column = try segment.facet(facet) else { return }
          _ = try column.values()
          for document in 0..<UInt32(segment.documentCount) { _ = try column.ordinals(of: document) }
        }
      }
      for document in 0..<UInt32(segment.documentCount) {
        attempt { _ = try segment.id(of: document) }
        attempt { _ = try segment.language(of: document) }
        attempt { _ = try segment.passages(of: document) }
        attempt { _ = try segment.stored(of: document) }
        attempt { _ = try snapshot.locate(alias: "seeds:page-\(document).html") }
      }
    }
  }

  private func readPostings(_ segment: SegmentReader, _ entry: TermEntry, hasPositions: Bool) throws(IndexError) {
    let norms = try segment.norms()
    var cursor = try segment.postings(entry)
    var places: PositionCursor? = hasPositions ? try segment.positions(entry) : nil
    var positions: [UInt32] = []
    while try cursor.next() != PostingCursor.end {
      _ = norms[Int(cursor.document)]
      _ = try cursor.frequency()
      attempt { try places?.read(at: cursor, into: &positions) }
    }
    var jumps = try segment.postings(entry)
    var target: UInt32 = 0
    while try jumps.advance(to: target) != PostingCursor.end { target = jumps.document &+ 50 }
  }

  private func attempt(_ body: () throws -> Void) {
    do { try body() } catch {}
  }
}

/// Knows where the checksums of a segment stand, so that a test may damage it under valid ones.
struct SealedSegment {
  private let contentsStart: Int
  let contentsEnd: Int
  private let checksum: [UInt8]

  init(_ file: [UInt8]) {
    let footer = file.count - 32
    contentsStart = (0..<8).reduce(0) { $0 | Int(file[footer + $1]) << ($1 * 8) }
    contentsEnd = footer
    checksum = Array(file[footer + 12..<footer + 16])
  }

  /// Puts the right checksums into a damaged segment and its manifest.
  func reseal(_ damaged: [UInt8], _ manifest: [UInt8]) -> (segment: [UInt8], manifest: [UInt8]) {
    var file = damaged
    let chunks = (contentsStart + 65_535) / 65_536
    for chunk in 0..<chunks {
      let bytes = Array(file[chunk * 65_536..<min(contentsStart, (chunk + 1) * 65_536)])
      put(Checksum.crc32(bytes), at: contentsEnd - 4 * chunks + 4 * chunk, in: &file)
    }
    put(Checksum.crc32(Array(file[contentsStart..<contentsEnd])), at: contentsEnd + 12, in: &file)
    put(Checksum.crc32(Array(file[contentsEnd..<contentsEnd + 28])), at: contentsEnd + 28, in: &file)
    var list = manifest
    if let place = (40..<list.count - 3).first(where: { Array(list[$0..<$0 + 4]) == checksum }) {
      list.replaceSubrange(place..<place + 4, with: file[contentsEnd + 12..<contentsEnd + 16])
    }
    put(Checksum.crc32(Array(list[40...])), at: 32, in: &list)
    put(Checksum.crc32(Array(list[..<36])), at: 36, in: &list)
    return (file, list)
  }

  private func put(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
    for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(index * 8)) }
  }
}
