// The words of signing in and of the page of tokens.
extension Words {
    static let englishOfAccess: [Key: String] = [
        .signIn: "Sign in", .signOut: "Sign out", .signedInAs: "Signed in as {1}",
        .signInLead: "Type the token that you were given. This browser then stays signed in for half a day.",
        .signInNotNeeded: "This server may also be read without signing in.",
        .token: "Token", .tokenHint: "It begins with fb_ and is typed this once.",
        .tokenRefused: "This token opens nothing: it is mistyped, has expired or was revoked.",
        .role: "Role", .roleAgent: "Agent (reads)", .roleEngineer: "Engineer (also records)",
        .roleAuthor: "Author (also imports)", .roleAdmin: "Admin (also tokens)",
        .access: "Access", .accessLead: "Who may come in, and who changed what.", .tokens: "Tokens",
        .newToken: "New token", .makeToken: "Make the token", .tokenName: "Name", .noTokens: "There is no token yet.",
        .tokenMade: "The token '{1}'. It is shown this once: copy it now.", .expires: "Expires", .never: "never",
        .expiresAfter: "Expires after", .expiresHint: "Such as 90d or 12h; empty: never.", .tokenStatus: "Status",
        .tokenActive: "active", .tokenExpired: "expired", .tokenRevoked: "revoked", .revoke: "Revoke",
        .onlyLines: "Only these product lines (none: all)", .auditLog: "Audit log",
        .nothingLogged: "Nothing was changed yet.", .time: "Time (UTC)", .action: "Action", .actor: "Who",
        .origin: "From", .subject: "What", .didImport: "imported", .didPublish: "published", .didReview: "reviewed",
        .didRecord: "recorded", .didAddToken: "made a token", .didRevokeToken: "revoked a token",
        .didLogin: "signed in", .didLogout: "signed out", .didFailLogin: "failed to sign in",
        .didRefuseToken: "sent an unknown token",
    ]

    static let chineseOfAccess: [Key: String] = [
        .signIn: "登录", .signOut: "退出登录", .signedInAs: "已登录：{1}", .signInLead: "请输入发给您的令牌。此浏览器将保持登录半天。",
        .signInNotNeeded: "不登录也可以查阅本服务器。", .token: "令牌", .tokenHint: "以 fb_ 开头，只需输入这一次。",
        .tokenRefused: "此令牌无效：输入有误、已过期或已撤销。", .role: "角色", .roleAgent: "客服（查阅）", .roleEngineer: "工程师（还可记录）",
        .roleAuthor: "编者（还可导入）", .roleAdmin: "管理员（还可管理令牌）", .access: "访问权限", .accessLead: "谁可以进入，谁改动了什么。",
        .tokens: "令牌", .newToken: "新令牌", .makeToken: "生成令牌", .tokenName: "名称", .noTokens: "还没有令牌。",
        .tokenMade: "令牌“{1}”。只显示这一次，请立即复制。", .expires: "到期", .never: "永不", .expiresAfter: "有效期",
        .expiresHint: "例如 90d（天）或 12h（小时）；留空表示永不到期。", .tokenStatus: "状态", .tokenActive: "有效", .tokenExpired: "已过期",
        .tokenRevoked: "已撤销", .revoke: "撤销", .onlyLines: "仅限这些产品系列（不选则为全部）", .auditLog: "操作日志",
        .nothingLogged: "还没有任何改动。", .time: "时间（UTC）", .action: "操作", .actor: "操作者", .origin: "来源", .subject: "内容",
        .didImport: "导入", .didPublish: "发布", .didReview: "审核", .didRecord: "记录", .didAddToken: "生成令牌",
        .didRevokeToken: "撤销令牌", .didLogin: "登录", .didLogout: "退出登录", .didFailLogin: "登录失败", .didRefuseToken: "发送了无效令牌",
    ]
}
