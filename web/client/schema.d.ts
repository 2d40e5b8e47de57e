/**
 * Generated from the modules' contracts by npm run openapi: change those, not this.
 */

export interface paths {
    "/api/account-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["accountChanges.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account-changes/{changeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accountChanges.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account-changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accountChanges.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["accounts.list"];
        put?: never;
        post: operations["accounts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/bound-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["accounts.boundWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["delegations.colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/one-time-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/open-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["accounts.openWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accounts.endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["accounts.organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["appeals.list"];
        put?: never;
        post: operations["appeals.lodge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["appeals.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}/above": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeals.lodgeAbove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeals.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}/decision-above": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeals.decideAbove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}/fulfilment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeals.fulfil"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{appealId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["appeals.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/new/{subjectType}/{subjectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["appeals.draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reporting.assessments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["funds.budgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{budgetId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["funds.entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["funds.proposals"];
        put?: never;
        post: operations["funds.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals/{caseId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["funds.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals/{caseId}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["funds.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/proposals/{caseId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["funds.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["calendar.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["calendar.proposals"];
        put?: never;
        post: operations["calendar.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/proposals/{proposalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["calendar.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["catalogues.list"];
        put?: never;
        post: operations["catalogues.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes/{changeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["catalogues.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["catalogues.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claimable-certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["claims.certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["claims.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["claims.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["decisions.ofClaim"];
        put?: never;
        post: operations["decisions.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/first-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.firstReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["claims.line"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.decideLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/grant-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.proposeGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/heir": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.proposeHeir"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.holdLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/release-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.decideRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/release-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.proposeRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/lines/{claimLineId}/release-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.withdrawRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/purse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.choosePurse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/purse-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.decidePurse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.decideRejection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/return-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.decideReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/return-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.proposeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/second-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.secondReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/signals/{signalId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.checkSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{claimId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.compute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/compute-certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claims.computeCertificates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/class-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.list"];
        put?: never;
        post: operations["classes.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.show"];
        put: operations["classes.amend"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/certificates/{certificateId}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.restoreCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/certificates/{certificateId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.withdrawCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.changes"];
        put?: never;
        post: operations["classes.proposeChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/changes/{changeId}/first-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.firstReviewChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/changes/{changeId}/second-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.secondReviewChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.withdrawChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.proposeEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/first-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.firstReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["openings.ofClass"];
        put?: never;
        post: operations["openings.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/outcome-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["results.corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/outcome-corrections/{correctionId}/first-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.firstReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/outcome-corrections/{correctionId}/second-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.secondReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/outcome-corrections/{correctionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["classes.roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/roster-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.changeRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/second-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.secondReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/trainees/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.correctTrainee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/trainees/{personId}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.correctCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/trainees/{personId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["results.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/classes/{classId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["classes.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clause-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["clauses.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["clauses.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clauses/{clauseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["clauses.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact-marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["needs.mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reporting.counties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credit-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["creditCodes.list"];
        put?: never;
        post: operations["creditCodes.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credit-codes/{exceptionId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["creditCodes.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credit-codes/{exceptionId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["creditCodes.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credit-codes/{exceptionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["creditCodes.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decisionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["decisions.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decisionId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decisions.proposeReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decisionId}/replacement-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decisions.decideReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decisionId}/replacement-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decisions.withdrawReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["delegations.list"];
        put?: never;
        post: operations["delegations.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{delegationId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["delegations.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{delegationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["delegations.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["deliveries.slips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery-slips/{slipId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.cancelSlip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery-slips/{slipId}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery-slips/{slipId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.reopenSlip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delivery-slips/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["demonstration.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demonstration/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["demonstration.advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disputes.list"];
        put?: never;
        post: operations["disputes.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disputes.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}/answer-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.withdrawAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{disputeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["divisions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/{divisionCode}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["divisions.counter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["files.stage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["files.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{fileId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["files.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/help-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["help.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notifications.inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{notificationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["notifications.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["notifications.readAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notifications.unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake.list"];
        put?: never;
        post: operations["intake.stage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/choose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake.progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/refused.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake.refused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.proposeUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/undo-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.decideUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intake/{batchId}/undo-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.withdrawUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["jobs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{name}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["jobs.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/{objectType}/{objectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal.ofObject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal.head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal.reading"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/list-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["lists.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.enterCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lost-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.lostPassword"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lost-password/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.sendResetCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lost-password/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.resetByPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mass-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.list"];
        put?: never;
        post: operations["massRuns.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mass-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mass-runs/{runId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["massRuns.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mass-runs/{runId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["massRuns.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ownAccount.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/account/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.confirmPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/account/phone/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.sendPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/acting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.beginActing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/acting/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.endActing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.appeals"];
        put?: never;
        post: operations["worker.lodgeAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/appeals/{appealId}/above": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.lodgeAppealAbove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/appeals/{appealId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.withdrawAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.certificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.claimCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/claims/{claimId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.withdrawClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.delegations"];
        put?: never;
        post: operations["access.askDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/delegations/{delegationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.withdrawDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/disputable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.disputable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.disputes"];
        put?: never;
        post: operations["disputes.raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/disputes/{disputeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disputes.takeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/guides/{policyId}/{benefit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["help.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/help/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["help.agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/help/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["help.sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/help/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["help.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/messages/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.chooseMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.needs"];
        put?: never;
        post: operations["worker.recordNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/needs/{needId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.withdrawNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/openings/{openingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/openings/{openingId}/seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/payee-agreements/{agreementId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.phone"];
        put?: never;
        post: operations["access.confirmPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/phone/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.sendPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.seats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/seats/{seatId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["worker.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.secondFactor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.changeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/change/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.confirmNewSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["access.sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{sessionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.endSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["access.endOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/subsidies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["worker.subsidies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messages.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missing-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["claims.missingFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/need-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/need-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.list"];
        put?: never;
        post: operations["needs.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{needId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{needId}/occupation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["needs.map"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{needId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["needs.serve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/needs/{needId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["needs.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["objections.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objections/{objectionId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objections.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objections/{objectionId}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objections.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/objections/{objectionId}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objections.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/occupations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["occupations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["openings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/allow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.allow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.takeRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/seats/{seatId}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.seePhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/seats/{seatId}/select-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.selectOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openings/{openingId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openings.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["organisations.moves"];
        put?: never;
        post: operations["organisations.proposeMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation-moves/{moveId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.decideMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation-moves/{moveId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.receiveMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation-moves/{moveId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.withdrawMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["organisations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["organisations.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.proposeChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/changes/{changeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.decideChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/changes/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.withdrawChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/suspension-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.decideSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/suspension-ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.liftSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisationId}/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["organisations.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reporting.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ownAccounts.list"];
        put?: never;
        post: operations["ownAccounts.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/one-time-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.setPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/{accountId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-accounts/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccounts.look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.sendSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-login/code-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.signInByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/paid-lines/{claimLineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["recoveries.draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payees.accounts"];
        put?: never;
        post: operations["payees.proposeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-accounts/{changeId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.reviewAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-accounts/{changeId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.unmaskAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-accounts/{changeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.withdrawAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payees.agreements"];
        put?: never;
        post: operations["payees.recordAgreements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-agreements/{agreementId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payees.holds"];
        put?: never;
        post: operations["payees.hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-holds/{holdId}/release-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.decideRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-holds/{holdId}/release-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.proposeRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payee-holds/{holdId}/release-withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payees.withdrawRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-orders/{orderId}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-orders/{orderId}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments.list"];
        put?: never;
        post: operations["payments.prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/bank-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/bank-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.bankReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/bank-return-sample.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["payments.sampleReturn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/cancellation-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.decideCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/typed-returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.typeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/typed-returns/{returnId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.bookReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{batchId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["payments.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons.corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-corrections/{correctionId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.decideCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-corrections/{correctionId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.unmaskCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-corrections/{correctionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.withdrawCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons.duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-duplicates/apart/{apartId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.endApart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons.merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-merges/{mergeId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.decideMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-merges/{mergeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-merges/{mergeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.withdrawMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons.moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-moves/{moveId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.decideMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-moves/{moveId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.receiveMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-moves/{moveId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.withdrawMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/apart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.keepApart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/disputes/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disputes.draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.supplyFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.proposeMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/subsidies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/{personId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.unmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/persons/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["persons.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["deliveries.messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-messages/{messageId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phone-messages/{messageId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deliveries.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["places.list"];
        put?: never;
        post: operations["places.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{divisionCode}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["places.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policies.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policies.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policyVersions.list"];
        put?: never;
        post: operations["policyVersions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policyVersions.show"];
        put: operations["policyVersions.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/amounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.importTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/amounts.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policyVersions.exportTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.dryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/dry-run/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policyVersions.dryRunLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/finance-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.signFinance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/repeal-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.decideRepeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/repeal-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.proposeRepeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/repeal-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.withdrawRepeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-versions/{versionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["policyVersions.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/catalogue-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["public.checkCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.guides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/guides.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.guideFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/guides/{policyId}/{benefit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.institutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/institutions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.institutionFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/institutions/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.institution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/objections/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["public.findObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/occupations/{occupationCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.occupation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.openings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/openings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.openingFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/openings/{openingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.opening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/platforms.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.platformFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/platforms/{platformId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.platform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.procedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/projects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.projectFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.publications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publications/{publicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.publication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/publications/{publicationId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["public.object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration/card-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.proveByCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.sendRegistrationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration/code-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.proveByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/registration/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ownAccount.askCounter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/scarce-occupations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.scarceOccupations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/scarce-occupations.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.scarceOccupationFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.standards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/standards.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public.standardFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publications.list"];
        put?: never;
        post: operations["publications.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publications.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publications.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/list.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publications.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objections.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publications.takeDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{publicationId}/take-down-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publications.decideTakeDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.recoveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recoveries.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.exportRecoveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["recoveries.list"];
        put?: never;
        post: operations["recoveries.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["recoveries.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/change-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.decideChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.proposeChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/instalments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.proposeInstalments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/next-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["recoveries.nextLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/offset-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.decideOffset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/offsets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.proposeOffset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/receipt-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.bookReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.typeReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/receipts/{receiptId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.proposeReversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/reversal-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.decideReversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.proposeWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recovery-cases/{recoveryId}/write-off-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["recoveries.decideWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scarce-occupations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scarceOccupations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["staffPersons.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["standards.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teaching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reporting.teaching"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unasked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["needs.unasked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unclaimed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.unclaimed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unclaimed.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["massRuns.exportUnclaimed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["vocabulary.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-for-training-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["employment.lists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-for-training-lists/{listId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["employment.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["desk.workList"];
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
        Refusals: {
            refusals: {
                clause?: string;
                code: string;
                message: string;
                pointer: string;
                retryAfterSeconds?: number;
                route?: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "accountChanges.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "pending" | "released" | "refused" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            accountId: string;
                            allowed: string[];
                            asked: {
                                divisionCode: string | null;
                                divisionName: string | null;
                                organisationName: string | null;
                                /** @enum {string} */
                                role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            } | null;
                            /** Format: uuid */
                            changeId: string;
                            current: {
                                divisionCode: string | null;
                                divisionName: string | null;
                                organisationName: string | null;
                                /** @enum {string} */
                                role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            };
                            decidedAt: string | null;
                            decidedBy: string | null;
                            displayName: string;
                            idNumberMasked: string | null;
                            /** @enum {string} */
                            kind: "open" | "enable" | "reassign" | "reset" | "second-factor";
                            login: string;
                            opinion: string | null;
                            personName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "pending" | "released" | "refused" | "withdrawn";
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accountChanges.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "released" | "refused";
                    opinion?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "released" | "refused" | "withdrawn";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accountChanges.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "released" | "refused" | "withdrawn";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                role?: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                status?: "pending" | "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            accountId: string;
                            allowed: string[];
                            /** Format: date-time */
                            createdAt: string;
                            demonstration: boolean;
                            disabledAt: string | null;
                            displayName: string;
                            divisionCode: string | null;
                            divisionName: string | null;
                            hasSecondFactor: boolean;
                            login: string;
                            organisationId: string | null;
                            organisationName: string | null;
                            pendingChange: ("open" | "enable" | "reassign" | "reset" | "second-factor") | null;
                            personKey: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            /** @enum {string} */
                            status: "pending" | "active" | "disabled";
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    displayName: string;
                    divisionCode: string | null;
                    idNumber: string | null;
                    login: string;
                    organisationId: string | null;
                    personKey: string | null;
                    personName: string | null;
                    /** @enum {string} */
                    role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        changeId: string | null;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.boundWork": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        bound: {
                            count: number;
                            kind: string;
                        }[];
                        colleagues: {
                            /** Format: uuid */
                            accountId: string;
                            displayName: string;
                            login: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "delegations.colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            accountId: string;
                            displayName: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        changeId: string | null;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.handOver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: uuid */
                    toAccountId: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handedOver: {
                            count: number;
                            kind: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        changeId: string | null;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.openWork": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        others: number;
                        waiting: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.reassign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    divisionCode: string | null;
                    organisationId: string | null;
                    reason: string;
                    /** @enum {string} */
                    role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        changeId: string | null;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.resetSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        changeId: string | null;
                        oneTimePassword: string | null;
                        part: ("whole" | "first-half" | "second-half") | null;
                        /** @enum {string} */
                        status: "pending" | "active" | "disabled";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.endSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "accounts.organisations": {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            creditCode: string;
                            name: string;
                            /** Format: uuid */
                            organisationId: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
                status?: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            appealId: string;
                            appellant: string | null;
                            dueOn: string | null;
                            isLate: boolean;
                            isOwn: boolean;
                            /** Format: date-time */
                            lodgedAt: string;
                            number: string;
                            organisationName: string | null;
                            parentId: string | null;
                            /** @enum {string} */
                            status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                            workingDaysLeft: number | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.lodge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appellant?: string;
                    content: string;
                    paperNumber?: string;
                    /** Format: uuid */
                    subjectId: string;
                    /** @enum {string} */
                    subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        /** Format: uuid */
                        appealId: string;
                        appellant: string | null;
                        dueOn: string | null;
                        dueSource: string | null;
                        isLate: boolean;
                        isOwn: boolean;
                        /** Format: date-time */
                        lodgedAt: string;
                        number: string;
                        organisationName: string | null;
                        paperNumber: string | null;
                        parentId: string | null;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        steps: {
                            content: string;
                            /** @enum {string} */
                            kind: "lodged" | "decided" | "lodged-above" | "decided-above" | "fulfilled" | "withdrawn";
                            outcome: ("upheld" | "partly" | "dismissed") | null;
                            position: number;
                            /** Format: date-time */
                            takenAt: string;
                            who: string;
                        }[];
                        /** Format: uuid */
                        subjectId: string;
                        subjectName: string;
                        /** @enum {string} */
                        subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                        version: number;
                        workingDaysLeft: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.lodgeAbove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    opinion: string;
                    /** @enum {string} */
                    outcome: "upheld" | "partly" | "dismissed";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.decideAbove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    opinion: string;
                    /** @enum {string} */
                    outcome: "upheld" | "partly" | "dismissed";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.fulfil": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "appeals.draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subjectId: string;
                subjectType: "claim-line" | "claim" | "suspension" | "recovery";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        byPaper: boolean;
                        decideDays: number;
                        live: {
                            /** Format: uuid */
                            appealId: string;
                            number: string;
                        } | null;
                        parentId: string | null;
                        /** Format: uuid */
                        subjectId: string;
                        subjectName: string;
                        /** @enum {string} */
                        subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "reporting.assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            assessed: number;
                            assessmentPlan: string | null;
                            /** Format: uuid */
                            classId: string;
                            endOn: string;
                            enrolled: number;
                            name: string;
                            number: string | null;
                            organisationName: string;
                            passed: number;
                            startOn: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.budgets": {
        parameters: {
            query?: {
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        rows: {
                            appropriatedFen: number;
                            /** Format: uuid */
                            budgetId: string;
                            divisionCode: string;
                            fundSource: string;
                            leftFen: number;
                            paidFen: number;
                            reservedFen: number;
                            version: number;
                            year: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.entries": {
        parameters: {
            query?: {
                after?: string;
                kind?: "appropriate" | "reserve" | "post" | "void" | "return" | "recover" | "recover-reversal" | "post-reversal";
                limit?: number;
            };
            header?: never;
            path: {
                budgetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amountFen: number;
                            /** Format: uuid */
                            entryId: string;
                            /** @enum {string} */
                            kind: "appropriate" | "reserve" | "post" | "void" | "return" | "recover" | "recover-reversal" | "post-reversal";
                            postings: {
                                /** @enum {string} */
                                account: "appropriation" | "available" | "reserved" | "paid";
                                amountFen: number;
                            }[];
                            /** Format: date-time */
                            recordedAt: string;
                            recordedBy: string;
                            subjectId: string;
                            subjectText: string | null;
                            subjectType: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.proposals": {
        parameters: {
            query?: {
                status?: "open" | "approved" | "returned" | "rejected" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            allowed: string[];
                            amountFen: number;
                            /** Format: uuid */
                            caseId: string;
                            document: string;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            fromFundSource: string | null;
                            fromYear: number | null;
                            fundSource: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                            year: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    document: string;
                    fromFundSource?: string;
                    fromYear?: number;
                    fundSource: string;
                    year: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        budgetId: string | null;
                        /** Format: uuid */
                        caseId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    document: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "funds.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        caseId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "calendar.show": {
        parameters: {
            query?: {
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            day: string;
                            isProvisional: boolean;
                            isWorking: boolean;
                            name: string | null;
                        }[];
                        isNoticeDue: boolean;
                        provisionalFrom: string | null;
                        sources: string[];
                        year: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "calendar.proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        rows: {
                            allowed: string[];
                            decidedAt: string | null;
                            decidedBy: string | null;
                            documentNumber: string;
                            holidays: {
                                from: string;
                                name: string;
                                through: string;
                            }[];
                            /** Format: uuid */
                            proposalId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            /** @enum {string} */
                            status: "proposed" | "approved" | "rejected";
                            version: number;
                            workDays: string[];
                            year: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "calendar.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documentNumber: string;
                    holidays: {
                        from: string;
                        name: string;
                        through: string;
                    }[];
                    workDays: string[];
                    year: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        proposalId: string;
                        /** @enum {string} */
                        status: "proposed" | "approved" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "calendar.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "rejected";
                    opinion?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        proposalId: string;
                        /** @enum {string} */
                        status: "proposed" | "approved" | "rejected";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "catalogues.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "proposed" | "signed" | "returned" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        next: string | null;
                        rows: {
                            allowed: string[];
                            /** Format: uuid */
                            changeId: string;
                            divisionCode: string;
                            divisionName: string;
                            document: string;
                            /** Format: uuid */
                            entryId: string;
                            /** @enum {string} */
                            grounds: "needs" | "classes" | "vacancies" | "inspection";
                            holdsFrom: string;
                            /** @enum {string} */
                            kind: "project-add" | "project-stop" | "platform-add" | "platform-stop" | "need-add" | "need-stop";
                            level: number | null;
                            link: string | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            organisationName: string | null;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            signedOn: string | null;
                            /** @enum {string} */
                            status: "proposed" | "signed" | "returned" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "catalogues.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    /** Format: uuid */
                    entryId?: string;
                    /** @enum {string} */
                    grounds: "needs" | "classes" | "vacancies" | "inspection";
                    holdsFrom: string;
                    /** @enum {string} */
                    kind: "project-add" | "project-stop" | "platform-add" | "platform-stop" | "need-add" | "need-stop";
                    level?: number;
                    link?: string;
                    name?: string;
                    occupationCode?: string;
                    /** Format: uuid */
                    organisationId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "catalogues.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "proposed" | "signed" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "catalogues.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "proposed" | "signed" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.certificates": {
        parameters: {
            query: {
                benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            agreed: {
                                count: number;
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                people: number;
                            }[];
                            certificates: number;
                            classId: string | null;
                            className: string | null;
                            classNumber: string | null;
                            divisionCode: string;
                            people: number;
                            unclaimed: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.list": {
        parameters: {
            query?: {
                after?: string;
                benefit?: string;
                classId?: string;
                divisionCode?: string;
                limit?: number;
                listId?: string;
                organisationId?: string;
                q?: string;
                ready?: "publish" | "pay";
                status?: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                subject?: "class" | "work-for-training-list" | "certificates";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            assignedRole: string | null;
                            benefit: string;
                            claimant: {
                                /** @enum {string} */
                                kind: "organisation" | "person" | "bureau";
                                name: string;
                            };
                            claimedOn: string;
                            /** Format: uuid */
                            claimId: string;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            entitledFen: number;
                            grantedFen: number;
                            heldLines: number;
                            lineCount: number;
                            lines: {
                                amountFen: number;
                                count: number;
                                /** @enum {string} */
                                status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                            }[];
                            number: string;
                            openSignals: number;
                            paidFen: number;
                            payee: {
                                /** @enum {string} */
                                kind: "trainee" | "institution" | "employer";
                                name: string;
                                organisationId: string | null;
                            };
                            policyId: string;
                            purses: {
                                amountFen: number;
                                count: number;
                                fundSource: string | null;
                            }[];
                            ready: {
                                pay: {
                                    amountFen: number;
                                    count: number;
                                };
                                publish: {
                                    amountFen: number;
                                    count: number;
                                };
                            };
                            /** @enum {string} */
                            status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                            subject: {
                                id: string | null;
                                /** @enum {string} */
                                kind: "class" | "work-for-training-list" | "certificates";
                                name: string;
                                number: string | null;
                            };
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        assignedRole: string | null;
                        benefit: string;
                        blocked: {
                            message: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            rule: string;
                        }[];
                        claimant: {
                            /** @enum {string} */
                            kind: "organisation" | "person" | "bureau";
                            name: string;
                        };
                        claimedOn: string;
                        /** Format: uuid */
                        claimId: string;
                        /** Format: date-time */
                        createdAt: string;
                        divisionCode: string;
                        due: {
                            clause: string | null;
                            dueOn: string;
                            workingDaysLeft: number;
                        } | null;
                        entitledFen: number;
                        grantedFen: number;
                        heldLines: number;
                        lifecycle: {
                            assignedRole: string | null;
                            clause: string | null;
                            doneOn: string | null;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            /** @enum {string} */
                            state: "done" | "current" | "upcoming" | "blocked";
                            /** @enum {string} */
                            step: "enrolment" | "opening" | "completion" | "determination" | "first-review" | "second-review" | "publication" | "disbursement" | "arrival";
                            waitReason: string | null;
                        }[];
                        lineCount: number;
                        lineRows: {
                            allowed: string[];
                            amountFen: number;
                            because: string | null;
                            benefit: string;
                            certificate: {
                                issuedOn: string;
                                kind: string | null;
                                level: number | null;
                                number: string;
                            } | null;
                            /** Format: uuid */
                            claimLineId: string;
                            clause: string | null;
                            /** @enum {string} */
                            disposition: "published" | "frozen" | "not-entitled" | "incomplete";
                            expiredAnswers: {
                                department: string;
                                knownOn: string;
                                labels: string[];
                                reason: string;
                                validThrough: string;
                            }[];
                            grantProposed: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                            heir: {
                                name: string;
                                /** @enum {string} */
                                relation: "spouse" | "child" | "parent" | "sibling" | "grandparent" | "other";
                                status: string;
                            } | null;
                            hold: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                                releaseProposed: {
                                    /** Format: date-time */
                                    at: string;
                                    by: string;
                                    reason: string;
                                } | null;
                                /** @enum {string} */
                                status: "held" | "release-proposed" | "released";
                                version: number;
                            } | null;
                            level: number | null;
                            lineNo: number;
                            months: string[] | null;
                            occupationCode: string | null;
                            offset: {
                                number: string;
                                /** Format: uuid */
                                recoveryId: string;
                                settledOn: string;
                            } | null;
                            orderNumber: string | null;
                            /** @enum {string} */
                            outcome: "entitled" | "not-entitled" | "incomplete";
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            publicationId: string | null;
                            purse: {
                                because: string | null;
                                clause: string | null;
                                document: string | null;
                                fundSource: string | null;
                            } | null;
                            quantity: {
                                count: number;
                                /** @enum {string} */
                                unit: "person" | "day" | "hour" | "month";
                            } | null;
                            recovery: {
                                amountFen: number;
                                number: string;
                                recoveredFen: number;
                                /** Format: uuid */
                                recoveryId: string;
                                status: string;
                            } | null;
                            refusalReason: string | null;
                            returnReason: string | null;
                            rosterChangedAt: string | null;
                            signals: {
                                allowed: string[];
                                checks: {
                                    /** Format: date-time */
                                    checkedAt: string;
                                    checkedBy: string;
                                    /** @enum {string} */
                                    decision: "cleared" | "upheld";
                                    opinion: string;
                                }[];
                                message: string;
                                rule: string;
                                /** @enum {string} */
                                severity: "block" | "high" | "medium" | "low";
                                /** Format: uuid */
                                signalId: string;
                                /** @enum {string} */
                                status: "open" | "cleared" | "upheld" | "lapsed";
                                version: number;
                            }[];
                            standardText: string | null;
                            /** @enum {string} */
                            status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                            version: number;
                        }[];
                        lines: {
                            amountFen: number;
                            count: number;
                            /** @enum {string} */
                            status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        }[];
                        number: string;
                        openSignals: number;
                        paidFen: number;
                        payee: {
                            /** @enum {string} */
                            kind: "trainee" | "institution" | "employer";
                            name: string;
                            organisationId: string | null;
                        };
                        policyId: string;
                        purseChosen: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            document: string;
                            fromFundSource: string | null;
                            fundSource: string;
                            reason: string;
                        } | null;
                        purseOptions: {
                            allowed: {
                                because: string;
                                clause: string;
                                fundSource: string;
                            }[];
                            amountFen: number;
                            count: number;
                            fromFundSource: string | null;
                            notAllowed: {
                                because: string;
                                clause: string;
                                fundSource: string;
                            }[];
                        }[];
                        purses: {
                            amountFen: number;
                            count: number;
                            fundSource: string | null;
                        }[];
                        ready: {
                            pay: {
                                amountFen: number;
                                count: number;
                            };
                            publish: {
                                amountFen: number;
                                count: number;
                            };
                        };
                        returnedClears: string | null;
                        returnProposed: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            reason: string;
                        } | null;
                        returnWouldClear: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        steps: {
                            /** Format: date-time */
                            decidedAt: string;
                            /** @enum {string} */
                            decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                            opinion: string | null;
                            reasonCode: string | null;
                            role: string;
                            round: number;
                            /** @enum {string} */
                            step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                            who: string;
                        }[];
                        subject: {
                            id: string | null;
                            /** @enum {string} */
                            kind: "class" | "work-for-training-list" | "certificates";
                            name: string;
                            number: string | null;
                        };
                        totals: {
                            amountFen: number;
                            count: number;
                            /** @enum {string} */
                            disposition: "published" | "frozen" | "not-entitled" | "incomplete";
                        }[];
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.ofClaim": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        changedLines: number;
                        claimVersion: number;
                        decisions: {
                            allowed: string[];
                            /** Format: uuid */
                            decisionId: string;
                            edition: number;
                            endReason: string | null;
                            /** Format: date-time */
                            issuedAt: string;
                            issuedBy: string;
                            /** @enum {string} */
                            kind: "grant" | "refusal";
                            number: string;
                            proposed: {
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                            replacesReason: string | null;
                            /** @enum {string} */
                            status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                            version: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        decisionId: string;
                        edition: number;
                        number: string;
                        /** @enum {string} */
                        status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.firstReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.line": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        amountFen: number;
                        because: string | null;
                        benefit: string;
                        certificate: {
                            issuedOn: string;
                            kind: string | null;
                            level: number | null;
                            number: string;
                        } | null;
                        /** Format: uuid */
                        claimId: string;
                        /** Format: uuid */
                        claimLineId: string;
                        claimNumber: string;
                        clause: string | null;
                        determination: {
                            amountFen: number;
                            claimedOn: string;
                            /** Format: date-time */
                            decidedAt: string;
                            /** Format: uuid */
                            determinationId: string;
                            explanation: string[];
                            findings: {
                                met: {
                                    answerers: {
                                        id: string;
                                        /** @enum {string} */
                                        list: "departments" | "payees";
                                    }[];
                                    because: string;
                                    check: string;
                                    clause: string;
                                    facts: {
                                        knownOn: string | null;
                                        label: string;
                                        pointer: string;
                                        sourceDepartment: string | null;
                                        value: string;
                                    }[];
                                    layer: string | null;
                                    /** @enum {string} */
                                    verdict: "met" | "not-met" | "unknown";
                                }[];
                                notMet: {
                                    answerers: {
                                        id: string;
                                        /** @enum {string} */
                                        list: "departments" | "payees";
                                    }[];
                                    because: string;
                                    check: string;
                                    clause: string;
                                    facts: {
                                        knownOn: string | null;
                                        label: string;
                                        pointer: string;
                                        sourceDepartment: string | null;
                                        value: string;
                                    }[];
                                    layer: string | null;
                                    /** @enum {string} */
                                    verdict: "met" | "not-met" | "unknown";
                                }[];
                                unknown: {
                                    answerers: {
                                        id: string;
                                        /** @enum {string} */
                                        list: "departments" | "payees";
                                    }[];
                                    because: string;
                                    check: string;
                                    clause: string;
                                    facts: {
                                        knownOn: string | null;
                                        label: string;
                                        pointer: string;
                                        sourceDepartment: string | null;
                                        value: string;
                                    }[];
                                    layer: string | null;
                                    /** @enum {string} */
                                    verdict: "met" | "not-met" | "unknown";
                                }[];
                            };
                            /** @enum {string} */
                            outcome: "entitled" | "not-entitled" | "incomplete";
                            pack: string;
                            policyId: string;
                            quantity: {
                                count: number;
                                /** @enum {string} */
                                unit: "person" | "day" | "hour" | "month";
                            } | null;
                            standard: {
                                amountFen: number;
                                clause: string | null;
                                source: string;
                                text: string;
                                /** @enum {string} */
                                unit: "person" | "day" | "hour" | "month";
                                upliftPercent: number | null;
                            } | null;
                        };
                        /** @enum {string} */
                        disposition: "published" | "frozen" | "not-entitled" | "incomplete";
                        divisionCode: string;
                        expiredAnswers: {
                            department: string;
                            knownOn: string;
                            labels: string[];
                            reason: string;
                            validThrough: string;
                        }[];
                        grantProposed: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            reason: string;
                        } | null;
                        heir: {
                            name: string;
                            /** @enum {string} */
                            relation: "spouse" | "child" | "parent" | "sibling" | "grandparent" | "other";
                            status: string;
                        } | null;
                        history: {
                            amountFen: number;
                            /** Format: date-time */
                            decidedAt: string;
                            /** Format: uuid */
                            determinationId: string;
                            isCurrent: boolean;
                            /** @enum {string} */
                            outcome: "entitled" | "not-entitled" | "incomplete";
                            pack: string;
                        }[];
                        hold: {
                            /** Format: date-time */
                            at: string;
                            by: string;
                            reason: string;
                            releaseProposed: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                reason: string;
                            } | null;
                            /** @enum {string} */
                            status: "held" | "release-proposed" | "released";
                            version: number;
                        } | null;
                        level: number | null;
                        lifecycle: {
                            assignedRole: string | null;
                            clause: string | null;
                            doneOn: string | null;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            /** @enum {string} */
                            state: "done" | "current" | "upcoming" | "blocked";
                            /** @enum {string} */
                            step: "enrolment" | "opening" | "completion" | "determination" | "first-review" | "second-review" | "publication" | "disbursement" | "arrival";
                            waitReason: string | null;
                        }[];
                        lineNo: number;
                        months: string[] | null;
                        nextLineId: string | null;
                        occupationCode: string | null;
                        offset: {
                            number: string;
                            /** Format: uuid */
                            recoveryId: string;
                            settledOn: string;
                        } | null;
                        orderNumber: string | null;
                        /** @enum {string} */
                        outcome: "entitled" | "not-entitled" | "incomplete";
                        payee: {
                            /** @enum {string} */
                            kind: "trainee" | "institution" | "employer";
                            name: string;
                            organisationId: string | null;
                        };
                        person: {
                            idNumberMasked: string;
                            name: string;
                            personId: number;
                        };
                        policyId: string;
                        previousLineId: string | null;
                        publicationId: string | null;
                        purse: {
                            because: string | null;
                            clause: string | null;
                            document: string | null;
                            fundSource: string | null;
                        } | null;
                        quantity: {
                            count: number;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        } | null;
                        recovery: {
                            amountFen: number;
                            number: string;
                            recoveredFen: number;
                            /** Format: uuid */
                            recoveryId: string;
                            status: string;
                        } | null;
                        refusalReason: string | null;
                        returnReason: string | null;
                        rosterChangedAt: string | null;
                        signals: {
                            allowed: string[];
                            checks: {
                                /** Format: date-time */
                                checkedAt: string;
                                checkedBy: string;
                                /** @enum {string} */
                                decision: "cleared" | "upheld";
                                opinion: string;
                            }[];
                            message: string;
                            rule: string;
                            /** @enum {string} */
                            severity: "block" | "high" | "medium" | "low";
                            /** Format: uuid */
                            signalId: string;
                            /** @enum {string} */
                            status: "open" | "cleared" | "upheld" | "lapsed";
                            version: number;
                        }[];
                        standardText: string | null;
                        /** @enum {string} */
                        status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        subject: {
                            id: string | null;
                            /** @enum {string} */
                            kind: "class" | "work-for-training-list" | "certificates";
                            name: string;
                            number: string | null;
                        };
                        version: number;
                        waysToYes: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.decideLine": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "grant" | "decline" | "refuse" | "restore";
                    reason?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** @enum {string} */
                        status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.proposeGrant": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** @enum {string} */
                        status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.proposeHeir": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountNumber: string;
                    bankName: string;
                    document: string;
                    fileIds: string[];
                    name: string;
                    papers: ("notarised-succession" | "court-decision" | "kinship-statement" | "family-promise" | "heirs-agreement" | "will")[];
                    reason: string;
                    /** @enum {string} */
                    relation: "spouse" | "child" | "parent" | "sibling" | "grandparent" | "other";
                    /** @enum {string} */
                    share: "only" | "for-all";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.holdLine": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        holdStatus: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.decideRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        holdStatus: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.proposeRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        holdStatus: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.withdrawRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimLineId: string;
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        holdStatus: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.choosePurse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fromFundSource: string | null;
                    fundSource: string;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.decidePurse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.recompute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changedLines: number;
                        /** Format: uuid */
                        claimId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.decideRejection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.decideReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.proposeReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.secondReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.checkSignal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
                signalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "cleared" | "upheld";
                    opinion: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        /** Format: uuid */
                        signalId: string;
                        /** @enum {string} */
                        status: "open" | "cleared" | "upheld" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        returnedClears: string | null;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    classId?: string;
                    /** Format: uuid */
                    listId?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        blocked: {
                            message: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            rule: string;
                        }[];
                        claims: {
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            entitledFen: number;
                            isNew: boolean;
                            lineCount: number;
                            number: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.computeCertificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
                    classId: string | null;
                    divisionCode: string;
                    organisationId: string | null;
                    /** @enum {string} */
                    payee: "trainee" | "institution";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        blocked: {
                            message: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            rule: string;
                        }[];
                        claims: {
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            entitledFen: number;
                            isNew: boolean;
                            lineCount: number;
                            number: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.notice": {
        parameters: {
            query: {
                startOn: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusal: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.list": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                limit?: number;
                name?: string;
                nextStep?: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign";
                organisationId?: string;
                startFrom?: string;
                startThrough?: string;
                status?: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                trainingKind?: "employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            approvedOn: string | null;
                            certifiedCount: number;
                            /** Format: uuid */
                            classId: string;
                            divisionCode: string;
                            dueOn: string | null;
                            endOn: string;
                            enrolledCount: number;
                            filedOn: string | null;
                            level: number | null;
                            levelUnread: string | null;
                            name: string;
                            nextStep: ("prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign") | null;
                            number: string | null;
                            occupationCode: string | null;
                            occupationText: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            plannedCount: number | null;
                            startOn: string;
                            /** @enum {string} */
                            status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                            trainedCount: number;
                            trainingKind: string;
                            workingDaysLeft: number | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filing: {
                        assessmentPlan: string | null;
                        costBorneBy: ("institution" | "employer" | "trainee") | null;
                        endOn: string;
                        headTeacherName: string | null;
                        headTeacherPhone?: string;
                        isHazardous: boolean | null;
                        isSecret: boolean | null;
                        level: number | null;
                        levelUnread?: string | null;
                        location: string | null;
                        name: string;
                        occupationCode: string | null;
                        occupationText: string | null;
                        /** @enum {string} */
                        organiser: "institution" | "employer";
                        place: string | null;
                        plannedCount: number | null;
                        practiceHours: number | null;
                        safetyHours: number | null;
                        sessions: {
                            content: string | null;
                            from: string;
                            hours: number;
                            room: string | null;
                            roomKind: string | null;
                            taughtOn: string;
                            teacherName: string | null;
                            textbook: string | null;
                            until: string;
                        }[];
                        startOn: string;
                        teachers: {
                            age: number | null;
                            course: string | null;
                            education: string | null;
                            employment: ("full-time" | "part-time") | null;
                            idNumber?: string;
                            major: string | null;
                            name: string | null;
                            qualification: string | null;
                            qualificationLevel: string | null;
                            sex: ("male" | "female") | null;
                            title: string | null;
                        }[];
                        theoryHours: number | null;
                        totalHours: number | null;
                        /** @enum {string} */
                        trainingKind: "employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming";
                        videoKept: boolean | null;
                    };
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        approval: {
                            /** Format: uuid */
                            caseId: string;
                            dueClause: string | null;
                            dueOn: string | null;
                            nextStep: ("prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign") | null;
                            /** Format: date-time */
                            openedAt: string;
                            round: number;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            subjectId: string;
                            /** @enum {string} */
                            subjectType: "class-filing" | "claim" | "payment-batch" | "budget" | "line-release" | "objection" | "policy-version" | "payee-account" | "bank-return" | "claim-rejection" | "line-change" | "suspension" | "account" | "calendar" | "line-decision" | "intake-batch" | "claim-return" | "line-hold" | "publication-end" | "suspension-end" | "organisation-change" | "class-change" | "class-end" | "roster-change" | "fact-correction" | "person-correction" | "person-merge" | "import-undo" | "recovery" | "recovery-receipt" | "write-off" | "appeal" | "dispute" | "policy-repeal" | "payment-cancel" | "credit-code" | "organisation-move" | "person-move" | "written-decision" | "purse-choice" | "catalogue-change";
                            version: number;
                            workingDaysLeft: number | null;
                        } | null;
                        approvedOn: string | null;
                        assessmentPlan: string | null;
                        certifiedCount: number;
                        /** Format: uuid */
                        classId: string;
                        costBorneBy: ("institution" | "employer" | "trainee") | null;
                        /** Format: date-time */
                        createdAt: string;
                        divisionCode: string;
                        divisionName: string;
                        endedEarlyOn: string | null;
                        endOn: string;
                        enrolledCount: number;
                        filedOn: string | null;
                        headTeacherName: string | null;
                        headTeacherPhoneMasked: string | null;
                        isHazardous: boolean | null;
                        isSecret: boolean | null;
                        level: number | null;
                        levelUnread: string | null;
                        location: string | null;
                        name: string;
                        number: string | null;
                        occupationCode: string | null;
                        occupationText: string | null;
                        organisationCreditCode: string;
                        /** Format: uuid */
                        organisationId: string;
                        organisationName: string;
                        /** @enum {string} */
                        organiser: "institution" | "employer";
                        place: string | null;
                        plannedCount: number | null;
                        policyId: string;
                        practiceHours: number | null;
                        safetyHours: number | null;
                        sessions: {
                            conflictWaived: boolean;
                            content: string | null;
                            from: string;
                            hours: number;
                            room: string | null;
                            roomKind: string | null;
                            sessionNo: number;
                            taughtOn: string;
                            teacherName: string | null;
                            textbook: string | null;
                            until: string;
                        }[];
                        slotDays: string[];
                        source: string;
                        startOn: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        teachers: {
                            age: number | null;
                            course: string | null;
                            education: string | null;
                            employment: ("full-time" | "part-time") | null;
                            idNumberMasked: string | null;
                            major: string | null;
                            name: string | null;
                            qualification: string | null;
                            qualificationLevel: string | null;
                            sex: ("male" | "female") | null;
                            teacherNo: number;
                            title: string | null;
                        }[];
                        theoryHours: number | null;
                        totalHours: number | null;
                        trainedCount: number;
                        trainingKind: string;
                        version: number;
                        videoKept: boolean | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.amend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filing: {
                        assessmentPlan: string | null;
                        costBorneBy: ("institution" | "employer" | "trainee") | null;
                        endOn: string;
                        headTeacherName: string | null;
                        headTeacherPhone?: string;
                        isHazardous: boolean | null;
                        isSecret: boolean | null;
                        level: number | null;
                        levelUnread?: string | null;
                        location: string | null;
                        name: string;
                        occupationCode: string | null;
                        occupationText: string | null;
                        /** @enum {string} */
                        organiser: "institution" | "employer";
                        place: string | null;
                        plannedCount: number | null;
                        practiceHours: number | null;
                        safetyHours: number | null;
                        sessions: {
                            content: string | null;
                            from: string;
                            hours: number;
                            room: string | null;
                            roomKind: string | null;
                            taughtOn: string;
                            teacherName: string | null;
                            textbook: string | null;
                            until: string;
                        }[];
                        startOn: string;
                        teachers: {
                            age: number | null;
                            course: string | null;
                            education: string | null;
                            employment: ("full-time" | "part-time") | null;
                            idNumber?: string;
                            major: string | null;
                            name: string | null;
                            qualification: string | null;
                            qualificationLevel: string | null;
                            sex: ("male" | "female") | null;
                            title: string | null;
                        }[];
                        theoryHours: number | null;
                        totalHours: number | null;
                        /** @enum {string} */
                        trainingKind: "employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming";
                        videoKept: boolean | null;
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.attendance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        rows: {
                            belowThreshold: boolean;
                            idNumberMasked: string;
                            locked: boolean;
                            marks: ("present" | "absent" | "leave" | "unknown")[];
                            name: string;
                            personId: number;
                            presentSlots: number;
                            ratePercent: number;
                            recorded: boolean;
                            rosterNo: number;
                            wholeDays: number | null;
                        }[];
                        slotRates: number[];
                        slots: {
                            day: string;
                            /** @enum {string} */
                            half: "morning" | "afternoon" | "evening";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.restoreCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificateId: string;
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.withdrawCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificateId: string;
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    reason: string;
                    withdrawnOn: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        rows: {
                            allowed: string[];
                            approval: {
                                /** Format: uuid */
                                caseId: string;
                                dueClause: string | null;
                                dueOn: string | null;
                                nextStep: ("prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign") | null;
                                /** Format: date-time */
                                openedAt: string;
                                round: number;
                                /** @enum {string} */
                                status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                                steps: {
                                    /** Format: date-time */
                                    decidedAt: string;
                                    /** @enum {string} */
                                    decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                    opinion: string | null;
                                    reasonCode: string | null;
                                    role: string;
                                    round: number;
                                    /** @enum {string} */
                                    step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                    who: string;
                                }[];
                                subjectId: string;
                                /** @enum {string} */
                                subjectType: "class-filing" | "claim" | "payment-batch" | "budget" | "line-release" | "objection" | "policy-version" | "payee-account" | "bank-return" | "claim-rejection" | "line-change" | "suspension" | "account" | "calendar" | "line-decision" | "intake-batch" | "claim-return" | "line-hold" | "publication-end" | "suspension-end" | "organisation-change" | "class-change" | "class-end" | "roster-change" | "fact-correction" | "person-correction" | "person-merge" | "import-undo" | "recovery" | "recovery-receipt" | "write-off" | "appeal" | "dispute" | "policy-repeal" | "payment-cancel" | "credit-code" | "organisation-move" | "person-move" | "written-decision" | "purse-choice" | "catalogue-change";
                                version: number;
                                workingDaysLeft: number | null;
                            } | null;
                            /** Format: uuid */
                            changeId: string;
                            clause: string | null;
                            decidedAt: string | null;
                            effectiveOn: string | null;
                            fields: {
                                after: string | null;
                                before: string | null;
                                field: string;
                            }[];
                            /** @enum {string} */
                            kind: "never-held" | "broken-off" | "reopened" | "filing" | "trainee-left" | "trainee-joined" | "trainee-swapped" | "trainee-corrected";
                            personName: string | null;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            review: "none" | "first-review" | "both-reviews" | "second-review";
                            /** @enum {string} */
                            status: "open" | "applied" | "returned" | "withdrawn";
                        }[];
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.proposeChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filing: {
                        assessmentPlan: string | null;
                        costBorneBy: ("institution" | "employer" | "trainee") | null;
                        endOn: string;
                        headTeacherName: string | null;
                        headTeacherPhone?: string;
                        isHazardous: boolean | null;
                        isSecret: boolean | null;
                        level: number | null;
                        levelUnread?: string | null;
                        location: string | null;
                        name: string;
                        occupationCode: string | null;
                        occupationText: string | null;
                        /** @enum {string} */
                        organiser: "institution" | "employer";
                        place: string | null;
                        plannedCount: number | null;
                        practiceHours: number | null;
                        safetyHours: number | null;
                        sessions: {
                            content: string | null;
                            from: string;
                            hours: number;
                            room: string | null;
                            roomKind: string | null;
                            taughtOn: string;
                            teacherName: string | null;
                            textbook: string | null;
                            until: string;
                        }[];
                        startOn: string;
                        teachers: {
                            age: number | null;
                            course: string | null;
                            education: string | null;
                            employment: ("full-time" | "part-time") | null;
                            idNumber?: string;
                            major: string | null;
                            name: string | null;
                            qualification: string | null;
                            qualificationLevel: string | null;
                            sex: ("male" | "female") | null;
                            title: string | null;
                        }[];
                        theoryHours: number | null;
                        totalHours: number | null;
                        /** @enum {string} */
                        trainingKind: "employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming";
                        videoKept: boolean | null;
                    };
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.firstReviewChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.secondReviewChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.withdrawChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.checks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedOn: string;
                        /** Format: uuid */
                        classId: string;
                        maySubmit: boolean;
                        met: {
                            because: string;
                            blocking: boolean;
                            check: string;
                            clause: string | null;
                            facts: string[];
                            rule: string | null;
                            /** @enum {string} */
                            verdict: "not-met" | "unknown" | "met";
                        }[];
                        notMet: {
                            because: string;
                            blocking: boolean;
                            check: string;
                            clause: string | null;
                            facts: string[];
                            rule: string | null;
                            /** @enum {string} */
                            verdict: "not-met" | "unknown" | "met";
                        }[];
                        unknown: {
                            because: string;
                            blocking: boolean;
                            check: string;
                            clause: string | null;
                            facts: string[];
                            rule: string | null;
                            /** @enum {string} */
                            verdict: "not-met" | "unknown" | "met";
                        }[];
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.proposeEnd": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "never-held" | "broken-off";
                    lastOn: string | null;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.firstReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.ofClass": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        lastDay: string;
                        opening: {
                            allowed: string[];
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            closedBecause: string | null;
                            conditions: {
                                /** @enum {string} */
                                audience: "everybody" | "older" | "younger";
                                groups: string[];
                                maxAge: number | null;
                                minAge: number | null;
                                note: string | null;
                            };
                            costBorneBy: string | null;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            hours: number | null;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queueClause: string | null;
                            queued: number;
                            /** @enum {string} */
                            queueOrder: "arrival" | "focus-groups" | "focus-counties";
                            reason: string | null;
                            rows: {
                                allowed: string[];
                                /** @enum {string} */
                                base: "none" | "a-little" | "for-years";
                                /** @enum {string} */
                                destination: "here" | "elsewhere" | "own" | "not-known";
                                explanation: string | null;
                                idNumberMasked: string;
                                movedUpAt: string | null;
                                name: string;
                                number: number;
                                personId: number;
                                phoneMasked: string | null;
                                rank: number;
                                reason: ("conditions-not-met" | "not-reached" | "wrong-person" | "same-class-before" | "asked-herself" | "other") | null;
                                /** Format: uuid */
                                seatId: string;
                                /** @enum {string} */
                                status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                                /** Format: date-time */
                                takenAt: string;
                                /** @enum {string} */
                                wish: "find-work" | "earn-more" | "own-business" | "certificate";
                            }[];
                            seats: number;
                            selectionReasons: ("conditions-not-met" | "not-reached" | "wrong-person" | "same-class-before" | "asked-herself" | "other")[];
                            startOn: string;
                            /** @enum {string} */
                            status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                            taken: number;
                            version: number;
                        } | null;
                        plannedCount: number | null;
                        today: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    conditions: {
                        /** @enum {string} */
                        audience: "everybody" | "older" | "younger";
                        groups: string[];
                        maxAge: number | null;
                        minAge: number | null;
                        note: string | null;
                    };
                    openFrom: string;
                    openUntil: string;
                    /** @enum {string} */
                    queueOrder: "arrival" | "focus-groups" | "focus-counties";
                    seats: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.corrections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        rows: {
                            allowed: string[];
                            /** Format: uuid */
                            correctionId: string;
                            decidedAt: string | null;
                            document: string;
                            dueOn: string | null;
                            fields: {
                                after: string | null;
                                before: string | null;
                                field: string;
                            }[];
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            /** @enum {string} */
                            kind: "result" | "certificate" | "certificate-withdrawn" | "certificate-restored";
                            paidLines: {
                                benefit: string;
                                /** Format: uuid */
                                claimLineId: string;
                            }[];
                            personId: number;
                            personName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            review: "first-review" | "both-reviews" | "second-review";
                            /** @enum {string} */
                            status: "open" | "applied" | "returned" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.firstReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.secondReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.takeBack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.results": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        rows: {
                            allowed: string[];
                            assessedOn: string | null;
                            certificates: {
                                allowed: string[];
                                /** Format: uuid */
                                certificateId: string;
                                issuedOn: string | null;
                                issuer: string | null;
                                kind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                                level: number | null;
                                levelUnread: string | null;
                                number: string;
                                occupationCode: string | null;
                                occupationText: string | null;
                                warnings: {
                                    code: string;
                                    message: string;
                                    rule: string | null;
                                }[];
                            }[];
                            endedCertificates: {
                                allowed: string[];
                                /** Format: uuid */
                                certificateId: string;
                                /** @enum {string} */
                                endedAs: "withdrawn" | "replaced";
                                number: string;
                                withdrawnOn: string | null;
                            }[];
                            idNumberMasked: string;
                            name: string;
                            overallScore: number | null;
                            personId: number;
                            practiceScore: number | null;
                            result: ("passed" | "failed" | "absent") | null;
                            rosterNo: number;
                            theoryScore: number | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.roster": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        rows: {
                            attendance: {
                                belowThreshold: boolean;
                                presentSlots: number;
                                ratePercent: number;
                                slotCount: number;
                                wholeDays: number | null;
                            } | null;
                            bankAccount: {
                                bankName: string | null;
                                numberLast4: string;
                                sharedWith: number;
                                usable: boolean;
                            } | null;
                            birthOn: string | null;
                            certificate: {
                                issuedOn: string | null;
                                kind: string | null;
                                level: number | null;
                                number: string;
                            } | null;
                            confirmedGroups: {
                                code: string;
                                /** @enum {string} */
                                department: "public-security" | "social-insurance" | "public-finance" | "pension" | "rural-revitalisation" | "civil-affairs" | "employment-service" | "market-regulation" | "education" | "subsidy-ledger";
                                from: string;
                                graduationYear: number | null;
                                knownOn: string;
                                until: string | null;
                            }[];
                            confirmedHukou: ("rural" | "urban") | null;
                            declaredGroupText: string | null;
                            declaredHukou: string | null;
                            /** @enum {string} */
                            documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                            enrolledOn: string | null;
                            ethnicity: string | null;
                            idNumberConfirmed: boolean;
                            idNumberMasked: string;
                            leftOn: string | null;
                            livingAllowanceRequested: boolean;
                            name: string;
                            personId: number;
                            phoneMasked: string | null;
                            remark: string | null;
                            result: {
                                assessedOn: string | null;
                                overallScore: number | null;
                                /** @enum {string} */
                                result: "passed" | "failed" | "absent";
                            } | null;
                            rosterNo: number;
                            sex: ("male" | "female") | null;
                            /** @enum {string} */
                            status: "enrolled" | "withdrawn" | "broken-off";
                            unanswered: ("public-security" | "social-insurance" | "public-finance" | "pension" | "rural-revitalisation" | "civil-affairs" | "employment-service" | "market-regulation" | "education" | "subsidy-ledger")[];
                            warnings: {
                                code: string;
                                message: string;
                                rule: string | null;
                            }[];
                        }[];
                        total: number;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.changeRoster": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    joins: {
                        enrolledOn: string;
                        groupText: string | null;
                        idNumber: string;
                        name: string;
                        phone: string | null;
                    } | null;
                    leaves: {
                        lastOn: string | null;
                        personId: number;
                    } | null;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.secondReview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.correctTrainee": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enrolledOn: string | null;
                    groupText: string | null;
                    livingAllowanceRequested?: boolean;
                    name?: string;
                    phone?: string;
                    reason: string;
                    remark: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** Format: uuid */
                        classId: string;
                        /** @enum {string} */
                        classStatus: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        /** @enum {string} */
                        review: "none" | "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.correctCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    certificateId?: string;
                    document: string;
                    fileIds?: string[];
                    issuedOn: string;
                    issuer?: string;
                    /** @enum {string} */
                    kind: "vocational-qualification" | "skill-level" | "special-ability" | "training-completion";
                    level?: number;
                    number: string;
                    occupationCode?: string;
                    occupationText?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "results.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assessedOn?: string;
                    document: string;
                    fileIds?: string[];
                    overallScore?: number;
                    practiceScore?: number;
                    reason: string;
                    /** @enum {string} */
                    result: "passed" | "failed" | "absent";
                    theoryScore?: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        /** @enum {string} */
                        review: "first-review" | "both-reviews" | "second-review";
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "classes.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                classId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        cleared: ("filed-on" | "teacher-and-room-holds" | "enrolments")[];
                        number: string | null;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "first-reviewed" | "approved" | "returned" | "rejected" | "cancelled" | "completed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "clauses.figures": {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            clause: string;
                            met: number;
                            notMet: number;
                            unknown: number;
                        }[];
                        year: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "clauses.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clauses: {
                            answers: {
                                [key: string]: string[];
                            };
                            document: string;
                            id: string;
                            kind: string;
                            notYet: string | null;
                            paraphrase: string;
                            ref: string;
                            requirement: string;
                            short: string;
                            state: string;
                        }[];
                        documents: {
                            effectiveFrom: string;
                            effectiveUntil: string | null;
                            id: string;
                            issuedOn: string;
                            number: string | null;
                            region: string;
                            short: string;
                            title: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "clauses.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clauseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clause: {
                            answers: {
                                [key: string]: string[];
                            };
                            document: string;
                            id: string;
                            kind: string;
                            notYet: string | null;
                            paraphrase: string;
                            ref: string;
                            requirement: string;
                            short: string;
                            state: string;
                        };
                        document: {
                            effectiveFrom: string;
                            effectiveUntil: string | null;
                            id: string;
                            issuedOn: string;
                            number: string | null;
                            region: string;
                            short: string;
                            title: string;
                        };
                        system: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                    idNumber?: string;
                    /** @enum {string} */
                    kind: "no-wish" | "not-reached";
                    markedOn?: string;
                    name?: string;
                    personId?: number;
                    phone?: string;
                    /** @enum {string} */
                    reason?: "not-at-home" | "no-phone" | "not-answered" | "moved-away" | "in-hospital";
                    tries?: number;
                    villageCode?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        markId: string;
                        personId: number;
                        /** @enum {string} */
                        status: "standing" | "replaced" | "lapsed";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "reporting.counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            claims: number;
                            classes: number;
                            divisionCode: string;
                            name: string;
                            overdue: number;
                            paidFen: number;
                            persons: number;
                        }[];
                        withoutAny: number;
                        year: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "creditCodes.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            certifiedName: string;
                            creditCode: string;
                            document: string;
                            /** Format: uuid */
                            exceptionId: string;
                            /** @enum {string} */
                            fault: "check" | "kind" | "division";
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            isInUse: boolean;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "open" | "confirmed" | "returned" | "withdrawn" | "revoked";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "creditCodes.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    certifiedName: string;
                    creditCode: string;
                    document: string;
                    fileIds?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exceptionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "creditCodes.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exceptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exceptionId: string;
                        /** @enum {string} */
                        status: "open" | "confirmed" | "returned" | "withdrawn" | "revoked";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "creditCodes.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exceptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exceptionId: string;
                        /** @enum {string} */
                        status: "open" | "confirmed" | "returned" | "withdrawn" | "revoked";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "creditCodes.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exceptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exceptionId: string;
                        /** @enum {string} */
                        status: "open" | "confirmed" | "returned" | "withdrawn" | "revoked";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        /** Format: uuid */
                        decisionId: string;
                        digest: string;
                        edition: number;
                        endReason: string | null;
                        head: {
                            appeal: string;
                            claimNumber: string;
                            edition: number;
                            granted: string;
                            issuedOn: string;
                            law: string[];
                            number: string;
                            office: string;
                            open: string | null;
                            paragraphs: string[];
                            refused: string | null;
                            title: string;
                            to: string;
                        };
                        isIntact: boolean;
                        /** Format: date-time */
                        issuedAt: string;
                        issuedBy: string;
                        /** @enum {string} */
                        kind: "grant" | "refusal";
                        number: string;
                        parts: {
                            amountFen: number;
                            citation: string | null;
                            /** Format: uuid */
                            claimLineId: string;
                            clause: string | null;
                            idNumberMasked: string;
                            lineNo: number;
                            name: string;
                            reason: string | null;
                            standard: string | null;
                            /** @enum {string} */
                            verdict: "granted" | "refused";
                        }[];
                        replacesReason: string | null;
                        /** @enum {string} */
                        status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.proposeReplacement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        decisionId: string;
                        edition: number;
                        number: string;
                        /** @enum {string} */
                        status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.decideReplacement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        decisionId: string;
                        edition: number;
                        number: string;
                        /** @enum {string} */
                        status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "decisions.withdrawReplacement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        decisionId: string;
                        edition: number;
                        number: string;
                        /** @enum {string} */
                        status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "delegations.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            decidedBy: string | null;
                            /** Format: uuid */
                            delegationId: string;
                            divisionName: string | null;
                            endedBy: string | null;
                            fromName: string;
                            fromOn: string;
                            opinion: string | null;
                            phase: ("coming" | "in-force" | "over") | null;
                            reason: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            /** @enum {string} */
                            status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                            throughOn: string;
                            toName: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "delegations.ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    fromAccountId: string;
                    fromOn: string;
                    reason: string;
                    throughOn: string;
                    /** Format: uuid */
                    toAccountId: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** @enum {string} */
                        status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "delegations.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "released" | "refused";
                    opinion?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** @enum {string} */
                        status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "delegations.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** @enum {string} */
                        status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.slips": {
        parameters: {
            query?: {
                after?: string;
                ids?: string;
                limit?: number;
                status?: "to-print" | "printed" | "handed-over" | "refused" | "undelivered" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            /** @enum {string} */
                            because: "no-phone" | "given-up" | "required";
                            content: string;
                            endedBy: string | null;
                            endedOn: string | null;
                            /** @enum {string} */
                            kind: "claim-returned" | "line-approved" | "line-refused" | "published" | "publication-ends" | "paid" | "paid-for-you" | "bank-returned" | "account-missing" | "objection-answered" | "recovery-noticed" | "dispute-answered" | "dispute-corrected" | "appeal-answered" | "agreement-recorded" | "agreement-ended" | "seat-held" | "seat-queued" | "seat-moved-up" | "seat-selected-out" | "seat-enrolled" | "class-approved" | "opening-closed" | "opening-stopped" | "opening-allowed" | "opening-cancelled" | "account-opened" | "account-changed" | "account-stopped" | "account-verified" | "account-unconfirmed" | "helped-act";
                            number: string;
                            office: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: string;
                            };
                            printedAt: string | null;
                            printedBy: string | null;
                            reason: string | null;
                            signedBy: string | null;
                            /** Format: uuid */
                            slipId: string;
                            /** @enum {string} */
                            status: "to-print" | "printed" | "handed-over" | "refused" | "undelivered" | "cancelled";
                            /** Format: date-time */
                            toldAt: string;
                            version: number;
                            witness: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.cancelSlip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        slipId: string;
                        /** @enum {string} */
                        status: "to-print" | "printed" | "handed-over" | "refused" | "undelivered" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.record": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    on: string;
                    /** @enum {string} */
                    outcome: "handed-over" | "refused" | "undelivered";
                    reason?: string;
                    signedBy?: string;
                    version: number;
                    witness?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        slipId: string;
                        /** @enum {string} */
                        status: "to-print" | "printed" | "handed-over" | "refused" | "undelivered" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.reopenSlip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        slipId: string;
                        /** @enum {string} */
                        status: "to-print" | "printed" | "handed-over" | "refused" | "undelivered" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slipIds: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        printed: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "demonstration.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            displayName: string;
                            login: string;
                            organisationName: string | null;
                            password: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            story: ("paid" | "waits-for-a-fact" | "refused" | "published" | "holds-a-seat" | "waits-in-a-queue" | "may-claim" | "being-reviewed" | "refused-for-a-certificate" | "had-it-once" | "helps") | null;
                        }[];
                        county: string;
                        isReady: boolean;
                        newcomers: {
                            idNumber: string;
                            name: string;
                        }[];
                        /** @constant */
                        on: true;
                        password: string;
                        today: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "demonstration.advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string | "next-working-day";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        today: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.list": {
        parameters: {
            query?: {
                after?: string;
                fact?: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                limit?: number;
                q?: string;
                status?: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** @enum {string} */
                            channel: "phone" | "counter" | "paper" | "telephone";
                            /** Format: uuid */
                            disputeId: string;
                            dueOn: string | null;
                            /** @enum {string} */
                            fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                            /** @enum {string} */
                            kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                            number: string;
                            /** Format: date-time */
                            openedAt: string;
                            parentId: string | null;
                            personId: number;
                            personName: string;
                            stated: string;
                            statedBy: string;
                            /** @enum {string} */
                            status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                            workingDaysLeft: number | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    broughtBy: string;
                    broughtOn: string;
                    /** @enum {string} */
                    channel: "counter" | "paper" | "telephone";
                    content: string;
                    /** @enum {string} */
                    fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                    /** @enum {string} */
                    kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                    personId: number;
                    /** Format: uuid */
                    subjectId: string;
                    /** @enum {string} */
                    subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        heldLines: number;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        amountFen: number;
                        answer: ("upheld" | "unfounded") | null;
                        because: string;
                        broughtBy: string | null;
                        broughtOn: string;
                        /** @enum {string} */
                        channel: "phone" | "counter" | "paper" | "telephone";
                        content: string;
                        /** Format: uuid */
                        disputeId: string;
                        dueOn: string | null;
                        dueSource: string | null;
                        /** @enum {string} */
                        fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                        holds: boolean;
                        /** @enum {string} */
                        kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                        lines: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            isHeld: boolean;
                            status: string;
                        }[];
                        number: string;
                        /** Format: date-time */
                        openedAt: string;
                        parentId: string | null;
                        personId: number;
                        personName: string;
                        reply: string | null;
                        stated: string;
                        statedBy: string;
                        statedNow: string | null;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        steps: {
                            answer: ("upheld" | "unfounded") | null;
                            content: string;
                            /** @enum {string} */
                            kind: "raised" | "recorded" | "proposed" | "returned" | "decided" | "corrected" | "withdrawn" | "answer-withdrawn";
                            position: number;
                            /** Format: date-time */
                            takenAt: string;
                            who: string;
                        }[];
                        /** Format: uuid */
                        subjectId: string;
                        subjectName: string;
                        /** @enum {string} */
                        subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                        version: number;
                        workingDaysLeft: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.propose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "upheld" | "unfounded";
                    reply: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.withdrawAnswer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "divisions.list": {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            divisionCode: string;
                            /** @enum {string} */
                            level: "province" | "prefecture" | "county" | "township" | "village";
                            name: string;
                            parentCode: string | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "divisions.counter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                divisionCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hotline: string;
                        hours: string | null;
                        isDemonstration: boolean;
                        place: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "files.stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: {
                            /** Format: uuid */
                            fileId: string;
                            /** @enum {string} */
                            mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                            name: string;
                            sizeBytes: number;
                            /** Format: date-time */
                            stagedAt: string;
                        };
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "files.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "files.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "health.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        healthy: true;
                        today: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "help.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    cardSeen: true;
                    idNumber: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** Format: date-time */
                        untilAt: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "notifications.inbox": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                unread?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            content: string;
                            dueOn: string | null;
                            isRead: boolean;
                            /** @enum {string} */
                            kind: "decided" | "waiting" | "due-soon" | "overdue" | "payment" | "publication" | "fault";
                            link: {
                                id: string;
                                parentId: null;
                                /** @enum {string} */
                                type: "class" | "opening" | "claim" | "publication" | "objection" | "payment" | "payee-account" | "payee-hold" | "certificate-claims" | "person-correction" | "person-merge" | "credit-code" | "catalogue-change" | "budget" | "policy-version" | "organisation" | "organisation-move" | "person-move" | "recovery" | "delivery" | "appeal" | "dispute" | "delegation" | "intake-batch" | "mass-run" | "own-account" | "account" | "job" | "calendar";
                            } | null;
                            /** Format: uuid */
                            notificationId: string;
                            /** Format: date-time */
                            toldAt: string;
                        }[];
                        total: null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "notifications.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "notifications.readAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        marked: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "notifications.unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isMore: boolean;
                        unread: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            batchId: string;
                            confirmedAt: string | null;
                            counts: {
                                imported: number;
                                normalised: number;
                                refused: number;
                                warned: number;
                            };
                            fileNames: string[];
                            /** Format: date-time */
                            stagedAt: string;
                            stagedBy: string;
                            /** @enum {string} */
                            status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                            unreadable: number;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: uuid */
                    batchId: string;
                    files: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        /** Format: uuid */
                        batchId: string;
                        changesLaw: boolean;
                        classes: {
                            certified: number;
                            enrolled: number;
                            name: string;
                            trained: number;
                        }[];
                        confirmedAt: string | null;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        fileNames: string[];
                        sheets: {
                            candidates: ("institutions" | "employers" | "standards" | "scarce-occupations" | "places" | "class-application" | "timetable" | "roster" | "attendance" | "results" | "work-for-training" | "public-security" | "social-insurance" | "rural-revitalisation" | "civil-affairs" | "public-payroll" | "pension" | "employment-service" | "market-regulation" | "education" | "subsidy-ledger")[];
                            counts: {
                                imported: number;
                                normalised: number;
                                refused: number;
                                warned: number;
                            };
                            file: string;
                            form: ("institutions" | "employers" | "standards" | "scarce-occupations" | "places" | "class-application" | "timetable" | "roster" | "attendance" | "results" | "work-for-training" | "public-security" | "social-insurance" | "rural-revitalisation" | "civil-affairs" | "public-payroll" | "pension" | "employment-service" | "market-regulation" | "education" | "subsidy-ledger") | null;
                            imported: boolean;
                            reason: string;
                            rows: number;
                            sheet: string;
                            /** @enum {string} */
                            state: "visible" | "hidden" | "veryHidden" | "unreadable";
                            unusedColumns: {
                                column: string;
                                heading: string;
                            }[];
                        }[];
                        /** Format: date-time */
                        stagedAt: string;
                        stagedBy: string;
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        undo: {
                            blockers: {
                                link: {
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    type: "claim" | "training-class" | "intake-batch";
                                } | null;
                                message: string;
                            }[];
                            changes: {
                                changed: number;
                                created: number;
                                /** @enum {string} */
                                what: "class" | "lesson" | "enrolment" | "attendance" | "result" | "certificate" | "listed-person" | "organisation" | "project" | "account" | "suspension" | "standard" | "scarce-occupation" | "answer" | "place";
                            }[];
                            proposedAt: string | null;
                            proposedBy: string | null;
                            reason: string | null;
                            undoneAt: string | null;
                            undoneBy: string | null;
                        } | null;
                        unreadable: number;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.choose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    file: string;
                    /** @enum {string} */
                    form: "institutions" | "employers" | "standards" | "scarce-occupations" | "places" | "class-application" | "timetable" | "roster" | "attendance" | "results" | "work-for-training" | "public-security" | "social-insurance" | "rural-revitalisation" | "civil-affairs" | "public-payroll" | "pension" | "employment-service" | "market-regulation" | "education" | "subsidy-ledger";
                    sheet: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.refused": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.rows": {
        parameters: {
            query?: {
                after?: string;
                file?: string;
                limit?: number;
                outcome?: "imported" | "normalised" | "warned" | "refused";
                sheet?: string;
            };
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            cells: {
                                cell: string;
                                code: string;
                                field: string;
                                from: string | null;
                                message: string;
                                to: string | null;
                            }[];
                            className: string | null;
                            file: string;
                            /** @enum {string} */
                            outcome: "imported" | "normalised" | "warned" | "refused";
                            row: number;
                            sheet: string;
                            who: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.proposeUndo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.decideUndo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "intake.withdrawUndo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        counts: {
                            imported: number;
                            normalised: number;
                            refused: number;
                            warned: number;
                        };
                        /** @enum {string} */
                        status: "staged" | "confirmed" | "discarded" | "undo-proposed" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "jobs.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            allowed: string[];
                            attempts: number;
                            dailyAt: string | null;
                            /** Format: date-time */
                            dueAt: string;
                            everyMinutes: number | null;
                            fault: string | null;
                            finishedAt: string | null;
                            name: string;
                            result: string | null;
                            startedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "jobs.run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        dueAt: string;
                        name: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "journal.list": {
        parameters: {
            query?: {
                about?: string;
                accountId?: string;
                after?: string;
                event?: string;
                from?: string;
                limit?: number;
                outcome?: "done" | "refused" | "viewed";
                through?: string;
                who?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            accountId: string | null;
                            at: string;
                            chain: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            displayName: string | null;
                            event: string;
                            objectId: string;
                            objectType: string;
                            /** @enum {string} */
                            outcome: "done" | "refused" | "viewed";
                            reason: string | null;
                            role: string | null;
                            seq: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "journal.ofObject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objectId: string;
                objectType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            accountId: string | null;
                            at: string;
                            chain: string;
                            detail: {
                                [key: string]: unknown;
                            };
                            displayName: string | null;
                            event: string;
                            objectId: string;
                            objectType: string;
                            /** @enum {string} */
                            outcome: "done" | "refused" | "viewed";
                            reason: string | null;
                            role: string | null;
                            seq: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "journal.head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        printed: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "journal.reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            accountId: string;
                            busiestHour: number;
                            displayName: string | null;
                            exported: number;
                            isUnusual: boolean;
                            lookedAt: number;
                            refused: number;
                            role: string | null;
                            usualDay: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "journal.verify": {
        parameters: {
            query?: {
                printed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        anchors: number;
                        chains: {
                            chain: string;
                            head: string;
                            links: number;
                        }[];
                        faultCount: number;
                        faults: {
                            chain: string;
                            /** @enum {string} */
                            fault: "altered" | "missing" | "doubled" | "link-broken" | "head-differs" | "head-missing" | "chain-cut" | "anchor-differs" | "anchor-forged" | "anchor-missing" | "anchor-cut" | "printed-differs" | "order-altered";
                            message: string;
                            seq: number | null;
                        }[];
                        lastAnchorAt: string | null;
                        links: number;
                        ok: boolean;
                        ordersChecked: number;
                        unchecked: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "lists.export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    rows: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        recorded: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrfToken: string;
                        secondFactorDue: boolean;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.enterCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodesLeft: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        signedOut: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.lostPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byPhone: boolean;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.sendResetCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.resetByPhone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    handle: string;
                    next: string;
                    secondFactor: string | null;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        reset: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        next: string | null;
                        rows: {
                            asOf: string;
                            counts: {
                                blocked: number;
                                blockedGranted: number;
                                budgets: {
                                    availableFen: number;
                                    coveredCount: number;
                                    coveredFen: number;
                                    divisionCode: string;
                                    firstUncovered: {
                                        amountFen: number;
                                        claimedOn: string;
                                        lineKey: string;
                                    } | null;
                                    fundSource: string;
                                    lineCount: number;
                                    neededFen: number;
                                }[];
                                entitled: number;
                                entitledFen: number;
                                incomplete: number;
                                notEntitled: number;
                                recoverFen: number;
                                recoveries: number;
                                stopPaymentFen: number;
                                superseded: number;
                                unchanged: number;
                                unclaimed: number;
                                unclaimedFen: number;
                            };
                            divisionCode: string;
                            fault: string | null;
                            finishedAt: string | null;
                            lineCount: number;
                            number: string;
                            personDone: number;
                            personTotal: number;
                            /** Format: uuid */
                            runId: string;
                            /** Format: date-time */
                            startedAt: string;
                            startedBy: string;
                            /** @enum {string} */
                            status: "running" | "stopped" | "failed" | "done";
                            writtenCount: number;
                            year: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    year: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        asOf: string;
                        counts: {
                            blocked: number;
                            blockedGranted: number;
                            budgets: {
                                availableFen: number;
                                coveredCount: number;
                                coveredFen: number;
                                divisionCode: string;
                                firstUncovered: {
                                    amountFen: number;
                                    claimedOn: string;
                                    lineKey: string;
                                } | null;
                                fundSource: string;
                                lineCount: number;
                                neededFen: number;
                            }[];
                            entitled: number;
                            entitledFen: number;
                            incomplete: number;
                            notEntitled: number;
                            recoverFen: number;
                            recoveries: number;
                            stopPaymentFen: number;
                            superseded: number;
                            unchanged: number;
                            unclaimed: number;
                            unclaimedFen: number;
                        };
                        divisionCode: string;
                        fault: string | null;
                        finishedAt: string | null;
                        lineCount: number;
                        number: string;
                        personDone: number;
                        personTotal: number;
                        /** Format: uuid */
                        runId: string;
                        /** Format: date-time */
                        startedAt: string;
                        startedBy: string;
                        /** @enum {string} */
                        status: "running" | "stopped" | "failed" | "done";
                        writtenCount: number;
                        year: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        acting: {
                            /** Format: uuid */
                            delegationId: string;
                            name: string;
                            throughOn: string;
                        } | null;
                        allowed: string[];
                        csrfToken: string;
                        demonstration: boolean;
                        displayName: string;
                        divisionCode: string | null;
                        divisionName: string | null;
                        helping: {
                            name: string;
                            /** Format: date-time */
                            untilAt: string;
                        } | null;
                        mayActFor: {
                            /** Format: uuid */
                            delegationId: string;
                            name: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            throughOn: string;
                        }[];
                        mustChangePassword: boolean;
                        mustSetSecondFactor: boolean;
                        organisationId: string | null;
                        organisationName: string | null;
                        /** @enum {string} */
                        role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                        secondFactorDue: boolean;
                        today: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        hasPassword: boolean;
                        helped: {
                            /** @enum {string} */
                            agreedBy: "code" | "present";
                            /** Format: date-time */
                            doneAt: string;
                            event: string;
                            /** Format: uuid */
                            helpedActId: string;
                            helperName: string;
                            helperRole: string;
                            reason: string | null;
                            route: string;
                        }[];
                        idNumberMasked: string;
                        isVerified: boolean;
                        name: string;
                        phoneMasked: string | null;
                        phoneOnRecordMasked: string | null;
                        policeAnswer: ("name-differs" | "status-unclear") | null;
                        verifiedOn: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.confirmPhone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    handle: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        masked: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.sendPhoneCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lastFour: string;
                    password: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                        shownCode: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.beginActing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    delegationId: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acting: boolean;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.endActing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acting: boolean;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeals: {
                            allowed: string[];
                            /** Format: uuid */
                            appealId: string;
                            dueOn: string | null;
                            dueSource: string | null;
                            isLate: boolean;
                            isOwn: boolean;
                            /** Format: date-time */
                            lodgedAt: string;
                            number: string;
                            /** @enum {string} */
                            status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                            steps: {
                                content: string;
                                /** @enum {string} */
                                kind: "lodged" | "decided" | "lodged-above" | "decided-above" | "fulfilled" | "withdrawn";
                                outcome: ("upheld" | "partly" | "dismissed") | null;
                                position: number;
                                /** Format: date-time */
                                takenAt: string;
                            }[];
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                            version: number;
                        }[];
                        open: {
                            decideDays: number;
                            lodgeUntil: string | null;
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "claim-line" | "claim" | "suspension" | "recovery";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.lodgeAppeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    /** Format: uuid */
                    subjectId: string;
                    /** @enum {string} */
                    subjectType: "claim-line" | "recovery";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.lodgeAppealAbove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.withdrawAppeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        appealId: string;
                        number: string;
                        /** @enum {string} */
                        status: "lodged" | "upheld" | "partly" | "dismissed" | "above" | "upheld-above" | "final" | "fulfilled" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            bankName: string | null;
                            numberLast4: string;
                        } | null;
                        agreements: {
                            /** Format: uuid */
                            agreementId: string;
                            benefit: string;
                            number: string;
                            organisationName: string;
                            paper: string;
                            signedOn: string;
                        }[];
                        rows: {
                            benefits: {
                                /** @enum {string} */
                                benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
                                claim: {
                                    canWithdraw: boolean;
                                    /** Format: uuid */
                                    claimId: string;
                                    /** Format: uuid */
                                    claimLineId: string;
                                    number: string;
                                    /** @enum {string} */
                                    status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                                } | null;
                                last: {
                                    /** Format: uuid */
                                    claimId: string;
                                    /** Format: uuid */
                                    claimLineId: string;
                                    number: string;
                                    /** @enum {string} */
                                    status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                                } | null;
                            }[];
                            /** Format: uuid */
                            certificateId: string;
                            classId: string | null;
                            className: string | null;
                            issuedOn: string;
                            issuer: string | null;
                            isWithdrawn: boolean;
                            kind: string | null;
                            level: number | null;
                            number: string;
                            occupationCode: string | null;
                            without: {
                                because: string;
                                /** @enum {string} */
                                benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
                                clause: string | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.claimCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
                    /** Format: uuid */
                    certificateId: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amountFen: number;
                        because: string | null;
                        /** Format: uuid */
                        claimId: string;
                        /** Format: uuid */
                        claimLineId: string;
                        clause: string | null;
                        next: string[];
                        number: string;
                        /** @enum {string} */
                        outcome: "entitled" | "not-entitled" | "incomplete";
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.withdrawClaim": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        claimId: string;
                        /** @enum {string} */
                        status: "generated" | "confirmed" | "accepted" | "first-reviewed" | "rejection-proposed" | "approved" | "published" | "payable" | "paying" | "settled" | "returned" | "rejected" | "withdrawn";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            accountId: string;
                            displayName: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: {
                            /** Format: uuid */
                            decisionId: string;
                            endReason: string | null;
                            head: {
                                appeal: string;
                                claimNumber: string;
                                edition: number;
                                issuedOn: string;
                                law: string[];
                                number: string;
                                office: string;
                                paragraphs: string[];
                                title: string;
                                to: string;
                            };
                            /** @enum {string} */
                            kind: "grant" | "refusal";
                            parts: {
                                amountFen: number;
                                citation: string | null;
                                /** Format: uuid */
                                claimLineId: string;
                                clause: string | null;
                                idNumberMasked: string;
                                lineNo: number;
                                name: string;
                                reason: string | null;
                                standard: string | null;
                                /** @enum {string} */
                                verdict: "granted" | "refused";
                            }[];
                            /** @enum {string} */
                            status: "issued" | "replacement-proposed" | "replaced" | "taken-back";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        rows: {
                            allowed: string[];
                            /** Format: date-time */
                            askedAt: string;
                            askedBy: string;
                            decidedBy: string | null;
                            /** Format: uuid */
                            delegationId: string;
                            divisionName: string | null;
                            endedBy: string | null;
                            fromName: string;
                            fromOn: string;
                            opinion: string | null;
                            phase: ("coming" | "in-force" | "over") | null;
                            reason: string;
                            /** @enum {string} */
                            role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            /** @enum {string} */
                            status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                            throughOn: string;
                            toName: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.askDelegation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fromOn: string;
                    reason: string;
                    throughOn: string;
                    /** Format: uuid */
                    toAccountId: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** @enum {string} */
                        status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.withdrawDelegation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delegationId: string;
                        /** @enum {string} */
                        status: "asked" | "released" | "refused" | "withdrawn" | "ended";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.disputable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answerDays: number;
                        facts: {
                            /** @enum {string} */
                            fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                            kinds: {
                                holds: boolean;
                                /** @enum {string} */
                                kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                            }[];
                            live: {
                                /** Format: uuid */
                                disputeId: string;
                                number: string;
                            } | null;
                            parentId: string | null;
                            stated: string;
                            statedBy: string;
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            allowed: string[];
                            answerByOn: string | null;
                            /** @enum {string} */
                            channel: "phone" | "counter" | "paper" | "telephone";
                            content: string;
                            correction: string | null;
                            /** Format: uuid */
                            disputeId: string;
                            /** @enum {string} */
                            fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                            /** @enum {string} */
                            kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                            number: string;
                            /** Format: date-time */
                            openedAt: string;
                            parentId: string | null;
                            reply: string | null;
                            stated: string;
                            statedBy: string;
                            /** @enum {string} */
                            status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                            version: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.raise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    /** @enum {string} */
                    fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                    /** @enum {string} */
                    kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                    /** Format: uuid */
                    subjectId: string;
                    /** @enum {string} */
                    subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        heldLines: number;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.takeBack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disputeId: string;
                        number: string;
                        /** @enum {string} */
                        status: "open" | "proposed" | "upheld" | "unfounded" | "corrected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.guide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                benefit: string;
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            answerers: {
                                id: string;
                                /** @enum {string} */
                                list: "departments" | "payees";
                            }[];
                            because: string;
                            check: string;
                            facts: {
                                knownOn: string | null;
                                label: string;
                                pointer: string;
                                sourceDepartment: string | null;
                                value: string;
                            }[];
                            isHers: boolean;
                            /** @enum {string} */
                            state: "proved" | "against" | "asked" | "later" | "apart";
                            waitsFor: ("enrolment" | "class" | "certificate" | "firm" | "claim") | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "help.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phoneMasked: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "help.agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    by: "code" | "present";
                    code?: string;
                    handle?: string;
                    path: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        agreed: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "help.sendCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string | null;
                        phoneMasked: string | null;
                        shownCode: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "help.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ended: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isOff: boolean;
                        phoneMasked: string | null;
                        rows: {
                            content: string;
                            /** Format: uuid */
                            id: string;
                            isPrinted: boolean;
                            /** @enum {string} */
                            kind: "claim-returned" | "line-approved" | "line-refused" | "published" | "publication-ends" | "paid" | "paid-for-you" | "bank-returned" | "account-missing" | "objection-answered" | "recovery-noticed" | "dispute-answered" | "dispute-corrected" | "appeal-answered" | "agreement-recorded" | "agreement-ended" | "seat-held" | "seat-queued" | "seat-moved-up" | "seat-selected-out" | "seat-enrolled" | "class-approved" | "opening-closed" | "opening-stopped" | "opening-allowed" | "opening-cancelled" | "account-opened" | "account-changed" | "account-stopped" | "account-verified" | "account-unconfirmed" | "helped-act";
                            onPaper: boolean;
                            /** Format: date-time */
                            toldAt: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.chooseMessages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isOff: boolean;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isOff: boolean;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        needsCounty: boolean;
                        rows: {
                            allowed: string[];
                            askedOn: string;
                            /** @enum {string} */
                            channel: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                            firstAskedOn: string;
                            isOwn: boolean;
                            /** @enum {string} */
                            kind: "training" | "assessment" | "job";
                            /** Format: uuid */
                            needId: string;
                            placeWished: string | null;
                            /** @enum {string} */
                            status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                            version: number;
                            wish: string;
                            wishedFrom: string | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.recordNeed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    destination: "stay" | "leave" | "not-known";
                    divisionCode?: string;
                    /** @enum {string} */
                    kind: "training" | "assessment" | "job";
                    occupationCode?: string;
                    placeWished?: string;
                    whereTo?: string;
                    wishedFrom?: string;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isNew: boolean;
                        /** Format: uuid */
                        needId: string;
                        personId: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.withdrawNeed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        needId: string;
                        /** @enum {string} */
                        status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notice: string | null;
                        obstacles: string[];
                        /** Format: uuid */
                        openingId: string;
                        seat: {
                            ahead: number | null;
                            number: number;
                            /** Format: uuid */
                            seatId: string;
                            /** @enum {string} */
                            status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                        } | null;
                        supposing: string;
                        traineeNotice: {
                            edition: string;
                            hotline: string;
                            lines: string[];
                        };
                        wouldBe: {
                            amountFen: number | null;
                            benefit: string;
                            next: string[];
                            /** @enum {string} */
                            outcome: "entitled" | "not-entitled" | "incomplete";
                            /** @enum {string} */
                            payee: "trainee" | "institution" | "employer";
                            reasons: {
                                because: string;
                                clause: string;
                                verdict: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.enrol": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    base: "none" | "a-little" | "for-years";
                    /** @enum {string} */
                    destination: "here" | "elsewhere" | "own" | "not-known";
                    noticeEdition: string;
                    /** @enum {string} */
                    wish: "find-work" | "earn-more" | "own-business" | "certificate";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ahead: number | null;
                        number: number;
                        reserved: {
                            amountFen: number | null;
                            benefit: string;
                            clause: string | null;
                            /** @enum {string} */
                            status: "soft" | "firm" | "used" | "released";
                        }[];
                        /** Format: uuid */
                        seatId: string;
                        /** @enum {string} */
                        status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                        without: {
                            because: string;
                            benefit: string;
                            clause: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        changed: true;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.endAgreement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        agreementId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        canSend: boolean;
                        masked: string | null;
                        verifiedAt: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.confirmPhone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    handle: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        masked: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.sendPhoneCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            ahead: number | null;
                            allowed: string[];
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            classStatus: string;
                            endOn: string;
                            explanation: string | null;
                            mayEnrolAgain: boolean;
                            movedUpAt: string | null;
                            number: number;
                            /** Format: uuid */
                            openingId: string;
                            organisationName: string;
                            place: string | null;
                            reason: string | null;
                            reserved: {
                                amountFen: number | null;
                                benefit: string;
                                clause: string | null;
                                /** @enum {string} */
                                status: "soft" | "firm" | "used" | "released";
                            }[];
                            /** Format: uuid */
                            seatId: string;
                            startOn: string;
                            /** @enum {string} */
                            status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                            /** Format: date-time */
                            takenAt: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        seatId: string;
                        /** @enum {string} */
                        status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.secondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        recoveryCodesLeft: number;
                        required: boolean;
                        setAt: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.changeSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        uri: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.confirmNewSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.confirmSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.beginSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        uri: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.renewRecoveryCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            address: string;
                            allowed: string[];
                            /** Format: date-time */
                            createdAt: string;
                            isThis: boolean;
                            /** Format: date-time */
                            lastSeenAt: string;
                            /** Format: uuid */
                            sessionId: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.endSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "access.endOtherSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "worker.subsidies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimLineId: string;
                            classId: string | null;
                            className: string;
                            divisionCode: string;
                            headline: string;
                            isSetOff: boolean;
                            lifecycle: {
                                assignedRole: string | null;
                                clause: string | null;
                                doneOn: string | null;
                                due: {
                                    clause: string | null;
                                    dueOn: string;
                                    workingDaysLeft: number;
                                } | null;
                                /** @enum {string} */
                                state: "done" | "current" | "upcoming" | "blocked";
                                /** @enum {string} */
                                step: "enrolment" | "opening" | "completion" | "determination" | "first-review" | "second-review" | "publication" | "disbursement" | "arrival";
                                waitReason: string | null;
                            }[];
                            missing: {
                                department: string | null;
                                sentence: string;
                            }[];
                            nextStep: string;
                            /** @enum {string} */
                            paidTo: "you" | "organisation";
                            payeeName: string;
                            payeeSentence: string;
                            policyId: string;
                            purseClause: string | null;
                            /** @enum {string} */
                            state: "on-the-way" | "paid" | "not-given" | "something-missing" | "being-checked";
                            waysToYes: string[];
                            why: {
                                clause: string;
                                sentence: string;
                            }[];
                        }[];
                        person: {
                            idNumberMasked: string;
                            name: string;
                            personId: number;
                        };
                        recoveries: {
                            amountFen: number;
                            answerByOn: string;
                            benefit: string;
                            clause: string | null;
                            dueOn: string;
                            number: string;
                            /** @enum {string} */
                            paidTo: "you" | "organisation";
                            payeeName: string;
                            payTo: string;
                            reason: string;
                            recoveredFen: number;
                            status: string;
                        }[];
                        thisYear: {
                            forYouFen: number;
                            toYouFen: number;
                            year: number;
                        };
                        today: string;
                        trainings: {
                            certificateIssuedOn: string | null;
                            certificateNumber: string | null;
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            classNumber: string | null;
                            endOn: string;
                            enrolledOn: string | null;
                            organisationName: string;
                            presentSlots: number | null;
                            result: string | null;
                            slotCount: number | null;
                            startOn: string;
                        }[];
                        unclaimed: {
                            amountFen: number;
                            because: string;
                            benefit: string;
                            className: string;
                            clause: string;
                            /** Format: uuid */
                            determinationId: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "messages.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            content: string;
                            messageId: string;
                            /** Format: date-time */
                            sentAt: string;
                            to: string;
                        }[];
                        sender: ("stand-in" | "gateway") | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "claims.missingFacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expired: {
                            department: string;
                            reason: string;
                            rows: {
                                amountFen: number;
                                benefit: string;
                                /** Format: uuid */
                                claimId: string;
                                /** Format: uuid */
                                claimLineId: string;
                                claimNumber: string;
                                classId: string | null;
                                knownOn: string;
                                labels: string[];
                                organisationName: string;
                                person: {
                                    idNumberMasked: string;
                                    name: string;
                                    personId: number;
                                };
                                subjectName: string;
                                validThrough: string;
                            }[];
                        }[];
                        groups: {
                            id: string;
                            isOwn: boolean;
                            /** @enum {string} */
                            list: "departments" | "payees" | "nobody";
                            rows: {
                                benefit: string;
                                /** Format: uuid */
                                claimId: string;
                                /** Format: uuid */
                                claimLineId: string;
                                claimNumber: string;
                                classId: string | null;
                                missing: {
                                    label: string;
                                    pointer: string;
                                }[];
                                organisationName: string;
                                person: {
                                    idNumberMasked: string;
                                    name: string;
                                    personId: number;
                                };
                                subjectName: string;
                                waitingFen: number | null;
                            }[];
                            waitingFen: number;
                        }[];
                        lineCount: number;
                        waitingFen: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.figures": {
        parameters: {
            query?: {
                kind?: "training" | "assessment" | "job";
                place?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byOccupation: {
                            certified: number;
                            code: string | null;
                            name: string | null;
                            open: number;
                            planned: number;
                            served: number;
                            wishes: number;
                        }[];
                        byVillage: {
                            certified: number;
                            code: string | null;
                            name: string | null;
                            open: number;
                            planned: number;
                            served: number;
                            wishes: number;
                        }[];
                        clause: string;
                        today: string;
                        total: {
                            certified: number;
                            code: string | null;
                            name: string | null;
                            open: number;
                            planned: number;
                            served: number;
                            wishes: number;
                        };
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.readings": {
        parameters: {
            query: {
                words: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            because: string;
                            name: string;
                            occupationCode: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.list": {
        parameters: {
            query?: {
                after?: string;
                channel?: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                destination?: "stay" | "leave" | "not-known";
                kind?: "training" | "assessment" | "job";
                limit?: number;
                occupationCode?: string;
                order?: "newest" | "longest";
                place?: string;
                q?: string;
                status?: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                unmapped?: "yes";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            askedBy: string | null;
                            askedOn: string;
                            certified: boolean | null;
                            /** @enum {string} */
                            channel: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                            classId: string | null;
                            clause: string | null;
                            /** @enum {string} */
                            destination: "stay" | "leave" | "not-known";
                            endedOn: string | null;
                            endNote: string | null;
                            endReason: ("changed-mind" | "found-elsewhere" | "same-twice" | "recorded-by-mistake") | null;
                            firstAskedOn: string;
                            idNumberMasked: string;
                            /** @enum {string} */
                            kind: "training" | "assessment" | "job";
                            mappedBy: string | null;
                            mappedOn: string | null;
                            name: string;
                            /** Format: uuid */
                            needId: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            paper: string | null;
                            personId: number;
                            phoneMasked: string | null;
                            placeWished: string | null;
                            plannedOn: string | null;
                            servedBy: ("class" | "hand") | null;
                            servedOn: string | null;
                            /** @enum {string} */
                            status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                            times: number;
                            version: number;
                            villageName: string | null;
                            waitsDays: number | null;
                            whereToName: string | null;
                            wishedFrom: string | null;
                            words: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    askedOn?: string;
                    /** @enum {string} */
                    channel: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                    /** @enum {string} */
                    destination: "stay" | "leave" | "not-known";
                    idNumber?: string;
                    /** @enum {string} */
                    kind: "training" | "assessment" | "job";
                    name?: string;
                    occupationCode?: string;
                    personId?: number;
                    phone?: string;
                    placeWished?: string;
                    villageCode?: string;
                    whereTo?: string;
                    wishedFrom?: string;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isNew: boolean;
                        /** Format: uuid */
                        needId: string;
                        personId: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.export": {
        parameters: {
            query?: {
                kind?: "training" | "assessment" | "job";
                place?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                needId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        askedBy: string | null;
                        askedOn: string;
                        certified: boolean | null;
                        /** @enum {string} */
                        channel: "station" | "township" | "union" | "association" | "agency" | "gig-market" | "app" | "household-visit" | "phone";
                        classId: string | null;
                        clause: string | null;
                        /** @enum {string} */
                        destination: "stay" | "leave" | "not-known";
                        endedOn: string | null;
                        endNote: string | null;
                        endReason: ("changed-mind" | "found-elsewhere" | "same-twice" | "recorded-by-mistake") | null;
                        firstAskedOn: string;
                        idNumberMasked: string;
                        /** @enum {string} */
                        kind: "training" | "assessment" | "job";
                        mappedBy: string | null;
                        mappedOn: string | null;
                        name: string;
                        /** Format: uuid */
                        needId: string;
                        occupationCode: string | null;
                        occupationName: string | null;
                        paper: string | null;
                        personId: number;
                        phoneMasked: string | null;
                        placeWished: string | null;
                        plannedOn: string | null;
                        servedBy: ("class" | "hand") | null;
                        servedOn: string | null;
                        /** @enum {string} */
                        status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                        times: number;
                        version: number;
                        villageName: string | null;
                        waitsDays: number | null;
                        whereToName: string | null;
                        wishedFrom: string | null;
                        words: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.map": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    occupationCode: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        needId: string;
                        /** @enum {string} */
                        status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.serve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    certified: boolean;
                    paper: string;
                    servedOn: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        needId: string;
                        /** @enum {string} */
                        status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                needId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endNote?: string;
                    /** @enum {string} */
                    endReason: "changed-mind" | "found-elsewhere" | "same-twice" | "recorded-by-mistake";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        needId: string;
                        /** @enum {string} */
                        status: "open" | "planned" | "served" | "withdrawn" | "lapsed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "objections.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                number?: string;
                publicationId?: string;
                status?: "received" | "open" | "proposed" | "upheld" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            content: string;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            };
                            hasSigned: boolean;
                            isLate: boolean;
                            lineNo: number;
                            /** @enum {string} */
                            lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                            number: string | null;
                            /** Format: uuid */
                            objectionId: string;
                            objectorName: string | null;
                            outcome: string | null;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            phoneTail: string | null;
                            proposedDecision: ("upheld" | "dismissed") | null;
                            /** Format: uuid */
                            publicationId: string;
                            publicationNumber: string;
                            publicationTitle: string;
                            /** Format: date-time */
                            raisedAt: string;
                            recordedBy: string | null;
                            settledAt: string | null;
                            /** @enum {string} */
                            status: "received" | "open" | "proposed" | "upheld" | "dismissed";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            together: number;
                            unitName: string;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "objections.accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        /** Format: uuid */
                        objectionId: string;
                        /** @enum {string} */
                        status: "received" | "open" | "proposed" | "upheld" | "dismissed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "objections.propose": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "upheld" | "dismissed";
                    outcome: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        /** Format: uuid */
                        objectionId: string;
                        /** @enum {string} */
                        status: "received" | "open" | "proposed" | "upheld" | "dismissed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "objections.settle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        /** Format: uuid */
                        objectionId: string;
                        /** @enum {string} */
                        status: "received" | "open" | "proposed" | "upheld" | "dismissed";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "occupations.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            aliases: string[];
                            edition: string;
                            name: string;
                            occupationCode: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                name?: string;
                status?: "open" | "closed" | "filed" | "stopped" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            closedBecause: string | null;
                            conditions: {
                                /** @enum {string} */
                                audience: "everybody" | "older" | "younger";
                                groups: string[];
                                maxAge: number | null;
                                minAge: number | null;
                                note: string | null;
                            };
                            costBorneBy: string | null;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            hours: number | null;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queued: number;
                            seats: number;
                            startOn: string;
                            /** @enum {string} */
                            status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                            taken: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.allow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.amend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string | null;
                    openUntil: string;
                    seats: number;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.takeRoster": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        refused: {
                            because: string;
                            number: number;
                        }[];
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        taken: number;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.seePhone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
                seatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phone: string;
                        /** Format: date-time */
                        shownAt: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.selectOut": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
                seatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    explanation?: string;
                    /** @enum {string} */
                    reason: "conditions-not-met" | "not-reached" | "wrong-person" | "same-class-before" | "asked-herself" | "other";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        seatId: string;
                        /** @enum {string} */
                        status: "held" | "queued" | "enrolled" | "left" | "selected-out" | "released";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "openings.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        openingId: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.moves": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            creditCode: string;
                            document: string;
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            fromName: string;
                            /** Format: uuid */
                            moveId: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            receivedAt: string | null;
                            receivedBy: string | null;
                            receivedNote: string | null;
                            /** @enum {string} */
                            status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            toName: string;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.proposeMove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    /** Format: uuid */
                    organisationId: string;
                    reason: string;
                    toCode: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.decideMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.receiveMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.withdrawMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.list": {
        parameters: {
            query?: {
                after?: string;
                kind?: "institution" | "employer" | "assessment-body";
                limit?: number;
                name?: string;
                status?: "in-catalogue" | "suspended" | "agreement-ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            agreementFrom: string | null;
                            agreementThrough: string | null;
                            classCount: number;
                            creditCode: string;
                            divisionCode: string;
                            employerKind: ("enterprise" | "cooperative" | "poverty-workshop" | "sole-trader" | "private-non-enterprise") | null;
                            employerSize: ("micro" | "small" | "medium" | "large") | null;
                            highestLevel: number | null;
                            industryClass: string | null;
                            kinds: ("institution" | "employer" | "assessment-body")[];
                            name: string;
                            occupationScopeText: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            sectorText: string | null;
                            selfAssessmentListed: boolean | null;
                            /** @enum {string} */
                            status: "in-catalogue" | "suspended" | "agreement-ended";
                            suspendedOn: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string | null;
                        agreementFrom: string | null;
                        agreementThrough: string | null;
                        allowed: string[];
                        bankAccount: {
                            accountName: string;
                            bankName: string;
                            numberLast4: string;
                        } | null;
                        changes: {
                            allowed: string[];
                            /** Format: uuid */
                            changeId: string;
                            document: string;
                            fields: {
                                after: string | null;
                                before: string | null;
                                /** @enum {string} */
                                field: "address" | "phone" | "legalRepresentative" | "licenceNumber" | "industryClass";
                            }[];
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        classCount: number;
                        creditCode: string;
                        divisionCode: string;
                        divisionName: string;
                        employerKind: ("enterprise" | "cooperative" | "poverty-workshop" | "sole-trader" | "private-non-enterprise") | null;
                        employerSize: ("micro" | "small" | "medium" | "large") | null;
                        highestLevel: number | null;
                        industryClass: string | null;
                        institutionType: string | null;
                        kinds: ("institution" | "employer" | "assessment-body")[];
                        legalRepresentative: string | null;
                        licenceNumber: string | null;
                        name: string;
                        occupationScope: string[];
                        occupationScopeText: string | null;
                        /** Format: uuid */
                        organisationId: string;
                        phoneMasked: string | null;
                        projects: {
                            highestLevel: number | null;
                            name: string;
                            occupationCode: string | null;
                        }[];
                        sectorText: string | null;
                        selfAssessmentListed: boolean | null;
                        source: string;
                        /** @enum {string} */
                        status: "in-catalogue" | "suspended" | "agreement-ended";
                        suspendedOn: string | null;
                        suspensionProposed: {
                            documentNumber: string;
                            isEnd: boolean;
                            liftedOn: string | null;
                            occupations: string[] | null;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            suspendedOn: string;
                        } | null;
                        suspensions: {
                            canBeLifted: boolean;
                            documentNumber: string | null;
                            liftedDocumentNumber: string | null;
                            liftedOn: string | null;
                            liftReason: string | null;
                            occupations: string[] | null;
                            reason: string;
                            /** Format: date-time */
                            recordedAt: string;
                            source: string;
                            suspendedOn: string;
                            /** Format: uuid */
                            suspensionId: string;
                        }[];
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.proposeChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    document: string;
                    fileIds?: string[];
                    industryClass?: string;
                    legalRepresentative?: string;
                    licenceNumber?: string;
                    phone?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.decideChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "open" | "approved" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.withdrawChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "open" | "approved" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.decideSuspension": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.liftSuspension": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documentNumber: string;
                    liftedOn: string;
                    reason: string;
                    /** Format: uuid */
                    suspensionId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        proposalId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "organisations.suspend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documentNumber: string;
                    occupations?: string[];
                    reason: string;
                    suspendedOn: string;
                    through?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        proposalId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "reporting.overview": {
        parameters: {
            query?: {
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        asOf: string;
                        certificates: {
                            amountFen: number | null;
                            count: number;
                            /** @enum {string} */
                            stage: "enrolled" | "trained" | "certified" | "claimed" | "entitled" | "published" | "paid";
                        }[];
                        classesByMonth: {
                            certified: number;
                            classes: number;
                            enrolled: number;
                            month: string;
                        }[];
                        funnel: {
                            amountFen: number | null;
                            count: number;
                            /** @enum {string} */
                            stage: "enrolled" | "trained" | "certified" | "claimed" | "entitled" | "published" | "paid";
                        }[];
                        money: {
                            appropriatedFen: number;
                            /** Format: uuid */
                            budgetId: string;
                            fundSource: string;
                            leftFen: number;
                            paidFen: number;
                            reservedFen: number;
                            year: number;
                        }[];
                        unusual: {
                            code: string;
                            count: number;
                            link: {
                                id: string;
                                parentId: string | null;
                                /** @enum {string} */
                                type: "class" | "class-results" | "opening" | "claim" | "claim-line" | "publication" | "objection" | "payment" | "payee-account" | "payee-hold" | "budget" | "person" | "person-correction" | "person-merge" | "policy-version" | "organisation" | "intake-batch" | "missing-facts" | "certificate-claims" | "credit-code" | "catalogue-change" | "organisation-move" | "person-move" | "recovery" | "appeal" | "dispute" | "own-account";
                            } | null;
                            message: string;
                        }[];
                        workForTraining: {
                            amountFen: number | null;
                            count: number;
                            /** @enum {string} */
                            stage: "enrolled" | "trained" | "certified" | "claimed" | "entitled" | "published" | "paid";
                        }[];
                        year: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** Format: uuid */
                            accountId: string;
                            allowed: string[];
                            idNumberMasked: string;
                            name: string;
                            openedBy: string | null;
                            personId: number;
                            phoneMasked: string | null;
                            policeAnswer: ("name-differs" | "status-unclear") | null;
                            /** @enum {string} */
                            provenBy: "phone-on-record" | "bank-card" | "counter" | "village-helper" | "nothing";
                            /** Format: date-time */
                            registeredAt: string;
                            /** @enum {string} */
                            status: "active" | "revoked";
                            verifiedBy: ("registry" | "police" | "counter" | "village-helper") | null;
                            verifiedOn: string | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    cardSeen: true;
                    counterNumber?: string;
                    guardian: {
                        /** @constant */
                        agrees: true;
                        name: string;
                    } | null;
                    idNumber: string;
                    name: string;
                    phone: string | null;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        idNumberMasked: string;
                        name: string;
                        oneTimePassword: string;
                        slipNumber: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        oneTimePassword: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.setPhone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.endSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    cardSeen: true;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        accountId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccounts.look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    counterNumber?: string;
                    idNumber?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            /** Format: uuid */
                            accountId: string;
                            allowed: string[];
                            idNumberMasked: string;
                            name: string;
                            openedBy: string | null;
                            personId: number;
                            phoneMasked: string | null;
                            policeAnswer: ("name-differs" | "status-unclear") | null;
                            /** @enum {string} */
                            provenBy: "phone-on-record" | "bank-card" | "counter" | "village-helper" | "nothing";
                            /** Format: date-time */
                            registeredAt: string;
                            /** @enum {string} */
                            status: "active" | "revoked";
                            verifiedBy: ("registry" | "police" | "counter" | "village-helper") | null;
                            verifiedOn: string | null;
                            version: number;
                        } | null;
                        /** @enum {string} */
                        age: "child" | "minor" | "adult" | "unknown";
                        allowed: string[];
                        asked: {
                            idNumberMasked: string;
                            name: string;
                        };
                        nameFits: boolean | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrfToken: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.sendSignInCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idNumber: string;
                    /** @enum {string} */
                    purpose: "sign-in" | "lost-password";
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                        shownCode: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.signInByCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    handle: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrfToken: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimLineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        lastPayTo: string | null;
                        leftOut: number;
                        lines: {
                            because: string | null;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            clause: string | null;
                            differenceFen: number | null;
                            fundSource: string | null;
                            leftFen: number;
                            orderNumber: string;
                            paidFen: number;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            recovery: {
                                number: string;
                                /** Format: uuid */
                                recoveryId: string;
                            } | null;
                            settledOn: string | null;
                            year: number | null;
                        }[];
                        payee: {
                            creditCode: string | null;
                            /** @enum {string} */
                            kind: "trainee" | "institution" | "employer";
                            name: string;
                        };
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.accounts": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "open" | "approved" | "returned" | "rejected" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            changed: ("holder" | "account" | "bank")[];
                            /** Format: uuid */
                            changeId: string;
                            document: string;
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            heir: {
                                /** Format: uuid */
                                claimLineId: string;
                                deceasedName: string;
                                papers: ("notarised-succession" | "court-decision" | "kinship-statement" | "family-promise" | "heirs-agreement" | "will")[];
                                /** @enum {string} */
                                relation: "spouse" | "child" | "parent" | "sibling" | "grandparent" | "other";
                                /** @enum {string} */
                                share: "only" | "for-all";
                            } | null;
                            new: {
                                bankName: string;
                                holder: string;
                                last4: string;
                            };
                            old: {
                                bankName: string;
                                holder: string;
                                last4: string;
                            } | null;
                            organisationId: string | null;
                            payeeName: string;
                            personId: number | null;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.proposeAccount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountNumber: string;
                    bankName: string;
                    document: string;
                    fileIds?: string[];
                    /** Format: uuid */
                    organisationId?: string;
                    personId?: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.reviewAccount": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.unmaskAccount": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        shownAt: string;
                        value: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.withdrawAccount": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        changeId: string;
                        /** @enum {string} */
                        status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.agreements": {
        parameters: {
            query?: {
                ended?: "yes" | "no";
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** Format: uuid */
                            agreementId: string;
                            benefit: string;
                            endedOn: string | null;
                            endReason: string | null;
                            number: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            paper: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            recordedBy: string;
                            signedOn: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.recordAgreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    benefit: "assessment-subsidy" | "skill-upgrade-subsidy";
                    /** Format: uuid */
                    organisationId: string;
                    paper: string;
                    personIds: number[];
                    signedOn: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        leftOut: number[];
                        recorded: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.endAgreement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endedOn: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        agreementId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.holds": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                organisationId?: string;
                personId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        next: string | null;
                        rows: {
                            allowed: string[];
                            /** Format: date-time */
                            heldAt: string;
                            heldBy: string;
                            /** Format: uuid */
                            holdId: string;
                            organisationId: string | null;
                            payeeName: string;
                            personId: number | null;
                            reason: string;
                            /** @enum {string} */
                            status: "held" | "release-proposed" | "released";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    organisationId?: string;
                    personId?: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        status: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.decideRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        status: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.proposeRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        status: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payees.withdrawRelease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        holdId: string;
                        /** @enum {string} */
                        status: "held" | "release-proposed" | "released";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.ask": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orderId: string;
                        /** @enum {string} */
                        status: "prepared" | "sent" | "paid" | "returned" | "unknown" | "replaced" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        number: string;
                        /** Format: uuid */
                        orderId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled" | "has-returns";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            batchId: string;
                            /** Format: date-time */
                            createdAt: string;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            number: string;
                            orderCount: number;
                            paidFen: number;
                            preparedBy: string;
                            returnedCount: number;
                            returnedFen: number;
                            /** @enum {string} */
                            shownAs: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled" | "has-returns";
                            /** @enum {string} */
                            status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                            totalFen: number;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claimIds: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        leftOutCount: number;
                        number: string;
                        orderCount: number;
                        totalFen: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        /** Format: uuid */
                        batchId: string;
                        /** Format: date-time */
                        createdAt: string;
                        divisionCode: string;
                        due: {
                            clause: string | null;
                            dueOn: string;
                            workingDaysLeft: number;
                        } | null;
                        leftOut: {
                            amountFen: number;
                            /** Format: uuid */
                            claimId: string;
                            claimNumber: string;
                            organisationId: string | null;
                            /** @enum {string} */
                            payeeKind: "trainee" | "institution" | "employer";
                            payeeName: string;
                            personId: number | null;
                            /** @enum {string} */
                            reason: "account-unusable" | "account-holder-differs" | "payee-held" | "person-held" | "heir-missing";
                        }[];
                        number: string;
                        orderCount: number;
                        orders: {
                            accountLast4: string;
                            accountName: string;
                            allowed: string[];
                            amountFen: number;
                            bankName: string | null;
                            bankReference: string | null;
                            /** Format: uuid */
                            budgetId: string;
                            claimId: string | null;
                            claimNumber: string | null;
                            correction: {
                                accountLast4: string;
                                accountName: string;
                                bankName: string | null;
                                changed: ("holder" | "account" | "bank")[];
                                number: string;
                                reason: string | null;
                                returnReason: string | null;
                            } | null;
                            creditCode: string | null;
                            fundSource: string;
                            lineCount: number;
                            lines: {
                                amountFen: number;
                                benefit: string;
                                /** Format: uuid */
                                claimLineId: string;
                                isLive: boolean;
                                person: {
                                    idNumberMasked: string;
                                    name: string;
                                    personId: number;
                                };
                            }[];
                            number: string;
                            /** Format: uuid */
                            orderId: string;
                            organisationId: string | null;
                            /** @enum {string} */
                            payeeKind: "trainee" | "institution" | "employer";
                            payeeName: string;
                            personId: number | null;
                            purpose: string;
                            replacedByOrderId: string | null;
                            replacesOrderId: string | null;
                            returnReason: string | null;
                            settledOn: string | null;
                            /** @enum {string} */
                            status: "prepared" | "sent" | "paid" | "returned" | "unknown" | "replaced" | "cancelled";
                            version: number;
                        }[];
                        paidFen: number;
                        preparedBy: string;
                        record: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            event: "payment-exported" | "bank-return-read" | "bank-return-typed" | "bank-return-booked";
                            paid: number | null;
                            returned: number | null;
                            unmatched: number | null;
                            who: string;
                        }[];
                        returnedCount: number;
                        returnedFen: number;
                        /** @enum {string} */
                        shownAs: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled" | "has-returns";
                        /** @enum {string} */
                        status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        steps: {
                            /** Format: date-time */
                            decidedAt: string;
                            /** @enum {string} */
                            decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                            opinion: string | null;
                            reasonCode: string | null;
                            role: string;
                            round: number;
                            /** @enum {string} */
                            step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                            who: string;
                        }[];
                        totalFen: number;
                        typedReturn: {
                            allowed: string[];
                            answers: {
                                accountLast4: string;
                                amountFen: number;
                                bankReference: string | null;
                                /** Format: uuid */
                                orderId: string;
                                reason: string | null;
                                /** @enum {string} */
                                result: "paid" | "returned";
                                settledOn: string;
                            }[];
                            document: string;
                            /** Format: uuid */
                            returnId: string;
                            /** @enum {string} */
                            status: "open" | "booked" | "dropped";
                            /** Format: date-time */
                            typedAt: string;
                            typedBy: string;
                            version: number;
                        } | null;
                        version: number;
                        waiting: {
                            accountTail: string | null;
                            amountFen: number | null;
                            bankReference: string | null;
                            lineNo: number;
                            message: string | null;
                            orderNumber: string;
                            proposedOrderId: string | null;
                            reason: string | null;
                            /** Format: date-time */
                            recordedAt: string;
                            settledOn: string | null;
                            statedResult: ("paid" | "returned") | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        /** @enum {string} */
                        status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.bankReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alreadyRead: boolean;
                        /** @enum {string} */
                        batchStatus: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        notes: string[];
                        paid: number;
                        returned: number;
                        rows: {
                            amountFen: number | null;
                            bankReference: string | null;
                            /** Format: uuid */
                            batchId: string;
                            lineNo: number;
                            message: string | null;
                            orderNumber: string;
                            /** @enum {string} */
                            outcome: "paid" | "returned" | "unmatched";
                            proposedNumber: string | null;
                            reason: string | null;
                            settledOn: string | null;
                        }[];
                        unmatched: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.sampleReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        /** @enum {string} */
                        status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.decideCancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        /** @enum {string} */
                        status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.typeReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: {
                        accountLast4: string;
                        amountFen: number;
                        bankReference: string | null;
                        /** Format: uuid */
                        orderId: string;
                        reason: string | null;
                        /** @enum {string} */
                        result: "paid" | "returned";
                        settledOn: string;
                    }[];
                    document: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        returnId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.bookReturn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        batchStatus: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        booked: boolean;
                        /** Format: uuid */
                        returnId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "payments.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        batchId: string;
                        /** @enum {string} */
                        status: "draft" | "approved" | "cancel-proposed" | "sent" | "settled" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.corrections": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                personId?: number;
                status?: "open" | "applied" | "returned" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            /** Format: uuid */
                            correctionId: string;
                            decidedAt: string | null;
                            document: string;
                            fields: {
                                after: string;
                                before: string | null;
                                /** @enum {string} */
                                field: "name" | "id-number" | "phone" | "statement";
                            }[];
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            idNumberMasked: string;
                            personId: number;
                            personName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "open" | "applied" | "returned" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            /** @enum {string} */
                            subject: "identity" | "population" | "public-payroll" | "pension" | "poverty-register" | "minimum-living" | "employment-service" | "market-entity" | "school-enrolment";
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.decideCorrection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        personId: number;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.unmaskCorrection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        shownAt: string;
                        values: {
                            after: string;
                            before: string | null;
                            /** @enum {string} */
                            field: "name" | "id-number" | "phone" | "statement";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.withdrawCorrection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        personId: number;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apart: {
                            /** Format: uuid */
                            apartId: string;
                            first: {
                                birthOn: string | null;
                                /** @enum {string} */
                                documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                                idNumberConfirmed: boolean;
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                                phoneMasked: string | null;
                                sex: ("male" | "female") | null;
                            };
                            /** Format: date-time */
                            notedAt: string;
                            notedBy: string;
                            reason: string;
                            second: {
                                birthOn: string | null;
                                /** @enum {string} */
                                documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                                idNumberConfirmed: boolean;
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                                phoneMasked: string | null;
                                sex: ("male" | "female") | null;
                            };
                            version: number;
                        }[];
                        pairs: {
                            alike: ("number" | "phone" | "name" | "sound" | "birth")[];
                            first: {
                                birthOn: string | null;
                                /** @enum {string} */
                                documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                                idNumberConfirmed: boolean;
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                                phoneMasked: string | null;
                                sex: ("male" | "female") | null;
                            };
                            second: {
                                birthOn: string | null;
                                /** @enum {string} */
                                documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                                idNumberConfirmed: boolean;
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                                phoneMasked: string | null;
                                sex: ("male" | "female") | null;
                            };
                        }[];
                        total: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.endApart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        apartId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.merges": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                personId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            decidedAt: string | null;
                            document: string;
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            idNumberMasked: string;
                            /** @enum {string} */
                            kind: "merge" | "undo";
                            /** Format: uuid */
                            mergeId: string;
                            otherId: number;
                            otherName: string;
                            otherNumberMasked: string;
                            personId: number;
                            personName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            /** @enum {string} */
                            status: "open" | "applied" | "returned" | "withdrawn" | "undone";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.decideMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mergeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        heldLines: number;
                        /** Format: uuid */
                        mergeId: string;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.undoMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mergeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        heldLines: number;
                        /** Format: uuid */
                        mergeId: string;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.withdrawMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mergeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        heldLines: number;
                        /** Format: uuid */
                        mergeId: string;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.moves": {
        parameters: {
            query?: {
                after?: string;
                at?: "waiting" | "decided";
                limit?: number;
                personId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            document: string;
                            files: {
                                /** Format: uuid */
                                fileId: string;
                                /** @enum {string} */
                                mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
                                name: string;
                                sizeBytes: number;
                                /** Format: date-time */
                                stagedAt: string;
                            }[];
                            fromName: string;
                            idNumberMasked: string;
                            isFormer: boolean;
                            isReadable: boolean;
                            /** Format: uuid */
                            moveId: string;
                            personId: number;
                            personName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string;
                            receivedAt: string | null;
                            receivedBy: string | null;
                            receivedNote: string | null;
                            /** @enum {string} */
                            status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            toName: string;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.decideMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.receiveMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.withdrawMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moveId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                        /** @enum {string} */
                        status: "open" | "released" | "moved" | "returned" | "declined" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.keepApart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    otherId: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        apartId: string;
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    /** @enum {string} */
                    documentKind?: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                    fileIds?: string[];
                    idNumber?: string;
                    name?: string;
                    phone?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        personId: number;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "disputes.draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answerDays: number;
                        facts: {
                            /** @enum {string} */
                            fact: "seat" | "taking-part" | "enrolled-on" | "attendance" | "result" | "certificate" | "amount" | "account" | "agreement" | "agreed-act" | "household";
                            kinds: {
                                holds: boolean;
                                /** @enum {string} */
                                kind: "never-enrolled" | "wrong-place" | "not-selected" | "never-left" | "never-attended" | "not-me" | "left-early" | "wrong-days" | "enrolled-later" | "enrolled-earlier" | "attended-less" | "attended-more" | "not-examined" | "passed-it" | "never-got-it" | "wrong-details" | "have-one" | "too-much" | "too-little" | "not-my-account" | "account-changed" | "never-signed" | "signed-other" | "never-agreed" | "not-my-household" | "wrong-people" | "wrong-plan";
                            }[];
                            live: {
                                /** Format: uuid */
                                disputeId: string;
                                number: string;
                            } | null;
                            parentId: string | null;
                            stated: string;
                            statedBy: string;
                            /** Format: uuid */
                            subjectId: string;
                            subjectName: string;
                            /** @enum {string} */
                            subjectType: "household" | "seat" | "class" | "claim-line" | "agreement" | "helped-act";
                        }[];
                        personId: number;
                        personName: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.supplyFact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agreementSigned?: boolean;
                    document: string;
                    fileIds?: string[];
                    from?: string;
                    graduationYear?: number;
                    group?: string;
                    holds?: boolean;
                    /** @enum {string} */
                    hukou?: "rural" | "urban";
                    /** @enum {string} */
                    kind: "population" | "public-payroll" | "pension" | "poverty-register" | "minimum-living" | "employment-service" | "market-entity" | "school-enrolment";
                    knownOn: string;
                    reason: string;
                    /** @enum {string} */
                    status?: "normal" | "dead" | "cancelled";
                    statusOn?: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        correctionId: string;
                        heldLines: number;
                        personId: number;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    otherId: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        heldLines: number;
                        /** Format: uuid */
                        mergeId: string;
                        /** @enum {string} */
                        status: "open" | "applied" | "returned" | "withdrawn" | "undone";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.proposeMove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    fileIds?: string[];
                    reason: string;
                    toCode: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        moveId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.explain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        asOf: string;
                        facts: {
                            entries: {
                                label: string;
                                value: string;
                            }[];
                            isCurrent: boolean;
                            kind: string;
                            knownOn: string;
                            sourceDepartment: string;
                        }[];
                        lines: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            determination: {
                                amountFen: number;
                                claimedOn: string;
                                /** Format: date-time */
                                decidedAt: string;
                                /** Format: uuid */
                                determinationId: string;
                                explanation: string[];
                                findings: {
                                    met: {
                                        answerers: {
                                            id: string;
                                            /** @enum {string} */
                                            list: "departments" | "payees";
                                        }[];
                                        because: string;
                                        check: string;
                                        clause: string;
                                        facts: {
                                            knownOn: string | null;
                                            label: string;
                                            pointer: string;
                                            sourceDepartment: string | null;
                                            value: string;
                                        }[];
                                        layer: string | null;
                                        /** @enum {string} */
                                        verdict: "met" | "not-met" | "unknown";
                                    }[];
                                    notMet: {
                                        answerers: {
                                            id: string;
                                            /** @enum {string} */
                                            list: "departments" | "payees";
                                        }[];
                                        because: string;
                                        check: string;
                                        clause: string;
                                        facts: {
                                            knownOn: string | null;
                                            label: string;
                                            pointer: string;
                                            sourceDepartment: string | null;
                                            value: string;
                                        }[];
                                        layer: string | null;
                                        /** @enum {string} */
                                        verdict: "met" | "not-met" | "unknown";
                                    }[];
                                    unknown: {
                                        answerers: {
                                            id: string;
                                            /** @enum {string} */
                                            list: "departments" | "payees";
                                        }[];
                                        because: string;
                                        check: string;
                                        clause: string;
                                        facts: {
                                            knownOn: string | null;
                                            label: string;
                                            pointer: string;
                                            sourceDepartment: string | null;
                                            value: string;
                                        }[];
                                        layer: string | null;
                                        /** @enum {string} */
                                        verdict: "met" | "not-met" | "unknown";
                                    }[];
                                };
                                /** @enum {string} */
                                outcome: "entitled" | "not-entitled" | "incomplete";
                                pack: string;
                                policyId: string;
                                quantity: {
                                    count: number;
                                    /** @enum {string} */
                                    unit: "person" | "day" | "hour" | "month";
                                } | null;
                                standard: {
                                    amountFen: number;
                                    clause: string | null;
                                    source: string;
                                    text: string;
                                    /** @enum {string} */
                                    unit: "person" | "day" | "hour" | "month";
                                    upliftPercent: number | null;
                                } | null;
                            };
                            /** @enum {string} */
                            disposition: "published" | "frozen" | "not-entitled" | "incomplete";
                            history: {
                                amountFen: number;
                                /** Format: date-time */
                                decidedAt: string;
                                /** Format: uuid */
                                determinationId: string;
                                isCurrent: boolean;
                                /** @enum {string} */
                                outcome: "entitled" | "not-entitled" | "incomplete";
                                pack: string;
                            }[];
                            lifecycle: {
                                assignedRole: string | null;
                                clause: string | null;
                                doneOn: string | null;
                                due: {
                                    clause: string | null;
                                    dueOn: string;
                                    workingDaysLeft: number;
                                } | null;
                                /** @enum {string} */
                                state: "done" | "current" | "upcoming" | "blocked";
                                /** @enum {string} */
                                step: "enrolment" | "opening" | "completion" | "determination" | "first-review" | "second-review" | "publication" | "disbursement" | "arrival";
                                waitReason: string | null;
                            }[];
                            money: {
                                amountFen: number;
                                bankReference: string | null;
                                /** Format: uuid */
                                budgetId: string;
                                fundSource: string;
                                kind: string;
                                orderNumber: string | null;
                                /** Format: date-time */
                                recordedAt: string;
                                year: number;
                            }[];
                            payeeName: string;
                            record: {
                                actor: string | null;
                                /** Format: date-time */
                                at: string;
                                decision: string | null;
                                event: string;
                                opinion: string | null;
                                role: string | null;
                            }[];
                            signals: {
                                message: string;
                                rule: string;
                                status: string;
                            }[];
                            /** @enum {string} */
                            status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                            subjectName: string;
                        }[];
                        person: {
                            birthOn: string | null;
                            /** @enum {string} */
                            documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                            idNumberMasked: string;
                            name: string;
                            personId: number;
                            sex: ("male" | "female") | null;
                        };
                        trainings: {
                            certificateIssuedOn: string | null;
                            certificateNumber: string | null;
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            classNumber: string | null;
                            endOn: string;
                            enrolledOn: string | null;
                            organisationName: string;
                            presentSlots: number | null;
                            result: string | null;
                            slotCount: number | null;
                            startOn: string;
                        }[];
                        unanswered: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.unmask": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "id-number" | "phone" | "bank-account";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        field: "id-number" | "phone" | "bank-account";
                        /** Format: date-time */
                        shownAt: string;
                        values: {
                            bankAccountId: string | null;
                            label: string | null;
                            value: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "persons.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    after?: string;
                    divisionCode?: string;
                    idNumber?: string;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            birthOn: string | null;
                            claimLineCount: number;
                            classCount: number;
                            /** @enum {string} */
                            documentKind: "resident" | "permanent-residence" | "hong-kong-macao-permit" | "taiwan-permit" | "passport";
                            idNumberConfirmed: boolean;
                            idNumberMasked: string;
                            name: string;
                            personId: number;
                            phoneMasked: string | null;
                            sex: ("male" | "female") | null;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.messages": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "waiting" | "failed" | "sent" | "given-up" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            attempts: number;
                            content: string;
                            /** @enum {string} */
                            kind: "claim-returned" | "line-approved" | "line-refused" | "published" | "publication-ends" | "paid" | "paid-for-you" | "bank-returned" | "account-missing" | "objection-answered" | "recovery-noticed" | "dispute-answered" | "dispute-corrected" | "appeal-answered" | "agreement-recorded" | "agreement-ended" | "seat-held" | "seat-queued" | "seat-moved-up" | "seat-selected-out" | "seat-enrolled" | "class-approved" | "opening-closed" | "opening-stopped" | "opening-allowed" | "opening-cancelled" | "account-opened" | "account-changed" | "account-stopped" | "account-verified" | "account-unconfirmed" | "helped-act";
                            /** Format: uuid */
                            messageId: string;
                            /** Format: date-time */
                            notBefore: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: string;
                            };
                            reason: string | null;
                            sentAt: string | null;
                            /** @enum {string} */
                            status: "waiting" | "failed" | "sent" | "given-up" | "cancelled";
                            /** Format: date-time */
                            toldAt: string;
                            version: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.cancelMessage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        messageId: string;
                        /** @enum {string} */
                        status: "waiting" | "failed" | "sent" | "given-up" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "deliveries.resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        messageId: string;
                        /** @enum {string} */
                        status: "waiting" | "failed" | "sent" | "given-up" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "places.list": {
        parameters: {
            query?: {
                after?: string;
                level?: "township" | "village";
                limit?: number;
                name?: string;
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            allowed: string[];
                            divisionCode: string;
                            endedOn: string | null;
                            /** @enum {string} */
                            level: "township" | "village";
                            name: string;
                            parentCode: string;
                            parentName: string;
                            source: string;
                            villages: number | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "places.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name: string;
                    parentCode: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        divisionCode: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "places.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                divisionCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endedOn: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        divisionCode: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policies.list": {
        parameters: {
            query?: {
                divisionCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        governing: string | null;
                        rows: {
                            benefits: string[];
                            effectiveFrom: string;
                            effectiveUntil: string | null;
                            policyId: string;
                            short: string;
                            title: string;
                            version: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policies.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        benefits: {
                            amountClause: string;
                            benefit: string;
                            checks: {
                                check: string;
                                clause: string;
                                from: string;
                                judgement: string | null;
                                question: string;
                                reading: number | null;
                                through: string | null;
                            }[];
                        }[];
                        everyClaim: {
                            check: string;
                            clause: string;
                            from: string;
                            judgement: string | null;
                            question: string;
                            reading: number | null;
                            through: string | null;
                        }[];
                        notProvided: {
                            benefit: string;
                            clause: string;
                            question: string;
                        }[];
                        policy: {
                            benefits: string[];
                            effectiveFrom: string;
                            effectiveUntil: string | null;
                            policyId: string;
                            short: string;
                            title: string;
                            version: string;
                        };
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                policyId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            approvedAt: string | null;
                            changeCount: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            divisionCode: string;
                            divisionName: string;
                            document: string;
                            effectiveOn: string;
                            number: string;
                            policyId: string;
                            /** @enum {string} */
                            stage: "draft" | "tried" | "submitted" | "reviewed" | "returned" | "scheduled" | "in-force" | "superseded" | "rejected" | "withdrawn" | "repealed";
                            title: string;
                            version: number;
                            /** Format: uuid */
                            versionId: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: string;
                    effectiveOn: string;
                    policyId: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        approvedAt: string | null;
                        changeCount: number;
                        changes: ({
                            amountFen: number;
                            /** @enum {string} */
                            benefit: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                            certificateKind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                            /** @constant */
                            kind: "standard-set";
                            level: number | null;
                            occupationCode: string | null;
                            shortageUpliftPercent: number | null;
                            trainingKind: ("employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming") | null;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        } | {
                            /** @enum {string} */
                            benefit: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                            certificateKind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                            /** @constant */
                            kind: "standard-end";
                            level: number | null;
                            occupationCode: string | null;
                            trainingKind: ("employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming") | null;
                        } | {
                            /** @constant */
                            kind: "scarce-add";
                            occupationCode: string;
                        } | {
                            /** @constant */
                            kind: "scarce-end";
                            occupationCode: string;
                        } | {
                            key: string;
                            /** @constant */
                            kind: "setting-set";
                            value: string | number | boolean | string[];
                        })[];
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        divisionCode: string;
                        divisionName: string;
                        divisionPath: string;
                        document: string;
                        dryRun: {
                            isCurrent: boolean;
                            periodFrom: string;
                            periodThrough: string;
                            /** Format: date-time */
                            ranAt: string;
                            ranBy: string;
                            /** Format: uuid */
                            runId: string;
                            summary: {
                                after: {
                                    amountFen: number;
                                    entitledLines: number;
                                };
                                before: {
                                    amountFen: number;
                                    entitledLines: number;
                                };
                                by: {
                                    after: {
                                        amountFen: number;
                                        entitledLines: number;
                                    };
                                    before: {
                                        amountFen: number;
                                        entitledLines: number;
                                    };
                                    benefit: string;
                                    divisionCode: string;
                                    divisionName: string;
                                    gaining: {
                                        amountFen: number;
                                        lines: number;
                                    };
                                    group: string;
                                    lines: number;
                                    losing: {
                                        amountFen: number;
                                        lines: number;
                                    };
                                    persons: number;
                                }[];
                                changedBefore: number;
                                gaining: {
                                    amountFen: number;
                                    lines: number;
                                };
                                lines: number;
                                losing: {
                                    amountFen: number;
                                    lines: number;
                                };
                                persons: number;
                            };
                        } | null;
                        effectiveOn: string;
                        faults: {
                            code: string;
                            message: string;
                            pointer: string;
                        }[];
                        number: string;
                        policyId: string;
                        policyTitle: string;
                        repeal: {
                            /** Format: uuid */
                            caseId: string;
                            dueClause: string | null;
                            dueOn: string | null;
                            nextStep: ("prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign") | null;
                            /** Format: date-time */
                            openedAt: string;
                            round: number;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            subjectId: string;
                            /** @enum {string} */
                            subjectType: "class-filing" | "claim" | "payment-batch" | "budget" | "line-release" | "objection" | "policy-version" | "payee-account" | "bank-return" | "claim-rejection" | "line-change" | "suspension" | "account" | "calendar" | "line-decision" | "intake-batch" | "claim-return" | "line-hold" | "publication-end" | "suspension-end" | "organisation-change" | "class-change" | "class-end" | "roster-change" | "fact-correction" | "person-correction" | "person-merge" | "import-undo" | "recovery" | "recovery-receipt" | "write-off" | "appeal" | "dispute" | "policy-repeal" | "payment-cancel" | "credit-code" | "organisation-move" | "person-move" | "written-decision" | "purse-choice" | "catalogue-change";
                            version: number;
                            workingDaysLeft: number | null;
                        } | null;
                        review: {
                            /** Format: uuid */
                            caseId: string;
                            dueClause: string | null;
                            dueOn: string | null;
                            nextStep: ("prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign") | null;
                            /** Format: date-time */
                            openedAt: string;
                            round: number;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "rejected" | "withdrawn";
                            steps: {
                                /** Format: date-time */
                                decidedAt: string;
                                /** @enum {string} */
                                decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                                opinion: string | null;
                                reasonCode: string | null;
                                role: string;
                                round: number;
                                /** @enum {string} */
                                step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                                who: string;
                            }[];
                            subjectId: string;
                            /** @enum {string} */
                            subjectType: "class-filing" | "claim" | "payment-batch" | "budget" | "line-release" | "objection" | "policy-version" | "payee-account" | "bank-return" | "claim-rejection" | "line-change" | "suspension" | "account" | "calendar" | "line-decision" | "intake-batch" | "claim-return" | "line-hold" | "publication-end" | "suspension-end" | "organisation-change" | "class-change" | "class-end" | "roster-change" | "fact-correction" | "person-correction" | "person-merge" | "import-undo" | "recovery" | "recovery-receipt" | "write-off" | "appeal" | "dispute" | "policy-repeal" | "payment-cancel" | "credit-code" | "organisation-move" | "person-move" | "written-decision" | "purse-choice" | "catalogue-change";
                            version: number;
                            workingDaysLeft: number | null;
                        } | null;
                        scarce: {
                            after: boolean;
                            before: boolean;
                            from: string | null;
                            occupationCode: string;
                            occupationName: string | null;
                            source: string | null;
                        }[];
                        settings: {
                            after: string | number | boolean | string[];
                            before: string | number | boolean | string[];
                            benefit: string | null;
                            check: string;
                            clause: string | null;
                            isChanged: boolean;
                            key: string;
                            /** @enum {string} */
                            kind: "words" | "texts" | "whole" | "percent" | "date" | "month" | "switch";
                            list: string | null;
                            packValue: string | number | boolean | string[];
                            part: string;
                            question: string;
                            source: string | null;
                            under: string[];
                        }[];
                        /** @enum {string} */
                        stage: "draft" | "tried" | "submitted" | "reviewed" | "returned" | "scheduled" | "in-force" | "superseded" | "rejected" | "withdrawn" | "repealed";
                        standards: {
                            after: {
                                amountFen: number;
                                shortageUpliftPercent: number | null;
                                /** @enum {string} */
                                unit: "person" | "day" | "hour" | "month";
                            } | null;
                            before: {
                                amountFen: number;
                                from: string;
                                isOwn: boolean;
                                shortageUpliftPercent: number | null;
                                source: string;
                                through: string | null;
                                /** @enum {string} */
                                unit: "person" | "day" | "hour" | "month";
                            } | null;
                            /** @enum {string} */
                            benefit: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                            certificateKind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                            isChanged: boolean;
                            key: string;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            trainingKind: ("employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming") | null;
                        }[];
                        title: string;
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: ({
                        amountFen: number;
                        /** @enum {string} */
                        benefit: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                        certificateKind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                        /** @constant */
                        kind: "standard-set";
                        level: number | null;
                        occupationCode: string | null;
                        shortageUpliftPercent: number | null;
                        trainingKind: ("employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming") | null;
                        /** @enum {string} */
                        unit: "person" | "day" | "hour" | "month";
                    } | {
                        /** @enum {string} */
                        benefit: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                        certificateKind: ("vocational-qualification" | "skill-level" | "special-ability" | "training-completion") | null;
                        /** @constant */
                        kind: "standard-end";
                        level: number | null;
                        occupationCode: string | null;
                        trainingKind: ("employment-skills" | "entrepreneurship" | "pre-job" | "skill-upgrade" | "new-apprenticeship" | "technician" | "work-for-training" | "project-based" | "new-occupation" | "practical-farming") | null;
                    } | {
                        /** @constant */
                        kind: "scarce-add";
                        occupationCode: string;
                    } | {
                        /** @constant */
                        kind: "scarce-end";
                        occupationCode: string;
                    } | {
                        key: string;
                        /** @constant */
                        kind: "setting-set";
                        value: string | number | boolean | string[];
                    })[];
                    document: string;
                    effectiveOn: string;
                    title: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.importTable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                        rowCount: number;
                        set: number;
                        unchanged: number;
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.exportTable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.dryRun": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: string;
                    through: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        runId: string;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.dryRunLines": {
        parameters: {
            query?: {
                after?: string;
                benefit?: "training-subsidy" | "living-allowance" | "work-for-training" | "assessment-subsidy" | "skill-upgrade-subsidy";
                direction?: "gains" | "loses" | "same";
                divisionCode?: string;
                group?: string;
                limit?: number;
            };
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            afterFen: number;
                            afterOutcome: string;
                            beforeFen: number;
                            beforeOutcome: string;
                            benefit: string;
                            check: string | null;
                            clause: string | null;
                            /** @enum {string} */
                            direction: "gains" | "loses" | "same";
                            divisionCode: string;
                            group: string;
                            lineKey: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.signFinance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.recall": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.decideRepeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.proposeRepeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.withdrawRepeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned" | "rejected";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "policyVersions.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                versionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: uuid */
                        versionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.changes": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            changeId: string;
                            divisionCode: string;
                            divisionName: string;
                            document: string;
                            /** Format: uuid */
                            entryId: string;
                            /** @enum {string} */
                            grounds: "needs" | "classes" | "vacancies" | "inspection";
                            holdsFrom: string;
                            /** @enum {string} */
                            kind: "project-add" | "project-stop" | "platform-add" | "platform-stop" | "need-add" | "need-stop";
                            level: number | null;
                            link: string | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            organisationName: string | null;
                            reason: string;
                            signedOn: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.checkCertificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            issuedOn: string | null;
                            issuer: string | null;
                            kind: string;
                            level: number | null;
                            maskedName: string;
                            occupationName: string | null;
                            /** @enum {string} */
                            state: "valid" | "withdrawn";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.guides": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amountClause: string;
                            benefit: string;
                            conditions: number;
                            divisionCode: string;
                            documentNumber: string | null;
                            from: string;
                            inForce: boolean;
                            policyId: string;
                            policyShort: string;
                            policyTitle: string;
                            /** @enum {string} */
                            standing: "in-force" | "coming" | "ended";
                            through: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.guideFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.guide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                benefit: string;
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amountClause: string;
                        benefit: string;
                        checks: {
                            check: string;
                            clause: string;
                            judgement: string | null;
                            question: string;
                            requirement: string;
                        }[];
                        conditions: number;
                        divisionCode: string;
                        documentNumber: string | null;
                        from: string;
                        inForce: boolean;
                        policyId: string;
                        policyShort: string;
                        policyTitle: string;
                        purses: {
                            clause: string;
                            fundSource: string;
                            says: string;
                        }[];
                        /** @enum {string} */
                        standing: "in-force" | "coming" | "ended";
                        through: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.institutions": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            address: string | null;
                            agreementFrom: string | null;
                            agreementThrough: string | null;
                            certified: number;
                            divisionCode: string;
                            divisionName: string;
                            highestLevel: number | null;
                            institutionType: string | null;
                            name: string;
                            occupations: {
                                name: string;
                                occupationCode: string;
                            }[];
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            state: "in-catalogue" | "suspended" | "agreement-ended";
                            trained: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.institutionFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.institution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string | null;
                        agreementFrom: string | null;
                        agreementThrough: string | null;
                        certified: number;
                        divisionCode: string;
                        divisionName: string;
                        highestLevel: number | null;
                        institutionType: string | null;
                        licenceNumber: string | null;
                        name: string;
                        occupations: {
                            name: string;
                            occupationCode: string;
                        }[];
                        openings: {
                            className: string;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queued: number;
                            seats: number;
                            startOn: string;
                            /** @enum {string} */
                            state: "open" | "coming" | "paused" | "ended" | "cancelled";
                            taken: number;
                        }[];
                        /** Format: uuid */
                        organisationId: string;
                        projects: {
                            divisionCode: string;
                            divisionName: string;
                            fewestHours: number | null;
                            from: string | null;
                            highestLevel: number | null;
                            mostHours: number | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openClasses: number;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            /** Format: uuid */
                            projectId: string;
                            seatsLeft: number;
                            source: string;
                            /** @enum {string} */
                            state: "offered" | "coming" | "stopped" | "institution-out";
                            through: string | null;
                        }[];
                        /** @enum {string} */
                        state: "in-catalogue" | "suspended" | "agreement-ended";
                        suspensions: {
                            documentNumber: string | null;
                            liftedOn: string | null;
                            occupations: string[] | null;
                            suspendedOn: string;
                        }[];
                        trained: number;
                        years: {
                            certified: number;
                            classes: number;
                            employed: null;
                            trained: number;
                            year: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.findObjection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    phoneTail: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dueOn: string;
                        lineNo: number;
                        number: string;
                        outcome: string | null;
                        publicationNumber: string;
                        publicationTitle: string;
                        /** Format: date-time */
                        raisedAt: string;
                        settledAt: string | null;
                        /** @enum {string} */
                        status: "received" | "open" | "proposed" | "upheld" | "dismissed";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.occupation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                occupationCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aliases: string[];
                        name: string;
                        occupationCode: string;
                        openings: {
                            className: string;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queued: number;
                            seats: number;
                            startOn: string;
                            /** @enum {string} */
                            state: "open" | "coming" | "paused" | "ended" | "cancelled";
                            taken: number;
                        }[];
                        projects: {
                            divisionCode: string;
                            divisionName: string;
                            fewestHours: number | null;
                            from: string | null;
                            highestLevel: number | null;
                            mostHours: number | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openClasses: number;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            /** Format: uuid */
                            projectId: string;
                            seatsLeft: number;
                            source: string;
                            /** @enum {string} */
                            state: "offered" | "coming" | "stopped" | "institution-out";
                            through: string | null;
                        }[];
                        scarce: {
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            inForce: boolean;
                            /** @enum {string} */
                            kind: "list" | "need";
                            occupationCode: string;
                            occupationName: string | null;
                            policyShort: string | null;
                            /** Format: uuid */
                            scarceId: string;
                            source: string;
                            through: string | null;
                        }[];
                        standards: {
                            amountFen: number;
                            benefit: string;
                            certificateKind: string | null;
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            inForce: boolean;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            policyId: string;
                            policyShort: string;
                            shortageUpliftPercent: number | null;
                            source: string;
                            /** Format: uuid */
                            standardId: string;
                            through: string | null;
                            trainingKind: string | null;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.openings": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            closedBecause: string | null;
                            conditions: {
                                /** @enum {string} */
                                audience: "everybody" | "older" | "younger";
                                groups: string[];
                                maxAge: number | null;
                                minAge: number | null;
                                note: string | null;
                            };
                            costBorneBy: string | null;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            hours: number | null;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queued: number;
                            seats: number;
                            startOn: string;
                            /** @enum {string} */
                            status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                            taken: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.openingFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.opening": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                openingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        className: string;
                        closedBecause: string | null;
                        conditions: {
                            /** @enum {string} */
                            audience: "everybody" | "older" | "younger";
                            groups: string[];
                            maxAge: number | null;
                            minAge: number | null;
                            note: string | null;
                        };
                        costBorneBy: string | null;
                        divisionCode: string;
                        divisionName: string;
                        endOn: string;
                        hours: number | null;
                        level: number | null;
                        occupationCode: string | null;
                        occupationName: string | null;
                        openFrom: string;
                        /** Format: uuid */
                        openingId: string;
                        openUntil: string;
                        /** Format: uuid */
                        organisationId: string;
                        organisationName: string;
                        place: string | null;
                        queueClause: string | null;
                        queued: number;
                        /** @enum {string} */
                        queueOrder: "arrival" | "focus-groups" | "focus-counties";
                        seats: number;
                        sessions: {
                            from: string;
                            taughtOn: string;
                            until: string;
                        }[];
                        startOn: string;
                        /** @enum {string} */
                        status: "open" | "closed" | "filed" | "stopped" | "cancelled";
                        taken: number;
                        teachers: string[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.platforms": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            link: string;
                            name: string;
                            /** Format: uuid */
                            platformId: string;
                            source: string;
                            /** @enum {string} */
                            state: "in-use" | "coming" | "stopped";
                            through: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.platformFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.platform": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                platformId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        divisionCode: string;
                        divisionName: string;
                        from: string;
                        history: {
                            /** Format: uuid */
                            changeId: string;
                            divisionCode: string;
                            divisionName: string;
                            document: string;
                            /** Format: uuid */
                            entryId: string;
                            /** @enum {string} */
                            grounds: "needs" | "classes" | "vacancies" | "inspection";
                            holdsFrom: string;
                            /** @enum {string} */
                            kind: "project-add" | "project-stop" | "platform-add" | "platform-stop" | "need-add" | "need-stop";
                            level: number | null;
                            link: string | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            organisationName: string | null;
                            reason: string;
                            signedOn: string;
                        }[];
                        link: string;
                        name: string;
                        /** Format: uuid */
                        platformId: string;
                        source: string;
                        /** @enum {string} */
                        state: "in-use" | "coming" | "stopped";
                        through: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.procedures": {
        parameters: {
            query: {
                divisionCode?: string;
                policyId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyId: string;
                        procedures: {
                            benefits: {
                                benefit: string;
                                materials: {
                                    answeredBy: string[];
                                    material: string;
                                    note: string | null;
                                }[];
                            }[];
                            clause: string | null;
                            days: {
                                /** @enum {string} */
                                step: "accept" | "first-review" | "second-review" | "publication";
                                workingDays: number;
                            }[];
                            divisionCode: string | null;
                            divisionName: string | null;
                            documents: {
                                document: string;
                                from: string;
                                keys: string[];
                                through: string | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.projects": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            divisionCode: string;
                            divisionName: string;
                            fewestHours: number | null;
                            from: string | null;
                            highestLevel: number | null;
                            mostHours: number | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openClasses: number;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            /** Format: uuid */
                            projectId: string;
                            seatsLeft: number;
                            source: string;
                            /** @enum {string} */
                            state: "offered" | "coming" | "stopped" | "institution-out";
                            through: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.projectFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        divisionCode: string;
                        divisionName: string;
                        fewestHours: number | null;
                        from: string | null;
                        highestLevel: number | null;
                        history: {
                            /** Format: uuid */
                            changeId: string;
                            divisionCode: string;
                            divisionName: string;
                            document: string;
                            /** Format: uuid */
                            entryId: string;
                            /** @enum {string} */
                            grounds: "needs" | "classes" | "vacancies" | "inspection";
                            holdsFrom: string;
                            /** @enum {string} */
                            kind: "project-add" | "project-stop" | "platform-add" | "platform-stop" | "need-add" | "need-stop";
                            level: number | null;
                            link: string | null;
                            name: string;
                            occupationCode: string | null;
                            occupationName: string | null;
                            organisationName: string | null;
                            reason: string;
                            signedOn: string;
                        }[];
                        mostHours: number | null;
                        name: string;
                        occupationCode: string | null;
                        occupationName: string | null;
                        openClasses: number;
                        openings: {
                            className: string;
                            divisionCode: string;
                            divisionName: string;
                            endOn: string;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            openFrom: string;
                            /** Format: uuid */
                            openingId: string;
                            openUntil: string;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            place: string | null;
                            queued: number;
                            seats: number;
                            startOn: string;
                            /** @enum {string} */
                            state: "open" | "coming" | "paused" | "ended" | "cancelled";
                            taken: number;
                        }[];
                        /** Format: uuid */
                        organisationId: string;
                        organisationName: string;
                        payments: {
                            amountClause: string;
                            benefit: string;
                            payees: {
                                clause: string;
                                question: string;
                            }[];
                            policyId: string;
                            policyShort: string;
                            purses: {
                                clause: string;
                                fundSource: string;
                                says: string;
                            }[];
                        }[];
                        /** Format: uuid */
                        projectId: string;
                        seatsLeft: number;
                        source: string;
                        standards: {
                            amountFen: number;
                            benefit: string;
                            certificateKind: string | null;
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            inForce: boolean;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            policyId: string;
                            policyShort: string;
                            shortageUpliftPercent: number | null;
                            source: string;
                            /** Format: uuid */
                            standardId: string;
                            through: string | null;
                            trainingKind: string | null;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        }[];
                        /** @enum {string} */
                        state: "offered" | "coming" | "stopped" | "institution-out";
                        through: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.publications": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            announcedLastDay: string;
                            lastDay: string;
                            lineCount: number;
                            number: string;
                            /** Format: uuid */
                            publicationId: string;
                            startsOn: string;
                            title: string;
                            totalFen: number;
                            workingDays: number;
                            workingDaysLeft: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.publication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        announcedLastDay: string;
                        hasEnded: boolean;
                        isTakenDown: boolean;
                        lastDay: string;
                        lineCount: number;
                        lines: {
                            amountFen: number;
                            benefit: string;
                            idNumberMasked: string;
                            lineNo: number;
                            name: string;
                            standardText: string;
                            unitName: string;
                        }[];
                        number: string;
                        /** Format: uuid */
                        publicationId: string;
                        startsOn: string;
                        title: string;
                        totalFen: number;
                        workingDays: number;
                        workingDaysLeft: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.object": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    lineNo: number;
                    name: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptedBy: string;
                        number: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    divisionCode: string;
                    idNumber: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    password: string | null;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csrfToken: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.proveByCard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    lastFour: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        next: "password" | "card";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.sendRegistrationCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        minutes: number;
                        shownCode: string | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.proveByCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    codeHandle: string;
                    handle: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        next: "password" | "card";
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "ownAccount.askCounter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: number;
                        number: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.scarceOccupations": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            inForce: boolean;
                            /** @enum {string} */
                            kind: "list" | "need";
                            occupationCode: string;
                            occupationName: string | null;
                            policyShort: string | null;
                            /** Format: uuid */
                            scarceId: string;
                            source: string;
                            through: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.scarceOccupationFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.search": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                kind?: "openings" | "projects" | "institutions" | "scarce-occupations" | "standards" | "platforms" | "guides" | "occupations" | "divisions" | "publications" | "clauses";
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            count: number;
                            /** @enum {string} */
                            kind: "openings" | "projects" | "institutions" | "scarce-occupations" | "standards" | "platforms" | "guides" | "occupations" | "divisions" | "publications" | "clauses";
                        }[];
                        next: string | null;
                        rows: {
                            id: string;
                            /** @enum {string} */
                            kind: "openings" | "projects" | "institutions" | "scarce-occupations" | "standards" | "platforms" | "guides" | "occupations" | "divisions" | "publications" | "clauses";
                            note: string;
                            path: string;
                            title: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.standards": {
        parameters: {
            query?: {
                after?: string;
                divisionCode?: string;
                level?: number;
                limit?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amountFen: number;
                            benefit: string;
                            certificateKind: string | null;
                            divisionCode: string;
                            divisionName: string;
                            from: string;
                            inForce: boolean;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            policyId: string;
                            policyShort: string;
                            shortageUpliftPercent: number | null;
                            source: string;
                            /** Format: uuid */
                            standardId: string;
                            through: string | null;
                            trainingKind: string | null;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "public.standardFile": {
        parameters: {
            query?: {
                divisionCode?: string;
                level?: number;
                occupationCode?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                status?: "open" | "taken-down" | "closed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            announcedLastDay: string;
                            lastDay: string;
                            lineCount: number;
                            number: string;
                            openObjections: number;
                            /** Format: uuid */
                            publicationId: string;
                            startsOn: string;
                            /** @enum {string} */
                            status: "open" | "taken-down" | "closed" | "cancelled";
                            title: string;
                            totalFen: number;
                            version: number;
                            workingDays: number;
                            workingDaysLeft: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claimIds: string[];
                    title: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lastDay: string;
                        lineCount: number;
                        number: string;
                        /** Format: uuid */
                        publicationId: string;
                        startsOn: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        announcedLastDay: string;
                        clause: string | null;
                        lastDay: string;
                        lineCount: number;
                        lines: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            idNumberMasked: string;
                            lineNo: number;
                            name: string;
                            standardText: string;
                            /** @enum {string} */
                            status: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                            unitName: string;
                        }[];
                        number: string;
                        /** Format: date-time */
                        openedAt: string;
                        openedBy: string;
                        openObjections: number;
                        /** Format: uuid */
                        publicationId: string;
                        startsOn: string;
                        /** @enum {string} */
                        status: "open" | "taken-down" | "closed" | "cancelled";
                        steps: {
                            /** Format: date-time */
                            decidedAt: string;
                            /** @enum {string} */
                            decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                            opinion: string | null;
                            reasonCode: string | null;
                            role: string;
                            round: number;
                            /** @enum {string} */
                            step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                            who: string;
                        }[];
                        title: string;
                        totalFen: number;
                        version: number;
                        workingDays: number;
                        workingDaysLeft: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contestedLines: number;
                        extendedTo: string | null;
                        payableLines: number;
                        /** Format: uuid */
                        publicationId: string;
                        /** @enum {string} */
                        status: "open" | "taken-down" | "closed" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "objections.record": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    lineNo: number;
                    name: string;
                    phone: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptedBy: string;
                        isLate: boolean;
                        /** @enum {string} */
                        lineStatus: "computed" | "frozen" | "not-entitled" | "incomplete" | "granted" | "refused" | "published" | "contested" | "payable" | "ordered" | "paid" | "returned" | "withdrawn";
                        number: string;
                        /** Format: uuid */
                        objectionId: string;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.takeDown": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grantedLines: number;
                        lastDay: string | null;
                        /** Format: uuid */
                        publicationId: string;
                        /** @enum {string} */
                        status: "open" | "taken-down" | "closed" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "publications.decideTakeDown": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                publicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    /** @enum {string} */
                    reasonCode?: "materials-incomplete" | "facts-disagree" | "roster-wrong" | "timetable-wrong" | "dates-wrong" | "out-of-scope" | "conditions-not-met" | "suspected-fraud" | "other";
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grantedLines: number;
                        lastDay: string | null;
                        /** Format: uuid */
                        publicationId: string;
                        /** @enum {string} */
                        status: "open" | "taken-down" | "closed" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.recoveries": {
        parameters: {
            query?: {
                after?: string;
                benefit?: string;
                kind?: "recover" | "stop-payment";
                limit?: number;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        recoverFen: number;
                        rows: {
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            /** Format: date-time */
                            decidedAt: string;
                            /** Format: uuid */
                            determinationId: string;
                            differenceFen: number;
                            divisionCode: string;
                            grantedFen: number;
                            /** @enum {string} */
                            kind: "recover" | "stop-payment";
                            lineKey: string;
                            lineStatus: string;
                            nowFen: number;
                            organisationName: string | null;
                            /** @enum {string} */
                            outcome: "entitled" | "not-entitled" | "incomplete";
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            policyId: string;
                            reason: {
                                because: string;
                                clause: string;
                            };
                            recovery: {
                                number: string;
                                /** Format: uuid */
                                recoveryId: string;
                                status: string;
                            } | null;
                            subjectName: string;
                        }[];
                        stopPaymentFen: number;
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.exportRecoveries": {
        parameters: {
            query?: {
                benefit?: string;
                kind?: "recover" | "stop-payment";
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                q?: string;
                status?: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        openFen: number;
                        rows: {
                            amountFen: number;
                            answerByOn: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            divisionCode: string;
                            dueOn: string | null;
                            /** @enum {string} */
                            ground: "facts-changed" | "complaint-upheld" | "certificate-withdrawn" | "paid-twice" | "other";
                            isOverdue: boolean;
                            lineCount: number;
                            noticedOn: string | null;
                            number: string;
                            openFen: number;
                            payee: {
                                creditCode: string | null;
                                /** @enum {string} */
                                kind: "trainee" | "institution" | "employer";
                                name: string;
                            };
                            recoveredFen: number;
                            /** Format: uuid */
                            recoveryId: string;
                            /** @enum {string} */
                            status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                            writtenOffFen: number;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answerDays: number;
                    clause?: string;
                    /** @enum {string} */
                    ground: "facts-changed" | "complaint-upheld" | "certificate-withdrawn" | "paid-twice" | "other";
                    lines: {
                        amountFen: number;
                        /** Format: uuid */
                        claimLineId: string;
                    }[];
                    payDays: number;
                    payTo: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: string[];
                        amountFen: number;
                        answerByOn: string | null;
                        answerDays: number;
                        answers: {
                            answeredOn: string;
                            content: string;
                            /** Format: date-time */
                            recordedAt: string;
                            recordedBy: string;
                        }[];
                        clause: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        decided: {
                            amountFen: number;
                            bankReference: string | null;
                            decidedBy: string | null;
                            instalments: {
                                amountFen: number;
                                dueOn: string;
                            }[] | null;
                            /** @enum {string} */
                            kind: "change" | "instalments" | "receipt" | "write-off" | "reversal" | "offset";
                            lines: {
                                amountFen: number;
                                /** Format: uuid */
                                claimLineId: string;
                            }[] | null;
                            offset: {
                                amountFen: number;
                                benefit: string;
                                /** Format: uuid */
                                claimId: string;
                                /** Format: uuid */
                                claimLineId: string;
                                claimNumber: string;
                                person: {
                                    idNumberMasked: string;
                                    name: string;
                                    personId: number;
                                };
                            }[] | null;
                            opinion: string | null;
                            /** Format: uuid */
                            proposalId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string | null;
                            receivedOn: string | null;
                            reverses: string | null;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "withdrawn" | "reversed";
                        }[];
                        divisionCode: string;
                        dueOn: string | null;
                        /** @enum {string} */
                        ground: "facts-changed" | "complaint-upheld" | "certificate-withdrawn" | "paid-twice" | "other";
                        instalments: {
                            amountFen: number;
                            dueOn: string;
                            isOverdue: boolean;
                            paidFen: number;
                        }[];
                        isOverdue: boolean;
                        lineCount: number;
                        lines: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            fundSource: string | null;
                            orderNumber: string;
                            paidFen: number;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            recoveredFen: number;
                            writtenOffFen: number;
                            year: number | null;
                        }[];
                        noticedOn: string | null;
                        number: string;
                        openFen: number;
                        payDays: number;
                        payee: {
                            creditCode: string | null;
                            /** @enum {string} */
                            kind: "trainee" | "institution" | "employer";
                            name: string;
                        };
                        payTo: string;
                        reason: string;
                        recoveredFen: number;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        steps: {
                            /** Format: date-time */
                            decidedAt: string;
                            /** @enum {string} */
                            decision: "prepared" | "passed" | "returned" | "rejected" | "withdrawn" | "sent-back" | "cancelled";
                            opinion: string | null;
                            reasonCode: string | null;
                            role: string;
                            round: number;
                            /** @enum {string} */
                            step: "prepare" | "confirm" | "accept" | "first-review" | "second-review" | "approve" | "sign" | "withdraw" | "send-back" | "cancel";
                            who: string;
                        }[];
                        version: number;
                        waiting: {
                            amountFen: number;
                            bankReference: string | null;
                            decidedBy: string | null;
                            instalments: {
                                amountFen: number;
                                dueOn: string;
                            }[] | null;
                            /** @enum {string} */
                            kind: "change" | "instalments" | "receipt" | "write-off" | "reversal" | "offset";
                            lines: {
                                amountFen: number;
                                /** Format: uuid */
                                claimLineId: string;
                            }[] | null;
                            offset: {
                                amountFen: number;
                                benefit: string;
                                /** Format: uuid */
                                claimId: string;
                                /** Format: uuid */
                                claimLineId: string;
                                claimNumber: string;
                                person: {
                                    idNumberMasked: string;
                                    name: string;
                                    personId: number;
                                };
                            }[] | null;
                            opinion: string | null;
                            /** Format: uuid */
                            proposalId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            reason: string | null;
                            receivedOn: string | null;
                            reverses: string | null;
                            /** @enum {string} */
                            status: "open" | "approved" | "returned" | "withdrawn" | "reversed";
                        } | null;
                        writtenOffFen: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answeredOn: string;
                    content: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.decideChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.proposeChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lines: {
                        amountFen: number;
                        /** Format: uuid */
                        claimLineId: string;
                    }[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.proposeInstalments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    instalments: {
                        amountFen: number;
                        dueOn: string;
                    }[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.nextLines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            amountFen: number;
                            benefit: string;
                            /** Format: uuid */
                            claimId: string;
                            /** Format: uuid */
                            claimLineId: string;
                            claimNumber: string;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                        }[];
                        openFen: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.decideOffset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.proposeOffset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    claimLineIds: string[];
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.bookReceipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.typeReceipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amountFen: number;
                    bankReference: string;
                    receivedOn: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.proposeReversal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptId: string;
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.decideReversal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.proposeWriteOff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "recoveries.decideWriteOff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recoveryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "passed" | "returned";
                    opinion?: string;
                    reasonCode?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        /** Format: uuid */
                        recoveryId: string;
                        /** @enum {string} */
                        status: "proposed" | "noticed" | "answered" | "owed" | "settled" | "written-off" | "cancelled";
                        version: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "scarceOccupations.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            divisionCode: string;
                            from: string;
                            inForce: boolean;
                            occupationCode: string;
                            occupationName: string | null;
                            policyId: string;
                            /** Format: uuid */
                            scarceId: string;
                            source: string;
                            through: string | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "staffPersons.list": {
        parameters: {
            query?: {
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            accounts: {
                                login: string;
                                /** @enum {string} */
                                role: "institution-administrator" | "teacher" | "employer" | "assessment-body" | "county-handler" | "county-first-reviewer" | "county-second-reviewer" | "finance" | "auditor" | "system-administrator" | "security-administrator" | "audit-administrator" | "city-viewer" | "province-viewer" | "worker" | "village-helper" | "township-staff";
                            }[];
                            displayName: string;
                            idNumberMasked: string | null;
                            personKey: string;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "standards.list": {
        parameters: {
            query?: {
                after?: string;
                benefit?: string;
                limit?: number;
                occupationCode?: string;
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amountFen: number;
                            benefit: string;
                            certificateKind: string | null;
                            divisionCode: string;
                            from: string;
                            inForce: boolean;
                            level: number | null;
                            occupationCode: string | null;
                            occupationName: string | null;
                            policyId: string;
                            policyVersionId: string | null;
                            shortageUpliftPercent: number | null;
                            source: string;
                            /** Format: uuid */
                            standardId: string;
                            through: string | null;
                            trainingKind: string | null;
                            /** @enum {string} */
                            unit: "person" | "day" | "hour" | "month";
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "reporting.teaching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        classes: {
                            /** Format: uuid */
                            classId: string;
                            endOn: string;
                            enrolled: number;
                            isMine: boolean;
                            name: string;
                            number: string | null;
                            recordedDays: number;
                            startOn: string;
                            /** @enum {string} */
                            status: "approved" | "completed";
                            taughtDays: number;
                        }[];
                        lessons: {
                            /** Format: uuid */
                            classId: string;
                            className: string;
                            classNumber: string | null;
                            content: string;
                            fromTime: string;
                            isMine: boolean;
                            room: string | null;
                            taughtOn: string;
                            teacherName: string | null;
                            throughTime: string;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "needs.unasked": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                village?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasLists: boolean;
                        next: string | null;
                        rows: {
                            allowed: string[];
                            idNumberMasked: string;
                            lists: string[];
                            name: string;
                            personId: number;
                            phoneMasked: string | null;
                            villageCode: string | null;
                            villageName: string | null;
                        }[];
                        total: number | null;
                        villages: {
                            left: number;
                            listed: number;
                            notReached: number;
                            noWish: number;
                            villageCode: string | null;
                            villageName: string | null;
                            wish: number;
                        }[];
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.unclaimed": {
        parameters: {
            query?: {
                after?: string;
                benefit?: string;
                limit?: number;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            amountFen: number;
                            benefit: string;
                            claimedOn: string;
                            /** Format: uuid */
                            determinationId: string;
                            divisionCode: string;
                            lineKey: string;
                            organisationName: string | null;
                            person: {
                                idNumberMasked: string;
                                name: string;
                                personId: number;
                            };
                            policyId: string;
                            reason: {
                                because: string;
                                clause: string;
                            };
                            standardText: string;
                            subjectName: string;
                        }[];
                        total: number | null;
                        totalFen: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "massRuns.exportUnclaimed": {
        parameters: {
            query?: {
                benefit?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "vocabulary.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sections: {
                            [key: string]: {
                                [key: string]: {
                                    note?: string;
                                    zh: string;
                                };
                            };
                        };
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "employment.lists": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                organisationId?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: {
                            claim: {
                                /** Format: uuid */
                                claimId: string;
                                number: string;
                                status: string;
                            } | null;
                            divisionCode: string;
                            /** Format: uuid */
                            listId: string;
                            monthCount: number;
                            number: number;
                            /** Format: uuid */
                            organisationId: string;
                            organisationName: string;
                            personCount: number;
                            /** Format: date-time */
                            recordedAt: string;
                            reportedOn: string | null;
                            source: string;
                            version: number;
                            year: number | null;
                        }[];
                        total: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "employment.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                listId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        claim: {
                            /** Format: uuid */
                            claimId: string;
                            number: string;
                            status: string;
                        } | null;
                        divisionCode: string;
                        imports: {
                            /** Format: uuid */
                            batchId: string;
                            changes: {
                                after: {
                                    contractMonths: number | null;
                                    contractOn: string | null;
                                    declaredFirstInsuredOn: string | null;
                                    isDispatched: boolean | null;
                                    months: string[];
                                    post: string | null;
                                } | null;
                                before: {
                                    contractMonths: number | null;
                                    contractOn: string | null;
                                    declaredFirstInsuredOn: string | null;
                                    isDispatched: boolean | null;
                                    months: string[];
                                    post: string | null;
                                } | null;
                                name: string;
                                personId: number;
                            }[];
                            /** Format: date-time */
                            importedAt: string;
                            importedBy: string | null;
                            status: string;
                        }[];
                        /** Format: uuid */
                        listId: string;
                        monthCount: number;
                        number: number;
                        /** Format: uuid */
                        organisationId: string;
                        organisationName: string;
                        personCount: number;
                        /** Format: date-time */
                        recordedAt: string;
                        reportedOn: string | null;
                        rows: {
                            contractMonths: number | null;
                            contractOn: string | null;
                            declaredFirstInsuredOn: string | null;
                            idNumberMasked: string;
                            isDispatched: boolean | null;
                            line: {
                                amountFen: number;
                                /** Format: uuid */
                                claimId: string;
                                /** Format: uuid */
                                claimLineId: string;
                                outcome: string;
                                status: string;
                            } | null;
                            listNo: number;
                            months: string[];
                            name: string;
                            personId: number;
                            post: string | null;
                        }[];
                        source: string;
                        version: number;
                        year: number | null;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
    "desk.workList": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        overdue: number;
                        rows: {
                            amountFen: number | null;
                            /** @enum {string} */
                            bucket: "overdue" | "today" | "this-week" | "later" | "no-deadline";
                            clause: string | null;
                            count: number | null;
                            due: {
                                clause: string | null;
                                dueOn: string;
                                workingDaysLeft: number;
                            } | null;
                            /** @enum {string} */
                            kind: "step-overdue" | "class-first-review" | "class-second-review" | "class-change-first-review" | "class-change-second-review" | "outcome-first-review" | "outcome-second-review" | "class-correct" | "opening-roster" | "opening-enrolled" | "attendance-missing" | "claim-compute" | "certificates-compute" | "agreements-compute" | "claim-confirm" | "claim-correct" | "facts-missing" | "claim-accept" | "claim-first-review" | "claim-second-review" | "claim-rejection" | "claim-return" | "purse-choose" | "purse-decide" | "decision-replace" | "decision-issue" | "line-grant-propose" | "line-grant" | "line-release" | "payee-release" | "signal-check" | "publication-open" | "publication-close" | "publication-take-down" | "objection-accept" | "objection-propose" | "objection-settle" | "suspension-decide" | "suspension-end" | "credit-code-confirm" | "organisation-change-decide" | "catalogue-change-decide" | "organisation-move-decide" | "organisation-move-receive" | "person-move-decide" | "person-move-receive" | "import-confirm" | "import-undo" | "payment-prepare" | "payment-approve" | "payment-cancel" | "payment-export" | "payment-bank-return" | "payment-correct" | "bank-return-book" | "recovery-decide" | "recovery-answered" | "recovery-change" | "recovery-receipt" | "recovery-reversal" | "recovery-offset" | "recovery-write-off" | "recovery-overdue" | "payee-account-approve" | "person-correction" | "person-merge" | "budget-approve" | "policy-approve" | "policy-sign" | "policy-correct" | "policy-repeal" | "appeal-decide" | "appeal-fulfil" | "dispute-answer" | "dispute-decide" | "dispute-correct" | "own-account-check";
                            link: {
                                id: string;
                                parentId: string | null;
                                /** @enum {string} */
                                type: "class" | "class-results" | "opening" | "claim" | "claim-line" | "publication" | "objection" | "payment" | "payee-account" | "payee-hold" | "budget" | "person" | "person-correction" | "person-merge" | "policy-version" | "organisation" | "intake-batch" | "missing-facts" | "certificate-claims" | "credit-code" | "catalogue-change" | "organisation-move" | "person-move" | "recovery" | "appeal" | "dispute" | "own-account";
                            };
                            since: string | null;
                            what: string;
                            who: string;
                        }[];
                        thisWeek: number;
                        today: number;
                    };
                };
            };
            /** @description refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusals"];
                };
            };
        };
    };
}
