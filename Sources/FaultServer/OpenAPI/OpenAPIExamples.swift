/// What answers look like, by the name of their document; a test holds each against its schema.
enum OpenAPIExamples {
    static let all: [String: JSONValue] = [
        "SearchDocument": [
            "query": [
                "text": "HBT80 E07 不动", "language": "zh", "codes": ["E-07"], "parts": [], "models": ["HBT80C-2118"],
                "terms": ["不动"], "corrected": .null,
            ],
            "support": "exact", "total": 1, "took_ms": .number(1.42), "hits": [hit],
            "facets": [
                "product": ["trailer-pump": 1], "class": ["hydraulic": 1], "kind": ["fault": 1], "language": ["zh": 1],
                "state": ["validated": 1],
            ],
            "edition": 7, "did_you_mean": [],
        ],
        "SuggestDocument": [
            "suggestions": [
                [
                    "text": "主油缸不动作", "kind": "symptom", "language": "zh", "count": 1, "marked": "<mark>主油</mark>缸不动作",
                ]
            ], "edition": 7, "took_ms": .number(0.31),
        ],
        "TermsDocument": [
            "word": "溢流阀", "language": "zh",
            "vocabulary": [
                [
                    "id": "relief-valve",
                    "words": [["language": "en", "text": "relief valve"], ["language": "zh", "text": "溢流阀"]],
                    "not": [],
                ]
            ], "learnt": [],
        ],
        "CodeDocument": [
            "code": "SPN 100 FMI 1",
            "readings": [
                [
                    "system": "j1939", "display": "SPN 100 FMI 1", "spn": 100, "fmi": 1,
                    "spn_name": "Engine oil pressure",
                    "fmi_name": "Data valid but below normal range, most severe level", "trouble": .null,
                    "meaning": "Engine oil pressure: Data valid but below normal range, most severe level",
                ]
            ],
            "faults": [
                [
                    "id": "trailer-pump/main-cylinder-no-stroke", "title": "Main cylinders do not stroke",
                    "product": "trailer-pump", "codes": ["E-07", "SPN 100 FMI 1"],
                ]
            ], "edition": 7,
        ],
        "ProductsDocument": [
            "products": [
                [
                    "line": "trailer-pump", "name": "Trailer concrete pump", "models": ["HBT80C-2118"],
                    "assemblies": [["id": "main-hydraulics", "name": "Main hydraulics"]], "faults": 42, "passages": 0,
                ]
            ]
        ],
        "DocumentDocument": [
            "id": "HBT80 拖泵维修手册",
            "sources": [["document": "HBT80 拖泵维修手册", "revision": "2024-03", "file": "hbt80.yaml", "language": "zh"]],
            "total": 1,
            "entries": [
                [
                    "id": "trailer-pump/main-cylinder-no-stroke", "kind": "fault", "title": "主油缸不动作", "headings": [],
                    "citation": citation,
                ]
            ], "edition": 7,
        ],
        "PartDocument": [
            "number": "1030200112", "kind": "part", "name": .null, "grade": "A",
            "price": ["amount": 4200, "currency": "CNY"],
            "lead_days": 14, "life_hours": 6000, "current": ["1030200147"], "superseded": true, "supersedes": [],
            "superseded_by": ["1030200147"],
            "chain": [
                ["number": "1030200147", "name": "主溢流阀", "current": true],
                ["number": "1030200112", "name": .null, "current": false],
            ],
            "uses": [
                [
                    "fault": "trailer-pump/main-cylinder-no-stroke", "title": "主油缸不动作", "cause": "relief-valve-stuck",
                    "cause_title": "主溢流阀卡滞常开", "remedy": "清洗或更换主溢流阀", "number": "1030200147", "quantity": 1,
                ]
            ], "passages": [], "field_use": .null,
        ],
        "WalkDocument": [
            "fault": "trailer-pump/main-cylinder-no-stroke", "title": "主油缸不动作", "language": "zh",
            "languages": ["en", "zh"],
            "product": product, "mode": "guided", "modes": ["guided"], "status": "checking", "answers": [],
            "beliefs": [["cause": "relief-valve-stuck", "title": "主溢流阀卡滞常开", "probability": .number(0.63)]],
            "next": [
                "action": "check", "id": "measure-relief-pressure", "ask": "测量主系统压力", "do": .null, "minutes": 10,
                "reading": ["quantity": "pressure", "unit": "MPa", "min": 30, "max": 32],
                "outcomes": [["value": "ok", "label": "正常"], ["value": "faulty", "label": "异常"]],
                "why": "10 分钟内把 63 % 与 37 % 分开", "expected_minutes": 41, "safety": [], "tools": ["60 MPa 压力表"],
                "about": "主溢流阀卡滞常开", "steps": [], "parts": [], "figures": [],
            ],
            "alternatives": [], "expected_minutes": 41, "minutes_spent": 0, "optimal": true, "contradiction": [],
            "turn": .null,
            "ending": .null, "found": .null, "conclusion": .null, "safety": ["先卸压并切断电源"], "citations": [citation],
            "edition": 7,
        ],
        "TokenDocument": [
            "name": "desk", "role": "agent", "products": ["trailer-pump"], "created": "2026-11-22T09:40:00Z",
            "expires": "2027-02-20T09:40:00Z", "revoked": .null, "status": "active", "token": "fb_…",
        ],
        "RPCAnswer": ["jsonrpc": "2.0", "id": 1, "result": [:]],
    ]

    private static let citation: JSONValue = [
        "document": "HBT80 拖泵维修手册", "revision": "2024-03", "page": "5-12", "file": "hbt80.yaml", "line": 34,
    ]

    private static let product: JSONValue = ["line": "trailer-pump", "name": "混凝土拖泵", "models": ["HBT80C-2118"]]

    private static let hit: JSONValue = [
        "id": "trailer-pump/main-cylinder-no-stroke", "kind": "fault", "title": "主油缸不动作", "language": "zh",
        "score": .number(466.3), "lane": "code", "product": product, "class": "hydraulic", "severity": 2,
        "standing": .null,
        "codes": ["E-07", "SPN 100 FMI 1"],
        "causes": [["id": "relief-valve-stuck", "title": "主溢流阀卡滞常开", "probability": .number(0.41)]],
        "parts": [["number": "1030200147", "name": "主溢流阀", "replaced_by": .null]], "snippet": "主油缸<mark>不动</mark>作",
        "reasons": [["kind": "exactCode", "value": "E-07"], ["kind": "text", "field": "symptom", "terms": ["不动"]]],
        "citation": citation,
    ]
}
