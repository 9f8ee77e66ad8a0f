import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: a client that is slow to send, slow to receive or silent is cut off, and one that sends what is
/// no HTTP, or too much of it, is told so.
///
/// Stands behind the HTTP codec, so that it sees heads, bodies and ends. Everything happens on the connection's event loop,
/// and by its clock.
final class ConnectionLimits: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?
    /// Bytes of the body since the clock was set last.
    private var bytes = 0
    private var isInBody = false
    /// Requests without the end of their answer.
    private var open = 0
    private var isRefused = false

    /// A body that brings less in `readSeconds` is too slow.
    static let leastBytes = 16_384

    init(_ limits: ServerLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expect(within: limits.readSeconds, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        expect(within: limits.readSeconds, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { forget() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isRefused { return }
        switch unwrapInboundIn(data) {
        case .head:
            open += 1
            (bytes, isInBody) = (0, true)
            expect(within: limits.readSeconds, context)
        case .body(let buffer):
            bytes += buffer.readableBytes
            if bytes >= Self.leastBytes {
                bytes = 0
                expect(within: limits.readSeconds, context)
            }
        case .end:
            isInBody = false
            // Its answer is waited for; the time for that is bounded elsewhere.
            reading?.cancel()
            reading = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            if writing == nil { writing = closing(after: limits.writeSeconds, context) }
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in
                let (handler, context) = bound.value
                handler.answered(context)
            }
            context.write(data, promise: written)
        }
    }

    private func answered(_ context: ChannelHandlerContext) {
        writing?.cancel()
        writing = nil
        open -= 1
        if open <= 0, !isInBody, context.channel.isActive { expect(within: limits.idleSeconds, context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        // In the middle of an answer nothing can be said.
        if isRefused || open > 0 { return context.close(promise: nil) }
        isRefused = true
        forget()
        let problem =
            switch error {
            case .headerOverflow: Problem.headerTooLarge(limits)
            case .invalidURL:
                Problem(
                    type: "/problems/bad-request", title: "The address is not usable", status: 400,
                    detail:
                        "The address holds characters that an address may not hold; expected percent-encoded UTF-8, such "
                        + "as %E6%B3%B5 for 泵.")
            default:
                Problem(
                    type: "/problems/bad-request", title: "The request is no HTTP", status: 400,
                    detail: "What was sent is no request of HTTP/1.1.")
            }
        refuse(problem, context)
    }

    /// Answers by itself, for the server has no request that it could answer, and closes.
    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        let body = (try? Wire.json(problem)) ?? Data()
        let head = HTTPResponse(
            status: .init(code: problem.status),
            headerFields: [
                .contentType: "application/problem+json; charset=utf-8", .contentLength: "\(body.count)",
                .cacheControl: "no-store", .connection: "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }

    /// The next thing must come by then.
    private func expect(within seconds: Int, _ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = closing(after: seconds, context)
    }

    private func closing(after seconds: Int, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { bound.value.close(promise: nil) }
    }

    private func forget() {
        reading?.cancel()
        writing?.cancel()
        (reading, writing) = (nil, nil)
    }
}
