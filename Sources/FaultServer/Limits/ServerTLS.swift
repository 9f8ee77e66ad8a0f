import Foundation
import NIOSSL

/// A certificate with its key.
package struct ServerTLS: Sendable {
    let configuration: TLSConfiguration

    /// Reads PEM files: the certificate with the chain that leads to the authority, and the key. TLS 1.2 is the least.
    /// - Throws: `TLSFailure`.
    package init(certificate: String, key: String) throws(TLSFailure) {
        for (option, path) in [("--tls-cert", certificate), ("--tls-key", key)]
        where !FileManager.default.isReadableFile(atPath: path) {
            throw TLSFailure(description: "\(option) is '\(path)', which is no file that can be read.")
        }
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificate)
        } catch {
            throw TLSFailure(description: "--tls-cert is '\(certificate)', which is no certificate in PEM.")
        }
        if chain.isEmpty {
            throw TLSFailure(description: "--tls-cert is '\(certificate)', which holds no certificate.")
        }
        let secret: NIOSSLPrivateKey
        do {
            secret = try NIOSSLPrivateKey(file: key, format: .pem)
        } catch {
            throw TLSFailure(description: "--tls-key is '\(key)', which is no private key in PEM without a password.")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        do {
            // Fails where the key is not the certificate's.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSFailure(description: "The key '\(key)' is not that of the certificate '\(certificate)'.")
        }
        self.configuration = configuration
    }
}

/// Why the certificate cannot be used.
package struct TLSFailure: Error, CustomStringConvertible { package let description: String }
