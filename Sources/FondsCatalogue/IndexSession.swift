internal import FondsBytes
internal import FondsExchange
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic
internal import FondsText

/// One writing session: the lock, the generation it starts from, and what goes into the next one.
struct IndexSession: ~Copyable {
  /// What records are tagged with.
  struct Tagging: Sendable {
    let thesaurus: Thesaurus
    let labels: LabelIndex
    let schema: Schema
    var desk = Desk()
  }

  /// The ledger of the generation it starts from, with what `bringUpToDate` has changed.
  var ledger: SourceLedger
  /// What people said, as it is on the disk.
  var desk: DeskFile
  /// The thesaurus that the desk's terms stand beside.
  var thesaurus: ThesaurusFile
  /// What fields and rules the bank has.
  private(set) var rules: BankRules
  /// Whether the desk forgets a name that the index still has: then no byte of its present files stays.
  let purges: Bool
  /// Whether a damaged generation was left behind: what is not read again now is gone.
  let startsEmpty: Bool
  private let folder: String
  private let snapshot: IndexSnapshot?
  private var writer: IndexWriter
  private var changed = false
  private var tagging: Tagging?
  private var shingles = ShingleCollector()
  private var titles = TitleCollector()
  private let presentLedger: SourceLedger
  /// Forgotten names that no file of the next generation has.
  private let purgedCount: Int

  /// What records owe to the program: when it changes, all are tagged and analysed anew.
  private static let signatureAttachment = "signature"

  /// Takes the lock of the folder, made if need be.
  ///
  /// - Parameter isFull: whether everything is made anew: a damaged index is left behind instead of being an error, and one segment stands at the end.
  init(folder: String, isFull: Bool) throws(CatalogueError) {
    // Whatever throws comes before the first stored property: a half-made session holds no lock.
    while true {
      let base = try Self.base(folder, isFull: isFull)
      let desk = try DeskFile(folder: folder)
      let applied = try base.snapshot.map { (snapshot) throws(CatalogueError) in try AppliedDesk(of: snapshot) } ?? AppliedDesk(desk)
      let purges = applied.forgotten < desk.desk.forgottenCount
      let settings = IndexSettings(startEmpty: base.isDamaged, mergesAll: isFull || purges, mainFacet: FacetName.order[0])
      let writer = try onIndex { () throws(IndexError) in try IndexWriter(directory: folder, settings: settings) }
      // Another process may have written before the lock was ours: then its generation and its desk are those to start from.
      let isNewest = base.isDamaged || writer.generation == base.snapshot?.generation ?? 0
      guard isNewest, try DeskFile(folder: folder) == desk else {
        writer.discard()
        continue
      }
      let thesaurus = try ThesaurusFile(folder: folder)
      let rules = try BankRules.of(base.snapshot)
      self.folder = folder
      self.snapshot = base.snapshot
      self.ledger = base.ledger
      presentLedger = base.ledger
      self.desk = desk
      self.thesaurus = thesaurus
      self.rules = rules
      self.purges = purges
      purgedCount = desk.desk.forgottenCount
      startsEmpty = base.isDamaged
      self.writer = writer
      break
    }
  }

  /// What records owe to the program, to the thesaurus and to the terms on the desk.
  private var signature: [UInt8] {
    let versions =
      "record \(RecordCoding.schema), analysis \(Analyzer.version), tagging \(ConceptTagger.version), facets \(FacetClosure.version), "
      + "shingles \(ShingleTable.version)"
    var terms: [UInt8] = []
    for (entry, holds) in zip(desk.desk.entries, desk.desk.holds) where holds && entry.isTerm { terms += DeskCoding.encode(entry) }
    let local = terms.isEmpty ? "" : ", terms \(SHA256.hexadecimal(terms))"
    let sources = ", thesaurus \(SHA256.hexadecimal(thesaurus.bytes)), rules \(SHA256.hexadecimal(rules.bytes))"
    return Array((versions + sources + local).utf8)
  }

  /// What a session starts from.
  private struct Base {
    var snapshot: IndexSnapshot?
    var ledger = SourceLedger()
    var isDamaged = false
  }

