-- The projection of the journal, version 1. Every row is made of one journal document and names its sequence; nothing is
-- ever changed in place. H2 and PostgreSQL both read this, and the Java types are generated from it.
create table schema_version (
  version int not null,
  constraint schema_version_pk primary key (version)
);

create table entry (
  sequence bigint not null,
  kind varchar(20) not null,
  sha256 varchar(64) not null,
  posted_on date not null,
  series varchar(12),
  period varchar(7),
  agreement varchar,
  cases bigint not null,
  constraint entry_pk primary key (sequence)
);
create index entry_account on entry (series, period);

-- A numbered bill, or the bill of a correction: the whole new sum to pay less the whole old one.
create table bill (
  sequence bigint not null,
  line int not null,
  number varchar(40) not null,
  series varchar(12) not null,
  bill_year int not null,
  running int not null,
  kind varchar(10) not null,
  period varchar(7) not null,
  municipality varchar(4) not null,
  municipality_name varchar not null,
  edition date not null,
  care_group varchar(12) not null,
  dated date not null,
  whole_before numeric(15, 2) not null,
  whole_after numeric(15, 2) not null,
  amount numeric(15, 2) not null,
  constraint bill_pk primary key (sequence, line),
  constraint bill_number unique (number),
  constraint bill_running unique (series, bill_year, running),
  constraint bill_entry foreign key (sequence) references entry (sequence)
);
create index bill_account on bill (municipality, period);

-- What a credit takes back of an earlier bill.
create table credit (
  sequence bigint not null,
  line int not null,
  credit_number varchar(40) not null,
  bill_number varchar(40) not null,
  amount numeric(15, 2) not null,
  constraint credit_pk primary key (sequence, line),
  constraint credit_entry foreign key (sequence) references entry (sequence)
);
create index credit_bill on credit (bill_number);

-- A case that came, changed or went after its month was billed first. As it was then it stands in the document: rows for
-- every case would make a ledger slow to open again after a crash, and nothing looks them up.
create table case_version (
  sequence bigint not null,
  line int not null,
  series varchar(12) not null,
  period varchar(7) not null,
  municipality varchar(4) not null,
  case_id varchar not null,
  fingerprint varchar(64) not null,
  constraint case_version_pk primary key (sequence, line),
  constraint case_version_entry foreign key (sequence) references entry (sequence)
);

-- Why a correction changed what it changed.
create table case_change (
  sequence bigint not null,
  line int not null,
  municipality varchar(4) not null,
  edition date not null,
  care_group varchar(12) not null,
  case_id varchar not null,
  reason varchar(20) not null,
  days_before bigint not null,
  days_after bigint not null,
  constraint case_change_pk primary key (sequence, line),
  constraint case_change_entry foreign key (sequence) references entry (sequence)
);

-- What a draft would bill: no numbers.
create table draft (
  sequence bigint not null,
  line int not null,
  series varchar(12) not null,
  period varchar(7) not null,
  municipality varchar(4) not null,
  municipality_name varchar not null,
  edition date not null,
  care_group varchar(12) not null,
  amount numeric(15, 2) not null,
  constraint draft_pk primary key (sequence, line),
  constraint draft_entry foreign key (sequence) references entry (sequence)
);

create table dispute (
  sequence bigint not null,
  line int not null,
  bill_number varchar(40) not null,
  case_id varchar not null,
  state varchar(10) not null,
  reason varchar not null,
  decided_on date not null,
  constraint dispute_pk primary key (sequence, line),
  constraint dispute_entry foreign key (sequence) references entry (sequence)
);
create index dispute_case on dispute (bill_number, case_id);

create table payment (
  sequence bigint not null,
  line int not null,
  bill_number varchar(40) not null,
  amount numeric(15, 2) not null,
  paid_on date not null,
  reference varchar not null,
  constraint payment_pk primary key (sequence, line),
  constraint payment_reference unique (reference),
  constraint payment_entry foreign key (sequence) references entry (sequence)
);
create index payment_bill on payment (bill_number);
