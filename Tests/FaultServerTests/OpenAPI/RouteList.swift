@_spi(Internal) @testable import Hummingbird

/// The routes that a router has, by method and path: `GET /api/parts/{number}`. Without those that answer `HEAD` for a `GET`.
enum RouteList {
    static func all<Context>(of router: Router<Context>) -> Set<String> {
        var routes: Set<String> = []
        router.trie.forEach { node in
            guard let value = node.value else { return }
            for method in value.methods.keys where method != .head { routes.insert("\(method.rawValue) \(value.path)") }
        }
        return routes
    }
}
