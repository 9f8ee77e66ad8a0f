import FaultModel
import FaultTesting
import Foundation
import Testing

@Suite("Service records")
struct ServiceRecordTests {
    private static func whole() throws -> ServiceRecord {
        try ServiceRecord.make("wo-7", "泵不动") { record in
            record.machine = .init(product: "pump", model: "HBT80C", serial: "80-1", hours: 3120.5)
            record.day = CalendarDay("2024-03-01")
            record.before = "换了油"
            record.codes = [.maker("E-07")]
            record.rounds = [.init(judgement: "阀", handling: "洗"), .init(result: "好")]
            record.cause = "阀卡"
            record.remedy = "清洗"
            record.confirms = .init(fault: try #require(Fault.ID("pump/no-stroke")), cause: "valve")
            record.outcome = .solved
            record.parts = [PartUse(number: try .make("103-02"), quantity: 2)]
            record.minutes = 90
            record.cost = Price(amount: 350, currency: "CNY")
            record.wasGuided = true
            record.customerWord = "满意"
            record.people = [.init(role: .engineer, person: "王强")]
            record.language = .chinese
            record.citations = [Citation(document: "Book", line: 3)]
        }
    }

    @Test("all of it comes back, and what is empty is not written") func coding() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let whole = try Self.whole()
        #expect(try JSONDecoder().decode(ServiceRecord.self, from: try encoder.encode(whole)) == whole)
        let small = ServiceRecord(id: "r-1", symptom: "Leak")
        #expect(String(decoding: try encoder.encode(small), as: UTF8.self) == #"{"id":"r-1","symptom":"Leak"}"#)
    }

    @Test("an id that is none is refused, with what was given") func badID() throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ServiceRecord.self, from: Data(#"{"id":"A B","symptom":"x"}"#.utf8))
        }
        #expect("\(try #require(error))".contains("'A B' is not the id of a service record"))
    }

    @Test(
        "numbers of service departments become ids, and different ones different ids",
        arguments: [("WO 2024/0031", "wo-2024-0031"), ("4711", "4711"), ("工单 12", "12-")])
    func numbered(number: String, start: String) {
        let id = ServiceRecord.id(numbered: number)
        #expect(id.hasPrefix(start) && ServiceRecord.isID(id))
        #expect(id != ServiceRecord.id(numbered: number + "乙"))
    }

    @Test("without a number, day, machine and the words of the symptom make the id") func keyed() {
        let machine = ServiceRecord.Machine(serial: "A")
        let day = CalendarDay("2004-07-01")
        let id = ServiceRecord.id(of: machine, on: day, symptom: "BUCKET WON'T OPEN")
        #expect(id.hasPrefix("2004-07-01-"))
        #expect(id == ServiceRecord.id(of: machine, on: day, symptom: "bucket won't open."))
        #expect(id != ServiceRecord.id(of: .init(serial: "B"), on: day, symptom: "BUCKET WON'T OPEN"))
        #expect(ServiceRecord.id(of: machine, on: day, symptom: "Bucket wont open", occurrence: 2) == id + "-2")
    }

    @Test("a draft has no cause") func drafts() throws {
        #expect(ServiceRecord(id: "r", symptom: "x").isDraft)
        #expect(try !Self.whole().isDraft)
    }
}

@Suite("Names of people")
struct PersonNameTests {
    @Test(
        "a name is masked as a whole word, in any case and order",
        arguments: [
            ("Hans Meier", "Called HANS MEIER again", "Called [x] again"),
            ("Hans Meier", "Meier, Hans came; meier-hans left", "[x] came; [x] left"),
            ("Li", "Li said: limit of Lily, not li.", "[x] said: limit of Lily, not [x]."),
            ("王强", "王强说阀坏了，找王强", "[x]说阀坏了，找[x]"), ("王", "王说国王", "王说国王"),
            ("Jörg Öz", "JÖRG  ÖZ, jörg öz", "[x], [x]"), ("Hans Meier", "Hans\nMeier", "[x]"),
            ("O'Neil", "ask O'Neil's boss", "ask [x]'s boss"), ("Hans Meier", "Hans and Meier", "Hans and Meier"),
        ])
    func masking(name: String, text: String, expected: String) throws {
        let person = try #require(PersonName(name))
        #expect(person.masked(in: text) { _ in "[x]" } == expected)
        #expect(person.stands(in: text) == (text != expected))
    }

    @Test("what has no letter is no name", arguments: ["", " ", "123", "—", String(repeating: "a", count: 201)])
    func refused(text: String) { #expect(PersonName(text) == nil) }

    @Test("a kept record holds keys in place of names, and its texts the roles") func keys() {
        var record = ServiceRecord(id: "r", symptom: "Meier says it leaks; 李明说漏油")
        record.rounds = [.init(judgement: "asked Meier")]
        record.people = [.init(role: .customer, person: " Meier "), .init(role: .engineer, person: "李明")]
        let kept = record.keepingNamesApart(["Meier": 4, "李明": 9])
        #expect(kept.people == [.init(role: .customer, person: "4"), .init(role: .engineer, person: "9")])
        #expect(kept.symptom == "[客户] says it leaks; [工程师]说漏油")
        #expect(kept.rounds == [.init(judgement: "asked [customer]")])
        #expect(record.keepingNamesApart(["Meier": 4]).people.count == 1)
    }
}
