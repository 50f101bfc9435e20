internal import FondsBytes
internal import FondsRecord
internal import FondsText
internal import Glibc

/// Times the choice between French and English over files of one text a line.
///
/// Each line of the output is a JSON object: `file`, `lines`, how many are `french`, how many are `undetermined` where there is no need to choose, and
/// `microseconds` of the processor for the choice of all lines, of the fastest round.
struct LanguageBench {
  let files: [String]

  /// Microseconds of the processor that each file is read for, and at least three rounds.
  private static let time = 300_000

  func run() throws {
    for file in files {
      var reader = try LineReader(file)
      var lines: [String] = []
      while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
      var (fastest, spent, rounds, french) = (Int.max, 0, 0, 0)
      while rounds < 3 || spent < Self.time {
        let before = clock()
        french = lines.count { LanguageDetector.choose($0) == .french }
        let used = Int(clock() - before) * 1_000_000 / Int(CLOCKS_PER_SEC)
        fastest = min(fastest, used)
        spent += max(used, 1)
        rounds += 1
      }
      var output = JSONWriter()
      output.object { output in
        output.member("file", file)
        output.member("lines", lines.count)
        output.member("french", french)
        output.member("undetermined", lines.count { LanguageDetector.detect($0).language == .undetermined })
        output.member("microseconds", fastest)
      }
      print(output.text)
    }
  }
}
