/// What of SVG draws and does nothing else (SVG 1.1 and 2).
enum SVGNames {
    enum Treatment: Equatable {
        case drawn(keepsText: Bool)
        /// Its content is drawn without it: a link.
        case unwrapped
        case style
        /// Runs, loads or moves: left out, and said.
        case active
        /// Of an editor or for machines: left out.
        case foreign
    }

    static func treatment(of name: String) -> Treatment {
        if texts.contains(name) { return .drawn(keepsText: true) }
        if shapes.contains(name) { return .drawn(keepsText: false) }
        switch name {
        case "a", "switch": return .unwrapped
        case "style": return .style
        case "metadata": return .foreign
        default: return name.contains(":") ? .foreign : .active
        }
    }

    private static let texts: Set<String> = ["text", "tspan", "textPath", "title", "desc"]

    private static let shapes: Set<String> = [
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
        "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feMerge", "feMergeNode",
        "feComponentTransfer", "feFuncR", "feFuncG", "feFuncB", "feFuncA", "feDropShadow",
    ]

    /// Properties of CSS that are attributes too.
    static let properties: Set<String> = set(
        """
        alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
        direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
        font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal
        glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color line-height marker marker-end
        marker-mid marker-start mask mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
        stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
        stroke-width text-anchor text-decoration text-rendering transform unicode-bidi vector-effect visibility
        white-space word-spacing writing-mode
        """)

    static let attributes: Set<String> = properties.union(
        set(
            """
            id class lang xml:space xml:lang version x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height dx dy
            rotate textLength lengthAdjust startOffset method spacing side viewBox preserveAspectRatio gradientTransform
            gradientUnits patternTransform patternUnits patternContentUnits spreadMethod offset clipPathUnits maskUnits
            maskContentUnits markerUnits markerWidth markerHeight refX refY orient pathLength filterUnits primitiveUnits in
            in2 result operator k1 k2 k3 k4 type values mode stdDeviation edgeMode tableValues slope intercept amplitude
            exponent
            """))

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
