package import FaultModel

/// The words of the screens. A language without a translation of its own reads English.
package struct Words: Sendable {
    package let language: Language
    private let table: [Key: String]

    package init(_ reader: Language) {
        language = reader.primary == "zh" ? .chinese : .english
        table = language == .chinese ? Self.allChinese : Self.allEnglish
    }

    package subscript(key: Key) -> String { table[key] ?? Self.allEnglish[key] ?? key.rawValue }

    static let allEnglish = all(
        english, englishOfWalks, englishOfWalkPages, englishOfImports, englishOfSuggestions,
        englishOfInsights, englishOfAccess, englishOfAPI, englishOfRecords, englishOfLearning, englishOfReview,
        englishOfQuizzes, englishOfStates, englishOfRecordInsights, englishOfCarrying)
    static let allChinese = all(
        chinese, chineseOfWalks, chineseOfWalkPages, chineseOfImports, chineseOfSuggestions,
        chineseOfInsights, chineseOfAccess, chineseOfAPI, chineseOfRecords, chineseOfLearning, chineseOfReview,
        chineseOfQuizzes, chineseOfStates, chineseOfRecordInsights, chineseOfCarrying)

    private static func all(_ tables: [Key: String]...) -> [Key: String] {
        tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    /// A sentence with these values in place of `{1}`, `{2}`, … A value is never searched for places itself.
    package func sentence(_ key: Key, _ values: String...) -> String {
        var text = ""
        var rest = self[key][...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let place = Int(rest[rest.index(after: open)..<close]) ?? 0
            text += values.indices.contains(place - 1) ? values[place - 1] : String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

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
        // Of walks.
        case findCause, modeGuided, modeProcedure, beliefs, isPutRight, pathSoFar, takeBack, takeBackHere, startAgain
        case otherSteps, whyThis, yourReading, judgeReading, expectedToFix, expectedByProcedure, timeOnTheWay,
            minuteOne, minuteMany
        case underAMinute, stepTime, noAnswersYet, repeatWalk, foundCause
        case outcomeOK, outcomeFaulty, outcomeUnknown, outcomeCannotCheck, outcomeCannotDo, outcomeFixed
        case outcomeNotFixed, outcomeDone, isItDone, putThisRight
        case statusChecking, statusRepairing, statusSolved, statusExhausted, statusContradiction
        case whySplits, whyPutsRight, whyWritten, whyLed
        case turnCouldNot, turnDidNotHelp, turnOtherFault, turnMissingFault, turnNoProcedure, turnAsWritten,
            turnCannotGoOn, safetyProcedure
        case solvedBy, solvedByCause, nothingLeft, noCausesToWalk, endsWithoutCause, endsWith, cannotAllBeTrue,
            takeOneBack
        case howToAnswer, orReading, moreCauses, keysOfWalk, keyOfMode, helpOfWalk, noSuchStep, nothingToTakeBack,
            noOtherMode, notAnAnswer
        // Of a walk's page.
        case likeliestNow, orAnswer, enterReading, legendSettled, legendSeen, legendLikely, pictureSummary
        case pictureIncomplete, pictureLabel, backToFault, ruledOut, severalAtOnce, estimated, choseInstead, backToBest
        case badWalkTitle, goOnWithRest, walkMode, inUnit, takeBackLast, clashTakeBack, bringFirst
        case figures, attachments
        case passage, passages, passageCount, passagesCount, previousSection, nextSection, sectionText, namedIn
        // Of importing.
        case importing, importLead, chooseFiles, dropFiles, importProduct, importProductHint, importLanguage
        case importLanguageGuessed, lookFirst, importPreview, importPublished, importPublishedText, importNothing
        case importMoved, importUnreadable, publish, discard, importMore, importFiles, importFindings, format,
            procedures
        case recordsNew, recordsChanged, recordsSame, recordsRemoved, findings, total, differences, before, after, field
        case notShown, importIsNew, importIsChanged, importIsRemoved, finding, findingError, findingWarning, findingNote
        case terms, importKept, importFile, importCauses, importPassages, importFault, importPart, importPassage,
            importTerm
        // Of what records teach.
        case shareOfCause, shareOnModel, learntFrom, learntByField, learntByManual, learntNothing, betweenMonths,
            inMonth
        case ofModel, otherCausesSeen, priorsOf, priorsManufacturer, priorsField, priorsBoth, proposedCauses
        case proposedCauseSeen, engineersWord
        // Of reviewing.
        case review, reviewLead, reviewCount, reviewNothing, reviewState, reviewOpen, reviewKnown, reviewNewFault
        case reviewNoFault, reviewAccept, reviewOther, reviewNew, reviewNone, reviewUndo, reviewCause, reviewNoCause
        case reviewFaultID, linkStated, linkReviewed, linkByCode, linkByWording, linkByWords, linkCoverage, linkMargin
        case linkCauseWords, linkOtherCause, linkedTo
        // Of completions.
        case suggestions, suggestionCount, suggestSymptom, suggestPart, suggestCode, suggestTerm, suggestTitle,
            didYouMean
        // Of insights.
        case insights, forAuthors, insightsLead, insightsCounted, insightsSince, insightsOff, insightsNothing
        case withoutAnswer, withoutAnswerLead, withoutAnswerNone, notOpened, notOpenedLead, notOpenedNone
        case questionAsked, askedTimes, withoutHits, weakAnswer, lastAsked, allProducts
        // Of service records.
        case serviceRecord, serviceRecords, recordNotice, recordDraft, machine, serialNumber, operatingHours,
            beforeFault
        case rounds, judgement, handling, roundResult, causeInTheEnd, partsUsed, theWork, workingTime, costOfRepair
        case foundGuided, engineer, helper, customer, customerWord, confirmedFault, outcomeSolved, outcomeUnsolved
        case outcomeNoFault, unknownCurrency, keepWalk, keepWalkHint, keepWalkMore, keepAsked, walkKept
        // Of access.
        case signIn, signOut, signedInAs, signInLead, signInNotNeeded, token, tokenHint, tokenRefused
        case role, roleAgent, roleEngineer, roleAuthor, roleAdmin, access, accessLead, tokens, newToken, makeToken
        case tokenName, noTokens, tokenMade, expires, never, expiresAfter, expiresHint, tokenStatus, tokenActive
        case tokenExpired, tokenRevoked, revoke, onlyLines, auditLog, nothingLogged, time, action, actor, origin,
            subject
        case didImport, didPublish, didReview, didRecord, didAddToken, didRevokeToken, didLogin, didLogout
        case didFailLogin, didRefuseToken
        // Of the description of the API.
        case apiTitle, apiLead, apiDescription, apiParameters, apiName, apiPlace, apiType, apiMeaning, apiRequired
        case apiBody, apiAnswers, apiErrors, apiSchemas, apiRole, apiAnyone, apiExample, apiEnglish, apiErrorsLead
        case apiInPath, apiInQuery, apiInHeader, apiNoBody, problemStatus, problemMeaning, problemAll, problemExample
        case topicSearch, topicKnowledge, topicDiagnosis, topicAuthoring, topicAccess, topicAgents, topicOperation
        // Of questions for training.
        case quizTitle, quizLead, quizName, quizDate, quizAnswers, quizSeed, quizFew, quizNone, quizOfCause, quizOfCheck
        case quizSeen, quizOfPart, quizOfCode, quizWhyShare, quizWhyMinutes, quizWhyPieces, quizWhyCarried
        // Of states of knowledge.
        case stateOfKnowledge, workInProgress, notValidated, validated, archived, fromService, fromServiceRecord
        case notMakersWord
        // Of what service records say.
        case plotCount, plotCumulative, plotThisPeriod, plotBefore, recordsLead, recordsNone, recordsCounted,
            recordsSpan
        case recordsNoDay, rateFirstFix, rateRepeat, rateNoFault, rateOf, rateBetween, rateUnknown, rateFirstFixLead
        case rateRepeatLead, rateNoFaultLead, outcomesNotSaid, recordMonths, month, recordsOf, causesOfRecords
        case causesOfRecordsLead, causesOfRecordsNone, causeUnknown, shareOfAll, shareSoFar, partsOfRecords
        case partsOfRecordsNone, pieces, lastUsed, timeToFix, timeGuided, timeUnguided, timeNotSaid, meanMinutes
        case byProduct, byModel, byHours, hoursBand, unknownValue, costOfRecords, currency, costSum, costMean
        case risingSymptoms, risingLead, risingNone, timesBefore, timesNow, risenBy, pValue, pAdjusted, newSymptom
        case withoutCauseFaults, withoutCauseLead, withoutCauseAllKnown, asCSV, from, to, repeatWithin, recordWord
        case readersAsked, questionSymptom, plotOfCauses, plotOfParts, plotOfMonths, recordYears, plotOfYears
        // Of what to carry.
        case carryTitle, carryLead, carryRate, carryReached, carryNotReached, carryReachable, carryWithout
        case carryNoRemedy, carryCost, carryCheapest, carryGap, carryWeighed, carryNone, carryBudget, carryFixRate
        case carryUse, carryFor, carryShow, carryOf, carryBasis, carryNoGrade, usedInRecords, usedInRecordsLast
    }
}
