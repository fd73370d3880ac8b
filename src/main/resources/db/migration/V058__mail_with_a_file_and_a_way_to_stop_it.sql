-- A file that goes with a mail. Kept until the mail is sent or given up, as long as its text.
create table mail_file (
  mail_id bigint primary key references mail,
  name    text not null check (length(name) between 1 and 120),
  type    text not null check (length(type) between 1 and 60),
  content bytea not null
);

-- Where whoever gets the mail stops mails of its kind (RFC 2369 and 8058).
alter table mail add column stops_at text;
