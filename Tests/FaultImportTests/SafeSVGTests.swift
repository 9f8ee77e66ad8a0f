import FaultModel
import Testing

@testable import FaultImport

@Suite struct SafeSVGTests {
    private func safe(_ text: String) throws -> String {
        String(decoding: try SafeSVG(Array(text.utf8)).bytes, as: UTF8.self)
    }

    private func drawing(_ content: String, _ attributes: String = "") -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" \(attributes)>\(content)</svg>
        """
    }

    @Test("a drawing is written anew as it was") func harmless() throws {
        let text = drawing(
            """
            <title>Valve &amp; spring</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
            <g class="a" transform="translate(1 2)"><path d="M0 0 L40 20 z" fill="url(#g)" style="stroke: red ;stroke-width:2"/>
            <text x="1" y="9">A <tspan font-weight="bold">b</tspan> c</text><use xlink:href="#g"/></g>
            """)
        let expected = """
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">\
            <title>Valve &amp; spring</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs>\
            <g class="a" transform="translate(1 2)"><path d="M0 0 L40 20 z" fill="url(#g)" style="stroke:red;stroke-width:2"></path>\
            <text x="1" y="9">A <tspan font-weight="bold">b</tspan> c</text><use href="#g"></use></g></svg>

            """
        #expect(try safe(text) == expected)
        #expect(try SafeSVG(Array(text.utf8)).removed.isEmpty)
    }

    @Test("what is written is read again to the same bytes") func twice() throws {
        let once = try safe(
            drawing(
                """
                <style>/* c */ .a, #b > path { fill : url( #g ) ; stroke:#000 } @media print { .a { fill: red } } text{font-family:"A &lt;b"}</style>
                <linearGradient id="g"/><a href="https://example.org"><rect class="a" width="3"/></a>
                """, "width='5cm'"))
        #expect(try safe(once) == once)
        #expect(once.contains("<style>.a, #b &gt; path{fill:url( #g );stroke:#000}</style>"))
        #expect(once.contains("width=\"189\" height=\"94\" viewBox=\"0 0 40 20\""))
    }

    /// Ways in which drawings have run scripts or loaded files: each leaves nothing of what is in it behind.
    static let attacks: [(String, leftOver: [String])] = [
        ("<script>alert(1)</script>", ["script", "alert"]),
        ("<script href='https://evil.example/x.js'/>", ["script", "evil"]),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>", ["script", "alert"]),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", ["script", "alert"]),
        ("<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", ["script", "alert"]),
        ("<SCRIPT>alert(1)</SCRIPT>", ["SCRIPT", "alert"]),
        ("<rect onload='alert(1)' ONCLICK='alert(1)' onbegin=\"alert(1)\"/>", ["onload", "ONCLICK", "alert"]),
        (
            "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/></foreignObject>",
            ["foreign", "iframe", "alert"]
        ),
        ("<a href='javascript:alert(1)'><text>x</text></a>", ["<a", "javascript", "alert"]),
        ("<a xlink:href='&#106;ava&#10;script:alert(1)'><rect/></a>", ["href", "alert"]),
        ("<use href='https://evil.example/a.svg#x'/>", ["evil"]),
        ("<use xlink:href='data:image/svg+xml;base64,PHN2Zz4=#x'/>", ["data:"]),
        ("<image href='https://evil.example/track.png'/>", ["evil", "<image"]),
        ("<image href='file:///etc/passwd'/>", ["passwd"]),
        ("<image href='data:image/svg+xml,&lt;svg onload=alert(1)>'/>", ["svg+xml", "alert"]),
        ("<image href='data:text/html;base64,PHNjcmlwdD4='/>", ["text/html"]),
        ("<image href='data:image/png;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='/>", ["data:", "<image"]),
        ("<feImage href='https://evil.example/a.png'/>", ["evil", "feImage"]),
        ("<animate attributeName='href' values='javascript:alert(1)'/>", ["animate", "alert"]),
        ("<a><set attributeName='href' to='javascript:alert(1)'/><rect/></a>", ["<set", "alert"]),
        ("<animateTransform onbegin='alert(1)'/>", ["animate", "alert"]),
        (
            "<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>alert(1)</handler>",
            ["handler", "alert"]
        ),
        ("<style>@import url(https://evil.example/a.css);</style>", ["import", "evil"]),
        ("<style>@\\69mport 'https://evil.example/a.css';</style>", ["evil"]),
        ("<style>rect { fill: url(https://evil.example/a) }</style>", ["evil"]),
        ("<style>rect { fill: u\\72l(https://evil.example/a) }</style>", ["evil"]),
        ("<style>rect { fill: url('//evil.example/a#b') }</style>", ["evil"]),
        ("<style>rect { -moz-binding: url(#x); behavior: url(#x) }</style>", ["binding", "behavior"]),
        ("<style>rect { width: expression(alert(1)) ; fill: expression(alert(1)) }</style>", ["alert"]),
        (
            "<style>@font-face { font-family: a; src: url(https://evil.example/f) } g { fill: red }</style>",
            ["evil", "font-face"]
        ),
        ("<style>a{}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;b{fill:red}</style>", ["<script", "alert"]),
        ("<style><![CDATA[a{fill:red}</style><script>alert(1)</script>]]></style>", ["<script", "alert"]),
        ("<rect style='fill:url(https://evil.example/a)'/>", ["evil"]),
        ("<rect style='background:url(javascript:alert(1))'/>", ["background", "alert"]),
        ("<rect fill='url(https://evil.example/a#b)'/>", ["evil"]),
        ("<rect fill='url(&quot;data:image/svg+xml,x#b&quot;)'/>", ["data:"]),
        ("<rect filter='url(https://evil.example/a.svg#f)' mask='url( /x.svg#m )'/>", ["evil", "/x.svg"]),
        ("<rect style='fill:/**/u/**/rl(https://evil.example)'/>", ["evil"]),
        ("<rect style='fill:image-set(&quot;https://evil.example/a&quot; 1x)'/>", ["evil", "image-set"]),
        ("<text>]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;</text>", ["<script"]),
        ("<title>&lt;img src=x onerror=alert(1)&gt;</title>", ["<img"]),
        ("<rect id='&quot; onload=&quot;alert(1)'/>", ["\" onload"]),
        (
            "<iframe src='https://evil.example'/><embed src='x'/><object data='x'/><audio src='x'/><video src='x'/>",
            ["iframe", "embed", "object", "audio", "video", "evil"]
        ),
        (
            "<link rel='stylesheet' href='https://evil.example/a.css'/><meta http-equiv='refresh' content='0;url=https://evil.example'/>",
            ["link", "meta", "evil"]
        ),
        (
            "<?xml-stylesheet href='https://evil.example/a.css'?><!-- <script>alert(1)</script> -->",
            ["stylesheet", "alert"]
        ),
        ("<discard href='#x'/><cursor href='https://evil.example/c'/>", ["discard", "cursor", "evil"]),
        (
            "<rect xml:base='https://evil.example/' xlink:actuate='onLoad' formaction='javascript:alert(1)'/>",
            ["evil", "actuate", "alert"]
        ),
        ("<metadata><rdf xmlns='urn:x'>secret@example.org</rdf></metadata>", ["secret"]),
    ]

    @Test("nothing that runs or loads is left of", arguments: attacks) func attack(content: String, leftOver: [String])
        throws
    {
        let text = try safe(drawing(content, "onload='alert(1)'"))
        for trace in leftOver + ["alert(1)\""] { #expect(!text.contains(trace), "\(text)") }
        #expect(try safe(text) == text)
    }

    @Test("what was taken out is named") func named() throws {
        let drawing = try SafeSVG(
            Array(drawing("<script/><rect onclick='x'/><use href='x.svg#a'/><script/>", "onload='x'").utf8))
        #expect(drawing.removed == ["onload", "script", "onclick", "href"])
    }

    @Test("a picture in a drawing stays when it is one") func innerPicture() throws {
        let data = "data:image/png;base64," + Base64.encoded(Pictures.png(3, 2))
        #expect(
            try safe(drawing("<image width='3' xlink:href='\(data)'/>")).contains(
                "<image width=\"3\" href=\"\(data)\">"))
        let huge = "data:image/png;base64," + Base64.encoded(Pictures.png(50_000, 50_000))
        #expect(!(try safe(drawing("<image href='\(huge)'/>")).contains("<image")))
    }

    @Test("cut anywhere or with any sign changed, a drawing is safe or refused") func spoilt() {
        let text = drawing(
            "<style>.a{fill:url(#g)}</style><a xlink:href='x'><use href='#g'/></a><rect style='fill:red' onload='alert(1)'/>"
        )
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            for spoilt in [
                Array(bytes.prefix(place)), Self.changed(bytes, at: place, by: 0x3C),
                Self.changed(bytes, at: place, by: 0x22),
            ] {
                guard let safe = try? SafeSVG(spoilt) else { continue }
                #expect(!String(decoding: safe.bytes, as: UTF8.self).contains("alert"))
                #expect((try? SafeSVG(safe.bytes))?.bytes == safe.bytes)
            }
        }
    }

    private static func changed(_ bytes: [UInt8], at place: Int, by sign: UInt8) -> [UInt8] {
        var changed = bytes
        changed[place] = sign
        return changed
    }

    @Test("document types and entities") func entities() throws {
        let type = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
        #expect(try !safe(type + drawing("<rect/>")).contains("DOCTYPE"))
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + drawing("<text>&b;</text>")
        #expect(throws: SafeSVG.Refusal.self) { try safe(bomb) }
        let file = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + drawing("<text>&a;</text>")
        #expect(throws: SafeSVG.Refusal.self) { try safe(file) }
        let standard = "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>" + drawing("<rect/>")
        #expect(try !safe(standard).contains("alert"))
    }

    @Test("drawings that stand for too much are refused") func limits() throws {
        var layers = "<g id='l0'><rect/></g>"
        for level in 1...8 {
            layers += "<g id='l\(level)'>" + String(repeating: "<use href='#l\(level - 1)'/>", count: 10) + "</g>"
        }
        #expect(throws: SafeSVG.Refusal.tooManyUses) { try safe(drawing(layers)) }
        #expect(throws: SafeSVG.Refusal.tooManyUses) { try safe(drawing("<g id='a'><use href='#a'/></g>")) }
        #expect(throws: SafeSVG.Refusal.tooManyUses) {
            try safe(
                drawing(
                    "<pattern id='p'><rect fill='url(#q)'/></pattern><pattern id='q'><rect style='fill:url(&quot;#p&quot;)'/></pattern><rect fill='url(#p)'/>"
                ))
        }
        #expect(throws: SafeSVG.Refusal.tooManyElements) {
            try safe(drawing(String(repeating: "<g/>", count: SafeSVG.elementLimit)))
        }
        #expect(throws: SafeSVG.Refusal.tooLarge(bytes: SafeSVG.sizeLimit + 1)) {
            _ = try SafeSVG([UInt8](repeating: 0x20, count: SafeSVG.sizeLimit + 1))
        }
        #expect(throws: SafeSVG.Refusal.self) {
            try safe(drawing(String(repeating: "<g>", count: 200) + String(repeating: "</g>", count: 200)))
        }
        #expect(throws: SafeSVG.Refusal.noDrawing) { try safe("<html/>") }
        #expect(throws: SafeSVG.Refusal.self) { try safe("<svg><g></svg>") }
    }

    @Test("the size is what the drawing says, in pixels")
    func sizes() throws {
        func size(_ attributes: String) throws -> PixelSize? {
            try SafeSVG(Array("<svg xmlns='http://www.w3.org/2000/svg' \(attributes)/>".utf8)).size
        }
        #expect(try size("width='30' height='20px'") == PixelSize(width: 30, height: 20))
        #expect(try size("width='1in' height='72pt'") == PixelSize(width: 96, height: 96))
        #expect(try size("viewBox='0,0,300,150'") == PixelSize(width: 300, height: 150))
        #expect(try size("viewBox='0 0 300 150' width='100%'") == PixelSize(width: 300, height: 150))
        #expect(try size("viewBox='0 0 300 150' height='75'") == PixelSize(width: 150, height: 75))
        #expect(try size("width='1e300' height='1'") == nil)
        #expect(try size("viewBox='0 0 0 150'") == nil)
        #expect(try size("viewBox='0 0 1e12 5e11'") == PixelSize(width: 20_000, height: 10_000))
    }
}
