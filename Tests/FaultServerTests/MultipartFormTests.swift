import Testing

@testable import FaultServer

@Suite("Forms with files")
struct MultipartFormTests {
    private func parts(_ body: String, boundary: String = "AaB03x") throws -> [MultipartForm.Part] {
        try MultipartForm(Array(body.utf8), boundary: boundary).parts
    }

    /// The example of RFC 7578's predecessor (RFC 2388 §5.1 and RFC 1867 §6), in its modern form.
    @Test("fields and files, in order") func example() throws {
        let body = """
            --AaB03x\r
            content-disposition: form-data; name="submit-name"\r
            \r
            Larry\r
            --AaB03x\r
            content-disposition: form-data; name="files"; filename="file1.txt"\r
            Content-Type: text/plain\r
            \r
            ... contents of file1.txt ...\r
            --AaB03x--\r

            """
        let parts = try parts(body)
        #expect(parts.map(\.name) == ["submit-name", "files"])
        #expect(parts.map(\.fileName) == [nil, "file1.txt"])
        #expect(
            parts.map { String(decoding: $0.content, as: UTF8.self) } == ["Larry", "... contents of file1.txt ..."])
    }

    @Test("what stands before the first boundary and after the last is nothing; contents may hold line ends and dashes")
    func edges() throws {
        let body =
            "preamble\r\n--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--\r\n-b\r\n\r\n--b  \r\n"
            + "Content-Disposition: form-data; name=e\r\n\r\n\r\n--b--\r\nepilogue"
        let parts = try parts(body, boundary: "b")
        #expect(parts.map { String(decoding: $0.content, as: UTF8.self) } == ["\r\n--\r\n-b\r\n", ""])
    }

    @Test(
        "names as browsers and others write them",
        arguments: [
            (#"form-data; name="a"; filename="b;c.yaml""#, "b;c.yaml"),
            (#"form-data; name="a"; filename="b%22c.yaml""#, "b\"c.yaml"),
            (#"form-data; name="a"; filename="b\"c.yaml""#, "b\"c.yaml"),
            (#"form-data; name="a"; filename="C:\m\b.yaml""#, #"C:\m\b.yaml"#),
            (#"form-data; name=a; FILENAME=手册.yaml"#, "手册.yaml"),
        ])
    func names(header: String, name: String) { #expect(HeaderValue(header).parameters["filename"] == name) }

    @Test(
        "what is no form is refused",
        arguments: [
            "", "nothing", "--AaB03x", "--AaB03x\r\n", "--AaB03xmore\r\n\r\n\r\n--AaB03x--",
            "--AaB03x\r\n\r\nno name\r\n--AaB03x--",
            "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\nno end",
            "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n--AaB03x--",
            "--AaB03x\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--AaB03x--",
        ])
    func malformed(body: String) { #expect(throws: Problem.self) { try parts(body) } }

    @Test("more parts than anyone sends are refused") func many() {
        let part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
        let body = String(repeating: part, count: MultipartForm.mostParts + 1) + "--b--"
        #expect(throws: Problem.self) { try parts(body, boundary: "b") }
    }

    @Test("cutting a form short anywhere is refused, never a crash") func cut() throws {
        let whole = "--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\ncontent\r\n--b--"
        for length in 0..<whole.utf8.count {
            let body = Array(whole.utf8.prefix(length))
            #expect(throws: Problem.self, "\(length)") { try MultipartForm(body, boundary: "b") }
        }
        #expect(try parts(whole, boundary: "b").count == 1)
    }

    @Test(
        "a boundary that may be used",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), (#"Multipart/Form-Data; charset=x; boundary="a b""#, "a b"),
            ("multipart/form-data", nil), ("multipart/mixed; boundary=abc", nil),
            ("multipart/form-data; boundary=", nil),
            ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil),
        ])
    func boundary(type: String, boundary: String?) { #expect(MultipartForm.boundary(of: type) == boundary) }
}
