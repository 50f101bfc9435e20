internal import FondsRecord
internal import Glibc
internal import Subprocess

/// Runs one program of the system as a child with bounds on memory, CPU time, wall time and output; no shell is involved.
struct ChildProcess: Sendable {
  /// What a child left behind.
  struct Result: Sendable {
    /// The first bytes of its standard output.
    var output: [UInt8]
    /// The first bytes of its standard error.
    var complaints: String
    /// The exit code; `nil` where a signal ended it.
    var exitCode: Int32?
    /// Whether it went on writing beyond the limit and was stopped.
    var isCut: Bool
    /// Whether it used up its CPU or wall time.
    var isLate: Bool
    /// Whether it asked for more memory than it may have.
    var isOutOfMemory: Bool
  }

  /// How much of the machine one child may use.
  struct Bounds: Sendable {
    /// Its address space, in bytes.
    var memory: Int
    /// Its CPU time, in seconds.
    var seconds: Int
  }

  private let program: String
  private let bounds: Bounds

  /// How much of the standard error is kept, in bytes.
  private static let complaintLimit = 8 << 10
  /// The largest file that a child may write, in bytes.
  private static let fileLimit = 64 << 20
  private static let limiter = "prlimit"
  private static let folders = ["/usr/local/bin", "/usr/bin", "/bin"]
  /// Children run on one thread each: there are as many of them as the machine has processors.
  ///
  /// Where files that are kept for a moment go is theirs to know too.
  private static let environment: [Subprocess.Environment.Key: String] = {
    var environment: [Subprocess.Environment.Key: String] = [
      "PATH": folders.joined(separator: ":"), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"
    ]
    if let folder = unsafe getenv("TMPDIR") { environment["TMPDIR"] = unsafe String(cString: folder) }
    return environment
  }()

  /// Finds a program.
  ///
  /// Throws `tool` where it, or `prlimit`, is not installed.
  init(_ name: String, package: String, bounds: Bounds) throws(ExtractionError) {
    program = try Self.find(name, package: package)
    _ = try Self.find(Self.limiter, package: "util-linux")
    self.bounds = bounds
  }

  /// Finds a program that runs within what the limits give to every child.
  init(_ name: String, package: String, limits: ExtractionLimits) throws(ExtractionError) {
    try self.init(name, package: package, bounds: Bounds(memory: limits.childAddressSpace, seconds: limits.childSeconds))
  }

  private static func find(_ name: String, package: String) throws(ExtractionError) -> String {
    guard let path = folders.lazy.map({ $0 + "/" + name }).first(where: { unsafe access($0, X_OK) == 0 }) else {
      throw ExtractionError(
        .tool, "the program \(name) is not installed", remedy: "install the Debian package \(package): apt-get install \(package)")
    }
    return path
  }

  /// Runs the program with `arguments`, bytes as they are, and waits for it.
  ///
  /// Throws `timeout` when the deadline passes, `io` when no child can be made.
  func run(_ arguments: [[UInt8]], outputLimit: Int, deadline: Deadline) async throws(ExtractionError) -> Result {
    let limiting = [
      "--as=\(bounds.memory)", "--cpu=\(bounds.seconds):\(bounds.seconds + 1)", "--fsize=\(Self.fileLimit)", "--core=0", program
    ]
    // The system wants every argument to end with a NUL.
    let words = (limiting.map { Array($0.utf8) } + arguments).map { $0 + [0] }
    let outcome = await Self.race(deadline) {
      try await Self.execute(words, outputLimit: outputLimit)
    }
    switch outcome {
    case .success(let result?): return result
    case .success(nil):
      throw ExtractionError(.timeout, "reading it takes longer than \(deadline.seconds) seconds", remedy: "simplify the source")
    case .failure(let error):
      throw ExtractionError(.io, "the program \(program) could not be run", remedy: "check the limits of the system", cause: "\(error)")
    }
  }

  /// The work's result, or `nil` when the deadline comes first; then the work is cancelled, which kills the child.
  private static func race(
    _ deadline: Deadline, _ work: @escaping @Sendable () async throws -> Result
  ) async -> Swift.Result<Result?, any Error> {
    await withTaskGroup(of: Swift.Result<Result?, any Error>.self) { group in
      group.addTask {
        do { return .success(try await work()) } catch { return .failure(error) }
      }
      group.addTask {
        do { try await Task.sleep(until: deadline.instant, clock: .continuous) } catch { return .success(nil) }
        return .success(nil)
      }
      let first = await group.next() ?? .success(nil)
      group.cancelAll()
      return first
    }
  }

  private static func execute(_ words: [[UInt8]], outputLimit: Int) async throws -> Result {
    let outcome = try await Subprocess.run(
      .name(limiter), arguments: Arguments(words),
      environment: .custom(environment), input: .none, output: .sequence, error: .sequence
    ) { execution in
      async let complaints = collect(execution.standardError, upTo: complaintLimit)
      var (output, isCut) = ([UInt8](), false)
      for try await buffer in execution.standardOutput {
        if output.count + buffer.count > outputLimit {
          isCut = true
          await execution.teardown(using: [])
          break
        }
        unsafe buffer.withUnsafeBytes { unsafe output.append(contentsOf: $0) }
      }
      return (output: output, complaints: try await complaints, isCut: isCut)
    }
    let (output, complaints, isCut) = outcome.closureResult
    let words = String(decoding: complaints, as: UTF8.self)
    var (code, signal): (Int32?, Int32?) = (nil, nil)
    switch outcome.terminationStatus {
    case .exited(let value): code = value
    case .signaled(let value): signal = value
    }
    return Result(
      output: output, complaints: words, exitCode: code, isCut: isCut, isLate: !isCut && (signal == SIGXCPU || signal == SIGKILL),
      isOutOfMemory: ["Out of memory", "bad_alloc", "cannot allocate"].contains { words.contains($0) })
  }

  private static func collect(_ sequence: SubprocessOutputSequence, upTo limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in sequence where bytes.count < limit {
      unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0.prefix(limit - bytes.count)) }
    }
    return bytes
  }
}