  /// Reads the present generation; a damaged one is found out and left behind when everything is made anew.
  private static func base(_ folder: String, isFull: Bool) throws(CatalogueError) -> Base {
    do throws(CatalogueError) {
      guard let snapshot = try present(folder) else {
        guard IndexSalvage.hasRemains(folder) else { return Base() }
        throw CatalogueError(
          .indexDamaged, "the index has lost its manifest",
          remedy: "rebuild it with `fonds reindex --full`, and import again what was imported",
          path: folder,
          french: .init(
            "l’index a perdu son manifeste", remedy: "refaites-le avec `fonds reindex --full`, et importez de nouveau ce qui l’avait été"))
      }
      if isFull { try onIndex { () throws(IndexError) in try snapshot.verifyAll() } }
      return Base(snapshot: snapshot, ledger: try ledger(of: snapshot))
    } catch  where isFull && (error.code == .indexDamaged || error.code == .record) {
      return Base(isDamaged: true)
    }
  }

  /// The generation in a folder; `nil` when there is none yet.
  static func present(_ folder: String) throws(CatalogueError) -> IndexSnapshot? {
    do throws(IndexError) {
      return try IndexSnapshot.open(folder)
    } catch {
      if error.code == .missing { return nil }
      throw CatalogueError(error)
    }
  }

  /// The ledger of a generation; empty where it has none.
  static func ledger(of snapshot: IndexSnapshot) throws(CatalogueError) -> SourceLedger {
    guard let bytes = try onIndex({ () throws(IndexError) in try snapshot.attachment(Attachment.ledger) }) else { return SourceLedger() }
    do throws(RecordError) {
      return try SourceLedger(decoding: bytes)
    } catch {
      throw CatalogueError(error, path: snapshot.directory)
    }
  }

  /// The shingles of a generation; `nil` where it has none.
  private static func shingles(of snapshot: IndexSnapshot?) throws(CatalogueError) -> ShingleTable? {
    guard let view = try onIndex({ () throws(IndexError) in try snapshot?.mappedAttachment(Attachment.shingles) }) else { return nil }
    do throws(ByteError) { return try ShingleTable(view) } catch { throw CatalogueError(IndexError(error)) }
  }

  /// The thesaurus and its labels, made ready when they are first needed.
  mutating func taggingInUse() throws(CatalogueError) -> Tagging {
    if let tagging { return tagging }
    let ready: Tagging
    let hasCurrentImages = try hasCurrentImages()
    if let snapshot, hasCurrentImages, try isCurrent() {
      let thesaurus = try OpenIndex.thesaurus(of: snapshot, isWhole: true)
      let labels = try OpenIndex.labels(of: snapshot, thesaurus)
      ready = Tagging(thesaurus: thesaurus, labels: labels, schema: try rules.schema(), desk: desk.desk)
    } else {
      let thesaurus = desk.desk.terms.applied(to: try self.thesaurus.thesaurus())
      ready = Tagging(thesaurus: thesaurus, labels: LabelIndex(thesaurus), schema: try rules.schema(), desk: desk.desk)
    }
    tagging = ready
    return ready
  }

  /// Puts other fields and rules in place of those in use; `bringUpToDate` makes the records follow.
  mutating func replaceRules(with other: BankRules) {
    rules = other
    forgetTagging()
  }

  /// Lets go of the thesaurus, which what was put on the desk may have changed.
  mutating func forgetTagging() { tagging = nil }

  /// Whether the records were tagged and analysed as they would be now.
  func isCurrent() throws(CatalogueError) -> Bool {
    guard let snapshot else { return false }
    return try onIndex { () throws(IndexError) in try snapshot.attachment(Self.signatureAttachment) } == signature
  }

  /// Whether thesaurus and labels lie in the generation as this program writes them; else searches make them anew each time they open it.
  private func hasCurrentImages() throws(CatalogueError) -> Bool {
    guard let snapshot else { return false }
    let thesaurus = try onIndex { () throws(IndexError) in try snapshot.mappedAttachment(Attachment.thesaurus) }
    let labels = try onIndex { () throws(IndexError) in try snapshot.mappedAttachment(Attachment.labels) }
    return (thesaurus.map(ThesaurusImage.isCurrent) ?? false) && (labels.map(LabelIndex.isCurrent) ?? false)
  }

  /// The live record of an identifier in the generation that the session starts from.
  func imported(_ id: RecordID) throws(CatalogueError) -> Record? {
    guard let snapshot else { return nil }
    return try Self.record(id, in: snapshot)
  }

  /// The live record of an identifier in a generation.
  static func record(_ id: RecordID, in snapshot: IndexSnapshot) throws(CatalogueError) -> Record? {
    guard let address = try onIndex({ () throws(IndexError) in try snapshot.locate(id: id) }) else { return nil }
    let stored = try onIndex { () throws(IndexError) in try snapshot.segments[address.segment].stored(of: address.document) }
    do throws(RecordError) { return try RecordCoding.decode(stored) } catch { throw CatalogueError(error, path: snapshot.directory) }
  }

