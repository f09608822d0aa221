/** Written by `npm run openapi`; do not edit. */

export interface paths {
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出附件 */
        get: operations["Attachments_list"];
        put?: never;
        /** 上传附件 */
        post: operations["Attachments_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 */
        get: operations["Attachments_open"];
        put?: never;
        post?: never;
        /** 移除附件 */
        delete: operations["Attachments_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询操作日志 */
        get: operations["AuditTrail_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载操作日志 */
        get: operations["AuditTrail_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核对操作日志是否被改动 */
        get: operations["AuditTrail_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出操作日志中的操作和对象名称 */
        get: operations["AuditTrail_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出演示账号（仅在演示运行时） */
        get: operations["DemoAccounts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 */
        post: operations["Auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出登录 */
        post: operations["Auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出本人的全部登录 */
        post: operations["UserSessions_logoutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看本人账号、权限、辖区和界面设置 */
        get: operations["OwnAccount_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改本人界面设置 */
        patch: operations["OwnAccount_update"];
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改本人密码 */
        post: operations["Auth_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更新登录凭证 */
        post: operations["Auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看本人第二因素 */
        get: operations["SecondFactor_status"];
        put?: never;
        /** 开始绑定验证器 */
        post: operations["SecondFactor_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用首个验证码确认绑定验证器 */
        post: operations["SecondFactor_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新生成恢复码 */
        post: operations["SecondFactor_recoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除验证器 */
        post: operations["SecondFactor_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/awards/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询一次性奖励应发清单 */
        get: operations["Awards_entitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出银行文件格式 */
        get: operations["OwnProfiles_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-profiles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看银行文件格式 */
        get: operations["OwnProfiles_get"];
        /** 保存本地区的银行文件格式 */
        put: operations["OwnProfiles_replace"];
        post?: never;
        /** 停用本地区的银行文件格式 */
        delete: operations["OwnProfiles_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-profiles/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用真实明细试一试银行文件格式 */
        post: operations["OwnProfiles_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/banking/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询各批次待认定的回单行 */
        get: operations["BankQueues_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记证书 */
        post: operations["Certificates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正证书 */
        patch: operations["Certificates_update"];
        trace?: never;
    };
    "/api/v1/certificates/{id}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记证书的登记期 */
        post: operations["Certificates_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/registrations/{registrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正证书的登记期 */
        patch: operations["CertificateCorrections_correctRegistration"];
        trace?: never;
    };
    "/api/v1/certificates/{id}/registrations/{registrationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的登记期 */
        post: operations["CertificateCorrections_withdrawRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理证书再登记 */
        post: operations["Education_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记证书撤销 */
        post: operations["Certificates_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        /** 更正证书撤销 */
        patch: operations["CertificateCorrections_correctRevocation"];
        trace?: never;
    };
    "/api/v1/certificates/{id}/revocation/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的证书撤销 */
        post: operations["CertificateCorrections_withdrawRevocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的证书 */
        post: operations["CertificateCorrections_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询申报通知 */
        get: operations["ClaimNotices_list"];
        put?: never;
        /** 拟写申报通知 */
        post: operations["ClaimNotices_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim-notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看申报通知 */
        get: operations["ClaimNotices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改申报通知草稿 */
        patch: operations["ClaimNotices_update"];
        trace?: never;
    };
    "/api/v1/claim-notices/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准申报通知 */
        post: operations["ClaimNotices_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim-notices/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申报通知 */
        post: operations["ClaimNotices_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询申报 */
        get: operations["Claims_list"];
        put?: never;
        /** 登记申报 */
        post: operations["Claims_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看申报 */
        get: operations["Claims_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改申报草稿的申报日期 */
        patch: operations["Claims_update"];
        trace?: never;
    };
    "/api/v1/claims/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理申报 */
        post: operations["Claims_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记申报条件的核实结果 */
        post: operations["Claims_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/form.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载申请表 */
        get: operations["ClaimForm_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 填写单位意见 */
        post: operations["Claims_opine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不予受理申报，写明原因 */
        post: operations["Claims_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回申报，要求补正 */
        post: operations["Claims_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交申报 */
        post: operations["Claims_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回申报 */
        post: operations["Claims_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 成批受理核实完毕的申报，逐件说明没有受理的原因 */
        post: operations["ClaimAcceptance_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询今天可以申报的本站人员 */
        get: operations["Claims_listCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对或导入申报登记 */
        post: operations["ClaimSheets_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/summary.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出申报汇总表 */
        get: operations["ClaimSheets_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出文书模板 */
        get: operations["DocumentTemplates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看文书模板和可用的占位符 */
        get: operations["DocumentTemplates_get"];
        /** 启用本地区的文书模板 */
        put: operations["DocumentTemplates_replace"];
        post?: never;
        /** 停用本地区的文书模板 */
        delete: operations["DocumentTemplates_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document-templates/{kind}.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载文书模板 */
        get: operations["DocumentTemplates_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/document-templates/{kind}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用示例数据预览文书模板 */
        post: operations["DocumentTemplates_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取得一次性下载地址 */
        post: operations["Downloads_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按一次性地址下载 */
        get: operations["Downloads_take"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entitlements/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询到今天应发而未发的金额 */
        get: operations["DueList_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entitlements/due.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载应发未发清单 */
        get: operations["DueList_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluation-schemes/{schemeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改没有用过的评估办法 */
        patch: operations["EvaluationSchemes_update"];
        trace?: never;
    };
    "/api/v1/evaluation-schemes/{schemeId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废没有用过的评估办法 */
        post: operations["EvaluationSchemes_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看本辖区的身份证号更正，待确认的可按状态筛选 */
        get: operations["AllIdentityCorrections_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出导入记录 */
        get: operations["Imports_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一次导入及其问题 */
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/annotated.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载标注问题的花名册 */
        get: operations["Imports_annotated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看导入前后的变化 */
        get: operations["Imports_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销一次导入 */
        post: operations["Imports_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查或导入花名册 */
        post: operations["Imports_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/roster/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载花名册空白模板 */
        get: operations["Imports_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等我办的事：按角色和辖区，等得最久的在前 */
        get: operations["Inbox_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核对资金账目 */
        get: operations["Integrity_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrity/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 抽查已付的明细 */
        get: operations["Samples_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrity/samples.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载抽查底稿 */
        get: operations["Samples_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出本人的后台办理 */
        get: operations["Jobs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一项后台办理的进度 */
        get: operations["Jobs_get"];
        put?: never;
        post?: never;
        /** 取消一项尚未写入的后台办理 */
        delete: operations["Jobs_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取回一项后台办理的结果 */
        get: operations["Jobs_result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看本辖区的合并记录，待确认的可按状态筛选 */
        get: operations["AllMerges_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看系统运行状况 */
        get: operations["Operations_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询单位 */
        get: operations["Organizations_list"];
        put?: never;
        /** 登记单位 */
        post: operations["Organizations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看单位 */
        get: operations["Organizations_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正单位 */
        patch: operations["Organizations_update"];
        trace?: never;
    };
    "/api/v1/organizations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的单位 */
        post: operations["Organizations_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询发放批次 */
        get: operations["Payouts_list"];
        put?: never;
        /** 编制发放批次草稿 */
        post: operations["Payouts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看发放批次 */
        get: operations["Payouts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 初审通过 */
        post: operations["PayoutLife_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准发放 */
        post: operations["PayoutLife_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/audit-pack.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载审计材料包 */
        get: operations["AuditPack_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载银行文件
         * @description One row per payee and payout. Always one download: the file, or a zip of all files where the profile splits and no `part` is named (`/bank-file/check` lists the parts with their counts and totals). Only once sent. Of whom the bank has not answered; what was handed out and still counts is handed out again, byte for byte. 422 names each line that the bank would refuse.
         */
        get: operations["Bank_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-file/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检查银行文件能否送出 */
        get: operations["Bank_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-file/withhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移出银行不能办理的明细 */
        post: operations["Bank_withhold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出银行回单 */
        get: operations["Bank_list"];
        put?: never;
        /** 上传银行回单 */
        post: operations["Bank_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-returns/all-paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按银行说明全部认作已付 */
        post: operations["BankSettlement_settleAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-returns/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询银行回单的行 */
        get: operations["Bank_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-returns/rows/{rowId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认定银行回单的一行 */
        post: operations["Bank_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-returns/rows/{rowId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销银行回单一行的认定 */
        post: operations["Bank_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/bank-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传盖章回单 */
        post: operations["BankSettlement_slip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废发放批次 */
        post: operations["PayoutLife_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看批次中事实有变化的明细 */
        get: operations["Changes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/changes/take-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移出多发和改付他人的明细 */
        post: operations["Changes_takeOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/details.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载明细与依据 */
        get: operations["Payouts_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/documents/{kind}.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载批次文书 */
        get: operations["Letters_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看批次的办理经过 */
        get: operations["Payouts_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出批次交出和收到的文件 */
        get: operations["BankSettlement_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询发放明细 */
        get: operations["Payouts_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/lines/{lineId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂缓一条明细 */
        post: operations["PayoutLines_holdLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/lines/{lineId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复一条明细 */
        post: operations["PayoutLines_releaseLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/lines/{lineId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移出一条明细 */
        post: operations["PayoutLines_removeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/notice.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载公示表 */
        get: operations["Payouts_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出公示异议 */
        get: operations["PayoutLines_objections"];
        put?: never;
        /** 登记公示异议 */
        post: operations["PayoutLines_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/objections/{oid}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理公示异议 */
        post: operations["PayoutLines_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按人查询发放批次 */
        get: operations["Payouts_payees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/payees/{workerId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂缓一个人的全部明细 */
        post: operations["PayoutLines_holdPayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/payees/{workerId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复一个人的全部明细 */
        post: operations["PayoutLines_releasePayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/payees/{workerId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移出一个人的全部明细 */
        post: operations["PayoutLines_removePayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/payees/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对筛选出的全部人员暂缓、恢复或移出，人数不符时不办理 */
        post: operations["Bulk_payees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始公示 */
        post: operations["PayoutLife_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新计算草稿 */
        post: operations["PayoutLife_recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看批次抵扣的追回款 */
        get: operations["LateFacts_nettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 */
        post: operations["PayoutLife_sendBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/review.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载审核表 */
        get: operations["PayoutReview_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送银行 */
        post: operations["PayoutLife_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看银行办理结果合计 */
        get: operations["BankSettlement_settlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交审核 */
        post: operations["PayoutLife_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/variance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与上批的差异 */
        get: operations["Variance_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/{id}/workbook.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载发放表 */
        get: operations["Payouts_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/late-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询迟到的事实（应补发、应追回） */
        get: operations["LateFacts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建批次前的预览：人数、笔数、金额、没有账户的人，不建立批次 */
        post: operations["Preview_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payouts/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核验发放表真伪 */
        post: operations["PayoutVerify_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询政策 */
        get: operations["Policies_list"];
        put?: never;
        /** 拟写政策草稿 */
        post: operations["Policies_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看政策 */
        get: operations["Policies_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改政策草稿 */
        patch: operations["Policies_update"];
        trace?: never;
    };
    "/api/v1/policies/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准政策 */
        post: operations["Policies_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 废止政策 */
        post: operations["Policies_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回已提交的政策草稿，写明意见 */
        post: operations["Submission_giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交政策草稿，等待批准 */
        post: operations["Submission_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算政策的影响 */
        post: operations["Simulation_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询追回 */
        get: operations["Recoveries_list"];
        put?: never;
        /** 立案追回 */
        post: operations["Recoveries_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看追回及其经过 */
        get: operations["Recoveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改追回的抵扣方式 */
        patch: operations["Recoveries_update"];
        trace?: never;
    };
    "/api/v1/recoveries/{id}/instalments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记收到的退款 */
        post: operations["Recoveries_instalment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/instalments/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正一笔登记错误的退款 */
        patch: operations["Recoveries_correctInstalment"];
        trace?: never;
    };
    "/api/v1/recoveries/{id}/instalments/{entryId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废一笔登记错误的退款 */
        post: operations["Recoveries_withdrawInstalment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/notice.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载追回通知书 */
        get: operations["RecoveryNotice_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请核销追回款 */
        post: operations["Recoveries_writeOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/{id}/write-off/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定核销申请 */
        post: operations["Recoveries_decideWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量立案追回 */
        post: operations["Recoveries_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出地区 */
        get: operations["Regions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 分项统计 */
        get: operations["Reports_breakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 测算下年度预算 */
        get: operations["Budget_forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/budget.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载下年度预算测算表 */
        get: operations["Budget_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询年度预算 */
        get: operations["Budget_list"];
        put?: never;
        /** 登记年度预算 */
        post: operations["Budget_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/leader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 年度工作简报 */
        get: operations["Leader_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/leader.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载年度工作简报 */
        get: operations["Leader_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 总体情况 */
        get: operations["Reports_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按月与银行对账 */
        get: operations["Reports_reconcile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/reconciliation.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载按月对账表 */
        get: operations["Reports_reconciliationWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 统计数字的明细 */
        get: operations["FigureRows_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 今年已发、待发和持证的总数 */
        get: operations["Reports_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/vouchers.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载记账凭证清单 */
        get: operations["Reports_voucherWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/yearly.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载年度统计表 */
        get: operations["Reports_yearlyWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按姓名、拼音首字母、证件号、批次号等查找，整个身份证号只在这里查 */
        post: operations["Search_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看地区设置 */
        get: operations["RegionSettings_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改地区设置 */
        patch: operations["RegionSettings_update"];
        trace?: never;
    };
    "/api/v1/settings/regions/{code}/changes/{changeId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准地区设置的修改 */
        post: operations["RegionSettings_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/regions/{code}/changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回地区设置的修改 */
        post: operations["RegionSettings_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看安全设置 */
        get: operations["SecuritySettings_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改安全设置 */
        patch: operations["SecuritySettings_update"];
        trace?: never;
    };
    "/api/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询社工站 */
        get: operations["Stations_list"];
        put?: never;
        /** 登记社工站 */
        post: operations["Stations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看社工站 */
        get: operations["Stations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正社工站 */
        patch: operations["Stations_update"];
        trace?: never;
    };
    "/api/v1/stations/{id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出社工站评估 */
        get: operations["StationEvaluations_list"];
        put?: never;
        /** 登记社工站评估 */
        post: operations["StationEvaluations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/evaluations/{evaluationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正社工站评估 */
        patch: operations["StationEvaluations_update"];
        trace?: never;
    };
    "/api/v1/stations/{id}/evaluations/{evaluationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的社工站评估 */
        post: operations["StationEvaluations_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出社工站月报 */
        get: operations["StationReports_list"];
        put?: never;
        /** 报送社工站月报 */
        post: operations["StationReports_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/reports/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正社工站月报 */
        patch: operations["StationReports_correct"];
        trace?: never;
    };
    "/api/v1/stations/{id}/reports/{month}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误报的社工站月报 */
        post: operations["StationReports_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出驻站社工 */
        get: operations["StationStaff_list"];
        put?: never;
        /** 登记驻站 */
        post: operations["StationStaff_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/staff/{staffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正驻站 */
        patch: operations["StationStaff_update"];
        trace?: never;
    };
    "/api/v1/stations/{id}/staff/{staffId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的驻站 */
        post: operations["StationStaff_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/staff/by-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按姓名和后四位登记驻站 */
        post: operations["StationStaff_createByName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的社工站 */
        post: operations["Stations_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 社工站覆盖情况 */
        get: operations["Coverage_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/evaluation-schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出评估办法 */
        get: operations["EvaluationSchemes_list"];
        put?: never;
        /** 新立评估办法 */
        post: operations["EvaluationSchemes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查或导入社工站台账 */
        post: operations["Ledger_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/ledger.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载社工站台账 */
        get: operations["Ledger_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/report-grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 各站逐月报送情况 */
        get: operations["Coverage_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/report-reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催报月报 */
        post: operations["Coverage_remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stipends/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询职业津贴应发清单 */
        get: operations["Stipends_entitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 扫码签到 */
        post: operations["CheckIn_checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/completions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验结业证书 */
        get: operations["Completions_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/exam-cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出考试班次 */
        get: operations["ExamCohorts_list"];
        put?: never;
        /** 登记考试班次 */
        post: operations["ExamCohorts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/exam-cohorts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正考试班次 */
        patch: operations["ExamCohorts_update"];
        trace?: never;
    };
    "/api/v1/training/exam-cohorts/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的考试结果 */
        post: operations["ExamCohorts_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对或导入培训台账 */
        post: operations["TrainingLedger_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/ledger.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出培训台账，可修改后重新导入 */
        get: operations["TrainingLedger_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询培训项目 */
        get: operations["Programmes_list"];
        put?: never;
        /** 登记培训项目 */
        post: operations["Programmes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/programmes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看培训项目 */
        get: operations["Programmes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正培训项目 */
        patch: operations["Programmes_update"];
        trace?: never;
    };
    "/api/v1/training/programmes/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的培训项目 */
        post: operations["Programmes_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出登记将到期的人员 */
        get: operations["Lapses_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/renewals/at-stake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合计不办再登记会少发的津贴 */
        get: operations["Lapses_atStake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/selections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出选拔 */
        get: operations["Selections_list"];
        put?: never;
        /** 新立选拔 */
        post: operations["Selections_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/selections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改选拔 */
        patch: operations["Selections_update"];
        trace?: never;
    };
    "/api/v1/training/selections/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出选拔人选 */
        get: operations["Selections_candidates"];
        put?: never;
        /** 推荐人选 */
        post: operations["Selections_nominate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/selections/{id}/candidates/{candidateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 决定人选 */
        patch: operations["Selections_decide"];
        trace?: never;
    };
    "/api/v1/training/selections/{id}/candidates/{candidateId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误荐的人选 */
        post: operations["Selections_withdrawCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/selections/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的选拔 */
        post: operations["Selections_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询培训期次 */
        get: operations["Sessions_list"];
        put?: never;
        /** 安排培训期次 */
        post: operations["Sessions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看培训期次 */
        get: operations["Sessions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改培训期次 */
        patch: operations["Sessions_update"];
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看出勤 */
        get: operations["Attendance_list"];
        put?: never;
        /** 登记出勤 */
        post: operations["Attendance_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance-grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看按半天的考勤 */
        get: operations["HalfDayMarks_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance/{attendanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正出勤 */
        patch: operations["Attendance_correct"];
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance/{attendanceId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 颁发结业证书 */
        post: operations["Completions_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance/{attendanceId}/completion.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载结业证书 */
        get: operations["Completions_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消培训期次 */
        post: operations["Sessions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/check-in-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取签到码 */
        get: operations["CheckIn_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 为全部结业人员颁发结业证书 */
        post: operations["Completions_issueAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出报名 */
        get: operations["Enrolments_list"];
        put?: never;
        /** 报名 */
        post: operations["Enrolments_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/enrolments/{enrolmentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消报名 */
        post: operations["Enrolments_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/half-day-marks/{markId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正一个半天的出勤 */
        patch: operations["HalfDayMarks_correct"];
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/half-days/{halfDayId}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一个半天的出勤 */
        post: operations["HalfDayMarks_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/late-comers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 现场补录并签到 */
        post: operations["LateComers_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出名额分配 */
        get: operations["Quotas_list"];
        put?: never;
        /** 分配名额 */
        post: operations["Quotas_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/quotas/{quotaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除名额分配 */
        delete: operations["Quotas_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/sign-in-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传签到表 */
        post: operations["SignIn_readBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/sign-in-sheet.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载签到表 */
        get: operations["SignIn_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询用户 */
        get: operations["Users_list"];
        put?: never;
        /** 新建用户 */
        post: operations["Users_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改用户 */
        patch: operations["Users_update"];
        trace?: never;
    };
    "/api/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出用户的登录 */
        get: operations["UserSessions_list"];
        put?: never;
        post?: never;
        /** 结束用户的全部登录 */
        delete: operations["UserSessions_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束用户的一处登录 */
        delete: operations["UserSessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/totp/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置用户的第二因素 */
        post: operations["SecondFactor_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询人员 */
        get: operations["Workers_list"];
        put?: never;
        /** 登记人员 */
        post: operations["Workers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看人员 */
        get: operations["Workers_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正人员信息 */
        patch: operations["Workers_update"];
        trace?: never;
    };
    "/api/v1/workers/{id}/bank-account/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的银行账户 */
        post: operations["Workers_withdrawAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看继续教育学时 */
        get: operations["Education_list"];
        put?: never;
        /** 登记学时 */
        post: operations["Education_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/credits/{creditId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正手工登记的学时 */
        patch: operations["Education_correct"];
        trace?: never;
    };
    "/api/v1/workers/{id}/credits/{creditId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的学时 */
        post: operations["Education_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 说明一笔钱为什么发或不发 */
        get: operations["Explain_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/historical-payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一人的历史发放，含已作废的 */
        get: operations["HistoricalPayments_list"];
        put?: never;
        /** 登记一笔系统使用前的发放 */
        post: operations["HistoricalPayments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/historical-payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正一笔历史发放：原记录作废，另立一笔 */
        patch: operations["HistoricalPayments_correct"];
        trace?: never;
    };
    "/api/v1/workers/{id}/historical-payments/{paymentId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废一笔历史发放 */
        post: operations["HistoricalPayments_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看人员的办理记录 */
        get: operations["History_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整号码 */
        post: operations["Workers_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/identity-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一人的身份证号更正 */
        get: operations["IdentityCorrections_list"];
        put?: never;
        /** 申请更正身份证号，由另一人确认后生效 */
        post: operations["IdentityCorrections_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/identity-corrections/{cid}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认身份证号更正 */
        post: operations["IdentityCorrections_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/identity-corrections/{cid}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回身份证号更正 */
        post: operations["IdentityCorrections_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/identity-corrections/{cid}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回身份证号更正 */
        post: operations["IdentityCorrections_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请将另一条记录并入本记录，由另一人确认后生效 */
        post: operations["Merges_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看一人的合并记录 */
        get: operations["Merges_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/merges/{mid}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认合并两条记录 */
        post: operations["Merges_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/merges/{mid}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回合并两条记录 */
        post: operations["Merges_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/merges/{mid}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回合并两条记录 */
        post: operations["Merges_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个人逐月的津贴和各级别的奖励 */
        get: operations["Explain_months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看手机号 */
        post: operations["Workers_revealPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记任职 */
        post: operations["Posts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正任职 */
        patch: operations["Posts_update"];
        trace?: never;
    };
    "/api/v1/workers/{id}/posts/{postId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的任职 */
        post: operations["Posts_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/statement.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载个人发放明细单 */
        get: operations["Statement_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记停发 */
        post: operations["Suspensions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/suspensions/{suspensionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正停发 */
        patch: operations["Suspensions_update"];
        trace?: never;
    };
    "/api/v1/workers/{id}/suspensions/{suspensionId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的停发 */
        post: operations["Suspensions_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 列出本人放弃 */
        get: operations["Waivers_list"];
        put?: never;
        /** 登记本人放弃 */
        post: operations["Waivers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/waivers/{waiverId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 更正本人放弃 */
        patch: operations["Waivers_update"];
        trace?: never;
    };
    "/api/v1/workers/{id}/waivers/{waiverId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回本人放弃 */
        post: operations["Waivers_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废误录的人员 */
        post: operations["WorkerWithdrawal_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载花名册 */
        get: operations["RosterExport_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptanceItem: {
            accepted: boolean;
            /** Format: uuid */
            claimId: string;
            /** @description Why not */
            code: string | null;
            /** @description Why not, and what to do */
            message: string | null;
            /** @description Null where there is no such claim */
            workerName: string | null;
        };
        AcceptedRecoveries: {
            items: components["schemas"]["RecoveryResponse"][];
        };
        AcceptRecoveriesRequest: {
            items: components["schemas"]["OpenRecoveryRequest"][];
        };
        AllPaidRequest: {
            /**
             * Format: uuid
             * @description The stamped slip, from POST …/bank-slips
             */
            attachmentId?: string | null;
            /** @description People of this payout whom the bank did not pay */
            except: string[];
            /** @description true: their money came back, and is due again; unless stated they stay with the bank */
            exceptReturned?: boolean;
            /**
             * Format: date
             * @description The day of payment, as the slip has it
             * @example 2024-12-31
             */
            paidOn: string;
            /** @description Stands with the lines for ever */
            reason: string;
        };
        AllPaidResponse: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of `createdBy` */
            createdByName: string;
            fromMonth: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            /** @description Lines: one per person and subject */
            lineCount: number;
            /**
             * Format: int64
             * @description Of the total, what repays recoveries
             */
            nettedFen: number;
            /**
             * Format: date
             * @description Last day of the public notice
             */
            noticeTo: string | null;
            /** @example JT-341821-2024-0003 */
            number: string;
            /** @description People */
            payeeCount: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description SHA-256 over the ordered lines, once sent */
            seal: string | null;
            settlement: components["schemas"]["SettlementResponse"];
            state: components["schemas"]["PayoutState"];
            title: string;
            toMonth: string | null;
            /** Format: int64 */
            totalFen: number;
            version: number;
        };
        ApproveClaimNoticeRequest: {
            comment?: string;
        };
        ApprovePolicyRequest: {
            comment?: string;
        };
        AskedByResponse: {
            /** Format: uuid */
            id: string;
            title: string;
        };
        AskedCheckResponse: {
            /** @description Of those of one name one must be met */
            anyOf?: string;
            code: string;
            /** @description As the document names it */
            label: string;
            /** @description Of these levels alone */
            levels?: components["schemas"]["Level"][];
        };
        AtStakeResponse: {
            /** @description Those of them on which a stipend hangs */
            atStake: number;
            /** @description Registrations of the same days, as many as the list has */
            lapses: number;
            /** @description Sum of the same of each row */
            stipendAtStakeFen: number;
            /** @description Sum of the same of each row */
            yearStipendAtStakeFen: number;
        };
        /**
         * 附件种类
         * @enum {string}
         */
        AttachmentKind: "pdf" | "jpeg" | "png" | "ofd";
        AttachmentList: {
            /** @description In the order in which they were kept */
            items: components["schemas"]["ListedAttachmentResponse"][];
        };
        /**
         * 附件所属
         * @enum {string}
         */
        AttachmentObject: "worker" | "certificate" | "post" | "policy" | "objection" | "bank-return" | "payout" | "claim" | "station-report";
        AttachmentResponse: {
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of `createdBy` */
            createdByName: string;
            /** @description As it was called where it came from */
            fileName: string;
            /** Format: uuid */
            id: string;
            /** @description By its content */
            kind: components["schemas"]["AttachmentKind"];
            /** Format: uuid */
            objectId: string;
            objectType: components["schemas"]["AttachmentObject"];
            /** @description Of what is kept: of a picture without its metadata */
            sha256: string;
        };
        /**
         * 出勤筛选
         * @enum {string}
         */
        AttendanceFilter: "present" | "partial" | "absent" | "excused" | "none";
        AttendanceGridPage: {
            items: components["schemas"]["AttendanceGridRow"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        AttendanceGridRow: {
            /**
             * Format: uuid
             * @description Null while nothing is attended or told
             */
            attendanceId: string | null;
            /** @description Of the certificate of completion that holds */
            certificateNumber: string | null;
            /** @description Whether the hours are those that completion asks for */
            completed: boolean;
            /** Format: uuid */
            enrolmentId: string;
            /** @description 学时 credited */
            hours: number;
            /** @description Of the half-days of which something was told */
            marks: components["schemas"]["HalfDayMarkResponse"][];
            /** @description 编号 on the sign-in sheet */
            position: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            stationName: string | null;
            /** @description What the half-days come to */
            status: components["schemas"]["AttendanceStatus"] | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        AttendanceItem: {
            /** Format: uuid */
            enrolmentId: string;
            /** @description Of `partial` only */
            hours?: number;
            status: components["schemas"]["AttendanceStatus"];
        };
        AttendancePage: {
            items: components["schemas"]["AttendanceResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        AttendanceRequest: {
            items: components["schemas"]["AttendanceItem"][];
        };
        AttendanceResponse: {
            /**
             * Format: uuid
             * @description Null while nothing was told
             */
            attendanceId: string | null;
            /** @description Of the certificate of completion that holds */
            certificateNumber: string | null;
            /** Format: date-time */
            correctedAt: string | null;
            correctionReason: string | null;
            /** Format: uuid */
            enrolmentId: string;
            /** @description 学时 credited */
            hours: number | null;
            /** @description 编号 on the sign-in sheet */
            position: number;
            /** Format: date-time */
            recordedAt: string | null;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            source: components["schemas"]["AttendanceSource"] | null;
            stationName: string | null;
            status: components["schemas"]["AttendanceStatus"] | null;
            /** @description Of the attendance, for If-Match */
            version: number | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 出勤来源
         * @enum {string}
         */
        AttendanceSource: "list" | "check_in" | "sheet";
        /**
         * 出勤
         * @enum {string}
         */
        AttendanceStatus: "present" | "partial" | "absent" | "excused";
        AuditChangedField: {
            /** @description Null of something gone */
            after: string | null;
            /** @description Null of something new */
            before: string | null;
            /** @description The field in Chinese */
            name: string;
        };
        AuditCheckResponse: {
            /** @description Events of the caller's region; the whole log is checked */
            events: number;
            firstBroken?: components["schemas"]["BrokenLink"];
            /** @description The last link that fits: note it outside the system. Null below the top of the tree, since it counts the events of all regions */
            head: components["schemas"]["ChainHead"] | null;
            /** @description Answered once and not in the database, in Chinese, until somebody accepts it (`tail-accept`); empty below the top of the tree */
            lost: string[];
            ok: boolean;
        };
        AuditEventResponse: {
            action: string;
            /**
             * Format: uuid
             * @description Null for the service itself
             */
            actorId: string | null;
            actorName: string | null;
            /** @description Network address of the caller */
            address: string | null;
            /** Format: date-time */
            at: string;
            /** @description Before and after in Chinese; personal numbers are masked */
            changes: components["schemas"]["AuditChangedField"][];
            /** @description Before and after of each changed field, counts, hashes; personal data masked */
            details: {
                [key: string]: unknown;
            } | null;
            /** @description What else the event tells in plain values */
            facts: components["schemas"]["AuditFact"][];
            /** @description Hash of the link, hexadecimal */
            hash: string | null;
            /** Format: uuid */
            id: string;
            objectId: string;
            /** @description The kind of the object in Chinese */
            objectName: string;
            objectType: string;
            reason: string | null;
            regionCode: string | null;
            /** @description The name of `regionCode` */
            regionName: string | null;
            requestId: string | null;
            /** @description Place in the chain; null until it is linked, and below the top of the tree, since it counts the events of all regions */
            seq: number | null;
            /** @description What was done, in Chinese */
            title: string;
        };
        AuditFact: {
            /** @description In Chinese */
            name: string;
            value: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEventResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        AuditWord: {
            /** @description For the filter of that name */
            code: string;
            /** @description In Chinese */
            name: string;
        };
        AuditWords: {
            actions: components["schemas"]["AuditWord"][];
            objects: components["schemas"]["AuditWord"][];
        };
        AwardEntitlementPage: {
            items: components["schemas"]["EntitlementResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        AwardOfPerson: {
            /** @description Null for what was paid without a certificate on record */
            certificateNo: string | null;
            /**
             * @description Of the first reason
             * @example STIPEND_OWED
             */
            code: string;
            /** @description owed − paid − in flight; below zero it is to be recovered */
            dueFen: number;
            /** @description Lines of live payouts */
            inFlightFen: number;
            level: components["schemas"]["Level"];
            /** @description The first reason, in Chinese */
            message: string;
            /** @description Gross, before payments */
            owedFen: number;
            /** @description Settled lines and payments made before the system existed */
            paidFen: number;
            /**
             * @description The first reason in a word, for where a sentence has no room
             * @example 当月未登记
             */
            reasonName: string;
        };
        AwardPolicyResponse: {
            /** Format: date-time */
            approvedAt: string | null;
            approvedBy: components["schemas"]["PolicyPerson"] | null;
            /** @description Of the other kind */
            capBy: null;
            checks: components["schemas"]["PolicyCheckBody"][];
            claimBy: components["schemas"]["ClaimBy"];
            claimWithinMonths: number | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PolicyPerson"];
            /** @description The name of `createdBy` */
            createdByName: string;
            documentNo: string | null;
            /**
             * Format: date
             * @description The first
             */
            effectiveFrom: string;
            /**
             * Format: date
             * @description The last, inclusive; null is open
             */
            effectiveTo: string | null;
            eligibleEmployers: components["schemas"]["EligibleEmployerResponse"][];
            excludedStaffing: components["schemas"]["Staffing"][];
            firstRegisteredBetween: components["schemas"]["FirstRegisteredBetween"] | null;
            funding: components["schemas"]["FundingShareBody"][] | null;
            /** Format: uuid */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "award";
            /** @description Of the other kind */
            maxMonths: null;
            /** @description Of the other kind */
            minServiceMonths: null;
            /** @description Whether a post is asked for on the day of declaration */
            mustStillServe: boolean;
            note: string | null;
            noticeWorkingDays: number;
            /** @description Of the other kind */
            period: null;
            /**
             * Format: uuid
             * @description The policy whose period this one closed
             */
            predecessorId: string | null;
            /** @description All rates, by kinds of employer; the last for all others */
            rates: components["schemas"]["RateGroupResponse"][];
            /** @description Of employers that no group names */
            ratesFen: components["schemas"]["RatesFen"];
            regionCode: string;
            /** @example 郎溪县 */
            regionName: string;
            registration: components["schemas"]["PolicyRegistration"];
            /** @description False where `registration` is `none` */
            requiresRegistration: boolean;
            /** @description 退回意见 */
            returnComment: string | null;
            /**
             * Format: date-time
             * @description Of the last return
             */
            returnedAt: string | null;
            returnedByName: string | null;
            service: components["schemas"]["ServiceBody"] | null;
            /** @description Of the other kind */
            start: null;
            /** @description A retired policy still counts inside its period, if approved */
            state: components["schemas"]["PolicyState"];
            /** @description Of the other kind */
            stop: null;
            /**
             * Format: date-time
             * @description Since when it waits for approval
             */
            submittedAt: string | null;
            /** Format: uuid */
            submittedBy: string | null;
            submittedByName: string | null;
            title: string;
            unknownStaffing: components["schemas"]["UnknownStaffing"];
            upgrade: components["schemas"]["AwardUpgrade"];
            version: number;
            /** @description Counted per kind and region, given at approval; 0 while a draft */
            versionNo: number;
            /** @description Of the other kind */
            year: null;
        };
        /**
         * 升级时的奖励
         * @enum {string}
         */
        AwardUpgrade: "difference" | "full";
        BackupScheduleState: {
            /**
             * @description In Asia/Shanghai; null where it takes none
             * @example 02:30
             */
            at: string | null;
            /** @description Why that failed, in Chinese; null where it stands */
            failure: string | null;
            /**
             * Format: date
             * @description The day of the last one that ended
             */
            lastDueOn: string | null;
            /** @description What that trial said where it did not hold, in Chinese */
            trialFailure: string | null;
            /**
             * Format: date-time
             * @description When one was last restored on trial
             */
            triedAt: string | null;
        };
        BackupState: {
            /** Format: date-time */
            at: string;
            /** @description The account of the operating system, or what took it by itself */
            by: string;
            bytes: number | null;
            rows: number | null;
            /** @description Of the file */
            sha256: string | null;
        };
        BandEndsBody: {
            /** @description Null: no upper end */
            maxFen: number | null;
            /** @description Null: no lower end */
            minFen: number | null;
        };
        BandLevelsBody: {
            intermediate?: components["schemas"]["BandEndsBody"];
            junior?: components["schemas"]["BandEndsBody"];
            senior?: components["schemas"]["BandEndsBody"];
        };
        BankAccountDetail: {
            /** @description Masked: the last four */
            account: string;
            /** @description 联行号 */
            bankCode: string | null;
            bankName: string | null;
        };
        BankAccountRequest: {
            /** @description Digits, letters and hyphens; spaces are dropped */
            account: string;
            /** @description 联行号 of the branch: 12 digits with a check digit */
            bankCode?: string | null;
            /** @example 中国农业银行宣城分行 */
            bankName?: string | null;
        };
        BankCheckResponse: {
            /** @description What the bank would refuse; these rows are in no part */
            findings: components["schemas"]["BankFindingResponse"][];
            parts: components["schemas"]["BankPartResponse"][];
            profile: string;
            /** @description Transfers, one per payee; the parts add up to it */
            rowCount: number;
            totalFen: number;
        };
        BankColumnRequest: {
            field: components["schemas"]["BankField"];
            /** @description Only in files for payees of this side */
            only?: components["schemas"]["BankSide"];
            /** @description Of the column; may be empty where the file has no row of titles */
            title: string;
            /** @description Of `fixed`: the same text on each row */
            value?: string;
        };
        /**
         * 文件编码
         * @enum {string}
         */
        BankEncoding: "utf-8" | "utf-8-bom" | "gb18030" | "gbk";
        /**
         * 银行不接受的原因
         * @enum {string}
         */
        BankFault: "ACCOUNT_EMPTY" | "ACCOUNT_NOT_DIGITS" | "ACCOUNT_LENGTH" | "NAME_EMPTY" | "NAME_CHARACTERS" | "NAME_TOO_LONG" | "AMOUNT_NOT_POSITIVE" | "CONTROL_CHARACTER" | "DELIMITER_IN_TEXT" | "FORMULA_SIGN" | "NOT_IN_ENCODING" | "BANK_CODE_EMPTY";
        /**
         * 银行文件的列
         * @enum {string}
         */
        BankField: "seq" | "lineKey" | "name" | "account" | "bankName" | "amount" | "identityNumber" | "purpose" | "fixed" | "bankCode" | "phone" | "township" | "cardType" | "date" | "payerName" | "payerAccount";
        /**
         * 银行文件格式
         * @enum {string}
         */
        BankFileKind: "xlsx" | "csv" | "txt";
        BankFindingResponse: {
            code: components["schemas"]["BankFault"];
            field: components["schemas"]["BankField"];
            /** @example JT-341821-2024-0003-12 */
            lineKey: string;
            lineNo: number;
            message: string;
        };
        BankPartResponse: {
            fileName: string;
            no: number;
            rowCount: number;
            side: components["schemas"]["BankSide"] | null;
            totalFen: number;
        };
        BankProfileDetail: {
            /** Format: date-time */
            at: string | null;
            byName: string | null;
            /** @example generic */
            code: string;
            encoding: components["schemas"]["BankEncoding"];
            fileKind: components["schemas"]["BankFileKind"];
            name: string;
            /** @description What the profile is; no bank publishes its template */
            note: string;
            /** @description For `If-Match`: of the asked region’s own; 0 where it has none */
            ownVersion: number;
            /** @description All of it, as it is changed */
            profile: components["schemas"]["BankProfileRequest"];
            /** @description Of the region that it belongs to */
            regionName: string | null;
            rowLimit: number;
            source: components["schemas"]["TemplateSource"];
            /** @description Payees of the paying bank and of other banks go into files of their own */
            splitsOwnBank: boolean;
            version: number | null;
            /** @description Of the asked region’s own, the newest first */
            versions: components["schemas"]["ProfileVersionResponse"][];
        };
        BankProfileItem: {
            /** Format: date-time */
            at: string | null;
            byName: string | null;
            /** @example generic */
            code: string;
            encoding: components["schemas"]["BankEncoding"];
            fileKind: components["schemas"]["BankFileKind"];
            name: string;
            /** @description What the profile is; no bank publishes its template */
            note: string;
            /** @description Of the region that it belongs to */
            regionName: string | null;
            rowLimit: number;
            source: components["schemas"]["TemplateSource"];
            /** @description Payees of the paying bank and of other banks go into files of their own */
            splitsOwnBank: boolean;
            version: number | null;
        };
        BankProfileRequest: {
            cardTypes?: components["schemas"]["CardTypeRequest"][];
            columns: components["schemas"]["BankColumnRequest"][];
            /** @description Whether a row of titles stands above the payees */
            columnTitles: boolean;
            dateForm?: components["schemas"]["DateForm"];
            /**
             * @description Of text files
             * @example |
             */
            delimiter: string;
            /** @description Of text files, out and back */
            encoding: components["schemas"]["BankEncoding"];
            fileKind: components["schemas"]["BankFileKind"];
            /** @description Columns of a return without titles, in their order */
            headerlessReturn: components["schemas"]["ReturnField"][] | null;
            /**
             * @description Rows above the columns; payoutNumber, rows, total, part, parts, month, date, payerName and payerAccount in braces are filled in
             * @example [
             *       [
             *         "{payoutNumber}",
             *         "{rows}",
             *         "{total}"
             *       ]
             *     ]
             */
            headerRows: string[][];
            /** @description Chinese, as the finance officer chooses it; stands in the names of files */
            name: string;
            /** @description Longest name in bytes of GB18030, where a Chinese character takes two */
            nameMaxBytes: number;
            /** @description What to mind when it is used */
            note: string;
            /** @description Words in the name of the paying bank; null: one file for all */
            ownBank: string[] | null;
            /** @description The bank’s words for a payment that reached the payee */
            paidWords: string[];
            /** @description Whose money it is */
            payer?: components["schemas"]["PayerRequest"];
            /** @description What the payee reads */
            purposes?: components["schemas"]["PurposesRequest"];
            returnColumns: components["schemas"]["ReturnColumnsRequest"];
            /** @description For one that did not */
            returnedWords: string[];
            /** @description Payees in one file */
            rowLimit: number;
        };
        BankReturnResponse: {
            fileName: string;
            /** Format: uuid */
            id: string;
            /** @description Rows that wait for a person */
            openCount: number;
            /** Format: uuid */
            payoutId: string;
            payoutState: components["schemas"]["PayoutState"];
            profile: string;
            /** @description Rows by queue. Rows in `paid` and `returned` have settled their lines by themselves */
            queues: {
                "other-account"?: number;
                "other-name"?: number;
                "over-pay"?: number;
                paid?: number;
                repeated?: number;
                returned?: number;
                "short-pay"?: number;
                unclear?: number;
                "unknown-line"?: number;
            };
            /** @description Rows of the file; the queues add up to it */
            rowCount: number;
            sha256: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        BankReturnRowPage: {
            items: components["schemas"]["BankReturnRowResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        BankReturnRowResponse: {
            accountTail: string | null;
            amountFen: number | null;
            bankReason: string | null;
            bankStatus: string | null;
            /** @description Answered by the decision on another row, and taken back with that */
            closedWithAnother: boolean;
            expectedAccount: string | null;
            expectedFen: number | null;
            /** @description What was sent under the key */
            expectedName: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description First line of the transfer
             */
            lineId: string | null;
            lineKey: string | null;
            /**
             * Format: date
             * @description Day of payment, as the file states it
             */
            paidOn: string | null;
            payeeName: string | null;
            queue: components["schemas"]["ReturnQueue"];
            resolution: components["schemas"]["ReturnResolution"] | null;
            resolutionReason: string | null;
            /** Format: date-time */
            resolvedAt: string | null;
            /**
             * Format: uuid
             * @description The file it stands in
             */
            returnId: string;
            rowNo: number;
        };
        /**
         * 收款行
         * @enum {string}
         */
        BankSide: "own" | "other";
        BankSlipResponse: {
            fileName: string;
            /** Format: uuid */
            id: string;
            sha256: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        Blocked: {
            /** @description What the step would be refused with */
            code: string;
            /** @description Why not, or whose it is */
            message: string;
        };
        /**
         * 统计方式
         * @enum {string}
         */
        Breakdown: "county" | "year" | "line" | "programme" | "organiser";
        BreakdownItem: {
            /** @description 人次: who was there, counted at every session */
            attendances: number;
            awardsPaidFen: number;
            byLevel: components["schemas"]["LevelFigures"];
            certified: number;
            featuredStations: components["schemas"]["FeaturedFigures"];
            /** @description Region code, year, line, programme id, or organiser */
            key: string;
            name: string;
            /** @description 人数: who was there, counted once */
            participants: number;
            rooms: number;
            stations: number;
            stipendsPaidFen: number;
            talents: number;
            /** @description Held in the period by the region, or with people of the region */
            trainingSessions: number;
        };
        BreakdownResponse: components["schemas"]["FiguresBreakdownResponse"] | components["schemas"]["TrainingBreakdownResponse"];
        BrokenLink: {
            /**
             * Format: uuid
             * @description Null for an event of another region
             */
            eventId: string | null;
            fault: components["schemas"]["ChainFault"];
            seq: number | null;
        };
        BudgetLine: {
            /**
             * Format: int64
             * @description What approved policies owe in the year to the people as they are
             */
            asTheyAreFen: number;
            /**
             * Format: int64
             * @description As it was entered for the year; null where none was
             */
            budgetFen: number | null;
            /**
             * Format: int64
             * @description Owed by today, neither paid nor on its way
             */
            carriedFen: number;
            kind: components["schemas"]["PayKind"];
            /**
             * Format: int64
             * @description Not above zero: what leavers are not paid
             */
            leaversFen: number;
            /** Format: int64 */
            newlyCertifiedFen: number;
            /** @description Who are owed something of it as they are */
            people: number;
            regionCode: string;
            regionName: string;
            /** Format: int64 */
            totalFen: number;
        };
        BudgetResponse: {
            /**
             * Format: date
             * @description The day of the people and of what is carried over
             */
            asOf: string;
            items: components["schemas"]["BudgetLine"][];
            /** @description Whole sentences: how it was reckoned */
            notes: string[];
            regionCode: string;
            regionName: string;
            /** @description The totals of the items by whose money it is */
            sources: components["schemas"]["BudgetSource"][];
            /** Format: int64 */
            totalFen: number;
            year: number;
        };
        BudgetSource: {
            kind: components["schemas"]["PayKind"];
            regionCode: string;
            regionName: string;
            /** @description Null where the region names none */
            source: string | null;
            /** Format: int64 */
            totalFen: number;
        };
        BulkPayeesRequest: {
            action: components["schemas"]["PayeeAction"];
            /** @description The people that the list counted; refused where they are others by now */
            expectedCount: number;
            /** @description Of the list on the screen; the lines that it shows are meant, and no others */
            filter: components["schemas"]["PayeesFilter"];
            reason: string;
        };
        CancelEnrolmentRequest: {
            reason?: string;
        };
        CancelRequest: {
            reason: string;
        };
        CandidateClaim: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ClaimState"];
        };
        CandidatePage: {
            items: components["schemas"]["CandidateResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        CandidateResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            nominatedAt: string;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: uuid */
            selectionId: string;
            state: components["schemas"]["CandidateState"];
            /** Format: uuid */
            stationId: string | null;
            version: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 人选状态
         * @enum {string}
         */
        CandidateState: "nominated" | "selected" | "declined";
        /**
         * 月数上限的计法
         * @enum {string}
         */
        CapBy: "paid" | "elapsed";
        CardTypeRequest: {
            /** @description First digits of the account; an empty one fits all */
            prefix: string;
            value: string;
        };
        CertificateDetail: {
            /** Format: date */
            approvedOn: string;
            certificateNo: string;
            /** Format: date */
            declaredOn: string;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["Level"];
            registrations: components["schemas"]["RegistrationDetail"][];
            revocationReason: string | null;
            /**
             * Format: date
             * @description The first day on which it no longer holds
             */
            revokedOn: string | null;
            version: number;
            /** @description Never held, whatever the day it was revoked */
            void: boolean;
        };
        CertificateRequest: {
            /**
             * Format: date
             * @description The day the certificate was obtained
             * @example 2024-12-31
             */
            approvedOn: string;
            /** @description 证书管理号; kept without spaces and in capitals, its shape is not checked */
            certificateNo: string;
            /**
             * Format: date
             * @description The day the award was applied for; today unless stated
             * @example 2024-12-31
             */
            declaredOn?: string;
            level: components["schemas"]["Level"];
            /** Format: uuid */
            workerId: string;
        };
        CertificateResponse: {
            /** Format: date */
            approvedOn: string;
            certificateNo: string;
            /** Format: date */
            declaredOn: string;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["Level"];
            registrations: components["schemas"]["RegistrationDetail"][];
            revocationReason: string | null;
            /**
             * Format: date
             * @description The first day on which it no longer holds
             */
            revokedOn: string | null;
            version: number;
            /** @description Never held, whatever the day it was revoked */
            void: boolean;
            /** Format: uuid */
            workerId: string;
            /** @description The name of `workerId` */
            workerName: string;
        };
        /**
         * 日志链的缺陷
         * @enum {string}
         */
        ChainFault: "changed" | "gap" | "event-missing" | "not-chained";
        ChainHead: {
            /** @description Hexadecimal */
            hash: string;
            seq: number;
        };
        ChangeCountsResponse: {
            /** @description Would pay less, or nothing: stops the next step until taken out */
            less: number;
            /** @description Would pay more: the next payout pays the rest */
            more: number;
            /** @description Name, identity number, account or bank changed: stops the next step */
            payee: number;
        };
        ChangedLinePage: {
            changes: components["schemas"]["ChangeCountsResponse"];
            items: components["schemas"]["ChangedLineResponse"][];
            page: number;
            pageSize: number;
            /** @description The lines that `take-out` would take out */
            stopping: components["schemas"]["StoppingResponse"];
            /** @description How many items there are on all pages */
            total: number;
        };
        ChangedLineResponse: {
            /** @description Chinese, to be read out */
            cause: string;
            /** @description What changed, or the conditions that no longer hold */
            codes: string[];
            /** @description Masked 6+4 */
            identityNumber: string;
            /** @description less and payee stop a step, more never does */
            kinds: components["schemas"]["LineChange"][];
            /** Format: uuid */
            lineId: string;
            lineNo: number;
            state: components["schemas"]["LiveLineState"];
            /** @example stipend:2024-12 */
            subject: string;
            /** @description What the line pays */
            wasFen: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
            /** @description What it would pay were it made today */
            wouldBeFen: number;
        };
        CheckInCodeResponse: {
            /**
             * Format: date-time
             * @description When the next code is shown; this one is taken for 30 seconds more
             */
            changesAt: string;
            /**
             * @description The same as a time from now, in milliseconds: the clock of the screen may be wrong
             * @example 21400
             */
            changesInMs: number;
            /** @example 7KQ4M9ZT */
            code: string;
            /** @description What the QR code on the screen leads to, from the service’s own root */
            path: string;
            /** @description Of half-days: what the code is for */
            scan: components["schemas"]["ScanResponse"] | null;
            /** @description Of half-days: everything that may be scanned for now */
            scans: components["schemas"]["ScanResponse"][];
            /** @description Seconds for which a code is shown */
            stepSeconds: number;
        };
        CheckInRequest: {
            /** @description The code on the trainer’s screen */
            code: string;
            /** @description The last four of the identity number */
            lastFour: string;
            name: string;
            /** Format: uuid */
            sessionId: string;
        };
        CheckInResponse: {
            /** @description Whether the half-day counts only with a check-out */
            asksCheckOut: boolean;
            /**
             * Format: date-time
             * @description Of the first scan
             */
            checkedInAt: string;
            /**
             * @description In Chinese; null for a session of one stretch
             * @example 6月10日上午
             */
            halfDay: string | null;
            purpose: components["schemas"]["ScanPurpose"];
            sessionTitle: string;
        };
        ClaimAcceptanceQuery: {
            /**
             * Format: date
             * @description Handed in from this day
             * @example 2024-12-31
             */
            from?: string;
            kind?: components["schemas"]["PayKind"];
            /** Format: uuid */
            noticeId?: string;
            /**
             * @description Of the people of this region and those below it
             * @example 341802
             */
            regionCode?: string;
            /** @description Beginning of a name, or a certificate’s number */
            search?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            to?: string;
            /** Format: uuid */
            workerId?: string;
        };
        ClaimAcceptanceRequest: {
            /** @description Those chosen in the list; this or `filter` */
            claimIds?: string[];
            /** @description With `filter`: how many the list counted; refused where there are others by now */
            expectedCount?: number;
            /** @description All submitted ones that the list shows with this filter; this or `claimIds` */
            filter?: components["schemas"]["ClaimAcceptanceQuery"];
        };
        ClaimAcceptanceResponse: {
            acceptedCount: number;
            /** @description Those not accepted first, then in the order of their people */
            items: components["schemas"]["AcceptanceItem"][];
            refusedCount: number;
        };
        /**
         * 怎样申报
         * @enum {string}
         */
        ClaimBy: "certificate" | "application";
        ClaimCandidatePage: {
            items: components["schemas"]["ClaimCandidateResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        ClaimCandidateResponse: {
            /**
             * Format: date
             * @description Awards
             */
            approvedOn: string | null;
            /**
             * Format: uuid
             * @description Awards
             */
            certificateId: string | null;
            /** @description What is claimed of it already, unless withdrawn */
            claim: components["schemas"]["CandidateClaim"] | null;
            kind: components["schemas"]["PayKind"];
            /**
             * @description Of the identity number
             * @example 0015
             */
            lastFour: string;
            /** @description Awards */
            level: components["schemas"]["Level"] | null;
            /** @description Open today */
            notice: components["schemas"]["ClaimNoticeOf"];
            /** @description Whose policy is asked to pay */
            policyRegionCode: string;
            policyRegionName: string;
            /** @description Where they serve */
            stationName: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        ClaimCheckRequest: {
            /**
             * @description As the policy names it, or its code there
             * @example 年度考核合格
             */
            code: string;
            /** @description What it rests on, in words */
            evidence: string;
            met: boolean;
        };
        ClaimCheckResponse: {
            /** Format: date-time */
            checkedAt: string;
            /** Format: uuid */
            checkedBy: string;
            checkedByName: string;
            code: string;
            /** @description Whether it is the last of its code, and so the one that counts */
            counts: boolean;
            evidence: string;
            /** Format: uuid */
            id: string;
            /** @description As the policy names it */
            label: string;
            met: boolean;
        };
        ClaimDetailResponse: {
            /** @description What the policy asks to have confirmed */
            asked: components["schemas"]["AskedCheckResponse"][];
            /** @description That policy: of an award the one in force on the day on which the certificate was approved */
            askedBy: components["schemas"]["AskedByResponse"] | null;
            /** Format: uuid */
            certificateId: string | null;
            certificateNo: string | null;
            /** @description Oldest first */
            checks: components["schemas"]["ClaimCheckResponse"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            decidedByName: string | null;
            decisionReason: string | null;
            /** @description Oldest first */
            events: components["schemas"]["ClaimEventResponse"][];
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            level: components["schemas"]["Level"] | null;
            /** @description Of this caller, each with the reason against it */
            nextSteps: components["schemas"]["ClaimNextStep"][];
            notice: components["schemas"]["ClaimNoticeOf"] | null;
            /**
             * Format: uuid
             * @description Stipends; see `notice` for awards
             */
            noticeId: string | null;
            /** @description 单位意见 */
            opinion: string | null;
            /** Format: uuid */
            opinionBy: string | null;
            opinionByName: string | null;
            /** Format: date */
            opinionOn: string | null;
            policyRegionCode: string;
            policyRegionName: string;
            /** Format: date */
            receivedOn: string | null;
            /** @description Where the person is registered */
            regionCode: string;
            regionName: string;
            state: components["schemas"]["ClaimState"];
            /** @description As on the day it was handed in */
            stated: components["schemas"]["StatedFactsResponse"] | null;
            version: number;
            /** @description Where the day it was handed in lies; today while nobody did */
            window: components["schemas"]["ClaimWindow"];
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        ClaimEventResponse: {
            action: string;
            /** Format: date-time */
            at: string;
            by: string | null;
            byName: string | null;
            reason: string | null;
            /** @description Chinese */
            title: string;
        };
        ClaimImportResponse: {
            /** @description Whether claims were entered by it (or would have been, had anything been new) */
            applied: boolean;
            counts: components["schemas"]["ImportCountsResponse"];
            fileName: string;
            /** @description SHA-256 of the file, hex */
            fileSha256: string;
            issues: components["schemas"]["ClaimIssueResponse"][];
            mode: components["schemas"]["ImportMode"];
        };
        /**
         * 申报登记的问题
         * @enum {string}
         */
        ClaimIssueCode: "sheet-empty" | "sheet-hidden" | "sheet-ignored" | "rows-hidden" | "header-not-found" | "header-column-missing" | "header-column-twice" | "header-column-unknown" | "required-cell-empty" | "formula-cell" | "error-cell" | "text-too-long" | "number-damaged-by-excel" | "number-full-width" | "identity-number-malformed" | "identity-kind-unknown" | "identity-number-check-digit" | "identity-number-birth-date" | "name-odd" | "phone-odd" | "account-odd" | "account-check-digit" | "certificate-no-odd" | "credit-code-check-digit" | "region-unknown" | "township-elsewhere" | "organization-kind-unknown" | "level-unknown" | "date-unreadable" | "date-month-only" | "date-cell-unformatted" | "month-unreadable" | "amount-unreadable" | "yes-no-unreadable" | "payment-kind-unknown" | "payment-in-future" | "leave-before-entry" | "entry-before-sixteen" | "entry-far-ahead" | "approval-in-future" | "declaration-in-future" | "declaration-before-approval" | "registration-before-approval" | "registration-far-ahead" | "registration-end-before-start" | "registration-start-missing" | "revocation-before-approval" | "level-missing" | "month-missing" | "suspension-end-before-start" | "reason-missing" | "registrar-missing" | "certificate-no-twice" | "two-certificates-at-level" | "rows-contradict" | "row-repeated" | "suspensions-overlap" | "account-shared" | "names-look-alike" | "people-look-alike" | "person-unknown" | "certificate-unknown" | "certificate-incomplete" | "post-overlaps" | "post-unclear" | "registration-overlaps" | "name-differs-from-register" | "bank-code-malformed" | "staffing-unknown" | "staffing-differs" | "payment-withdrawn" | "conflicts-with-register" | "claim-kind-unknown" | "claim-period-unknown" | "check-unreadable" | "claim-refused";
        ClaimIssueResponse: {
            /** @example C17 */
            cell: string | null;
            code: components["schemas"]["ClaimIssueCode"];
            /** @description The header as it stands in the file */
            column: string | null;
            /** @description What is wrong, in Chinese */
            message: string;
            row: number | null;
            severity: components["schemas"]["IssueSeverity"];
            sheet: string;
            /** @description What to do about it, in Chinese */
            suggestion: string;
            /** @description What the cell says; personal numbers are masked */
            value: string | null;
        };
        ClaimNextStep: {
            /** @description Whether this caller could take it now */
            allowed: boolean;
            /** @description What it would be refused with */
            code: string | null;
            message: string | null;
            step: components["schemas"]["ClaimStep"];
            /** @description Chinese, as people say it */
            title: string;
        };
        ClaimNoticeOf: {
            /** Format: date */
            closesOn: string;
            /** Format: uuid */
            id: string;
            noticeNo: string;
            /** Format: date */
            opensOn: string;
            /** @description What is to be handed in */
            papers: string[];
            title: string;
        };
        ClaimNoticePage: {
            items: components["schemas"]["ClaimNoticeResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        ClaimNoticeRequest: {
            /**
             * Format: date
             * @description Awards: certificates approved from; null is open
             * @example 2024-12-31
             */
            certificatesFrom?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            certificatesTo?: string | null;
            /**
             * Format: date
             * @description Inclusive: 23:59 counts
             * @example 2024-12-31
             */
            closesOn: string;
            /**
             * @description Stipends: the first month; needed there
             * @example 2024-12
             */
            monthsFrom?: string | null;
            /** @example 2024-12 */
            monthsTo?: string | null;
            /** @example 宣民函〔2024〕12号 */
            noticeNo: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            opensOn: string;
            /** @description What is to be handed in */
            papers: string[];
            /**
             * Format: uuid
             * @description Approved
             */
            policyId: string;
            /**
             * Format: uuid
             * @description The approved notice that this one is a late addition to
             */
            supplements?: string | null;
            title: string;
        };
        ClaimNoticeResponse: {
            /** Format: date-time */
            approvedAt: string | null;
            /** Format: uuid */
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: date */
            certificatesFrom: string | null;
            /** Format: date */
            certificatesTo: string | null;
            /** @description Claims of the people who exist for the caller, withdrawn ones left out */
            claimCount: number;
            /**
             * Format: date
             * @description Inclusive
             */
            closesOn: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            monthsFrom: string | null;
            monthsTo: string | null;
            noticeNo: string;
            /** Format: date */
            opensOn: string;
            papers: string[];
            /** Format: uuid */
            policyId: string;
            policyTitle: string;
            /** @description Of the policy */
            regionCode: string;
            regionName: string;
            state: components["schemas"]["NoticeState"];
            /** Format: uuid */
            supplements: string | null;
            supplementsNo: string | null;
            title: string;
            version: number;
        };
        /**
         * 排序
         * @enum {string}
         */
        ClaimNoticesListSort: "opensOn:asc" | "opensOn:desc" | "closesOn:asc" | "closesOn:desc" | "noticeNo:asc";
        ClaimOpinionRequest: {
            opinion: string;
            /**
             * Format: date
             * @description Today unless stated
             * @example 2024-12-31
             */
            opinionOn?: string;
        };
        ClaimPage: {
            items: components["schemas"]["ClaimResponse"][];
            page: number;
            pageSize: number;
            /** @description How many there are in each state, the filter’s own state left aside */
            states: {
                [key: string]: number;
            };
            /** @description How many items there are on all pages */
            total: number;
        };
        ClaimReasonRequest: {
            /** @description What is to be made good, or why not */
            reason: string;
        };
        ClaimRequest: {
            /**
             * Format: uuid
             * @description Awards
             */
            certificateId?: string | null;
            kind: components["schemas"]["PayKind"];
            /**
             * Format: uuid
             * @description Stipends
             */
            noticeId?: string | null;
            /**
             * @description Awards: of the policy that is asked to pay
             * @example 341802
             */
            policyRegionCode?: string | null;
            /**
             * Format: date
             * @description Officers: the day of the paper; the day of submission unless stated. A station manager states none
             * @example 2024-12-31
             */
            receivedOn?: string | null;
            /** Format: uuid */
            workerId: string;
        };
        ClaimResponse: {
            /** Format: uuid */
            certificateId: string | null;
            certificateNo: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            decidedByName: string | null;
            decisionReason: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            level: components["schemas"]["Level"] | null;
            /** @description Of this caller, each with the reason against it */
            nextSteps: components["schemas"]["ClaimNextStep"][];
            notice: components["schemas"]["ClaimNoticeOf"] | null;
            /**
             * Format: uuid
             * @description Stipends; see `notice` for awards
             */
            noticeId: string | null;
            /** @description 单位意见 */
            opinion: string | null;
            /** Format: uuid */
            opinionBy: string | null;
            opinionByName: string | null;
            /** Format: date */
            opinionOn: string | null;
            policyRegionCode: string;
            policyRegionName: string;
            /** Format: date */
            receivedOn: string | null;
            /** @description Where the person is registered */
            regionCode: string;
            regionName: string;
            state: components["schemas"]["ClaimState"];
            /** @description As on the day it was handed in */
            stated: components["schemas"]["StatedFactsResponse"] | null;
            version: number;
            /** @description Where the day it was handed in lies; today while nobody did */
            window: components["schemas"]["ClaimWindow"];
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 排序
         * @enum {string}
         */
        ClaimsListSort: "receivedOn:asc" | "receivedOn:desc" | "createdAt:asc" | "createdAt:desc" | "workerName:asc" | "workerName:desc" | "state:asc" | "state:desc";
        /**
         * 申报状态
         * @enum {string}
         */
        ClaimState: "draft" | "submitted" | "returned" | "accepted" | "rejected" | "withdrawn";
        /**
         * 申报步骤
         * @enum {string}
         */
        ClaimStep: "submit" | "return" | "accept" | "reject" | "withdraw";
        ClaimStepRequest: {
            /** @description Needed where a decision is put right */
            reason?: string | null;
        };
        /**
         * 申报日期与申报期
         * @enum {string}
         */
        ClaimWindow: "in" | "before" | "after" | "none";
        CohortPage: {
            items: components["schemas"]["CohortResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        CohortRequest: {
            /** @description 报名人数 */
            enrolled: number;
            /** @description The exam was first held in 2008 */
            examYear: number;
            level: components["schemas"]["Level"];
            /** @description 通过人数 */
            passed: number;
            /**
             * Format: uuid
             * @description A programme of 资格考试培训
             */
            programmeId: string;
            /** @example 341802 */
            regionCode: string;
            remark?: string | null;
            /** @description 参考人数 */
            sat: number;
        };
        CohortResponse: {
            enrolled: number;
            examYear: number;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["Level"];
            passed: number;
            /** Format: uuid */
            programmeId: string;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            remark: string | null;
            sat: number;
            version: number;
        };
        ColumnChoice: {
            name: string;
            /** @description Pixels */
            width?: number;
        };
        ColumnsOfList: {
            /** @description Those that are shown, in their order */
            columns: components["schemas"]["ColumnChoice"][];
            /** @description The list that they are columns of */
            list: string;
        };
        CompletionCheck: {
            /** Format: date */
            completedOn: string;
            /** @description 学时 at the time of issue; null once revoked */
            hours: number | null;
            /** @description Masked but for the first and last character */
            name: string;
            number: string;
            organiser: string;
            programmeTitle: string;
            sessionTitle: string;
            /** @description False once revoked */
            valid: boolean;
        };
        CompletionResponse: {
            /** Format: uuid */
            attendanceId: string;
            /** Format: date-time */
            issuedAt: string;
            /** @example JY2024-7KQ4M9ZTXA */
            number: string;
        };
        CompletionsResponse: {
            /** @description Given their number now */
            issued: number;
            /** @description Who had theirs before */
            known: number;
        };
        ConfirmationRequest: {
            /** @description What the confirmation rests on */
            comment?: string;
        };
        /**
         * 须另一人确认的申请
         * @enum {string}
         */
        ConfirmedBySecond: "pending" | "confirmed" | "refused" | "withdrawn";
        ConfirmTotpRequest: {
            /** @description The first code that the authenticator shows */
            otp: string;
        };
        CorrectCreditRequest: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            earnedOn?: string;
            /** @description Of `other`; a degree’s hours are fixed */
            hours?: number;
            /** @description What proves it */
            note?: string;
            /** @description Why it is corrected */
            reason: string;
        };
        CorrectedCredit: {
            /** Format: uuid */
            attendanceId: string | null;
            /** Format: date */
            earnedOn: string;
            /** @description 学时, whole and half */
            hours: number;
            /** Format: uuid */
            id: string;
            note: string | null;
            source: components["schemas"]["CreditSource"];
            version: number;
            /** @description The renewals that rested on these hours and went too */
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
            /** Format: uuid */
            workerId: string;
            /** @description The name of `workerId` */
            workerName: string;
        };
        CorrectedHalfDayResponse: {
            /**
             * Format: uuid
             * @description Null while nothing is attended or told
             */
            attendanceId: string | null;
            /** @description Of the certificate of completion that holds */
            certificateNumber: string | null;
            /** @description Whether the hours are those that completion asks for */
            completed: boolean;
            /** Format: uuid */
            enrolmentId: string;
            /** @description 学时 credited */
            hours: number;
            /** @description Of the half-days of which something was told */
            marks: components["schemas"]["HalfDayMarkResponse"][];
            /** @description 编号 on the sign-in sheet */
            position: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            stationName: string | null;
            /** @description What the half-days come to */
            status: components["schemas"]["AttendanceStatus"] | null;
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        CorrectedResponse: {
            /**
             * Format: uuid
             * @description Null while nothing was told
             */
            attendanceId: string | null;
            /** @description Of the certificate of completion that holds */
            certificateNumber: string | null;
            /** Format: date-time */
            correctedAt: string | null;
            correctionReason: string | null;
            /** Format: uuid */
            enrolmentId: string;
            /** @description 学时 credited */
            hours: number | null;
            /** @description 编号 on the sign-in sheet */
            position: number;
            /** Format: date-time */
            recordedAt: string | null;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            source: components["schemas"]["AttendanceSource"] | null;
            stationName: string | null;
            status: components["schemas"]["AttendanceStatus"] | null;
            /** @description Of the attendance, for If-Match */
            version: number | null;
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        CorrectHistoricalPaymentRequest: {
            amountFen?: number;
            /**
             * Format: date
             * @example 2024-12-31
             */
            paidOn?: string;
            /** @description Why it is corrected */
            reason: string;
        };
        CorrectInstalmentRequest: {
            amountFen?: number;
            /** @description Why it is corrected */
            reason: string;
            /**
             * Format: date
             * @description The day on which the money came in
             * @example 2024-12-31
             */
            receivedOn?: string;
        };
        CorrectionRequest: {
            /** @description Of `partial` only */
            hours?: number;
            reason: string;
            status: components["schemas"]["AttendanceStatus"];
        };
        CorrectReportRequest: {
            caseCount?: number;
            communityCount?: number;
            groupCount?: number;
            peopleServed?: number;
            /** @description Why it is corrected; stands in the log beside what was there before */
            reason: string;
            remark?: string | null;
            visitCount?: number;
        };
        /**
         * 覆盖缺口
         * @enum {string}
         */
        CoverageGap: "staff" | "report";
        CoverageItem: {
            /** @description Of them with a valid certificate */
            certified: number;
            /** @description Of the county in which it lies; the city for one that serves all of it */
            countyCode: string;
            countyName: string;
            grade: components["schemas"]["StationGrade"];
            /** @description Hours that its registered people still miss for the registration they are in */
            hoursMissing: number;
            kind: components["schemas"]["StationKind"];
            name: string;
            regionCode: string;
            regionName: string;
            /**
             * Format: date
             * @description The last day for that report
             */
            reportDueOn: string | null;
            /** @description Whether the report of the month has come */
            reported: boolean;
            /** @description People on site */
            staff: number;
            /** Format: uuid */
            stationId: string;
            /** @description Stipends of the month, paid or on their way, of those on site in it; null for who may not read them */
            stipendCostFen: number | null;
        };
        CoverageResponse: {
            /**
             * Format: date
             * @description The day looked at: the last of the month, or today if that is earlier
             */
            asOf: string;
            /** @description One page of stations, by region */
            items: components["schemas"]["CoverageItem"][];
            /** @example 2024-11 */
            month: string;
            page: number;
            pageSize: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description How many items there are on all pages */
            total: number;
            totals: components["schemas"]["CoverageTotals"];
            /** @description Townships in which no station serves */
            townshipsWithoutStation: components["schemas"]["TownshipGap"][];
        };
        CoverageTotals: {
            certified: number;
            /**
             * @description certified / staff; null without staff
             * @example 0.4259
             */
            certifiedShare: number | null;
            /** @description Each person once */
            hoursMissing: number;
            rooms: number;
            /** @description People on site, each once */
            staff: number;
            stations: number;
            /** @description Each person once */
            stipendCostFen: number | null;
            /** @description Townships in the region */
            townships: number;
            /** @description Of them with a station that serves */
            townshipsWithStation: number;
            withoutReport: number;
            withoutStaff: number;
        };
        CreatePayoutRequest: {
            /**
             * Format: date
             * @description As of which day; today unless stated, never later
             * @example 2024-12-31
             */
            asOf?: string | null;
            /**
             * @description Stipends: first month of the batch; earlier months are arrears and are taken in
             * @example 2024-12
             */
            fromMonth?: string | null;
            kind: components["schemas"]["PayKind"];
            /**
             * @description Lines are taken from what is due under policies of this region and those below it
             * @example 341802
             */
            regionCode: string;
            title?: string | null;
            /**
             * @description Stipends: last month; that of asOf unless stated
             * @example 2024-12
             */
            toMonth?: string | null;
        };
        CreatePolicyRequest: {
            /** @description Stipend; `elapsed`: all months since the first one owed, gaps included; paid unless stated */
            capBy?: components["schemas"]["CapBy"] | null;
            /** @description Confirmed claim by claim; needs `application` */
            checks?: components["schemas"]["PolicyCheckBody"][];
            /** @description `application`: nothing is owed without an accepted claim of its notice’s window; certificate unless stated */
            claimBy?: components["schemas"]["ClaimBy"];
            /** @description Award; null or absent: no limit */
            claimWithinMonths?: number | null;
            /** @description 文号; null while the document is awaited */
            documentNo?: string | null;
            /**
             * @description First day (award, YYYY-MM-DD) or first month (stipend, YYYY-MM)
             * @example 2024-01
             */
            effectiveFrom: string;
            /** @description Last day or month, inclusive; null is open */
            effectiveTo?: string | null;
            /** @description An empty list pays nobody */
            eligibleEmployers: components["schemas"]["EligibleEmployerRequest"][];
            /** @description Nobody is paid beside a post of one of these; none unless stated */
            excludedStaffing?: components["schemas"]["Staffing"][];
            /** @description When the first registration began */
            firstRegisteredBetween?: components["schemas"]["FirstRegisteredBetween"] | null;
            /** @description Who pays which part of each line, 10000 in all; null or absent: as the region divides it */
            funding?: components["schemas"]["FundingShareBody"][] | null;
            kind: components["schemas"]["PayKind"];
            /** @description Stipend; null or absent: no cap */
            maxMonths?: number | null;
            /** @description Stipend; required there */
            minServiceMonths?: number | null;
            /** @description Award; required there, unless `service` says it */
            mustStillServe?: boolean | null;
            note?: string | null;
            noticeWorkingDays: number;
            /** @description Stipend; as `year` says unless stated */
            period?: components["schemas"]["PolicyPeriod"] | null;
            /** @description Rates by kinds of employer; these or `ratesFen` */
            rates?: components["schemas"]["RateGroupRequest"][];
            /** @description Of all employers, or of those that no group of `rates` names */
            ratesFen?: components["schemas"]["RatesFen"];
            /** @example 341802 */
            regionCode: string;
            /** @description `once`: one began by the day of declaration, or the month; null or absent: as `requiresRegistration` says */
            registration?: components["schemas"]["PolicyRegistration"] | null;
            /** @description Required, unless `registration` says it */
            requiresRegistration?: boolean | null;
            /** @description Award; null or absent: as `mustStillServe` says */
            service?: components["schemas"]["ServiceBody"] | null;
            /** @description Stipend; required there */
            start?: components["schemas"]["StipendStart"] | null;
            /** @description Stipend; required there */
            stop?: components["schemas"]["StipendStop"] | null;
            title: string;
            /** @description A post whose staffing nobody has said; pay unless stated */
            unknownStaffing?: components["schemas"]["UnknownStaffing"];
            /** @description Award; required there */
            upgrade?: components["schemas"]["AwardUpgrade"] | null;
            /** @description Stipend; with `period: year` */
            year?: components["schemas"]["YearBody"] | null;
        };
        CreateStationRequest: {
            /** @description 地址 */
            address?: string | null;
            /**
             * @description 联系电话 of the office; several divided by 、 or a comma
             * @example 0563-3021234
             */
            contactPhone?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            foundedOn?: string | null;
            grade?: components["schemas"]["StationGrade"];
            /**
             * Format: date
             * @description The day of recognition as 特色
             * @example 2024-12-31
             */
            gradedOn?: string | null;
            /** @description 主办单位; with an id, that organization’s name */
            hostName?: string | null;
            /** Format: uuid */
            hostOrganizationId?: string | null;
            kind: components["schemas"]["StationKind"];
            name: string;
            /** @description 承接机构; with an id, that organization’s name */
            operatorName?: string | null;
            /** Format: uuid */
            operatorOrganizationId?: string | null;
            /** @description 服务人口: people who live in what it serves */
            populationServed?: number | null;
            /**
             * @description m², at most two decimals
             * @example 120.5
             */
            premisesSqm?: number | null;
            /**
             * @description Its township, or the county for one that serves the whole county
             * @example 341802
             */
            regionCode: string;
            remark?: string | null;
            /** @description 标牌: the wording on its sign */
            sign?: string | null;
            /** @description By the region's star scheme */
            stars?: number | null;
        };
        CreateUserRequest: {
            displayName: string;
            /** @description Whether the first login must set a new password, which the administrator then does not know; true unless stated */
            mustChangePassword?: boolean;
            /** Format: password */
            password: string;
            /** @example 341802 */
            regionCode: string;
            role: components["schemas"]["Role"];
            /** Format: uuid */
            stationId?: string | null;
            username: string;
        };
        CreateWorkerRequest: {
            bankAccount?: components["schemas"]["BankAccountRequest"];
            /** @description Which paper the number is of; resident unless stated. The others have no check character */
            identityKind?: components["schemas"]["IdentityKind"];
            /** @description As on the paper: of a resident 18 characters by GB 11643 */
            identityNumber: string;
            name: string;
            phone?: string | null;
            post?: components["schemas"]["PostRequest"];
            /**
             * @description Where the person is registered; with a post, that of the employer is taken instead
             * @example 341802
             */
            regionCode: string;
            remark?: string | null;
        };
        CreditDetail: {
            /** Format: date */
            earnedOn: string;
            /** @description 继续教育学时, whole and half */
            hours: number;
            /** Format: uuid */
            id: string;
            /** @description The training, or what proves the hours */
            note: string | null;
            source: components["schemas"]["CreditSource"];
        };
        CreditRequest: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            earnedOn: string;
            /** @description Of `other`; a degree’s hours are fixed */
            hours?: number;
            /** @description What proves it */
            note: string;
            /** @description degree: a degree in social work, once in a life and always 90 hours; other: hours proved otherwise */
            source: components["schemas"]["OtherCreditSource"];
        };
        CreditResponse: {
            /** Format: uuid */
            attendanceId: string | null;
            /** Format: date */
            earnedOn: string;
            /** @description 学时, whole and half */
            hours: number;
            /** Format: uuid */
            id: string;
            note: string | null;
            source: components["schemas"]["CreditSource"];
            version: number;
            /** Format: uuid */
            workerId: string;
            /** @description The name of `workerId` */
            workerName: string;
        };
        /**
         * 学时来源
         * @enum {string}
         */
        CreditSource: "attendance" | "degree" | "other";
        CuringSession: {
            /** @description Whether its hours alone are enough */
            curesAlone: boolean;
            hours: number;
            /** Format: uuid */
            id: string;
            programmeTitle: string;
            seatsLeft: number;
            /** Format: date-time */
            startsAt: string;
            title: string;
            /** @description Whether the person waits for a seat in it already */
            waits: boolean;
        };
        /**
         * 数据库的种类
         * @enum {string}
         */
        DatabaseKind: "embedded" | "server";
        DatabaseState: {
            /** @description On its disk, in bytes */
            bytes: number;
            /** @description Whether what was answered outlasts a power cut; `unknown-disk`: it is flushed to a disk that may only say that it was */
            durability: components["schemas"]["Durability"];
            kind: components["schemas"]["DatabaseKind"];
            /** @description Where the last long read was done; null without a replica */
            longReadsFrom: components["schemas"]["ReadingPlace"] | null;
            /**
             * @description Of PostgreSQL
             * @example 15.14
             */
            version: string;
        };
        DataKeyState: {
            /**
             * Format: date-time
             * @description New values are written with it from then on
             */
            activeFrom: string | null;
            /**
             * Format: date-time
             * @description No stored value was left under it
             */
            retiredAt: string | null;
            version: number;
        };
        /**
         * 日期的写法
         * @enum {string}
         */
        DateForm: "YYYY-MM-DD" | "YYYYMMDD";
        /**
         * 半天
         * @enum {string}
         */
        DayPart: "morning" | "afternoon" | "evening";
        DecideObjectionRequest: {
            /** @description upheld: the line is taken out; dismissed: it is sent with the rest */
            decision: components["schemas"]["ObjectionDecision"];
            reason: string;
        };
        DecideWriteOffRequest: {
            decision: components["schemas"]["WriteOffDecision"];
        };
        DecisionRequest: {
            /** @description `nominated` takes a decision back */
            state: components["schemas"]["CandidateState"];
        };
        DemoAccount: {
            displayName: string;
            /** @description Made up like all of the demo */
            password: string;
            region: components["schemas"]["NamedRegion"];
            role: components["schemas"]["Role"];
            username: string;
        };
        DemoAccountList: {
            items: components["schemas"]["DemoAccount"][];
            total: number;
        };
        DiskState: {
            /** @description Bytes that the service may still write beside its data */
            freeBytes: number;
            totalBytes: number;
        };
        DocumentTemplateList: {
            items: components["schemas"]["DocumentTemplateResponse"][];
        };
        DocumentTemplateResponse: {
            inForce: components["schemas"]["TemplateInForceResponse"];
            kind: components["schemas"]["TemplateKind"];
            /** @description Chinese, as people call the paper */
            name: string;
            placeholders: components["schemas"]["PlaceholderResponse"][];
            regionCode: string;
            regionName: string;
            /** @description Of the region’s own, the newest first */
            versions: components["schemas"]["TemplateVersionResponse"][];
        };
        DownloadRequest: {
            /**
             * @description Of a file, below `/api/v1/`, with its query
             * @example reports/yearly.xlsx?year=2024
             */
            path: string;
        };
        DownloadResponse: {
            /** @description Good once, for 60 seconds, without a token */
            url: string;
        };
        DueItem: {
            /** @description Of the employer: its county, or the city for those that lie there */
            countyName: string;
            /**
             * Format: int64
             * @description Owed, neither paid nor on its way
             */
            dueFen: number;
            kind: components["schemas"]["PayKind"];
            level: components["schemas"]["Level"];
            lineCount: number;
            /**
             * @description In order; none for an award
             * @example [
             *       "2024-01"
             *     ]
             */
            months: string[];
            organizationKind: components["schemas"]["OrganizationKind"];
            /** @description The employer that the line would name */
            organizationName: string;
            /** @description The region whose policy pays */
            regionCode: string;
            regionName: string;
            /**
             * Format: int64
             * @description Of it, what waits for a payout that the same subject is on already
             */
            waitingFen: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        DuePage: {
            /**
             * Format: date
             * @description The day of the assessment
             */
            asOf: string;
            items: components["schemas"]["DueItem"][];
            page: number;
            pageSize: number;
            /** @description Of everything that the filter finds */
            sums: components["schemas"]["DueTotals"];
            /** @description How many items there are on all pages */
            total: number;
        };
        DueTotals: {
            /** Format: int64 */
            dueFen: number;
            lineCount: number;
            /** @description People, each counted once */
            payeeCount: number;
            /**
             * Format: int64
             * @description Of it, what waits for a payout that the same subject is on already
             */
            waitingFen: number;
        };
        /**
         * 断电保护
         * @enum {string}
         */
        Durability: "on" | "off" | "unknown-disk";
        EligibleEmployerRequest: {
            kind: components["schemas"]["OrganizationKind"];
            /**
             * @description Only organizations registered with this region, wherever they work; without it, those in the region
             * @example 341802
             */
            registrarCode?: string | null;
        };
        EligibleEmployerResponse: {
            kind: components["schemas"]["OrganizationKind"];
            registrarCode?: string;
        };
        EndingResponse: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            byName: string;
            reason: string | null;
        };
        EnrolmentPage: {
            items: components["schemas"]["EnrolmentResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        EnrolmentRequest: {
            /**
             * Format: uuid
             * @description The station that sends the person; a manager’s own, or the one they serve at, unless stated
             */
            stationId?: string;
            /** Format: uuid */
            workerId: string;
        };
        EnrolmentResponse: {
            /** Format: date-time */
            cancelledAt: string | null;
            /** Format: date-time */
            enrolledAt: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When a freed seat came to this person
             */
            movedUpAt: string | null;
            /** @description By arrival, from 1; 编号 on the sign-in sheet */
            position: number;
            /** @description Whose quota it takes */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: uuid */
            sessionId: string;
            state: components["schemas"]["EnrolmentState"];
            /** Format: uuid */
            stationId: string | null;
            stationName: string | null;
            version: number;
            /** @description Place in the waiting list, from 1 */
            waitingPlace: number | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 报名状态
         * @enum {string}
         */
        EnrolmentState: "enrolled" | "waiting" | "cancelled";
        EntitlementResponse: {
            /** @description Of the level paid */
            certificateNo: string | null;
            /** @description owed − paid − in flight; below zero a recovery, never more than this system paid */
            dueFen: number;
            /** @description Lines of live payouts */
            inFlightFen: number;
            level: components["schemas"]["Level"] | null;
            /** @description Of a stipend; `Y2023`: a whole year */
            month: string | null;
            /** @description Gross, before payments */
            owedFen: number;
            /** @description Settled lines and payments made before the system existed */
            paidFen: number;
            /** Format: uuid */
            policyId: string | null;
            /** @description The name of `policyId` */
            policyTitle: string | null;
            reasons: components["schemas"]["ReasonResponse"][];
            /** @description The paying policy's region; of what is refused, the worker's */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /**
             * @description award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>
             * @example stipend:2024-12
             */
            subject: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        EvaluationPage: {
            items: components["schemas"]["EvaluationResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        EvaluationRequest: {
            /**
             * Format: date
             * @description Today unless stated
             * @example 2024-12-31
             */
            evaluatedOn?: string;
            remark?: string | null;
            scores: components["schemas"]["ItemScoreFields"][];
            year: number;
        };
        EvaluationResponse: {
            /** Format: date */
            evaluatedOn: string;
            /** @description By the scheme's thresholds */
            grade: string;
            /** Format: uuid */
            id: string;
            remark: string | null;
            /** Format: uuid */
            schemeId: string;
            scores: components["schemas"]["ItemScoreFields"][];
            /** Format: uuid */
            stationId: string;
            total: number;
            version: number;
            year: number;
        };
        ExplainedReason: {
            /** @description Stable */
            code: components["schemas"]["ReasonCode"];
            /** @description What the sentence rests on */
            facts: {
                [key: string]: string | number | boolean | null;
            };
            /** @description Whether the condition that the sentence speaks of holds; null where it only adds something */
            holds: boolean | null;
            /** @description Chinese, to be read out by an officer */
            message: string;
        };
        ExplanationResponse: {
            /** @description Of the level paid */
            certificateNo: string | null;
            /** @description owed − paid − in flight; below zero a recovery, never more than this system paid */
            dueFen: number;
            /** @description Lines of live payouts */
            inFlightFen: number;
            kind: components["schemas"]["PayKind"];
            level: components["schemas"]["Level"] | null;
            /** @description Of a stipend; `Y2023`: a whole year */
            month: string | null;
            /** @description Gross, before payments */
            owedFen: number;
            /** @description Settled lines and payments made before the system existed */
            paidFen: number;
            /** Format: uuid */
            policyId: string | null;
            /** @description The name of `policyId` */
            policyTitle: string | null;
            reasons: components["schemas"]["ExplainedReason"][];
            /** @description The paying policy's region; of what is refused, the worker's */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /**
             * @description award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>
             * @example stipend:2024-12
             */
            subject: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        FeaturedFigures: {
            city: number;
            provincial: number;
        };
        /** @description One fault of the request */
        FieldError: {
            /** @description Stable */
            code: string;
            /**
             * @description Where in the request, dotted
             * @example posts.0.startOn
             */
            field: string;
            /** @description Chinese: what is wrong, and what to do */
            message: string;
        };
        /**
         * 统计数字
         * @enum {string}
         */
        Figure: "talents" | "certified" | "new-certified" | "junior" | "intermediate" | "senior" | "stations" | "rooms" | "provincial-stations" | "city-stations" | "training-sessions" | "attendances" | "participants" | "paid" | "awards-paid" | "stipends-paid";
        FigureRow: {
            /**
             * Format: int64
             * @description Below zero what came back
             */
            amountFen: number | null;
            /** @description On the last day */
            grade: components["schemas"]["StationGrade"] | null;
            /**
             * Format: uuid
             * @description Of the row, within the figure
             */
            id: string;
            kind: components["schemas"]["StationKind"] | null;
            /** @description The highest that is valid on the last day */
            level: components["schemas"]["Level"] | null;
            /**
             * Format: date
             * @description Of a certificate its approval, of a station its foundation, of training its day, of money its arrival
             */
            on: string | null;
            /** Format: uuid */
            payoutId: string | null;
            payoutNumber: string | null;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: uuid */
            sessionId: string | null;
            sessionTitle: string | null;
            source: components["schemas"]["PaidSource"] | null;
            /** Format: uuid */
            stationId: string | null;
            stationName: string | null;
            /** @example stipend:2024-12 */
            subject: string | null;
            /** @description Sessions: who of the region was there; people: how often */
            times: number | null;
            /** Format: uuid */
            workerId: string | null;
            workerName: string | null;
        };
        FigureRowsResponse: {
            figure: components["schemas"]["Figure"];
            /** Format: date */
            from: string | null;
            items: components["schemas"]["FigureRow"][];
            page: number;
            pageSize: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: date */
            to: string;
            /** @description How many items there are on all pages */
            total: number;
            /**
             * Format: int64
             * @description Of figures in fen the sum of all rows: the figure itself; null of those in numbers, whose figure is the total
             */
            totalFen: number | null;
        };
        FiguresBreakdownResponse: {
            by: "county" | "year";
            items: components["schemas"]["BreakdownItem"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        FiguresResponse: {
            /** Format: int64 */
            fen: number;
            lines: number;
            /** @description People */
            payees: number;
        };
        FirstRegisteredBetween: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            from?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            to?: string | null;
        };
        FundingShareBody: {
            /** @description Hundredths of a percent */
            share: number;
            /** @description Whose money: 省级财政, 县级财政 … */
            source: string;
        };
        GoneLineResponse: {
            /**
             * Format: uuid
             * @description The objection that held it, open still
             */
            objectionId: string | null;
            /** @description Why it was held */
            reason: string | null;
            /** @example stipend:2024-12 */
            subject: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        GridMonth: {
            /** @example 2024-11 */
            month: string;
            /**
             * Format: date-time
             * @description The last time
             */
            remindedAt: string | null;
            remindedByName: string | null;
            /** @description Today already, so not again before tomorrow */
            remindedToday: boolean;
            /** @description How often the station was reminded of it (催报) */
            reminders: number;
            state: components["schemas"]["StationReportState"];
        };
        GridStation: {
            /** @description Of the station, to ring it up */
            contactPhone: string | null;
            countyName: string;
            kind: components["schemas"]["StationKind"];
            /** @description Whom to ask; null where no account manages it */
            managerName: string | null;
            /** @description Months without a report whose last day has passed */
            missing: number;
            /** @description One for each month, the oldest first */
            months: components["schemas"]["GridMonth"][];
            name: string;
            /** @description Its manager has an account, and so finds a reminder among what waits */
            reachable: boolean;
            /** Format: uuid */
            stationId: string;
        };
        GridTotal: {
            late: number;
            /** @description Of them those whose report did not come by its last day */
            missing: number;
            /** @example 2024-11 */
            month: string;
            /** @description Of them those whose report came, in time or not */
            reported: number;
            /** @description Stations that served in it */
            serving: number;
        };
        HalfDayCorrectionRequest: {
            mark: components["schemas"]["HalfDayMark"];
            reason: string;
        };
        /**
         * 半天的出勤
         * @enum {string}
         */
        HalfDayMark: "attended" | "checked_in" | "absent" | "excused";
        HalfDayMarkItem: {
            /** Format: uuid */
            enrolmentId: string;
            /** @description attended: with the check-out, where one is asked for */
            mark: components["schemas"]["HalfDayMark"];
        };
        HalfDayMarkResponse: {
            /** Format: date-time */
            checkedInAt: string | null;
            /** Format: date-time */
            checkedOutAt: string | null;
            /** Format: date-time */
            correctedAt: string | null;
            correctionReason: string | null;
            /** Format: uuid */
            halfDayId: string;
            /** Format: uuid */
            id: string;
            mark: components["schemas"]["HalfDayMark"];
            source: components["schemas"]["AttendanceSource"];
            /** @description For If-Match */
            version: number;
        };
        HalfDayMarksRequest: {
            items: components["schemas"]["HalfDayMarkItem"][];
        };
        HalfDayRequest: {
            /**
             * @description Of Asia/Shanghai; the usual time of that part of the day unless stated
             * @example 08:30
             */
            from?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            heldOn: string;
            /** @description 学时 for whoever attends it */
            hours: number;
            part: components["schemas"]["DayPart"];
            /**
             * @description Of Asia/Shanghai; the usual time of that part of the day unless stated
             * @example 08:30
             */
            to?: string;
        };
        HalfDayResponse: {
            /** @description Checked in, of the people who exist for the caller */
            checkedInCount: number;
            /** @description Checked out, of the people who exist for the caller */
            checkedOutCount: number;
            /** Format: date-time */
            endsAt: string;
            /** Format: date */
            heldOn: string;
            hours: number;
            /** Format: uuid */
            id: string;
            part: components["schemas"]["DayPart"];
            /** Format: date-time */
            startsAt: string;
        };
        HistoricalPaymentRequest: {
            /** @description What was paid, in fen */
            amountFen: number;
            /**
             * Format: date
             * @description The day on which it was paid
             * @example 2024-12-31
             */
            paidOn: string;
            /** @description What proves it */
            reason: string;
            /**
             * @description award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>
             * @example stipend:2021-03
             */
            subject: string;
        };
        HistoricalPaymentResponse: {
            amountFen: number;
            /**
             * Format: uuid
             * @description The withdrawn row that it stands for
             */
            correctsId: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date */
            paidOn: string;
            /** @description award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY> */
            subject: string;
            version: number;
            withdrawalReason: string | null;
            /**
             * Format: date-time
             * @description From then on it counts for nothing
             */
            withdrawnAt: string | null;
            /** Format: uuid */
            withdrawnBy: string | null;
            withdrawnByName: string | null;
        };
        HistoryEvent: {
            /** @example post.update */
            action: string;
            /** @description Who did it; null for the service itself */
            actorName: string | null;
            /** Format: date-time */
            at: string;
            /** @description Before and after of each field, in Chinese; personal numbers are masked */
            detail: string;
            /** Format: uuid */
            id: string;
            reason: string | null;
            /** @description What was done, in Chinese */
            title: string;
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEvent"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        HoldResponse: {
            /** Format: date-time */
            at: string | null;
            /** Format: uuid */
            by: string | null;
            byName: string | null;
            /**
             * Format: uuid
             * @description The objection whose decision lets it go
             */
            objectionId: string | null;
            reason: string | null;
        };
        IdentityCorrectionPage: {
            items: components["schemas"]["IdentityCorrectionResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        IdentityCorrectionRequest: {
            /** @description Of the number that is to be; resident unless stated */
            identityKind?: components["schemas"]["IdentityKind"];
            /** @description As on the paper: of a resident 18 characters by GB 11643 */
            identityNumber: string;
            /** @description Why, and by which paper it was checked */
            reason: string;
        };
        IdentityCorrectionResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /**
             * Format: uuid
             * @description Who confirmed, refused or withdrew it
             */
            decidedBy: string | null;
            decidedByName: string | null;
            decisionReason: string | null;
            /** @description The number when it was asked for, masked 6+4 */
            fromNumber: string;
            /** Format: uuid */
            id: string;
            reason: string;
            regionCode: string;
            regionName: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
            requestedByName: string;
            state: components["schemas"]["ConfirmedBySecond"];
            /** @description The number that is to be, masked 6+4 */
            toNumber: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 证件类型
         * @enum {string}
         */
        IdentityKind: "resident" | "travel-permit" | "foreigner-card";
        ImportChangeGroup: {
            count: number;
            group: components["schemas"]["ImportChangeKind"];
            /** @description In Chinese */
            name: string;
        };
        /**
         * 变化的类别
         * @enum {string}
         */
        ImportChangeKind: "certificate" | "leaving" | "account" | "other";
        ImportChangePage: {
            /** @description Of the whole import, whatever group was asked for */
            groups: components["schemas"]["ImportChangeGroup"][];
            items: components["schemas"]["ImportChangeResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        ImportChangeResponse: {
            after: string | null;
            /** @description Personal numbers are masked */
            before: string | null;
            /** @description Null where the object is new; `after` says what it is */
            field: string | null;
            /** @description The field in Chinese */
            fieldName: string | null;
            object: components["schemas"]["ImportObject"];
            /** @description The object in Chinese */
            objectName: string;
            row: number;
            sheet: string;
            /** @description The person’s name */
            worker: string;
        };
        ImportCountsResponse: {
            /** @description Rows that made something new */
            created: number;
            /** @description Rows with an error */
            rejected: number;
            /** @description Rows with data on all sheets; the four below add up to it */
            rows: number;
            unchanged: number;
            /** @description Rows that changed what was there */
            updated: number;
        };
        /**
         * 花名册的问题
         * @enum {string}
         */
        ImportIssueCode: "sheet-empty" | "sheet-hidden" | "sheet-ignored" | "rows-hidden" | "header-not-found" | "header-column-missing" | "header-column-twice" | "header-column-unknown" | "required-cell-empty" | "formula-cell" | "error-cell" | "text-too-long" | "number-damaged-by-excel" | "number-full-width" | "identity-number-malformed" | "identity-kind-unknown" | "identity-number-check-digit" | "identity-number-birth-date" | "name-odd" | "phone-odd" | "account-odd" | "account-check-digit" | "certificate-no-odd" | "credit-code-check-digit" | "region-unknown" | "township-elsewhere" | "organization-kind-unknown" | "level-unknown" | "date-unreadable" | "date-month-only" | "date-cell-unformatted" | "month-unreadable" | "amount-unreadable" | "yes-no-unreadable" | "payment-kind-unknown" | "payment-in-future" | "leave-before-entry" | "entry-before-sixteen" | "entry-far-ahead" | "approval-in-future" | "declaration-in-future" | "declaration-before-approval" | "registration-before-approval" | "registration-far-ahead" | "registration-end-before-start" | "registration-start-missing" | "revocation-before-approval" | "level-missing" | "month-missing" | "suspension-end-before-start" | "reason-missing" | "registrar-missing" | "certificate-no-twice" | "two-certificates-at-level" | "rows-contradict" | "row-repeated" | "suspensions-overlap" | "account-shared" | "names-look-alike" | "people-look-alike" | "person-unknown" | "certificate-unknown" | "certificate-incomplete" | "post-overlaps" | "post-unclear" | "registration-overlaps" | "name-differs-from-register" | "bank-code-malformed" | "staffing-unknown" | "staffing-differs" | "payment-withdrawn" | "conflicts-with-register";
        ImportIssueResponse: {
            /** @example C17 */
            cell: string | null;
            code: components["schemas"]["ImportIssueCode"];
            /** @description The header as it stands in the file */
            column: string | null;
            /** @description What is wrong, in Chinese */
            message: string;
            row: number | null;
            severity: components["schemas"]["IssueSeverity"];
            sheet: string;
            /** @description What to do about it, in Chinese */
            suggestion: string;
            /** @description What the cell says; personal numbers are masked */
            value: string | null;
        };
        /**
         * 导入方式
         * @enum {string}
         */
        ImportMode: "check" | "all" | "valid";
        /**
         * 导入所涉对象
         * @enum {string}
         */
        ImportObject: "worker" | "organization" | "post" | "bankAccount" | "certificate" | "registration" | "suspension" | "payment";
        ImportPage: {
            items: components["schemas"]["ImportSummary"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        ImportResponse: {
            /** @description Whether the register was changed by it (or would have been, had anything been new) */
            applied: boolean;
            counts: components["schemas"]["ImportCountsResponse"];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of the account that imported */
            createdByName: string;
            fileName: string;
            /** @description SHA-256 of the file, hex */
            fileSha256: string;
            /** Format: uuid */
            id: string;
            /** @description At most 20 000 errors and 5 000 warnings */
            issues: components["schemas"]["ImportIssueResponse"][];
            mode: components["schemas"]["ImportMode"];
            regionCode: string;
            regionName: string;
            /** Format: date-time */
            undoneAt: string | null;
            /** Format: uuid */
            undoneBy: string | null;
            undoneByName: string | null;
        };
        ImportSummary: {
            /** @description Whether the register was changed by it (or would have been, had anything been new) */
            applied: boolean;
            counts: components["schemas"]["ImportCountsResponse"];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of the account that imported */
            createdByName: string;
            fileName: string;
            /** @description SHA-256 of the file, hex */
            fileSha256: string;
            /** Format: uuid */
            id: string;
            mode: components["schemas"]["ImportMode"];
            regionCode: string;
            regionName: string;
            /** Format: date-time */
            undoneAt: string | null;
            /** Format: uuid */
            undoneBy: string | null;
            undoneByName: string | null;
        };
        InboxItem: {
            /** @description Where this caller cannot take the step now */
            blocked: components["schemas"]["Blocked"] | null;
            detail: string;
            /** Format: date */
            dueOn: string | null;
            /**
             * @description Its page in the console
             * @example /payouts/0190…
             */
            href: string;
            /**
             * Format: uuid
             * @description Of the row it is about; null where it is about several
             */
            id: string | null;
            /**
             * Format: date
             * @description The day since which it waits
             */
            since: string | null;
            /** @description The one step to take, as the button says it */
            step: string;
            title: string;
            type: components["schemas"]["InboxItemType"];
        };
        /**
         * 待办事项所指
         * @enum {string}
         */
        InboxItemType: "payout" | "policy" | "claim" | "worker" | "import" | "recovery" | "station" | "user" | "list";
        InboxResponse: {
            /** @description The next day on which something comes up; null where none is known */
            nextOn: components["schemas"]["NextDay"] | null;
            /** @description Those with something in them, in a fixed order */
            sections: components["schemas"]["InboxSection"][];
        };
        InboxSection: {
            /** @example payouts-to-approve */
            code: string;
            /** @description All of them, counted up to 1000 */
            count: number;
            /** @description At most 20 unless one section is asked for; what waits longest first */
            items: components["schemas"]["InboxItem"][];
            title: string;
        };
        InstallationState: {
            /** @description The last ones, the newest first */
            backups: components["schemas"]["BackupState"][];
            database: components["schemas"]["DatabaseState"];
            /** @description Null where the system does not tell */
            disk: components["schemas"]["DiskState"] | null;
            /** @description Of personal data, the newest first */
            keys: components["schemas"]["DataKeyState"][];
            schedule: components["schemas"]["BackupScheduleState"];
            unchained: components["schemas"]["UnchainedState"];
        };
        InstalmentRequest: {
            amountFen: number;
            reason?: string | null;
            /**
             * Format: date
             * @description The day on which the money came in
             * @example 2024-12-31
             */
            receivedOn: string;
        };
        IntegrityCheckResponse: {
            /** @description What breaks it, at most 20: kinds of rows with their ids */
            examples: string[];
            /** @description What must hold, in Chinese */
            message: string;
            /** @example payout-totals */
            name: string;
            ok: boolean;
            /** @description What it is called in Chinese */
            title: string;
        };
        IntegrityResponse: {
            checks: components["schemas"]["IntegrityCheckResponse"][];
            /** @description Every check holds */
            ok: boolean;
        };
        /**
         * 问题轻重
         * @enum {string}
         */
        IssueSeverity: "error" | "warning";
        ItemScoreFields: {
            code: string;
            /** @description At most one decimal */
            points: number;
        };
        /**
         * 后台办理的种类
         * @enum {string}
         */
        JobKind: "roster-check" | "roster-import" | "payout-create" | "payout-recompute" | "payout-sheet" | "payout-details" | "payout-review" | "payout-notice" | "bank-file" | "bank-return" | "due-list" | "roster-export" | "annotated-copy" | "statement" | "reconciliation" | "vouchers" | "yearly-workbook" | "leader-report" | "budget-workbook" | "audit-export" | "station-ledger" | "training-ledger" | "sign-in-sheet" | "claim-summary";
        JobList: {
            /** @description The newest first, 50 at the most */
            items: components["schemas"]["JobResponse"][];
        };
        /**
         * 后台办理的阶段
         * @enum {string}
         */
        JobPhase: "reading" | "checking" | "writing" | "deciding" | "lines" | "sheet" | "matching" | "booking";
        JobProblem: {
            code: string;
            /** @description A Chinese sentence */
            detail: string;
            /** @description The HTTP status that the request would have been answered with */
            status: number;
        };
        JobResponse: {
            /** @description Nothing is written yet */
            cancellable: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description Of this phase */
            done: number | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            /** @description The result is a file, kept for an hour, and no JSON */
            isFile: boolean;
            /** @description The `Idempotency-Key` that it was asked with */
            key: string;
            kind: components["schemas"]["JobKind"];
            /** @description Null before it says one, and once it has ended */
            phase: components["schemas"]["JobPhase"] | null;
            problem: components["schemas"]["JobProblem"] | null;
            /** @description Where the answer of the request lies, while it is kept */
            resultHref: string | null;
            /** Format: date-time */
            startedAt: string | null;
            state: components["schemas"]["JobState"];
            /** @description Null where it is not known how much there is */
            total: number | null;
        };
        /**
         * 后台办理的状态
         * @enum {string}
         */
        JobState: "queued" | "running" | "done" | "failed" | "cancelled";
        LapsePage: {
            items: components["schemas"]["LapseResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        LapseResponse: {
            /** Format: uuid */
            certificateId: string;
            certificateNo: string;
            /** @description Whether what is planned and those sessions together are enough */
            curable: boolean;
            /** @description Below zero once it has lapsed */
            daysLeft: number;
            /**
             * Format: date
             * @description The last day of the registration
             */
            endOn: string;
            hours: number;
            hoursMissing: number;
            /** @description Of sessions to come in which the person already has a seat */
            hoursPlanned: number;
            hoursRequired: number;
            level: components["schemas"]["Level"];
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: uuid */
            registrationId: string;
            /**
             * Format: date
             * @description The first day on which it may be renewed
             */
            renewalOpensOn: string;
            /** @description Open for enrolment, offered to the person, over before the registration ends; soonest first */
            sessions: components["schemas"]["CuringSession"][];
            /** Format: date */
            startOn: string;
            /** @description Stipend of the first month after the lapse that is owed only with a renewal, by policies that pay by the month; null for a station manager */
            stipendAtStakeFen: number | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
            /** @description Stipend of the first year that is lost without a renewal, by policies that pay by the year; null for a station manager */
            yearStipendAtStakeFen: number | null;
        };
        LateComerRequest: {
            /**
             * Format: uuid
             * @description Of half-days: for which one; the one that is on unless stated
             */
            halfDayId?: string;
            /** @description The last four of the identity number */
            lastFour: string;
            name: string;
        };
        LateComerResponse: {
            /** @description Whether the seat was given now; false for somebody who had one */
            added: boolean;
            /** @description Whether the check-in was written down now; false for somebody who had checked in */
            checkedIn: boolean;
            /** Format: uuid */
            enrolmentId: string;
            /** @description In Chinese; null for a session of one stretch */
            halfDay: string | null;
            /** @description 编号 on the sign-in sheet */
            position: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 迟到事实的后果
         * @enum {string}
         */
        LateFactEffect: "back-pay" | "recovery" | "in-flight";
        LateFactPage: {
            items: components["schemas"]["LateFactResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        LateFactResponse: {
            /** @description Chinese, to be read out */
            cause: string;
            /** @description What changed, or the conditions that no longer hold */
            causeCodes: string[];
            /** @description Above zero: back pay; below: to recover */
            dueFen: number;
            /** @description back-pay: the next payout takes it in by itself; recovery: waits to be accepted; in-flight: the bank’s answer is awaited */
            effect: components["schemas"]["LateFactEffect"];
            inFlightFen: number;
            /**
             * Format: uuid
             * @description The line that paid
             */
            lineId: string;
            owedFen: number;
            paidFen: number;
            /** Format: uuid */
            payoutId: string;
            /** @example JT-341821-2024-0003 */
            payoutNumber: string;
            /** @description The region that paid */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @example stipend:2024-12 */
            subject: string;
            /** @description What POST /recoveries would open a recovery for */
            toRecoverFen: number;
            /** @description What is left of the open recoveries of the subject */
            underRecoveryFen: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        LeaderCounty: {
            /** Format: int64 */
            budgetFen: number | null;
            certified: number;
            certifiedPermille: number | null;
            /**
             * Format: int64
             * @description By the region whose policy pays
             */
            dueFen: number;
            name: string;
            newlyCertified: number;
            /** @description What lies in no county: the city’s own */
            own: boolean;
            /** Format: int64 */
            paidFen: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            talents: number;
        };
        LeaderResponse: {
            /** @description The whole year before */
            before: components["schemas"]["LeaderYear"];
            /** @description None where the region is a county or lies below one */
            counties: components["schemas"]["LeaderCounty"][];
            /**
             * Format: int64
             * @description Owed up to the last day, and today neither paid nor on its way
             */
            dueFen: number;
            /** @description People who are owed it */
            duePeople: number;
            /** Format: date */
            from: string;
            /** @description Registrations that end within 90 days; null of a past year */
            lapsing: number | null;
            /** @description How the figures were counted, in whole sentences */
            note: string;
            now: components["schemas"]["LeaderYear"];
            regionCode: string;
            regionName: string;
            /** @description The year in a paragraph of whole sentences */
            sentence: string;
            /**
             * Format: date
             * @description The last day counted: the year’s, or today
             */
            to: string;
            year: number;
        };
        LeaderYear: {
            /** Format: int64 */
            awardsPaidFen: number;
            /**
             * Format: int64
             * @description Of the whole region and those below it; null where none is set
             */
            budgetFen: number | null;
            /** @description Paid of the budget, in tenths of a per cent */
            budgetPermille: number | null;
            certified: number;
            /** @description Of the talents, in tenths of a per cent */
            certifiedPermille: number | null;
            /** @description People whose first certificate was approved in the year */
            newlyCertified: number;
            /** @description In time of those that were due, in tenths of a per cent */
            onTimePermille: number | null;
            /** Format: int64 */
            paidFen: number;
            /** @description Monthly reports of stations whose last day has passed, or that came */
            reportsDue: number;
            /** @description Of them those that came in time */
            reportsOnTime: number;
            /** Format: int64 */
            stipendsPaidFen: number;
            talents: number;
        };
        LedgerChange: {
            after: string | null;
            /** @description Null where it is new */
            before: string | null;
            /** @description The header of its column */
            field: string;
            row: number;
            sheet: string;
        };
        LedgerImportResponse: {
            /** @description Whether the stations were changed by it (or would have been, had anything been new) */
            applied: boolean;
            /** @description What the rows change, or of a check would change */
            changes: components["schemas"]["LedgerChange"][];
            counts: components["schemas"]["ImportCountsResponse"];
            fileName: string;
            /** @description SHA-256 of the file, hex */
            fileSha256: string;
            issues: components["schemas"]["LedgerIssueResponse"][];
            mode: components["schemas"]["LedgerMode"];
        };
        /**
         * 台账的问题
         * @enum {string}
         */
        LedgerIssueCode: "sheet-empty" | "sheet-hidden" | "sheet-ignored" | "rows-hidden" | "header-not-found" | "header-column-missing" | "header-column-twice" | "header-column-unknown" | "required-cell-empty" | "formula-cell" | "error-cell" | "text-too-long" | "number-damaged-by-excel" | "number-full-width" | "identity-number-malformed" | "identity-kind-unknown" | "identity-number-check-digit" | "identity-number-birth-date" | "name-odd" | "phone-odd" | "account-odd" | "account-check-digit" | "certificate-no-odd" | "credit-code-check-digit" | "region-unknown" | "township-elsewhere" | "organization-kind-unknown" | "level-unknown" | "date-unreadable" | "date-month-only" | "date-cell-unformatted" | "month-unreadable" | "amount-unreadable" | "yes-no-unreadable" | "payment-kind-unknown" | "payment-in-future" | "leave-before-entry" | "entry-before-sixteen" | "entry-far-ahead" | "approval-in-future" | "declaration-in-future" | "declaration-before-approval" | "registration-before-approval" | "registration-far-ahead" | "registration-end-before-start" | "registration-start-missing" | "revocation-before-approval" | "level-missing" | "month-missing" | "suspension-end-before-start" | "reason-missing" | "registrar-missing" | "certificate-no-twice" | "two-certificates-at-level" | "rows-contradict" | "row-repeated" | "suspensions-overlap" | "account-shared" | "names-look-alike" | "people-look-alike" | "person-unknown" | "certificate-unknown" | "certificate-incomplete" | "post-overlaps" | "post-unclear" | "registration-overlaps" | "name-differs-from-register" | "bank-code-malformed" | "staffing-unknown" | "staffing-differs" | "payment-withdrawn" | "conflicts-with-register" | "station-kind-unknown" | "station-grade-unknown" | "number-unreadable" | "region-outside" | "station-unknown" | "station-refused" | "staff-refused";
        LedgerIssueResponse: {
            /** @example C17 */
            cell: string | null;
            code: components["schemas"]["LedgerIssueCode"];
            /** @description The header as it stands in the file */
            column: string | null;
            /** @description What is wrong, in Chinese */
            message: string;
            row: number | null;
            severity: components["schemas"]["IssueSeverity"];
            sheet: string;
            /** @description What to do about it, in Chinese */
            suggestion: string;
            /** @description What the cell says; personal numbers are masked */
            value: string | null;
        };
        /**
         * 台账导入方式
         * @enum {string}
         */
        LedgerMode: "check" | "all";
        /**
         * 批次文书
         * @enum {string}
         */
        LetterKind: "announcement" | "no-objection" | "funding-request";
        /**
         * 证书级别
         * @enum {string}
         */
        Level: "junior" | "intermediate" | "senior";
        LevelFigures: {
            intermediate: number;
            junior: number;
            senior: number;
        };
        /**
         * 事实变化后的明细
         * @enum {string}
         */
        LineChange: "less" | "more" | "payee";
        /**
         * 明细的结果
         * @enum {string}
         */
        LineOutcome: "removed" | "recomputed" | "left-out" | "cancelled" | "paid" | "returned";
        /**
         * 明细状态
         * @enum {string}
         */
        LineState: "open" | "held" | "sent" | "removed" | "recomputed" | "left-out" | "cancelled" | "paid" | "returned";
        LineStepRequest: {
            /** @description Why; stands with the line for ever */
            reason: string;
        };
        LineSumsResponse: {
            /** Format: int64 */
            amountFen: number;
            lineCount: number;
            /**
             * Format: int64
             * @description What the bank pays of it
             */
            netFen: number;
            /** Format: int64 */
            nettedFen: number;
            payeeCount: number;
        };
        ListedAttachmentResponse: {
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of `createdBy` */
            createdByName: string;
            /** @description As it was called where it came from */
            fileName: string;
            /** Format: uuid */
            id: string;
            /** @description By its content */
            kind: components["schemas"]["AttachmentKind"];
            /** @description By this caller: nothing was decided with it at hand */
            mayRemove: boolean;
            /** Format: uuid */
            objectId: string;
            objectType: components["schemas"]["AttachmentObject"];
            /** @description Of what is kept: of a picture without its metadata */
            sha256: string;
        };
        ListedPayoutResponse: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date */
            asOf: string;
            changes: components["schemas"]["ChangeCountsResponse"];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            fromMonth: string | null;
            /**
             * Format: int64
             * @description As totalFen
             */
            grossFen: number;
            /** @description Lines held back: in no total until they are released */
            heldCount: number;
            /** Format: int64 */
            heldFen: number;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            /** @description Lines: one per person and subject */
            lineCount: number;
            /**
             * Format: int64
             * @description Without what repays recoveries: what the bank pays
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of the total, what repays recoveries
             */
            nettedFen: number;
            /** @description Of this caller, each with the reason against it; settle is the bank’s */
            nextSteps: components["schemas"]["NextStepResponse"][];
            /**
             * Format: date
             * @description Last day of the public notice
             */
            noticeTo: string | null;
            /** @example JT-341821-2024-0003 */
            number: string;
            /**
             * Format: int64
             * @description Of netFen, what is to be sent, or sent and not answered
             */
            openFen: number;
            /**
             * Format: int64
             * @description What the bank paid: without what repays recoveries
             */
            paidFen: number;
            /** @description People */
            payeeCount: number;
            regionCode: string;
            regionName: string;
            /**
             * Format: int64
             * @description Of netFen, what the bank sent back
             */
            returnedFen: number;
            /** @description SHA-256 over the ordered lines, once sent */
            seal: string | null;
            state: components["schemas"]["PayoutState"];
            title: string;
            toMonth: string | null;
            /** Format: int64 */
            totalFen: number;
            version: number;
        };
        /**
         * 在办明细的状态
         * @enum {string}
         */
        LiveLineState: "open" | "held" | "sent";
        LoginRequest: {
            /** @description Where the account has a second factor: the code of its authenticator (6 digits), or a recovery code */
            otp?: string;
            /** Format: password */
            password: string;
            username: string;
        };
        LoginResponse: {
            accessToken: string;
            /** @description Seconds */
            expiresIn: number;
            /** @description Good for one use; using it again after 10 s ends every token that came from the same login. Not there with `X-Session: cookie`: it is in the cookie then. */
            refreshToken?: string;
            /** @description Seconds until the session ends if it is not renewed by then */
            sessionExpiresIn: number;
            user: components["schemas"]["SignedInUser"];
        };
        MergedPersonResponse: {
            /**
             * @description Masked 6+4
             * @example 341802********1234
             */
            identityNumber: string;
            regionCode: string;
            regionName: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        MergePage: {
            items: components["schemas"]["MergeResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        MergeRequest: {
            /**
             * Format: uuid
             * @description The record that goes into the one of the address: the one with the wrong identity number
             */
            duplicateId: string;
            /** @description Why the two are one person, and by which paper it was checked */
            reason: string;
        };
        MergeResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /**
             * Format: uuid
             * @description Who confirmed, refused or withdrew it
             */
            decidedBy: string | null;
            decidedByName: string | null;
            decisionReason: string | null;
            /** @description The record that goes into it */
            duplicate: components["schemas"]["MergedPersonResponse"];
            /** Format: uuid */
            id: string;
            /** @description What was paid under the record that goes, which counts as the survivor’s from then on; null once it is decided */
            movesFen: number | null;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
            requestedByName: string;
            state: components["schemas"]["ConfirmedBySecond"];
            /** @description The record that stays */
            survivor: components["schemas"]["MergedPersonResponse"];
        };
        MonthOfPerson: {
            /**
             * @description Of the first reason
             * @example STIPEND_OWED
             */
            code: string;
            /** @description owed − paid − in flight; below zero it is to be recovered */
            dueFen: number;
            /** @description Lines of live payouts */
            inFlightFen: number;
            level: components["schemas"]["Level"] | null;
            /** @description The first reason, in Chinese */
            message: string;
            /**
             * @description `Y2023`: a whole year
             * @example 2024-12
             */
            month: string;
            /** @description Gross, before payments */
            owedFen: number;
            /** @description Settled lines and payments made before the system existed */
            paidFen: number;
            /**
             * @description The first reason in a word, for where a sentence has no room
             * @example 当月未登记
             */
            reasonName: string;
        };
        NamedRegion: {
            code: string;
            name: string;
        };
        NamedStaffRequest: {
            /** @description The last four of the identity number */
            lastFour: string;
            name: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn: string;
        };
        NamedStation: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        NamedWorker: {
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        /**
         * 抵扣状态
         * @enum {string}
         */
        NettingState: "planned" | "repaid" | "freed";
        NextDay: {
            /** Format: date */
            on: string;
            /** @description What comes up on it, in Chinese */
            title: string;
        };
        NextStepResponse: {
            /** @description Whether this caller could take it now */
            allowed: boolean;
            /** @description What it would be refused with */
            code: string | null;
            message: string | null;
            step: components["schemas"]["PayoutStep"];
            /** @description Chinese, as people say it */
            title: string;
        };
        NominationRequest: {
            /**
             * Format: uuid
             * @description The station that puts the person forward; as for an enrolment
             */
            stationId?: string;
            /** Format: uuid */
            workerId: string;
        };
        NoticePlanResponse: {
            /**
             * Format: date
             * @description Its last day
             */
            to: string;
            workingDays: number;
        };
        /**
         * 申报通知状态
         * @enum {string}
         */
        NoticeState: "draft" | "approved" | "withdrawn";
        /**
         * 异议处理结果
         * @enum {string}
         */
        ObjectionDecision: "upheld" | "dismissed";
        ObjectionRequest: {
            /**
             * Format: uuid
             * @description The line objected to
             */
            lineId?: string;
            /**
             * Format: uuid
             * @description Who objects; 匿名 where they give no name
             */
            raisedBy: string;
            text: string;
            /**
             * Format: uuid
             * @description Instead of it: the person, with all that the payout has for them
             */
            workerId?: string;
        };
        ObjectionResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            decidedByName: string | null;
            decision: components["schemas"]["ObjectionDecision"] | null;
            decisionReason: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lineId: string;
            /** Format: uuid */
            raisedBy: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: uuid */
            recordedBy: string;
            recordedByName: string;
            text: string;
            /** @description Against all that the payout has for the person */
            wholePerson: boolean;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        OpenRecoveryRequest: {
            /** @description Why; the late fact in words unless stated */
            cause?: string;
            /** @description What the person keeps of each month at least; the region’s setting unless stated, else 0 */
            monthlyFloorFen?: number;
            /** @description Whether later stipends may be kept back for it; true unless stated */
            nettingAllowed?: boolean;
            /**
             * @description award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>
             * @example stipend:2024-12
             */
            subject: string;
            /** Format: uuid */
            workerId: string;
        };
        OperationsResponse: {
            /** @description Of the whole, and so for the top of the tree alone: its size would tell of what others do */
            installation: components["schemas"]["InstallationState"] | null;
            /**
             * @description Of Node.js
             * @example 20.19.0
             */
            node: string;
            /**
             * Format: date-time
             * @description Of the instance that answers
             */
            startedAt: string;
            /** @example 0.1.0 */
            version: string;
            /** @description Long work of the region’s accounts: what runs or waits, and what ended within a day; 100 at most */
            work: components["schemas"]["WorkState"][];
        };
        OrganizationItem: {
            /** @description Its county, or the city for those that lie there */
            countyCode: string;
            /** @description Of its county, or of the city for those that lie there */
            countyName: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OrganizationKind"];
            name: string;
            regionCode: string;
            regionName: string;
            registrarCode: string | null;
            registrarName: string | null;
            /** @description People who serve there today: as many as the list of people by this employer */
            servingCount: number;
            version: number;
        };
        /**
         * 单位类别
         * @enum {string}
         */
        OrganizationKind: "city_unit" | "county_unit" | "social_organization" | "urban_community" | "village" | "station" | "other";
        OrganizationPage: {
            items: components["schemas"]["OrganizationItem"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        OrganizationRequest: {
            kind: components["schemas"]["OrganizationKind"];
            /** @example 宣城市某某社会工作服务中心 */
            name: string;
            /**
             * @description Its township where known, else its county; the city for city units
             * @example 341802
             */
            regionCode: string;
            /**
             * @description The region whose bureau registered it; social organizations only
             * @example 341802
             */
            registrarCode?: string | null;
        };
        OrganizationResponse: {
            /** @description Its county, or the city for those that lie there */
            countyCode: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OrganizationKind"];
            name: string;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            registrarCode: string | null;
            version: number;
        };
        /**
         * 排序
         * @enum {string}
         */
        OrganizationsListSort: "name:asc" | "name:desc" | "id:asc" | "id:desc";
        /**
         * 培训以外的学时来源
         * @enum {string}
         */
        OtherCreditSource: "degree" | "other";
        OverviewResponse: {
            /** @description 人次: who was there, counted at every session */
            attendances: number;
            /** @description Paid in the period, less what came back in it; integer fen */
            awardsPaidFen: number;
            /** @description The certified by their highest valid level */
            byLevel: components["schemas"]["LevelFigures"];
            /** @description Of them with a valid certificate */
            certified: number;
            /** @description 特色 among both */
            featuredStations: components["schemas"]["FeaturedFigures"];
            /** Format: date */
            from: string | null;
            /** @description 人数: who was there, counted once */
            participants: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description 社工室 that serve */
            rooms: number;
            /** @description 社工站 that serve */
            stations: number;
            /** @description Paid in the period, less what came back in it; integer fen */
            stipendsPaidFen: number;
            /** @description People registered in the region */
            talents: number;
            /** Format: date */
            to: string;
            /** @description Held in the period by the region, or with people of the region */
            trainingSessions: number;
        };
        OwnAccount: {
            displayName: string;
            /** @description Files with whole numbers that may be taken just now */
            filesLeft: number;
            /** Format: uuid */
            id: string;
            mustChangePassword: boolean;
            /** @description Nothing else works before a second factor is enrolled: POST /auth/totp */
            mustEnrolSecondFactor: boolean;
            /** @description What the role may do; where is the region’s matter */
            permissions: components["schemas"]["Permission"][];
            preferences: components["schemas"]["OwnPreferences"];
            region: components["schemas"]["NamedRegion"];
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description Whole numbers of one person that may be seen just now */
            revealsLeft: number;
            role: components["schemas"]["Role"];
            /** @description Whether a login needs a code besides the password */
            secondFactor: boolean;
            station: components["schemas"]["NamedStation"] | null;
            /** Format: uuid */
            stationId: string | null;
            username: string;
            /** @description Of the program, not of the account: a page that was loaded under another is to be loaded anew */
            version: string;
        };
        OwnPasswordRequest: {
            /**
             * Format: password
             * @description The current password, asked for again
             */
            password: string;
        };
        OwnPreferences: {
            /** @description All of them, in place of those before */
            columns?: components["schemas"]["ColumnsOfList"][];
            /** @description Rows set close together */
            dense?: boolean;
            /** @description 大字版 */
            largeType?: boolean;
            /** @description Whether single keys do something (WCAG 2.1.4) */
            shortcuts?: boolean;
            /** @description All of them, in place of those before */
            views?: components["schemas"]["SavedView"][];
        };
        /**
         * 款项来源
         * @enum {string}
         */
        PaidSource: "history" | "payout" | "recovery";
        PasswordAndOtpRequest: {
            /** @description A code of the authenticator (6 digits), or a recovery code */
            otp: string;
            /**
             * Format: password
             * @description The current password, asked for again
             */
            password: string;
        };
        PasswordRequest: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description As long as GET /settings/security says (a Chinese character counts as two), to 128 characters, without the user name in it, and not easily guessed
             */
            newPassword: string;
        };
        /**
         * 对人员的处理
         * @enum {string}
         */
        PayeeAction: "hold" | "release" | "remove";
        PayeesFilter: {
            /** @description Months before the batch’s first */
            arrears?: boolean;
            level?: components["schemas"]["Level"][];
            /** @description Part of the name or of the employer’s, or a whole certificate number */
            search?: string;
            state?: components["schemas"]["LineState"][];
        };
        PayerRequest: {
            /** @example 12345678901234567 */
            account: string;
            name: string;
        };
        /**
         * 发放类别
         * @enum {string}
         */
        PayKind: "award" | "stipend";
        PaymentDetail: {
            /** @description Last four of the account that the line names */
            accountTail: string | null;
            amountFen: number;
            /** @description The part of it that was kept back to repay what was no longer owed */
            nettedFen: number;
            /** @description How the line ended; null while it is on its way, and for what was paid before the system */
            outcome: components["schemas"]["LineOutcome"] | null;
            /** @description The bank's words where it was returned */
            outcomeReason: string | null;
            /**
             * Format: date
             * @description Null while it is not known to be paid
             */
            paidOn: string | null;
            /** Format: uuid */
            payoutId: string | null;
            payoutNumber: string | null;
            /** @description A line is paid only once its payout is settled */
            payoutState: components["schemas"]["PayoutState"] | null;
            /** @description Paid before the system existed, or a line of a payout */
            source: components["schemas"]["PaymentSource"];
            /**
             * @description `award:<level>` or `stipend:<YYYY-MM>`
             * @example stipend:2024-03
             */
            subject: string;
            /** @description What goes to the account: amount less netted */
            transferFen: number;
        };
        /**
         * 发放来源
         * @enum {string}
         */
        PaymentSource: "history" | "payout";
        PayoutDetailResponse: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date */
            asOf: string;
            changes: components["schemas"]["ChangeCountsResponse"];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            fromMonth: string | null;
            /**
             * Format: int64
             * @description As totalFen
             */
            grossFen: number;
            /** @description Lines held back: in no total until they are released */
            heldCount: number;
            /** Format: int64 */
            heldFen: number;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            /** @description Lines: one per person and subject */
            lineCount: number;
            /**
             * Format: int64
             * @description Without what repays recoveries: what the bank pays
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of the total, what repays recoveries
             */
            nettedFen: number;
            /** @description Of this caller, each with the reason against it; settle is the bank’s */
            nextSteps: components["schemas"]["NextStepResponse"][];
            /** @description Null once it was posted */
            noticePlan: components["schemas"]["NoticePlanResponse"] | null;
            /**
             * Format: date
             * @description Last day of the public notice
             */
            noticeTo: string | null;
            /** @example JT-341821-2024-0003 */
            number: string;
            /**
             * Format: int64
             * @description Of netFen, what is to be sent, or sent and not answered
             */
            openFen: number;
            /**
             * Format: int64
             * @description What the bank paid: without what repays recoveries
             */
            paidFen: number;
            /** @description People */
            payeeCount: number;
            regionCode: string;
            regionName: string;
            /**
             * Format: int64
             * @description Of netFen, what the bank sent back
             */
            returnedFen: number;
            /** @description SHA-256 over the ordered lines, once sent */
            seal: string | null;
            state: components["schemas"]["PayoutState"];
            title: string;
            toMonth: string | null;
            /** Format: int64 */
            totalFen: number;
            version: number;
        };
        PayoutEventPage: {
            items: components["schemas"]["PayoutEventResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        PayoutEventResponse: {
            /** @description create, recompute, hold, release, remove, take-out, object, or a step */
            action: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            byName: string;
            comment: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lineId: string | null;
            toState: components["schemas"]["PayoutState"];
            /** @description Lines, people and fen then; before… where it lowered them */
            totals: {
                [key: string]: number;
            };
            /**
             * Format: uuid
             * @description Whom it is about, where it is about somebody
             */
            workerId: string | null;
            workerName: string | null;
        };
        /**
         * 批次文件
         * @enum {string}
         */
        PayoutFileKind: "notice" | "workbook" | "bank-file" | "bank-return" | "bank-slip" | "letter";
        PayoutFileResponse: {
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Who took it out, or sent it in
             */
            by: string;
            byName: string;
            fileName: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayoutFileKind"];
            /** @description Of several bank files the number, or all as a zip */
            part: string | null;
            profile: string | null;
            profileName: string | null;
            reason: string | null;
            sha256: string;
            /**
             * Format: date-time
             * @description Another format was taken since: not to be sent to the bank
             */
            voidedAt: string | null;
            voidedByName: string | null;
            voidReason: string | null;
        };
        PayoutLinePage: {
            items: components["schemas"]["PayoutLineResponse"][];
            page: number;
            pageSize: number;
            sums: components["schemas"]["LineSumsResponse"];
            /** @description How many items there are on all pages */
            total: number;
        };
        PayoutLineResponse: {
            /** @description owed − paid − in flight: what this line pays */
            amountFen: number;
            /** @description Masked, last 4 */
            bankAccount: string | null;
            bankName: string | null;
            certificateNo: string;
            /**
             * Format: uuid
             * @description The line, paid before, that this one adds to
             */
            correctsLineId: string | null;
            countyName: string;
            /** @description Null while it is in flight */
            ending: components["schemas"]["EndingResponse"] | null;
            /** @description Null while it is not held */
            hold: components["schemas"]["HoldResponse"] | null;
            /** Format: uuid */
            id: string;
            /** @description Masked 6+4 */
            identityNumber: string;
            inFlightFen: number;
            level: components["schemas"]["Level"];
            lineNo: number;
            /** @description Of the amount, what repays a recovery; the bank pays the rest */
            nettedFen: number;
            organizationName: string;
            owedFen: number;
            /** @description Paid before this line */
            paidFen: number;
            /**
             * Format: date
             * @description By the bank; null unless it was paid
             */
            paidOn: string | null;
            /** Format: uuid */
            policyId: string;
            /** @description The name of `policyId` */
            policyTitle: string;
            rateFen: number;
            /** @description The decision, frozen with the line */
            reasons: components["schemas"]["ReasonResponse"][];
            state: components["schemas"]["LineState"];
            /** @example stipend:2024-12 */
            subject: string;
            townshipName: string | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        PayoutNettingPage: {
            items: components["schemas"]["PayoutNettingResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
            /**
             * Format: int64
             * @description Planned or repaid, on all pages
             */
            totalFen: number;
        };
        PayoutNettingResponse: {
            amountFen: number;
            /** Format: uuid */
            lineId: string;
            lineNo: number;
            /** Format: uuid */
            recoveryId: string;
            /** @description What was over-paid */
            recoverySubject: string;
            /** @description freed: the line ended unpaid */
            state: components["schemas"]["NettingState"];
            /** @description What the line pays */
            subject: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        PayoutPage: {
            items: components["schemas"]["ListedPayoutResponse"][];
            page: number;
            pageSize: number;
            sums: components["schemas"]["PayoutSumsResponse"];
            /** @description How many items there are on all pages */
            total: number;
        };
        PayoutPayeePage: {
            items: components["schemas"]["PayoutPayeeResponse"][];
            page: number;
            pageSize: number;
            sums: components["schemas"]["LineSumsResponse"];
            /** @description How many items there are on all pages */
            total: number;
        };
        PayoutPayeeResponse: {
            amountFen: number;
            /** @description Masked, last 4 */
            bankAccount: string | null;
            bankName: string | null;
            /** @description Of the amount, what is held back */
            heldFen: number;
            /** @description Masked 6+4 */
            identityNumber: string;
            lines: components["schemas"]["PayoutLineResponse"][];
            netFen: number;
            nettedFen: number;
            organizationName: string;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        PayoutPreviewResponse: {
            /** @description Of months before the first: 补发 */
            arrears: components["schemas"]["PreviewSum"];
            byLevel: components["schemas"]["PreviewOfLevel"][];
            /** @description Of stipends */
            byMonth: components["schemas"]["PreviewOfMonth"][];
            /** @example NOTHING_DUE */
            code: string | null;
            /** @description What other payouts of the kind have on its way there */
            inFlight: components["schemas"]["PreviewInFlight"][];
            leftOut: components["schemas"]["PreviewLeftOut"][];
            lineCount: number;
            /** @description Why it could not be made, in Chinese; null where it could */
            message: string | null;
            /**
             * Format: int64
             * @description What the bank would be asked to pay: total less netted
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of it, what open recoveries keep back: 扣回
             */
            nettedFen: number;
            /** @description People */
            payeeCount: number;
            /** @description Returned by the bank before: 退回重发 */
            reissues: components["schemas"]["PreviewSum"];
            /** Format: int64 */
            totalFen: number;
            /** @description The first 50 of them */
            withoutAccount: components["schemas"]["NamedWorker"][];
            /** @description People of these without a bank account */
            withoutAccountCount: number;
        };
        PayoutResponse: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of `createdBy` */
            createdByName: string;
            fromMonth: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            /** @description Lines: one per person and subject */
            lineCount: number;
            /**
             * Format: int64
             * @description Of the total, what repays recoveries
             */
            nettedFen: number;
            /**
             * Format: date
             * @description Last day of the public notice
             */
            noticeTo: string | null;
            /** @example JT-341821-2024-0003 */
            number: string;
            /** @description People */
            payeeCount: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description SHA-256 over the ordered lines, once sent */
            seal: string | null;
            state: components["schemas"]["PayoutState"];
            title: string;
            toMonth: string | null;
            /** Format: int64 */
            totalFen: number;
            version: number;
        };
        /**
         * 排序
         * @enum {string}
         */
        PayoutsLinesSort: "lineNo:asc" | "lineNo:desc" | "workerName:asc" | "workerName:desc" | "amountFen:asc" | "amountFen:desc" | "subject:asc" | "subject:desc";
        /**
         * 排序
         * @enum {string}
         */
        PayoutsListSort: "createdAt:asc" | "createdAt:desc" | "number:asc" | "number:desc" | "state:asc" | "state:desc" | "asOf:asc" | "asOf:desc" | "totalFen:asc" | "totalFen:desc" | "payeeCount:asc" | "payeeCount:desc" | "noticeTo:asc" | "noticeTo:desc";
        /**
         * 排序
         * @enum {string}
         */
        PayoutsPayeesSort: "lineNo:asc" | "lineNo:desc" | "workerName:asc" | "workerName:desc" | "amountFen:asc" | "amountFen:desc";
        /**
         * 批次状态
         * @enum {string}
         */
        PayoutState: "draft" | "submitted" | "notice" | "approved" | "sent" | "settled" | "cancelled";
        /**
         * 批次步骤
         * @enum {string}
         */
        PayoutStep: "submit" | "return" | "accept" | "publish" | "approve" | "send" | "settle" | "cancel";
        PayoutSumsResponse: {
            /** Format: int64 */
            grossFen: number;
            lineCount: number;
            /**
             * Format: int64
             * @description What the bank pays of it
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of it, what repays recoveries
             */
            nettedFen: number;
            payoutCount: number;
        };
        PeriodHours: {
            /** Format: uuid */
            certificateId: string;
            /** Format: date */
            endOn: string;
            /** @description Hours that count for this registration */
            hours: number;
            hoursMissing: number;
            hoursRequired: number;
            level: components["schemas"]["Level"];
            /** Format: uuid */
            registrationId: string;
            /**
             * Format: date
             * @description The first day on which it may be renewed
             */
            renewalOpensOn: string;
            /** Format: date */
            startOn: string;
        };
        /**
         * 权限
         * @enum {string}
         */
        Permission: "search.use" | "inbox.read" | "workers.confirm" | "self.use" | "jobs.use" | "regions.read" | "users.manage" | "operations.read" | "audit.read" | "settings.read" | "settings.write" | "settings.regions" | "settings.approve" | "workers.read" | "workers.write" | "workers.history" | "workers.reveal" | "attachments.read" | "attachments.write" | "imports.read" | "imports.run" | "policies.read" | "policies.write" | "policies.approve" | "claims.read" | "claims.write" | "claims.decide" | "claimNotices.read" | "claimNotices.write" | "claimNotices.approve" | "claimNotices.withdraw" | "entitlements.read" | "payouts.read" | "payouts.create" | "payouts.review" | "payouts.cancel" | "payouts.send" | "payouts.workbook" | "payouts.auditPack" | "integrity.read" | "recoveries.read" | "recoveries.write" | "recoveries.receive" | "stations.read" | "stations.write" | "stations.staff" | "stations.report" | "reports.read" | "budgets.write" | "training.read" | "training.write" | "training.enrol";
        PersonMonthsResponse: {
            /** @description Of each certificate, and of each level paid, by level */
            awards: components["schemas"]["AwardOfPerson"][];
            /** @description Every month asked for, in order */
            months: components["schemas"]["MonthOfPerson"][];
        };
        PhoneResponse: {
            /** @description In clear; null where none is known */
            phone: string | null;
        };
        PlaceholderColumn: {
            /** @description Chinese */
            meaning: string;
            /** @description As it is written between braces */
            word: string;
        };
        /**
         * 占位符的用法
         * @enum {string}
         */
        PlaceholderKind: "text" | "condition" | "rows";
        PlaceholderResponse: {
            /** @description Of rows: known between their beginning and end alone */
            columns: components["schemas"]["PlaceholderColumn"][];
            kind: components["schemas"]["PlaceholderKind"];
            /** @description Chinese */
            meaning: string;
            /** @description As it is written between braces */
            word: string;
        };
        PlainSettingsResponse: {
            budgetSubject: string | null;
            contactPhone: string | null;
            departmentName: string | null;
            documentNo: string | null;
            fundingShares: components["schemas"]["FundingShareBody"][] | null;
            fundingSource: string | null;
            objectionPhone: string | null;
            signatories: components["schemas"]["SignatoriesBody"] | null;
            stationReportDueDay: number | null;
        };
        PolicyCheckBody: {
            /** @description Of the checks with the same one, one must be met */
            anyOf?: string;
            /**
             * @description By which claims are confirmed; `employer` inside of an `anyOf` is the test of the employer itself
             * @example household
             */
            code: string;
            /** @description As the document names it */
            label: string;
            /** @description Asked of these levels only; of all unless stated */
            levels?: components["schemas"]["Level"][];
        };
        PolicyPage: {
            items: components["schemas"]["PolicyResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        /**
         * 核发周期
         * @enum {string}
         */
        PolicyPeriod: "month" | "year";
        PolicyPerson: {
            displayName: string;
            /** Format: uuid */
            id: string;
        };
        /**
         * 政策对登记的要求
         * @enum {string}
         */
        PolicyRegistration: "none" | "valid" | "once";
        PolicyResponse: components["schemas"]["AwardPolicyResponse"] | components["schemas"]["StipendPolicyResponse"];
        /**
         * 政策状态
         * @enum {string}
         */
        PolicyState: "draft" | "approved" | "retired";
        PostRequest: {
            /**
             * Format: date
             * @description The last day of service; open while serving
             * @example 2024-12-31
             */
            endOn?: string | null;
            /** @description An employer by its facts: founded unless its county has one of that name */
            organization?: components["schemas"]["OrganizationRequest"];
            /**
             * Format: uuid
             * @description A known employer; or state `organization`
             */
            organizationId?: string;
            /** @description 用工性质; null or absent while nobody has said */
            staffing?: components["schemas"]["Staffing"] | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn: string;
        };
        PostResponse: {
            /** Format: date */
            endOn: string | null;
            /** Format: uuid */
            id: string;
            organization: components["schemas"]["OrganizationResponse"];
            /** @description 用工性质; null while nobody has said */
            staffing: components["schemas"]["Staffing"] | null;
            /** Format: date */
            startOn: string;
            version: number;
        };
        PreviewedFileResponse: {
            fileName: string;
            /** @description Rows as the bank would read them, five payees at most; numbers of people masked */
            rows: string[][];
        };
        PreviewInFlight: {
            lineCount: number;
            number: string;
            /** Format: uuid */
            payoutId: string;
            state: components["schemas"]["PayoutState"];
            /** Format: int64 */
            totalFen: number;
        };
        PreviewLeftOut: {
            /** @example TO_RECOVER */
            code: string;
            /** @description Lines that this leaves out */
            count: number;
            message: string;
        };
        PreviewOfLevel: {
            level: components["schemas"]["Level"];
            lineCount: number;
            /** Format: int64 */
            totalFen: number;
        };
        PreviewOfMonth: {
            lineCount: number;
            /**
             * @description `Y2023`: a whole year
             * @example 2024-12
             */
            month: string;
            /** Format: int64 */
            totalFen: number;
        };
        PreviewSum: {
            lineCount: number;
            /** Format: int64 */
            totalFen: number;
        };
        PreviousPayoutResponse: {
            /** Format: uuid */
            id: string;
            number: string;
            /**
             * Format: int64
             * @description What the bank was asked for
             */
            totalFen: number;
        };
        /** @description Why a request was refused (RFC 9457); some refusals carry further members */
        Problem: {
            /**
             * @description Stable; programs go by it
             * @example STALE_VERSION
             */
            code: string;
            /** @description A Chinese sentence: what, why, and what to do next */
            detail: string;
            /** @description Every fault of the request */
            errors?: components["schemas"]["FieldError"][];
            /** @description As in the log of the service */
            requestId: string;
            /** @description Of 429 and 503: how long to wait, as Retry-After says too */
            retryAfterSeconds?: number;
            status: number;
            /** @description Of the status, in Chinese */
            title: string;
            /** @example urn:problem:stale_version */
            type: string;
        } & {
            [key: string]: unknown;
        };
        ProfilePreviewResponse: {
            /** @description One of the own bank and one of others where they part */
            files: components["schemas"]["PreviewedFileResponse"][];
            /** @description What the bank would refuse of these rows */
            findings: components["schemas"]["BankFindingResponse"][];
            /** @description Whose payees are shown; null: the region has none yet, and people were made up */
            payoutNumber: string | null;
        };
        ProfileVersionResponse: {
            /** Format: date-time */
            at: string;
            byName: string;
            /**
             * Format: date-time
             * @description Null while it holds
             */
            endedAt: string | null;
            endedByName: string | null;
            /** @description Of a withdrawal */
            endReason: string | null;
            name: string;
            version: number;
        };
        ProgrammePage: {
            items: components["schemas"]["ProgrammeResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        ProgrammeRequest: {
            budgetFen?: number | null;
            /** @description 资金来源 */
            funding?: string | null;
            /** @description degree 学历教育, exam_prep 资格考试培训, practice 实务能力提升 */
            line: components["schemas"]["TrainingLine"];
            /** @description 主办单位 */
            organiser: string;
            /** @description 承办(合作)单位 */
            partner?: string | null;
            /**
             * @description Whose programme it is; open to everybody in that part of the tree
             * @example 341802
             */
            regionCode: string;
            remark?: string | null;
            title: string;
        };
        ProgrammeResponse: {
            budgetFen: number | null;
            funding: string | null;
            /** Format: uuid */
            id: string;
            line: components["schemas"]["TrainingLine"];
            organiser: string;
            partner: string | null;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            remark: string | null;
            title: string;
            version: number;
        };
        PurposesRequest: {
            award?: string;
            stipend?: string;
        };
        QueuedReturnRowResponse: {
            accountTail: string | null;
            amountFen: number | null;
            bankReason: string | null;
            bankStatus: string | null;
            /** @description Answered by the decision on another row, and taken back with that */
            closedWithAnother: boolean;
            expectedAccount: string | null;
            expectedFen: number | null;
            /** @description What was sent under the key */
            expectedName: string | null;
            fileName: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description First line of the transfer
             */
            lineId: string | null;
            lineKey: string | null;
            /**
             * Format: date
             * @description Day of payment, as the file states it
             */
            paidOn: string | null;
            payeeName: string | null;
            /** Format: uuid */
            payoutId: string;
            payoutNumber: string;
            payoutState: components["schemas"]["PayoutState"];
            payoutTitle: string;
            queue: components["schemas"]["ReturnQueue"];
            regionCode: string;
            regionName: string;
            resolution: components["schemas"]["ReturnResolution"] | null;
            resolutionReason: string | null;
            /** Format: date-time */
            resolvedAt: string | null;
            resolvedByName: string | null;
            /**
             * Format: uuid
             * @description The file it stands in
             */
            returnId: string;
            rowNo: number;
            /** Format: date-time */
            uploadedAt: string;
        };
        QuotaList: {
            /** @description Those of units in the caller’s region and above it */
            items: components["schemas"]["QuotaResponse"][];
        };
        QuotaRequest: {
            /**
             * @description A region with all below it; either this or `stationId`
             * @example 341802
             */
            regionCode?: string;
            /** @description The most seats it may take; 0 closes the session to it */
            seats: number;
            /** Format: uuid */
            stationId?: string;
        };
        QuotaResponse: {
            /** Format: uuid */
            id: string;
            /** @description Of the region or station */
            name: string;
            regionCode: string | null;
            /** @description The name of `regionCode` */
            regionName: string | null;
            seats: number;
            /** Format: uuid */
            stationId: string | null;
            /** @description Seats of it that are taken */
            taken: number;
            version: number;
        };
        RateGroupRequest: {
            /** @description Only the last group may leave them out */
            employers?: components["schemas"]["OrganizationKind"][];
            levels: components["schemas"]["RatesFen"];
        };
        RateGroupResponse: {
            /** @description Absent: all other employers */
            employers?: components["schemas"]["OrganizationKind"][];
            levels: components["schemas"]["RatesFen"];
        };
        RatesFen: {
            intermediate: number | null;
            junior: number | null;
            senior: number | null;
        };
        /**
         * 较久的查询在哪里办
         * @enum {string}
         */
        ReadingPlace: "replica" | "primary";
        /**
         * 理由
         * @enum {string}
         */
        ReasonCode: "AWARD_OWED" | "SERVING_WHEN_APPROVED" | "SERVING_WHEN_DECLARED" | "SERVED_ONCE" | "REGISTERED_WHEN_DECLARED" | "CLAIMED_IN_TIME" | "CLAIM_ACCEPTED" | "CHECK_MET" | "UPGRADE_DIFFERENCE" | "AWARD_PAID_BEFORE" | "OTHER_POLICY_ALSO_HOLDS" | "CERTIFICATE_VOID" | "LEVEL_ALREADY_AWARDED" | "DECLARED_AFTER_AS_OF" | "APPROVED_BEFORE_POLICY" | "APPROVED_AFTER_POLICY" | "NOT_SERVING_WHEN_APPROVED" | "NOT_SERVING_WHEN_DECLARED" | "NEVER_SERVED" | "STAFFING_EXCLUDED" | "STAFFING_UNKNOWN" | "NOT_REGISTERED_WHEN_DECLARED" | "FIRST_REGISTERED_OUTSIDE" | "CLAIMED_TOO_LATE" | "NO_POLICY_FOR_EMPLOYER" | "LEVEL_NOT_COVERED" | "WAIVED_BY_PERSON" | "NO_NOTICE" | "NOT_APPLIED" | "WAIVED" | "APPLIED_OUTSIDE_WINDOW" | "CLAIM_NOT_ACCEPTED" | "CHECK_MISSING" | "CHECK_FAILED" | "STIPEND_OWED" | "SERVING_IN_MONTH" | "CERTIFICATE_IN_MONTH" | "REGISTERED_IN_MONTH" | "SERVED_LONG_ENOUGH" | "WITHIN_CAP" | "YEAR_COMPLETED" | "HIGHER_LEVEL_NOT_REGISTERED" | "HIGHER_LEVEL_NOT_COVERED" | "PAID_BY_OTHER_COUNTY" | "PAID_BY_OTHER_REGION" | "REFUSED_ELSEWHERE" | "MONTH_AFTER_AS_OF" | "SUSPENDED" | "MONTH_OUTSIDE_POLICY" | "EMPLOYER_NOT_ELIGIBLE" | "NOT_SERVING_IN_MONTH" | "NO_CERTIFICATE_IN_MONTH" | "NOT_REGISTERED_IN_MONTH" | "SERVED_TOO_SHORT" | "CAP_REACHED" | "YEAR_NOT_OVER" | "NO_WHOLE_YEAR" | "YEAR_RUN_TOO_SHORT" | "YEAR_HELD_TOO_SHORT" | "YEAR_OUTSIDE_POLICY" | "PAID_BY_YEAR" | "MONTH_PAID_BY_YEAR" | "YEAR_PAID_BY_MONTH";
        ReasonResponse: {
            /** @description Stable */
            code: components["schemas"]["ReasonCode"];
            /** @description What the sentence rests on */
            facts: {
                [key: string]: string | number | boolean | null;
            };
            /** @description Chinese, to be read out by an officer */
            message: string;
        };
        RecomputedPayoutResponse: {
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            /** @description The name of `createdBy` */
            createdByName: string;
            fromMonth: string | null;
            gone: components["schemas"]["GoneLineResponse"][];
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            /** @description Lines: one per person and subject */
            lineCount: number;
            /**
             * Format: int64
             * @description Of the total, what repays recoveries
             */
            nettedFen: number;
            /**
             * Format: date
             * @description Last day of the public notice
             */
            noticeTo: string | null;
            /** @example JT-341821-2024-0003 */
            number: string;
            /** @description People */
            payeeCount: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description SHA-256 over the ordered lines, once sent */
            seal: string | null;
            state: components["schemas"]["PayoutState"];
            title: string;
            toMonth: string | null;
            /** Format: int64 */
            totalFen: number;
            version: number;
        };
        ReconciledMoney: {
            /**
             * Format: int64
             * @description net − paid − returned − open: what was paid short; below zero what was paid over
             */
            differenceFen: number;
            /**
             * Format: int64
             * @description Of the lines that were sent
             */
            grossFen: number;
            /**
             * Format: int64
             * @description What the bank was asked to pay: gross less netted
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of it, what repays recoveries and never reaches the bank
             */
            nettedFen: number;
            /**
             * Format: int64
             * @description With the bank, for all that is known
             */
            openFen: number;
            /**
             * Format: int64
             * @description What the bank paid of it up to today
             */
            paidFen: number;
            /**
             * Format: int64
             * @description What came back unpaid, or was withheld from the bank file
             */
            returnedFen: number;
        };
        ReconciledPayout: {
            /**
             * Format: int64
             * @description net − paid − returned − open: what was paid short; below zero what was paid over
             */
            differenceFen: number;
            /**
             * Format: int64
             * @description Of the lines that were sent
             */
            grossFen: number;
            /** @description Its page of the console */
            href: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            lineCount: number;
            /**
             * Format: int64
             * @description What the bank was asked to pay: gross less netted
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of it, what repays recoveries and never reaches the bank
             */
            nettedFen: number;
            number: string;
            /**
             * Format: int64
             * @description With the bank, for all that is known
             */
            openFen: number;
            /**
             * Format: int64
             * @description What the bank paid of it up to today
             */
            paidFen: number;
            regionCode: string;
            regionName: string;
            /**
             * Format: int64
             * @description What came back unpaid, or was withheld from the bank file
             */
            returnedFen: number;
            /** Format: date */
            sentOn: string;
            title: string;
        };
        ReconciledRegion: {
            /**
             * Format: int64
             * @description net − paid − returned − open: what was paid short; below zero what was paid over
             */
            differenceFen: number;
            /**
             * Format: int64
             * @description Of the lines that were sent
             */
            grossFen: number;
            kind: components["schemas"]["PayKind"];
            /**
             * Format: int64
             * @description What the bank was asked to pay: gross less netted
             */
            netFen: number;
            /**
             * Format: int64
             * @description Of it, what repays recoveries and never reaches the bank
             */
            nettedFen: number;
            /**
             * Format: int64
             * @description With the bank, for all that is known
             */
            openFen: number;
            /**
             * Format: int64
             * @description What the bank paid of it up to today
             */
            paidFen: number;
            /** @description What the figures are the sums of */
            payouts: components["schemas"]["ReconciledPayout"][];
            regionCode: string;
            regionName: string;
            /**
             * Format: int64
             * @description What came back unpaid, or was withheld from the bank file
             */
            returnedFen: number;
        };
        ReconciledSource: {
            /** Format: int64 */
            differenceFen: number;
            kind: components["schemas"]["PayKind"];
            /**
             * Format: int64
             * @description Its part of what the bank was asked to pay
             */
            netFen: number;
            /** Format: int64 */
            openFen: number;
            /** Format: int64 */
            paidFen: number;
            regionCode: string;
            regionName: string;
            /** Format: int64 */
            returnedFen: number;
            /** @description 资金来源; null where neither policy nor region names one */
            source: string | null;
        };
        ReconciliationResponse: {
            /** @description By the region that pays, and by kind */
            items: components["schemas"]["ReconciledRegion"][];
            /** @example 2024-12 */
            month: string;
            /** @description The same by who pays, each line divided to the fen; empty where nobody names a source */
            sources: components["schemas"]["ReconciledSource"][];
            sums: components["schemas"]["ReconciledMoney"];
        };
        RecordedResponse: {
            corrected: number;
            /** @description Told for the first time */
            recorded: number;
            unchanged: number;
            /** @description Renewals that rested on hours which the corrections took away, and went with them */
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
        };
        RecoveryCodes: {
            /** @description Ten, each good for one login in place of a code; shown this once */
            recoveryCodes: string[];
        };
        RecoveryDetailResponse: {
            amountFen: number;
            cause: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            entries: components["schemas"]["RecoveryEntryResponse"][];
            /** Format: uuid */
            id: string;
            leftFen: number;
            /**
             * Format: uuid
             * @description The paid line that it takes back
             */
            lineId: string;
            monthlyFloorFen: number;
            nettingAllowed: boolean;
            /** Format: uuid */
            payoutId: string;
            payoutNumber: string;
            /** @description The region that paid */
            regionCode: string;
            regionName: string;
            /** @description Of what is left, what lines of live payouts will repay */
            reservedFen: number;
            /** @description Netted from paid lines, repaid or written off */
            settledFen: number;
            /** @example stipend:2024-12 */
            subject: string;
            version: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
            writeOffs: components["schemas"]["WriteOffResponse"][];
        };
        /**
         * 追回款的来源
         * @enum {string}
         */
        RecoveryEntryKind: "netting" | "instalment" | "write-off" | "void";
        RecoveryEntryResponse: {
            /** @description Below zero where it takes an instalment back */
            amountFen: number;
            /** Format: uuid */
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["RecoveryEntryKind"];
            /**
             * Format: uuid
             * @description The line that it was netted from
             */
            lineId: string | null;
            payoutNumber: string | null;
            reason: string | null;
            /** Format: date */
            receivedOn: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: uuid */
            recordedBy: string;
            recordedByName: string;
            /**
             * Format: uuid
             * @description The instalment that it takes back
             */
            withdrawsId: string | null;
        };
        RecoveryPage: {
            items: components["schemas"]["RecoveryResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        RecoveryResponse: {
            amountFen: number;
            cause: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            createdBy: string;
            createdByName: string;
            /** Format: uuid */
            id: string;
            leftFen: number;
            /**
             * Format: uuid
             * @description The paid line that it takes back
             */
            lineId: string;
            monthlyFloorFen: number;
            nettingAllowed: boolean;
            /** Format: uuid */
            payoutId: string;
            payoutNumber: string;
            /** @description The region that paid */
            regionCode: string;
            regionName: string;
            /** @description Of what is left, what lines of live payouts will repay */
            reservedFen: number;
            /** @description Netted from paid lines, repaid or written off */
            settledFen: number;
            /** @example stipend:2024-12 */
            subject: string;
            version: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        RefreshRequest: {
            /** @description Needed unless the request comes with `X-Session: cookie` */
            refreshToken?: string;
        };
        /**
         * 地区级别
         * @enum {string}
         */
        RegionLevel: "province" | "city" | "county" | "township";
        RegionPage: {
            items: components["schemas"]["RegionResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        RegionResponse: {
            /** @example 341802 */
            code: string;
            level: components["schemas"]["RegionLevel"];
            /** @example 宣州区 */
            name: string;
            parentCode: string | null;
        };
        RegionSettingsRequest: {
            /** @description 预算科目 */
            budgetSubject?: string | null;
            /** @description 联系电话 */
            contactPhone?: string | null;
            /** @description The department's name on sheets; null takes the own one away: that of the region above holds again */
            departmentName?: string | null;
            /** @description 文号 */
            documentNo?: string | null;
            /**
             * Format: date
             * @description From when on what is proposed is to hold
             * @example 2024-12-31
             */
            effectiveFrom?: string;
            /** @description Who pays which part of each line, rounded down, the rest by the first; 10000 in all */
            fundingShares?: components["schemas"]["FundingShareBody"][] | null;
            /** @description 资金来源 */
            fundingSource?: string | null;
            /** @description 监督投诉电话: where objections to a public notice are taken */
            objectionPhone?: string | null;
            reason?: string;
            /** @description Proposed in the same way */
            recoveryMonthlyFloorFen?: number;
            signatories?: components["schemas"]["SignatoriesBody"] | null;
            /** @description The day by which a station's monthly report is due */
            stationReportDueDay?: number | null;
            /** @description Proposed with effectiveFrom and reason; in force when another person approved it */
            stipendBandFen?: components["schemas"]["StipendBandBody"];
        };
        RegionSettingsResponse: {
            /** @description Of what money rests on, the latest first */
            changes: components["schemas"]["SettingChangeResponse"][];
            /** @description What holds today, from wherever it comes */
            inForce: components["schemas"]["SettingsInForceResponse"];
            /** @description What the region set itself; null where that of a region above holds */
            own: components["schemas"]["PlainSettingsResponse"];
            /** @example 341821 */
            regionCode: string;
            /** @example 郎溪县 */
            regionName: string;
            version: number;
        };
        RegistrationDetail: {
            /** Format: date */
            endOn: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            startOn: string;
            version: number;
        };
        /**
         * 登记情况
         * @enum {string}
         */
        RegistrationInForce: "in-force" | "lapsing" | "lapsed" | "none";
        RegistrationRequest: {
            /**
             * Format: date
             * @description The last day; three years less a day after the start unless stated
             * @example 2024-12-31
             */
            endOn?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn: string;
        };
        RegistrationResponse: {
            /** Format: uuid */
            certificateId: string;
            /** Format: date */
            endOn: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            startOn: string;
            version: number;
        };
        RemindedStation: {
            /** @description Of the station */
            contactPhone: string | null;
            name: string;
            /** Format: uuid */
            stationId: string;
        };
        RemindersRequest: {
            /**
             * @description The month whose report is lacking; it must be over
             * @example 2024-12
             */
            month: string;
            /**
             * @description Only stations of this region
             * @example 341802
             */
            regionCode?: string;
            /** @description Only these stations; unless stated all of the region that lack the report */
            stationIds?: string[];
        };
        RemindersResponse: {
            /** @description Those that somebody reminded today already */
            already: components["schemas"]["RemindedStation"][];
            /** @example 2024-11 */
            month: string;
            /** @description Those whose manager finds it among what waits now */
            reminded: components["schemas"]["RemindedStation"][];
            /** @description Those without an account of a manager, who are to be rung up */
            unreachable: components["schemas"]["RemindedStation"][];
        };
        RenewalResponse: {
            /** Format: uuid */
            certificateId: string;
            /** Format: date */
            endOn: string;
            hoursCounted: number;
            hoursRequired: number;
            /** Format: uuid */
            id: string;
            /** Format: date */
            startOn: string;
            version: number;
        };
        ReportGridResponse: {
            /** @description Those that serve today, or served in these months, by region */
            items: components["schemas"]["GridStation"][];
            page: number;
            pageSize: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description How many items there are on all pages */
            total: number;
            /** @description Over all stations, one for each month */
            totals: components["schemas"]["GridTotal"][];
        };
        RequestWriteOffRequest: {
            amountFen: number;
            reason: string;
        };
        ResetSecondFactorRequest: {
            /** @description How it was made sure who asked; stands in the audit log */
            reason: string;
        };
        ResolveReturnRowRequest: {
            /** @description Of an unknown line: the key it was found to have */
            lineKey?: string | null;
            reason: string;
            /** @description paid-as-stated: books the amount that the bank states; what is missing is due again, what is too much is to be recovered. returned: the whole transfer is due again, also where the bank paid it first and sent it back later. no-effect: the ledger stays */
            resolution: components["schemas"]["ReturnResolution"];
        };
        RetirePolicyRequest: {
            /** @description Last day (award) or month (stipend); today or this month unless stated. Not for drafts */
            effectiveTo?: string | null;
            reason?: string;
        };
        ReturnColumnsRequest: {
            account: string[];
            amount: string[];
            lineKey: string[];
            name: string[];
            paidOn: string[];
            reason: string[];
            status: string[];
        };
        /**
         * 银行回单的列
         * @enum {string}
         */
        ReturnField: "lineKey" | "amount" | "name" | "account" | "status" | "reason" | "paidOn";
        ReturnPolicyRequest: {
            /** @description 退回意见: what is to be changed */
            comment: string;
        };
        /**
         * 银行回单的去向
         * @enum {string}
         */
        ReturnQueue: "paid" | "returned" | "short-pay" | "over-pay" | "other-name" | "other-account" | "unknown-line" | "repeated" | "unclear";
        ReturnQueuesPage: {
            items: components["schemas"]["QueuedReturnRowResponse"][];
            page: number;
            pageSize: number;
            /** @description Rows by queue, whichever queue is asked for */
            queues: {
                "other-account"?: number;
                "other-name"?: number;
                "over-pay"?: number;
                paid?: number;
                repeated?: number;
                returned?: number;
                "short-pay"?: number;
                unclear?: number;
                "unknown-line"?: number;
            };
            /** @description How many items there are on all pages */
            total: number;
        };
        /**
         * 回单行的认定
         * @enum {string}
         */
        ReturnResolution: "paid-as-stated" | "returned" | "no-effect";
        RevealRequest: {
            /** @description Why the numbers are needed; kept in the audit log */
            reason: string;
        };
        RevealResponse: {
            account: string | null;
            /** @description 联行号 */
            bankCode: string | null;
            bankName: string | null;
            identityNumber: string;
            phone: string | null;
        };
        RevocationRequest: {
            reason: string;
            /**
             * Format: date
             * @description The first day on which the certificate no longer holds
             * @example 2024-12-31
             */
            revokedOn: string;
            /** @description Void from the start: never held */
            void: boolean;
        };
        /**
         * 角色
         * @enum {string}
         */
        Role: "admin" | "officer" | "reviewer" | "finance" | "station_manager" | "auditor" | "leader";
        SampledBankResponse: {
            accountTail: string | null;
            /** @description The return’s */
            fileName: string;
            reason: string | null;
            rowNo: number;
            status: string | null;
        };
        SampledClaimResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date */
            receivedOn: string | null;
        };
        SampledLineResponse: {
            amountFen: number;
            /** Format: date */
            approvedOn: string;
            /** @description Null where a stamped slip stands for all */
            bank: components["schemas"]["SampledBankResponse"] | null;
            certificateNo: string;
            claim: components["schemas"]["SampledClaimResponse"] | null;
            countyName: string;
            /** @description Masked */
            identityNumber: string;
            level: components["schemas"]["Level"];
            /** Format: uuid */
            lineId: string;
            nettedFen: number;
            /** @description In the order in which it was drawn */
            no: number;
            objections: components["schemas"]["SampledObjectionResponse"][];
            organizationName: string;
            paidFen: number;
            /** Format: date */
            paidOn: string;
            /** @description Of the certificate, the claim, the policy and the payout */
            papers: components["schemas"]["SampledPaperResponse"][];
            /** Format: uuid */
            payoutId: string;
            payoutNumber: string;
            policyDocumentNo: string;
            /** Format: uuid */
            policyId: string;
            policyTitle: string;
            policyVersion: number;
            rateFen: number;
            /** @description Chinese, as they were frozen with the line */
            reasons: string[];
            /** @description To be paid back of the line */
            recoveryFen: number;
            steps: components["schemas"]["SampledStepResponse"][];
            /** @example stipend:2024-03 */
            subject: string;
            townshipName: string | null;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        SampledObjectionResponse: {
            /** @description Chinese, with the reason */
            outcome: string;
            text: string;
        };
        SampledPaperResponse: {
            fileName: string;
            /**
             * Format: uuid
             * @description Read by `GET /attachments/:id`
             */
            id: string;
            /** @description Chinese: what it hangs on */
            of: string;
        };
        SampledStepResponse: {
            /** Format: date-time */
            at: string;
            by: string;
            /** @description Chinese */
            what: string;
        };
        /**
         * 抽样方法
         * @enum {string}
         */
        SampleMethod: "line" | "yuan";
        SampleResponse: {
            items: components["schemas"]["SampledLineResponse"][];
            /** @description Of the drawn lines */
            paidFen: number;
            populationFen: number;
            /** @description Lines paid in the time, of which these were drawn */
            populationLines: number;
        };
        SavedView: {
            /** @description The list that it is a view of */
            list: string;
            name: string;
            /** @description The query of the address: filters, sorting, page size. No personal numbers. */
            query: string;
        };
        /**
         * 签到或签退
         * @enum {string}
         */
        ScanPurpose: "check_in" | "check_out";
        ScanResponse: {
            /** Format: uuid */
            halfDayId: string;
            /** Format: date */
            heldOn: string;
            part: components["schemas"]["DayPart"];
            purpose: components["schemas"]["ScanPurpose"];
            /**
             * @description In Chinese
             * @example 6月10日上午签到
             */
            title: string;
        };
        SchemeGradeFields: {
            /** @description At most one decimal */
            minPoints: number;
            name: string;
        };
        SchemeItemFields: {
            code: string;
            /** @description At most one decimal */
            maxPoints: number;
            name: string;
        };
        SchemePage: {
            items: components["schemas"]["SchemeResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        SchemeRequest: {
            /** @description 文号 */
            documentNo?: string | null;
            /**
             * Format: date
             * @description Evaluations of the year in which this day lies, and later ones, go by it
             * @example 2024-12-31
             */
            effectiveFrom: string;
            grades: components["schemas"]["SchemeGradeFields"][];
            items: components["schemas"]["SchemeItemFields"][];
            /** @example 341802 */
            regionCode: string;
            title: string;
        };
        SchemeResponse: {
            documentNo: string | null;
            /** Format: date */
            effectiveFrom: string;
            /** @description Made by it; while there are none it may be put right or taken back */
            evaluations: number;
            grades: components["schemas"]["SchemeGradeFields"][];
            /** Format: uuid */
            id: string;
            items: components["schemas"]["SchemeItemFields"][];
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            title: string;
            version: number;
            versionNo: number;
        };
        SearchGroup: {
            /** @description At most 10 */
            items: components["schemas"]["SearchHit"][];
            /** @description Whether there are more than are shown */
            more: boolean;
            /** @example 人员 */
            title: string;
            type: components["schemas"]["SearchType"];
        };
        SearchHit: {
            /** @description What tells it from others of its name; numbers of people are masked */
            detail: string;
            /**
             * @description Its page in the console
             * @example /workers/0190…
             */
            href: string;
            /** Format: uuid */
            id: string;
            /** @description Name, title or number */
            title: string;
        };
        SearchRequest: {
            /** @description For people as the search of their list, and a whole identity number or phone; for payouts the number or part of the title; for claims as their list; for the rest part of the name, or the document number */
            q: string;
            /** @description All that the caller may see unless stated */
            types?: components["schemas"]["SearchType"][];
        };
        SearchResponse: {
            /** @description Those with something found, in a fixed order */
            groups: components["schemas"]["SearchGroup"][];
        };
        /**
         * 搜索的类别
         * @enum {string}
         */
        SearchType: "workers" | "payouts" | "policies" | "stations" | "trainings" | "claims";
        SecondFactorEnabled: {
            accessToken: string;
            /** @description Seconds */
            expiresIn: number;
            /** @description Ten, each good for one login in place of a code; shown this once */
            recoveryCodes: string[];
            /** @description Good for one use; using it again after 10 s ends every token that came from the same login. Not there with `X-Session: cookie`: it is in the cookie then. */
            refreshToken?: string;
            /** @description Seconds until the session ends if it is not renewed by then */
            sessionExpiresIn: number;
            user: components["schemas"]["SignedInUser"];
        };
        SecondFactorStatus: {
            enabled: boolean;
            /** Format: date-time */
            enabledAt: string | null;
            /** @description That are not used yet */
            recoveryCodesLeft: number;
            /** @description Whether the role of the account must have it */
            required: boolean;
        };
        SecuritySettingsRequest: {
            /** @description Files with whole numbers of many, per account, counted in the same way */
            filesPerHour?: number;
            /** @description A session ends that was not refreshed for so long (GB/T 22239-2019 8.1.4.1, 登录连接超时自动退出) */
            idleMinutes?: number;
            /** @description Per account; one more login ends the oldest */
            maxSessions?: number;
            /** @description Characters; asked when a password is set, those in use stay good */
            minPasswordLength?: number;
            /** @description A password this old must be changed at the next request; null asks for no change in time (NIST SP 800-63B) */
            passwordMaxDays?: number | null;
            /** @description Whole numbers of one person, per account: so many at once, and as many again within each hour */
            revealsPerHour?: number;
            /** @description Whoever has one of these roles can do nothing before a second factor is enrolled */
            secondFactorRoles?: components["schemas"]["Role"][];
            /** @description A session ends so long after its login, however busy it is */
            sessionHours?: number;
        };
        SecuritySettingsResponse: {
            /** @description Files with whole numbers of many, per account, counted in the same way */
            filesPerHour: number;
            /** @description A session ends that was not refreshed for so long (GB/T 22239-2019 8.1.4.1, 登录连接超时自动退出) */
            idleMinutes: number;
            /** @description Per account; one more login ends the oldest */
            maxSessions: number;
            /** @description Characters; asked when a password is set, those in use stay good */
            minPasswordLength: number;
            /** @description A password this old must be changed at the next request; null asks for no change in time (NIST SP 800-63B) */
            passwordMaxDays: number | null;
            /** @description Whole numbers of one person, per account: so many at once, and as many again within each hour */
            revealsPerHour: number;
            /** @description Whoever has one of these roles can do nothing before a second factor is enrolled */
            secondFactorRoles: components["schemas"]["Role"][];
            /** @description A session ends so long after its login, however busy it is */
            sessionHours: number;
            version: number;
        };
        SelectionPage: {
            items: components["schemas"]["SelectionResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        SelectionRequest: {
            /** Format: uuid */
            programmeId?: string;
            /** @description How many may be selected */
            quota: number;
            /** @example 341802 */
            regionCode: string;
            /** @description Such as 赋能计划 */
            title: string;
            year: number;
        };
        SelectionResponse: {
            /** @description Of the people who exist for the caller */
            candidateCount: number;
            /** Format: uuid */
            id: string;
            /** @description How many of the quota are left, whoever holds the others */
            placesLeft: number;
            /** Format: uuid */
            programmeId: string | null;
            quota: number;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description Of the people who exist for the caller */
            selectedCount: number;
            title: string;
            version: number;
            year: number;
        };
        ServiceBody: {
            /**
             * @description `approved`, `declared` or a day: the last one that counts
             * @example approved
             */
            countedTo: string;
            /** @description 0: no months are asked for */
            minMonths: number;
            /** @description All of them; `ever` is some day up to `countedTo`; `none` stands alone and needs claims by application */
            on: components["schemas"]["ServiceDay"][];
            /** @description Without a break up to that day; else summed, by whole months */
            unbroken: boolean;
        };
        /**
         * 须在岗的日子
         * @enum {string}
         */
        ServiceDay: "approved" | "declared" | "ever" | "none";
        /**
         * 会话方式
         * @enum {string}
         */
        SessionHeader: "cookie";
        SessionList: {
            items: components["schemas"]["SignInSession"][];
        };
        /**
         * 培训方式
         * @enum {string}
         */
        SessionMode: "onsite" | "online";
        SessionPage: {
            items: components["schemas"]["SessionResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        SessionRequest: {
            /** @description Whether a half-day counts only with a check-out as well */
            asksCheckOut?: boolean;
            capacity: number;
            /** @description Of half-days: 学时 from which on somebody has completed the session; 0 for all of them, which it is unless stated */
            completionHours?: number;
            /**
             * Format: date-time
             * @description Not stated where half-days are, else asked for
             * @example 2024-06-01T09:00:00+08:00
             */
            endsAt?: string;
            /**
             * Format: date-time
             * @description Not after the start; the start unless stated
             * @example 2024-06-01T09:00:00+08:00
             */
            enrolmentClosesAt?: string;
            /** @description Half-days of which attendance is told one by one; none where the session is one stretch */
            halfDays?: components["schemas"]["HalfDayRequest"][];
            /** @description Not stated where half-days are, else asked for */
            hours?: number;
            /** @description onsite unless stated */
            mode?: components["schemas"]["SessionMode"];
            /** @description The address, or of an online session where it is held */
            place: string;
            /** Format: uuid */
            programmeId: string;
            /**
             * Format: date-time
             * @description Not stated where half-days are, else asked for
             * @example 2024-06-01T09:00:00+08:00
             */
            startsAt?: string;
            title: string;
            /**
             * Format: date-time
             * @description Until when a freed seat goes to whoever waits first: between the close of enrolment and the start; the start unless stated
             * @example 2024-06-01T09:00:00+08:00
             */
            waitingMovesUntil?: string;
        };
        SessionResponse: {
            /** @description Whether a half-day counts only with a check-out as well */
            asksCheckOut: boolean;
            /** @description 人次: present or partly, of the people who exist for the caller */
            attendanceCount: number;
            /** Format: date-time */
            cancelledAt: string | null;
            cancelReason: string | null;
            capacity: number;
            /** @description Whether check-in codes are shown and taken now */
            checkInOpen: boolean;
            /** @description 学时 from which on somebody has completed the session; null for all of them */
            completionHours: number | null;
            /** Format: date-time */
            endsAt: string;
            /** @description Of the people who exist for the caller */
            enrolledCount: number;
            /** Format: date-time */
            enrolmentClosesAt: string;
            /** @description In their order; empty where the session is one stretch */
            halfDays: components["schemas"]["HalfDayResponse"][];
            hours: number;
            /** Format: uuid */
            id: string;
            line: components["schemas"]["TrainingLine"];
            mode: components["schemas"]["SessionMode"];
            /** @description Whether enrolment is open now */
            open: boolean;
            place: string;
            /** Format: uuid */
            programmeId: string;
            programmeTitle: string;
            /** @description The region of its programme */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description Of the whole session, whoever holds the others */
            seatsLeft: number;
            /** Format: date-time */
            startsAt: string;
            title: string;
            version: number;
            /** @description Of the people who exist for the caller */
            waitingCount: number;
            /** Format: date-time */
            waitingMovesUntil: string;
        };
        /**
         * 排序
         * @enum {string}
         */
        SessionsListSort: "startsAt:desc" | "startsAt:asc";
        SetBudgetRequest: {
            /** @description The paper that it rests on */
            basis?: string | null;
            /** @description Integer fen */
            budgetFen: number;
            kind: components["schemas"]["PayKind"];
            /** @example 341802 */
            regionCode: string;
            /** @description What stands there for whoever enters it: null for nothing. Otherwise than that, 409 */
            replacesFen: number | null;
            year: number;
        };
        SettingChangeResponse: {
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: date */
            effectiveFrom: string;
            /** Format: uuid */
            id: string;
            name: components["schemas"]["SettingName"];
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reason: string;
            /** @description Of the floor */
            recoveryMonthlyFloorFen: number | null;
            state: components["schemas"]["SettingState"];
            /** @description Of the band */
            stipendBandFen: components["schemas"]["StipendBandBody"] | null;
        };
        SettingDecisionRequest: {
            comment?: string;
        };
        /**
         * 另行批准的地区设置
         * @enum {string}
         */
        SettingName: "stipendBandFen" | "recoveryMonthlyFloorFen";
        SettingsInForceResponse: {
            budgetSubject: string | null;
            contactPhone: string | null;
            departmentName: string | null;
            documentNo: string | null;
            fundingShares: components["schemas"]["FundingShareBody"][] | null;
            fundingSource: string | null;
            objectionPhone: string | null;
            recoveryMonthlyFloorFen: number | null;
            signatories: components["schemas"]["SignatoriesBody"] | null;
            stationReportDueDay: number | null;
            stipendBandFen: components["schemas"]["StipendBandBody"] | null;
        };
        /**
         * 修改的状态
         * @enum {string}
         */
        SettingState: "proposed" | "approved" | "withdrawn";
        SettlementResponse: {
            /** @description With the bank, for all that is known */
            open: components["schemas"]["FiguresResponse"];
            paid: components["schemas"]["FiguresResponse"];
            /**
             * Format: date
             * @description First day of payment
             */
            paidFrom: string | null;
            /**
             * Format: date
             * @description Last day of payment
             */
            paidTo: string | null;
            returned: components["schemas"]["FiguresResponse"];
        };
        SheetDifferenceResponse: {
            /**
             * @description null: the whole sheet
             * @example L7
             */
            cell: string | null;
            /** @description As sealed; null: empty. Identity numbers and accounts masked */
            expected: string | null;
            found: string | null;
            /** @example 发放表 */
            sheet: string;
        };
        SheetRecordedResponse: {
            /** @description People of the empty rows who were given a seat */
            added: number;
            corrected: number;
            /** @description People whose 出勤 was left empty */
            leftOpen: number;
            /** @description Told for the first time */
            recorded: number;
            unchanged: number;
            /** @description Renewals that rested on hours which the corrections took away, and went with them */
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
        };
        SignatoriesBody: {
            /** @description 负责人 */
            head: string | null;
            /** @description 制表人 */
            preparer: string | null;
            /** @description 审核人 */
            reviewer: string | null;
        };
        SignedInUser: {
            displayName: string;
            /** Format: uuid */
            id: string;
            mustChangePassword: boolean;
            /** @description Nothing else works before a second factor is enrolled: POST /auth/totp */
            mustEnrolSecondFactor: boolean;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            role: components["schemas"]["Role"];
            /** @description Whether a login needs a code besides the password */
            secondFactor: boolean;
            /** Format: uuid */
            stationId: string | null;
            username: string;
        };
        SignInSession: {
            address: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description The last refresh
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description The login
             */
            startedAt: string;
        };
        SimulatedGroup: {
            /** @description The first twenty who exist for the caller */
            examples: components["schemas"]["SimulatedPerson"][];
            people: number;
        };
        SimulatedLevel: {
            level: components["schemas"]["Level"];
            simulatedFen: number;
            simulatedSubjects: number;
            todayFen: number;
            todaySubjects: number;
        };
        SimulatedMonth: {
            /**
             * @description `Y2023`: a whole year
             * @example 2024-12
             */
            month: string;
            simulatedFen: number;
            simulatedSubjects: number;
            todayFen: number;
            todaySubjects: number;
        };
        SimulatedPeriod: {
            /**
             * @description Month, or a day in it
             * @example 2024-01
             */
            from: string;
            /** @example 2024-12 */
            to: string;
        };
        SimulatedPerson: {
            simulatedFen: number;
            todayFen: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        SimulatedTotal: {
            owedFen: number;
            /** @description Persons with anything owed */
            people: number;
            /** @description Months, or awards */
            subjects: number;
        };
        SimulatePolicyRequest: {
            /**
             * Format: date
             * @description Today, or the last day of the period where that is later
             * @example 2024-12-31
             */
            asOf?: string;
            /** @description Stipend; `elapsed`: all months since the first one owed, gaps included; paid unless stated */
            capBy?: components["schemas"]["CapBy"] | null;
            /** @description Confirmed claim by claim; needs `application` */
            checks?: components["schemas"]["PolicyCheckBody"][];
            /** @description `application`: nothing is owed without an accepted claim of its notice’s window; certificate unless stated */
            claimBy?: components["schemas"]["ClaimBy"];
            /** @description Award; null or absent: no limit */
            claimWithinMonths?: number | null;
            /** @description 文号; null while the document is awaited */
            documentNo?: string | null;
            /**
             * @description First day (award, YYYY-MM-DD) or first month (stipend, YYYY-MM)
             * @example 2024-01
             */
            effectiveFrom?: string;
            /** @description Last day or month, inclusive; null is open */
            effectiveTo?: string | null;
            /** @description An empty list pays nobody */
            eligibleEmployers?: components["schemas"]["EligibleEmployerRequest"][];
            /** @description Nobody is paid beside a post of one of these; none unless stated */
            excludedStaffing?: components["schemas"]["Staffing"][];
            /** @description When the first registration began */
            firstRegisteredBetween?: components["schemas"]["FirstRegisteredBetween"] | null;
            /** @example 2024-12 */
            fromMonth?: string;
            /** @description Who pays which part of each line, 10000 in all; null or absent: as the region divides it */
            funding?: components["schemas"]["FundingShareBody"][] | null;
            kind?: components["schemas"]["PayKind"];
            /** @description Stipend; null or absent: no cap */
            maxMonths?: number | null;
            /** @description Stipend; required there */
            minServiceMonths?: number | null;
            /** @description Award; required there, unless `service` says it */
            mustStillServe?: boolean | null;
            note?: string | null;
            noticeWorkingDays?: number;
            period?: components["schemas"]["SimulatedPeriod"];
            policy?: components["schemas"]["CreatePolicyRequest"];
            /** @description Rates by kinds of employer; these or `ratesFen` */
            rates?: components["schemas"]["RateGroupRequest"][];
            /** @description Of all employers, or of those that no group of `rates` names */
            ratesFen?: components["schemas"]["RatesFen"];
            /** @example 341802 */
            regionCode?: string;
            /** @description `once`: one began by the day of declaration, or the month; null or absent: as `requiresRegistration` says */
            registration?: components["schemas"]["PolicyRegistration"] | null;
            /** @description Required, unless `registration` says it */
            requiresRegistration?: boolean | null;
            /** @description Award; null or absent: as `mustStillServe` says */
            service?: components["schemas"]["ServiceBody"] | null;
            /** @description Stipend; required there */
            start?: components["schemas"]["StipendStart"] | null;
            /** @description Stipend; required there */
            stop?: components["schemas"]["StipendStop"] | null;
            title?: string;
            /** @example 2024-12 */
            toMonth?: string;
            /** @description A post whose staffing nobody has said; pay unless stated */
            unknownStaffing?: components["schemas"]["UnknownStaffing"];
            /** @description Award; required there */
            upgrade?: components["schemas"]["AwardUpgrade"] | null;
            /** @description Stipend; with `period: year` */
            year?: components["schemas"]["YearBody"] | null;
        };
        SimulationResponse: {
            /** Format: date */
            asOf: string;
            byLevel: components["schemas"]["SimulatedLevel"][];
            /** @description Of stipends */
            byMonth: components["schemas"]["SimulatedMonth"][];
            /** @description Owed another sum */
            changed: components["schemas"]["SimulatedGroup"];
            /** @description Approved policies for which an approval would be refused (POLICY_OVERLAP) */
            conflictIds: string[];
            /** @description simulated − today */
            differenceFen: number;
            fromMonth: string | null;
            /** @description Owed nothing today */
            gained: components["schemas"]["SimulatedGroup"];
            kind: components["schemas"]["PayKind"];
            /** @description Owed nothing under the policy */
            lost: components["schemas"]["SimulatedGroup"];
            /** @description Sentences: what is taken for granted where the policy asks for claims */
            notes: string[];
            /**
             * Format: uuid
             * @description The policy that an approval would close
             */
            predecessorId: string | null;
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            simulated: components["schemas"]["SimulatedTotal"];
            today: components["schemas"]["SimulatedTotal"];
            toMonth: string | null;
        };
        /**
         * 用工性质
         * @enum {string}
         */
        Staffing: "civil_servant" | "civil_service_managed" | "public_institution" | "state_enterprise" | "budget_contract" | "off_establishment" | "community_worker" | "committee_member" | "organization_contract";
        StaffPage: {
            items: components["schemas"]["StaffResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        StaffRequest: {
            /**
             * Format: date
             * @description The last day on site; open while there
             * @example 2024-12-31
             */
            endOn?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn: string;
            /**
             * Format: uuid
             * @description A person of the register, in the region of the caller
             */
            workerId: string;
        };
        StaffResponse: {
            /** Format: date */
            endOn: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description Masked
             * @example 341800********0015
             */
            identityNumber: string;
            /** @description The highest certificate valid today */
            level: components["schemas"]["Level"] | null;
            /** Format: date */
            startOn: string;
            /** Format: uuid */
            stationId: string;
            version: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        StandingResponse: {
            /** @description Of them with a valid certificate */
            certified: number;
            /** Format: date */
            from: string;
            /**
             * Format: int64
             * @description As the overview tells it: less what came back
             */
            paidFen: number;
            /**
             * Format: int64
             * @description What the bank is to pay by them and has not answered; lines that are held are not in it
             */
            pendingFen: number;
            /** @description Payouts with something still to be paid, whatever their year */
            pendingPayouts: number;
            regionCode: string;
            regionName: string;
            /** @description People registered in the region */
            talents: number;
            /** Format: date */
            to: string;
        };
        StatedFactsResponse: {
            /** Format: date */
            approvedOn: string | null;
            certificateNo: string | null;
            /** Format: date */
            declaredOn: string | null;
            level: components["schemas"]["Level"] | null;
            name: string;
            /** @description Null also where the employer lies elsewhere */
            organizationName: string | null;
            /** Format: date */
            since: string | null;
        };
        /**
         * 站点等级
         * @enum {string}
         */
        StationGrade: "provincial" | "city" | "none";
        /**
         * 站点类别
         * @enum {string}
         */
        StationKind: "station" | "room";
        StationPage: {
            items: components["schemas"]["StationResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        StationReportPage: {
            items: components["schemas"]["StationReportResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        StationReportRequest: {
            /** @description 个案 */
            caseCount: number;
            /** @description 社区活动 */
            communityCount: number;
            /** @description 小组 */
            groupCount: number;
            /**
             * @description Not in the future
             * @example 2024-12
             */
            month: string;
            /** @description 服务人次 */
            peopleServed: number;
            remark?: string | null;
            /** @description 走访 */
            visitCount: number;
        };
        StationReportResponse: {
            caseCount: number;
            communityCount: number;
            /** Format: date-time */
            correctedAt: string | null;
            correctionReason: string | null;
            /**
             * Format: date
             * @description The last day on which it was in time
             */
            dueOn: string | null;
            /** @description The station was evaluated for its year: its manager adds no more photographs */
            evaluated: boolean;
            groupCount: number;
            /** Format: uuid */
            id: string;
            /** @description Submitted after `dueOn`, by the day of Asia/Shanghai */
            late: boolean;
            /** @example 2024-11 */
            month: string;
            peopleServed: number;
            /** @description Photographs and other papers that hang on it (`station-report` of `/attachments`) */
            photographs: number;
            remark: string | null;
            /** Format: uuid */
            stationId: string;
            /** Format: date-time */
            submittedAt: string;
            version: number;
            visitCount: number;
        };
        /**
         * 月报情况
         * @enum {string}
         */
        StationReportState: "reported" | "late" | "missing" | "open" | "not-serving";
        StationResponse: {
            address: string | null;
            /** Format: date */
            closedOn: string | null;
            contactPhone: string | null;
            /** Format: date */
            foundedOn: string | null;
            grade: components["schemas"]["StationGrade"];
            /** Format: date */
            gradedOn: string | null;
            hostName: string | null;
            /** Format: uuid */
            hostOrganizationId: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["StationKind"];
            managerName: string | null;
            /** Format: uuid */
            managerUserId: string | null;
            name: string;
            operatorName: string | null;
            /** Format: uuid */
            operatorOrganizationId: string | null;
            /** @description People who live in what it serves */
            populationServed: number | null;
            /** @description m² */
            premisesSqm: number | null;
            regionCode: string;
            regionName: string;
            remark: string | null;
            sign: string | null;
            /** @description People on site today */
            staffCount: number;
            stars: number | null;
            version: number;
        };
        /**
         * 排序
         * @enum {string}
         */
        StationsListSort: "regionCode:asc" | "regionCode:desc" | "name:asc" | "name:desc";
        StepRequest: {
            comment?: string | null;
        };
        StipendBandBody: {
            /** @description Of levels with a band of their own, in place of the common one */
            levels?: components["schemas"]["BandLevelsBody"];
            /** @description Null: no upper end */
            maxFen: number | null;
            /** @description Null: no lower end */
            minFen: number | null;
        };
        StipendEntitlementPage: {
            items: components["schemas"]["EntitlementResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        StipendPolicyResponse: {
            /** Format: date-time */
            approvedAt: string | null;
            approvedBy: components["schemas"]["PolicyPerson"] | null;
            capBy: components["schemas"]["CapBy"];
            checks: components["schemas"]["PolicyCheckBody"][];
            claimBy: components["schemas"]["ClaimBy"];
            /** @description Of the other kind */
            claimWithinMonths: null;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PolicyPerson"];
            /** @description The name of `createdBy` */
            createdByName: string;
            documentNo: string | null;
            /** @description The first */
            effectiveFrom: string;
            /** @description The last, inclusive; null is open */
            effectiveTo: string | null;
            eligibleEmployers: components["schemas"]["EligibleEmployerResponse"][];
            excludedStaffing: components["schemas"]["Staffing"][];
            firstRegisteredBetween: components["schemas"]["FirstRegisteredBetween"] | null;
            funding: components["schemas"]["FundingShareBody"][] | null;
            /** Format: uuid */
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "stipend";
            maxMonths: number | null;
            minServiceMonths: number;
            /** @description Of the other kind */
            mustStillServe: null;
            note: string | null;
            noticeWorkingDays: number;
            period: components["schemas"]["PolicyPeriod"];
            /**
             * Format: uuid
             * @description The policy whose period this one closed
             */
            predecessorId: string | null;
            /** @description All rates, by kinds of employer; the last for all others */
            rates: components["schemas"]["RateGroupResponse"][];
            /** @description Of employers that no group names */
            ratesFen: components["schemas"]["RatesFen"];
            regionCode: string;
            /** @example 郎溪县 */
            regionName: string;
            registration: components["schemas"]["PolicyRegistration"];
            /** @description False where `registration` is `none` */
            requiresRegistration: boolean;
            /** @description 退回意见 */
            returnComment: string | null;
            /**
             * Format: date-time
             * @description Of the last return
             */
            returnedAt: string | null;
            returnedByName: string | null;
            /** @description Of the other kind */
            service: null;
            start: components["schemas"]["StipendStart"];
            /** @description A retired policy still counts inside its period, if approved */
            state: components["schemas"]["PolicyState"];
            stop: components["schemas"]["StipendStop"];
            /**
             * Format: date-time
             * @description Since when it waits for approval
             */
            submittedAt: string | null;
            /** Format: uuid */
            submittedBy: string | null;
            submittedByName: string | null;
            title: string;
            unknownStaffing: components["schemas"]["UnknownStaffing"];
            /** @description Of the other kind */
            upgrade: null;
            version: number;
            /** @description Counted per kind and region, given at approval; 0 while a draft */
            versionNo: number;
            year: components["schemas"]["YearBody"] | null;
        };
        /**
         * 津贴起发
         * @enum {string}
         */
        StipendStart: "same-month" | "next-month";
        /**
         * 津贴止发
         * @enum {string}
         */
        StipendStop: "through-leaving-month" | "until-previous-month";
        StoppingResponse: {
            /** @description Each once, also where it is changed in two ways */
            lineCount: number;
            /** @description What they would pay, less what is netted */
            netFen: number;
        };
        SuspensionRequest: {
            /** @example 2024-12 */
            fromMonth: string;
            reason: string;
            /**
             * @description The last month; without one, until further notice
             * @example 2024-12
             */
            toMonth?: string | null;
        };
        SuspensionResponse: {
            /** @example 2024-03 */
            fromMonth: string;
            /** Format: uuid */
            id: string;
            reason: string;
            toMonth: string | null;
            version: number;
        };
        TakeOutRequest: {
            /** @description What the lines to be taken out came to where it was confirmed; refused where it is another by now */
            expectedFen?: number;
            /** @description Why; stands with each line for ever */
            reason: string;
        };
        TemplateInForceResponse: {
            /** Format: date-time */
            at: string | null;
            byName: string | null;
            regionCode: string | null;
            regionName: string | null;
            sha256: string;
            source: components["schemas"]["TemplateSource"];
            version: number | null;
        };
        /**
         * 文书
         * @enum {string}
         */
        TemplateKind: "claim-form" | "announcement" | "no-objection" | "funding-request" | "recovery-notice" | "statement" | "leader-report";
        /**
         * 模板的来源
         * @enum {string}
         */
        TemplateSource: "own" | "above" | "built-in";
        TemplateVersionResponse: {
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            createdByName: string;
            /**
             * Format: date-time
             * @description Null of the one in force
             */
            endedAt: string | null;
            endedByName: string | null;
            /** @description Of a withdrawal */
            endReason: string | null;
            sha256: string;
            version: number;
        };
        TotpEnrolment: {
            /** @description The address as a QR code: an SVG in a data URI */
            qr: string;
            /** @description Base32, to be typed where no picture can be read */
            secret: string;
            /** @description otpauth://totp/… */
            uri: string;
        };
        TownshipGap: {
            code: string;
            countyCode: string;
            countyName: string;
            name: string;
        };
        TrainingBreakdownItem: {
            /** @description 人次: who was there, counted at every session */
            attendances: number;
            /** @description Region code, year, line, programme id, or organiser */
            key: string;
            name: string;
            /** @description 人数: who was there, counted once */
            participants: number;
            /** @description Held in the period by the region, or with people of the region */
            trainingSessions: number;
        };
        TrainingBreakdownResponse: {
            by: "line" | "programme" | "organiser";
            items: components["schemas"]["TrainingBreakdownItem"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        TrainingLedgerImportResponse: {
            /** @description Whether the trainings were changed by it (or would have been, had anything been new) */
            applied: boolean;
            /** @description What the rows change, or of a check would change */
            changes: components["schemas"]["LedgerChange"][];
            counts: components["schemas"]["ImportCountsResponse"];
            fileName: string;
            /** @description SHA-256 of the file, hex */
            fileSha256: string;
            issues: components["schemas"]["TrainingLedgerIssueResponse"][];
            mode: components["schemas"]["LedgerMode"];
        };
        /**
         * 培训台账的问题
         * @enum {string}
         */
        TrainingLedgerIssueCode: "sheet-empty" | "sheet-hidden" | "sheet-ignored" | "rows-hidden" | "header-not-found" | "header-column-missing" | "header-column-twice" | "header-column-unknown" | "required-cell-empty" | "formula-cell" | "error-cell" | "text-too-long" | "number-damaged-by-excel" | "number-full-width" | "identity-number-malformed" | "identity-kind-unknown" | "identity-number-check-digit" | "identity-number-birth-date" | "name-odd" | "phone-odd" | "account-odd" | "account-check-digit" | "certificate-no-odd" | "credit-code-check-digit" | "region-unknown" | "township-elsewhere" | "organization-kind-unknown" | "level-unknown" | "date-unreadable" | "date-month-only" | "date-cell-unformatted" | "month-unreadable" | "amount-unreadable" | "yes-no-unreadable" | "payment-kind-unknown" | "payment-in-future" | "leave-before-entry" | "entry-before-sixteen" | "entry-far-ahead" | "approval-in-future" | "declaration-in-future" | "declaration-before-approval" | "registration-before-approval" | "registration-far-ahead" | "registration-end-before-start" | "registration-start-missing" | "revocation-before-approval" | "level-missing" | "month-missing" | "suspension-end-before-start" | "reason-missing" | "registrar-missing" | "certificate-no-twice" | "two-certificates-at-level" | "rows-contradict" | "row-repeated" | "suspensions-overlap" | "account-shared" | "names-look-alike" | "people-look-alike" | "person-unknown" | "certificate-unknown" | "certificate-incomplete" | "post-overlaps" | "post-unclear" | "registration-overlaps" | "name-differs-from-register" | "bank-code-malformed" | "staffing-unknown" | "staffing-differs" | "payment-withdrawn" | "conflicts-with-register" | "training-line-unknown" | "training-mode-unknown" | "attendance-unreadable" | "moment-unreadable" | "number-unreadable" | "session-incomplete" | "session-unclear" | "session-unknown" | "not-enrolled" | "training-refused";
        TrainingLedgerIssueResponse: {
            /** @example C17 */
            cell: string | null;
            code: components["schemas"]["TrainingLedgerIssueCode"];
            /** @description The header as it stands in the file */
            column: string | null;
            /** @description What is wrong, in Chinese */
            message: string;
            row: number | null;
            severity: components["schemas"]["IssueSeverity"];
            sheet: string;
            /** @description What to do about it, in Chinese */
            suggestion: string;
            /** @description What the cell says; personal numbers are masked */
            value: string | null;
        };
        /**
         * 培训类别
         * @enum {string}
         */
        TrainingLine: "degree" | "exam_prep" | "practice";
        UnchainedState: {
            /** @description Events that are not linked yet; within a second there is none */
            count: number;
            /** Format: date-time */
            oldestAt: string | null;
        };
        UndoRequest: {
            reason?: string;
        };
        UndoReturnRowRequest: {
            /** @description Stands with the lines for ever */
            reason: string;
            /** @description What the row was decided to be when you looked; refused where it is something else by now */
            resolution: components["schemas"]["ReturnResolution"];
        };
        /**
         * 用工性质未登记时
         * @enum {string}
         */
        UnknownStaffing: "refuse" | "pay";
        UpdateCertificateRequest: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            approvedOn?: string;
            certificateNo?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            declaredOn?: string;
            level?: components["schemas"]["Level"];
            /** @description Why it is corrected; needed where anything is */
            reason?: string;
        };
        UpdateClaimNoticeRequest: {
            /**
             * Format: date
             * @description Awards: certificates approved from; null is open
             * @example 2024-12-31
             */
            certificatesFrom?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            certificatesTo?: string | null;
            /**
             * Format: date
             * @description Inclusive: 23:59 counts
             * @example 2024-12-31
             */
            closesOn?: string;
            /**
             * @description Stipends: the first month; needed there
             * @example 2024-12
             */
            monthsFrom?: string | null;
            /** @example 2024-12 */
            monthsTo?: string | null;
            /** @example 宣民函〔2024〕12号 */
            noticeNo?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            opensOn?: string;
            /** @description What is to be handed in */
            papers?: string[];
            /**
             * Format: uuid
             * @description The approved notice that this one is a late addition to
             */
            supplements?: string | null;
            title?: string;
        };
        UpdateClaimRequest: {
            /**
             * Format: date
             * @description Of a draft; null for the day of submission
             * @example 2024-12-31
             */
            receivedOn: string | null;
        };
        UpdateCohortRequest: {
            /** @description 报名人数 */
            enrolled?: number;
            /** @description 通过人数 */
            passed?: number;
            remark?: string | null;
            /** @description 参考人数 */
            sat?: number;
        };
        UpdatedSessionResponse: {
            /** @description Whether a half-day counts only with a check-out as well */
            asksCheckOut: boolean;
            /** @description 人次: present or partly, of the people who exist for the caller */
            attendanceCount: number;
            /** Format: date-time */
            cancelledAt: string | null;
            cancelReason: string | null;
            capacity: number;
            /** @description Whether check-in codes are shown and taken now */
            checkInOpen: boolean;
            /** @description 学时 from which on somebody has completed the session; null for all of them */
            completionHours: number | null;
            /** Format: date-time */
            endsAt: string;
            /** @description Of the people who exist for the caller */
            enrolledCount: number;
            /** Format: date-time */
            enrolmentClosesAt: string;
            /** @description In their order; empty where the session is one stretch */
            halfDays: components["schemas"]["HalfDayResponse"][];
            hours: number;
            /** Format: uuid */
            id: string;
            line: components["schemas"]["TrainingLine"];
            mode: components["schemas"]["SessionMode"];
            /** @description Whether enrolment is open now */
            open: boolean;
            place: string;
            /** Format: uuid */
            programmeId: string;
            programmeTitle: string;
            /** @description The region of its programme */
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** @description Of the whole session, whoever holds the others */
            seatsLeft: number;
            /** Format: date-time */
            startsAt: string;
            title: string;
            version: number;
            /** @description Of the people who exist for the caller */
            waitingCount: number;
            /** Format: date-time */
            waitingMovesUntil: string;
            /** @description Renewals that rested on hours which the correction took away, and went with them */
            withdrawnRegistrations: components["schemas"]["WithdrawnRegistration"][];
        };
        UpdateEvaluationRequest: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            evaluatedOn?: string;
            /** @description Why it is corrected */
            reason: string;
            remark?: string | null;
            scores?: components["schemas"]["ItemScoreFields"][];
        };
        UpdateOrganizationRequest: {
            kind?: components["schemas"]["OrganizationKind"];
            /** @example 宣城市某某社会工作服务中心 */
            name?: string;
            /** @description Why it is corrected; needed where anything is, stands in the log */
            reason?: string;
            /**
             * @description Its township where known, else its county; the city for city units
             * @example 341802
             */
            regionCode?: string;
            /**
             * @description The region whose bureau registered it; social organizations only
             * @example 341802
             */
            registrarCode?: string | null;
        };
        UpdateOwnAccountRequest: {
            /** @description 16 KB at the most, as JSON */
            preferences: components["schemas"]["OwnPreferences"];
        };
        UpdatePolicyRequest: {
            /** @description Stipend; `elapsed`: all months since the first one owed, gaps included; paid unless stated */
            capBy?: components["schemas"]["CapBy"] | null;
            /** @description Confirmed claim by claim; needs `application` */
            checks?: components["schemas"]["PolicyCheckBody"][];
            /** @description `application`: nothing is owed without an accepted claim of its notice’s window; certificate unless stated */
            claimBy?: components["schemas"]["ClaimBy"];
            /** @description Award; null or absent: no limit */
            claimWithinMonths?: number | null;
            /** @description 文号; null while the document is awaited */
            documentNo?: string | null;
            /**
             * @description First day (award, YYYY-MM-DD) or first month (stipend, YYYY-MM)
             * @example 2024-01
             */
            effectiveFrom?: string;
            /** @description Last day or month, inclusive; null is open */
            effectiveTo?: string | null;
            /** @description An empty list pays nobody */
            eligibleEmployers?: components["schemas"]["EligibleEmployerRequest"][];
            /** @description Nobody is paid beside a post of one of these; none unless stated */
            excludedStaffing?: components["schemas"]["Staffing"][];
            /** @description When the first registration began */
            firstRegisteredBetween?: components["schemas"]["FirstRegisteredBetween"] | null;
            /** @description Who pays which part of each line, 10000 in all; null or absent: as the region divides it */
            funding?: components["schemas"]["FundingShareBody"][] | null;
            /** @description Stipend; null or absent: no cap */
            maxMonths?: number | null;
            /** @description Stipend; required there */
            minServiceMonths?: number | null;
            /** @description Award; required there, unless `service` says it */
            mustStillServe?: boolean | null;
            note?: string | null;
            noticeWorkingDays?: number;
            /** @description Stipend; as `year` says unless stated */
            period?: components["schemas"]["PolicyPeriod"] | null;
            /** @description Rates by kinds of employer; these or `ratesFen` */
            rates?: components["schemas"]["RateGroupRequest"][];
            /** @description Of all employers, or of those that no group of `rates` names */
            ratesFen?: components["schemas"]["RatesFen"];
            /** @description `once`: one began by the day of declaration, or the month; null or absent: as `requiresRegistration` says */
            registration?: components["schemas"]["PolicyRegistration"] | null;
            /** @description Required, unless `registration` says it */
            requiresRegistration?: boolean | null;
            /** @description Award; null or absent: as `mustStillServe` says */
            service?: components["schemas"]["ServiceBody"] | null;
            /** @description Stipend; required there */
            start?: components["schemas"]["StipendStart"] | null;
            /** @description Stipend; required there */
            stop?: components["schemas"]["StipendStop"] | null;
            title?: string;
            /** @description A post whose staffing nobody has said; pay unless stated */
            unknownStaffing?: components["schemas"]["UnknownStaffing"];
            /** @description Award; required there */
            upgrade?: components["schemas"]["AwardUpgrade"] | null;
            /** @description Stipend; with `period: year` */
            year?: components["schemas"]["YearBody"] | null;
        };
        UpdatePostRequest: {
            /**
             * Format: date
             * @description The last day of service; null while serving
             * @example 2024-12-31
             */
            endOn?: string | null;
            /** @description Another employer by its facts */
            organization?: components["schemas"]["OrganizationRequest"];
            /**
             * Format: uuid
             * @description Another employer that is known; or state `organization`
             */
            organizationId?: string;
            /** @description Why it is corrected; needed for the employer, the start and another staffing */
            reason?: string;
            /** @description 用工性质, put right; a change of it is a new post */
            staffing?: components["schemas"]["Staffing"] | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn?: string;
        };
        UpdateProgrammeRequest: {
            budgetFen?: number | null;
            /** @description 资金来源 */
            funding?: string | null;
            /** @description degree 学历教育, exam_prep 资格考试培训, practice 实务能力提升 */
            line?: components["schemas"]["TrainingLine"];
            /** @description 主办单位 */
            organiser?: string;
            /** @description 承办(合作)单位 */
            partner?: string | null;
            remark?: string | null;
            title?: string;
        };
        UpdateRecoveryRequest: {
            monthlyFloorFen?: number;
            nettingAllowed?: boolean;
            /** @description Why it is changed */
            reason: string;
        };
        UpdateRegistrationRequest: {
            /**
             * Format: date
             * @example 2024-12-31
             */
            endOn?: string;
            /** @description Why it is corrected */
            reason: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn?: string;
        };
        UpdateRevocationRequest: {
            /** @description Why it was revoked, as it should have been stated */
            cause?: string;
            /** @description Why the revocation is corrected */
            reason: string;
            /**
             * Format: date
             * @description The first day on which the certificate no longer holds
             * @example 2024-12-31
             */
            revokedOn?: string;
            /** @description Void from the start: never held */
            void?: boolean;
        };
        UpdateSchemeRequest: {
            /** @description 文号 */
            documentNo?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            effectiveFrom?: string;
            grades?: components["schemas"]["SchemeGradeFields"][];
            items?: components["schemas"]["SchemeItemFields"][];
            title?: string;
        };
        UpdateSelectionRequest: {
            /** @description How many may be selected */
            quota?: number;
            /** @description Such as 赋能计划 */
            title?: string;
            year?: number;
        };
        UpdateSessionRequest: {
            /** @description Whether a half-day counts only with a check-out as well */
            asksCheckOut?: boolean;
            capacity?: number;
            /** @description Of half-days: 学时 from which on somebody has completed the session; 0 for all of them, which it is unless stated */
            completionHours?: number;
            /**
             * Format: date-time
             * @description Not stated where half-days are, else asked for
             * @example 2024-06-01T09:00:00+08:00
             */
            endsAt?: string;
            /**
             * Format: date-time
             * @description Not after the start; the start unless stated
             * @example 2024-06-01T09:00:00+08:00
             */
            enrolmentClosesAt?: string;
            /** @description Half-days of which attendance is told one by one; none where the session is one stretch */
            halfDays?: components["schemas"]["HalfDayRequest"][];
            /** @description Not stated where half-days are, else asked for */
            hours?: number;
            /** @description onsite unless stated */
            mode?: components["schemas"]["SessionMode"];
            /** @description The address, or of an online session where it is held */
            place?: string;
            /** @description Asked for where days or hours are put right after attendance was recorded; stands in the log */
            reason?: string;
            /**
             * Format: date-time
             * @description Not stated where half-days are, else asked for
             * @example 2024-06-01T09:00:00+08:00
             */
            startsAt?: string;
            title?: string;
            /**
             * Format: date-time
             * @description Until when a freed seat goes to whoever waits first: between the close of enrolment and the start; the start unless stated
             * @example 2024-06-01T09:00:00+08:00
             */
            waitingMovesUntil?: string;
        };
        UpdateStaffRequest: {
            /**
             * Format: date
             * @description The last day on site; null while there
             * @example 2024-12-31
             */
            endOn?: string | null;
            /** @description Why it is corrected; needed for the start */
            reason?: string;
            /**
             * Format: date
             * @example 2024-12-31
             */
            startOn?: string;
        };
        UpdateStationRequest: {
            /** @description 地址 */
            address?: string | null;
            /**
             * Format: date
             * @description The last day of service
             * @example 2024-12-31
             */
            closedOn?: string | null;
            /**
             * @description 联系电话 of the office; several divided by 、 or a comma
             * @example 0563-3021234
             */
            contactPhone?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            foundedOn?: string | null;
            grade?: components["schemas"]["StationGrade"];
            /**
             * Format: date
             * @description The day of recognition as 特色
             * @example 2024-12-31
             */
            gradedOn?: string | null;
            /** @description 主办单位; with an id, that organization’s name */
            hostName?: string | null;
            /** Format: uuid */
            hostOrganizationId?: string | null;
            kind?: components["schemas"]["StationKind"];
            /**
             * Format: uuid
             * @description A station manager whose account names this station
             */
            managerUserId?: string | null;
            name?: string;
            /** @description 承接机构; with an id, that organization’s name */
            operatorName?: string | null;
            /** Format: uuid */
            operatorOrganizationId?: string | null;
            /** @description 服务人口: people who live in what it serves */
            populationServed?: number | null;
            /**
             * @description m², at most two decimals
             * @example 120.5
             */
            premisesSqm?: number | null;
            /** @description Why it is corrected; needed for name, kind, place and founding */
            reason?: string;
            /** @example 341802 */
            regionCode?: string;
            remark?: string | null;
            /** @description 标牌: the wording on its sign */
            sign?: string | null;
            /** @description By the region's star scheme */
            stars?: number | null;
        };
        UpdateSuspensionRequest: {
            /** @description Why the stipend is suspended, as it should have been stated */
            cause?: string;
            /** @example 2024-12 */
            fromMonth?: string;
            /** @description Why it is corrected; needed for the first month and the cause */
            reason?: string;
            /**
             * @description The last month; null for until further notice
             * @example 2024-12
             */
            toMonth?: string | null;
        };
        UpdateUserRequest: {
            disabled?: boolean;
            displayName?: string;
            /** @description A new password; the next login must change it */
            password?: string;
            /** @example 341802 */
            regionCode?: string;
            role?: components["schemas"]["Role"];
            /** Format: uuid */
            stationId?: string | null;
        };
        UpdateWaiverRequest: {
            /**
             * @description Of all stipends: the first month given up
             * @example 2024-12
             */
            fromMonth?: string | null;
            kind?: components["schemas"]["PayKind"];
            paper?: string;
            /** @description Why it is corrected */
            reason: string;
            /** @description Null for all of the kind; as it is unless stated */
            subject?: string | null;
            /**
             * Format: date
             * @example 2024-12-31
             */
            waivedOn?: string;
        };
        UpdateWorkerRequest: {
            /** @description Replaces the present account, which is kept */
            bankAccount?: components["schemas"]["BankAccountRequest"];
            name?: string;
            phone?: string | null;
            /** @description Why it is corrected */
            reason?: string;
            /** @example 341802 */
            regionCode?: string;
            remark?: string | null;
        };
        UserPage: {
            items: components["schemas"]["UserResponse"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        UserResponse: {
            disabled: boolean;
            displayName: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description The last login; null for never
             */
            lastLoginAt: string | null;
            mustChangePassword: boolean;
            regionCode: string;
            /** @example 郎溪县 */
            regionName: string;
            role: components["schemas"]["Role"];
            /** @description Whether a login needs a code besides the password */
            secondFactor: boolean;
            /** Format: uuid */
            stationId: string | null;
            stationName: string | null;
            username: string;
            version: number;
        };
        VarianceCategoryResponse: {
            /** Format: int64 */
            amountFen: number;
            kind: components["schemas"]["VarianceKind"];
            /** @example 新增 */
            name: string;
            people: number;
        };
        /**
         * 与上批差异的原因
         * @enum {string}
         */
        VarianceKind: "new" | "left" | "more-months" | "fewer-months" | "level-changed" | "policy-changed" | "employer-changed" | "back-pay" | "recovery" | "held" | "returned-again";
        VarianceResponse: {
            /** @description Add up to the difference, to the fen */
            categories: components["schemas"]["VarianceCategoryResponse"][];
            /** Format: int64 */
            differenceFen: number;
            items: components["schemas"]["VarianceRowResponse"][];
            page: number;
            pageSize: number;
            /** @description null: the first of its kind and region */
            previous: components["schemas"]["PreviousPayoutResponse"] | null;
            /** @description How many items there are on all pages */
            total: number;
            /** Format: int64 */
            totalFen: number;
            /**
             * Format: int64
             * @description Must be 0 for an approval
             */
            unexplainedFen: number;
        };
        VarianceRowResponse: {
            amountFen: number;
            countyName: string;
            currentFen: number;
            kind: components["schemas"]["VarianceKind"];
            note: string;
            organizationName: string;
            /** @description What it adds to the previous total; kept back and held amounts below 0 */
            previousFen: number;
            /** Format: uuid */
            workerId: string;
            workerName: string;
        };
        VerificationResponse: {
            differenceCount: number;
            /** @description The first 500 */
            differences: components["schemas"]["SheetDifferenceResponse"][];
            /** @description Nothing differs and the seal holds */
            genuine: boolean;
            payoutNumber: string;
            /** @description Whether the lines in the database still make the seal that the payout was sent with */
            sealHolds: boolean;
        };
        WaiverRequest: {
            /**
             * @description Of all stipends: the first month given up; that of waivedOn unless stated
             * @example 2024-12
             */
            fromMonth?: string | null;
            kind: components["schemas"]["PayKind"];
            /** @description What was signed and where it is kept */
            paper: string;
            /**
             * @description The one subject that is given up; without it all of the kind
             * @example stipend:2024-12
             */
            subject?: string | null;
            /**
             * Format: date
             * @description The day of the paper; of all awards it covers what was not paid before it
             * @example 2024-12-31
             */
            waivedOn: string;
        };
        WaiverResponse: {
            fromMonth: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PayKind"];
            paper: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: uuid */
            recordedBy: string;
            recordedByName: string;
            /** @description Null for all of the kind */
            subject: string | null;
            version: number;
            /** Format: date */
            waivedOn: string;
            withdrawalReason: string | null;
            /**
             * Format: date-time
             * @description From then on it covers nothing
             */
            withdrawnAt: string | null;
            /** Format: uuid */
            withdrawnBy: string | null;
            withdrawnByName: string | null;
        };
        WaiverWithdrawalRequest: {
            reason: string;
        };
        WithdrawalRequest: {
            reason: string;
        };
        WithdrawalResponse: {
            /**
             * Format: uuid
             * @description Of what was withdrawn
             */
            id: string;
        };
        WithdrawnRegistration: {
            /** Format: uuid */
            certificateId: string;
            /** Format: date */
            endOn: string;
            /** Format: date */
            startOn: string;
            /** Format: uuid */
            workerId: string;
            /** @description The name of `workerId` */
            workerName: string;
        };
        WithholdRequest: {
            /** @description Code of a profile from `GET /bank-profiles`; the first one unless stated */
            profile?: string;
            /** @description Why; stands with the lines for ever */
            reason: string;
        };
        /**
         * 账户情况
         * @enum {string}
         */
        WithoutAccount: "missing";
        WorkerCredits: {
            items: components["schemas"]["CreditResponse"][];
            /** @description Every registration with the hours that count for it */
            periods: components["schemas"]["PeriodHours"][];
        };
        WorkerDetail: {
            /** @description Last four of the bank account */
            accountTail: string | null;
            bankAccount: components["schemas"]["BankAccountDetail"] | null;
            certificates: components["schemas"]["CertificateDetail"][];
            /** @description Whether any certificate is valid today */
            certified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description Latest first */
            credits: components["schemas"]["CreditDetail"][];
            /** Format: uuid */
            id: string;
            /** @description Which paper the number is of */
            identityKind: components["schemas"]["IdentityKind"];
            /**
             * @description Masked 6+4
             * @example 341802********1234
             */
            identityNumber: string;
            /** @description The highest level valid today */
            level: components["schemas"]["Level"] | null;
            name: string;
            /** @description Of that employer */
            organizationKind: components["schemas"]["OrganizationKind"] | null;
            /** @description Where the person serves today, of the employers in the caller’s region the one joined last */
            organizationName: string | null;
            /** @description The employers of the posts, each once */
            organizations: components["schemas"]["OrganizationResponse"][];
            /** @description Paid in this calendar year by payouts of the caller’s region, and before the system */
            paidThisYearFen: number;
            /** @description Payouts of the caller’s region only */
            payments: components["schemas"]["PaymentDetail"][];
            /** @description Masked 3+4 */
            phone: string | null;
            /** @description With employers in the caller’s region, latest first */
            posts: components["schemas"]["PostResponse"][];
            regionCode: string;
            regionName: string;
            /**
             * Format: date
             * @description Last day of what is registered of the certificates valid today; null where nothing is
             */
            registrationEndsOn: string | null;
            remark: string | null;
            suspensions: components["schemas"]["SuspensionResponse"][];
            /** @description Of that employer; null where it is one of the county or city */
            townshipName: string | null;
            version: number;
        };
        WorkerItem: {
            /** @description Last four of the bank account */
            accountTail: string | null;
            /** @description Whether any certificate is valid today */
            certified: boolean;
            /** Format: uuid */
            id: string;
            /** @description Which paper the number is of */
            identityKind: components["schemas"]["IdentityKind"];
            /**
             * @description Masked 6+4
             * @example 341802********1234
             */
            identityNumber: string;
            /** @description The highest level valid today */
            level: components["schemas"]["Level"] | null;
            name: string;
            /** @description Of that employer */
            organizationKind: components["schemas"]["OrganizationKind"] | null;
            /** @description Where the person serves today, of the employers in the caller’s region the one joined last */
            organizationName: string | null;
            /** @description Paid in this calendar year by payouts of the caller’s region, and before the system */
            paidThisYearFen: number;
            /** @description Masked 3+4 */
            phone: string | null;
            regionCode: string;
            regionName: string;
            /**
             * Format: date
             * @description Last day of what is registered of the certificates valid today; null where nothing is
             */
            registrationEndsOn: string | null;
            /** @description Of that employer; null where it is one of the county or city */
            townshipName: string | null;
            version: number;
        };
        WorkerPage: {
            items: components["schemas"]["WorkerItem"][];
            page: number;
            pageSize: number;
            /** @description How many items there are on all pages */
            total: number;
        };
        /**
         * 排序
         * @enum {string}
         */
        WorkersListSort: "name:asc" | "name:desc" | "createdAt:asc" | "createdAt:desc" | "regionCode:asc" | "regionCode:desc" | "registrationEndsOn:asc" | "registrationEndsOn:desc" | "id:asc" | "id:desc";
        WorkState: {
            /** @description How often it was taken up: an instance that ended leaves it to another */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            done: number | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["JobKind"];
            /** @example 郎溪县 */
            regionName: string;
            state: components["schemas"]["JobState"];
            total: number | null;
            /** @description Whose it is */
            userName: string;
        };
        /**
         * 核销的决定
         * @enum {string}
         */
        WriteOffDecision: "approved" | "refused";
        WriteOffResponse: {
            amountFen: number;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            decidedByName: string | null;
            decision: components["schemas"]["WriteOffDecision"] | null;
            /** Format: uuid */
            id: string;
            reason: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
            requestedByName: string;
        };
        YearBody: {
            /** @description Months of the year with a certificate; 0: none are asked for */
            minHeldMonths: number;
            /** @description Consecutive covered months in the year; 0: none are asked for */
            minMonths: number;
            /** @description `months`: the year’s months, all at its end; `whole`: one rate for each completed year */
            pays: components["schemas"]["YearPays"];
            /** @description `service`: counted from the later of the joined service and the certificate; pays `whole` only */
            year: components["schemas"]["YearKind"];
        };
        /**
         * 年度的算法
         * @enum {string}
         */
        YearKind: "calendar" | "service";
        YearlyBudgetList: {
            items: components["schemas"]["YearlyBudgetResponse"][];
            total: number;
        };
        YearlyBudgetResponse: {
            basis: string | null;
            /** Format: int64 */
            budgetFen: number;
            kind: components["schemas"]["PayKind"];
            regionCode: string;
            /** @description The name of `regionCode` */
            regionName: string;
            /** Format: date-time */
            setAt: string;
            year: number;
        };
        /**
         * 年度发放方式
         * @enum {string}
         */
        YearPays: "months" | "whole";
    };
    responses: {
        /** @description 与当前状态冲突 */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有权限 */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求格式有误 */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未找到 */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 其他情况 */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不符合规则 */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 数据已被他人修改 */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 存储空间已满 */
        StorageFull: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容过大 */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求过于频繁 */
        TooMany: {
            headers: {
                /** @description Seconds (RFC 9110 §10.2.3) */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未登录或登录已失效 */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 服务暂不可用 */
        Unavailable: {
            headers: {
                /** @description Seconds (RFC 9110 §10.2.3) */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不支持的文件或内容类型 */
        Unsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 缺少版本号 */
        VersionMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Attachments_list: {
        parameters: {
            query: {
                objectId: string;
                objectType: components["schemas"]["AttachmentObject"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Attachments_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                    /** Format: uuid */
                    objectId: string;
                    objectType: components["schemas"]["AttachmentObject"];
                };
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Attachments_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Attachments_remove: {
        parameters: {
            query: {
                /** @description Stands in the log */
                reason: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    AuditTrail_list: {
        parameters: {
            query?: {
                /** @description For example `worker.reveal` */
                action?: string;
                /** @description The user who acted */
                actorId?: string;
                /** @description First day, Asia/Shanghai */
                from?: string;
                objectId?: string;
                /** @description For example `worker`, `payout`, `user` */
                objectType?: string;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description Last day, Asia/Shanghai */
                to?: string;
                /** @description A person of the register: every event about them, whichever object it was logged under (certificates, payouts with a line of theirs, recoveries, stations, trainings, imports) */
                workerId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    AuditTrail_download: {
        parameters: {
            query: {
                /** @description For example `worker.reveal` */
                action?: string;
                /** @description The user who acted */
                actorId?: string;
                /** @description First day, Asia/Shanghai */
                from?: string;
                objectId?: string;
                /** @description For example `worker`, `payout`, `user` */
                objectType?: string;
                /** @description What the file is for; stands in the log */
                reason: string;
                regionCode?: string;
                /** @description Last day, Asia/Shanghai */
                to?: string;
                /** @description A person of the register: every event about them, whichever object it was logged under (certificates, payouts with a line of theirs, recoveries, stations, trainings, imports) */
                workerId?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    AuditTrail_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    AuditTrail_words: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditWords"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DemoAccounts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAccountList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Auth_login: {
        parameters: {
            query?: never;
            header?: {
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Auth_logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    UserSessions_logoutEverywhere: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    OwnAccount_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    OwnAccount_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOwnAccountRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Auth_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Auth_refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorStatus"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_begin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotpRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorEnabled"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_recoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndOtpRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The refresh token comes, and is taken, as an HttpOnly cookie limited to the paths of /auth instead of in the body */
                "X-Session"?: components["schemas"]["SessionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndOtpRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Awards_entitlements: {
        parameters: {
            query?: {
                /** @description Also what is refused (owedFen 0), to people who exist for the region */
                all?: boolean;
                /** @description The day of the assessment; today unless stated */
                asOf?: string;
                page?: number;
                pageSize?: number;
                /** @description What the policies of this region, and of those below it, pay */
                regionCode?: string;
                /** @description Part of a name, or a whole certificate number */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardEntitlementPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    OwnProfiles_list: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankProfileItem"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    OwnProfiles_get: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankProfileDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    OwnProfiles_replace: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankProfileRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankProfileDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    OwnProfiles_withdraw: {
        parameters: {
            query: {
                /** @description Why */
                reason: string;
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    OwnProfiles_preview: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankProfileRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfilePreviewResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    BankQueues_list: {
        parameters: {
            query?: {
                /** @description true (unless stated): rows that wait for a person; false: those that were worked off */
                open?: boolean;
                page?: number;
                pageSize?: number;
                /** @description Rows of one payout */
                payoutId?: string;
                queue?: components["schemas"]["ReturnQueue"][];
                regionCode?: string;
                /** @description Part of the payee’s name, of the key, or of the payout’s number or title */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnQueuesPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Certificates_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Certificates_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCertificateRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Certificates_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CertificateCorrections_correctRegistration: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRegistrationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CertificateCorrections_withdrawRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Education_renew: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Certificates_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CertificateCorrections_correctRevocation: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRevocationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CertificateCorrections_withdrawRevocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CertificateCorrections_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_list: {
        parameters: {
            query?: {
                kind?: components["schemas"]["PayKind"];
                /** @description Approved, and today lies in its window */
                open?: boolean;
                page?: number;
                pageSize?: number;
                policyId?: string;
                /** @description Of this region, those below it and those above it */
                regionCode?: string;
                /** @description opensOn:desc unless stated */
                sort?: components["schemas"]["ClaimNoticesListSort"];
                state?: components["schemas"]["NoticeState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimNoticeRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateClaimNoticeRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApproveClaimNoticeRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimNotices_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimNoticeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_list: {
        parameters: {
            query?: {
                /** @description Handed in from this day */
                from?: string;
                kind?: components["schemas"]["PayKind"];
                noticeId?: string;
                page?: number;
                pageSize?: number;
                /** @description Of the people of this region and those below it */
                regionCode?: string;
                /** @description Beginning of a name, or a certificate’s number */
                search?: string;
                /** @description receivedOn:desc unless stated; what nobody handed in first */
                sort?: components["schemas"]["ClaimsListSort"];
                state?: components["schemas"]["ClaimState"][];
                to?: string;
                workerId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateClaimRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClaimStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimCheckRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimForm_download: {
        parameters: {
            query?: {
                /** @description Why the whole identity number is needed; stands in the log. Without it it is masked */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_opine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimOpinionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimReasonRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_giveBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimReasonRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClaimStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimAcceptance_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClaimAcceptanceRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimAcceptanceResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Claims_listCandidates: {
        parameters: {
            query?: {
                /** @description Whether it is claimed already; both unless stated */
                claimed?: boolean;
                page?: number;
                pageSize?: number;
                /** @description Beginning of a name */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimCandidatePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimSheets_upload: {
        parameters: {
            query?: {
                /** @description check: nothing is written; all (default): one bad row and nothing is written; valid: good rows are */
                mode?: components["schemas"]["ImportMode"];
                /** @description Whose policies are claimed by; the caller’s region unless stated */
                policyRegionCode?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimImportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            /** @description 不符合规则 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & components["schemas"]["ClaimImportResponse"]) | components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ClaimSheets_download: {
        parameters: {
            query?: {
                /** @description Handed in from this day */
                from?: string;
                kind?: components["schemas"]["PayKind"];
                noticeId?: string;
                /** @description Why whole identity numbers are needed; stands in the log. Without it they are masked */
                reason?: string;
                /** @description Of the people of this region and those below it */
                regionCode?: string;
                /** @description Beginning of a name, or a certificate’s number */
                search?: string;
                state?: components["schemas"]["ClaimState"][];
                to?: string;
                workerId?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_list: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTemplateList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_get: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["TemplateKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTemplateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_replace: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["TemplateKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTemplateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_withdraw: {
        parameters: {
            query: {
                /** @description Why */
                reason: string;
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["TemplateKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_download: {
        parameters: {
            query?: {
                /** @description true: the one that ships with the product, whatever is in force */
                builtIn?: boolean;
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
                /** @description Of the region’s own; what is in force unless stated */
                version?: number;
            };
            header?: never;
            path: {
                kind: components["schemas"]["TemplateKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DocumentTemplates_preview: {
        parameters: {
            query?: {
                /** @description Whose; the caller’s own unless stated */
                regionCode?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["TemplateKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Downloads_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DownloadRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Downloads_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DueList_list: {
        parameters: {
            query?: {
                /** @description Both unless stated */
                kind?: components["schemas"]["PayKind"];
                /** @description Of the certificate that is paid for */
                level?: components["schemas"]["Level"][];
                /** @description Of the employer that the line would name */
                organizationKind?: components["schemas"]["OrganizationKind"][];
                page?: number;
                pageSize?: number;
                /** @description Only employers of this region and the regions below it */
                regionCode?: string;
                /** @description Part of the name of a person or of an employer */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    DueList_download: {
        parameters: {
            query: {
                /** @description Both unless stated */
                kind?: components["schemas"]["PayKind"];
                /** @description Of the certificate that is paid for */
                level?: components["schemas"]["Level"][];
                /** @description Of the employer that the line would name */
                organizationKind?: components["schemas"]["OrganizationKind"][];
                /** @description What the list is taken for; stands in the log */
                reason: string;
                /** @description Only employers of this region and the regions below it */
                regionCode?: string;
                /** @description Part of the name of a person or of an employer */
                search?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    EvaluationSchemes_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                schemeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSchemeRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    EvaluationSchemes_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                schemeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    AllIdentityCorrections_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                /** @description Only people registered or serving in this region or below it */
                regionCode?: string;
                /** @description All states unless stated; `state=pending` is what waits for a second person */
                state?: components["schemas"]["ConfirmedBySecond"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description Only those that changed the register, or only those that did not */
                applied?: boolean;
                /** @description The account that imported */
                by?: string;
                mode?: components["schemas"]["ImportMode"];
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_annotated: {
        parameters: {
            query?: never;
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_changes: {
        parameters: {
            query?: {
                /** @description certificate: new certificates; leaving: days of leaving; account: bank accounts; other: the rest */
                group?: components["schemas"]["ImportChangeKind"];
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportChangePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UndoRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportSummary"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_roster: {
        parameters: {
            query?: {
                /** @description check: nothing is written; all (default): one bad row and nothing is written; valid: good rows only */
                mode?: components["schemas"]["ImportMode"];
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            /** @description 不符合规则 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & components["schemas"]["ImportResponse"]) | components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Inbox_inbox: {
        parameters: {
            query?: {
                /** @description One section alone, by its code, with all of it that is counted */
                section?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Integrity_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrityResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Samples_sample: {
        parameters: {
            query: {
                /** @description First day of payment */
                from: string;
                kind?: components["schemas"]["PayKind"];
                /** @description `line`: each line alike, unless stated; `yuan`: each yuan alike */
                method?: components["schemas"]["SampleMethod"];
                /** @description A region at or below the caller’s; the caller’s own unless stated */
                regionCode?: string;
                /** @description The same seed draws the same lines of the same population: write it down with the sample */
                seed: string;
                /** @description Lines to draw; all where there are fewer */
                size: number;
                /** @description Last day of payment */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Samples_workbook: {
        parameters: {
            query: {
                /** @description First day of payment */
                from: string;
                kind?: components["schemas"]["PayKind"];
                /** @description `line`: each line alike, unless stated; `yuan`: each yuan alike */
                method?: components["schemas"]["SampleMethod"];
                /** @description What the sample is for; stands in the audit log */
                reason: string;
                /** @description A region at or below the caller’s; the caller’s own unless stated */
                regionCode?: string;
                /** @description The same seed draws the same lines of the same population: write it down with the sample */
                seed: string;
                /** @description Lines to draw; all where there are fewer */
                size: number;
                /** @description Last day of payment */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Jobs_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Jobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Jobs_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Jobs_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer of the request as it would have been given directly, whatever its status */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    AllMerges_all: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                /** @description Only people registered or serving in this region or below it */
                regionCode?: string;
                /** @description All states unless stated; `state=pending` is what waits for a second person */
                state?: components["schemas"]["ConfirmedBySecond"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Operations_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Organizations_list: {
        parameters: {
            query?: {
                kind?: components["schemas"]["OrganizationKind"];
                page?: number;
                pageSize?: number;
                /** @description Only organizations of this region and the regions below it */
                regionCode?: string;
                /** @description Part of the name */
                search?: string;
                /** @description name:asc unless stated; equal names by id */
                sort?: components["schemas"]["OrganizationsListSort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Organizations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Organizations_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Organizations_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Organizations_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_list: {
        parameters: {
            query?: {
                createdBy?: string;
                kind?: components["schemas"]["PayKind"];
                /** @description Whose notice ends on that day or before */
                noticeEndsBy?: string;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description Part of the number or of the title */
                search?: string;
                /** @description createdAt:desc unless stated */
                sort?: components["schemas"]["PayoutsListSort"];
                state?: components["schemas"]["PayoutState"][];
                /** @description The year of the day as of which the lines were worked out */
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePayoutRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    AuditPack_pack: {
        parameters: {
            query?: {
                /** @description Why the sheet is taken out; stands in the audit log */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_file: {
        parameters: {
            query?: {
                /** @description One of several files; all as a zip unless stated */
                part?: number;
                /** @description Code of a profile from `GET /bank-profiles`; the first one unless stated */
                profile?: string;
                /** @description Why the file is taken out; stands in the audit log */
                reason?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/zip": Blob;
                    "text/csv": Blob;
                    "text/plain": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_check: {
        parameters: {
            query?: {
                /** @description Code of a profile from `GET /bank-profiles`; the first one unless stated */
                profile?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankCheckResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_withhold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithholdRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankReturnResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_upload: {
        parameters: {
            query?: {
                /** @description Code of a profile from `GET /bank-profiles`; the first one unless stated */
                profile?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankReturnResponse"];
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    BankSettlement_settleAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllPaidRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllPaidResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_rows: {
        parameters: {
            query?: {
                /** @description true: only rows that wait for a person; false: only the others */
                open?: boolean;
                page?: number;
                pageSize?: number;
                queue?: components["schemas"]["ReturnQueue"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankReturnRowPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_resolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                rowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveReturnRowRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankReturnRowResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Bank_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                rowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoReturnRowRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankReturnRowResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    BankSettlement_slip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankSlipResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Changes_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedLinePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Changes_takeOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeOutRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_details: {
        parameters: {
            query?: {
                /** @description Why the sheet is taken out; stands in the audit log */
                reason?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Letters_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["LetterKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_events: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutEventPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    BankSettlement_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutFileResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_lines: {
        parameters: {
            query?: {
                /** @description Months before the batch’s first */
                arrears?: boolean;
                /** @description Also those that were taken out, worked out anew, left out or cancelled */
                ended?: boolean;
                level?: components["schemas"]["Level"][];
                page?: number;
                pageSize?: number;
                /** @description Part of the name or of the employer’s, or a whole certificate number */
                search?: string;
                /** @description lineNo:asc unless stated */
                sort?: components["schemas"]["PayoutsLinesSort"];
                state?: components["schemas"]["LineState"][];
                workerId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutLinePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_holdLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_releaseLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_removeLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_notice: {
        parameters: {
            query?: never;
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_objections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_object: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                oid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideObjectionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_payees: {
        parameters: {
            query?: {
                /** @description Months before the batch’s first */
                arrears?: boolean;
                level?: components["schemas"]["Level"][];
                page?: number;
                pageSize?: number;
                /** @description Part of the name or of the employer’s, or a whole certificate number */
                search?: string;
                /** @description lineNo:asc unless stated: by each person’s first line */
                sort?: components["schemas"]["PayoutsPayeesSort"];
                state?: components["schemas"]["LineState"][];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPayeePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_holdPayee: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_releasePayee: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLines_removePayee: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineStepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Bulk_payees: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkPayeesRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_publish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_recompute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecomputedPayoutResponse"];
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    LateFacts_nettings: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutNettingPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_sendBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutReview_review: {
        parameters: {
            query?: {
                /** @description Arrears of more months are listed */
                mostArrears?: number;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_send: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    BankSettlement_settlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutLife_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Variance_get: {
        parameters: {
            query?: {
                /** @description Only differences of this kind; the totals stay whole */
                kind?: components["schemas"]["VarianceKind"];
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VarianceResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Payouts_workbook: {
        parameters: {
            query?: {
                /** @description Why the sheet is taken out; stands in the audit log */
                reason?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    LateFacts_list: {
        parameters: {
            query?: {
                /** @description As of which day; today unless stated */
                asOf?: string;
                /** @description Both unless stated, awards first */
                kind?: components["schemas"]["PayKind"];
                page?: number;
                pageSize?: number;
                /** @description What policies of this region, and of those below it, paid */
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateFactPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Preview_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePayoutRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPreviewResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    PayoutVerify_verify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_list: {
        parameters: {
            query?: {
                kind?: components["schemas"]["PayKind"];
                page?: number;
                pageSize?: number;
                /** @description Policies of this region and of the regions below it */
                regionCode?: string;
                state?: components["schemas"]["PolicyState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePolicyRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePolicyRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApprovePolicyRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Policies_retire: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetirePolicyRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Submission_giveBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnPolicyRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Submission_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
                /** @description The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Simulation_simulate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SimulatePolicyRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_list: {
        parameters: {
            query?: {
                /** @description true: something is left to recover; false: settled */
                open?: boolean;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                workerId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenRecoveryRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecoveryRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_instalment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstalmentRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_correctInstalment: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                entryId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectInstalmentRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_withdrawInstalment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                entryId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    RecoveryNotice_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_writeOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestWriteOffRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_decideWriteOff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideWriteOffRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryDetailResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Recoveries_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRecoveriesRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRecoveries"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Regions_list: {
        parameters: {
            query?: {
                level?: components["schemas"]["RegionLevel"];
                page?: number;
                pageSize?: number;
                parentCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_breakdown: {
        parameters: {
            query: {
                by: components["schemas"]["Breakdown"];
                /** @description For by=year five years unless stated */
                from?: string;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakdownResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Budget_forecast: {
        parameters: {
            query?: {
                /** @description Of those who are paid a stipend, how many in a hundred leave in the year */
                leaversPercent?: number;
                /** @description People who obtain an intermediate certificate in the year */
                newIntermediate?: number;
                /** @description People who obtain a junior certificate in the year */
                newJunior?: number;
                /** @description People who obtain a senior certificate in the year */
                newSenior?: number;
                /** @description Next year unless stated */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Budget_workbook: {
        parameters: {
            query?: {
                /** @description Of those who are paid a stipend, how many in a hundred leave in the year */
                leaversPercent?: number;
                /** @description People who obtain an intermediate certificate in the year */
                newIntermediate?: number;
                /** @description People who obtain a junior certificate in the year */
                newJunior?: number;
                /** @description People who obtain a senior certificate in the year */
                newSenior?: number;
                /** @description Next year unless stated */
                year?: number;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Budget_list: {
        parameters: {
            query?: {
                /** @description This year unless stated */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearlyBudgetList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Budget_set: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBudgetRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearlyBudgetResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Leader_report: {
        parameters: {
            query?: {
                /** @description This year unless stated */
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaderResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Leader_document: {
        parameters: {
            query?: {
                /** @description This year unless stated */
                year?: number;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_overview: {
        parameters: {
            query?: {
                /** @description First day for what happens (trainings, payments); from the beginning unless stated */
                from?: string;
                regionCode?: string;
                /** @description Last day for what happens, and the day on which people, certificates and stations are counted; today unless stated */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_reconcile: {
        parameters: {
            query: {
                /** @description Payouts that went to the bank in it */
                month: string;
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_reconciliationWorkbook: {
        parameters: {
            query: {
                /** @description Payouts that went to the bank in it */
                month: string;
                regionCode?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    FigureRows_rows: {
        parameters: {
            query: {
                figure: components["schemas"]["Figure"];
                /** @description As for the overview */
                from?: string;
                /** @description Only what lies in no county of the region, as its row of the breakdown by county */
                own?: boolean;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description As for the overview */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureRowsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_standing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_voucherWorkbook: {
        parameters: {
            query: {
                /** @description In which the money moved */
                month: string;
                regionCode?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reports_yearlyWorkbook: {
        parameters: {
            query?: {
                regionCode?: string;
                /** @description This year unless stated */
                year?: number;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Search_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    RegionSettings_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionSettingsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    RegionSettings_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionSettingsRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionSettingsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    RegionSettings_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                changeId: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SettingDecisionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionSettingsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    RegionSettings_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                changeId: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SettingDecisionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionSettingsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecuritySettings_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettingsResponse"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SecuritySettings_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecuritySettingsRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettingsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Stations_list: {
        parameters: {
            query?: {
                /** @description The day for `closed`; today unless stated */
                asOf?: string;
                /** @description Only those that have closed (true) or that serve (false) on the day `asOf`; all unless stated */
                closed?: boolean;
                grade?: components["schemas"]["StationGrade"];
                kind?: components["schemas"]["StationKind"];
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description Part of the name */
                search?: string;
                /** @description regionCode:asc unless stated */
                sort?: components["schemas"]["StationsListSort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Stations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStationRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Stations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Stations_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationEvaluations_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    StationEvaluations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationEvaluations_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                evaluationId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEvaluationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationEvaluations_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                evaluationId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationReports_list: {
        parameters: {
            query?: {
                fromMonth?: string;
                page?: number;
                pageSize?: number;
                toMonth?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationReportPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    StationReports_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationReportRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationReportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationReports_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectReportRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationReportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationReports_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationStaff_list: {
        parameters: {
            query?: {
                /** @description Only those on site today (true) or not (false); all unless stated */
                onSite?: boolean;
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    StationStaff_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationStaff_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                staffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateStaffRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationStaff_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                staffId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    StationStaff_createByName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedStaffRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Stations_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Coverage_board: {
        parameters: {
            query?: {
                /** @description Only stations without staff, or without that report */
                gap?: components["schemas"]["CoverageGap"];
                /** @description The month whose reports and stipends are looked at; last month unless stated */
                month?: string;
                page?: number;
                pageSize?: number;
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    EvaluationSchemes_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                /** @description Only those that this very region has made */
                regionCode?: string;
                /** @description Only the one by which this station is evaluated, for the year that is stated */
                stationId?: string;
                /** @description With `stationId`; this year unless stated */
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    EvaluationSchemes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchemeRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Ledger_upload: {
        parameters: {
            query?: {
                /** @description check: nothing is written; all (default): one bad row and nothing is written */
                mode?: components["schemas"]["LedgerMode"];
                /** @description Why kind and founding day of a station may be put right; without it such rows are refused */
                reason?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerImportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            /** @description 不符合规则 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & components["schemas"]["LedgerImportResponse"]) | components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Ledger_download: {
        parameters: {
            query?: {
                /** @description Why whole identity numbers are needed; stands in the log. Without it they are masked, and the staff sheet cannot be read back */
                reason?: string;
                regionCode?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Coverage_grid: {
        parameters: {
            query?: {
                /** @description The first month; eleven before the last unless stated */
                from?: string;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description The last month; last month unless stated. At most 24 months in all */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportGridResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Coverage_remind: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemindersRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindersResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Stipends_entitlements: {
        parameters: {
            query?: {
                /** @description Also what is refused (owedFen 0), to people who exist for the region */
                all?: boolean;
                /** @description The day of the assessment; today unless stated */
                asOf?: string;
                /** @description First month of a range, instead of month; with all at most 36 months */
                fromMonth?: string;
                /** @description One month; that of asOf unless a range is stated */
                month?: string;
                page?: number;
                pageSize?: number;
                /** @description What the policies of this region, and of those below it, pay */
                regionCode?: string;
                /** @description Part of a name, or a whole certificate number */
                search?: string;
                /** @description Last month of a range; that of asOf unless stated */
                toMonth?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StipendEntitlementPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    CheckIn_checkIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Completions_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletionCheck"];
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ExamCohorts_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                programmeId?: string;
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ExamCohorts_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CohortRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ExamCohorts_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCohortRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    ExamCohorts_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    TrainingLedger_upload: {
        parameters: {
            query?: {
                /** @description check: nothing is written; all (default): one bad row and nothing is written */
                mode?: components["schemas"]["LedgerMode"];
                /** @description Why attendance that is recorded, and days and hours that it rests on, may be corrected; without it rows that differ are refused */
                reason?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingLedgerImportResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            /** @description 不符合规则 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": (components["schemas"]["Problem"] & components["schemas"]["TrainingLedgerImportResponse"]) | components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    TrainingLedger_download: {
        parameters: {
            query?: {
                /** @description Why whole identity numbers are needed; stands in the log. Without it they are masked, and the attendance cannot be read back */
                reason?: string;
                /** @description Only what is held in this region and those below it */
                regionCode?: string;
                /** @description Only sessions that began in this year */
                year?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Programmes_list: {
        parameters: {
            query?: {
                line?: components["schemas"]["TrainingLine"];
                page?: number;
                pageSize?: number;
                /** @description Held in this region or offered to it from above */
                regionCode?: string;
                /** @description Part of the title, organiser or partner */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Programmes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Programmes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Programmes_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProgrammeRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Programmes_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Lapses_list: {
        parameters: {
            query?: {
                /** @description Also those that lapsed so many days ago */
                lapsedWithinDays?: number;
                page?: number;
                pageSize?: number;
                regionCode?: string;
                /** @description Lapsing within so many days from today */
                withinDays?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LapsePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Lapses_atStake: {
        parameters: {
            query?: {
                /** @description Also those that lapsed so many days ago */
                lapsedWithinDays?: number;
                regionCode?: string;
                /** @description Lapsing within so many days from today */
                withinDays?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AtStakeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                regionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelectionRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSelectionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_candidates: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidatePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_nominate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NominationRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_decide: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                candidateId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_withdrawCandidate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                candidateId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Selections_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_list: {
        parameters: {
            query?: {
                /** @description Whether it is over or cancelled */
                ended?: boolean;
                /** @description Ending on this day or later: with `to`, held on some day of a span */
                endsFrom?: string;
                /** @description Beginning on this day or later */
                from?: string;
                line?: components["schemas"]["TrainingLine"];
                /** @description Whether enrolment is open now */
                open?: boolean;
                page?: number;
                pageSize?: number;
                programmeId?: string;
                /** @description Held in this region or offered to it from above */
                regionCode?: string;
                sort?: components["schemas"]["SessionsListSort"];
                /** @description Beginning on this day or earlier */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSessionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedSessionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Attendance_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                /** @description none: enrolled and not yet told */
                status?: components["schemas"]["AttendanceFilter"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendancePage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Attendance_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    HalfDayMarks_grid: {
        parameters: {
            query?: {
                /** @description Only those of whom nothing of this half-day was told */
                openInHalfDayId?: string;
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceGridPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Attendance_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                attendanceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Completions_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                attendanceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Completions_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attendanceId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": Blob;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    CheckIn_code: {
        parameters: {
            query?: {
                /** @description Of half-days: of which one; the one that is usual now unless stated or over */
                heldOn?: string;
                part?: components["schemas"]["DayPart"];
                purpose?: components["schemas"]["ScanPurpose"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInCodeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Completions_issueAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletionsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_list: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                /** @description Enrolled and waiting unless stated */
                state?: components["schemas"]["EnrolmentState"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_enrol: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentRequest"];
            };
        };
        responses: {
            /** @description `state` says whether it is a seat or a place in the queue */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                enrolmentId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelEnrolmentRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    HalfDayMarks_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                markId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HalfDayCorrectionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedHalfDayResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    HalfDayMarks_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                halfDayId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HalfDayMarksRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    LateComers_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LateComerRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateComerResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Quotas_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Quotas_set: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Quotas_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                quotaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SignIn_readBack: {
        parameters: {
            query?: {
                /** @description Why the sheet may correct what is already recorded; without it a sheet that differs is refused */
                reason?: string;
            };
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: Blob;
                };
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetRecordedResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SignIn_sheet: {
        parameters: {
            query?: never;
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_list: {
        parameters: {
            query?: {
                /** @description One account alone, as the inbox leads to it */
                id?: string;
                page?: number;
                pageSize?: number;
                role?: components["schemas"]["Role"];
                /** @description Part of the user name or display name */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Users_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    UserSessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    UserSessions_endAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    UserSessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    SecondFactor_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetSecondFactorRequest"];
            };
        };
        responses: {
            /** @description 完成，没有内容 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_list: {
        parameters: {
            query?: {
                /** @description Only people without a bank account */
                account?: components["schemas"]["WithoutAccount"];
                /** @description Whether the person holds any certificate valid today */
                certified?: boolean;
                /** @description Only those with a certificate obtained in this year */
                certifiedYear?: string;
                /** @description Recorded, or with a fact of their own changed, on this day or since */
                changedSince?: string;
                /** @description Only holders of a certificate of one of these levels valid today */
                level?: components["schemas"]["Level"][];
                /** @description Serving there today; with serving=false, having served there */
                organizationId?: string;
                /** @description Serving today at an employer of one of these kinds */
                organizationKind?: components["schemas"]["OrganizationKind"][];
                page?: number;
                pageSize?: number;
                /** @description Only people registered or serving in this region or below it */
                regionCode?: string;
                /** @description By the last registered day of the certificates valid today: lapsing ends within 90 days, and is in force */
                registration?: components["schemas"]["RegistrationInForce"][];
                /** @description The beginning or end of a name, the initials of its characters in pinyin, the last four of an identity number, a whole certificate number, or the beginning of an employer’s name; wildcards have no meaning. Whole identity numbers and phones are found too, and belong into POST /search, since addresses are kept by browsers and proxies */
                search?: string;
                /** @description Whether the person serves today, with any employer in the caller’s region */
                serving?: boolean;
                /** @description id:asc, the order of entry, unless stated; equals stand by id. Names sort by code point */
                sort?: components["schemas"]["WorkersListSort"];
                /** @description Whether the stipend of this month is suspended */
                suspended?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkerRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWorkerRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_withdrawAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerDetail"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Education_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerCredits"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Education_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Education_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                creditId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCreditRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedCredit"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Education_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                creditId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description The renewals that rested on these hours and went too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnRegistration"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Explain_explain: {
        parameters: {
            query: {
                /** @description The day of the assessment; today unless stated */
                asOf?: string;
                kind: components["schemas"]["PayKind"];
                /** @description Award: the level asked about; required there */
                level?: components["schemas"]["Level"];
                /** @description Stipend: the month asked about, or a whole year `Y2023`; the month of asOf unless stated */
                month?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    HistoricalPayments_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoricalPaymentResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    HistoricalPayments_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HistoricalPaymentRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoricalPaymentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    HistoricalPayments_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectHistoricalPaymentRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoricalPaymentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    HistoricalPayments_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoricalPaymentResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    History_history: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    IdentityCorrections_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    IdentityCorrections_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityCorrectionRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    IdentityCorrections_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                cid: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    IdentityCorrections_refuse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                cid: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    IdentityCorrections_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                cid: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCorrectionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Merges_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Merges_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Merges_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                mid: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Merges_refuse: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                mid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Merges_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                mid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Explain_months: {
        parameters: {
            query?: {
                /** @description The day of the assessment; today unless stated */
                asOf?: string;
                /** @description First month; January of the year of `to` unless stated */
                from?: string;
                /** @description Last month; that of asOf unless stated */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonMonthsResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Workers_revealPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Posts_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Posts_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePostRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Posts_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Statement_download: {
        parameters: {
            query: {
                /** @description First month; January of two years before the last unless stated */
                from?: string;
                /** @description For whom and what for; stands in the log */
                reason: string;
                /** @description Last month; this month unless stated */
                to?: string;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Suspensions_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Suspensions_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                suspensionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSuspensionRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensionResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Suspensions_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                suspensionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Waivers_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverResponse"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Waivers_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiverRequest"];
            };
        };
        responses: {
            /** @description 已建立 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Waivers_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The version that was read, in quotes: "3". 412 when somebody has changed the row since. */
                "If-Match": string;
            };
            path: {
                id: string;
                waiverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWaiverRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            428: components["responses"]["VersionMissing"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    Waivers_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                waiverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiverWithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaiverResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    WorkerWithdrawal_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with other content 422; while the first still runs 409. Not for requests about the own account or whole numbers. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalRequest"];
            };
        };
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["Unsupported"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    RosterExport_download: {
        parameters: {
            query: {
                /** @description Only people without a bank account */
                account?: components["schemas"]["WithoutAccount"];
                /** @description Whether the person holds any certificate valid today */
                certified?: boolean;
                /** @description Only those with a certificate obtained in this year */
                certifiedYear?: string;
                /** @description Recorded, or with a fact of their own changed, on this day or since */
                changedSince?: string;
                /** @description Only holders of a certificate of one of these levels valid today */
                level?: components["schemas"]["Level"][];
                /** @description Serving there today; with serving=false, having served there */
                organizationId?: string;
                /** @description Serving today at an employer of one of these kinds */
                organizationKind?: components["schemas"]["OrganizationKind"][];
                /** @description Why whole identity numbers and accounts are needed; stands in the log */
                reason: string;
                /** @description Only people registered or serving in this region or below it */
                regionCode?: string;
                /** @description By the last registered day of the certificates valid today: lapsing ends within 90 days, and is in force */
                registration?: components["schemas"]["RegistrationInForce"][];
                /** @description The beginning or end of a name, the initials of its characters in pinyin, the last four of an identity number, a whole certificate number, or the beginning of an employer’s name; wildcards have no meaning. Whole identity numbers and phones are found too, and belong into POST /search, since addresses are kept by browsers and proxies */
                search?: string;
                /** @description Whether the person serves today, with any employer in the caller’s region */
                serving?: boolean;
                /** @description Whether the stipend of this month is suspended */
                suspended?: boolean;
            };
            header?: {
                /** @description For `Prefer: respond-async`: any new value per request; the same again is the same job */
                "Idempotency-Key"?: string;
                /** @description `respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 */
            200: {
                headers: {
                    /** @description attachment, with the name of the file in Chinese (RFC 6266, RFC 8187) */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                };
            };
            /** @description The work goes on; `Location` says where to ask how far it is */
            202: {
                headers: {
                    /** @description Of the job */
                    Location?: string;
                    /** @description RFC 7240 §3 */
                    "Preference-Applied"?: "respond-async";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobResponse"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
}
