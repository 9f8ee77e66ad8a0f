import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses what is worth it for whoever takes gzip (RFC 9110 §8.4, RFC 1952).
struct Compression: RouterMiddleware {
    typealias Context = ServerContext

    /// Bytes; less is one packet anyhow.
    private static let least = 1_200
    /// Bytes; more is a figure's file or nothing of ours.
    private static let most = 16 << 20

    func handle(
        _ request: Request, context: ServerContext,
        next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard Self.isWorthIt(response) else { return response }
        response.headers[.vary] = response.headers[.vary].map { $0 + ", Accept-Encoding" } ?? "Accept-Encoding"
        guard Self.takesGzip(request.headers[.acceptEncoding]) else { return response }
        let collector = BodyCollector()
        try await response.body.write(collector)
        guard let packed = Gzip.packed(collector.bytes), packed.count < collector.bytes.count else {
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: collector.bytes))
            return response
        }
        response.headers[.contentEncoding] = "gzip"
        // Other bytes than those that a strong tag stands for.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        return response
    }

    private static func isWorthIt(_ response: Response) -> Bool {
        guard let length = response.body.contentLength, (least...most).contains(length),
            response.headers[.contentEncoding] == nil, let type = response.headers[.contentType]
        else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("image/svg") || type.contains("json")
    }

    /// RFC 9110 §12.5.3.
    static func takesGzip(_ header: String?) -> Bool {
        guard let header, header.utf8.count <= 1_000 else { return false }
        for coding in header.split(separator: ",") {
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = parts.first, name == "gzip" || name == "x-gzip" || name == "*" else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return (quality ?? 1) > 0
        }
        return false
    }
}

/// Keeps what a response writes.
final class BodyCollector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

enum Gzip {
    /// Quick rather than small: twice the speed of zlib's usual level for a tenth more bytes.
    private static let level: Int32 = 4

    /// Nil: zlib has no memory.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 + 16: the largest window, in gzip's frame.
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let size = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to -> Int? in
                (stream.next_in, stream.avail_in) = (from.baseAddress, UInt32(from.count))
                (stream.next_out, stream.avail_out) = (to.baseAddress, UInt32(to.count))
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? to.count - Int(stream.avail_out) : nil
            }
        }
        return size.map { Array(output[..<$0]) }
    }
}
