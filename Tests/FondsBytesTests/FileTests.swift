import FondsBytes
import FondsTestSupport
import Synchronization
import Testing

@Suite("Files")
struct FileTests {
  @Test("a mapped file gives its bytes; a missing one and a folder are refused")
  func mapping() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/deep/er/file"
    let system = FileSystem()
    try system.makeFolder(folder.path + "/deep/er")
    try AtomicFile.replace(path, with: Array("bonjour".utf8))
    #expect(try MappedFile.open(path).bytes == Array("bonjour".utf8))
    try AtomicFile.replace(path, with: [])
    #expect(try MappedFile.open(path).count == 0)
    let missing = #expect(throws: ByteError.self) { try MappedFile.open(folder.path + "/nothing") }
    #expect(missing?.code == .missing)
    #expect(throws: ByteError.self) { try MappedFile.open(folder.path) }
    #expect(try system.names(in: folder.path + "/deep/er") == ["file"])
  }

  @Test("a mapping outlives the file's name")
  func unlinked() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    try AtomicFile.replace(path, with: [1, 2, 3])
    let view = try MappedFile.open(path)
    try FileSystem().remove(path)
    #expect(view.bytes == [1, 2, 3])
  }

  @Test("whichever step of a replacement fails, the old bytes or the new ones are there, whole", arguments: [5, 28])
  func atomic(number: Int32) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    let old = [UInt8](repeating: 1, count: 1000)
    let new = [UInt8](repeating: 2, count: 2000)
    try AtomicFile.replace(path, with: old)
    var failures = 0
    for step in 0..<20 {
      let count = Mutex(0)
      let system = FileSystem { _, _ in
        let now = count.withLock { value in
          value += 1
          return value - 1
        }
        return now == step ? .fail(number: number, written: 700) : .proceed
      }
      do {
        try AtomicFile.replace(path, with: new, system: system)
        break
      } catch {
        failures += 1
        #expect(error.code == (number == 28 ? .noSpace : .io))
        let now = try MappedFile.open(path).bytes
        #expect(now == old || now == new)
        try AtomicFile.replace(path, with: old)
      }
    }
    // Create, write, synchronize, rename, synchronize the folder.
    #expect(failures == 5)
    #expect(try FileSystem().names(in: folder.path) == ["file"])
  }

  @Test("a spool gives back what was appended, and leaves no name")
  func spool() throws {
    let folder = try TemporaryFolder()
    var spool = try SpoolFile(in: folder.path, name: "spool", system: FileSystem())
    #expect(try FileSystem().names(in: folder.path).isEmpty)
    var written = ByteWriter()
    for index in 0..<50_000 { written.varint(index * 7) }
    for start in stride(from: 0, to: written.count, by: 10_007) {
      try spool.append(Array(written.bytes[start..<min(start + 10_007, written.count)]))
    }
    let reader = try SpoolReader(spool)
    for index in 0..<50_000 { #expect(try reader.count() == index * 7) }
    #expect(reader.isAtEnd)
    #expect(throws: ByteError.self) { try reader.byte() }
  }

  @Test("a held lock is refused with the number of its holder, and free again when it is let go of")
  func lock() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    do {
      let held = try FileLock(path)
      #expect(held.path == path)
      let error = #expect(throws: ByteError.self) { _ = try FileLock(path) }
      #expect(error?.code == .locked)
      #expect(error?.message.contains("number") == true)
      withExtendedLifetime(held) {}
    }
    _ = try FileLock(path)
  }

  @Test("many tasks may fill a bitmap at once")
  func bitmap() async {
    let bitmap = AtomicBitmap(count: 1000)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask { for member in stride(from: task, to: 1000, by: 8) where member % 3 == 0 { bitmap.insert(member) } }
      }
    }
    for member in 0..<1000 { #expect(bitmap.contains(member) == (member % 3 == 0)) }
  }
}
