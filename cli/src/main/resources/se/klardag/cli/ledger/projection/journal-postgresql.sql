-- The journal on a server: the same documents as rows. Nobody changes or takes away a row, its owner included.
create table if not exists journal_document (
  sequence bigint not null,
  kind varchar(20) not null,
  sha256 char(64) not null,
  document bytea not null,
  posted_at timestamp with time zone not null default now(),
  constraint journal_document_pk primary key (sequence),
  constraint journal_document_sha256 unique (sha256),
  constraint journal_document_counts check (sequence > 0)
);

create or replace function journal_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'journal_document is append-only'; end $$;

create or replace trigger journal_rows_stay before update or delete on journal_document
  for each row execute function journal_is_append_only();

create or replace trigger journal_stays before truncate on journal_document
  for each statement execute function journal_is_append_only();

revoke update, delete, truncate on journal_document from public;
