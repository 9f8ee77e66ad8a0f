/// Addresses that no other machine reaches.
package enum LoopbackAddress {
    /// 127/8, `::1` and `localhost`. Another name may lead anywhere, so it is none.
    package static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
