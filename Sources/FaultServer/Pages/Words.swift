package import FaultModel

/// The words of the screens. A language without a translation of its own reads English.
package struct Words: Sendable {
    package let language: Language
    private let table: [Key: String]

    package init(_ reader: Language) {
        language = reader.primary == "zh" ? .chinese : .english
        table = language == .chinese ? Self.chinese : Self.english
    }

    package subscript(key: Key) -> String { table[key] ?? Self.english[key] ?? key.rawValue }

    package enum Key: String, CaseIterable, Sendable {
        case appName, tagline, searchLabel, searchPlaceholder, searchButton, examples, filters, allValues, apply
        case product, model, kindOfFault, kind, language, clear, results, noResults, noResultsHint, showing
        case previousPage, nextPage, correctedTo, support, exact, strong, partial, related, none
        case fault, part, electrical, mechanical, hydraulic, other, severity
        case severity1, severity2, severity3, severity4
        case codes, causes, probability, checks, remedy, remedies, minutes, steps, parts, partNumber, partName, quantity
        case alsoSaid, safety, procedure, notes, source, page, revision, file, line, tools, reading, observes
        case order, damaged, misoperation, adjustment, wear, software, external, replace, repair, adjust, operate
        case yes, no, goOn, toStep, isCause, toFault, end, noCauses, unknownProbability
        case supersededNotice, current, chain, usedIn, grade, price, leadDays, lifeHours, days, hours
        case codeMeans, carriedBy, nobodyCarries, makerCode, genericCode, products, faultsCount, models, home
        case skipToContent, notFoundTitle, notFoundText, errorTitle, languageSwitch, print, searching, assembly
        case faultTree, allOf, anyOf, atLeastOf, notOf, outOfRangeIsFault, edition, prior, emptyKnowledge, kindOfCause
        case result, faultCount, onThisPage, cause, equallyLikely, howToTell, partsToBring, neededFor, superseded
        case orderInstead, orderNumber, unnamedPart, noUses, moreCodes, allFilters, activeFilters,
            removeFilter
        case understoodAs, foundBy, fewerWords, codeAlone, withoutFilters, browseProducts, startTyping
        case noConnection, tryAgain, openAll, closeAll, shortcutSlash, shortcutArrows, breadcrumb, siteMenu, answers
        case problemText, stepNumber, status
        case passage, passages, passageCount, passagesCount, previousSection, nextSection, sectionText, namedIn
    }
}
