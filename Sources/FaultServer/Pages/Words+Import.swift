// The words of the import pages.
extension Words {
    static let englishOfImports: [Key: String] = [
        .importing: "Import",
        .importLead:
            "Fault books, tables, record lists, S1000D and DITA modules, vocabularies. You see first what would "
            + "change; nothing changes before you publish it.",
        .chooseFiles: "Files", .dropFiles: "Drop files here, or choose them.",
        .importProduct: "Product line", .importProductHint: "For files that name none: small letters, digits, “-”.",
        .importLanguage: "Language", .importLanguageGuessed: "As the files say, or by their script",
        .lookFirst: "Show what would change", .importPreview: "What would change",
        .importPublished: "Published as edition {1}", .importPublishedText: "Everyone finds it now.",
        .importNothing: "Nothing would change: all of this is there already.",
        .importMoved: "Someone else published in the meantime. This is what would change now; look at it again.",
        .importUnreadable:
            "Not every file can be read, so nothing can be published. Leave these files out or mend them.",
        .publish: "Publish", .discard: "Discard", .importMore: "Import more", .importFiles: "Files",
        .importFindings: "Findings", .format: "Format", .procedures: "Procedures", .recordsNew: "New",
        .recordsChanged: "Changed", .recordsSame: "Unchanged", .recordsRemoved: "Removed", .findings: "Findings",
        .total: "Total", .differences: "Differences", .before: "Now", .after: "After publishing", .field: "Field",
        .notShown: "{1} more are not shown.", .importIsNew: "new", .importIsChanged: "changed",
        .importIsRemoved: "removed", .finding: "Finding", .findingError: "error", .findingWarning: "warning",
        .findingNote: "note", .terms: "Terms", .importKept: "The preview is kept for half an hour.",
        .importFile: "File", .importCauses: "Causes", .importPassages: "Sections", .importFault: "Fault",
        .importPart: "Part", .importPassage: "Section", .importTerm: "Term",
    ]

    static let chineseOfImports: [Key: String] = [
        .importing: "导入", .importLead: "故障手册、表格、记录列表、S1000D 与 DITA 模块、词汇表。先显示将有哪些变化；发布之前不作任何改动。",
        .chooseFiles: "文件", .dropFiles: "将文件拖到此处，或选择文件。", .importProduct: "产品系列",
        .importProductHint: "用于未注明产品的文件：小写字母、数字和“-”。", .importLanguage: "语言",
        .importLanguageGuessed: "以文件注明的为准，或按文字判断", .lookFirst: "显示将有哪些变化",
        .importPreview: "将有的变化", .importPublished: "已发布为第 {1} 版", .importPublishedText: "现在所有人都能查到。",
        .importNothing: "没有变化：这些内容已在知识库中。", .importMoved: "其间有人发布了新的内容。以下是现在将有的变化，请重新查看。",
        .importUnreadable: "有的文件无法读取，因此不能发布。请去掉或修正这些文件。", .publish: "发布", .discard: "放弃",
        .importMore: "继续导入", .importFiles: "文件", .importFindings: "发现的问题", .format: "格式", .procedures: "流程",
        .recordsNew: "新增", .recordsChanged: "更改", .recordsSame: "未变", .recordsRemoved: "移除", .findings: "问题",
        .total: "合计", .differences: "差异", .before: "现在", .after: "发布之后", .field: "字段",
        .notShown: "另有 {1} 项未显示。", .importIsNew: "新增", .importIsChanged: "更改", .importIsRemoved: "移除",
        .finding: "问题", .findingError: "错误", .findingWarning: "警告", .findingNote: "提示", .terms: "词汇",
        .importKept: "预览保留半小时。", .importFile: "文件", .importCauses: "原因", .importPassages: "章节",
        .importFault: "故障", .importPart: "配件", .importPassage: "章节", .importTerm: "词汇",
    ]
}
