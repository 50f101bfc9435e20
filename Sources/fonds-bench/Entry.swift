internal import FondsIndex
internal import FondsSearch
internal import Glibc

/// The benchmark driver: the index, scorers and collectors of fonds behind the line protocol that other engines are measured by.
///
///     fonds-bench index INDEXDIR CORPUS.tsv|CORPUS.jsonl THREADS
///     fonds-bench serve INDEXDIR
///     fonds-bench kernels INDEXDIR CORPUS.jsonl [KERNEL]
///     fonds-bench language FILE…
///     fonds-bench stages INDEXDIR QUERIES.tsv
///     fonds-bench features INDEXDIR
///
/// A line of the corpus is `id TAB lang TAB pkg TAB year TAB tokens separated by one space`, or a record as `fonds import` takes it, with `pkg` and
/// `year`, which is then analysed in full. A request is `COMMAND TAB CLASS TAB QUERY [TAB ids]`, its answer `COUNT TAB MICROSECONDS [TAB id:score,…]` or `UNSUPPORTED`.
@main
enum Entry {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch (arguments.first, arguments.count) {
      case ("index", 4):
        guard let threads = Int(arguments[4]), (1...64).contains(threads) else { fail("THREADS is a number from 1 to 64", code: 2) }
        try await CorpusIndexer(arguments[2], into: arguments[3], threads: threads).run()
      case ("serve", 2): try RequestServer(arguments[2]).run()
      case ("kernels", 3...4): try KernelBench(arguments[2], corpus: arguments[3], only: arguments.count > 3 ? arguments[4] : nil).run()
      case ("stages", 3): try StagesBench(arguments[2], queries: arguments[3]).run()
      case ("features", 2): try FeaturesBench(arguments[2]).run()
      case ("language", 2...): try LanguageBench(files: Array(arguments.dropFirst())).run()
      default:
        fail(
          "usage: fonds-bench index INDEXDIR CORPUS.tsv|CORPUS.jsonl THREADS | serve INDEXDIR | kernels INDEXDIR CORPUS.jsonl [KERNEL] | language FILE… | stages INDEXDIR QUERIES.tsv | features INDEXDIR",
          code: 2)
      }
    } catch {
      fail("\(error)", code: 5)
    }
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    print("fonds-bench: " + message)
    exit(code)
  }
}
