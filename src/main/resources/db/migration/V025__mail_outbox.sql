-- Mail is written with the change that causes it and sent afterwards, so that neither happens without the other.
create table mail (
  id         bigint generated always as identity primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  attempts   integer not null default 0,
  last_error text
);
create index mail_unsent on mail (id) where sent_at is null;
