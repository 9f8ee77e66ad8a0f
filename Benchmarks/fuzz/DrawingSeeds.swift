extension FuzzSeeds {
    /// Drawings: one of what is kept, one of what is taken out.
    static let drawings = [
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" width="4cm">
        <title>Valve &amp; spring</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>
        <clipPath id="c"><circle r="3"/></clipPath><marker id="m"/></defs><style>/* c */ .a, #b > path { fill: url( #g ) }
        @media print { .a { fill: red } } text{font-family:"A &lt;b"}</style><g class="a" id="b" clip-path="url(#c)"
        transform="translate(1 2)"><path d="M0 0 L40 20 z" style="stroke: red ;stroke-width:2" marker-end="url('#m')"/>
        <text x="1" y="9">A <tspan font-weight="bold">b</tspan> c</text><use xlink:href="#g"/></g></svg>
        """,
        """
        <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">
        <script>alert(1)</script><a href="https://example.org"><rect width="3" onclick="x()"/></a><foreignObject><p>x</p>
        </foreignObject><image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg+M/wHwAEAQH/7yMK/gAAAABJRU5ErkJggg=="/>
        <style>@import url(http://a/b.css); a{background:\\75 rl(javascript:x)} b{fill:expression(1)}</style><animate
        attributeName="href" to="javascript:x"/><use href="http://a/b#c"/><set attributeName="x"/></svg>
        """,
    ]
}