  /// The generation that the session starts from.
  var base: IndexSnapshot? { snapshot }

  /// Takes over what can still be read of a damaged generation, but for the records of roots that are read again.
  mutating func salvage(besides labels: Set<String>) throws(CatalogueError) -> RecordSalvage {
    let indexer = RecordIndexer(try taggingInUse())
    var salvage = RecordSalvage(IndexSalvage(directory: folder), besides: labels)
    for record in salvage.records() { try add(indexer.document(for: record)) }
    return salvage
  }

  mutating func add(_ record: IndexedRecord) throws(CatalogueError) {
    changed = true
    do throws(IndexError) { try writer.add(record.document) } catch { throw CatalogueError(error) }
    shingles.add(record.shingled)
    titles.add(record.titles)
  }

  mutating func delete(_ id: RecordID) throws(CatalogueError) {
    do throws(IndexError) {
      guard try writer.delete(id) else { return }
    } catch {
      throw CatalogueError(error)
    }
    changed = true
    shingles.remove(id)
    titles.remove(id)
  }

  /// Whether names were put on the desk that files of the present generation may have.
  var awaitsPurge: Bool { snapshot != nil && desk.desk.forgottenCount > purgedCount }

  /// Makes everything the next generation, unless it would be the same as the present one.
  ///
  /// - Parameters:
  ///   - blobs: attachments to replace, by name.
  /// - Returns: the generation that now answers, and whether it was written now.
  consuming func commit(_ blobs: [(name: String, bytes: [UInt8])]) throws(CatalogueError) -> (generation: UInt64, committed: Bool) {
    var blobs = blobs
    let isTaggedAnew = try !isCurrent()
    if isTaggedAnew { blobs.append((Self.signatureAttachment, signature)) }
    let hasCurrentImages = try hasCurrentImages()
    if isTaggedAnew || !hasCurrentImages {
      let tagging = try taggingInUse()
      blobs.append((Attachment.thesaurus, ThesaurusImage.encode(tagging.thesaurus)))
      blobs.append((Attachment.labels, tagging.labels.image.bytes))
    }
    let ownRules = try BankRules.of(snapshot).own
    if rules.own != ownRules { blobs.append((Attachment.rules, rules.own ?? [])) }
    if !shingles.isEmpty {
      let table = try Self.shingles(of: isTaggedAnew ? nil : snapshot)
      do throws(ByteError) {
        let next = try shingles.finish(after: table)
        blobs.append((Attachment.shingles, next.table))
        blobs.append((Attachment.quotations, QuotationCoding.encode(next.quotations)))
      } catch {
        throw CatalogueError(IndexError(error))
      }
    }
    // An index that an older program wrote has no titles yet.
    let hasTitles = try snapshot.map { (snapshot) throws(CatalogueError) in try TitleTables.Changes(of: snapshot) != nil } ?? false
    if !titles.isEmpty || !hasTitles || purges { blobs += try titles.finish(after: snapshot, isWhole: purges) }
    let isNamed = { (name: String) in blobs.contains { $0.name == name } }
    if ledger != presentLedger, !isNamed(Attachment.ledger) { blobs.append((Attachment.ledger, ledger.encode())) }
    if !isNamed(Attachment.report), let report = try purgedReport() { blobs.append((Attachment.report, report)) }
    let hasDesk = try onIndex { () throws(IndexError) in try snapshot?.attachment(AppliedDesk.attachment) } != nil
    if hasDesk || !desk.desk.isEmpty {
      var applied = AppliedDesk(desk)
      // What was to be forgotten only since this session began may still stand in files that stay: the next one sees to it.
      if awaitsPurge { applied.forgotten = purgedCount }
      blobs.append((AppliedDesk.attachment, applied.encode()))
    }
    for (name, bytes) in blobs {
      let present = try onIndex { () throws(IndexError) in try snapshot?.attachment(name) }
      guard present != bytes else { continue }
      changed = true
      do throws(IndexError) { try writer.setAttachment(name, bytes) } catch { throw CatalogueError(error) }
    }
    guard changed else {
      let generation = snapshot?.generation ?? 0
      writer.discard()
      return (generation, false)
    }
    do throws(IndexError) { return (try writer.commit(), true) } catch { throw CatalogueError(error) }
  }
}
