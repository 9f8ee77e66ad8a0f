import FaultModel
import Testing

/// The messages and digests of FIPS 180-4's examples and of NIST's short and long message tests.
@Suite struct MediaHashTests {
    @Test(
        "SHA-256 of messages with known digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func knownDigests(message: String, digest: String) {
        #expect(MediaHash(of: Array(message.utf8)).description == digest)
    }

    @Test("SHA-256 of a million times 'a'") func longMessage() {
        let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(MediaHash(of: bytes).description == digest)
    }

    @Test("a hash is 64 small hexadecimal digits and nothing else") func spelling() {
        let hash = MediaHash(of: [])
        #expect(MediaHash(hash.description) == hash)
        #expect(MediaHash(hash.description.uppercased()) == nil)
        #expect(MediaHash(String(hash.description.dropLast())) == nil)
        #expect(MediaHash("../" + hash.description.dropFirst(3)) == nil)
    }
}
