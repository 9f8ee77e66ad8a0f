/// Fault codes and part numbers, set so that `0` and `O`, `1` and `l` are told apart.
enum Code {
    static func text(_ code: String, marked: Bool = false) -> HTML {
        marked
            ? "<span class=\"code\" translate=\"no\"><mark>\(code)</mark></span>"
            : "<span class=\"code\" translate=\"no\">\(code)</span>"
    }

    static func link(_ code: String, to address: String, marked: Bool = false) -> HTML {
        let inner: HTML = marked ? "<mark>\(code)</mark>" : "\(code)"
        return "<a class=\"code\" translate=\"no\" href=\"\(address)\">\(inner)</a>"
    }
}
