internal import CLibArchive

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads ZIP and tar archives with libarchive, from memory and into memory: nothing is ever written to a disk, so that no
/// name in an archive can lead anywhere.
struct ArchiveReader {
    struct Limits {
        var entries = 20_000
        /// Bytes of one file, unpacked.
        var entryBytes = 256 << 20
        /// Bytes of all files that are read, unpacked.
        var totalBytes = 512 << 20
        /// Unpacked bytes for each byte of the archive, once `freeBytes` are exceeded: text packs to a tenth, drawn-out
        /// tables to a hundredth.
        var ratio = 300
        var freeBytes = 32 << 20
    }

    enum Kind {
        case file
        /// A symbolic link, device or the like.
        case special
        case directory
    }

    struct Entry {
        /// As in the archive, with `/` between folders.
        var name: String
        var kind: Kind
        var isEncrypted: Bool
    }

    var limits = Limits()

    /// Goes over the entries in the archive's order.
    /// - Parameter visit: is given each entry and a way to its bytes, which it may leave unread.
    /// - Throws: `brokenArchive`, `archiveTooLarge`, and what `visit` throws.
    func read(
        _ bytes: [UInt8], visit: (Entry, () throws(ImportFailure) -> [UInt8]) throws(ImportFailure) -> Void
    ) throws(ImportFailure) {
        guard let archive = archive_read_new() else { throw .brokenArchive(detail: "there is no memory for it") }
        defer { archive_read_free(archive) }
        // libarchive gives names in the encoding of the locale, and none where that has no Chinese. Only this thread's is
        // changed, and only while it reads.
        let locale = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil)
        let before = locale.flatMap { uselocale($0) }
        defer {
            if let before { uselocale(before) }
            if let locale { freelocale(locale) }
        }
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        let failure: ImportFailure? = bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                return .brokenArchive(detail: Self.message(archive))
            }
            do throws(ImportFailure) {
                try readEntries(archive, packed: buffer.count, visit: visit)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    private func readEntries(
        _ archive: OpaquePointer, packed: Int,
        visit: (Entry, () throws(ImportFailure) -> [UInt8]) throws(ImportFailure) -> Void
    ) throws(ImportFailure) {
        var count = 0
        var total = 0
        while true {
            var header: OpaquePointer?
            let result = archive_read_next_header(archive, &header)
            if result == ARCHIVE_EOF { return }
            guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let header else {
                throw .brokenArchive(detail: Self.message(archive))
            }
            count += 1
            if count > limits.entries { throw .archiveTooLarge(limit: "\(limits.entries) files") }
            try visit(Self.entry(header)) { () throws(ImportFailure) in
                try content(archive, packed: packed, total: &total)
            }
        }
    }

    private func content(
        _ archive: OpaquePointer, packed: Int, total: inout Int
    ) throws(ImportFailure) -> [UInt8] {
        var output: [UInt8] = []
        let chunk = 1 << 16
        while true {
            var result = 0
            let piece = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                result = archive_read_data(archive, buffer.baseAddress, chunk)
                count = max(0, result)
            }
            if result == 0 { return output }
            guard result > 0 else { throw .brokenArchive(detail: Self.message(archive)) }
            output.append(contentsOf: piece)
            total += result
            if output.count > limits.entryBytes {
                throw .archiveTooLarge(limit: "\(limits.entryBytes >> 20) MB in one file")
            }
            if total > limits.totalBytes { throw .archiveTooLarge(limit: "\(limits.totalBytes >> 20) MB in all") }
            if total > limits.freeBytes, total / limits.ratio > packed {
                throw .archiveTooLarge(limit: "\(limits.ratio) times the size of the archive")
            }
        }
    }

    private static func entry(_ header: OpaquePointer) -> Entry {
        let kind: Kind
        switch Int(archive_entry_filetype(header)) {
        case 0o100000: kind = archive_entry_hardlink(header) == nil ? .file : .special
        case 0o040000: kind = .directory
        default: kind = .special
        }
        return Entry(name: name(header), kind: kind, isEncrypted: archive_entry_is_encrypted(header) != 0)
    }

    /// The name as UTF-8; archives of older programs have it in the encoding of their country.
    private static func name(_ header: OpaquePointer) -> String {
        var bytes = archive_entry_pathname(header).map(UInt8.bytes) ?? []
        if bytes.isEmpty { bytes = archive_entry_pathname_utf8(header).map(UInt8.bytes) ?? [] }
        let text = (try? TextDecoder.decode(bytes))?.utf8 ?? bytes
        return String(decoding: text.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    }

    private static func message(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "it cannot be read"
    }
}

extension UInt8 {
    /// The bytes of a C string, at most as long as a path may be.
    fileprivate static func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < 4096, string[index] != 0 {
            bytes.append(UInt8(bitPattern: string[index]))
            index += 1
        }
        return bytes
    }
}
