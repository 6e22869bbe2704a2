-- Skåne's agreement of 2018 on the case file of the contract, for DuckDB: what `klardag settle --agreement skane-2018` counts.
-- FILE, FIRST, NEXT and RATE (kronor a day) are put in by whoever runs it; no text of a file is ever part of the statement.
WITH stay AS (
    SELECT municipality, admission_notice_at, ready_notice_at, sip_required, sip_called_at, withdrawn_at, discharged_at, consent,
           open_care_ready, legal_basis
    FROM read_csv('FILE', header = true, delim = ',', nullstr = '', timestampformat = '%Y-%m-%d %H:%M', columns = {
        'case_id': 'VARCHAR', 'patient': 'VARCHAR', 'municipality': 'VARCHAR', 'care_type': 'VARCHAR', 'unit': 'VARCHAR',
        'admitted_at': 'TIMESTAMP', 'admission_notice_at': 'TIMESTAMP', 'planned_discharge': 'VARCHAR', 'ready_at': 'TIMESTAMP',
        'ready_notice_at': 'TIMESTAMP', 'sip_required': 'VARCHAR', 'sip_called_at': 'TIMESTAMP', 'withdrawn_at': 'TIMESTAMP',
        'discharged_at': 'TIMESTAMP', 'outcome': 'VARCHAR', 'consent': 'VARCHAR', 'open_care_ready': 'VARCHAR',
        'legal_basis': 'VARCHAR'})
),
closed AS (
    SELECT strftime(discharged_at, '%Y-%m') AS month,
           municipality,
           admission_notice_at IS NOT NULL
               AND ready_notice_at IS NOT NULL
               AND consent IS DISTINCT FROM 'no'
               AND NOT (coalesce(sip_required, '') = 'yes' AND sip_called_at IS NULL)
               AND coalesce(open_care_ready, '') NOT IN ('no', 'unclear')
               AND coalesce(legal_basis, '') NOT IN ('OPT', 'ORV', 'ÖPT', 'ÖRV')
               AND withdrawn_at IS NULL AS counts,
           -- noons passed: twelve hours later they are midnights
           date_diff('day', ready_notice_at + INTERVAL 12 HOUR, discharged_at + INTERVAL 12 HOUR) AS days
    FROM stay
    WHERE discharged_at >= TIMESTAMP 'FIRST' AND discharged_at < TIMESTAMP 'NEXT' AND municipality LIKE '12%'
),
kommun AS (
    SELECT month, municipality, count(*) FILTER (counts) AS cases, coalesce(sum(days) FILTER (counts), 0) AS days
    FROM closed
    GROUP BY month, municipality
)
SELECT month, municipality, cases, days,
       greatest(0, days * 10 - cases * 28) AS tenths,
       greatest(0, days * 10 - cases * 28) * RATE // 10 AS kronor
FROM kommun
ORDER BY month, municipality
