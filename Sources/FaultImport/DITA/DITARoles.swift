/// What the elements of DITA are to a reader of plain text.
enum DITARoles {
    static func role(of element: MarkupElement) -> MarkupRole {
        let name = element.name
        if name == "note" { return isSafety(element) ? .safety : .paragraph }
        return roles[name] ?? .unknown
    }

    private static func isSafety(_ note: MarkupElement) -> Bool {
        ["warning", "caution", "danger"].contains(note["type"] ?? "")
    }

    /// Elements that are topics themselves.
    static let topics: Set<String> = [
        "topic", "concept", "task", "reference", "troubleshooting", "glossentry", "glossgroup", "learningContent",
        "learningOverview", "learningSummary", "learningAssessment", "learningPlan", "generalTask", "machineryTask",
    ]

    static let maps: Set<String> = ["map", "bookmap", "subjectScheme", "learningMap"]

    private static let roles: [String: MarkupRole] = {
        var roles: [String: MarkupRole] = [:]
        for (role, names) in lists {
            for name in names.split(separator: " ") { roles[String(name)] = role }
        }
        return roles
    }()

    private static let lists: [(MarkupRole, String)] = [
        (
            .inline,
            "ph b i u tt sup sub line-through overline em strong term keyword uicontrol wintitle shortcut filepath codeph "
                + "cmdname varname option parmname synph apiname msgph msgnum systemoutput userinput tm q cite text "
                + "xmlelement xmlatt xmlnsname xmlpi numcharref parameterentity textentity markupname image alt fn "
                + "abbreviated-form cmd dd pd state boolean foreign unknown desc linktext"
        ),
        (
            .paragraph,
            "p section example shortdesc abstract lq context prereq result postreq steps steps-informal "
                + "steps-unordered condition cause remedy troubleSolution troublebody taskbody conbody refbody body "
                + "sectiondiv bodydiv div conbodydiv refbodydiv refsyn linklist linkpool related-links responsibleParty "
                + "diagnostics diagnostics-general diagnostics-steps thead tbody tgroup glossdef figgroup simpletable "
                + "choicetable properties hazardsymbol messagepanel typeofhazard consequence howtoavoid"
        ),
        (
            .line,
            "info stepresult tutorialinfo stepxmp steptroubleshooting substeps choices dlentry plentry draft-comment"
        ),
        (.list, "ul sl dl parml"), (.orderedList, "ol"), (.item, "li sli choice"), (.term, "dt pt"),
        (.step, "step substep stepsection"), (.row, "row strow sthead chrow chhead property prophead"),
        (.cell, "entry stentry choption chdesc choptionhd chdeschd proptype propvalue propdesc"),
        (.listing, "codeblock pre screen msgblock lines"), (.heading, "title glossterm"), (.figure, "fig"),
        (.table, "table"), (.safety, "hazardstatement"), (.reference, "xref link menucascade"),
        (
            .hidden,
            "prolog metadata topicmeta colspec data data-about indexterm indextermref titlealts navtitle searchtitle "
                + "required-cleanup"
        ),
    ]
}
