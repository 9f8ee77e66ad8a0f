import FaultModel
import Foundation
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(
        "days count from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017), ("2024-03-01", 19783),
            ("0000-01-01", -719_528), ("9999-12-31", 2_932_896), ("1900-03-01", -25508),
        ])
    func numbers(text: String, number: Int) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test("from 1582-10-22 on, when Foundation turns Gregorian, its calendar says the same")
    func everyDay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in stride(from: -141_420, through: 150_000, by: 7) {
            let day = try #require(CalendarDay(number: number))
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect(day.parts == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(CalendarDay(year: day.parts.year, month: day.parts.month, day: day.parts.day) == day)
        }
    }

    @Test("a time is read as its day", arguments: ["2024-03-01T08:30:00Z", "2024-03-01 08:30", "2024-03-01"])
    func times(text: String) { #expect(CalendarDay(text)?.description == "2024-03-01") }

    @Test(
        "what is no day is refused",
        arguments: [
            "2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "", "2024/01/02",
            "2024-01-0x", "2024-01-011",
        ])
    func refused(text: String) { #expect(CalendarDay(text) == nil) }
}
