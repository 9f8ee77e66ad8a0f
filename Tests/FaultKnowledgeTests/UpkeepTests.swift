import FaultModel
import FaultTesting
import Foundation
import GRDB
import Testing

@testable import FaultKnowledge

/// A folder with a knowledge base of one fault, in its first edition.
struct UpkeepFolder {
    let url: URL
    var path: String { url.appendingPathComponent("kb.sqlite").path }

    init() throws { url = try Places.newFolder() }

    func file(_ name: String) -> String { url.appendingPathComponent(name).path }

    func knowledge(_ symptom: String = "Pump leaks", at name: String = "kb.sqlite") throws -> KnowledgeBase {
        let knowledge = try KnowledgeBase(opening: file(name), for: .writing)
        try knowledge.bring([try .fault("pump/one", .en(symptom))])
        return knowledge
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}

@Suite("Backups")
struct BackupTests {
    @Test("a backup holds the last edition, whole, while others read and write") func backup() async throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge()
        let report = try knowledge.backup(to: folder.file("copy.sqlite"))
        #expect(report.edition == 1 && report.records == 1 && report.items == 1)
        try knowledge.bring([try .fault("pump/one", .en("Pump rattles"))])
        let copy = try KnowledgeBase(opening: folder.file("copy.sqlite"), for: .reading)
        #expect(try await copy.ids("leaks") == ["pump/one"])
        #expect(try await copy.edition() == 1)
        #expect(try copy.verify() == [])
    }

    @Test("nothing is replaced unless that is said, and nothing is left beside it") func replacing() throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge()
        let target = folder.file("copy.sqlite")
        _ = try knowledge.backup(to: target)
        #expect(throws: UpkeepError.exists(path: target)) { try knowledge.backup(to: target) }
        try knowledge.bring([try .fault("pump/one", .en("Pump rattles"))])
        #expect(try knowledge.backup(to: target, force: true).edition == 2)
        #expect(throws: UpkeepError.isItself(path: folder.path)) { try knowledge.backup(to: folder.path, force: true) }
        #expect(throws: UpkeepError.self) { try knowledge.backup(to: folder.file("missing/copy.sqlite")) }
        #expect(try folder.names == ["copy.sqlite", "kb.sqlite", "kb.sqlite-shm", "kb.sqlite-wal"])
        let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("restoring brings the content back under those who read it") func restoring() async throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge("Pump leaks")
        _ = try knowledge.backup(to: folder.file("copy.sqlite"))
        try knowledge.bring([try .fault("pump/one", .en("Pump rattles"))])
        #expect(try await knowledge.ids("rattles") == ["pump/one"])
        let former = try await knowledge.stamp()

        let report = try KnowledgeBase.restore(folder.file("copy.sqlite"), to: folder.path)
        #expect(report.restored.edition == 1 && report.formerEdition == 2)
        #expect(try await knowledge.ids("leaks") == ["pump/one"])
        #expect(try await knowledge.ids("rattles") == [])
        #expect(try await knowledge.stamp() != former)
        // Another edition 2 than before: what was made from the former must not stand for it.
        try knowledge.bring([try .fault("pump/one", .en("Pump whistles"))])
        #expect(try await knowledge.stamp() != former)
        #expect(try await knowledge.ids("whistles") == ["pump/one"])

        let before = try KnowledgeBase(opening: folder.path + ".before", for: .reading)
        #expect(try await before.ids("rattles") == ["pump/one"])
    }

    @Test("what is no backup is refused, and nothing is changed") func refused() async throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge()
        try Data("no database".utf8).write(to: URL(fileURLWithPath: folder.file("text")))
        try await DatabaseQueue(path: folder.file("other.sqlite")).write { db in
            try db.execute(sql: "CREATE TABLE thing (id)")
        }
        var torn = try Data(contentsOf: URL(fileURLWithPath: knowledge.backup(to: folder.file("torn.sqlite")).path))
        torn.replaceSubrange(8192..<20_000, with: [UInt8](repeating: 0xA5, count: 20_000 - 8192))
        try torn.write(to: URL(fileURLWithPath: folder.file("torn.sqlite")))
        for name in ["text", "other.sqlite", "torn.sqlite", "missing.sqlite"] {
            #expect(throws: UpkeepError.self, "\(name)") {
                try KnowledgeBase.restore(folder.file(name), to: folder.path)
            }
        }
        #expect(try await knowledge.ids("leaks") == ["pump/one"])
        #expect(!FileManager.default.fileExists(atPath: folder.path + ".before"))
    }

    @Test("a file that can no longer be opened is moved aside") func damaged() async throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        _ = try folder.knowledge(at: "good.sqlite").backup(to: folder.file("copy.sqlite"))
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder.path))
        let report = try KnowledgeBase.restore(folder.file("copy.sqlite"), to: folder.path)
        #expect(report.formerEdition == nil && report.before == folder.path + ".before")
        #expect(try await KnowledgeBase(opening: folder.path, for: .reading).ids("leaks") == ["pump/one"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + ".before")).count == 5000)
    }
}

