export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can answer: its database is there, with a schema that this release can use */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/regencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regencies and cities of Kalimantan Timur */
        get: operations["listRegencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/account-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Account codes with their charts */
        get: operations["listAccountCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/kbli": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Business classification codes */
        get: operations["listKbli"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which role may do what */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every problem the API can answer */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell up to when the books are closed, and every month that ever was */
        get: operations["listClosings"];
        put?: never;
        /** Close the books up to and including a month that has ended */
        post: operations["closeMonth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closings/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a month that was closed */
        get: operations["getClosing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/closings/{month}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen a closed month with those after it: another person than closed any of them */
        post: operations["reopenMonth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List documents */
        get: operations["listDocuments"];
        put?: never;
        /**
         * Store a paper: a letter, an agreement, evidence
         * @description The same content is one document: where it is stored already, the answer is 200 with that document, under the name and title that it has.
         */
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is known of a document, and which records name it */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which records name a document, or have it attached, and as what */
        get: operations["listDocumentUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a document; who does is noted */
        get: operations["downloadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies
         * @description With `knownAt`, `contact` is null: the log keeps no contacts.
         */
        get: operations["listCompanies"];
        put?: never;
        /** Register a company */
        post: operations["registerCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a company
         * @description With `knownAt`, `contact` is null: the log keeps no contacts.
         */
        get: operations["getCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a company */
        patch: operations["changeCompany"];
        trace?: never;
    };
    "/v1/companies/{id}/succession": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name the company that this one merged into: from that day on it takes no new pledges */
        post: operations["succeedCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{id}/succession/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a succession that was recorded in error: the company takes new pledges again */
        post: operations["withdrawSuccession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a company's disclosures */
        get: operations["listDisclosures"];
        put?: never;
        /** Disclose a permit, procurement, arrears or sanction of a company */
        post: operations["addDisclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{id}/disclosures/{disclosureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a company's disclosure */
        get: operations["getDisclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Propose to correct a disclosure, to end it, or to annul it */
        patch: operations["proposeDisclosureChange"];
        trace?: never;
    };
    "/v1/retreats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List retreats */
        get: operations["listRetreats"];
        put?: never;
        /** Create a retreat */
        post: operations["createRetreat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a retreat */
        get: operations["getRetreat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct a retreat, or propose to once a budget was adopted */
        patch: operations["changeRetreat"];
        trace?: never;
    };
    "/v1/retreats/{id}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of a retreat's budget */
        get: operations["listBudgets"];
        put?: never;
        /** Draft the next version of a retreat's budget */
        post: operations["draftBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a budget version with its lines */
        get: operations["getBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct a draft of a budget version */
        patch: operations["changeBudget"];
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/{version}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft of a budget version aside for good; it is kept, and out of lists unless asked for */
        post: operations["discardBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/{version}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare a budget version with another: lines added, removed and changed */
        get: operations["diffBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pledges */
        get: operations["listPledges"];
        put?: never;
        /** Draft a pledge */
        post: operations["draftPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a pledge */
        get: operations["getPledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct a pledge */
        patch: operations["changePledge"];
        trace?: never;
    };
    "/v1/pledges/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a pledge for approval and reserve its allocations */
        post: operations["submitPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a submitted pledge back before it is decided: it is a draft again */
        post: operations["withdrawPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft or rejected pledge aside for good; it is kept, and out of lists unless asked for */
        post: operations["discardPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a pledge */
        post: operations["approvePledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a pledge */
        post: operations["rejectPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a pledge of which nothing is received */
        post: operations["cancelPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/reallocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move what a pledge has not handed over between its lines and unallocated */
        post: operations["reallocatePledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List disbursements */
        get: operations["listDisbursements"];
        put?: never;
        /** Record what a company handed over */
        post: operations["recordDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record many disbursements, all or none
         * @description Every refused row is named in `errors` with its own problem, as recording it alone would have answered.
         */
        post: operations["recordDisbursementBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a disbursement */
        get: operations["getDisbursement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct the numbers of a disbursement's papers */
        patch: operations["changeDisbursement"];
        trace?: never;
    };
    "/v1/disbursements/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify a disbursement against its evidence */
        post: operations["verifyDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a disbursement that its evidence does not bear out */
        post: operations["rejectDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List proposals of every kind */
        get: operations["listAdjustments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a proposal */
        get: operations["getAdjustment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a proposal, which then takes effect */
        post: operations["approveAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proposal */
        post: operations["rejectAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw what one has proposed */
        post: operations["withdrawAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to add to a pledge, or to take from what is outstanding */
        post: operations["proposeAmendment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to give up a part of what is outstanding */
        post: operations["proposeWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to record that money left again */
        post: operations["proposeRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse a disbursement that is recorded, or propose to reverse verified money */
        post: operations["reverseDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/reallocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move recorded money between lines and unallocated, or propose to move verified money */
        post: operations["reallocateDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the signed agreement of a pledge, or propose a later one */
        post: operations["signAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/venue-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose the venue; what stands on lines of the others will become unallocated */
        post: operations["proposeVenueChoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to cancel a retreat: submitted pledges will be drafts again, and nothing new is promised */
        post: operations["proposeCancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to take a cancellation back */
        post: operations["proposeRestoration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is held of each pledge: after a cancellation, what must be paid back */
        get: operations["getObligations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/appropriations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List appropriations */
        get: operations["listAppropriations"];
        put?: never;
        /** State lines' appropriated totals from a day on */
        post: operations["appropriate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/expenditures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List expenditures */
        get: operations["listExpenditures"];
        put?: never;
        /** Record regional budget spending on a line */
        post: operations["recordExpenditure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expenditures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an expenditure */
        get: operations["getExpenditure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expenditures/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse an expenditure that was recorded in error */
        post: operations["reverseExpenditure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents of a pledge: those that it names, and those that were attached */
        get: operations["listDocumentsOfPledge"];
        put?: never;
        /** Attach a document to a pledge, in whatever state */
        post: operations["attachToPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/documents/{attachmentId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a document of a pledge as wrong, and put the right one in its place where there is one */
        post: operations["replaceDocumentOfPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents of a disbursement: those that it names, and those that were attached */
        get: operations["listDocumentsOfDisbursement"];
        put?: never;
        /** Attach a document to a disbursement, in whatever state */
        post: operations["attachToDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/documents/{attachmentId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a document of a disbursement as wrong, and put the right one in its place where there is one */
        post: operations["replaceDocumentOfDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents of an adjustment: those that it names, and those that were attached */
        get: operations["listDocumentsOfAdjustment"];
        put?: never;
        /** Attach a document to an adjustment, in whatever state */
        post: operations["attachToAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/documents/{attachmentId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a document of an adjustment as wrong, and put the right one in its place where there is one */
        post: operations["replaceDocumentOfAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expenditures/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents of an expenditure: those that it names, and those that were attached */
        get: operations["listDocumentsOfExpenditure"];
        put?: never;
        /** Attach a document to an expenditure, in whatever state */
        post: operations["attachToExpenditure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expenditures/{id}/documents/{attachmentId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a document of an expenditure as wrong, and put the right one in its place where there is one */
        post: operations["replaceDocumentOfExpenditure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents of a retreat: those that it names, and those that were attached */
        get: operations["listDocumentsOfRetreat"];
        put?: never;
        /** Attach a document to a retreat, in whatever state */
        post: operations["attachToRetreat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/documents/{attachmentId}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a document of a retreat as wrong, and put the right one in its place where there is one */
        post: operations["replaceDocumentOfRetreat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/{version}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a budget version into force */
        post: operations["adoptBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of a retreat's budget CSR covers
         * @description The headline is `totals.percent.verified`. Pledges are promises, not money: the two stand apart at every level.
         */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/venue-comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coverage at every venue, side by side */
        get: operations["compareVenues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/coverage/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days on which coverage changed, each with the four levels by its end */
        get: operations["listCoverageDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The journal entries behind a figure: they add up to it */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of findings, with their follow-ups */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what was done about a finding that is there now */
        post: operations["followUpFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/reports/pledge-realisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every pledge promised, and what was handed over of it in a period */
        get: operations["reportPledgeRealisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/reports/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cash-book of receipts, with reversals and refunds */
        get: operations["reportReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/reports/recap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSR of the whole retreat per sector or per regency */
        get: operations["reportRecap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/reports/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of findings as a table */
        get: operations["reportFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealed-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sealed reports */
        get: operations["listSealedReports"];
        put?: never;
        /** Seal a report: its bytes stay the same for ever, and the log vouches for them */
        post: operations["sealReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealed-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sealed, how, and up to where the log was */
        get: operations["getSealedReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealed-reports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes that were sealed; their ETag is their SHA-256 */
        get: operations["getSealedContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft the next version of a retreat's budget from a table
         * @description CSV (UTF-8; semicolon, comma or tab) or XLSX, one line a row, all or nothing. Templates: `/v1/import-templates/budget-lines`.
         */
        post: operations["importBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/pledges/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft pledges with their allocations from a table
         * @description CSV (UTF-8; semicolon, comma or tab) or XLSX, all or nothing. Rows of one company with the same letter and form are one pledge. Templates: `/v1/import-templates/pledges`.
         */
        post: operations["importPledges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tables that were taken in */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import, with what came of it */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/discarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Discard all that came of an import, while all of it is still draft */
        post: operations["discardImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-templates/budget-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table to fill in for the import of budget lines
         * @description The titles, one example row to write over, and what each column holds.
         */
        get: operations["getBudgetTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-templates/pledges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table to fill in for the import of pledges
         * @description The titles, one example row to write over, and what each column holds.
         */
        get: operations["getPledgeTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens: every event once, in one order, without gaps
         * @description Call with `after` = the `next` of the answer before. Events appear here once they are sealed, within a second as a rule. A cursor that is not of this log is refused (409): after a restore, or with another database, start again from the beginning.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{position}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an event is in the log (RFC 6962) */
        get: operations["proveEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed states of the log, the newest first */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest signed state of the log */
        get: operations["getLatestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an older state of the log is the beginning of a newer one (RFC 6962) */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public keys that signed checkpoints, old ones too */
        get: operations["listLogKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens as it happens: the feed as server-sent events
         * @description The same events as `GET /v1/events`, in the same order, each as the `data` of one message whose `id` is its place in the feed. A message with an `id` alone tells how far events were passed over that were not asked for. After a lost connection send the last `id` as `Last-Event-ID`, as `EventSource` does by itself. The stream says something every 15 seconds, and ends within the hour, with its credential, and when the service stops: then come again.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a company, and when */
        get: operations["getCompanyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a retreat, and when */
        get: operations["getRetreatHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to an import, and when */
        get: operations["getImportHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pledges/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a pledge, and when */
        get: operations["getPledgeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a disbursement, and when */
        get: operations["getDisbursementHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to an adjustment, and when */
        get: operations["getAdjustmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appropriations/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to an appropriation, and when */
        get: operations["getAppropriationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expenditures/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to an expenditure, and when */
        get: operations["getExpenditureHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a finding, and when */
        get: operations["getFindingHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a user, and when */
        get: operations["getUserHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retreats/{id}/budgets/{version}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to a budget version, and when */
        get: operations["getBudgetHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["listUsers"];
        put?: never;
        /** Create a user */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/v1/users/{id}/initial-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a user a first password, to be changed when it is first used
         * @description Every session and every API key of the user ends with it.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm what lets a person in as finance or verifier
         * @description By another admin, or a verifier, who neither gave it nor has it, and whose own access is confirmed; not while a link waits for the person’s answer. Until then the person works, and is finding F22 in every register.
         */
        post: operations["confirmUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys */
        get: operations["listApiKeys"];
        put?: never;
        /** Issue an API key to oneself, or as an admin to a system */
        post: operations["issueApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an API key, without its secret */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /** Revoke an API key: one’s own, or as an admin any */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identities that are, or were proposed to be, this person */
        get: operations["listLinks"];
        put?: never;
        /**
         * Propose that an identity of the single sign-on is this person
         * @description By another admin than the person. It has no effect until the person has confirmed it from both sides; then it is for ever, and the tokens of the identity are this user.
         */
        post: operations["proposeLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/links/{linkId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a link that was proposed by mistake and is not in force */
        post: operations["withdrawLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own links: those in force, and those that wait for confirmation */
        get: operations["listOwnLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/links/{linkId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that an identity of the single sign-on is oneself: once from each side
         * @description Once signed in with the local account (or with an own key), once with a token of the identity. Again from the same side it changes nothing.
         */
        post: operations["confirmLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks; a system sees its own */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have a system told of what happens from now on
         * @description By the Standard Webhooks specification: signed, at least once, in order for each record, again for three days where the receiver does not answer 2xx. The secret is in this answer alone.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook, without its secret */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** End a webhook: nothing is sent any more, and its deliveries stay to be read */
        delete: operations["endWebhook"];
        options?: never;
        head?: never;
        /** Change what is sent, and where */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a webhook a new secret; the one before signs too for a while */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that tells of nothing */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of deliveries, the newest first; settled ones for 30 days */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again, from its first attempt on */
        post: operations["redeliverToWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sensitive-reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who read personal data, of which records, when */
        get: operations["listSensitiveReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is here, what they may do, and what they want of the desk */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what the caller wants of the desk
         * @description For persons, also by a key of their own that is not limited to retreats.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/v1/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the caller, per kind: how many, how much, and the oldest ten */
        get: operations["getWorklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and the CSRF token of the session */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in with a local account; the answer sets the session’s cookie
         * @description Needs no Idempotency-Key: signing in twice gives two sessions, of which the first has ended.
         */
        post: operations["signIn"];
        /** Sign out here, or on every device */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        /** Change one’s own password; every other session ends */
        patch: operations["changePassword"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "status": "ok"
         *     }
         */
        Health: {
            /** @constant */
            status: "ok";
        };
        /**
         * @description A refusal: RFC 9457 problem details with figures and pointers.
         * @example {
         *       "type": "/v1/reference/problems#line_ceiling_exceeded",
         *       "code": "line_ceiling_exceeded",
         *       "title": "Line ceiling exceeded",
         *       "status": 409,
         *       "detail": "Line M01: Rp100,000,000 asked, Rp72,800,000 left of its ceiling Rp172,800,000. Lower the amount or choose another line.",
         *       "instance": "/v1/pledges/0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f/submission",
         *       "requestId": "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90",
         *       "figures": {
         *         "line": "M01",
         *         "asked": 100000000,
         *         "left": 72800000,
         *         "ceiling": 172800000
         *       },
         *       "errors": []
         *     }
         */
        Problem: {
            /** @description Stable; ends with the code. Resolves to the list of all problems. */
            type: string;
            code: components["schemas"]["ProblemCode"];
            title: string;
            status: number;
            /** @description What happened and what to do next. */
            detail: string;
            /** @description The request that was refused. */
            instance: string;
            /** @description The request's id, as in the logs and in X-Request-Id. */
            requestId: string;
            /** @description What was asked, what is left, which line, which records, what changed: numbers in whole rupiah. */
            figures: {
                [key: string]: (string | number | null) | {
                    [key: string]: string | number | null | boolean;
                }[];
            };
            errors: {
                /**
                 * Format: json-pointer
                 * @description RFC 6901 pointer to what is meant: into the body, or `/name` of a parameter; empty: all of it.
                 */
                pointer: string;
                code: components["schemas"]["FaultCode"];
                detail: string;
                figures?: {
                    [key: string]: (string | number | null) | {
                        [key: string]: string | number | null | boolean;
                    }[];
                };
                /** @description Of an uploaded table, from 1. */
                row?: number | null;
                /** @description The column's title. */
                column?: string | null;
                /** @description Such as `H5`. */
                cell?: string | null;
                /** @description What stands in the cell. */
                read?: string | null;
                expected?: string | null;
            }[];
        };
        /**
         * @description Stable code of a problem.
         * @enum {string}
         */
        ProblemCode: "malformed_json" | "json_too_complex" | "malformed_request" | "invalid_query" | "invalid_cursor" | "cursor_of_other_list" | "filter_of_now_only" | "idempotency_key_required" | "validation_failed" | "idempotency_key_reused" | "request_in_progress" | "precondition_required" | "malformed_if_match" | "precondition_failed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "file_type_not_accepted" | "empty_document" | "document_not_whole" | "malformed_upload" | "route_not_found" | "method_not_allowed" | "not_acceptable" | "unauthenticated" | "metrics_token_required" | "sign_in_refused" | "sign_in_locked" | "session_required" | "password_change_required" | "csrf_token_required" | "foreign_origin" | "rate_limited" | "sso_unavailable" | "password_too_weak" | "password_wrong" | "password_not_new" | "last_admin" | "email_required" | "forbidden" | "key_of_another_person" | "account_required" | "key_of_whom" | "key_too_broad" | "expiry_in_past" | "token_roles_conflict" | "outside_scopes" | "answer_outside_scopes" | "confirmed_by_another" | "access_is_unconfirmed" | "nothing_to_confirm" | "link_awaits" | "link_of_oneself" | "password_of_a_system" | "maker_is_checker" | "not_the_maker" | "webhooks_not_configured" | "webhook_ended" | "webhook_of_a_person" | "too_many_webhooks" | "document_not_found" | "attachment_not_found" | "attachment_replaced" | "company_not_found" | "retreat_not_found" | "budget_not_found" | "import_not_found" | "pledge_not_found" | "disbursement_not_found" | "adjustment_not_found" | "disclosure_not_found" | "sealed_report_not_found" | "closing_not_found" | "appropriation_not_found" | "finding_not_found" | "user_not_found" | "api_key_not_found" | "link_not_found" | "webhook_not_found" | "webhook_delivery_not_found" | "date_in_future" | "date_too_early" | "date_too_late" | "due_before_letter" | "month_closed" | "booking_not_needed" | "month_not_ended" | "month_already_closed" | "month_not_closed" | "closer_is_reopener" | "dates_out_of_order" | "reason_required" | "company_exists" | "disclosure_annulled" | "company_succeeded" | "succession_recorded" | "company_not_succeeded" | "succession_of_oneself" | "nib_exists" | "user_exists" | "subject_taken" | "unknown_issuer" | "link_of_a_system" | "link_in_force" | "retreat_code_exists" | "personal_number" | "roles_conflict" | "responsible_required" | "responsible_not_a_person" | "user_has_no_such_role" | "event_not_found" | "cursor_of_other_log" | "checkpoint_not_found" | "not_sealed_yet" | "unknown_reference" | "venue_already_chosen" | "venue_choice_out_of_order" | "venue_in_use" | "year_does_not_fit" | "retreat_not_cancelled" | "retreat_cancelled" | "budget_wrong_state" | "no_adopted_budget" | "before_first_budget" | "adoption_out_of_order" | "lines_below_balances" | "line_below_balances" | "line_overspent" | "line_of_other_venue" | "line_amount_mismatch" | "duplicate_line" | "duplicate_venue" | "unknown_venue" | "venue_required" | "unknown_line" | "line_not_csr_eligible" | "ineligibility_reason_required" | "line_ceiling_exceeded" | "double_funding" | "total_too_large" | "pledge_wrong_state" | "pledge_party_fixed" | "allocations_exceed_amount" | "instalments_mismatch" | "pledge_has_receipts" | "more_than_outstanding" | "move_goes_nowhere" | "move_exceeds_open" | "relation_required" | "valuation_basis_required" | "valuation_basis_not_allowed" | "letter_amount_too_small" | "disbursement_wrong_state" | "split_mismatch" | "in_kind_needs_bast" | "document_total_too_small" | "paper_used" | "differs_from_nobody" | "paper_exceeded" | "line_not_in_pledge" | "pledge_line_exceeded" | "pledge_outstanding_exceeded" | "evidence_required" | "disbursement_has_refunds" | "refund_exceeds_receipt" | "refund_before_receipt" | "batch_refused" | "batch_too_large" | "import_refused" | "import_wrong_state" | "import_beyond_draft" | "import_unfinished" | "adjustment_wrong_state" | "changed_since_proposed" | "proposals_conflict" | "expenditure_wrong_state" | "expenditure_not_found" | "statement_superseded" | "sp2d_exists" | "rule_violated" | "busy" | "too_many_waiting" | "too_many_expensive_reads" | "too_many_pdfs" | "too_many_streams" | "report_too_long" | "pdf_busy" | "pdf_unfinished" | "database_unavailable" | "schema_of_another_release" | "database_read_only" | "commit_unknown" | "internal_error";
        /**
         * @description A problem, what does not fit the schema, or what is wrong with a cell of a file.
         * @enum {string}
         */
        FaultCode: "malformed_json" | "json_too_complex" | "malformed_request" | "invalid_query" | "invalid_cursor" | "cursor_of_other_list" | "filter_of_now_only" | "idempotency_key_required" | "validation_failed" | "idempotency_key_reused" | "request_in_progress" | "precondition_required" | "malformed_if_match" | "precondition_failed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "file_type_not_accepted" | "empty_document" | "document_not_whole" | "malformed_upload" | "route_not_found" | "method_not_allowed" | "not_acceptable" | "unauthenticated" | "metrics_token_required" | "sign_in_refused" | "sign_in_locked" | "session_required" | "password_change_required" | "csrf_token_required" | "foreign_origin" | "rate_limited" | "sso_unavailable" | "password_too_weak" | "password_wrong" | "password_not_new" | "last_admin" | "email_required" | "forbidden" | "key_of_another_person" | "account_required" | "key_of_whom" | "key_too_broad" | "expiry_in_past" | "token_roles_conflict" | "outside_scopes" | "answer_outside_scopes" | "confirmed_by_another" | "access_is_unconfirmed" | "nothing_to_confirm" | "link_awaits" | "link_of_oneself" | "password_of_a_system" | "maker_is_checker" | "not_the_maker" | "webhooks_not_configured" | "webhook_ended" | "webhook_of_a_person" | "too_many_webhooks" | "document_not_found" | "attachment_not_found" | "attachment_replaced" | "company_not_found" | "retreat_not_found" | "budget_not_found" | "import_not_found" | "pledge_not_found" | "disbursement_not_found" | "adjustment_not_found" | "disclosure_not_found" | "sealed_report_not_found" | "closing_not_found" | "appropriation_not_found" | "finding_not_found" | "user_not_found" | "api_key_not_found" | "link_not_found" | "webhook_not_found" | "webhook_delivery_not_found" | "date_in_future" | "date_too_early" | "date_too_late" | "due_before_letter" | "month_closed" | "booking_not_needed" | "month_not_ended" | "month_already_closed" | "month_not_closed" | "closer_is_reopener" | "dates_out_of_order" | "reason_required" | "company_exists" | "disclosure_annulled" | "company_succeeded" | "succession_recorded" | "company_not_succeeded" | "succession_of_oneself" | "nib_exists" | "user_exists" | "subject_taken" | "unknown_issuer" | "link_of_a_system" | "link_in_force" | "retreat_code_exists" | "personal_number" | "roles_conflict" | "responsible_required" | "responsible_not_a_person" | "user_has_no_such_role" | "event_not_found" | "cursor_of_other_log" | "checkpoint_not_found" | "not_sealed_yet" | "unknown_reference" | "venue_already_chosen" | "venue_choice_out_of_order" | "venue_in_use" | "year_does_not_fit" | "retreat_not_cancelled" | "retreat_cancelled" | "budget_wrong_state" | "no_adopted_budget" | "before_first_budget" | "adoption_out_of_order" | "lines_below_balances" | "line_below_balances" | "line_overspent" | "line_of_other_venue" | "line_amount_mismatch" | "duplicate_line" | "duplicate_venue" | "unknown_venue" | "venue_required" | "unknown_line" | "line_not_csr_eligible" | "ineligibility_reason_required" | "line_ceiling_exceeded" | "double_funding" | "total_too_large" | "pledge_wrong_state" | "pledge_party_fixed" | "allocations_exceed_amount" | "instalments_mismatch" | "pledge_has_receipts" | "more_than_outstanding" | "move_goes_nowhere" | "move_exceeds_open" | "relation_required" | "valuation_basis_required" | "valuation_basis_not_allowed" | "letter_amount_too_small" | "disbursement_wrong_state" | "split_mismatch" | "in_kind_needs_bast" | "document_total_too_small" | "paper_used" | "differs_from_nobody" | "paper_exceeded" | "line_not_in_pledge" | "pledge_line_exceeded" | "pledge_outstanding_exceeded" | "evidence_required" | "disbursement_has_refunds" | "refund_exceeds_receipt" | "refund_before_receipt" | "batch_refused" | "batch_too_large" | "import_refused" | "import_wrong_state" | "import_beyond_draft" | "import_unfinished" | "adjustment_wrong_state" | "changed_since_proposed" | "proposals_conflict" | "expenditure_wrong_state" | "expenditure_not_found" | "statement_superseded" | "sp2d_exists" | "rule_violated" | "busy" | "too_many_waiting" | "too_many_expensive_reads" | "too_many_pdfs" | "too_many_streams" | "report_too_long" | "pdf_busy" | "pdf_unfinished" | "database_unavailable" | "schema_of_another_release" | "database_read_only" | "commit_unknown" | "internal_error" | "custom" | "invalid_element" | "invalid_format" | "invalid_key" | "invalid_type" | "invalid_union" | "invalid_value" | "not_multiple_of" | "too_big" | "too_small" | "unknown_field" | "empty_file" | "pdf" | "html" | "old_workbook" | "protected_workbook" | "other_file" | "damaged_workbook" | "unpacks_too_large" | "macros" | "external_links" | "xml_entities" | "hidden_sheet" | "several_sheets" | "hidden_row" | "hidden_column" | "merged_cells" | "wrong_encoding" | "nul_byte" | "unclosed_quote" | "stray_quote" | "too_many_rows" | "too_many_columns" | "too_long" | "row_too_long" | "header_absent" | "header_missing" | "header_unknown" | "header_duplicate" | "header_only" | "outside_table" | "after_empty_row" | "wrong_number_of_cells" | "total_mismatch" | "total_not_last" | "total_only_sums" | "missing_value" | "wrong_value" | "formula" | "error_value" | "fraction" | "ambiguous_number" | "negative" | "too_large" | "no_such_day" | "differs_from_row" | "unknown_company" | "other_company";
        /**
         * @example {
         *       "items": [
         *         {
         *           "code": "64.01",
         *           "name": "Kabupaten Paser"
         *         }
         *       ]
         *     }
         */
        Regencies: {
            items: {
                code: string;
                name: string;
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "code": "5.1.02.01.01.0024",
         *           "name": "Belanja Alat/Bahan untuk Kegiatan Kantor - Alat Tulis Kantor",
         *           "chartVersions": [
         *             "kepmendagri-050-3708-2020",
         *             "kepmendagri-050-5889-2021",
         *             "kepmendagri-900.1.15.5-1317-2023",
         *             "kepmendagri-900.1.15.5-3406-2024",
         *             "kepmendagri-900.1-2850-2025"
         *           ]
         *         }
         *       ]
         *     }
         */
        AccountCodes: {
            items: {
                code: string;
                name: string;
                chartVersions: string[];
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "version": "2020",
         *           "code": "01262",
         *           "name": "Perkebunan Buah Kelapa Sawit"
         *         }
         *       ]
         *     }
         */
        KbliList: {
            items: {
                version: string;
                code: string;
                name: string;
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "operation": "pledges.decide",
         *           "roles": [
         *             "verifier"
         *           ]
         *         }
         *       ]
         *     }
         */
        Roles: {
            items: {
                /** @enum {string} */
                operation: "documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read";
                roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "code": "malformed_json",
         *           "type": "/v1/reference/problems#malformed_json",
         *           "status": 400,
         *           "title": {
         *             "id": "JSON tidak dapat dibaca",
         *             "en": "Malformed JSON"
         *           },
         *           "detail": {
         *             "id": "Isi permintaan bukan JSON yang sah. Perbaiki lalu kirim ulang.",
         *             "en": "The body is not valid JSON. Correct it and send it again."
         *           }
         *         }
         *       ]
         *     }
         */
        ProblemKinds: {
            items: {
                code: components["schemas"]["ProblemCode"];
                type: string;
                status: number;
                title: components["schemas"]["BothLanguages"];
                detail: components["schemas"]["BothLanguages"];
            }[];
        };
        BothLanguages: {
            id: string;
            en: string;
        };
        /**
         * @description A month that has ended; whatever earlier month is still open closes with it.
         * @example {
         *       "month": "2025-05"
         *     }
         */
        NewClosing: {
            /** @description A month in WITA, YYYY-MM. */
            month: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "month": "2025-05",
         *       "months": [
         *         "2025-04",
         *         "2025-05"
         *       ],
         *       "closedThrough": "2025-05-31",
         *       "unsettled": {
         *         "submitted": 0,
         *         "recorded": 2,
         *         "proposed": 1
         *       },
         *       "id": null
         *     }
         */
        ClosingDryRun: {
            /** @description A month in WITA, YYYY-MM. */
            month: string;
            /** @description The months that closed now, earliest first. */
            months: string[];
            /**
             * Format: date
             * @description The last day (WITA) of the last month that is closed.
             */
            closedThrough: string;
            unsettled: components["schemas"]["Unsettled"];
            /** @description Nothing was kept. */
            id: null;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description What is dated in the months just closed and still undecided. */
        Unsettled: {
            /** @description Pledges that wait for approval. */
            submitted: number;
            /** @description Disbursements that wait for verification. */
            recorded: number;
            /** @description Proposals that wait for a decision. */
            proposed: number;
        };
        /** @description Something accepted that a person should look at. */
        Warning: {
            code: components["schemas"]["WarningCode"];
            /**
             * Format: json-pointer
             * @description RFC 6901 pointer to what is meant: into the body, or `/name` of a parameter; empty: all of it.
             */
            pointer: string;
            detail: components["schemas"]["BothLanguages"];
        };
        /**
         * @description What to look at; in a dry run also the code of a finding that it would raise.
         * @enum {string}
         */
        WarningCode: "unknown_regency" | "unknown_kbli" | "unknown_account" | "npwp_check_digit" | "booked_later" | "similar_pledge" | "similar_receipt" | "number_under_other_kind" | "number_of_other_company" | "total_holds_for_others" | "dated_in_closed_month" | "venue_moves_nothing_back" | "findings_not_foreseen" | "F01" | "F02" | "F03" | "F04" | "F05" | "F08" | "F11" | "F13" | "F14" | "F15" | "F18" | "F22" | "F23" | "F24" | "F25" | "F26" | "F27" | "F28";
        /**
         * @example {
         *       "month": "2025-05",
         *       "months": [
         *         "2025-04",
         *         "2025-05"
         *       ],
         *       "closedThrough": "2025-05-31",
         *       "unsettled": {
         *         "submitted": 0,
         *         "recorded": 2,
         *         "proposed": 1
         *       }
         *     }
         */
        Closing: {
            /** @description A month in WITA, YYYY-MM. */
            month: string;
            /** @description The months that closed now, earliest first. */
            months: string[];
            /**
             * Format: date
             * @description The last day (WITA) of the last month that is closed.
             */
            closedThrough: string;
            unsettled: components["schemas"]["Unsettled"];
        };
        /**
         * @description A closing binds the retreats that were there: one that was created later takes earlier dates until the next closing.
         * @example {
         *       "closedThrough": "2025-05-31",
         *       "firstOpenDay": "2025-06-01",
         *       "items": [
         *         {
         *           "month": "2025-05",
         *           "state": "closed",
         *           "closedBy": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "closedAt": "2025-06-10T01:00:00.000Z",
         *           "reopenedBy": null,
         *           "reason": null,
         *           "version": 1
         *         }
         *       ]
         *     }
         */
        ClosingList: {
            closedThrough: string | null;
            /** @description The day (WITA) after it, from which on everything can be dated; null where nothing is closed. */
            firstOpenDay: string | null;
            items: components["schemas"]["ClosedMonth"][];
        };
        /**
         * @example {
         *       "month": "2025-05",
         *       "state": "closed",
         *       "closedBy": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "closedAt": "2025-06-10T01:00:00.000Z",
         *       "reopenedBy": null,
         *       "reason": null,
         *       "version": 1
         *     }
         */
        ClosedMonth: {
            /** @description A month in WITA, YYYY-MM. */
            month: string;
            /** @enum {string} */
            state: "closed" | "open";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            closedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            closedAt: string;
            reopenedBy: string | null;
            /** @description Why it was opened again; null while it is closed. */
            reason: string | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
        };
        AllowedAction: {
            action: components["schemas"]["Action"];
            allowed: boolean;
            /** @description The problem with which it would be refused. */
            code?: components["schemas"]["ProblemCode"];
            reason?: components["schemas"]["BothLanguages"];
        };
        /**
         * @description The last word of its address; `change` is the PATCH.
         * @enum {string}
         */
        Action: "change" | "submission" | "withdrawal" | "discarding" | "approval" | "rejection" | "cancellation" | "restoration" | "adoption" | "agreement" | "amendments" | "write-offs" | "reallocations" | "refunds" | "reversal" | "verification" | "documents" | "succession" | "disclosures" | "budgets" | "venue-choices" | "appropriations" | "expenditures" | "reopening" | "confirmation" | "initial-password" | "links" | "secret" | "test";
        /**
         * @example {
         *       "reason": "BAST bulan Mei terlambat diterima"
         *     }
         */
        NewReopening: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "months": [
         *         "2025-05",
         *         "2025-06"
         *       ],
         *       "id": null
         *     }
         */
        ReopeningDryRun: {
            /** @description The months that are open again, earliest first. */
            months: string[];
            /** @description Nothing was kept. */
            id: null;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @example {
         *       "months": [
         *         "2025-05",
         *         "2025-06"
         *       ]
         *     }
         */
        Reopening: {
            /** @description The months that are open again, earliest first. */
            months: string[];
        };
        /**
         * @description A PDF, JPEG or PNG of at most 10 MiB: by its content, whatever it is called.
         * @example {
         *       "file": "%PDF-1.7 …",
         *       "title": "Surat tanda setoran 14 Mei 2025"
         *     }
         */
        NewDocument: {
            /**
             * Format: binary
             * @description Exactly one file.
             */
            file: string;
            /** @description What it is, in words. */
            title?: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "STS-0451.pdf",
         *       "title": "Surat tanda setoran 14 Mei 2025",
         *       "mediaType": "application/pdf",
         *       "size": 184320,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "uploadedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "createdAt": "2025-05-14T03:00:00.000Z",
         *       "alreadyStored": false
         *     }
         */
        UploadedDocument: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description As it was called when uploaded, without what is unsafe; ends with an extension of its type. */
            name: string;
            title: string | null;
            /**
             * @description By its content.
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the content, hexadecimal. */
            sha256: string;
            /**
             * Format: uuid
             * @description The person who uploaded it first.
             */
            uploadedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /** @description Whether this content was there before: then it is that document. */
            alreadyStored: boolean;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "STS-0451.pdf",
         *           "title": "Surat tanda setoran 14 Mei 2025",
         *           "mediaType": "application/pdf",
         *           "size": 184320,
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "uploadedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "createdAt": "2025-05-14T03:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        DocumentPage: {
            items: components["schemas"]["Document"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @example {
         *       "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "STS-0451.pdf",
         *       "title": "Surat tanda setoran 14 Mei 2025",
         *       "mediaType": "application/pdf",
         *       "size": 184320,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "uploadedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "createdAt": "2025-05-14T03:00:00.000Z"
         *     }
         */
        Document: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description As it was called when uploaded, without what is unsafe; ends with an extension of its type. */
            name: string;
            title: string | null;
            /**
             * @description By its content.
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the content, hexadecimal. */
            sha256: string;
            /**
             * Format: uuid
             * @description The person who uploaded it first.
             */
            uploadedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "count": 3,
         *       "amount": 1250000000
         *     }
         */
        ListTotals: {
            count: number;
            /** @description Whole rupiah, at most 9007199254740991. */
            amount?: number;
            /** @description Whole rupiah, at most 9007199254740991. */
            received?: number;
            /** @description Whole rupiah, at most 9007199254740991. */
            verified?: number;
            /** @description Whole rupiah, at most 9007199254740991. */
            outstanding?: number;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "STS-0451.pdf",
         *       "title": "Surat tanda setoran 14 Mei 2025",
         *       "mediaType": "application/pdf",
         *       "size": 184320,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "uploadedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "createdAt": "2025-05-14T03:00:00.000Z",
         *       "links": [
         *         {
         *           "kind": "receipt_evidence",
         *           "recordId": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f"
         *         }
         *       ]
         *     }
         */
        LinkedDocument: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description As it was called when uploaded, without what is unsafe; ends with an extension of its type. */
            name: string;
            title: string | null;
            /**
             * @description By its content.
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the content, hexadecimal. */
            sha256: string;
            /**
             * Format: uuid
             * @description The person who uploaded it first.
             */
            uploadedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /** @description The records that name it now and that you may see, at most 200. */
            links: {
                /** @enum {string} */
                kind: "receipt_evidence" | "refund_evidence" | "agreement" | "letter" | "amendment" | "succession" | "attachment";
                /**
                 * Format: uuid
                 * @description The disbursement, pledge, adjustment or company.
                 */
                recordId: string;
                retreatId: string | null;
            }[];
        };
        /**
         * @example [
         *       {
         *         "type": "disbursement",
         *         "id": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *         "label": "STS/0451/2025",
         *         "kind": "evidence"
         *       }
         *     ]
         */
        DocumentUses: components["schemas"]["DocumentUse"][];
        DocumentUse: {
            /** @enum {string} */
            type: "pledge" | "disbursement" | "adjustment" | "expenditure" | "retreat" | "company";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description What people call the record: the number on its paper, its code, or its name. */
            label: string;
            /**
             * @description As what it serves the record.
             * @enum {string}
             */
            kind: "letter" | "agreement" | "evidence" | "handover" | "photo" | "opinion" | "other";
        };
        /**
         * @example {
         *       "legalName": "PT Arangtara Contoh Mining",
         *       "npwp": "0999000011999000",
         *       "nib": "9999000000001",
         *       "kbliCode": "05100",
         *       "kbliVersion": "2020",
         *       "regencyCodes": [
         *         "64.08"
         *       ]
         *     }
         */
        NewCompany: {
            legalName: string;
            /** @description NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022. */
            npwp: string;
            /** @description Business identity number, 13 digits. */
            nib: string;
            /** @description Business classification, 5 digits. */
            kbliCode: string;
            /** @description Year of the KBLI, such as 2020 or 2025. */
            kbliVersion: string;
            /** @description Where it operates; the first is its own. */
            regencyCodes: string[];
            /** @description Whom to call. Personal data: never in logs or events. */
            contact?: {
                name: string;
                phone?: string;
                /** Format: email */
                email?: string;
            };
        };
        /**
         * @example {
         *       "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "legalName": "PT Arangtara Contoh Mining",
         *       "npwp": "0999000011999000",
         *       "nib": "9999000000001",
         *       "kbliCode": "05100",
         *       "kbliVersion": "2020",
         *       "regencyCodes": [
         *         "64.08"
         *       ],
         *       "contact": null,
         *       "succession": null,
         *       "successionWithdrawalReason": null,
         *       "warnings": [],
         *       "version": 1,
         *       "createdAt": "2025-03-10T01:00:00.000Z",
         *       "updatedAt": "2025-03-10T01:00:00.000Z"
         *     }
         */
        Company: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            legalName: string;
            /** @description NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022. */
            npwp: string;
            /** @description Business identity number, 13 digits. */
            nib: string;
            /** @description Business classification, 5 digits. */
            kbliCode: string;
            /** @description Year of the KBLI, such as 2020 or 2025. */
            kbliVersion: string;
            /** @description Where it operates; the first is its own. */
            regencyCodes: string[];
            contact: {
                name: string;
                phone?: string;
                /** Format: email */
                email?: string;
            } | null;
            /** @description The company that it merged into. */
            succession: components["schemas"]["Succession"] | null;
            /** @description Why a succession that had been recorded was taken back. */
            successionWithdrawalReason: string | null;
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        Succession: {
            /**
             * Format: uuid
             * @description The company that it merged into.
             */
            successorId: string;
            /**
             * Format: date
             * @description From this day (WITA) on it takes no new pledges; its records stay its own.
             */
            from: string;
            reason: string;
            documentId: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "legalName": "PT Arangtara Contoh Mining",
         *           "npwp": "0999000011999000",
         *           "nib": "9999000000001",
         *           "kbliCode": "05100",
         *           "kbliVersion": "2020",
         *           "regencyCodes": [
         *             "64.08"
         *           ],
         *           "contact": null,
         *           "succession": null,
         *           "successionWithdrawalReason": null,
         *           "warnings": [],
         *           "version": 1,
         *           "createdAt": "2025-03-10T01:00:00.000Z",
         *           "updatedAt": "2025-03-10T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        CompanyPage: {
            items: components["schemas"]["Company"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @example {
         *       "regencyCodes": [
         *         "64.08",
         *         "64.02"
         *       ]
         *     }
         */
        CompanyChange: {
            legalName?: string;
            /** @description NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022. */
            npwp?: string;
            /** @description Business identity number, 13 digits. */
            nib?: string;
            /** @description Business classification, 5 digits. */
            kbliCode?: string;
            /** @description Year of the KBLI, such as 2020 or 2025. */
            kbliVersion?: string;
            /** @description Where it operates; the first is its own. */
            regencyCodes?: string[];
            contact?: {
                name: string;
                phone?: string;
                /** Format: email */
                email?: string;
            } | null;
        };
        /**
         * @example {
         *       "successorId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "from": "2025-07-01",
         *       "reason": "Penggabungan usaha, akta 12/2025"
         *     }
         */
        NewSuccession: {
            /**
             * Format: uuid
             * @description The company that it merged into.
             */
            successorId: string;
            /**
             * Format: date
             * @description From this day (WITA) on it takes no new pledges; its records stay its own.
             */
            from: string;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId?: string;
        };
        /**
         * @example {
         *       "reason": "Salah pilih perusahaan; penggabungan itu milik perusahaan lain"
         *     }
         */
        SuccessionWithdrawal: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "kind": "permit",
         *       "reference": "IZIN-2025-0119",
         *       "validFrom": "2025-05-02",
         *       "validTo": null,
         *       "note": "Permohonan izin sedang diproses"
         *     }
         */
        NewDisclosure: {
            /** @enum {string} */
            kind: "permit" | "procurement" | "tax_arrears" | "sanction";
            reference: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            validFrom: string;
            /** @description Last day (WITA), or null while it lasts. */
            validTo: string | null;
            /** @description Free text, at most 500 characters. */
            note?: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0002-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "permit",
         *       "reference": "IZIN-2025-0119",
         *       "validFrom": "2025-05-02",
         *       "validTo": null,
         *       "note": "Permohonan izin sedang diproses",
         *       "annulled": false,
         *       "changeReason": null,
         *       "version": 1,
         *       "createdAt": "2025-05-02T01:00:00.000Z",
         *       "updatedAt": "2025-05-02T01:00:00.000Z"
         *     }
         */
        Disclosure: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            kind: "permit" | "procurement" | "tax_arrears" | "sanction";
            reference: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            validFrom: string;
            /** @description Last day (WITA), or null while it lasts. */
            validTo: string | null;
            note: string | null;
            /** @description That it was recorded in error, and never counted. */
            annulled: boolean;
            /** @description Why it was last corrected, ended or annulled. */
            changeReason: string | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0002-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "kind": "permit",
         *           "reference": "IZIN-2025-0119",
         *           "validFrom": "2025-05-02",
         *           "validTo": null,
         *           "note": "Permohonan izin sedang diproses",
         *           "annulled": false,
         *           "changeReason": null,
         *           "version": 1,
         *           "createdAt": "2025-05-02T01:00:00.000Z",
         *           "updatedAt": "2025-05-02T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        DisclosurePage: {
            items: components["schemas"]["Disclosure"][];
            nextCursor: string | null;
        };
        /**
         * @description What is to be other than it is, and why; a `validTo` ends what was true until then, `annulled` takes back what never was.
         * @example {
         *       "validTo": "2025-05-30",
         *       "reason": "Sanksi dicabut"
         *     }
         * @example {
         *       "annulled": true,
         *       "reason": "Sanksi itu milik perusahaan lain yang namanya mirip"
         *     }
         */
        DisclosureChange: {
            reference?: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            validFrom?: string;
            /** @description Last day (WITA), or null while it lasts. */
            validTo?: string | null;
            note?: string | null;
            /**
             * @description That it was recorded in error, as of another company: no finding rests on it any more. For good.
             * @constant
             */
            annulled?: true;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "disbursementId": null,
         *       "disclosureId": null,
         *       "kind": "amendment",
         *       "state": "approved",
         *       "amount": 50000000,
         *       "effectiveOn": "2025-05-26",
         *       "bookedOn": null,
         *       "reason": "Adendum NPHD menambah dukungan",
         *       "request": {
         *         "delta": 50000000,
         *         "reason": "Adendum NPHD menambah dukungan",
         *         "effectiveOn": "2025-05-26",
         *         "instalments": [
         *           {
         *             "dueOn": "2025-05-15",
         *             "amount": 200000000
         *           },
         *           {
         *             "dueOn": "2025-06-20",
         *             "amount": 200000000
         *           }
         *         ],
         *         "allocations": [
         *           {
         *             "lineCode": "M01",
         *             "amount": 30000000
         *           }
         *         ]
         *       },
         *       "before": null,
         *       "effect": {
         *         "moves": [
         *           {
         *             "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *             "disbursementId": null,
         *             "measure": "pledged",
         *             "to": "M01",
         *             "amount": 30000000,
         *             "effectiveOn": "2025-05-26"
         *           },
         *           {
         *             "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *             "disbursementId": null,
         *             "measure": "pledged",
         *             "to": null,
         *             "amount": 20000000,
         *             "effectiveOn": "2025-05-26"
         *           }
         *         ],
         *         "percentVerified": {
         *           "before": 41.25,
         *           "after": 41.25
         *         }
         *       },
         *       "endsPromise": false,
         *       "note": null,
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000
         *         },
         *         {
         *           "dueOn": "2025-06-20",
         *           "amount": 200000000
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 30000000
         *         }
         *       ],
         *       "unallocated": null,
         *       "documentId": null,
         *       "evidence": null,
         *       "split": {
         *         "allocations": [
         *           {
         *             "lineCode": "M01",
         *             "amount": 30000000
         *           }
         *         ],
         *         "unallocated": 20000000
         *       },
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "decidedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "decidedAt": "2025-05-27T02:00:00.000Z",
         *       "decisionNote": null,
         *       "warnings": [],
         *       "attached": 0,
         *       "version": 2,
         *       "createdAt": "2025-05-26T02:00:00.000Z",
         *       "updatedAt": "2025-05-27T02:00:00.000Z"
         *     }
         */
        Adjustment: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Null for a disclosure. */
            retreatId: string | null;
            pledgeId: string | null;
            /** @description For refunds, reversals and re-allocations. */
            disbursementId: string | null;
            disclosureId: string | null;
            /** @enum {string} */
            kind: "amendment" | "write_off" | "refund" | "reversal" | "reallocation" | "agreement" | "venue_choice" | "retreat_change" | "retreat_cancellation" | "retreat_restoration" | "disclosure";
            /** @enum {string} */
            state: "proposed" | "approved" | "rejected" | "withdrawn";
            /** @description Whole rupiah of an amendment (below 0 where it takes), write-off, refund or reversal; else null. */
            amount: number | null;
            /** @description Day from which it counts (a refund's day); a reversal takes the days of what it negates. */
            effectiveOn: string | null;
            bookedOn: string | null;
            reason: string | null;
            /** @description What was sent. */
            request: {
                [key: string]: unknown;
            };
            /** @description What the fields that it corrects or chooses said when it was proposed, by the names in `request`; null for what adds, moves or takes. Where they say something else by now it cannot be approved any more. */
            before: {
                [key: string]: unknown;
            } | null;
            effect: components["schemas"]["ProposalEffect"];
            /** @description Of a refund. */
            endsPromise: boolean;
            note: string | null;
            instalments: components["schemas"]["Instalment"][] | null;
            /** @description As requested; null: the default. */
            allocations: components["schemas"]["Allocation"][] | null;
            unallocated: number | null;
            /** @description Of an amendment or agreement. */
            documentId: string | null;
            /** @description Of a refund. */
            evidence: components["schemas"]["RefundEvidence"] | null;
            /** @description What it added or took, and where; null until it is approved. */
            split: {
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
            } | null;
            /** @description Who proposed it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            decidedAt: string | null;
            /** @description Note of the approval, or reason of the rejection or withdrawal. */
            decisionNote: string | null;
            warnings: components["schemas"]["Warning"][];
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /** @description What it would move when it was proposed; once approved, what it moved. */
        ProposalEffect: {
            moves: {
                pledgeId: string | null;
                disbursementId: string | null;
                /** @enum {string} */
                measure: "reserved" | "pledged" | "committed" | "received" | "verified" | "appropriated" | "spent";
                /** @description Null: unallocated; absent: from outside the retreat. */
                from?: string | null;
                /** @description Null: unallocated; absent: it leaves the retreat. */
                to?: string | null;
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                effectiveOn: string;
            }[];
            /** @description The headline, today: null without a budget in force or a chosen venue. */
            percentVerified: {
                before: number | null;
                after: number | null;
            };
        };
        /** @description Part of the amount, due on a day that may lie ahead. */
        Instalment: {
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            dueOn: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
        };
        /** @description Part of an amount that goes to one cost line. */
        Allocation: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
        };
        RefundEvidence: {
            /**
             * @description Goods and services need `bast`.
             * @enum {string}
             */
            kind: "sts" | "bank_transfer" | "bast";
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            number: string;
            accountNumber: string | null;
            documentId: string | null;
        };
        Person: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Null for readers who may not know who is who; left out of answers to writes. */
            name?: string | null;
        };
        /**
         * @example {
         *       "code": "RETRET-OPD-2025",
         *       "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *       "fiscalYear": 2025,
         *       "startsOn": "2025-06-23",
         *       "endsOn": "2025-06-26",
         *       "venues": [
         *         {
         *           "code": "MARATUA",
         *           "name": "Pulau Maratua",
         *           "regencyCode": "64.03"
         *         },
         *         {
         *           "code": "BALIKPAPAN",
         *           "name": "Balikpapan",
         *           "regencyCode": "64.71"
         *         }
         *       ]
         *     }
         */
        NewRetreat: {
            /** @description Unique; letters, digits, dot, dash, underscore, slash; at most 50. */
            code: string;
            title: string;
            /** @description Budget year, 1 January to 31 December. */
            fiscalYear: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            startsOn: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            endsOn: string;
            /** @description The places among which the venue is chosen. */
            venues: components["schemas"]["Venue"][];
        };
        Venue: {
            /** @description Upper-case letters, digits, dash, underscore; at most 30. */
            code: string;
            name: string;
            /** @description Kemendagri code of a regency or city, such as 64.03. */
            regencyCode: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "code": "RETRET-OPD-2025",
         *       "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *       "fiscalYear": 2025,
         *       "startsOn": "2025-06-23",
         *       "endsOn": "2025-06-26",
         *       "venues": [
         *         {
         *           "code": "MARATUA",
         *           "name": "Pulau Maratua",
         *           "regencyCode": "64.03"
         *         },
         *         {
         *           "code": "BALIKPAPAN",
         *           "name": "Balikpapan",
         *           "regencyCode": "64.71"
         *         }
         *       ],
         *       "formerCodes": [],
         *       "changeReason": null,
         *       "venueChoice": null,
         *       "earlierVenueChoices": [],
         *       "cancellation": null,
         *       "warnings": [],
         *       "attached": 0,
         *       "version": 1,
         *       "createdAt": "2025-03-10T01:00:00.000Z",
         *       "updatedAt": "2025-03-10T01:00:00.000Z"
         *     }
         */
        Retreat: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Unique; letters, digits, dot, dash, underscore, slash; at most 50. */
            code: string;
            title: string;
            /** @description Budget year, 1 January to 31 December. */
            fiscalYear: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            startsOn: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            endsOn: string;
            /** @description The places among which the venue is chosen. */
            venues: components["schemas"]["Venue"][];
            /** @description What it was called before: they keep finding it (`?code=`). */
            formerCodes: string[];
            /** @description Why it was last changed. */
            changeReason: string | null;
            /** @description The venue that was chosen; null while it is open. */
            venueChoice: {
                venueCode: string;
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                chosenOn: string;
                documentNumber: string | null;
                reason: string | null;
            } | null;
            /** @description Choices that a later one followed, the earliest first. */
            earlierVenueChoices: {
                venueCode: string;
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                chosenOn: string;
                documentNumber: string | null;
                reason: string | null;
            }[];
            /** @description Where the retreat was cancelled. */
            cancellation: {
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                cancelledOn: string;
                reason: string;
            } | null;
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "code": "RETRET-OPD-2025",
         *           "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *           "fiscalYear": 2025,
         *           "startsOn": "2025-06-23",
         *           "endsOn": "2025-06-26",
         *           "venues": [
         *             {
         *               "code": "MARATUA",
         *               "name": "Pulau Maratua",
         *               "regencyCode": "64.03"
         *             },
         *             {
         *               "code": "BALIKPAPAN",
         *               "name": "Balikpapan",
         *               "regencyCode": "64.71"
         *             }
         *           ],
         *           "formerCodes": [],
         *           "changeReason": null,
         *           "venueChoice": null,
         *           "earlierVenueChoices": [],
         *           "cancellation": null,
         *           "warnings": [],
         *           "attached": 0,
         *           "version": 1,
         *           "createdAt": "2025-03-10T01:00:00.000Z",
         *           "updatedAt": "2025-03-10T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        RetreatPage: {
            items: components["schemas"]["Retreat"][];
            nextCursor: string | null;
        };
        /**
         * @description What is to be other than it is, and why: at once before the first adoption of a budget, as a proposal after it (202). A venue that a line or a choice names keeps its code and stays.
         * @example {
         *       "startsOn": "2025-07-07",
         *       "endsOn": "2025-07-10",
         *       "reason": "Cuaca laut bulan Juni"
         *     }
         */
        RetreatChange: {
            /** @description Unique; letters, digits, dot, dash, underscore, slash; at most 50. */
            code?: string;
            title?: string;
            /** @description Budget year, 1 January to 31 December. */
            fiscalYear?: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            startsOn?: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            endsOn?: string;
            /** @description The places among which the venue is chosen. */
            venues?: components["schemas"]["Venue"][];
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "RAB awal",
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 72,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 172800000,
         *           "csrEligible": true
         *         }
         *       ]
         *     }
         */
        NewBudget: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            lines: components["schemas"]["NewBudgetLine"][];
        };
        NewBudgetLine: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            code: string;
            /** @description The venue it belongs to; null: common to all venues. */
            venueCode: string | null;
            /** @description Such as transport, meals, accommodation. */
            category: string;
            /** @description Kode rekening, six segments. */
            accountCode: string;
            /** @description The chart of accounts it is from. */
            chartVersion: string;
            description: string;
            quantity: number;
            unit: string;
            /** @description Whole rupiah for one unit. */
            unitPrice: number;
            /** @description Whole rupiah: quantity x unit price (checked). The ceiling of the line. */
            amount: number;
            /** @description Whether CSR may pay for it. */
            csrEligible: boolean;
            /** @description Free text, 3 to 500 characters. */
            csrIneligibleReason?: string;
            standardPrice?: components["schemas"]["StandardPrice"];
        };
        /** @description The standard price (SSH) for one unit, with its source and year. */
        StandardPrice: {
            /** @description Whole rupiah, 0 to 10^13. */
            amount: number;
            source: string;
            year: number;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 1,
         *       "state": "adopted",
         *       "reason": "RAB awal",
         *       "adoptedOn": "2025-03-20",
         *       "discardingReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "adoptedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "createdAt": "2025-03-12T01:00:00.000Z",
         *       "updatedAt": "2025-03-20T01:00:00.000Z",
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 72,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 172800000,
         *           "csrEligible": true,
         *           "csrIneligibleReason": null,
         *           "standardPrice": null
         *         }
         *       ],
         *       "id": null
         *     }
         */
        BudgetDryRun: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            lines: components["schemas"]["StandingBudgetLine"][];
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description Nothing was kept. */
            id: null;
        };
        StandingBudgetLine: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            code: string;
            /** @description The venue it belongs to; null: common to all venues. */
            venueCode: string | null;
            /** @description Such as transport, meals, accommodation. */
            category: string;
            /** @description Kode rekening, six segments. */
            accountCode: string;
            /** @description The chart of accounts it is from. */
            chartVersion: string;
            description: string;
            quantity: number;
            unit: string;
            /** @description Whole rupiah for one unit. */
            unitPrice: number;
            /** @description Whole rupiah: quantity x unit price (checked). The ceiling of the line. */
            amount: number;
            /** @description Whether CSR may pay for it. */
            csrEligible: boolean;
            csrIneligibleReason: string | null;
            standardPrice: components["schemas"]["StandardPrice"] | null;
            /** @description Of the version in force, as it is read now: what submitted and active pledges have on the line. */
            reserved?: number;
            /** @description What can still be pledged on it: 0 where it takes no CSR, or its venue was not chosen. */
            room?: number;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 1,
         *       "state": "adopted",
         *       "reason": "RAB awal",
         *       "adoptedOn": "2025-03-20",
         *       "discardingReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "adoptedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "createdAt": "2025-03-12T01:00:00.000Z",
         *       "updatedAt": "2025-03-20T01:00:00.000Z",
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 72,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 172800000,
         *           "csrEligible": true,
         *           "csrIneligibleReason": null,
         *           "standardPrice": null
         *         }
         *       ],
         *       "warnings": []
         *     }
         */
        Budget: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            lines: components["schemas"]["StandingBudgetLine"][];
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "version": 1,
         *           "state": "adopted",
         *           "reason": "RAB awal",
         *           "adoptedOn": "2025-03-20",
         *           "discardingReason": null,
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "adoptedBy": {
         *             "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Enggang Contoh"
         *           },
         *           "createdAt": "2025-03-12T01:00:00.000Z",
         *           "updatedAt": "2025-03-20T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        BudgetList: {
            items: components["schemas"]["BudgetSummary"][];
            nextCursor: null;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 1,
         *       "state": "adopted",
         *       "reason": "RAB awal",
         *       "adoptedOn": "2025-03-20",
         *       "discardingReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "adoptedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "createdAt": "2025-03-12T01:00:00.000Z",
         *       "updatedAt": "2025-03-20T01:00:00.000Z"
         *     }
         */
        BudgetSummary: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @description Of a draft: another reason, or all of its lines anew.
         * @example {
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 60,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 144000000,
         *           "csrEligible": true
         *         }
         *       ]
         *     }
         */
        BudgetChange: {
            /** @description Free text, 3 to 500 characters. */
            reason?: string;
            lines?: components["schemas"]["NewBudgetLine"][];
        };
        /**
         * @example {
         *       "reason": "Disusun dari harga tahun lalu"
         *     }
         */
        BudgetDiscarding: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "from": 1,
         *       "to": 2,
         *       "added": [],
         *       "removed": [],
         *       "changed": [
         *         {
         *           "code": "M01",
         *           "fields": [
         *             "quantity",
         *             "amount"
         *           ],
         *           "before": {
         *             "code": "M01",
         *             "venueCode": "MARATUA",
         *             "category": "transport",
         *             "accountCode": "5.1.02.04.01.0001",
         *             "chartVersion": "kepmendagri-050-5889-2021",
         *             "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *             "quantity": 72,
         *             "unit": "orang PP",
         *             "unitPrice": 2400000,
         *             "amount": 172800000,
         *             "csrEligible": true,
         *             "csrIneligibleReason": null,
         *             "standardPrice": null
         *           },
         *           "after": {
         *             "code": "M01",
         *             "venueCode": "MARATUA",
         *             "category": "transport",
         *             "accountCode": "5.1.02.04.01.0001",
         *             "chartVersion": "kepmendagri-050-5889-2021",
         *             "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *             "quantity": 60,
         *             "unit": "orang PP",
         *             "unitPrice": 2400000,
         *             "amount": 144000000,
         *             "csrEligible": true,
         *             "csrIneligibleReason": null,
         *             "standardPrice": null
         *           }
         *         }
         *       ],
         *       "totals": {
         *         "before": {
         *           "amount": 172800000,
         *           "csrEligible": 172800000
         *         },
         *         "after": {
         *           "amount": 144000000,
         *           "csrEligible": 144000000
         *         }
         *       }
         *     }
         */
        BudgetDiff: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            from: number;
            to: number;
            added: components["schemas"]["BudgetLine"][];
            removed: components["schemas"]["BudgetLine"][];
            changed: components["schemas"]["BudgetLineChange"][];
            totals: {
                before: components["schemas"]["BudgetTotals"];
                after: components["schemas"]["BudgetTotals"];
            };
        };
        BudgetLine: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            code: string;
            /** @description The venue it belongs to; null: common to all venues. */
            venueCode: string | null;
            /** @description Such as transport, meals, accommodation. */
            category: string;
            /** @description Kode rekening, six segments. */
            accountCode: string;
            /** @description The chart of accounts it is from. */
            chartVersion: string;
            description: string;
            quantity: number;
            unit: string;
            /** @description Whole rupiah for one unit. */
            unitPrice: number;
            /** @description Whole rupiah: quantity x unit price (checked). The ceiling of the line. */
            amount: number;
            /** @description Whether CSR may pay for it. */
            csrEligible: boolean;
            csrIneligibleReason: string | null;
            standardPrice: components["schemas"]["StandardPrice"] | null;
        };
        BudgetLineChange: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            code: string;
            /** @description The fields that differ. */
            fields: ("code" | "venueCode" | "category" | "accountCode" | "chartVersion" | "description" | "quantity" | "unit" | "unitPrice" | "amount" | "csrEligible" | "csrIneligibleReason" | "standardPrice")[];
            before: components["schemas"]["BudgetLine"];
            after: components["schemas"]["BudgetLine"];
        };
        /** @description What all lines add up to, over all venues, and those that CSR may pay for. */
        BudgetTotals: {
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            amount: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            csrEligible: number;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "form": "cash",
         *       "amount": 350000000,
         *       "pledgedOn": "2025-04-14",
         *       "letterNumber": "012/ACM/IV/2025",
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000
         *         },
         *         {
         *           "dueOn": "2025-06-15",
         *           "amount": 150000000
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 250000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000
         *         }
         *       ]
         *     }
         */
        NewPledge: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Date of the letter of commitment (WITA), not after today.
             */
            pledgedOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            letterNumber: string;
            /** @description They add up to the amount. */
            instalments: components["schemas"]["Instalment"][];
            /** @description Over lines of any venue; what is left of the amount is unallocated. */
            allocations: components["schemas"]["Allocation"][];
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            /**
             * @description Exactly for goods and services.
             * @enum {string}
             */
            valuationBasis?: "invoice" | "appraisal" | "declared";
            /** @description What the whole letter promises, where it covers more than this pledge: the same on all of them. Stated with a later one, it holds for the earlier ones too. */
            letterAmount?: number;
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            letterDocumentId?: string;
            externalRef?: string;
            /**
             * Format: uuid
             * @description The pledge that this one takes the place of.
             */
            replaces?: string;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom?: components["schemas"]["PaperDifference"][];
        };
        /**
         * @description That this is another paper than that of a record, though both have the same number, and why.
         * @example {
         *       "id": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *       "reason": "Nomor STS bendahara Berau; yang lama nomor STS bendahara Balikpapan"
         *     }
         */
        PaperDifference: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        } | {
            /** @description Of a record that you may not see: as a refusal (`paper_used`) named it. */
            paper: string;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "state": "active",
         *       "fulfilled": false,
         *       "valuationBasis": null,
         *       "letterAmount": null,
         *       "letterDocumentId": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "form": "cash",
         *       "amount": 350000000,
         *       "pledgedOn": "2025-04-14",
         *       "letterNumber": "012/ACM/IV/2025",
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000,
         *           "received": 200000000,
         *           "outstanding": 0,
         *           "overdueDays": 0
         *         },
         *         {
         *           "dueOn": "2025-06-15",
         *           "amount": 150000000,
         *           "received": 0,
         *           "outstanding": 150000000,
         *           "overdueDays": 15
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 250000000,
         *           "received": 150000000,
         *           "verified": 150000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         }
         *       ],
         *       "amended": 0,
         *       "writtenOff": 0,
         *       "total": 350000000,
         *       "bookedOn": null,
         *       "cancellation": null,
         *       "unallocated": 0,
         *       "received": 200000000,
         *       "verified": 200000000,
         *       "outstanding": 150000000,
         *       "agreement": {
         *         "kind": "nphd",
         *         "number": "900/101/NPHD/2025",
         *         "signedOn": "2025-04-28",
         *         "documentId": null,
         *         "reason": null,
         *         "addenda": []
         *       },
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "decidedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "decidedAt": "2025-04-15T02:00:00.000Z",
         *       "retreatCode": "RETRET-OPD-2025",
         *       "retreatTitle": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *       "companyName": "PT Arangtara Contoh Mining",
         *       "allowedActions": [
         *         {
         *           "action": "reallocations",
         *           "allowed": true
         *         },
         *         {
         *           "action": "approval",
         *           "allowed": false,
         *           "code": "forbidden",
         *           "reason": {
         *             "id": "Peran Anda tidak memutuskan komitmen.",
         *             "en": "Your role decides on no pledges."
         *           }
         *         }
         *       ],
         *       "decisionNote": null,
         *       "withdrawalReason": null,
         *       "discardingReason": null,
         *       "externalRef": null,
         *       "replaces": null,
         *       "attached": 0,
         *       "differsFrom": [],
         *       "version": 4,
         *       "createdAt": "2025-04-14T02:00:00.000Z",
         *       "updatedAt": "2025-04-28T02:00:00.000Z"
         *     }
         */
        PledgeDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "active" | "rejected" | "cancelled" | "discarded";
            /** @description Active, and nothing is outstanding. */
            fulfilled: boolean;
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            valuationBasis: ("invoice" | "appraisal" | "declared") | null;
            /** @description What was promised; never edited. Whole rupiah. */
            amount: number;
            /** @description What approved amendments added, or took where below 0. */
            amended: number;
            /** @description What approved write-offs gave up. */
            writtenOff: number;
            /** @description amount + amended - writtenOff. */
            total: number;
            letterAmount: number | null;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            pledgedOn: string;
            bookedOn: string | null;
            letterNumber: string;
            letterDocumentId: string | null;
            instalments: components["schemas"]["OwedInstalment"][];
            allocations: components["schemas"]["PledgeLine"][];
            /** @description The part that is on no line. */
            unallocated: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            verified: number;
            /** @description Pledged less received; 0 before approval. */
            outstanding: number;
            /** @description With it the pledge counts as committed. */
            agreement: {
                /** @enum {string} */
                kind: "nphd" | "cooperation";
                /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                number: string;
                /**
                 * Format: date
                 * @description Not after today (WITA).
                 */
                signedOn: string;
                documentId: string | null;
                reason: string | null;
                /** @description Later agreements beside it. */
                addenda: {
                    /** @enum {string} */
                    kind: "nphd" | "cooperation";
                    /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                    number: string;
                    /**
                     * Format: date
                     * @description Not after today (WITA).
                     */
                    signedOn: string;
                    documentId: string | null;
                    reason: string;
                }[];
            } | null;
            cancellation: {
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                cancelledOn: string;
                reason: string;
            } | null;
            /** @description Whoever created, edited or submitted it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            decidedAt: string | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description Left out of answers to writes. */
            companyName?: string;
            /** @description Note of the approval, or reason of the rejection. */
            decisionNote: string | null;
            /** @description Why it was taken back before its approval, if a reason was given. */
            withdrawalReason: string | null;
            discardingReason: string | null;
            externalRef: string | null;
            replaces: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            /** @description What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now. */
            paperTotal?: {
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                statedBy: components["schemas"]["PaperHolder"][];
            } | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        OwedInstalment: {
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            dueOn: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            outstanding: number;
            /** @description Days (WITA) since it was due, while it is owed. */
            overdueDays: number;
        };
        /** @description What the pledge has on a line, and how much of it was handed over. */
        PledgeLine: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            amount: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            verified: number;
        };
        PaperHolder: {
            /** @enum {string} */
            type: "disbursement" | "pledge" | "expenditure" | "refund" | "row";
            id: string;
            /** @description Number of its paper, and company. */
            label: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            date: string;
        } | {
            /** @constant */
            elsewhere: true;
            /** @description Of a record that you may not see: as a refusal (`paper_used`) named it. */
            paper: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "active",
         *       "fulfilled": false,
         *       "valuationBasis": null,
         *       "letterAmount": null,
         *       "letterDocumentId": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "form": "cash",
         *       "amount": 350000000,
         *       "pledgedOn": "2025-04-14",
         *       "letterNumber": "012/ACM/IV/2025",
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000,
         *           "received": 200000000,
         *           "outstanding": 0,
         *           "overdueDays": 0
         *         },
         *         {
         *           "dueOn": "2025-06-15",
         *           "amount": 150000000,
         *           "received": 0,
         *           "outstanding": 150000000,
         *           "overdueDays": 15
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 250000000,
         *           "received": 150000000,
         *           "verified": 150000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         }
         *       ],
         *       "amended": 0,
         *       "writtenOff": 0,
         *       "total": 350000000,
         *       "bookedOn": null,
         *       "cancellation": null,
         *       "unallocated": 0,
         *       "received": 200000000,
         *       "verified": 200000000,
         *       "outstanding": 150000000,
         *       "agreement": {
         *         "kind": "nphd",
         *         "number": "900/101/NPHD/2025",
         *         "signedOn": "2025-04-28",
         *         "documentId": null,
         *         "reason": null,
         *         "addenda": []
         *       },
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "decidedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "decidedAt": "2025-04-15T02:00:00.000Z",
         *       "retreatCode": "RETRET-OPD-2025",
         *       "retreatTitle": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *       "companyName": "PT Arangtara Contoh Mining",
         *       "allowedActions": [
         *         {
         *           "action": "reallocations",
         *           "allowed": true
         *         },
         *         {
         *           "action": "approval",
         *           "allowed": false,
         *           "code": "forbidden",
         *           "reason": {
         *             "id": "Peran Anda tidak memutuskan komitmen.",
         *             "en": "Your role decides on no pledges."
         *           }
         *         }
         *       ],
         *       "decisionNote": null,
         *       "withdrawalReason": null,
         *       "discardingReason": null,
         *       "externalRef": null,
         *       "replaces": null,
         *       "attached": 0,
         *       "differsFrom": [],
         *       "version": 4,
         *       "createdAt": "2025-04-14T02:00:00.000Z",
         *       "updatedAt": "2025-04-28T02:00:00.000Z"
         *     }
         */
        Pledge: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "active" | "rejected" | "cancelled" | "discarded";
            /** @description Active, and nothing is outstanding. */
            fulfilled: boolean;
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            valuationBasis: ("invoice" | "appraisal" | "declared") | null;
            /** @description What was promised; never edited. Whole rupiah. */
            amount: number;
            /** @description What approved amendments added, or took where below 0. */
            amended: number;
            /** @description What approved write-offs gave up. */
            writtenOff: number;
            /** @description amount + amended - writtenOff. */
            total: number;
            letterAmount: number | null;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            pledgedOn: string;
            bookedOn: string | null;
            letterNumber: string;
            letterDocumentId: string | null;
            instalments: components["schemas"]["OwedInstalment"][];
            allocations: components["schemas"]["PledgeLine"][];
            /** @description The part that is on no line. */
            unallocated: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            verified: number;
            /** @description Pledged less received; 0 before approval. */
            outstanding: number;
            /** @description With it the pledge counts as committed. */
            agreement: {
                /** @enum {string} */
                kind: "nphd" | "cooperation";
                /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                number: string;
                /**
                 * Format: date
                 * @description Not after today (WITA).
                 */
                signedOn: string;
                documentId: string | null;
                reason: string | null;
                /** @description Later agreements beside it. */
                addenda: {
                    /** @enum {string} */
                    kind: "nphd" | "cooperation";
                    /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                    number: string;
                    /**
                     * Format: date
                     * @description Not after today (WITA).
                     */
                    signedOn: string;
                    documentId: string | null;
                    reason: string;
                }[];
            } | null;
            cancellation: {
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                cancelledOn: string;
                reason: string;
            } | null;
            /** @description Whoever created, edited or submitted it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            decidedAt: string | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description Left out of answers to writes. */
            companyName?: string;
            /** @description Note of the approval, or reason of the rejection. */
            decisionNote: string | null;
            /** @description Why it was taken back before its approval, if a reason was given. */
            withdrawalReason: string | null;
            discardingReason: string | null;
            externalRef: string | null;
            replaces: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            /** @description What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now. */
            paperTotal?: {
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                statedBy: components["schemas"]["PaperHolder"][];
            } | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description Of what was just done with it: accepted, but a person should look at it. */
            warnings?: components["schemas"]["Warning"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "state": "active",
         *           "fulfilled": false,
         *           "valuationBasis": null,
         *           "letterAmount": null,
         *           "letterDocumentId": null,
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "form": "cash",
         *           "amount": 350000000,
         *           "pledgedOn": "2025-04-14",
         *           "letterNumber": "012/ACM/IV/2025",
         *           "instalments": [
         *             {
         *               "dueOn": "2025-05-15",
         *               "amount": 200000000,
         *               "received": 200000000,
         *               "outstanding": 0,
         *               "overdueDays": 0
         *             },
         *             {
         *               "dueOn": "2025-06-15",
         *               "amount": 150000000,
         *               "received": 0,
         *               "outstanding": 150000000,
         *               "overdueDays": 15
         *             }
         *           ],
         *           "allocations": [
         *             {
         *               "lineCode": "M04",
         *               "amount": 250000000,
         *               "received": 150000000,
         *               "verified": 150000000
         *             },
         *             {
         *               "lineCode": "M01",
         *               "amount": 100000000,
         *               "received": 50000000,
         *               "verified": 50000000
         *             }
         *           ],
         *           "amended": 0,
         *           "writtenOff": 0,
         *           "total": 350000000,
         *           "bookedOn": null,
         *           "cancellation": null,
         *           "unallocated": 0,
         *           "received": 200000000,
         *           "verified": 200000000,
         *           "outstanding": 150000000,
         *           "agreement": {
         *             "kind": "nphd",
         *             "number": "900/101/NPHD/2025",
         *             "signedOn": "2025-04-28",
         *             "documentId": null,
         *             "reason": null,
         *             "addenda": []
         *           },
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "decidedBy": {
         *             "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Enggang Contoh"
         *           },
         *           "decidedAt": "2025-04-15T02:00:00.000Z",
         *           "retreatCode": "RETRET-OPD-2025",
         *           "retreatTitle": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)",
         *           "companyName": "PT Arangtara Contoh Mining",
         *           "allowedActions": [
         *             {
         *               "action": "reallocations",
         *               "allowed": true
         *             },
         *             {
         *               "action": "approval",
         *               "allowed": false,
         *               "code": "forbidden",
         *               "reason": {
         *                 "id": "Peran Anda tidak memutuskan komitmen.",
         *                 "en": "Your role decides on no pledges."
         *               }
         *             }
         *           ],
         *           "decisionNote": null,
         *           "withdrawalReason": null,
         *           "discardingReason": null,
         *           "externalRef": null,
         *           "replaces": null,
         *           "attached": 0,
         *           "differsFrom": [],
         *           "version": 4,
         *           "createdAt": "2025-04-14T02:00:00.000Z",
         *           "updatedAt": "2025-04-28T02:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PledgePage: {
            items: components["schemas"]["Pledge"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @description Drafts can be corrected in everything, rejected pledges and those taken back in all but company and form, submitted ones in the number, amount and document of their letter.
         * @example {
         *       "letterNumber": "012-A/ACM/IV/2025"
         *     }
         */
        PledgeChange: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId?: string;
            /** @enum {string} */
            form?: "cash" | "goods" | "services";
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount?: number;
            /**
             * Format: date
             * @description Date of the letter of commitment (WITA), not after today.
             */
            pledgedOn?: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            letterNumber?: string;
            /** @description They add up to the amount. */
            instalments?: components["schemas"]["Instalment"][];
            /** @description Over lines of any venue; what is left of the amount is unallocated. */
            allocations?: components["schemas"]["Allocation"][];
            bookedOn?: string | null;
            valuationBasis?: ("invoice" | "appraisal" | "declared") | null;
            letterAmount?: number | null;
            letterDocumentId?: string | null;
            externalRef?: string | null;
            replaces?: string | null;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom?: components["schemas"]["PaperDifference"][];
        };
        /** @example {} */
        Submission: Record<string, never>;
        /**
         * @example {
         *       "reason": "Nilai pada surat keliru"
         *     }
         */
        PledgeWithdrawal: {
            /** @description Free text, 3 to 500 characters. */
            reason?: string;
        };
        /**
         * @example {
         *       "reason": "Tercatat dua kali"
         *     }
         */
        Discarding: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "note": "Surat asli sudah diperiksa"
         *     }
         */
        Approval: {
            /** @description Free text, at most 500 characters. */
            note?: string;
        };
        /**
         * @example {
         *       "reason": "Surat belum ditandatangani"
         *     }
         */
        Rejection: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "Perusahaan menarik komitmennya"
         *     }
         */
        PledgeCancellation: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "moves": [
         *         {
         *           "from": "M04",
         *           "to": null,
         *           "amount": 25000000
         *         }
         *       ],
         *       "reason": "Sewa speedboat lebih murah",
         *       "effectiveOn": "2025-05-20"
         *     }
         */
        NewReallocation: {
            /** @description Taken in order; null is the unallocated part. */
            moves: {
                from: string | null;
                to: string | null;
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
            }[];
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            /**
             * Format: date
             * @description From this day (WITA) on, not after today.
             */
            effectiveOn: string;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
        };
        /**
         * @example {
         *       "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "amount": 200000000,
         *       "receivedOn": "2025-05-14",
         *       "channel": "rkud",
         *       "evidence": {
         *         "kind": "sts",
         *         "number": "STS/0451/2025"
         *       },
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 150000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 50000000
         *         }
         *       ]
         *     }
         */
        NewDisbursement: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            pledgeId: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the handover (WITA), not after today.
             */
            receivedOn: string;
            /**
             * @description How it came; only `rkud` is cash in the treasury account.
             * @enum {string}
             */
            channel: "rkud" | "bast" | "direct_to_vendor" | "other_account";
            evidence: components["schemas"]["NewEvidence"];
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            invoiceNumber?: string;
            /** @description Absent: split over what is open, in proportion. Empty: all unallocated. Else with `unallocated` the amount. */
            allocations?: components["schemas"]["Allocation"][];
            /** @description Whole rupiah, 0 to 10^13. */
            unallocated?: number;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            payer?: components["schemas"]["NewPayer"];
            original?: components["schemas"]["Original"];
            externalRef?: string;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom?: components["schemas"]["PaperDifference"][];
        };
        NewEvidence: {
            /**
             * @description Goods and services need `bast`.
             * @enum {string}
             */
            kind: "sts" | "bank_transfer" | "bast";
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            number: string;
            /** @description The account into which money was paid. */
            accountNumber?: string;
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId?: string;
            /** @description The document's total, where it serves several receipts: the same on all of them. Stated with a later one, it holds for the earlier ones too. */
            documentTotal?: number;
            /** @description Where one stored file holds several papers: on which pages this one is, such as `3` or `3-4`. */
            pages?: string;
        };
        /** @description A company or body that paid instead of the one that promised. */
        NewPayer: {
            name: string;
            /** @description NPWP of a company or body, digits only. */
            npwp?: string;
        };
        /** @description Money that came in another currency. For information: what counts is the amount in rupiah. */
        Original: {
            /** @description ISO 4217, such as USD; not IDR. */
            currency: string;
            /** @description In that currency, as on the evidence. */
            amount: number;
            /** @description Rupiah for one unit. */
            rate: number;
            /** @description Whose rate, and of which day. */
            rateSource: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "verified",
         *       "form": "cash",
         *       "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "amount": 200000000,
         *       "receivedOn": "2025-05-14",
         *       "channel": "rkud",
         *       "evidence": {
         *         "kind": "sts",
         *         "number": "STS/0451/2025",
         *         "accountNumber": null,
         *         "documentId": null,
         *         "documentTotal": null,
         *         "pages": null
         *       },
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 150000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 50000000
         *         }
         *       ],
         *       "refunded": 0,
         *       "bookedOn": null,
         *       "invoiceNumber": null,
         *       "unallocated": 0,
         *       "standing": {
         *         "allocations": [
         *           {
         *             "lineCode": "M04",
         *             "amount": 150000000
         *           },
         *           {
         *             "lineCode": "M01",
         *             "amount": 50000000
         *           }
         *         ],
         *         "unallocated": 0
         *       },
         *       "payer": null,
         *       "original": null,
         *       "externalRef": null,
         *       "differsFrom": [],
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "verifiedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "verifiedAt": "2025-05-15T01:00:00.000Z",
         *       "rejectedBy": null,
         *       "verificationNote": null,
         *       "rejectionReason": null,
         *       "reversalReason": null,
         *       "attached": 0,
         *       "version": 2,
         *       "createdAt": "2025-05-14T03:00:00.000Z",
         *       "updatedAt": "2025-05-15T01:00:00.000Z"
         *     }
         */
        DisbursementDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "recorded" | "verified" | "rejected" | "reversed";
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            pledgeId: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the handover (WITA), not after today.
             */
            receivedOn: string;
            /**
             * @description How it came; only `rkud` is cash in the treasury account.
             * @enum {string}
             */
            channel: "rkud" | "bast" | "direct_to_vendor" | "other_account";
            /** @description What approved refunds took back out of it. */
            refunded: number;
            bookedOn: string | null;
            evidence: components["schemas"]["Evidence"];
            invoiceNumber: string | null;
            /** @description The split with which it was recorded; never edited. */
            allocations: components["schemas"]["Allocation"][];
            /** @description Whole rupiah, 0 to 10^13. */
            unallocated: number;
            /** @description Where the money stands now, after re-allocations, refunds and reversal. */
            standing: {
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
            };
            payer: {
                name: string;
                npwp: string | null;
            } | null;
            original: components["schemas"]["Original"] | null;
            externalRef: string | null;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            /** @description What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now. */
            paperTotal?: {
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                statedBy: components["schemas"]["PaperHolder"][];
            } | null;
            /** @description Whoever recorded or edited it: none of them checks it. */
            makers: components["schemas"]["Person"][];
            verifiedBy: components["schemas"]["Person"] | null;
            verifiedAt: string | null;
            rejectedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description Left out of answers to writes. */
            companyName?: string;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            verificationNote: string | null;
            rejectionReason: string | null;
            reversalReason: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        Evidence: {
            /**
             * @description Goods and services need `bast`.
             * @enum {string}
             */
            kind: "sts" | "bank_transfer" | "bast";
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            number: string;
            accountNumber: string | null;
            documentId: string | null;
            documentTotal: number | null;
            pages: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "verified",
         *       "form": "cash",
         *       "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "amount": 200000000,
         *       "receivedOn": "2025-05-14",
         *       "channel": "rkud",
         *       "evidence": {
         *         "kind": "sts",
         *         "number": "STS/0451/2025",
         *         "accountNumber": null,
         *         "documentId": null,
         *         "documentTotal": null,
         *         "pages": null
         *       },
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 150000000
         *         },
         *         {
         *           "lineCode": "M01",
         *           "amount": 50000000
         *         }
         *       ],
         *       "refunded": 0,
         *       "bookedOn": null,
         *       "invoiceNumber": null,
         *       "unallocated": 0,
         *       "standing": {
         *         "allocations": [
         *           {
         *             "lineCode": "M04",
         *             "amount": 150000000
         *           },
         *           {
         *             "lineCode": "M01",
         *             "amount": 50000000
         *           }
         *         ],
         *         "unallocated": 0
         *       },
         *       "payer": null,
         *       "original": null,
         *       "externalRef": null,
         *       "differsFrom": [],
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "verifiedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "verifiedAt": "2025-05-15T01:00:00.000Z",
         *       "rejectedBy": null,
         *       "verificationNote": null,
         *       "rejectionReason": null,
         *       "reversalReason": null,
         *       "attached": 0,
         *       "version": 2,
         *       "createdAt": "2025-05-14T03:00:00.000Z",
         *       "updatedAt": "2025-05-15T01:00:00.000Z"
         *     }
         */
        Disbursement: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "recorded" | "verified" | "rejected" | "reversed";
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            pledgeId: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the handover (WITA), not after today.
             */
            receivedOn: string;
            /**
             * @description How it came; only `rkud` is cash in the treasury account.
             * @enum {string}
             */
            channel: "rkud" | "bast" | "direct_to_vendor" | "other_account";
            /** @description What approved refunds took back out of it. */
            refunded: number;
            bookedOn: string | null;
            evidence: components["schemas"]["Evidence"];
            invoiceNumber: string | null;
            /** @description The split with which it was recorded; never edited. */
            allocations: components["schemas"]["Allocation"][];
            /** @description Whole rupiah, 0 to 10^13. */
            unallocated: number;
            /** @description Where the money stands now, after re-allocations, refunds and reversal. */
            standing: {
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
            };
            payer: {
                name: string;
                npwp: string | null;
            } | null;
            original: components["schemas"]["Original"] | null;
            externalRef: string | null;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            /** @description What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now. */
            paperTotal?: {
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                statedBy: components["schemas"]["PaperHolder"][];
            } | null;
            /** @description Whoever recorded or edited it: none of them checks it. */
            makers: components["schemas"]["Person"][];
            verifiedBy: components["schemas"]["Person"] | null;
            verifiedAt: string | null;
            rejectedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description Left out of answers to writes. */
            companyName?: string;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            verificationNote: string | null;
            rejectionReason: string | null;
            reversalReason: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description Of what was just done with it: accepted, but a person should look at it. */
            warnings?: components["schemas"]["Warning"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "state": "verified",
         *           "form": "cash",
         *           "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "amount": 200000000,
         *           "receivedOn": "2025-05-14",
         *           "channel": "rkud",
         *           "evidence": {
         *             "kind": "sts",
         *             "number": "STS/0451/2025",
         *             "accountNumber": null,
         *             "documentId": null,
         *             "documentTotal": null,
         *             "pages": null
         *           },
         *           "allocations": [
         *             {
         *               "lineCode": "M04",
         *               "amount": 150000000
         *             },
         *             {
         *               "lineCode": "M01",
         *               "amount": 50000000
         *             }
         *           ],
         *           "refunded": 0,
         *           "bookedOn": null,
         *           "invoiceNumber": null,
         *           "unallocated": 0,
         *           "standing": {
         *             "allocations": [
         *               {
         *                 "lineCode": "M04",
         *                 "amount": 150000000
         *               },
         *               {
         *                 "lineCode": "M01",
         *                 "amount": 50000000
         *               }
         *             ],
         *             "unallocated": 0
         *           },
         *           "payer": null,
         *           "original": null,
         *           "externalRef": null,
         *           "differsFrom": [],
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "verifiedBy": {
         *             "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Enggang Contoh"
         *           },
         *           "verifiedAt": "2025-05-15T01:00:00.000Z",
         *           "rejectedBy": null,
         *           "verificationNote": null,
         *           "rejectionReason": null,
         *           "reversalReason": null,
         *           "attached": 0,
         *           "version": 2,
         *           "createdAt": "2025-05-14T03:00:00.000Z",
         *           "updatedAt": "2025-05-15T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        DisbursementPage: {
            items: components["schemas"]["Disbursement"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @description Judged in order, as if posted one after another; all are recorded, or none.
         * @example {
         *       "items": [
         *         {
         *           "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "amount": 200000000,
         *           "receivedOn": "2025-05-14",
         *           "channel": "rkud",
         *           "evidence": {
         *             "kind": "sts",
         *             "number": "STS/0451/2025"
         *           },
         *           "allocations": [
         *             {
         *               "lineCode": "M04",
         *               "amount": 150000000
         *             },
         *             {
         *               "lineCode": "M01",
         *               "amount": 50000000
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        NewDisbursementBatch: {
            items: components["schemas"]["NewDisbursement"][];
        };
        /** @description What it would come to. */
        DisbursementBatchDryRun: {
            items: {
                id: null;
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                retreatId: string;
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                companyId: string;
                /** @enum {string} */
                state: "recorded" | "verified" | "rejected" | "reversed";
                /** @enum {string} */
                form: "cash" | "goods" | "services";
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                pledgeId: string;
                /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                amount: number;
                /**
                 * Format: date
                 * @description Day of the handover (WITA), not after today.
                 */
                receivedOn: string;
                /**
                 * @description How it came; only `rkud` is cash in the treasury account.
                 * @enum {string}
                 */
                channel: "rkud" | "bast" | "direct_to_vendor" | "other_account";
                /** @description What approved refunds took back out of it. */
                refunded: number;
                bookedOn: string | null;
                evidence: components["schemas"]["Evidence"];
                invoiceNumber: string | null;
                /** @description The split with which it was recorded; never edited. */
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
                /** @description Where the money stands now, after re-allocations, refunds and reversal. */
                standing: {
                    allocations: components["schemas"]["Allocation"][];
                    /** @description Whole rupiah, 0 to 10^13. */
                    unallocated: number;
                };
                payer: {
                    name: string;
                    npwp: string | null;
                } | null;
                original: components["schemas"]["Original"] | null;
                externalRef: string | null;
                /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
                differsFrom: components["schemas"]["PaperDifference"][];
                /** @description What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now. */
                paperTotal?: {
                    /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
                    amount: number;
                    statedBy: components["schemas"]["PaperHolder"][];
                } | null;
                /** @description Whoever recorded or edited it: none of them checks it. */
                makers: components["schemas"]["Person"][];
                verifiedBy: components["schemas"]["Person"] | null;
                verifiedAt: string | null;
                rejectedBy: components["schemas"]["Person"] | null;
                retreatCode?: string;
                /** @description Left out of answers to writes. */
                retreatTitle?: string;
                /** @description Left out of answers to writes. */
                companyName?: string;
                /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
                allowedActions?: components["schemas"]["AllowedAction"][];
                verificationNote: string | null;
                rejectionReason: string | null;
                reversalReason: string | null;
                /** @description How many documents were attached to it; `…/documents` lists them. */
                attached: number;
                /** @description Of what was just done with it: accepted, but a person should look at it. */
                warnings?: components["schemas"]["Warning"][];
                version: number;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, UTC.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, UTC.
                 */
                updatedAt: string;
            }[];
            /** @description Nothing was kept. */
            id: null;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description In the order of the request. */
        DisbursementBatch: {
            items: components["schemas"]["Disbursement"][];
        };
        /**
         * @description Numbers can be corrected, and the evidence attached, until verification; amounts and dates never (reverse and record again).
         * @example {
         *       "evidence": {
         *         "number": "STS/0451-A/2025",
         *         "documentId": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f"
         *       }
         *     }
         */
        DisbursementChange: {
            evidence?: {
                /**
                 * @description Goods and services need `bast`.
                 * @enum {string}
                 */
                kind?: "sts" | "bank_transfer" | "bast";
                /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                number?: string;
                documentId?: string | null;
                documentTotal?: number | null;
                pages?: string | null;
            };
            invoiceNumber?: string | null;
            payer?: components["schemas"]["NewPayer"] | null;
            original?: components["schemas"]["Original"] | null;
            externalRef?: string | null;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom?: components["schemas"]["PaperDifference"][];
        };
        /**
         * @example {
         *       "note": "Cocok dengan rekening koran"
         *     }
         */
        Verification: {
            /** @description Free text, at most 500 characters. */
            note?: string;
        };
        /**
         * @example {
         *       "reason": "Nomor STS tidak ada di rekening koran"
         *     }
         */
        DisbursementRejection: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "disbursementId": null,
         *           "disclosureId": null,
         *           "kind": "amendment",
         *           "state": "approved",
         *           "amount": 50000000,
         *           "effectiveOn": "2025-05-26",
         *           "bookedOn": null,
         *           "reason": "Adendum NPHD menambah dukungan",
         *           "request": {
         *             "delta": 50000000,
         *             "reason": "Adendum NPHD menambah dukungan",
         *             "effectiveOn": "2025-05-26",
         *             "instalments": [
         *               {
         *                 "dueOn": "2025-05-15",
         *                 "amount": 200000000
         *               },
         *               {
         *                 "dueOn": "2025-06-20",
         *                 "amount": 200000000
         *               }
         *             ],
         *             "allocations": [
         *               {
         *                 "lineCode": "M01",
         *                 "amount": 30000000
         *               }
         *             ]
         *           },
         *           "before": null,
         *           "effect": {
         *             "moves": [
         *               {
         *                 "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *                 "disbursementId": null,
         *                 "measure": "pledged",
         *                 "to": "M01",
         *                 "amount": 30000000,
         *                 "effectiveOn": "2025-05-26"
         *               },
         *               {
         *                 "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *                 "disbursementId": null,
         *                 "measure": "pledged",
         *                 "to": null,
         *                 "amount": 20000000,
         *                 "effectiveOn": "2025-05-26"
         *               }
         *             ],
         *             "percentVerified": {
         *               "before": 41.25,
         *               "after": 41.25
         *             }
         *           },
         *           "endsPromise": false,
         *           "note": null,
         *           "instalments": [
         *             {
         *               "dueOn": "2025-05-15",
         *               "amount": 200000000
         *             },
         *             {
         *               "dueOn": "2025-06-20",
         *               "amount": 200000000
         *             }
         *           ],
         *           "allocations": [
         *             {
         *               "lineCode": "M01",
         *               "amount": 30000000
         *             }
         *           ],
         *           "unallocated": null,
         *           "documentId": null,
         *           "evidence": null,
         *           "split": {
         *             "allocations": [
         *               {
         *                 "lineCode": "M01",
         *                 "amount": 30000000
         *               }
         *             ],
         *             "unallocated": 20000000
         *           },
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "decidedBy": {
         *             "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Enggang Contoh"
         *           },
         *           "decidedAt": "2025-05-27T02:00:00.000Z",
         *           "decisionNote": null,
         *           "warnings": [],
         *           "attached": 0,
         *           "version": 2,
         *           "createdAt": "2025-05-26T02:00:00.000Z",
         *           "updatedAt": "2025-05-27T02:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AdjustmentPage: {
            items: components["schemas"]["Adjustment"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @example {
         *       "note": "Adendum asli sudah diperiksa"
         *     }
         */
        AdjustmentApproval: {
            /** @description Free text, at most 500 characters. */
            note?: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *       "disbursementId": null,
         *       "disclosureId": null,
         *       "kind": "amendment",
         *       "state": "approved",
         *       "amount": 50000000,
         *       "effectiveOn": "2025-05-26",
         *       "bookedOn": null,
         *       "reason": "Adendum NPHD menambah dukungan",
         *       "request": {
         *         "delta": 50000000,
         *         "reason": "Adendum NPHD menambah dukungan",
         *         "effectiveOn": "2025-05-26",
         *         "instalments": [
         *           {
         *             "dueOn": "2025-05-15",
         *             "amount": 200000000
         *           },
         *           {
         *             "dueOn": "2025-06-20",
         *             "amount": 200000000
         *           }
         *         ],
         *         "allocations": [
         *           {
         *             "lineCode": "M01",
         *             "amount": 30000000
         *           }
         *         ]
         *       },
         *       "before": null,
         *       "effect": {
         *         "moves": [
         *           {
         *             "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *             "disbursementId": null,
         *             "measure": "pledged",
         *             "to": "M01",
         *             "amount": 30000000,
         *             "effectiveOn": "2025-05-26"
         *           },
         *           {
         *             "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *             "disbursementId": null,
         *             "measure": "pledged",
         *             "to": null,
         *             "amount": 20000000,
         *             "effectiveOn": "2025-05-26"
         *           }
         *         ],
         *         "percentVerified": {
         *           "before": 41.25,
         *           "after": 41.25
         *         }
         *       },
         *       "endsPromise": false,
         *       "note": null,
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000
         *         },
         *         {
         *           "dueOn": "2025-06-20",
         *           "amount": 200000000
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 30000000
         *         }
         *       ],
         *       "unallocated": null,
         *       "documentId": null,
         *       "evidence": null,
         *       "split": {
         *         "allocations": [
         *           {
         *             "lineCode": "M01",
         *             "amount": 30000000
         *           }
         *         ],
         *         "unallocated": 20000000
         *       },
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "decidedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "decidedAt": "2025-05-27T02:00:00.000Z",
         *       "decisionNote": null,
         *       "attached": 0,
         *       "version": 2,
         *       "createdAt": "2025-05-26T02:00:00.000Z",
         *       "updatedAt": "2025-05-27T02:00:00.000Z"
         *     }
         */
        AdjustmentDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /** @description Null for a disclosure. */
            retreatId: string | null;
            pledgeId: string | null;
            /** @description For refunds, reversals and re-allocations. */
            disbursementId: string | null;
            disclosureId: string | null;
            /** @enum {string} */
            kind: "amendment" | "write_off" | "refund" | "reversal" | "reallocation" | "agreement" | "venue_choice" | "retreat_change" | "retreat_cancellation" | "retreat_restoration" | "disclosure";
            /** @enum {string} */
            state: "proposed" | "approved" | "rejected" | "withdrawn";
            /** @description Whole rupiah of an amendment (below 0 where it takes), write-off, refund or reversal; else null. */
            amount: number | null;
            /** @description Day from which it counts (a refund's day); a reversal takes the days of what it negates. */
            effectiveOn: string | null;
            bookedOn: string | null;
            reason: string | null;
            /** @description What was sent. */
            request: {
                [key: string]: unknown;
            };
            /** @description What the fields that it corrects or chooses said when it was proposed, by the names in `request`; null for what adds, moves or takes. Where they say something else by now it cannot be approved any more. */
            before: {
                [key: string]: unknown;
            } | null;
            effect: components["schemas"]["ProposalEffect"];
            /** @description Of a refund. */
            endsPromise: boolean;
            note: string | null;
            instalments: components["schemas"]["Instalment"][] | null;
            /** @description As requested; null: the default. */
            allocations: components["schemas"]["Allocation"][] | null;
            unallocated: number | null;
            /** @description Of an amendment or agreement. */
            documentId: string | null;
            /** @description Of a refund. */
            evidence: components["schemas"]["RefundEvidence"] | null;
            /** @description What it added or took, and where; null until it is approved. */
            split: {
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
            } | null;
            /** @description Who proposed it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            decidedAt: string | null;
            /** @description Note of the approval, or reason of the rejection or withdrawal. */
            decisionNote: string | null;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "reason": "Surat perusahaan belum ditandatangani"
         *     }
         */
        AdjustmentRejection: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "Jumlahnya salah ketik"
         *     }
         */
        AdjustmentWithdrawal: {
            /** @description Free text, 3 to 500 characters. */
            reason?: string;
        };
        /**
         * @example {
         *       "delta": 50000000,
         *       "reason": "Adendum NPHD menambah dukungan",
         *       "effectiveOn": "2025-05-26",
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000
         *         },
         *         {
         *           "dueOn": "2025-06-20",
         *           "amount": 200000000
         *         }
         *       ],
         *       "allocations": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 30000000
         *         }
         *       ]
         *     }
         */
        NewAmendment: {
            /** @description Whole rupiah added to the pledge, or taken where below 0; not 0. */
            delta: number;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            /**
             * Format: date
             * @description From this day (WITA) on, not after today.
             */
            effectiveOn: string;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            /** @description All of the pledge's instalments as they will be: they add up to its new total. Absent: what is added joins the last, what is taken leaves the last ones first. */
            instalments?: components["schemas"]["Instalment"][];
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId?: string;
            /** @description To which lines an increase goes, or from which a decrease is taken; the rest is unallocated. A decrease without it is taken like a write-off. */
            allocations?: components["schemas"]["Allocation"][];
        };
        /**
         * @description Gives up what is outstanding: unallocated first, then what is open on the lines, in proportion.
         * @example {
         *       "amount": 40000000,
         *       "reason": "company_unable",
         *       "note": "Surat perusahaan 15 Juni 2025",
         *       "effectiveOn": "2025-06-15",
         *       "instalments": [
         *         {
         *           "dueOn": "2025-05-15",
         *           "amount": 200000000
         *         },
         *         {
         *           "dueOn": "2025-06-15",
         *           "amount": 110000000
         *         }
         *       ]
         *     }
         */
        NewWriteOff: {
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /** @enum {string} */
            reason: "valuation_difference" | "bank_charge" | "company_unable" | "company_withdrew" | "no_longer_needed" | "other";
            /** @description Free text, at most 500 characters. */
            note?: string;
            /**
             * Format: date
             * @description From this day (WITA) on, not after today.
             */
            effectiveOn: string;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            /** @description All of the pledge's instalments as they will be: they add up to its new total. Absent: what is added joins the last, what is taken leaves the last ones first. */
            instalments?: components["schemas"]["Instalment"][];
        };
        /**
         * @example {
         *       "amount": 10000000,
         *       "refundedOn": "2025-06-18",
         *       "evidence": {
         *         "kind": "bank_transfer",
         *         "number": "SP2D-RETUR/0012/2025"
         *       },
         *       "allocations": [
         *         {
         *           "lineCode": "M04",
         *           "amount": 10000000
         *         }
         *       ],
         *       "reason": "Kelebihan setor"
         *     }
         */
        NewRefund: {
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day on which the money left again (WITA).
             */
            refundedOn: string;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            evidence: components["schemas"]["NewRefundEvidence"];
            /** @description Absent: from where the money stands, in proportion. Empty: all from unallocated. Else with `unallocated` the amount. */
            allocations?: components["schemas"]["Allocation"][];
            /** @description Whole rupiah, 0 to 10^13. */
            unallocated?: number;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom?: components["schemas"]["PaperDifference"][];
            /** @description The same amount is written off the pledge, so that nobody is asked for it again: an overpayment, an event that was cancelled. */
            endsPromise?: boolean;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        NewRefundEvidence: {
            /**
             * @description Goods and services need `bast`.
             * @enum {string}
             */
            kind: "sts" | "bank_transfer" | "bast";
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            number: string;
            /** @description The account into which money was paid. */
            accountNumber?: string;
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId?: string;
        };
        /**
         * @example {
         *       "reason": "Salah catat: setoran milik program lain"
         *     }
         */
        Reversal: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description The first is recorded at once (200); a later one says what it is and why, and is proposed (202).
         * @example {
         *       "kind": "nphd",
         *       "number": "900/101/NPHD/2025",
         *       "signedOn": "2025-04-28"
         *     }
         */
        NewAgreement: {
            /** @enum {string} */
            kind: "nphd" | "cooperation";
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            number: string;
            /**
             * Format: date
             * @description Not after today (WITA).
             */
            signedOn: string;
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId?: string;
            /**
             * @description From the second agreement on: an addendum stands beside the first, whose day stays; a correction takes the first's place.
             * @enum {string}
             */
            relation?: "addendum" | "correction";
            /** @description From the second agreement on. */
            reason?: string;
        };
        /**
         * @example {
         *       "venueCode": "MARATUA",
         *       "chosenOn": "2025-06-20",
         *       "documentNumber": "100.3/412/B.Um"
         *     }
         */
        NewVenueChoice: {
            /** @description Upper-case letters, digits, dash, underscore; at most 30. */
            venueCode: string;
            /**
             * Format: date
             * @description From this day (WITA) on, not after today.
             */
            chosenOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            documentNumber?: string;
            /** @description Of a later choice of another venue: why. */
            reason?: string;
        };
        /**
         * @example {
         *       "cancelledOn": "2025-06-18",
         *       "reason": "Cuaca buruk; kegiatan dibatalkan Gubernur"
         *     }
         */
        RetreatCancellation: {
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            cancelledOn: string;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "Kegiatan jadi dilaksanakan bulan Agustus"
         *     }
         */
        RetreatRestoration: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description What is held and what is open, pledge by pledge.
         * @example {
         *       "cancelledOn": "2025-06-18",
         *       "items": [
         *         {
         *           "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyName": "PT Arangtara Contoh Mining",
         *           "successor": null,
         *           "received": 50000000,
         *           "refunded": 10000000,
         *           "held": 40000000,
         *           "outstanding": 0
         *         }
         *       ],
         *       "totals": {
         *         "received": 50000000,
         *         "refunded": 10000000,
         *         "held": 40000000,
         *         "outstanding": 0
         *       }
         *     }
         */
        Obligations: {
            cancelledOn: string | null;
            items: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                pledgeId: string;
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                companyId: string;
                companyName: string;
                /** @description Into which company it merged, and from which day (WITA) on: whom to pay back, or to remind. */
                successor: {
                    /**
                     * Format: uuid
                     * @description UUID (version 7: sorts by time of creation).
                     */
                    companyId: string;
                    companyName: string;
                    /**
                     * Format: date
                     * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                     */
                    from: string;
                } | null;
                /** @description Handed over, net of reversals. */
                received: number;
                /** @description A sum of whole rupiah, at most 2^53 - 1. */
                refunded: number;
                /** @description Received and not refunded: what would have to be paid back. */
                held: number;
                /** @description Promised and not held. */
                outstanding: number;
            }[];
            totals: {
                /** @description Handed over, net of reversals. */
                received: number;
                /** @description A sum of whole rupiah, at most 2^53 - 1. */
                refunded: number;
                /** @description Received and not refunded: what would have to be paid back. */
                held: number;
                /** @description Promised and not held. */
                outstanding: number;
            };
        };
        /**
         * @example {
         *       "effectiveOn": "2025-01-02",
         *       "documentNumber": "DPA/contoh/2025",
         *       "items": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000
         *         }
         *       ]
         *     }
         */
        NewAppropriation: {
            /**
             * Format: date
             * @description From this day (WITA) on; not after today.
             */
            effectiveOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            documentNumber: string;
            items: components["schemas"]["AppropriationItem"][];
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
        };
        /** @description The line's new appropriated total; 0 takes it back. */
        AppropriationItem: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, 0 to 10^13. */
            amount: number;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "effectiveOn": "2025-01-02",
         *       "documentNumber": "DPA/contoh/2025",
         *       "items": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000,
         *           "id": null
         *         }
         *       ],
         *       "bookedOn": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "createdAt": "2025-01-02T01:00:00.000Z"
         *     }
         */
        AppropriationDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: date
             * @description From this day (WITA) on; not after today.
             */
            effectiveOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            documentNumber: string;
            items: {
                /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
                lineCode: string;
                /** @description Whole rupiah, 0 to 10^13. */
                amount: number;
                id: null;
            }[];
            bookedOn: string | null;
            makers: components["schemas"]["Person"][];
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
        };
        /**
         * @example {
         *       "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "effectiveOn": "2025-01-02",
         *       "documentNumber": "DPA/contoh/2025",
         *       "items": [
         *         {
         *           "lineCode": "M01",
         *           "amount": 100000000
         *         }
         *       ],
         *       "bookedOn": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "createdAt": "2025-01-02T01:00:00.000Z"
         *     }
         */
        Appropriation: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: date
             * @description From this day (WITA) on; not after today.
             */
            effectiveOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            documentNumber: string;
            items: components["schemas"]["AppropriationItem"][];
            bookedOn: string | null;
            makers: components["schemas"]["Person"][];
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "effectiveOn": "2025-01-02",
         *           "documentNumber": "DPA/contoh/2025",
         *           "items": [
         *             {
         *               "lineCode": "M01",
         *               "amount": 100000000
         *             }
         *           ],
         *           "bookedOn": null,
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "createdAt": "2025-01-02T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AppropriationPage: {
            items: components["schemas"]["Appropriation"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "lineCode": "M06",
         *       "amount": 12000000,
         *       "spentOn": "2025-06-24",
         *       "sp2dNumber": "64.00/04.0/000337/LS/5.04.0.00.0.00.01.0000/M/6/2025"
         *     }
         */
        NewExpenditure: {
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the SP2D (WITA), not after today.
             */
            spentOn: string;
            /** @description Unique with the line among those not reversed. */
            sp2dNumber: string;
            /**
             * Format: date
             * @description Day (WITA) in an open month on which it counts, only where the month of its own date is closed.
             */
            bookedOn?: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            invoiceNumber?: string;
            externalRef?: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "recorded",
         *       "lineCode": "M06",
         *       "amount": 12000000,
         *       "spentOn": "2025-06-24",
         *       "sp2dNumber": "64.00/04.0/000337/LS/5.04.0.00.0.00.01.0000/M/6/2025",
         *       "bookedOn": null,
         *       "invoiceNumber": null,
         *       "externalRef": null,
         *       "reversalReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "attached": 0,
         *       "version": 1,
         *       "createdAt": "2025-06-24T05:00:00.000Z",
         *       "updatedAt": "2025-06-24T05:00:00.000Z"
         *     }
         */
        ExpenditureDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            state: "recorded" | "reversed";
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the SP2D (WITA), not after today.
             */
            spentOn: string;
            /** @description Unique with the line among those not reversed. */
            sp2dNumber: string;
            bookedOn: string | null;
            invoiceNumber: string | null;
            externalRef: string | null;
            reversalReason: string | null;
            makers: components["schemas"]["Person"][];
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "recorded",
         *       "lineCode": "M06",
         *       "amount": 12000000,
         *       "spentOn": "2025-06-24",
         *       "sp2dNumber": "64.00/04.0/000337/LS/5.04.0.00.0.00.01.0000/M/6/2025",
         *       "bookedOn": null,
         *       "invoiceNumber": null,
         *       "externalRef": null,
         *       "reversalReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "attached": 0,
         *       "version": 1,
         *       "createdAt": "2025-06-24T05:00:00.000Z",
         *       "updatedAt": "2025-06-24T05:00:00.000Z"
         *     }
         */
        Expenditure: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            state: "recorded" | "reversed";
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the SP2D (WITA), not after today.
             */
            spentOn: string;
            /** @description Unique with the line among those not reversed. */
            sp2dNumber: string;
            bookedOn: string | null;
            invoiceNumber: string | null;
            externalRef: string | null;
            reversalReason: string | null;
            makers: components["schemas"]["Person"][];
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description Of what was just done with it: accepted, but a person should look at it. */
            warnings?: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "state": "recorded",
         *           "lineCode": "M06",
         *           "amount": 12000000,
         *           "spentOn": "2025-06-24",
         *           "sp2dNumber": "64.00/04.0/000337/LS/5.04.0.00.0.00.01.0000/M/6/2025",
         *           "bookedOn": null,
         *           "invoiceNumber": null,
         *           "externalRef": null,
         *           "reversalReason": null,
         *           "makers": [
         *             {
         *               "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "name": "Punai Contoh"
         *             }
         *           ],
         *           "attached": 0,
         *           "version": 1,
         *           "createdAt": "2025-06-24T05:00:00.000Z",
         *           "updatedAt": "2025-06-24T05:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ExpenditurePage: {
            items: components["schemas"]["Expenditure"][];
            nextCursor: string | null;
            /** @description With `totals=true`. */
            totals?: components["schemas"]["ListTotals"];
        };
        /**
         * @example {
         *       "reason": "SP2D dibatalkan oleh BUD"
         *     }
         */
        ExpenditureReversal: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "documentId": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "evidence"
         *     }
         */
        NewAttachment: {
            /**
             * Format: uuid
             * @description A stored document (`POST /v1/documents`) that you may see.
             */
            documentId: string;
            /**
             * @description As what it serves; `evidence` is what a receipt needs.
             * @enum {string}
             */
            kind: "letter" | "agreement" | "evidence" | "handover" | "photo" | "opinion" | "other";
            /** @description Free text, at most 500 characters. */
            note?: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0013-7a51-9d2e-3f1b6c7d8e9f",
         *       "documentId": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "evidence",
         *       "note": null,
         *       "addedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "addedAt": "2025-05-20T03:00:00.000Z",
         *       "replaced": null
         *     }
         */
        Attachment: {
            /**
             * Format: uuid
             * @description Of the attachment; of a document that the record itself names, its own.
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            documentId: string;
            /** @enum {string} */
            kind: "letter" | "agreement" | "evidence" | "handover" | "photo" | "opinion" | "other";
            note: string | null;
            /** @description The person; null where the record itself names it. */
            addedBy: string | null;
            addedAt: string | null;
            /** @description Where it was marked as wrong. It stays all the same. */
            replaced: {
                reason: string;
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                replacedBy: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, UTC.
                 */
                replacedAt: string;
                /** @description What took its place, if anything did. */
                attachmentId: string | null;
            } | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0013-7a51-9d2e-3f1b6c7d8e9f",
         *           "documentId": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *           "kind": "evidence",
         *           "note": null,
         *           "addedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "addedAt": "2025-05-20T03:00:00.000Z",
         *           "replaced": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AttachmentList: {
            items: components["schemas"]["Attachment"][];
            nextCursor: null;
        };
        /**
         * @example {
         *       "reason": "Pindaian milik setoran lain"
         *     }
         */
        AttachmentReplacement: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            /**
             * Format: uuid
             * @description The right document, where there is one.
             */
            documentId?: string;
        };
        /**
         * @example {
         *       "adoptedOn": "2025-03-20"
         *     }
         */
        Adoption: {
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            adoptedOn: string;
            /**
             * @description Where a line holds more than its new ceiling, the youngest promises become unallocated, then the youngest money.
             * @constant
             */
            excess?: "release";
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 1,
         *       "state": "adopted",
         *       "reason": "RAB awal",
         *       "adoptedOn": "2025-03-20",
         *       "discardingReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "adoptedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "createdAt": "2025-03-12T01:00:00.000Z",
         *       "updatedAt": "2025-03-20T01:00:00.000Z",
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 72,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 172800000,
         *           "csrEligible": true,
         *           "csrIneligibleReason": null,
         *           "standardPrice": null
         *         }
         *       ],
         *       "released": [],
         *       "id": null
         *     }
         */
        AdoptedBudgetDryRun: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            lines: components["schemas"]["StandingBudgetLine"][];
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description What the lines had to give up; empty without `excess`. */
            released: components["schemas"]["Release"][];
            /** @description Nothing was kept. */
            id: null;
        };
        /** @description What went from a line to the unallocated part of its pledge: of the promise alone, or (with a disbursement) of money with its promise. */
        Release: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            pledgeId: string;
            disbursementId: string | null;
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 1,
         *       "state": "adopted",
         *       "reason": "RAB awal",
         *       "adoptedOn": "2025-03-20",
         *       "discardingReason": null,
         *       "makers": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "Punai Contoh"
         *         }
         *       ],
         *       "adoptedBy": {
         *         "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Enggang Contoh"
         *       },
         *       "createdAt": "2025-03-12T01:00:00.000Z",
         *       "updatedAt": "2025-03-20T01:00:00.000Z",
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "chartVersion": "kepmendagri-050-5889-2021",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "quantity": 72,
         *           "unit": "orang PP",
         *           "unitPrice": 2400000,
         *           "amount": 172800000,
         *           "csrEligible": true,
         *           "csrIneligibleReason": null,
         *           "standardPrice": null
         *         }
         *       ],
         *       "warnings": [],
         *       "released": []
         *     }
         */
        AdoptedBudget: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            retreatCode?: string;
            /** @description Left out of answers to writes. */
            retreatTitle?: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            lines: components["schemas"]["StandingBudgetLine"][];
            warnings: components["schemas"]["Warning"][];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description What the lines had to give up; empty without `excess`. */
            released: components["schemas"]["Release"][];
        };
        /**
         * @example {
         *       "retreat": {
         *         "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *         "code": "RETRET-OPD-2025",
         *         "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)"
         *       },
         *       "budgetVersion": 1,
         *       "asOf": "2025-06-30",
         *       "knownAt": null,
         *       "checkpoint": null,
         *       "currency": "IDR",
         *       "venue": "MARATUA",
         *       "totals": {
         *         "ceiling": 172800000,
         *         "csr": {
         *           "pledged": 100000000,
         *           "committed": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         },
         *         "apbd": {
         *           "appropriated": 100000000,
         *           "spent": 0
         *         },
         *         "covered": {
         *           "pledged": 100000000,
         *           "committed": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         },
         *         "apbdBurden": {
         *           "pledged": 72800000,
         *           "committed": 72800000,
         *           "received": 122800000,
         *           "verified": 122800000
         *         },
         *         "unfunded": 0,
         *         "unfundedVerified": 22800000,
         *         "percent": {
         *           "pledged": 57.87,
         *           "committed": 57.87,
         *           "received": 28.94,
         *           "verified": 28.94
         *         }
         *       },
         *       "unallocated": {
         *         "pledged": 0,
         *         "committed": 0,
         *         "received": 0,
         *         "verified": 0
         *       },
         *       "otherVenues": {
         *         "pledged": 0,
         *         "committed": 0,
         *         "received": 0,
         *         "verified": 0
         *       },
         *       "apbdElsewhere": {
         *         "droppedLines": {
         *           "appropriated": 0,
         *           "spent": 0
         *         },
         *         "otherVenues": {
         *           "appropriated": 25000000,
         *           "spent": 0
         *         }
         *       },
         *       "lines": [
         *         {
         *           "code": "M01",
         *           "venueCode": "MARATUA",
         *           "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *           "category": "transport",
         *           "accountCode": "5.1.02.04.01.0001",
         *           "ceiling": 172800000,
         *           "csr": {
         *             "pledged": 100000000,
         *             "committed": 100000000,
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "apbd": {
         *             "appropriated": 100000000,
         *             "spent": 0
         *           },
         *           "covered": {
         *             "pledged": 100000000,
         *             "committed": 100000000,
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "apbdBurden": {
         *             "pledged": 72800000,
         *             "committed": 72800000,
         *             "received": 122800000,
         *             "verified": 122800000
         *           },
         *           "unfunded": 0,
         *           "unfundedVerified": 22800000,
         *           "percent": {
         *             "pledged": 57.87,
         *             "committed": 57.87,
         *             "received": 28.94,
         *             "verified": 28.94
         *           }
         *         }
         *       ],
         *       "sources": {
         *         "total": {
         *           "pledged": 100000000,
         *           "committed": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         },
         *         "byForm": {
         *           "cash": {
         *             "pledged": 100000000,
         *             "committed": 100000000,
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "goods": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "services": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           }
         *         },
         *         "byChannel": {
         *           "rkud": {
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "bast": {
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "direct_to_vendor": {
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "other_account": {
         *             "received": 0,
         *             "verified": 0
         *           }
         *         }
         *       }
         *     }
         */
        CoverageReport: {
            retreat: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                id: string;
                code: string;
                title: string;
            };
            budgetVersion: number;
            /**
             * Format: date
             * @description Effective date (WITA), inclusive.
             */
            asOf: string;
            /** @description Where it was requested: what was sealed later is left out. */
            knownAt: string | null;
            /** @description The log up to which it reads, where `knownAt` is given. */
            checkpoint: components["schemas"]["Checkpoint"] | null;
            /** @constant */
            currency: "IDR";
            venue: string;
            totals: components["schemas"]["CoverageMeasures"];
            /** @description On no line of this version. */
            unallocated: components["schemas"]["Levels"];
            /** @description On lines of the other venues. */
            otherVenues: components["schemas"]["Levels"];
            /** @description The regional budget beside `totals.apbd`: on lines that this version does not have, and on those of the other venues. */
            apbdElsewhere: {
                droppedLines: components["schemas"]["ApbdAmounts"];
                otherVenues: components["schemas"]["ApbdAmounts"];
            };
            lines: components["schemas"]["CoverageLine"][];
            sources: components["schemas"]["CoverageSources"];
            /** @enum {string} */
            groupBy?: "category" | "accountCode" | "company" | "form" | "sector" | "regency" | "channel" | "month";
            /** @description Where `groupBy` is given. */
            groups?: components["schemas"]["CoverageGroup"][];
        };
        /**
         * @example {
         *       "size": 1041,
         *       "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *       "signedAt": "2025-03-10T01:00:00.345Z",
         *       "keyId": "1f0c4d7a",
         *       "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *     }
         */
        Checkpoint: {
            /** @description How many events a tree has: positions 1 to size. */
            size: number;
            /** @description Root of the first `size` events, hex. */
            root: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            signedAt: string;
            keyId: string;
            /** @description The signed note (C2SP tlog-checkpoint). Keep it outside this service. */
            note: string;
        };
        CoverageMeasures: {
            /** @description Budgeted amount. */
            ceiling: number;
            csr: components["schemas"]["Levels"];
            apbd: components["schemas"]["ApbdAmounts"];
            /** @description min(csr, ceiling) line by line, then summed. */
            covered: components["schemas"]["Levels"];
            /** @description ceiling - covered: what the regional budget carries at each level. */
            apbdBurden: components["schemas"]["Levels"];
            /** @description max(0, ceiling - pledged - appropriated) line by line, then summed. */
            unfunded: number;
            /** @description The same with verified in place of pledged. */
            unfundedVerified: number;
            percent: components["schemas"]["Percentages"];
        };
        /** @description Whole rupiah at four levels of certainty: promised, under agreement, handed over, verified. */
        Levels: {
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            pledged: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            committed: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            verified: number;
        };
        ApbdAmounts: {
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            appropriated: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            spent: number;
        };
        /** @description covered / ceiling x 100, two decimals, half up; null where the ceiling is 0. */
        Percentages: {
            pledged: number | null;
            committed: number | null;
            received: number | null;
            verified: number | null;
        };
        CoverageLine: {
            code: string;
            venueCode: string | null;
            description: string;
            category: string;
            accountCode: string;
            /** @description Budgeted amount. */
            ceiling: number;
            csr: components["schemas"]["Levels"];
            apbd: components["schemas"]["ApbdAmounts"];
            /** @description min(csr, ceiling) line by line, then summed. */
            covered: components["schemas"]["Levels"];
            /** @description ceiling - covered: what the regional budget carries at each level. */
            apbdBurden: components["schemas"]["Levels"];
            /** @description max(0, ceiling - pledged - appropriated) line by line, then summed. */
            unfunded: number;
            /** @description The same with verified in place of pledged. */
            unfundedVerified: number;
            percent: components["schemas"]["Percentages"];
        };
        /** @description The whole retreat: totals.csr + unallocated + otherVenues = sources.total, always. */
        CoverageSources: {
            total: components["schemas"]["Levels"];
            byForm: {
                cash: components["schemas"]["Levels"];
                goods: components["schemas"]["Levels"];
                services: components["schemas"]["Levels"];
            };
            byChannel: {
                rkud: components["schemas"]["Receipts"];
                bast: components["schemas"]["Receipts"];
                direct_to_vendor: components["schemas"]["Receipts"];
                other_account: components["schemas"]["Receipts"];
            };
        };
        Receipts: {
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            received: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            verified: number;
        };
        /** @description By category or account code all measures of this venue's lines, adding up to `totals` (`LineGroup`: it alone has `ceiling`); by channel what came of it (`ReceiptsGroup`: it alone has no `csr.pledged`); by anything else their `csr` (`CsrGroup`), which with the rows for unallocated and other venues adds up to `sources.total`. */
        CoverageGroup: components["schemas"]["LineGroup"] | components["schemas"]["CsrGroup"] | components["schemas"]["ReceiptsGroup"];
        LineGroup: {
            /** @enum {string} */
            kind: "group" | "unallocated" | "other_venues";
            /** @description Category, account code, company id, form, `kbliVersion:kbliCode`, regency code, channel or YYYY-MM; null beside the groups. */
            key: string | null;
            /** @description The key's name, in the reader's language. */
            label: string;
            /** @description Budgeted amount. */
            ceiling: number;
            csr: components["schemas"]["Levels"];
            apbd: components["schemas"]["ApbdAmounts"];
            /** @description min(csr, ceiling) line by line, then summed. */
            covered: components["schemas"]["Levels"];
            /** @description ceiling - covered: what the regional budget carries at each level. */
            apbdBurden: components["schemas"]["Levels"];
            /** @description max(0, ceiling - pledged - appropriated) line by line, then summed. */
            unfunded: number;
            /** @description The same with verified in place of pledged. */
            unfundedVerified: number;
            percent: components["schemas"]["Percentages"];
        };
        CsrGroup: {
            /** @enum {string} */
            kind: "group" | "unallocated" | "other_venues";
            /** @description Category, account code, company id, form, `kbliVersion:kbliCode`, regency code, channel or YYYY-MM; null beside the groups. */
            key: string | null;
            /** @description The key's name, in the reader's language. */
            label: string;
            csr: {
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                pledged: number;
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                committed: number;
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                received: number;
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                verified: number;
            };
            /** @description By the end of the month; months in which nothing changed are left out. */
            cumulative?: components["schemas"]["Levels"];
        };
        ReceiptsGroup: {
            /** @enum {string} */
            kind: "group" | "unallocated" | "other_venues";
            /** @description Category, account code, company id, form, `kbliVersion:kbliCode`, regency code, channel or YYYY-MM; null beside the groups. */
            key: string | null;
            /** @description The key's name, in the reader's language. */
            label: string;
            csr: {
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                received: number;
                /** @description Whole rupiah; below 0 in a month in which more left than came. */
                verified: number;
            };
        };
        /**
         * @description A report as a table, in the language of the reader. Its CSV, XLSX and PDF show the same.
         * @example {
         *       "report": "recap",
         *       "title": "Rekapitulasi CSR per sektor",
         *       "retreat": {
         *         "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *         "code": "RETRET-OPD-2025",
         *         "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)"
         *       },
         *       "parameters": [
         *         {
         *           "key": "asOf",
         *           "label": "Per tanggal",
         *           "value": "2025-06-30"
         *         }
         *       ],
         *       "columns": [
         *         {
         *           "key": "label",
         *           "title": "Sektor",
         *           "kind": "text"
         *         },
         *         {
         *           "key": "received",
         *           "title": "Diterima",
         *           "kind": "rupiah"
         *         }
         *       ],
         *       "rows": [
         *         {
         *           "label": "Pertambangan Batu Bara",
         *           "received": 250000000
         *         }
         *       ],
         *       "totals": [
         *         {
         *           "label": "Jumlah",
         *           "received": 250000000
         *         }
         *       ],
         *       "stated": {
         *         "label": "CSR yang diterima",
         *         "amount": 250000000,
         *         "inWords": "dua ratus lima puluh juta rupiah"
         *       }
         *     }
         */
        ReportTable: {
            /** @enum {string} */
            report: "coverage" | "venue-comparison" | "pledge-realisation" | "receipts" | "recap" | "findings" | "coverage-category" | "coverage-accountCode" | "coverage-company" | "coverage-form" | "coverage-sector" | "coverage-regency" | "coverage-channel" | "coverage-month" | "recap-sector" | "recap-regency";
            title: string;
            retreat: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                id: string;
                code: string;
                title: string;
            };
            /** @description The parameters of the report. */
            parameters: {
                key: string;
                label: string;
                value: string;
            }[];
            columns: {
                key: string;
                title: string;
                /** @enum {string} */
                kind: "text" | "number" | "rupiah" | "date" | "percent";
            }[];
            /** @description Cells by column key. */
            rows: {
                [key: string]: string | number | null;
            }[];
            /** @description Below the rows: the total first, then what it is made of. */
            totals: {
                [key: string]: string | number | null;
            }[];
            /** @description The amount that the report states, in words as well. Whole rupiah. */
            stated: {
                label: string;
                amount: number;
                inWords: string;
            };
            chart?: components["schemas"]["ReportChart"];
            /** @description What a reader of the table needs to know: its abbreviations in words. */
            notes?: string[];
        };
        /** @description Bars in parts, as the PDF draws them. */
        ReportChart: {
            title: string;
            headings: {
                label: string;
                whole: string;
                percent: string;
                mark: string;
            };
            /** @description What the parts of every bar are, from its foot. */
            layers: string[];
            bars: {
                label: string;
                /** @description What the bar measures its parts against. Whole rupiah. */
                whole: number;
                /** @description One per layer, side by side. Whole rupiah. */
                amounts: number[];
                /** @description The figure beside the bar. */
                percent: number | null;
            }[];
        };
        /**
         * @example {
         *       "retreat": {
         *         "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *         "code": "RETRET-OPD-2025",
         *         "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)"
         *       },
         *       "budgetVersion": 1,
         *       "asOf": "2025-06-30",
         *       "knownAt": null,
         *       "checkpoint": null,
         *       "currency": "IDR",
         *       "chosenVenue": null,
         *       "venues": [
         *         {
         *           "venue": "MARATUA",
         *           "name": "Pulau Maratua",
         *           "regencyCode": "64.03",
         *           "totals": {
         *             "ceiling": 172800000,
         *             "csr": {
         *               "pledged": 100000000,
         *               "committed": 100000000,
         *               "received": 50000000,
         *               "verified": 50000000
         *             },
         *             "apbd": {
         *               "appropriated": 100000000,
         *               "spent": 0
         *             },
         *             "covered": {
         *               "pledged": 100000000,
         *               "committed": 100000000,
         *               "received": 50000000,
         *               "verified": 50000000
         *             },
         *             "apbdBurden": {
         *               "pledged": 72800000,
         *               "committed": 72800000,
         *               "received": 122800000,
         *               "verified": 122800000
         *             },
         *             "unfunded": 0,
         *             "unfundedVerified": 22800000,
         *             "percent": {
         *               "pledged": 57.87,
         *               "committed": 57.87,
         *               "received": 28.94,
         *               "verified": 28.94
         *             }
         *           },
         *           "unallocated": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "otherVenues": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "apbdElsewhere": {
         *             "droppedLines": {
         *               "appropriated": 0,
         *               "spent": 0
         *             },
         *             "otherVenues": {
         *               "appropriated": 25000000,
         *               "spent": 0
         *             }
         *           },
         *           "lines": [
         *             {
         *               "code": "M01",
         *               "venueCode": "MARATUA",
         *               "description": "Tiket pesawat PP Samarinda/Balikpapan–Berau",
         *               "category": "transport",
         *               "accountCode": "5.1.02.04.01.0001",
         *               "ceiling": 172800000,
         *               "csr": {
         *                 "pledged": 100000000,
         *                 "committed": 100000000,
         *                 "received": 50000000,
         *                 "verified": 50000000
         *               },
         *               "apbd": {
         *                 "appropriated": 100000000,
         *                 "spent": 0
         *               },
         *               "covered": {
         *                 "pledged": 100000000,
         *                 "committed": 100000000,
         *                 "received": 50000000,
         *                 "verified": 50000000
         *               },
         *               "apbdBurden": {
         *                 "pledged": 72800000,
         *                 "committed": 72800000,
         *                 "received": 122800000,
         *                 "verified": 122800000
         *               },
         *               "unfunded": 0,
         *               "unfundedVerified": 22800000,
         *               "percent": {
         *                 "pledged": 57.87,
         *                 "committed": 57.87,
         *                 "received": 28.94,
         *                 "verified": 28.94
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "sources": {
         *         "total": {
         *           "pledged": 100000000,
         *           "committed": 100000000,
         *           "received": 50000000,
         *           "verified": 50000000
         *         },
         *         "byForm": {
         *           "cash": {
         *             "pledged": 100000000,
         *             "committed": 100000000,
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "goods": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "services": {
         *             "pledged": 0,
         *             "committed": 0,
         *             "received": 0,
         *             "verified": 0
         *           }
         *         },
         *         "byChannel": {
         *           "rkud": {
         *             "received": 50000000,
         *             "verified": 50000000
         *           },
         *           "bast": {
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "direct_to_vendor": {
         *             "received": 0,
         *             "verified": 0
         *           },
         *           "other_account": {
         *             "received": 0,
         *             "verified": 0
         *           }
         *         }
         *       }
         *     }
         */
        VenueComparison: {
            retreat: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                id: string;
                code: string;
                title: string;
            };
            budgetVersion: number;
            /**
             * Format: date
             * @description Effective date (WITA), inclusive.
             */
            asOf: string;
            /** @description Where it was requested: what was sealed later is left out. */
            knownAt: string | null;
            /** @description The log up to which it reads, where `knownAt` is given. */
            checkpoint: components["schemas"]["Checkpoint"] | null;
            /** @constant */
            currency: "IDR";
            /** @description The venue that was chosen by then. */
            chosenVenue: string | null;
            venues: components["schemas"]["VenueCoverage"][];
            sources: components["schemas"]["CoverageSources"];
        };
        VenueCoverage: {
            venue: string;
            name: string;
            regencyCode: string;
            totals: components["schemas"]["CoverageMeasures"];
            /** @description On no line of this version. */
            unallocated: components["schemas"]["Levels"];
            /** @description On lines of the other venues. */
            otherVenues: components["schemas"]["Levels"];
            /** @description The regional budget beside `totals.apbd`: on lines that this version does not have, and on those of the other venues. */
            apbdElsewhere: {
                droppedLines: components["schemas"]["ApbdAmounts"];
                otherVenues: components["schemas"]["ApbdAmounts"];
            };
            lines: components["schemas"]["CoverageLine"][];
        };
        /**
         * @description From the adoption of the first budget on, the earliest first; between two days nothing changes. Each is `totals` of the report of coverage at the end of that day.
         * @example [
         *       {
         *         "on": "2025-05-14",
         *         "percent": {
         *           "pledged": 57.87,
         *           "committed": 57.87,
         *           "received": 28.94,
         *           "verified": 0
         *         },
         *         "csr": {
         *           "pledged": 100000000,
         *           "committed": 100000000,
         *           "received": 50000000,
         *           "verified": 0
         *         }
         *       }
         *     ]
         */
        CoverageDays: components["schemas"]["CoverageDay"][];
        CoverageDay: {
            /**
             * Format: date
             * @description Day (WITA) on which an entry takes effect or a budget is adopted.
             */
            on: string;
            percent: components["schemas"]["Percentages"];
            /** @description On the lines of the venue, by the end of the day. */
            csr: components["schemas"]["Levels"];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": 41,
         *           "effectiveOn": "2025-05-14",
         *           "measure": "received",
         *           "lineCode": "M04",
         *           "form": "cash",
         *           "channel": "rkud",
         *           "amount": 50000000,
         *           "companyId": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "companyName": "PT Arangtara Contoh Mining",
         *           "pledgeId": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "disbursementId": "0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f",
         *           "eventId": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *           "position": 12
         *         }
         *       ],
         *       "nextCursor": null,
         *       "total": 50000000
         *     }
         */
        LedgerEntryPage: {
            items: components["schemas"]["LedgerEntry"][];
            nextCursor: string | null;
            /** @description What all that the filters find adds up to, in whole rupiah, at most 9007199254740991; null where they find more than one measure. */
            total: number | null;
        };
        LedgerEntry: {
            id: number;
            /**
             * Format: date
             * @description Day (WITA) from which on it counts.
             */
            effectiveOn: string;
            /** @enum {string} */
            measure: "reserved" | "pledged" | "committed" | "received" | "verified" | "appropriated" | "spent";
            lineCode: string | null;
            form: ("cash" | "goods" | "services") | null;
            channel: ("rkud" | "bast" | "direct_to_vendor" | "other_account") | null;
            /** @description Whole rupiah; below 0 where it takes away. */
            amount: number;
            companyId: string | null;
            companyName?: string;
            pledgeId: string | null;
            disbursementId: string | null;
            /**
             * Format: uuid
             * @description The event that it came of.
             */
            eventId: string;
            /** @description Of that event in the log; null until it is sealed. */
            position: number | null;
        };
        /**
         * @example {
         *       "retreat": {
         *         "id": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *         "code": "RETRET-OPD-2025",
         *         "title": "Retret Kepala OPD Kalimantan Timur (contoh ilustratif)"
         *       },
         *       "asOf": "2025-06-30",
         *       "counts": {
         *         "total": 1,
         *         "critical": 1,
         *         "high": 0,
         *         "medium": 0,
         *         "low": 0,
         *         "info": 0
         *       },
         *       "items": [
         *         {
         *           "id": "6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11",
         *           "code": "F01",
         *           "name": "REKENING_NON_RKUD",
         *           "title": "Uang di luar RKUD",
         *           "severity": "critical",
         *           "subject": {
         *             "kind": "disbursement",
         *             "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *             "label": "TRF-88213",
         *             "number": "TRF-88213"
         *           },
         *           "lineCodes": [
         *             "M13"
         *           ],
         *           "facts": {
         *             "company": "PT Gasendra Contoh Nusantara",
         *             "amount": 20000000,
         *             "receivedOn": "2025-05-30",
         *             "channel": "other_account",
         *             "accountNumber": null
         *           },
         *           "legalBasis": "PP 39/2007 pasal 1 angka 5: seluruh penerimaan daerah melalui RKUD",
         *           "message": "Penerimaan Rp20.000.000 dari PT Gasendra Contoh Nusantara tanggal 2025-05-30 tercatat lewat rekening selain RKUD. Minta penjelasan bendahara dan lampirkan bukti penyetoran ke RKUD.",
         *           "ruleVersion": 1,
         *           "status": "explained",
         *           "followUps": [
         *             {
         *               "id": "0198f2a0-0020-7a51-9d2e-3f1b6c7d8e9f",
         *               "findingId": "6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11",
         *               "kind": "explained",
         *               "reason": "Bendahara menyetor ke RKUD pada 3 Juni 2025",
         *               "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *               "createdAt": "2025-07-01T02:00:00.000Z"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        FindingRegister: {
            retreat: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                id: string;
                code: string;
                title: string;
            };
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            asOf: string;
            /** @description Of everything that was requested, listed or not. */
            counts: {
                total: number;
                critical: number;
                high: number;
                medium: number;
                low: number;
                info: number;
            };
            /** @description The gravest first. At most 1000 of each rule, by the age of their subjects. */
            items: components["schemas"]["Finding"][];
        };
        /**
         * @description Something that may be posted, and must be explained.
         * @example {
         *       "id": "6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11",
         *       "code": "F01",
         *       "name": "REKENING_NON_RKUD",
         *       "title": "Uang di luar RKUD",
         *       "severity": "critical",
         *       "subject": {
         *         "kind": "disbursement",
         *         "id": "0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f",
         *         "label": "TRF-88213",
         *         "number": "TRF-88213"
         *       },
         *       "lineCodes": [
         *         "M13"
         *       ],
         *       "facts": {
         *         "company": "PT Gasendra Contoh Nusantara",
         *         "amount": 20000000,
         *         "receivedOn": "2025-05-30",
         *         "channel": "other_account",
         *         "accountNumber": null
         *       },
         *       "legalBasis": "PP 39/2007 pasal 1 angka 5: seluruh penerimaan daerah melalui RKUD",
         *       "message": "Penerimaan Rp20.000.000 dari PT Gasendra Contoh Nusantara tanggal 2025-05-30 tercatat lewat rekening selain RKUD. Minta penjelasan bendahara dan lampirkan bukti penyetoran ke RKUD.",
         *       "ruleVersion": 1,
         *       "status": "explained",
         *       "followUps": [
         *         {
         *           "id": "0198f2a0-0020-7a51-9d2e-3f1b6c7d8e9f",
         *           "findingId": "6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11",
         *           "kind": "explained",
         *           "reason": "Bendahara menyetor ke RKUD pada 3 Juni 2025",
         *           "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "createdAt": "2025-07-01T02:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        Finding: {
            /**
             * Format: uuid
             * @description UUID (version 5, RFC 9562 §5.5) of retreat, rule and subject: the same at every time.
             */
            id: string;
            /** @enum {string} */
            code: "F01" | "F02" | "F03" | "F04" | "F05" | "F08" | "F11" | "F13" | "F14" | "F15" | "F18" | "F22" | "F23" | "F24" | "F25" | "F26" | "F27" | "F28";
            name: string;
            /** @description Its name in the reader’s language. */
            title: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low" | "info";
            /** @description The record that it speaks of: its `id`, a cost line’s `code` or a budget’s `version`; and what people call it. Of a person, whoever may not read users gets the id alone. */
            subject: {
                /** @enum {string} */
                kind: "disbursement" | "pledge" | "adjustment" | "budget" | "line" | "company" | "expenditure" | "user";
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                id?: string;
                /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
                code?: string;
                version?: number;
                label: string;
                /** @description Of its paper; null where it has none. */
                number: string | null;
            };
            /** @description Cost lines on which the subject’s money stands. */
            lineCodes: string[];
            /** @description What was seen: amounts in whole rupiah, days in WITA. */
            facts: {
                [key: string]: string | number | null;
            };
            legalBasis: string;
            /** @description What was seen, and what to do, in the reader’s language. */
            message: string;
            ruleVersion: number;
            /**
             * @description What the last follow-up says; `open` where there is none.
             * @enum {string}
             */
            status: "open" | "explained" | "accepted_risk" | "settled";
            /** @description Oldest first. */
            followUps: components["schemas"]["FollowUp"][];
        };
        /**
         * @description What an auditor did about a finding.
         * @example {
         *       "id": "0198f2a0-0020-7a51-9d2e-3f1b6c7d8e9f",
         *       "findingId": "6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11",
         *       "kind": "explained",
         *       "reason": "Bendahara menyetor ke RKUD pada 3 Juni 2025",
         *       "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "createdAt": "2025-07-01T02:00:00.000Z"
         *     }
         */
        FollowUp: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 5, RFC 9562 §5.5) of retreat, rule and subject: the same at every time.
             */
            findingId: string;
            /** @enum {string} */
            kind: "explained" | "accepted_risk" | "settled";
            /** @description Free text, 3 to 500 characters. */
            reason: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            actorId: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "kind": "explained",
         *       "reason": "Bendahara menyetor ke RKUD pada 3 Juni 2025"
         *     }
         */
        NewFollowUp: {
            /** @enum {string} */
            kind: "explained" | "accepted_risk" | "settled";
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @example {
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "format": "pdf",
         *       "language": "id",
         *       "report": "coverage",
         *       "parameters": {
         *         "venue": "MARATUA",
         *         "asOf": "2025-06-30"
         *       }
         *     }
         */
        NewSealedReport: {
            /** @constant */
            report: "coverage";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /** @description One of the retreat’s venues; absent: the one that was chosen by then. */
                venue?: string;
                /**
                 * Format: date
                 * @description Effective date (WITA), inclusive, not after today; absent: now.
                 */
                asOf?: string;
                /**
                 * Format: date-time
                 * @description What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day.
                 */
                knownAt?: string;
                /**
                 * @description Adds `groups` to the JSON; a file has a row for every group in place of the lines.
                 * @enum {string}
                 */
                groupBy?: "category" | "accountCode" | "company" | "form" | "sector" | "regency" | "channel" | "month";
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        } | {
            /** @constant */
            report: "venue-comparison";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /**
                 * Format: date
                 * @description Effective date (WITA), inclusive, not after today; absent: now.
                 */
                asOf?: string;
                /**
                 * Format: date-time
                 * @description What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day.
                 */
                knownAt?: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        } | {
            /** @constant */
            report: "pledge-realisation";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /**
                 * Format: date
                 * @description First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier.
                 */
                from?: string;
                /**
                 * Format: date
                 * @description Last effective day (WITA), inclusive, not after today; absent: today.
                 */
                to?: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        } | {
            /** @constant */
            report: "receipts";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /**
                 * Format: date
                 * @description First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier.
                 */
                from?: string;
                /**
                 * Format: date
                 * @description Last effective day (WITA), inclusive, not after today; absent: today.
                 */
                to?: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        } | {
            /** @constant */
            report: "recap";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /**
                 * @description The companies' line of business, or the first of their regencies.
                 * @default sector
                 * @enum {string}
                 */
                by?: "sector" | "regency";
                /**
                 * Format: date
                 * @description Last effective day (WITA), inclusive, not after today; absent: today.
                 */
                asOf?: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        } | {
            /** @constant */
            report: "findings";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * @description Those of the report’s own address; absent: as there, and written down as they were.
             * @default {}
             */
            parameters?: {
                /** @enum {string} */
                code?: "F01" | "F02" | "F03" | "F04" | "F05" | "F08" | "F11" | "F13" | "F14" | "F15" | "F18" | "F22" | "F23" | "F24" | "F25" | "F26" | "F27" | "F28";
                /** @enum {string} */
                severity?: "critical" | "high" | "medium" | "low" | "info";
                /**
                 * @description What the last follow-up says; `open` where there is none.
                 * @enum {string}
                 */
                status?: "open" | "explained" | "accepted_risk" | "settled";
                /**
                 * Format: date
                 * @description Day (WITA), inclusive, not after today; absent: today. Money, records and disclosures dated later are not seen; follow-ups are those of now.
                 */
                asOf?: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /**
             * @default id
             * @enum {string}
             */
            language?: "id" | "en";
        };
        /**
         * @description A report as it was on a day: its bytes stay the same for ever.
         * @example {
         *       "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "format": "pdf",
         *       "language": "id",
         *       "report": "coverage",
         *       "parameters": {
         *         "venue": "MARATUA",
         *         "asOf": "2025-06-30"
         *       },
         *       "fileName": "coverage-RETRET-OPD-2025.pdf",
         *       "mediaType": "application/pdf",
         *       "size": 48213,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "checkpoint": {
         *         "size": 1041,
         *         "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *         "signedAt": "2025-03-10T01:00:00.345Z",
         *         "keyId": "1f0c4d7a",
         *         "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *       },
         *       "sealedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "sealedAt": "2025-07-01T01:00:00.000Z"
         *     }
         */
        SealedReport: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * @description The report, by the last part of its address.
             * @enum {string}
             */
            report: "coverage" | "venue-comparison" | "pledge-realisation" | "receipts" | "recap" | "findings";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description Resolved: the day, the period, the venue that were left open are what they were when it was sealed. */
            parameters: {
                [key: string]: string;
            };
            /** @enum {string} */
            format: "json" | "csv" | "xlsx" | "pdf";
            /** @enum {string} */
            language: "id" | "en";
            fileName: string;
            /** @enum {string} */
            mediaType: "application/json" | "text/csv; charset=utf-8" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/pdf";
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the bytes, hex. */
            sha256: string;
            /** @description How far the log was sealed when the report was made. */
            checkpoint: components["schemas"]["Checkpoint"];
            /**
             * Format: uuid
             * @description The person.
             */
            sealedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            sealedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "format": "pdf",
         *           "language": "id",
         *           "report": "coverage",
         *           "parameters": {
         *             "venue": "MARATUA",
         *             "asOf": "2025-06-30"
         *           },
         *           "fileName": "coverage-RETRET-OPD-2025.pdf",
         *           "mediaType": "application/pdf",
         *           "size": 48213,
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "checkpoint": {
         *             "size": 1041,
         *             "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *             "signedAt": "2025-03-10T01:00:00.345Z",
         *             "keyId": "1f0c4d7a",
         *             "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *           },
         *           "sealedBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "sealedAt": "2025-07-01T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SealedReportPage: {
            items: components["schemas"]["SealedReport"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "file": "rab.xlsx",
         *       "reason": "RAB awal"
         *     }
         */
        BudgetImport: {
            /**
             * Format: binary
             * @description Exactly one file.
             */
            file: string;
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "importId": "0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f",
         *       "dryRun": false,
         *       "rows": 2,
         *       "amount": 350000000,
         *       "documents": [
         *         {
         *           "path": "/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "row": 2,
         *           "label": "PT Arangtara Contoh Mining, 012/ACM/IV/2025",
         *           "amount": 350000000
         *         }
         *       ],
         *       "id": null
         *     }
         */
        ImportVerdictDryRun: {
            /** @description By it all of it can be discarded; null in a dry run. */
            importId: string | null;
            dryRun: boolean;
            /** @description Rows of data that were read. */
            rows: number;
            /** @description What the documents add up to, in whole rupiah. */
            amount: number;
            /** @description The drafts that were made, in the order of the file. */
            documents: {
                /** @description Where the document is; null in a dry run. */
                path: string | null;
                /** @description The first row that it came from. */
                row: number;
                label: string;
                /** @description A sum of whole rupiah, at most 2^53 - 1. */
                amount: number;
            }[];
            /** @description With the findings that it would raise. */
            warnings: ({
                code: components["schemas"]["WarningCode"];
                /**
                 * Format: json-pointer
                 * @description RFC 6901 pointer to what is meant: into the body, or `/name` of a parameter; empty: all of it.
                 */
                pointer: string;
                row: number | null;
                column: string | null;
                cell: string | null;
                detail: components["schemas"]["BothLanguages"];
            } | components["schemas"]["Warning"])[];
            /** @description Nothing was kept. */
            id: null;
        };
        /**
         * @example {
         *       "importId": "0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f",
         *       "dryRun": false,
         *       "rows": 2,
         *       "amount": 350000000,
         *       "documents": [
         *         {
         *           "path": "/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "row": 2,
         *           "label": "PT Arangtara Contoh Mining, 012/ACM/IV/2025",
         *           "amount": 350000000
         *         }
         *       ],
         *       "warnings": []
         *     }
         */
        ImportVerdict: {
            /** @description By it all of it can be discarded; null in a dry run. */
            importId: string | null;
            dryRun: boolean;
            /** @description Rows of data that were read. */
            rows: number;
            /** @description What the documents add up to, in whole rupiah. */
            amount: number;
            /** @description The drafts that were made, in the order of the file. */
            documents: {
                /** @description Where the document is; null in a dry run. */
                path: string | null;
                /** @description The first row that it came from. */
                row: number;
                label: string;
                /** @description A sum of whole rupiah, at most 2^53 - 1. */
                amount: number;
            }[];
            /** @description Accepted, but a person should look at it. */
            warnings: {
                code: components["schemas"]["WarningCode"];
                /**
                 * Format: json-pointer
                 * @description RFC 6901 pointer to what is meant: into the body, or `/name` of a parameter; empty: all of it.
                 */
                pointer: string;
                row: number | null;
                column: string | null;
                cell: string | null;
                detail: components["schemas"]["BothLanguages"];
            }[];
        };
        /**
         * @example {
         *       "file": "komitmen.csv"
         *     }
         */
        PledgeImport: {
            /**
             * Format: binary
             * @description Exactly one file.
             */
            file: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f",
         *           "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *           "kind": "pledges",
         *           "state": "kept",
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "rows": 2,
         *           "amount": 350000000,
         *           "madeBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "discardingReason": null,
         *           "version": 1,
         *           "createdAt": "2025-04-14T02:00:00.000Z",
         *           "updatedAt": "2025-04-14T02:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ImportPage: {
            items: components["schemas"]["ImportSummary"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "pledges",
         *       "state": "kept",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "rows": 2,
         *       "amount": 350000000,
         *       "madeBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "discardingReason": null,
         *       "version": 1,
         *       "createdAt": "2025-04-14T02:00:00.000Z",
         *       "updatedAt": "2025-04-14T02:00:00.000Z"
         *     }
         */
        ImportSummary: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            kind: "budget" | "pledges";
            /** @enum {string} */
            state: "kept" | "discarded";
            /** @description SHA-256 of the file, hexadecimal. */
            sha256: string;
            rows: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            amount: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            madeBy: string;
            discardingReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f",
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "pledges",
         *       "state": "kept",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "rows": 2,
         *       "amount": 350000000,
         *       "madeBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "discardingReason": null,
         *       "version": 1,
         *       "createdAt": "2025-04-14T02:00:00.000Z",
         *       "updatedAt": "2025-04-14T02:00:00.000Z",
         *       "records": [
         *         {
         *           "path": "/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "label": "012/ACM/IV/2025",
         *           "state": "draft"
         *         }
         *       ]
         *     }
         */
        Import: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            kind: "budget" | "pledges";
            /** @enum {string} */
            state: "kept" | "discarded";
            /** @description SHA-256 of the file, hexadecimal. */
            sha256: string;
            rows: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            amount: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            madeBy: string;
            discardingReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            /** @description What came of it, as it stands now. */
            records: {
                path: string;
                label: string;
                /** @enum {string} */
                state: "draft" | "adopted" | "superseded" | "discarded" | "submitted" | "active" | "rejected" | "cancelled";
            }[];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
        };
        /**
         * @example {
         *       "reason": "Berkas yang salah"
         *     }
         */
        ImportDiscarding: {
            /** @description Free text, 3 to 500 characters. */
            reason: string;
        };
        /**
         * @description What it would come to.
         * @example {
         *       "warnings": [],
         *       "id": null,
         *       "retreatId": "0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "pledges",
         *       "state": "kept",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "rows": 2,
         *       "amount": 350000000,
         *       "madeBy": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "discardingReason": null,
         *       "version": 1,
         *       "createdAt": "2025-04-14T02:00:00.000Z",
         *       "updatedAt": "2025-04-14T02:00:00.000Z",
         *       "records": [
         *         {
         *           "path": "/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "label": "012/ACM/IV/2025",
         *           "state": "draft"
         *         }
         *       ]
         *     }
         */
        ImportDryRun: {
            /** @description Nothing was kept. */
            id: null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            kind: "budget" | "pledges";
            /** @enum {string} */
            state: "kept" | "discarded";
            /** @description SHA-256 of the file, hexadecimal. */
            sha256: string;
            rows: number;
            /** @description A sum of whole rupiah, at most 2^53 - 1. */
            amount: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            madeBy: string;
            discardingReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            /** @description What came of it, as it stands now. */
            records: {
                path: string;
                label: string;
                /** @enum {string} */
                state: "draft" | "adopted" | "superseded" | "discarded" | "submitted" | "active" | "rejected" | "cancelled";
            }[];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            /** @description With the findings that it would raise. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description Events in the order of the log. No event is ever added before `next`. */
        EventPage: {
            items: components["schemas"]["Event"][];
            /**
             * @description `after` of the next call; where nothing is new, the one given.
             * @example 1041-5f2c9b1d0a7e4c36
             */
            next: string;
            /** @description The last position there is. */
            sealed: number;
        };
        /**
         * @description Its canonical JSON (RFC 8785) without `records` is the leaf of the Merkle log: SHA-256(0x00 || JSON) is the hash in its proof.
         * @example {
         *       "position": 1041,
         *       "id": "0198f2a0-0010-7a51-9d2e-3f1b6c7d8e9f",
         *       "sequence": 1043,
         *       "type": "company.registered",
         *       "subject": {
         *         "type": "company",
         *         "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f"
         *       },
         *       "retreatId": null,
         *       "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "apiKeyId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "requestId": "0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f",
         *       "occurredAt": "2025-03-10T01:00:00.123456Z",
         *       "data": {},
         *       "records": [
         *         {
         *           "type": "company",
         *           "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *           "legalName": "PT Arangtara Contoh Mining",
         *           "npwp": "0999000011999000",
         *           "nib": "9999000000001",
         *           "kbliCode": "05100",
         *           "kbliVersion": "2020",
         *           "regencyCodes": [
         *             "64.08"
         *           ],
         *           "succession": null,
         *           "successionWithdrawalReason": null,
         *           "version": 1,
         *           "createdAt": "2025-03-10T01:00:00.123Z",
         *           "updatedAt": "2025-03-10T01:00:00.123Z"
         *         }
         *       ],
         *       "rows": [
         *         {
         *           "table": "companies",
         *           "row": {
         *             "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f",
         *             "legal_name": "PT Arangtara Contoh Mining",
         *             "version": 1
         *           }
         *         }
         *       ]
         *     }
         */
        Event: components["schemas"]["DocumentUploadedEvent"] | components["schemas"]["DocumentAttachedEvent"] | components["schemas"]["DocumentReplacedEvent"] | components["schemas"]["CompanyRegisteredEvent"] | components["schemas"]["CompanyChangedEvent"] | components["schemas"]["CompanySucceededEvent"] | components["schemas"]["CompanySuccessionWithdrawnEvent"] | components["schemas"]["CompanyDisclosureAddedEvent"] | components["schemas"]["ImportMadeEvent"] | components["schemas"]["ImportDiscardedEvent"] | components["schemas"]["RetreatCreatedEvent"] | components["schemas"]["RetreatChangedEvent"] | components["schemas"]["BudgetDraftedEvent"] | components["schemas"]["BudgetChangedEvent"] | components["schemas"]["BudgetDiscardedEvent"] | components["schemas"]["BudgetAdoptedEvent"] | components["schemas"]["PledgeDraftedEvent"] | components["schemas"]["PledgeChangedEvent"] | components["schemas"]["PledgeLetterAmountStatedEvent"] | components["schemas"]["PledgeSubmittedEvent"] | components["schemas"]["PledgeWithdrawnEvent"] | components["schemas"]["PledgeDiscardedEvent"] | components["schemas"]["PledgeApprovedEvent"] | components["schemas"]["PledgeRejectedEvent"] | components["schemas"]["PledgeCancelledEvent"] | components["schemas"]["PledgeAgreementSignedEvent"] | components["schemas"]["PledgeReallocatedEvent"] | components["schemas"]["DisbursementRecordedEvent"] | components["schemas"]["DisbursementChangedEvent"] | components["schemas"]["DisbursementDocumentTotalStatedEvent"] | components["schemas"]["DisbursementVerifiedEvent"] | components["schemas"]["DisbursementRejectedEvent"] | components["schemas"]["DisbursementReversedEvent"] | components["schemas"]["DisbursementReallocatedEvent"] | components["schemas"]["AdjustmentProposedEvent"] | components["schemas"]["AdjustmentApprovedEvent"] | components["schemas"]["AdjustmentRejectedEvent"] | components["schemas"]["AdjustmentWithdrawnEvent"] | components["schemas"]["AppropriationStatedEvent"] | components["schemas"]["ExpenditureRecordedEvent"] | components["schemas"]["ExpenditureReversedEvent"] | components["schemas"]["FindingFollowedUpEvent"] | components["schemas"]["ReportSealedEvent"] | components["schemas"]["MonthClosedEvent"] | components["schemas"]["MonthReopenedEvent"] | components["schemas"]["UserCreatedEvent"] | components["schemas"]["UserFirstSeenEvent"] | components["schemas"]["UserLinkProposedEvent"] | components["schemas"]["UserLinkConfirmedEvent"] | components["schemas"]["UserLinkWithdrawnEvent"] | components["schemas"]["UserChangedEvent"] | components["schemas"]["UserPasswordResetEvent"] | components["schemas"]["UserConfirmedEvent"] | components["schemas"]["UserPasswordChangedEvent"] | components["schemas"]["UserPreferencesChangedEvent"] | components["schemas"]["UserSignedInEvent"] | components["schemas"]["UserSignedOutEvent"] | components["schemas"]["ApiKeyIssuedEvent"] | components["schemas"]["ApiKeyRevokedEvent"] | components["schemas"]["WebhookAddedEvent"] | components["schemas"]["WebhookChangedEvent"] | components["schemas"]["WebhookSecretRotatedEvent"] | components["schemas"]["WebhookEndedEvent"] | components["schemas"]["WebhookTestedEvent"] | components["schemas"]["WebhookRedeliveredEvent"] | components["schemas"]["PersonalDataReadEvent"] | components["schemas"]["LogOpenedEvent"] | components["schemas"]["DemoLoadedEvent"];
        /** @description Document uploaded */
        DocumentUploadedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "document.uploaded";
            data: {
                /** @description SHA-256, hexadecimal. */
                sha256: string;
                size: number;
                /** @enum {string} */
                mediaType: "application/pdf" | "image/jpeg" | "image/png";
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description The record that it happened to; a budget version is retreat/number. */
        EventSubject: {
            /** @enum {string} */
            type: "document" | "pledge" | "disbursement" | "adjustment" | "expenditure" | "retreat" | "company" | "import" | "budget" | "appropriation" | "finding" | "sealed_report" | "closing" | "user" | "api_key" | "webhook" | "reader" | "log";
            id: string;
        };
        /** @description A record as the API shows it, as the event left it: without personal data, names, warnings, and what the events of other records change. */
        EventRecord: components["schemas"]["CompanyRecord"] | components["schemas"]["DisclosureRecord"] | components["schemas"]["RetreatRecord"] | components["schemas"]["BudgetRecord"] | components["schemas"]["BudgetLineRecord"] | components["schemas"]["PledgeRecord"] | components["schemas"]["DisbursementRecord"] | components["schemas"]["AdjustmentRecord"] | components["schemas"]["AppropriationRecord"] | components["schemas"]["ExpenditureRecord"] | components["schemas"]["DocumentRecord"];
        CompanyRecord: {
            /** @constant */
            type: "company";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            legalName: string;
            /** @description NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022. */
            npwp: string;
            /** @description Business identity number, 13 digits. */
            nib: string;
            /** @description Business classification, 5 digits. */
            kbliCode: string;
            /** @description Year of the KBLI, such as 2020 or 2025. */
            kbliVersion: string;
            /** @description Where it operates; the first is its own. */
            regencyCodes: string[];
            /** @description The company that it merged into. */
            succession: components["schemas"]["Succession"] | null;
            /** @description Why a succession that had been recorded was taken back. */
            successionWithdrawalReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        DisclosureRecord: {
            /** @constant */
            type: "disclosure";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            kind: "permit" | "procurement" | "tax_arrears" | "sanction";
            reference: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            validFrom: string;
            /** @description Last day (WITA), or null while it lasts. */
            validTo: string | null;
            note: string | null;
            /** @description That it was recorded in error, and never counted. */
            annulled: boolean;
            /** @description Why it was last corrected, ended or annulled. */
            changeReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        RetreatRecord: {
            /** @constant */
            type: "retreat";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Unique; letters, digits, dot, dash, underscore, slash; at most 50. */
            code: string;
            title: string;
            /** @description Budget year, 1 January to 31 December. */
            fiscalYear: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            startsOn: string;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            endsOn: string;
            /** @description The places among which the venue is chosen. */
            venues: components["schemas"]["Venue"][];
            /** @description What it was called before: they keep finding it (`?code=`). */
            formerCodes: string[];
            /** @description Why it was last changed. */
            changeReason: string | null;
            /** @description The venue that was chosen; null while it is open. */
            venueChoice: {
                venueCode: string;
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                chosenOn: string;
                documentNumber: string | null;
                reason: string | null;
            } | null;
            /** @description Choices that a later one followed, the earliest first. */
            earlierVenueChoices: {
                venueCode: string;
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                chosenOn: string;
                documentNumber: string | null;
                reason: string | null;
            }[];
            /** @description Where the retreat was cancelled. */
            cancellation: {
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                cancelledOn: string;
                reason: string;
            } | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        BudgetRecord: {
            /** @constant */
            type: "budget";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @enum {string} */
            state: "draft" | "adopted" | "superseded" | "discarded";
            reason: string;
            adoptedOn: string | null;
            discardingReason: string | null;
            /** @description Whoever drafted or edited it: none of them adopts it. */
            makers: components["schemas"]["Person"][];
            adoptedBy: components["schemas"]["Person"] | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            /** @description Retreat, version and, of a line, its code, with slashes between. */
            id: string;
        };
        BudgetLineRecord: {
            /** @constant */
            type: "budget_line";
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            code: string;
            /** @description The venue it belongs to; null: common to all venues. */
            venueCode: string | null;
            /** @description Such as transport, meals, accommodation. */
            category: string;
            /** @description Kode rekening, six segments. */
            accountCode: string;
            /** @description The chart of accounts it is from. */
            chartVersion: string;
            description: string;
            quantity: number;
            unit: string;
            /** @description Whole rupiah for one unit. */
            unitPrice: number;
            /** @description Whole rupiah: quantity x unit price (checked). The ceiling of the line. */
            amount: number;
            /** @description Whether CSR may pay for it. */
            csrEligible: boolean;
            csrIneligibleReason: string | null;
            standardPrice: components["schemas"]["StandardPrice"] | null;
            /** @description Retreat, version and, of a line, its code, with slashes between. */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @description The version's number within the retreat. */
            version: number;
            /** @description Its place among the lines of the budget. */
            position: number;
        };
        PledgeRecord: {
            /** @constant */
            type: "pledge";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "active" | "rejected" | "cancelled" | "discarded";
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            valuationBasis: ("invoice" | "appraisal" | "declared") | null;
            /** @description What was promised; never edited. Whole rupiah. */
            amount: number;
            /** @description What approved amendments added, or took where below 0. */
            amended: number;
            /** @description What approved write-offs gave up. */
            writtenOff: number;
            /** @description amount + amended - writtenOff. */
            total: number;
            letterAmount: number | null;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            pledgedOn: string;
            bookedOn: string | null;
            letterNumber: string;
            letterDocumentId: string | null;
            instalments: components["schemas"]["Instalment"][];
            /** @description As it was written; the entries say where it stands. */
            allocations: components["schemas"]["Allocation"][];
            /** @description The part that is on no line. */
            unallocated: number;
            /** @description With it the pledge counts as committed. */
            agreement: {
                /** @enum {string} */
                kind: "nphd" | "cooperation";
                /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                number: string;
                /**
                 * Format: date
                 * @description Not after today (WITA).
                 */
                signedOn: string;
                documentId: string | null;
                reason: string | null;
                /** @description Later agreements beside it. */
                addenda: {
                    /** @enum {string} */
                    kind: "nphd" | "cooperation";
                    /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
                    number: string;
                    /**
                     * Format: date
                     * @description Not after today (WITA).
                     */
                    signedOn: string;
                    documentId: string | null;
                    reason: string;
                }[];
            } | null;
            cancellation: {
                /**
                 * Format: date
                 * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
                 */
                cancelledOn: string;
                reason: string;
            } | null;
            /** @description Whoever created, edited or submitted it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            decidedAt: string | null;
            /** @description Note of the approval, or reason of the rejection. */
            decisionNote: string | null;
            /** @description Why it was taken back before its approval, if a reason was given. */
            withdrawalReason: string | null;
            discardingReason: string | null;
            externalRef: string | null;
            replaces: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        DisbursementRecord: {
            /** @constant */
            type: "disbursement";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            companyId: string;
            /** @enum {string} */
            state: "recorded" | "verified" | "rejected" | "reversed";
            /** @enum {string} */
            form: "cash" | "goods" | "services";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            pledgeId: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the handover (WITA), not after today.
             */
            receivedOn: string;
            /**
             * @description How it came; only `rkud` is cash in the treasury account.
             * @enum {string}
             */
            channel: "rkud" | "bast" | "direct_to_vendor" | "other_account";
            /** @description What approved refunds took back out of it. */
            refunded: number;
            bookedOn: string | null;
            evidence: components["schemas"]["Evidence"];
            invoiceNumber: string | null;
            /** @description The split with which it was recorded; never edited. */
            allocations: components["schemas"]["Allocation"][];
            /** @description Whole rupiah, 0 to 10^13. */
            unallocated: number;
            payer: {
                name: string;
                npwp: string | null;
            } | null;
            original: components["schemas"]["Original"] | null;
            externalRef: string | null;
            /** @description Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding. */
            differsFrom: components["schemas"]["PaperDifference"][];
            /** @description Whoever recorded or edited it: none of them checks it. */
            makers: components["schemas"]["Person"][];
            verifiedBy: components["schemas"]["Person"] | null;
            verifiedAt: string | null;
            rejectedBy: components["schemas"]["Person"] | null;
            verificationNote: string | null;
            rejectionReason: string | null;
            reversalReason: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        AdjustmentRecord: {
            /** @constant */
            type: "adjustment";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Null for a disclosure. */
            retreatId: string | null;
            pledgeId: string | null;
            /** @description For refunds, reversals and re-allocations. */
            disbursementId: string | null;
            disclosureId: string | null;
            /** @enum {string} */
            kind: "amendment" | "write_off" | "refund" | "reversal" | "reallocation" | "agreement" | "venue_choice" | "retreat_change" | "retreat_cancellation" | "retreat_restoration" | "disclosure";
            /** @enum {string} */
            state: "proposed" | "approved" | "rejected" | "withdrawn";
            /** @description Whole rupiah of an amendment (below 0 where it takes), write-off, refund or reversal; else null. */
            amount: number | null;
            /** @description Day from which it counts (a refund's day); a reversal takes the days of what it negates. */
            effectiveOn: string | null;
            bookedOn: string | null;
            reason: string | null;
            /** @description What was sent. */
            request: {
                [key: string]: unknown;
            };
            /** @description What the fields that it corrects or chooses said when it was proposed, by the names in `request`; null for what adds, moves or takes. Where they say something else by now it cannot be approved any more. */
            before: {
                [key: string]: unknown;
            } | null;
            effect: components["schemas"]["ProposalEffect"];
            /** @description Of a refund. */
            endsPromise: boolean;
            note: string | null;
            instalments: components["schemas"]["Instalment"][] | null;
            /** @description As requested; null: the default. */
            allocations: components["schemas"]["Allocation"][] | null;
            unallocated: number | null;
            /** @description Of an amendment or agreement. */
            documentId: string | null;
            /** @description Of a refund. */
            evidence: components["schemas"]["RefundEvidence"] | null;
            /** @description What it added or took, and where; null until it is approved. */
            split: {
                allocations: components["schemas"]["Allocation"][];
                /** @description Whole rupiah, 0 to 10^13. */
                unallocated: number;
            } | null;
            /** @description Who proposed it: none of them decides. */
            makers: components["schemas"]["Person"][];
            decidedBy: components["schemas"]["Person"] | null;
            decidedAt: string | null;
            /** @description Note of the approval, or reason of the rejection or withdrawal. */
            decisionNote: string | null;
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        AppropriationRecord: {
            /** @constant */
            type: "appropriation";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /**
             * Format: date
             * @description From this day (WITA) on; not after today.
             */
            effectiveOn: string;
            /** @description A document number as printed on it: letters A to Z, digits, spaces and punctuation; at most 100 characters. */
            documentNumber: string;
            items: components["schemas"]["AppropriationItem"][];
            bookedOn: string | null;
            makers: components["schemas"]["Person"][];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        ExpenditureRecord: {
            /** @constant */
            type: "expenditure";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            state: "recorded" | "reversed";
            /** @description A cost line's stable code: letters, digits, dot, dash, underscore; at most 30. */
            lineCode: string;
            /** @description Whole rupiah, gross as on the evidence, more than 0 and at most 10^13. */
            amount: number;
            /**
             * Format: date
             * @description Day of the SP2D (WITA), not after today.
             */
            spentOn: string;
            /** @description Unique with the line among those not reversed. */
            sp2dNumber: string;
            bookedOn: string | null;
            invoiceNumber: string | null;
            externalRef: string | null;
            reversalReason: string | null;
            makers: components["schemas"]["Person"][];
            /** @description How many documents were attached to it; `…/documents` lists them. */
            attached: number;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        DocumentRecord: {
            /** @constant */
            type: "document";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            title: string | null;
            /**
             * @description By its content.
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/jpeg" | "image/png";
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the content, hexadecimal. */
            sha256: string;
            /**
             * Format: uuid
             * @description The person who uploaded it first.
             */
            uploadedBy: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        /** @description A row as it was written, without contacts and other personal data. */
        LoggedRow: {
            /** @constant */
            table: "documents";
            row: components["schemas"]["DocumentsRow"];
        } | {
            /** @constant */
            table: "attachments";
            row: components["schemas"]["AttachmentsRow"];
        } | {
            /** @constant */
            table: "companies";
            row: components["schemas"]["CompaniesRow"];
        } | {
            /** @constant */
            table: "disclosures";
            row: components["schemas"]["DisclosuresRow"];
        } | {
            /** @constant */
            table: "retreats";
            row: components["schemas"]["RetreatsRow"];
        } | {
            /** @constant */
            table: "imports";
            row: components["schemas"]["ImportsRow"];
        } | {
            /** @constant */
            table: "budget_versions";
            row: components["schemas"]["BudgetVersionsRow"];
        } | {
            /** @constant */
            table: "budget_lines";
            row: components["schemas"]["BudgetLinesRow"];
        } | {
            /** @constant */
            table: "pledges";
            row: components["schemas"]["PledgesRow"];
        } | {
            /** @constant */
            table: "disbursements";
            row: components["schemas"]["DisbursementsRow"];
        } | {
            /** @constant */
            table: "adjustments";
            row: components["schemas"]["AdjustmentsRow"];
        } | {
            /** @constant */
            table: "transfers";
            row: components["schemas"]["TransfersRow"];
        } | {
            /** @constant */
            table: "appropriations";
            row: components["schemas"]["AppropriationsRow"];
        } | {
            /** @constant */
            table: "expenditures";
            row: components["schemas"]["ExpendituresRow"];
        } | {
            /** @constant */
            table: "finding_follow_ups";
            row: components["schemas"]["FindingFollowUpsRow"];
        } | {
            /** @constant */
            table: "sealed_reports";
            row: components["schemas"]["SealedReportsRow"];
        } | {
            /** @constant */
            table: "closings";
            row: components["schemas"]["ClosingsRow"];
        } | {
            /** @constant */
            table: "users";
            row: components["schemas"]["UsersRow"];
        } | {
            /** @constant */
            table: "sso_persons";
            row: components["schemas"]["SsoPersonsRow"];
        } | {
            /** @constant */
            table: "person_links";
            row: components["schemas"]["PersonLinksRow"];
        } | {
            /** @constant */
            table: "preferences";
            row: components["schemas"]["PreferencesRow"];
        } | {
            /** @constant */
            table: "webhooks";
            row: components["schemas"]["WebhooksRow"];
        };
        /** @description A row of documents as it was written. */
        DocumentsRow: {
            /** Format: uuid */
            id?: string;
            title?: string | null;
            /** @enum {string} */
            media_type?: "application/pdf" | "image/jpeg" | "image/png";
            size?: number;
            sha256?: string;
            /** Format: uuid */
            uploaded_by?: string;
            /** Format: date-time */
            created_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of attachments as it was written. */
        AttachmentsRow: {
            /** Format: uuid */
            id?: string;
            retreat_id?: string | null;
            /** @enum {string} */
            record_type?: "pledge" | "disbursement" | "adjustment" | "expenditure" | "retreat";
            /** Format: uuid */
            record_id?: string;
            /** @enum {string} */
            kind?: "letter" | "agreement" | "evidence" | "handover" | "photo" | "opinion" | "other";
            document_id?: string | null;
            note?: string | null;
            replaces?: string | null;
            replacement_reason?: string | null;
            /** Format: uuid */
            added_by?: string;
            /** Format: date-time */
            created_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of companies as it was written. */
        CompaniesRow: {
            /** Format: uuid */
            id?: string;
            legal_name?: string;
            npwp?: string;
            nib?: string;
            kbli_code?: string;
            kbli_version?: string;
            regency_codes?: string[];
            successor_id?: string | null;
            succeeded_on?: string | null;
            succession_reason?: string | null;
            succession_document_id?: string | null;
            succession_withdrawal_reason?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of disclosures as it was written. */
        DisclosuresRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            company_id?: string;
            /** @enum {string} */
            kind?: "permit" | "procurement" | "tax_arrears" | "sanction";
            reference?: string;
            /** Format: date */
            valid_from?: string;
            valid_to?: string | null;
            note?: string | null;
            annulled?: boolean;
            change_reason?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of retreats as it was written. */
        RetreatsRow: {
            /** Format: uuid */
            id?: string;
            code?: string;
            former_codes?: string[];
            title?: string;
            fiscal_year?: number;
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            venues?: unknown;
            change_reason?: string | null;
            chosen_venue?: string | null;
            venue_chosen_on?: string | null;
            venue_document_number?: string | null;
            venue_reason?: string | null;
            earlier_venues?: unknown;
            cancelled_on?: string | null;
            cancellation_reason?: string | null;
            attached?: number;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of imports as it was written. */
        ImportsRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** @enum {string} */
            kind?: "budget" | "pledges";
            /** @enum {string} */
            state?: "kept" | "discarded";
            sha256?: string;
            rows?: number;
            amount?: number;
            /** Format: uuid */
            made_by?: string;
            discarding_reason?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of budget_versions as it was written. */
        BudgetVersionsRow: {
            /** Format: uuid */
            retreat_id?: string;
            number?: number;
            /** @enum {string} */
            state?: "draft" | "adopted" | "superseded" | "discarded";
            reason?: string;
            makers?: string[];
            draft_lines?: unknown;
            discarding_reason?: string | null;
            import_id?: string | null;
            adopted_on?: string | null;
            adopted_by?: string | null;
            adopted_at?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of budget_lines as it was written. */
        BudgetLinesRow: {
            /** Format: uuid */
            retreat_id?: string;
            number?: number;
            code?: string;
            position?: number;
            venue_code?: string | null;
            category?: string;
            account_code?: string;
            chart_version?: string;
            description?: string;
            quantity?: number;
            unit?: string;
            unit_price?: number;
            amount?: number;
            csr_eligible?: boolean;
            csr_ineligible_reason?: string | null;
            standard_price?: unknown;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of pledges as it was written. */
        PledgesRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** Format: uuid */
            company_id?: string;
            /** @enum {string} */
            state?: "draft" | "submitted" | "active" | "rejected" | "cancelled" | "discarded";
            /** @enum {string} */
            form?: "cash" | "goods" | "services";
            valuation_basis?: ("invoice" | "appraisal" | "declared") | null;
            amount?: number;
            letter_amount?: number | null;
            /** Format: date */
            pledged_on?: string;
            booked_on?: string | null;
            letter_number?: string;
            paper_number?: string;
            letter_document_id?: string | null;
            differs_from?: unknown;
            instalments?: unknown;
            allocations?: unknown;
            unallocated?: number;
            amended?: number;
            written_off?: number;
            external_ref?: string | null;
            replaces?: string | null;
            import_id?: string | null;
            makers?: string[];
            decided_by?: string | null;
            decided_at?: string | null;
            decision_note?: string | null;
            withdrawal_reason?: string | null;
            discarding_reason?: string | null;
            agreement_kind?: ("nphd" | "cooperation") | null;
            agreement_number?: string | null;
            agreement_signed_on?: string | null;
            agreement_reason?: string | null;
            agreement_document_id?: string | null;
            addenda?: unknown;
            cancelled_on?: string | null;
            cancellation_reason?: string | null;
            attached?: number;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of disbursements as it was written. */
        DisbursementsRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** Format: uuid */
            pledge_id?: string;
            /** Format: uuid */
            company_id?: string;
            /** @enum {string} */
            form?: "cash" | "goods" | "services";
            /** @enum {string} */
            state?: "recorded" | "verified" | "rejected" | "reversed";
            amount?: number;
            /** Format: date */
            received_on?: string;
            booked_on?: string | null;
            /** @enum {string} */
            channel?: "rkud" | "bast" | "direct_to_vendor" | "other_account";
            /** @enum {string} */
            evidence_kind?: "sts" | "bank_transfer" | "bast";
            evidence_number?: string;
            paper_number?: string;
            evidence_account_number?: string | null;
            evidence_document_total?: number | null;
            evidence_document_id?: string | null;
            evidence_pages?: string | null;
            differs_from?: unknown;
            invoice_number?: string | null;
            allocations?: unknown;
            unallocated?: number;
            refunded?: number;
            external_ref?: string | null;
            payer?: unknown;
            original?: unknown;
            makers?: string[];
            verified_by?: string | null;
            verified_at?: string | null;
            verification_note?: string | null;
            rejected_by?: string | null;
            rejection_reason?: string | null;
            reversal_reason?: string | null;
            attached?: number;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of adjustments as it was written. */
        AdjustmentsRow: {
            /** Format: uuid */
            id?: string;
            retreat_id?: string | null;
            pledge_id?: string | null;
            disbursement_id?: string | null;
            disclosure_id?: string | null;
            /** @enum {string} */
            kind?: "amendment" | "write_off" | "refund" | "reversal" | "reallocation" | "agreement" | "venue_choice" | "retreat_change" | "retreat_cancellation" | "retreat_restoration" | "disclosure";
            /** @enum {string} */
            state?: "proposed" | "approved" | "rejected" | "withdrawn";
            request?: unknown;
            before?: unknown;
            effect?: unknown;
            amount?: number | null;
            ends_promise?: boolean;
            effective_on?: string | null;
            booked_on?: string | null;
            reason?: string | null;
            note?: string | null;
            instalments?: unknown;
            allocations?: unknown;
            unallocated?: number | null;
            evidence_kind?: ("sts" | "bank_transfer" | "bast") | null;
            evidence_number?: string | null;
            evidence_account_number?: string | null;
            paper_number?: string | null;
            document_id?: string | null;
            split?: unknown;
            makers?: string[];
            decided_by?: string | null;
            decided_at?: string | null;
            decision_note?: string | null;
            attached?: number;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of transfers as it was written. */
        TransfersRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** Format: uuid */
            event_id?: string;
            /** @enum {string} */
            kind?: "pledge_reallocation" | "disbursement_reallocation" | "budget_adoption" | "venue_choice";
            subject_id?: string;
            /** Format: date */
            effective_on?: string;
            booked_on?: string | null;
            reason?: string | null;
            moves?: unknown;
            /** Format: uuid */
            made_by?: string;
            /** Format: date-time */
            created_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of appropriations as it was written. */
        AppropriationsRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** Format: date */
            effective_on?: string;
            booked_on?: string | null;
            document_number?: string;
            items?: unknown;
            makers?: string[];
            /** Format: date-time */
            created_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of expenditures as it was written. */
        ExpendituresRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** @enum {string} */
            state?: "recorded" | "reversed";
            line_code?: string;
            amount?: number;
            /** Format: date */
            spent_on?: string;
            booked_on?: string | null;
            sp2d_number?: string;
            paper_number?: string;
            invoice_number?: string | null;
            external_ref?: string | null;
            reversal_reason?: string | null;
            makers?: string[];
            attached?: number;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of finding_follow_ups as it was written. */
        FindingFollowUpsRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** Format: uuid */
            finding_id?: string;
            /** @enum {string} */
            kind?: "explained" | "accepted_risk" | "settled";
            reason?: string;
            /** Format: uuid */
            actor_id?: string;
            /** Format: date-time */
            created_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of sealed_reports as it was written. */
        SealedReportsRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            retreat_id?: string;
            /** @enum {string} */
            report?: "coverage" | "venue-comparison" | "pledge-realisation" | "receipts" | "recap" | "findings";
            parameters?: unknown;
            /** @enum {string} */
            format?: "json" | "csv" | "xlsx" | "pdf";
            /** @enum {string} */
            language?: "id" | "en";
            file_name?: string;
            /** @enum {string} */
            media_type?: "application/json" | "text/csv; charset=utf-8" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/pdf";
            size?: number;
            sha256?: string;
            checkpoint_size?: number;
            /** Format: uuid */
            sealed_by?: string;
            /** Format: date-time */
            sealed_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of closings as it was written. */
        ClosingsRow: {
            month?: string;
            /** @enum {string} */
            state?: "closed" | "open";
            /** Format: uuid */
            closed_by?: string;
            /** Format: date-time */
            closed_at?: string;
            reopened_by?: string | null;
            reason?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of users as it was written. */
        UsersRow: {
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            kind?: "person" | "system";
            roles?: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            responsible_id?: string | null;
            active?: boolean;
            unconfirmed_since?: string | null;
            unconfirmed_by?: string[];
            confirmed_by?: string | null;
            confirmed_at?: string | null;
            shares_email_with?: string[];
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of sso_persons as it was written. */
        SsoPersonsRow: {
            /** Format: uuid */
            id?: string;
            issuer?: string;
            /** Format: date-time */
            first_seen_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of person_links as it was written. */
        PersonLinksRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            user_id?: string;
            /** Format: uuid */
            sso_person_id?: string;
            /** Format: uuid */
            proposed_by?: string;
            account_confirmed_at?: string | null;
            subject_confirmed_at?: string | null;
            withdrawn_at?: string | null;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of preferences as it was written. */
        PreferencesRow: {
            /** Format: uuid */
            id?: string;
            /** @enum {string} */
            language?: "id" | "en";
            default_retreat_id?: string | null;
            digest?: boolean;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A row of webhooks as it was written. */
        WebhooksRow: {
            /** Format: uuid */
            id?: string;
            /** Format: uuid */
            user_id?: string;
            types?: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
            retreat_ids?: string[] | null;
            /** @enum {string} */
            state?: "active" | "ended";
            secret_number?: number;
            previous_until?: string | null;
            key_id?: string;
            version?: number;
            /** Format: date-time */
            created_at?: string;
            /** Format: date-time */
            updated_at?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Document attached */
        DocumentAttachedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "document.attached";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Attached document replaced */
        DocumentReplacedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "document.replaced";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Company registered */
        CompanyRegisteredEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "company.registered";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Company changed */
        CompanyChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "company.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Company merged into another */
        CompanySucceededEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "company.succeeded";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Merger taken back */
        CompanySuccessionWithdrawnEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "company.succession_withdrawn";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Company's disclosure recorded */
        CompanyDisclosureAddedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "company.disclosure_added";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Table imported */
        ImportMadeEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "import.made";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Import discarded */
        ImportDiscardedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "import.discarded";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Retreat created */
        RetreatCreatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "retreat.created";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Retreat changed */
        RetreatChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "retreat.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Budget version drafted */
        BudgetDraftedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "budget.drafted";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Budget draft corrected */
        BudgetChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "budget.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Budget draft discarded */
        BudgetDiscardedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "budget.discarded";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Budget version adopted */
        BudgetAdoptedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "budget.adopted";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description A signed entry that counts from its day (WITA) on. */
        JournalEntry: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            retreatId: string;
            /** @enum {string} */
            measure: "reserved" | "pledged" | "committed" | "received" | "verified" | "appropriated" | "spent";
            /** @description null: unallocated. */
            lineCode: string | null;
            companyId: string | null;
            pledgeId: string | null;
            disbursementId: string | null;
            form: ("cash" | "goods" | "services") | null;
            channel: ("rkud" | "bast" | "direct_to_vendor" | "other_account") | null;
            /** @description Whole rupiah, signed. */
            amount: number;
            /**
             * Format: date
             * @description A calendar date in WITA (Asia/Makassar), YYYY-MM-DD.
             */
            effectiveOn: string;
        };
        /** @description Pledge drafted */
        PledgeDraftedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.drafted";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge corrected */
        PledgeChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Amount of the whole letter stated by another pledge */
        PledgeLetterAmountStatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.letter_amount_stated";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge submitted */
        PledgeSubmittedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.submitted";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge taken back before its approval */
        PledgeWithdrawnEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.withdrawn";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge discarded */
        PledgeDiscardedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.discarded";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge approved */
        PledgeApprovedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.approved";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge rejected */
        PledgeRejectedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.rejected";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Pledge cancelled */
        PledgeCancelledEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.cancelled";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Agreement recorded */
        PledgeAgreementSignedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.agreement_signed";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Open part of the pledge moved */
        PledgeReallocatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pledge.reallocated";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement recorded */
        DisbursementRecordedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.recorded";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement's papers corrected */
        DisbursementChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Total of the whole evidence document stated by another disbursement */
        DisbursementDocumentTotalStatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.document_total_stated";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement verified */
        DisbursementVerifiedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.verified";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement rejected */
        DisbursementRejectedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.rejected";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement reversed */
        DisbursementReversedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.reversed";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Disbursement moved */
        DisbursementReallocatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "disbursement.reallocated";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Proposal made */
        AdjustmentProposedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "adjustment.proposed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Proposal approved */
        AdjustmentApprovedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "adjustment.approved";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Proposal rejected */
        AdjustmentRejectedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "adjustment.rejected";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Proposal withdrawn */
        AdjustmentWithdrawnEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "adjustment.withdrawn";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Appropriation stated */
        AppropriationStatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appropriation.stated";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Expenditure recorded */
        ExpenditureRecordedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "expenditure.recorded";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Expenditure reversed */
        ExpenditureReversedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "expenditure.reversed";
            data: {
                /** @description The journal entries that it posted. */
                entries: components["schemas"]["JournalEntry"][];
                /**
                 * Format: date
                 * @description The first open day, where something of it would have counted from a closed one.
                 */
                bookedOn?: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Finding followed up */
        FindingFollowedUpEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "finding.followed_up";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Report sealed */
        ReportSealedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "report.sealed";
            data: {
                /** @enum {string} */
                report: "coverage" | "venue-comparison" | "pledge-realisation" | "receipts" | "recap" | "findings";
                parameters: {
                    [key: string]: string;
                };
                /** @description SHA-256, hexadecimal. */
                sha256: string;
                checkpoint: components["schemas"]["Checkpoint"];
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Month closed */
        MonthClosedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "month.closed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Month reopened */
        MonthReopenedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "month.reopened";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description User created */
        UserCreatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.created";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description First seen at the single sign-on */
        UserFirstSeenEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.first_seen";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Link to an SSO identity proposed */
        UserLinkProposedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.link_proposed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Link to an SSO identity confirmed */
        UserLinkConfirmedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.link_confirmed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Link to an SSO identity withdrawn */
        UserLinkWithdrawnEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.link_withdrawn";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description User changed */
        UserChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description First password given */
        UserPasswordResetEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.password_reset";
            data: {
                /** @description SHA-256 over what is stored of the secret, hexadecimal. */
                passwordFingerprint: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Access confirmed */
        UserConfirmedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.confirmed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Password changed */
        UserPasswordChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.password_changed";
            data: {
                /** @description SHA-256 over what is stored of the secret, hexadecimal. */
                passwordFingerprint: string;
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                sessionId: string;
                /** @description SHA-256 over what is stored of the secret, hexadecimal. */
                sessionFingerprint: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Preferences of the desk changed */
        UserPreferencesChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.preferences_changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Signed in */
        UserSignedInEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.signed_in";
            data: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                sessionId: string;
                /** @description SHA-256 over what is stored of the secret, hexadecimal. */
                sessionFingerprint: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Signed out */
        UserSignedOutEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "user.signed_out";
            data: {
                /** @description How many sessions. */
                ended: number;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description API key issued */
        ApiKeyIssuedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "api_key.issued";
            data: {
                prefix: string;
                /** @description SHA-256 over what is stored of the secret, a space and the name, hexadecimal. */
                fingerprint: string;
                roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
                userId: string | null;
                scopes: {
                    retreatIds?: string[];
                    operations?: ("documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read")[];
                } | null;
                expiresAt: string | null;
                revokedAt: string | null;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description API key revoked */
        ApiKeyRevokedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "api_key.revoked";
            data: {
                prefix: string;
                /** @description SHA-256 over what is stored of the secret, a space and the name, hexadecimal. */
                fingerprint: string;
                roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
                userId: string | null;
                scopes: {
                    retreatIds?: string[];
                    operations?: ("documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read")[];
                } | null;
                expiresAt: string | null;
                revokedAt: string | null;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Webhook added */
        WebhookAddedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.added";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Webhook changed */
        WebhookChangedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.changed";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Secret of a webhook changed */
        WebhookSecretRotatedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.secret_rotated";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Webhook ended */
        WebhookEndedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.ended";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Webhook tried out */
        WebhookTestedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.tested";
            data: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                deliveryId: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Delivery of a webhook sent again */
        WebhookRedeliveredEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook.redelivered";
            data: {
                /**
                 * Format: uuid
                 * @description UUID (version 7: sorts by time of creation).
                 */
                deliveryId: string;
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Personal data read */
        PersonalDataReadEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "personal_data.read";
            data: {
                /** @description The operation's id in this API. */
                operationId: string;
                /** @description The records whose personal data the answer held. */
                recordIds: string[];
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Records from before the log was sealed */
        LogOpenedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "log.opened";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description Illustrative retreat loaded */
        DemoLoadedEvent: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @description Order of writing; may have gaps. */
            sequence: number;
            subject: components["schemas"]["EventSubject"];
            retreatId: string | null;
            /**
             * Format: uuid
             * @description The person: a user, somebody of the single sign-on, or a key that no user stands behind.
             */
            actorId: string;
            apiKeyId: string | null;
            requestId: string;
            /**
             * Format: date-time
             * @description To the microsecond, UTC.
             */
            occurredAt: string;
            /** @description What it wrote, as the API shows it. A mirror keeps the newest of each by `type` and `id`. */
            records: components["schemas"]["EventRecord"][];
            /** @description Every row that it wrote, as it stands from then on: what was hashed. */
            rows: components["schemas"]["LoggedRow"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "demo.loaded";
            data: {
                /** @description SHA-256 over the answer that is kept for a repeated request, salted, hexadecimal. */
                answer?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "position": 1041,
         *       "leafIndex": 1040,
         *       "leaf": "{\"actorId\":\"0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f\", …}",
         *       "leafHash": "XcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=",
         *       "path": [
         *         "XcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg="
         *       ],
         *       "checkpoint": {
         *         "size": 1041,
         *         "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *         "signedAt": "2025-03-10T01:00:00.345Z",
         *         "keyId": "1f0c4d7a",
         *         "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *       }
         *     }
         */
        InclusionProof: {
            /** @description Place in the log, from 1, without gaps. */
            position: number;
            /** @description position - 1: the index of RFC 6962. */
            leafIndex: number;
            /** @description The canonical JSON that was hashed. */
            leaf: string;
            /**
             * Format: byte
             * @description SHA-256, base64.
             */
            leafHash: string;
            /** @description RFC 6962 §2.1.1, from the leaf up. */
            path: string[];
            checkpoint: components["schemas"]["Checkpoint"];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "size": 1041,
         *           "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *           "signedAt": "2025-03-10T01:00:00.345Z",
         *           "keyId": "1f0c4d7a",
         *           "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        CheckpointPage: {
            items: components["schemas"]["Checkpoint"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "from": {
         *         "size": 1000,
         *         "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *         "signedAt": "2025-03-10T01:00:00.345Z",
         *         "keyId": "1f0c4d7a",
         *         "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *       },
         *       "to": {
         *         "size": 1041,
         *         "root": "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
         *         "signedAt": "2025-03-10T01:00:00.345Z",
         *         "keyId": "1f0c4d7a",
         *         "note": "cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n"
         *       },
         *       "path": [
         *         "XcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg="
         *       ]
         *     }
         */
        ConsistencyProof: {
            from: components["schemas"]["Checkpoint"];
            to: components["schemas"]["Checkpoint"];
            /** @description RFC 6962 §2.1.2. */
            path: string[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "1f0c4d7a",
         *           "verifierKey": "cakupan+1f0c4d7a+AWqf3sVh0yTn7dXy1mB5cJ8kR2uL4pE6wZ9oQxGvNiSt",
         *           "addedAt": "2025-03-01T01:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        LogKeys: {
            items: {
                id: string;
                /** @description name+id+base64(0x01 || 32 bytes of an Ed25519 public key). */
                verifierKey: string;
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, UTC.
                 */
                addedAt: string;
            }[];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *           "position": 1050,
         *           "type": "pledge.approved",
         *           "text": "Pledge approved",
         *           "occurredAt": "2025-04-15T02:00:00.000Z",
         *           "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "actor": {
         *             "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Punai Contoh"
         *           },
         *           "apiKeyId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *           "requestId": "0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f",
         *           "version": 3,
         *           "changes": [
         *             {
         *               "field": "state",
         *               "label": "state",
         *               "before": "submitted",
         *               "after": "active"
         *             }
         *           ],
         *           "bookedOn": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        HistoryPage: {
            items: components["schemas"]["HistoryItem"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f",
         *       "position": 1050,
         *       "type": "pledge.approved",
         *       "text": "Pledge approved",
         *       "occurredAt": "2025-04-15T02:00:00.000Z",
         *       "actorId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "actor": {
         *         "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *         "name": "Punai Contoh"
         *       },
         *       "apiKeyId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "requestId": "0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f",
         *       "version": 3,
         *       "changes": [
         *         {
         *           "field": "state",
         *           "label": "state",
         *           "before": "submitted",
         *           "after": "active"
         *         }
         *       ],
         *       "bookedOn": null
         *     }
         */
        HistoryItem: {
            /**
             * Format: uuid
             * @description The event.
             */
            id: string;
            /** @description Its place in the log; null until it is sealed. */
            position: number | null;
            /** @enum {string} */
            type: "document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded";
            /** @description What happened, in the requested language. */
            text: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            occurredAt: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            actorId: string;
            actor: components["schemas"]["Person"];
            apiKeyId: string | null;
            requestId: string;
            /** @description The record's version from then on; null where it stayed. */
            version: number | null;
            changes: {
                field: string;
                /** @description What people call the field, in the requested language. */
                label: string;
                before: unknown;
                after: unknown;
            }[];
            /** @description The first open day, where something of it would have counted from a closed one; else null. */
            bookedOn: string | null;
        };
        /**
         * @example {
         *       "kind": "person",
         *       "name": "Petugas Keuangan (contoh)",
         *       "roles": [
         *         "finance"
         *       ]
         *     }
         */
        NewUser: {
            /** @enum {string} */
            kind: "person" | "system";
            name: string;
            /** @description A person: finance, verifier, auditor, admin, and admin with neither finance nor verifier. A system: finance, auditor, integration. */
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /** Format: email */
            email?: string;
            /**
             * Format: uuid
             * @description Of a system: the person who answers for it. What it makes counts as made by that person too.
             */
            responsibleId?: string;
            /** @description The person’s identity at the single sign-on. Tokens, keys and sessions of this user are then one person. To a person who is here already it is linked: POST /v1/users/{id}/links. */
            sso?: {
                /** Format: uri */
                issuer: string;
                subject: string;
            };
        };
        /**
         * @example {
         *       "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "person",
         *       "name": "Petugas Keuangan (contoh)",
         *       "roles": [
         *         "finance"
         *       ],
         *       "email": null,
         *       "responsibleId": null,
         *       "active": true,
         *       "confirmation": {
         *         "state": "awaited",
         *         "since": "2025-03-01T01:00:00.000Z",
         *         "givenBy": [
         *           "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f"
         *         ],
         *         "confirmedBy": null,
         *         "confirmedAt": null
         *       },
         *       "sharesEmailWith": [],
         *       "version": 1,
         *       "createdAt": "2025-03-01T01:00:00.000Z",
         *       "updatedAt": "2025-03-01T01:00:00.000Z"
         *     }
         */
        User: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /** @enum {string} */
            kind: "person" | "system";
            name: string;
            /** @description A person: finance, verifier, auditor, admin, and admin with neither finance nor verifier. A system: finance, auditor, integration. */
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            email: string | null;
            responsibleId: string | null;
            active: boolean;
            /** @description What lets somebody in as a person with finance or verifier (creation, such a role, a password that is given, another address, being active again) awaits the confirmation of another admin or verifier. Meanwhile the person works, and is a finding (F22). */
            confirmation: {
                /** @enum {string} */
                state: "not_needed" | "awaited" | "confirmed";
                /** @description Since when it is awaited. */
                since: string | null;
                /** @description Who let the person in since the last confirmation: persons, the key of bootstrap, or the service itself. None of them may confirm it. */
                givenBy: string[];
                /** @description Who confirmed it last. */
                confirmedBy: string | null;
                confirmedAt: string | null;
            };
            /** @description Users who had an address before that this one took later: may be one person (finding F22). */
            sharesEmailWith: string[];
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "kind": "person",
         *           "name": "Petugas Keuangan (contoh)",
         *           "roles": [
         *             "finance"
         *           ],
         *           "email": null,
         *           "responsibleId": null,
         *           "active": true,
         *           "confirmation": {
         *             "state": "awaited",
         *             "since": "2025-03-01T01:00:00.000Z",
         *             "givenBy": [
         *               "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f"
         *             ],
         *             "confirmedBy": null,
         *             "confirmedAt": null
         *           },
         *           "sharesEmailWith": [],
         *           "version": 1,
         *           "createdAt": "2025-03-01T01:00:00.000Z",
         *           "updatedAt": "2025-03-01T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        UserPage: {
            items: components["schemas"]["User"][];
            nextCursor: string | null;
        };
        /**
         * @description An inactive user’s keys stop working at once.
         * @example {
         *       "active": false
         *     }
         */
        UserChange: {
            name?: string;
            /** @description A person: finance, verifier, auditor, admin, and admin with neither finance nor verifier. A system: finance, auditor, integration. */
            roles?: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            email?: string | null;
            /**
             * Format: uuid
             * @description Of a system: the person who answers for it. What it makes counts as made by that person too.
             */
            responsibleId?: string;
            active?: boolean;
        };
        /** @example {} */
        InitialPasswordRequest: Record<string, never>;
        /**
         * @example {
         *       "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "password": "k3w9m-t7hpa-2xnqe-v8rjd"
         *     }
         */
        InitialPassword: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            userId: string;
            /** @description Shown once, null when the answer is replayed. */
            password: string | null;
        };
        /** @example {} */
        Confirmation: Record<string, never>;
        /**
         * @example {
         *       "name": "SIPD Kaltim (contoh)",
         *       "roles": [
         *         "integration"
         *       ]
         *     }
         */
        NewApiKey: {
            name: string;
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /**
             * Format: uuid
             * @description The system that the key is for; without, the key is one’s own.
             */
            userId?: string;
            scopes?: components["schemas"]["Scopes"];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            expiresAt?: string;
        };
        /** @description What the key is limited to; what is absent is not limited. Limited to retreats, it changes nothing that concerns all of them, and reads companies without contacts; limited in any way, it changes neither users nor keys. An integration reads contacts, users and keys only where `operations` names `contacts.read` and `access.read`. */
        Scopes: {
            retreatIds?: string[];
            operations?: ("documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read")[];
        };
        /**
         * @example {
         *       "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "SIPD Kaltim (contoh)",
         *       "roles": [
         *         "integration"
         *       ],
         *       "prefix": "ckp_3fVx9bQa",
         *       "userId": null,
         *       "scopes": null,
         *       "expiresAt": null,
         *       "revokedAt": null,
         *       "lastUsedAt": null,
         *       "createdAt": "2025-03-01T01:00:00.000Z",
         *       "key": "ckp_3fVx9bQaEXAMPLE-not-a-key"
         *     }
         */
        IssuedApiKey: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            name: string;
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /** @description The beginning of the key, to recognise it by. */
            prefix: string;
            /** @description Null where it is a key of bootstrap. */
            userId: string | null;
            scopes: components["schemas"]["Scopes"] | null;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /** @description The key itself: shown once, null when the answer is replayed. */
            key: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *           "name": "SIPD Kaltim (contoh)",
         *           "roles": [
         *             "integration"
         *           ],
         *           "prefix": "ckp_3fVx9bQa",
         *           "userId": null,
         *           "scopes": null,
         *           "expiresAt": null,
         *           "revokedAt": null,
         *           "lastUsedAt": null,
         *           "createdAt": "2025-03-01T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "SIPD Kaltim (contoh)",
         *       "roles": [
         *         "integration"
         *       ],
         *       "prefix": "ckp_3fVx9bQa",
         *       "userId": null,
         *       "scopes": null,
         *       "expiresAt": null,
         *       "revokedAt": null,
         *       "lastUsedAt": null,
         *       "createdAt": "2025-03-01T01:00:00.000Z"
         *     }
         */
        ApiKey: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            name: string;
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /** @description The beginning of the key, to recognise it by. */
            prefix: string;
            /** @description Null where it is a key of bootstrap. */
            userId: string | null;
            scopes: components["schemas"]["Scopes"] | null;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
        };
        /**
         * @example {
         *       "issuer": "https://sso.contoh.example/realms/kaltim",
         *       "subject": "6f1c0b5e-contoh"
         *     }
         */
        NewPersonLink: {
            /** Format: uri */
            issuer: string;
            subject: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-000a-7a51-9d2e-3f1b6c7d8e9f",
         *       "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "issuer": "https://sso.contoh.example/realms/kaltim",
         *       "subject": "6f1c0b5e-contoh",
         *       "state": "proposed",
         *       "proposedBy": "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f",
         *       "accountConfirmedAt": "2025-03-02T01:00:00.000Z",
         *       "subjectConfirmedAt": null,
         *       "withdrawnAt": null,
         *       "version": 2,
         *       "createdAt": "2025-03-01T01:00:00.000Z",
         *       "updatedAt": "2025-03-02T01:00:00.000Z"
         *     }
         */
        PersonLink: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            userId: string;
            issuer: string;
            /** @description Null for whoever may not read addresses. */
            subject: string | null;
            /**
             * @description A proposed link has no effect. In force, which it is for ever, the subject’s tokens are this user.
             * @enum {string}
             */
            state: "proposed" | "in_force" | "withdrawn";
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            proposedBy: string;
            /** @description In a session, or with a key, of the user. */
            accountConfirmedAt: string | null;
            /** @description With a token of the subject. */
            subjectConfirmedAt: string | null;
            withdrawnAt: string | null;
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-000a-7a51-9d2e-3f1b6c7d8e9f",
         *           "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "issuer": "https://sso.contoh.example/realms/kaltim",
         *           "subject": "6f1c0b5e-contoh",
         *           "state": "proposed",
         *           "proposedBy": "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f",
         *           "accountConfirmedAt": "2025-03-02T01:00:00.000Z",
         *           "subjectConfirmedAt": null,
         *           "withdrawnAt": null,
         *           "version": 2,
         *           "createdAt": "2025-03-01T01:00:00.000Z",
         *           "updatedAt": "2025-03-02T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PersonLinkPage: {
            items: components["schemas"]["PersonLink"][];
            nextCursor: string | null;
        };
        /** @example {} */
        LinkWithdrawal: Record<string, never>;
        /** @example {} */
        LinkConfirmation: Record<string, never>;
        /**
         * @example {
         *       "url": "https://sipd.contoh.example/webhook",
         *       "types": [
         *         "pledge.*",
         *         "disbursement.verified"
         *       ],
         *       "retreatIds": null,
         *       "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f"
         *     }
         */
        NewWebhook: {
            /**
             * Format: uri
             * @description Where it is sent, by POST. `https`; `http` only to networks that the operator names. Addresses of private networks are refused when it is sent, unless the operator names them; redirects are not followed.
             */
            url: string;
            /** @description Types of event, as the feed names them; `pledge.*` are all that begin so. */
            types: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
            /** @description Only what happens in these; null: all that the system sees. */
            retreatIds?: string[] | null;
            /**
             * Format: uuid
             * @description The system that it is for. What is sent is what its keys in force may read of the feed; while it has none, nothing is.
             */
            userId: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f",
         *       "url": "https://sipd.contoh.example/webhook",
         *       "types": [
         *         "pledge.*",
         *         "disbursement.verified"
         *       ],
         *       "retreatIds": null,
         *       "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "active",
         *       "previousSecretUntil": null,
         *       "version": 1,
         *       "createdAt": "2025-03-01T01:00:00.000Z",
         *       "updatedAt": "2025-03-01T01:00:00.000Z",
         *       "secret": "whsec_Y29udG9oLWJ1a2FuLXJhaGFzaWE="
         *     }
         */
        WebhookWithSecret: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            url: string;
            types: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
            retreatIds: string[] | null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            userId: string;
            /**
             * @description `gone`: the receiver answered 410, and nothing is sent until the webhook is changed. `ended`: for good.
             * @enum {string}
             */
            state: "active" | "gone" | "ended";
            /** @description Until when the secret before the present one signs too. */
            previousSecretUntil: string | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
            /** @description What signs: shown once, null when the answer is replayed. */
            secret: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f",
         *           "url": "https://sipd.contoh.example/webhook",
         *           "types": [
         *             "pledge.*",
         *             "disbursement.verified"
         *           ],
         *           "retreatIds": null,
         *           "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "state": "active",
         *           "previousSecretUntil": null,
         *           "version": 1,
         *           "createdAt": "2025-03-01T01:00:00.000Z",
         *           "updatedAt": "2025-03-01T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f",
         *       "url": "https://sipd.contoh.example/webhook",
         *       "types": [
         *         "pledge.*",
         *         "disbursement.verified"
         *       ],
         *       "retreatIds": null,
         *       "userId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "state": "active",
         *       "previousSecretUntil": null,
         *       "version": 1,
         *       "createdAt": "2025-03-01T01:00:00.000Z",
         *       "updatedAt": "2025-03-01T01:00:00.000Z"
         *     }
         */
        Webhook: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            url: string;
            types: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
            retreatIds: string[] | null;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            userId: string;
            /**
             * @description `gone`: the receiver answered 410, and nothing is sent until the webhook is changed. `ended`: for good.
             * @enum {string}
             */
            state: "active" | "gone" | "ended";
            /** @description Until when the secret before the present one signs too. */
            previousSecretUntil: string | null;
            /** @description What this caller could do with it now, and why not the rest. Only where it is read alone, without `knownAt`. */
            allowedActions?: components["schemas"]["AllowedAction"][];
            version: number;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            updatedAt: string;
        };
        /**
         * @description What is given is changed. One whose receiver was gone is sent to again.
         * @example {
         *       "types": [
         *         "pledge.approved"
         *       ]
         *     }
         */
        WebhookChange: {
            /**
             * Format: uri
             * @description Where it is sent, by POST. `https`; `http` only to networks that the operator names. Addresses of private networks are refused when it is sent, unless the operator names them; redirects are not followed.
             */
            url?: string;
            /** @description Types of event, as the feed names them; `pledge.*` are all that begin so. */
            types?: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
            /** @description Only what happens in these; null: all that the system sees. */
            retreatIds?: string[] | null;
        };
        /**
         * @example {
         *       "overlapHours": 24
         *     }
         */
        SecretRotation: {
            /**
             * @description For how long the secret until now signs too.
             * @default 24
             */
            overlapHours?: number;
        };
        /** @example {} */
        WebhookTest: Record<string, never>;
        /**
         * @example {
         *       "id": "0198f2a0-0022-7a51-9d2e-3f1b6c7d8e9f",
         *       "webhookId": "0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f",
         *       "position": 1041,
         *       "type": "pledge.approved",
         *       "subject": {
         *         "type": "pledge",
         *         "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f"
         *       },
         *       "state": "waiting",
         *       "attempts": 1,
         *       "lastStatus": 503,
         *       "lastError": "answered 503",
         *       "nextAt": "2025-03-10T01:00:05.000Z",
         *       "createdAt": "2025-03-10T01:00:00.000Z",
         *       "settledAt": null
         *     }
         */
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description Its `webhook-id`, the same with every attempt.
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            webhookId: string;
            /** @description Of the event in the log; null for a test. */
            position: number | null;
            /**
             * @description Of the event, or of a test.
             * @enum {string}
             */
            type: "document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "webhook.test";
            subject: components["schemas"]["EventSubject"];
            /** @enum {string} */
            state: "waiting" | "delivered" | "dead";
            attempts: number;
            /** @description What the receiver last answered. */
            lastStatus: number | null;
            /** @description Why the last attempt failed. */
            lastError: string | null;
            /** @description When it is sent next, where it waits. */
            nextAt: string | null;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            createdAt: string;
            /** @description When it was delivered, or given up. */
            settledAt: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0022-7a51-9d2e-3f1b6c7d8e9f",
         *           "webhookId": "0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f",
         *           "position": 1041,
         *           "type": "pledge.approved",
         *           "subject": {
         *             "type": "pledge",
         *             "id": "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f"
         *           },
         *           "state": "waiting",
         *           "attempts": 1,
         *           "lastStatus": 503,
         *           "lastError": "answered 503",
         *           "nextAt": "2025-03-10T01:00:05.000Z",
         *           "createdAt": "2025-03-10T01:00:00.000Z",
         *           "settledAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        /** @example {} */
        Redelivery: Record<string, never>;
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f",
         *           "personId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *           "apiKeyId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *           "requestId": "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90",
         *           "operationId": "getCompany",
         *           "recordIds": [
         *             "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f"
         *           ],
         *           "readAt": "2025-03-03T01:00:00.000Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SensitiveReadPage: {
            items: components["schemas"]["SensitiveRead"][];
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0011-7a51-9d2e-3f1b6c7d8e9f",
         *       "personId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "apiKeyId": "0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f",
         *       "requestId": "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e90",
         *       "operationId": "getCompany",
         *       "recordIds": [
         *         "0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f"
         *       ],
         *       "readAt": "2025-03-03T01:00:00.000Z"
         *     }
         */
        SensitiveRead: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            personId: string;
            apiKeyId: string | null;
            requestId: string;
            operationId: string;
            /** @description The records whose personal data the answer held. */
            recordIds: string[];
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            readAt: string;
        };
        /**
         * @example {
         *       "id": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "kind": "person",
         *       "name": "Punai Contoh",
         *       "roles": [
         *         "finance"
         *       ],
         *       "scopes": null,
         *       "operations": [
         *         "pledges.read",
         *         "pledges.write",
         *         "preferences.own"
         *       ],
         *       "preferences": {
         *         "language": "id",
         *         "retreatId": null,
         *         "digest": false
         *       },
         *       "version": 0
         *     }
         */
        Me: {
            /**
             * Format: uuid
             * @description As which person the caller counts as a maker or checker.
             */
            id: string;
            /** @enum {string} */
            kind: "person" | "system";
            /** @description Null where no user stands behind the token. */
            name: string | null;
            /** @description Those of the credential. */
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /** @description What the credential is limited to; null: to nothing. */
            scopes: {
                retreatIds?: string[];
                operations?: ("documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read")[];
            } | null;
            /** @description What this credential lets the caller do. */
            operations: ("documents.read" | "documents.write" | "companies.read" | "companies.write" | "contacts.read" | "retreats.read" | "retreats.create" | "retreats.write" | "budgets.read" | "budgets.write" | "budgets.adopt" | "imports.read" | "imports.discard" | "pledges.read" | "pledges.write" | "pledges.decide" | "disbursements.read" | "disbursements.write" | "disbursements.verify" | "adjustments.read" | "adjustments.propose" | "adjustments.decide" | "apbd.read" | "apbd.write" | "coverage.read" | "findings.read" | "findings.follow_up" | "reports.read" | "reports.seal" | "events.read" | "checkpoints.read" | "closings.read" | "closings.close" | "webhooks.read" | "webhooks.write" | "access.read" | "access.write" | "access.confirm" | "keys.write" | "links.own" | "sensitive_reads.read" | "session.own" | "me.read" | "preferences.own" | "worklist.read")[];
            /** @description Of a person; a system has none. */
            preferences: components["schemas"]["Preferences"] | null;
            /** @description Of the preferences: 0 until the person chooses any. */
            version: number;
        };
        Preferences: {
            /**
             * @description Of what is answered where `Accept-Language` is absent, or names neither of the two.
             * @enum {string}
             */
            language: "id" | "en";
            /** @description The retreat that the desk opens with. Null: none, or one that the credential does not see. */
            retreatId: string | null;
            /** @description Whether what waits is told once a day by e-mail. */
            digest: boolean;
        };
        /**
         * @example {
         *       "preferences": {
         *         "language": "en",
         *         "digest": true
         *       }
         *     }
         */
        MeChange: {
            preferences: {
                /**
                 * @description Of what is answered where `Accept-Language` is absent, or names neither of the two.
                 * @enum {string}
                 */
                language?: "id" | "en";
                /** @description The retreat that the desk opens with. Null: none, or one that the credential does not see. */
                retreatId?: string | null;
                /** @description Whether what waits is told once a day by e-mail. */
                digest?: boolean;
            };
        };
        /**
         * @example {
         *       "waiting": [
         *         {
         *           "kind": "pledge_approval",
         *           "count": 1,
         *           "amount": 350000000,
         *           "oldest": [
         *             {
         *               "type": "pledge",
         *               "id": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *               "label": "PT Arangtara Contoh Mining, 012/ACM/IV/2025",
         *               "amount": 350000000,
         *               "since": "2025-04-14T02:00:00.000Z"
         *             }
         *           ],
         *           "href": "/v1/pledges?state=submitted"
         *         }
         *       ],
         *       "own": []
         *     }
         */
        Worklist: {
            /** @description What this caller could do now. */
            waiting: components["schemas"]["WorklistEntry"][];
            /** @description What this caller made, and another person must decide. */
            own: components["schemas"]["WorklistEntry"][];
        };
        /**
         * @example {
         *       "kind": "pledge_approval",
         *       "count": 1,
         *       "amount": 350000000,
         *       "oldest": [
         *         {
         *           "type": "pledge",
         *           "id": "0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f",
         *           "label": "PT Arangtara Contoh Mining, 012/ACM/IV/2025",
         *           "amount": 350000000,
         *           "since": "2025-04-14T02:00:00.000Z"
         *         }
         *       ],
         *       "href": "/v1/pledges?state=submitted"
         *     }
         */
        WorklistEntry: {
            /**
             * @description Whom each kind waits for: `pledge_submission`, `instalment_overdue`, `instalment_due`, `agreement_missing` (money came and no agreement is recorded), `evidence_missing` (recorded without a stored paper): whoever records; `pledge_approval`, `disbursement_verification`, `proposal_decision`, `budget_adoption`: who checks; `access_confirmation`: other admins and verifiers; `month_closing` (the last month that ended): who closes; `account_unused` (persons as whom nobody came in yet: the password that an admin gave was not exchanged, or there is none and no other way in), `key_expiry` (systems’ keys that expire within 30 days and are not revoked), `webhook_failing` (with dead deliveries, a receiver that is gone, or a delivery that has failed for 1 h): admins; `receipt_unverified` (recorded 14 days ago and not verified), `report_sealed` (sealed by others in the last 14 days, whether or not they were read), `finding_follow_up` (open findings, the gravest first): auditors. Instalments are counted by pledge: `instalment_due` within 14 days. Findings are those of the 10 youngest retreats.
             * @enum {string}
             */
            kind: "pledge_submission" | "pledge_approval" | "disbursement_verification" | "proposal_decision" | "budget_adoption" | "access_confirmation" | "instalment_overdue" | "instalment_due" | "agreement_missing" | "evidence_missing" | "month_closing" | "account_unused" | "key_expiry" | "webhook_failing" | "receipt_unverified" | "report_sealed" | "finding_follow_up";
            count: number;
            /** @description What they add up to, in whole rupiah, at most 9007199254740991; null where they have no amount. */
            amount: number | null;
            /** @description Those that wait the longest, at most 10. */
            oldest: {
                /** @enum {string} */
                type: "pledge" | "disbursement" | "adjustment" | "budget" | "user" | "closing" | "api_key" | "webhook" | "sealed_report" | "finding";
                /** @description Of a budget version: retreat/number; of a closing: its month. */
                id: string;
                label: string;
                amount: number | null;
                /** @description Of an instalment or key: when it is due or expires. Null of a finding: it is what is so now. */
                since: string | null;
            }[];
            /** @description The list that they are in. */
            href: string;
        };
        /**
         * @example {
         *       "email": "petugas@contoh.example",
         *       "password": "hujan-di-atas-mahakam"
         *     }
         */
        NewSession: {
            email: string;
            password: string;
        };
        /**
         * @example {
         *       "personId": "0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f",
         *       "name": "Petugas Keuangan (contoh)",
         *       "email": "petugas@contoh.example",
         *       "roles": [
         *         "finance"
         *       ],
         *       "mustChangePassword": false,
         *       "startedAt": "2025-03-03T00:00:00.000Z",
         *       "expiresAt": "2025-03-03T12:00:00.000Z",
         *       "previousSignInAt": "2025-03-02T00:30:00.000Z",
         *       "resets": [
         *         {
         *           "at": "2025-03-01T01:00:00.000Z",
         *           "by": {
         *             "id": "0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f",
         *             "name": "Admin (contoh)"
         *           }
         *         }
         *       ],
         *       "csrfToken": "pX9t1mE4cY7uB2kQ8rJ5wL0sD3fH6gA1zV4nM7xT2oI"
         *     }
         */
        Session: {
            /**
             * Format: uuid
             * @description UUID (version 7: sorts by time of creation).
             */
            personId: string;
            name: string;
            email: string | null;
            /** @description A person: finance, verifier, auditor, admin, and admin with neither finance nor verifier. A system: finance, auditor, integration. */
            roles: ("finance" | "verifier" | "auditor" | "integration" | "admin")[];
            /** @description Nothing else can be done before. */
            mustChangePassword: boolean;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description An instant, RFC 3339, UTC.
             */
            expiresAt: string;
            /** @description When the person signed in before this session. Was it not you? Tell an admin. */
            previousSignInAt: string | null;
            /** @description When others gave the person a password, and who: in the last 90 days, the newest first, 10 at most. */
            resets: {
                /**
                 * Format: date-time
                 * @description An instant, RFC 3339, UTC.
                 */
                at: string;
                by: {
                    /**
                     * Format: uuid
                     * @description UUID (version 7: sorts by time of creation).
                     */
                    id: string;
                    /** @description Of the admin, or of the key of bootstrap; null where the service itself did it. */
                    name: string | null;
                };
            }[];
            /** @description To be sent as X-CSRF-Token with every POST, PATCH and DELETE. */
            csrfToken: string;
        };
        /**
         * @example {
         *       "currentPassword": "k3w9m-t7hpa-2xnqe-v8rjd",
         *       "newPassword": "hujan-di-atas-mahakam"
         *     }
         */
        PasswordChange: {
            currentPassword: string;
            /** @description At least 12 characters; a sentence is best. */
            newPassword: string;
        };
        /**
         * @example {
         *       "ended": 1
         *     }
         */
        SessionsEnded: {
            /** @description How many sessions. */
            ended: number;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
         * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
         */
        IdempotencyKey: string;
        /**
         * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
         * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
         */
        IdempotencyKeyUnlessDryRun: string;
        /**
         * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
         * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
         */
        IfMatch: string;
        /** @description An ETag that the reader has; 304 where it still holds. */
        IfNoneMatch: string;
        /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
        AcceptLanguage: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    listRegencies: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regencies"];
                };
            };
        };
    };
    listAccountCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountCodes"];
                };
            };
        };
    };
    listKbli: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KbliList"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemKinds"];
                };
            };
        };
    };
    listClosings: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingList"];
                };
            };
        };
    };
    closeMonth: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClosing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closing"];
                };
            };
        };
    };
    getClosing: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description A month in WITA, YYYY-MM. */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedMonth"];
                };
            };
        };
    };
    reopenMonth: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description A month in WITA, YYYY-MM. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReopening"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReopeningDryRun"] | components["schemas"]["Reopening"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description The document with this content, if it is stored. */
                sha256?: string;
                /** @description In the name of the file or its title. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
        };
    };
    uploadDocument: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedDocument"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedDocument"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedDocument"];
                };
            };
        };
    };
    listDocumentUses: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentUses"];
                };
            };
        };
    };
    downloadDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file as it was uploaded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022. */
                npwp?: string;
                /** @description In the name, the NPWP or the NIB; never in contacts. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt" | "legalName" | "-legalName";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyPage"];
                };
            };
        };
    };
    registerCompany: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompany"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    getCompany: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    changeCompany: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    succeedCompany: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuccession"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    withdrawSuccession: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuccessionWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
        };
    };
    listDisclosures: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosurePage"];
                };
            };
        };
    };
    addDisclosure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisclosure"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
        };
    };
    getDisclosure: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                disclosureId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
        };
    };
    proposeDisclosureChange: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                disclosureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureChange"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    listRetreats: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description Unique; letters, digits, dot, dash, underscore, slash; at most 50. */
                code?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetreatPage"];
                };
            };
        };
    };
    createRetreat: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRetreat"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retreat"];
                };
            };
        };
    };
    getRetreat: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retreat"];
                };
            };
        };
    };
    changeRetreat: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetreatChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retreat"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    listBudgets: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description Without it, all but those that were discarded. */
                state?: "draft" | "adopted" | "superseded" | "discarded";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetList"];
                };
            };
        };
    };
    draftBudget: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBudget"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
        };
    };
    getBudget: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
        };
    };
    changeBudget: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                };
            };
        };
    };
    discardBudget: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetDiscarding"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetDryRun"] | components["schemas"]["Budget"];
                };
            };
        };
    };
    diffBudgets: {
        parameters: {
            query: {
                /** @description The version to compare with. */
                from: number;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetDiff"];
                };
            };
        };
    };
    listPledges: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                /** @description Several: repeated, or separated by commas. */
                companyId?: string[];
                /** @description Several; without it, all but those that were discarded. */
                state?: ("draft" | "submitted" | "active" | "rejected" | "cancelled" | "discarded")[];
                /** @description Several: repeated, or separated by commas. */
                form?: ("cash" | "goods" | "services")[];
                /** @description Several. With money promised on one of these lines; not with `knownAt`. */
                lineCode?: string[];
                /** @description Made, edited or submitted by this person. */
                makerId?: string;
                /** @description Whether an instalment was due before today and is not fully received; not with `knownAt`. */
                overdue?: "true" | "false";
                /** @description Pledged on or after. */
                from?: string;
                /** @description Pledged on or before. */
                to?: string;
                /** @description At least so much, whole rupiah. */
                amountFrom?: number;
                /** @description At most so much, whole rupiah. */
                amountTo?: number;
                externalRef?: string;
                /** @description In the company’s name, NPWP or NIB, or in the number of the letter or the agreement. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt" | "pledgedOn" | "-pledgedOn" | "amount" | "-amount";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgePage"];
                };
            };
        };
    };
    draftPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPledge"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pledge"];
                };
            };
        };
    };
    getPledge: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pledge"];
                };
            };
        };
    };
    changePledge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PledgeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pledge"];
                };
            };
        };
    };
    submitPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    withdrawPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PledgeWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    discardPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Discarding"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    approvePledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    rejectPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    cancelPledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PledgeCancellation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    reallocatePledge: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReallocation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["Pledge"];
                };
            };
        };
    };
    listDisbursements: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                /** @description Several: repeated, or separated by commas. */
                companyId?: string[];
                /** @description UUID (version 7: sorts by time of creation). */
                pledgeId?: string;
                /** @description Several: repeated, or separated by commas. */
                state?: ("recorded" | "verified" | "rejected" | "reversed")[];
                /** @description Several: repeated, or separated by commas. */
                form?: ("cash" | "goods" | "services")[];
                /** @description Several: repeated, or separated by commas. */
                channel?: ("rkud" | "bast" | "direct_to_vendor" | "other_account")[];
                /** @description Several. With money that lies, or lay, on one of these lines; not with `knownAt`. */
                lineCode?: string[];
                /** @description Recorded or corrected by this person. */
                makerId?: string;
                /** @description Whether a document stands as its evidence; not with `knownAt`. */
                hasEvidence?: "true" | "false";
                /** @description Received on or after. */
                from?: string;
                /** @description Received on or before. */
                to?: string;
                /** @description At least so much, whole rupiah. */
                amountFrom?: number;
                /** @description At most so much, whole rupiah. */
                amountTo?: number;
                externalRef?: string;
                /** @description In the company’s name, NPWP or NIB, or in the number of the evidence. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt" | "receivedOn" | "-receivedOn" | "amount" | "-amount";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementPage"];
                };
            };
        };
    };
    recordDisbursement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisbursement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disbursement"];
                };
            };
        };
    };
    recordDisbursementBatch: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisbursementBatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementBatchDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementBatch"];
                };
            };
        };
    };
    getDisbursement: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disbursement"];
                };
            };
        };
    };
    changeDisbursement: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisbursementChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disbursement"];
                };
            };
        };
    };
    verifyDisbursement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDryRun"] | components["schemas"]["Disbursement"];
                };
            };
        };
    };
    rejectDisbursement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisbursementRejection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDryRun"] | components["schemas"]["Disbursement"];
                };
            };
        };
    };
    listAdjustments: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                pledgeId?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                disbursementId?: string;
                /** @description Several: repeated, or separated by commas. */
                kind?: ("amendment" | "write_off" | "refund" | "reversal" | "reallocation" | "agreement" | "venue_choice" | "retreat_change" | "retreat_cancellation" | "retreat_restoration" | "disclosure")[];
                /** @description Several: repeated, or separated by commas. */
                state?: ("proposed" | "approved" | "rejected" | "withdrawn")[];
                /** @description Proposed by this person. */
                makerId?: string;
                /** @description In the number of a refund’s evidence; or, of the pledge that it speaks of, in the letter’s or agreement’s number or the company’s name, NPWP or NIB. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt" | "amount" | "-amount";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentPage"];
                };
            };
        };
    };
    getAdjustment: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    approveAdjustment: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentApproval"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Adjustment"];
                };
            };
        };
    };
    rejectAdjustment: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentRejection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Adjustment"];
                };
            };
        };
    };
    withdrawAdjustment: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeAmendment: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAmendment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeWriteOff: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWriteOff"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeRefund: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    reverseDisbursement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reversal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDryRun"] | components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Disbursement"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    reallocateDisbursement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReallocation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursementDryRun"] | components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Disbursement"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    signAgreement: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgreement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeDryRun"] | components["schemas"]["AdjustmentDryRun"] | components["schemas"]["Pledge"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeVenueChoice: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVenueChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeCancellation: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetreatCancellation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    proposeRestoration: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetreatRestoration"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentDryRun"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
        };
    };
    getObligations: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description As it stood on this day (WITA); absent: today. */
                asOf?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Obligations"];
                };
            };
        };
    };
    listAppropriations: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppropriationPage"];
                };
            };
        };
    };
    appropriate: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppropriation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppropriationDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appropriation"];
                };
            };
        };
    };
    listExpenditures: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description Several: repeated, or separated by commas. */
                state?: ("recorded" | "reversed")[];
                /** @description Several: repeated, or separated by commas. */
                lineCode?: string[];
                /** @description Recorded by this person. */
                makerId?: string;
                /** @description Spent on or after. */
                from?: string;
                /** @description Spent on or before. */
                to?: string;
                /** @description At least so much, whole rupiah. */
                amountFrom?: number;
                /** @description At most so much, whole rupiah. */
                amountTo?: number;
                externalRef?: string;
                /** @description In the number of the SP2D. */
                q?: string;
                /** @description Ascending, or with `-` descending. Without it, the newest first. */
                sort?: "createdAt" | "-createdAt" | "spentOn" | "-spentOn" | "amount" | "-amount";
                /** @description `true`: with count and sums of all that the filters find. */
                totals?: "true" | "false";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpenditurePage"];
                };
            };
        };
    };
    recordExpenditure: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExpenditure"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpenditureDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expenditure"];
                };
            };
        };
    };
    getExpenditure: {
        parameters: {
            query?: {
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expenditure"];
                };
            };
        };
    };
    reverseExpenditure: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpenditureReversal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpenditureDryRun"] | components["schemas"]["Expenditure"];
                };
            };
        };
    };
    listDocumentsOfPledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    attachToPledge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    replaceDocumentOfPledge: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentReplacement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    listDocumentsOfDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    attachToDisbursement: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    replaceDocumentOfDisbursement: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentReplacement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    listDocumentsOfAdjustment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    attachToAdjustment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    replaceDocumentOfAdjustment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentReplacement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    listDocumentsOfExpenditure: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    attachToExpenditure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    replaceDocumentOfExpenditure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentReplacement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    listDocumentsOfRetreat: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    attachToRetreat: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    replaceDocumentOfRetreat: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentReplacement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    adoptBudget: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Adoption"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptedBudgetDryRun"] | components["schemas"]["AdoptedBudget"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /** @description One of the retreat’s venues; absent: the one that was chosen by then. */
                venue?: string;
                /** @description Effective date (WITA), inclusive, not after today; absent: now. */
                asOf?: string;
                /** @description What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day. */
                knownAt?: string;
                /** @description Adds `groups` to the JSON; a file has a row for every group in place of the lines. */
                groupBy?: "category" | "accountCode" | "company" | "form" | "sector" | "regency" | "channel" | "month";
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report: `CoverageReport`, or with `format=table` its `ReportTable`, which alone has `columns`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageReport"] | components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    compareVenues: {
        parameters: {
            query?: {
                /** @description Effective date (WITA), inclusive, not after today; absent: now. */
                asOf?: string;
                /** @description What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day. */
                knownAt?: string;
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report: `VenueComparison`, or with `format=table` its `ReportTable`, which alone has `columns`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VenueComparison"] | components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    listCoverageDays: {
        parameters: {
            query?: {
                /** @description One of the retreat’s venues; absent: the one that was chosen by then. */
                venue?: string;
                /** @description What was known at an instant (RFC 3339, UTC): the log as it was sealed by then. With the same `asOf`, the same answer for ever; without, as of that day. */
                knownAt?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDays"];
                };
            };
        };
    };
    listEntries: {
        parameters: {
            query: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before; it goes on with the `knownAt` of that page. */
                cursor?: string;
                /** @description As it was known at an instant (RFC 3339, UTC): the log as it was sealed by then. */
                knownAt?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId: string;
                /** @description Of one part of the report of coverage: the lines of the venue, `unallocated` (with what is on lines that the budget version does not have), the lines of `otherVenues`, or the regional budget’s side of both (`apbdElsewhere`). */
                part?: "line" | "unallocated" | "otherVenues" | "apbdElsewhere";
                /** @description From which venue `part` is seen; absent: the one that was chosen by then. */
                venue?: string;
                /** @description Several: repeated, or separated by commas. */
                lineCode?: string[];
                /** @description Several: repeated, or separated by commas. */
                measure?: ("reserved" | "pledged" | "committed" | "received" | "verified" | "appropriated" | "spent")[];
                /** @description Several: repeated, or separated by commas. */
                form?: ("cash" | "goods" | "services")[];
                /** @description Several: repeated, or separated by commas. */
                channel?: ("rkud" | "bast" | "direct_to_vendor" | "other_account")[];
                /** @description UUID (version 7: sorts by time of creation). */
                companyId?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                pledgeId?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                disbursementId?: string;
                /** @description In effect on or after. */
                from?: string;
                /** @description In effect by this day (WITA), not after today; absent: now. */
                asOf?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntryPage"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                code?: "F01" | "F02" | "F03" | "F04" | "F05" | "F08" | "F11" | "F13" | "F14" | "F15" | "F18" | "F22" | "F23" | "F24" | "F25" | "F26" | "F27" | "F28";
                severity?: "critical" | "high" | "medium" | "low" | "info";
                /** @description What the last follow-up says; `open` where there is none. */
                status?: "open" | "explained" | "accepted_risk" | "settled";
                /** @description Day (WITA), inclusive, not after today; absent: today. Money, records and disclosures dated later are not seen; follow-ups are those of now. */
                asOf?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingRegister"];
                };
            };
        };
    };
    followUpFinding: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFollowUp"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUp"];
                };
            };
        };
    };
    reportPledgeRealisation: {
        parameters: {
            query?: {
                /** @description First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier. */
                from?: string;
                /** @description Last effective day (WITA), inclusive, not after today; absent: today. */
                to?: string;
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    reportReceipts: {
        parameters: {
            query?: {
                /** @description First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier. */
                from?: string;
                /** @description Last effective day (WITA), inclusive, not after today; absent: today. */
                to?: string;
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    reportRecap: {
        parameters: {
            query?: {
                /** @description The companies' line of business, or the first of their regencies. */
                by?: "sector" | "regency";
                /** @description Last effective day (WITA), inclusive, not after today; absent: today. */
                asOf?: string;
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    reportFindings: {
        parameters: {
            query?: {
                code?: "F01" | "F02" | "F03" | "F04" | "F05" | "F08" | "F11" | "F13" | "F14" | "F15" | "F18" | "F22" | "F23" | "F24" | "F25" | "F26" | "F27" | "F28";
                severity?: "critical" | "high" | "medium" | "low" | "info";
                /** @description What the last follow-up says; `open` where there is none. */
                status?: "open" | "explained" | "accepted_risk" | "settled";
                /** @description Day (WITA), inclusive, not after today; absent: today. Money, records and disclosures dated later are not seen; follow-ups are those of now. */
                asOf?: string;
                /** @description Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made. */
                format?: "json" | "table" | "csv" | "xlsx" | "pdf";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    listSealedReports: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                /** @description The report, by the last part of its address. */
                report?: "coverage" | "venue-comparison" | "pledge-realisation" | "receipts" | "recap" | "findings";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedReportPage"];
                };
            };
        };
    };
    sealReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSealedReport"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedReport"];
                };
            };
        };
    };
    getSealedReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedReport"];
                };
            };
        };
    };
    getSealedContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTable"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/pdf": string;
                };
            };
        };
    };
    importBudget: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["BudgetImport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportVerdictDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportVerdict"];
                };
            };
        };
    };
    importPledges: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PledgeImport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportVerdictDryRun"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportVerdict"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                kind?: "budget" | "pledges";
                /** @description Without it, all but those that were discarded. */
                state?: "kept" | "discarded";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    discardImport: {
        parameters: {
            query?: {
                /** @description `true`: the same checks and the same answer (200), with `id` null and in `warnings` the findings that it would raise. Nothing is kept, and it needs no Idempotency-Key. */
                dryRun?: "true" | "false";
            };
            header?: {
                /**
                 * @description Required, but for a dry run, which needs and claims none. Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyUnlessDryRun"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportDiscarding"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDryRun"] | components["schemas"]["Import"];
                };
            };
        };
    };
    getBudgetTemplate: {
        parameters: {
            query?: {
                /** @description Kind of file. */
                format?: "csv" | "xlsx";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    getPledgeTemplate: {
        parameters: {
            query?: {
                /** @description Kind of file. */
                format?: "csv" | "xlsx";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the answer before; absent: from the beginning.
                 * @example 1041-5f2c9b1d0a7e4c36
                 */
                after?: string;
                /** @description Only these types; `pledge.*` are all that begin so. Several: separated by commas. */
                types?: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                limit?: number;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    proveEvent: {
        parameters: {
            query?: {
                /** @description Size of the checkpoint to prove it against; absent: the newest. */
                size?: number;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointPage"];
                };
            };
        };
    };
    getLatestCheckpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description Size of the older checkpoint. */
                from: number;
                /** @description Size of the newer; absent: the newest. */
                to?: number;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
        };
    };
    listLogKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogKeys"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Only these types; `pledge.*` are all that begin so. Several: separated by commas. */
                types?: ("document.uploaded" | "document.attached" | "document.replaced" | "company.registered" | "company.changed" | "company.succeeded" | "company.succession_withdrawn" | "company.disclosure_added" | "import.made" | "import.discarded" | "retreat.created" | "retreat.changed" | "budget.drafted" | "budget.changed" | "budget.discarded" | "budget.adopted" | "pledge.drafted" | "pledge.changed" | "pledge.letter_amount_stated" | "pledge.submitted" | "pledge.withdrawn" | "pledge.discarded" | "pledge.approved" | "pledge.rejected" | "pledge.cancelled" | "pledge.agreement_signed" | "pledge.reallocated" | "disbursement.recorded" | "disbursement.changed" | "disbursement.document_total_stated" | "disbursement.verified" | "disbursement.rejected" | "disbursement.reversed" | "disbursement.reallocated" | "adjustment.proposed" | "adjustment.approved" | "adjustment.rejected" | "adjustment.withdrawn" | "appropriation.stated" | "expenditure.recorded" | "expenditure.reversed" | "finding.followed_up" | "report.sealed" | "month.closed" | "month.reopened" | "user.created" | "user.first_seen" | "user.link_proposed" | "user.link_confirmed" | "user.link_withdrawn" | "user.changed" | "user.password_reset" | "user.confirmed" | "user.password_changed" | "user.preferences_changed" | "user.signed_in" | "user.signed_out" | "api_key.issued" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.secret_rotated" | "webhook.ended" | "webhook.tested" | "webhook.redelivered" | "personal_data.read" | "log.opened" | "demo.loaded" | "document.*" | "company.*" | "import.*" | "retreat.*" | "budget.*" | "pledge.*" | "disbursement.*" | "adjustment.*" | "appropriation.*" | "expenditure.*" | "finding.*" | "report.*" | "month.*" | "user.*" | "api_key.*" | "webhook.*" | "personal_data.*" | "log.*" | "demo.*")[];
                /** @description UUID (version 7: sorts by time of creation). */
                retreatId?: string;
                /** @description Where to begin, without `Last-Event-ID`: `next` of the feed, `end` for what is still to come; absent: from the beginning. */
                after?: string | "end";
            };
            header?: {
                /**
                 * @description The `id` of the last event that arrived: a browser sends it by itself when it connects again.
                 * @example 1041-5f2c9b1d0a7e4c36
                 */
                "last-event-id"?: string;
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, for as long as the stream lasts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    getCompanyHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getRetreatHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getImportHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getPledgeHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getDisbursementHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getAdjustmentHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getAppropriationHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getExpenditureHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getFindingHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getUserHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    getBudgetHistory: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Only persons whose access to the money waits for somebody to confirm it. */
                confirmation?: "awaited";
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InitialPasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPassword"];
                };
            };
        };
    };
    confirmUser: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    issueApiKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLinkPage"];
                };
            };
        };
    };
    proposeLink: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonLink"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLink"];
                };
            };
        };
    };
    withdrawLink: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
                /** @description UUID (version 7: sorts by time of creation). */
                linkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkWithdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLink"];
                };
            };
        };
    };
    listOwnLinks: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLinkPage"];
                };
            };
        };
    };
    confirmLink: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                linkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkConfirmation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonLink"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    endWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Several: repeated, or separated by commas. */
                state?: ("waiting" | "delivered" | "dead")[];
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
        };
    };
    redeliverToWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.
                 * @example "0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description UUID (version 7: sorts by time of creation). */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redelivery"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    listSensitiveReads: {
        parameters: {
            query?: {
                /** @description Items per page. */
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description What this person read. */
                personId?: string;
                /** @description Who read this record. */
                recordId?: string;
            };
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SensitiveReadPage"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getWorklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worklist"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that the reader has; 304 where it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: {
                /** @description Whether all sessions of this person end, on every device. */
                everywhere?: "true" | "false";
            };
            header?: {
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the representation that the change or decision is meant for. A decision takes no `*`.
                 * @example "kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description `id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian. */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
}
