package se.klardag.engine.facts;

/// What can be recorded of a case and decide a bill (*ärendets uppgift*), beside its id and its municipality of registration.
public enum CaseField {
    CARE_TYPE("care_type"),
    ADMITTED_AT("admitted_at"),
    ADMISSION_NOTICE_AT("admission_notice_at"),
    PLANNED_DISCHARGE("planned_discharge"),
    READY_AT("ready_at"),
    READY_NOTICE_AT("ready_notice_at"),
    SIP_REQUIRED("sip_required"),
    SIP_CALLED_AT("sip_called_at"),
    WITHDRAWN_AT("withdrawn_at"),
    DISCHARGED_AT("discharged_at"),
    OUTCOME("outcome"),
    CONSENT("consent"),
    OPEN_CARE_READY("open_care_ready"),
    LEGAL_BASIS("legal_basis"),
    PLANNING_CALLED_AT("planning_called_at"),
    PLAN_MADE_AT("plan_made_at"),
    ASSESSMENT_NOTICE_AT("assessment_notice_at"),
    PAYER_ANSWER("payer_answer"),
    PAYER_READY_AT("payer_ready_at"),
    INTERRUPTED_AT("interrupted_at"),
    RESUMED_AT("resumed_at"),
    STAY_MUNICIPALITY("stay_municipality"),
    MOVED_AT("moved_at"),
    MOVED_TO("moved_to");

    private final String title;

    CaseField(String title) {
        this.title = title;
    }

    /// The name of its column in a case file.
    public String title() {
        return title;
    }
}