@Suite("A file that is replaced while it is open")
struct ReplacementTests {
    @Test("a file moved into its place is read from then on") func moved() async throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge("Pump leaks")
        try knowledge.openReaders()
        // Something stands in the log only, and must not reach the other file.
        try knowledge.bring([try .fault("pump/one", .en("Pump rattles"))])
        #expect(try await knowledge.ids("rattles") == ["pump/one"])
        #expect(!knowledge.isReplaced)
        #expect(try !knowledge.openReplacement())

        _ = try folder.knowledge("Pump whistles", at: "other.sqlite").backup(to: folder.file("new.sqlite"))
        let (stamp, tag) = (try await knowledge.stamp(), try await knowledge.tag())
        #expect(rename(folder.file("new.sqlite"), folder.path) == 0)
        #expect(knowledge.isReplaced)
        #expect(try knowledge.openReplacement())
        #expect(!knowledge.isReplaced)
        #expect(try await knowledge.ids("whistles") == ["pump/one"])
        #expect(try await knowledge.ids("rattles") == [])
        #expect(try knowledge.verify() == [])
        // Both are in their first edition: what was made from the one must not stand for the other.
        #expect(try await knowledge.stamp() != stamp)
        #expect(try await knowledge.tag() != tag)
        try knowledge.bring([try .fault("pump/two", .en("Pump hums"))], document: "Another")
        #expect(try await knowledge.ids("hums") == ["pump/two"])
        #expect(try await KnowledgeBase(opening: folder.path, for: .reading).ids("whistles") == ["pump/one"])
        #expect(
            try folder.names.filter { $0.hasPrefix("kb.") } == ["kb.sqlite", "kb.sqlite-shm", "kb.sqlite-wal"])
    }

    @Test("a file that is no knowledge base is refused, once, and the former one is read on") func refused()
        async throws
    {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge()
        try knowledge.openReaders()
        try Data(repeating: 1, count: 9000).write(to: URL(fileURLWithPath: folder.file("junk")))
        #expect(rename(folder.file("junk"), folder.path) == 0)
        #expect(throws: KnowledgeError.self) { try knowledge.openReplacement() }
        #expect(!knowledge.isReplaced)
        #expect(try await knowledge.ids("leaks") == ["pump/one"])
    }
}

@Suite("What killed work leaves behind")
struct LeftoverTests {
    @Test("is found by the number of a process that is gone, and removed") func cleaning() throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        _ = try folder.knowledge()
        let (gone, here) = (Int32.max - 1, ProcessInfo.processInfo.processIdentifier)
        for name in ["kb.sqlite.backup-\(gone)", "kb.sqlite.restore-\(here)", "kb.sqlite.notes-5", "other.new-\(gone)"]
        {
            try Data().write(to: URL(fileURLWithPath: folder.file(name)))
        }
        #expect(Leftover.all(beside: folder.path).map(\.work) == [.backup])
        #expect(Leftover.clean(beside: folder.path).map(\.path) == [folder.file("kb.sqlite.backup-\(gone)")])
        #expect(Leftover.all(beside: folder.path) == [])
        #expect(try folder.names.contains("other.new-\(gone)"))
    }

    @Test("doctor tells of what is wrong and what to do") func doctor() throws {
        let folder = try UpkeepFolder()
        defer { folder.remove() }
        let knowledge = try folder.knowledge()
        func wrong() -> [String] {
            Health(of: folder.path, version: "1").checks.filter { !$0.ok }.map(\.name)
        }
        #expect(wrong() == [])
        try Data().write(to: URL(fileURLWithPath: folder.file("kb.sqlite.backup-\(Int32.max - 1)")))
        #expect(wrong() == ["leftovers"])
        try knowledge.database.write { db in try db.execute(sql: "DELETE FROM code; DELETE FROM item") }
        #expect(wrong() == ["integrity", "leftovers"])
        #expect(chmod(folder.path, 0o666) == 0)
        #expect(wrong() == ["integrity", "permissions", "leftovers"])
        #expect(Health(of: folder.file("none"), version: "1").checks.contains { $0.name == "file" && !$0.ok })
    }
}
