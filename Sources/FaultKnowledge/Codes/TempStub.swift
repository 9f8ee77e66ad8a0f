package import FaultModel
package enum FailureMode { package static func name(_ fmi: Int) -> LocalizedText { LocalizedText("x", in: .english) } }
package enum SuspectParameter { package static func name(_ spn: Int) -> LocalizedText? { nil } }
package struct TroubleCodeMeaning { package init(_ c: TroubleCode) {}
 package var system: LocalizedText { LocalizedText("x", in: .english) }
 package var isGeneric: Bool { true }
 package var subsystem: LocalizedText? { nil }
 package var failureType: LocalizedText? { nil }
 package var meaning: LocalizedText? { nil } }
