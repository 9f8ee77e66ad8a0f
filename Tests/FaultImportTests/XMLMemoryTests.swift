import CLibXML2
import FaultImport
import FaultModel
import Synchronization
import Testing

/// What fuzzing found: memory that a broken file left behind.
@Suite("Memory of the XML reader", .serialized)
struct XMLMemoryTests {
    /// Documents and parts of them that libxml2 holds for this thread: it tells of each that it makes and frees.
    private enum Held {
        static let count = Mutex(0)
    }

    @Test(
        "A file that declares an entity and breaks off leaves nothing behind",
        arguments: [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "<svg>&c;</svg>", "<svg>&b;</svg>", "<svg",
            "<opsa-mef><",
        ])
    func brokenOff(content: String) throws {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>" + content
        Held.count.withLock { $0 = 0 }
        _ = xmlRegisterNodeDefault { _ in XMLMemoryTests.Held.count.withLock { $0 += 1 } }
        _ = xmlDeregisterNodeDefault { _ in XMLMemoryTests.Held.count.withLock { $0 -= 1 } }
        defer {
            _ = xmlRegisterNodeDefault(nil)
            _ = xmlDeregisterNodeDefault(nil)
        }
        for format in [ManualFormat.xml, .openpsa, .dita, .s1000d, .terms] {
            let options = ImportOptions(product: "p", language: .english, format: format)
            _ = try? imported(text, name: "a.xml", options)
            #expect(Held.count.withLock { $0 } == 0, "\(format)")
        }
    }
}
