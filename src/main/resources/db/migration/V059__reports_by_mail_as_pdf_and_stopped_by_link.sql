-- With the report as PDF, for who wants it so. And the key of the link that stops these mails: it stands in each of them,
-- lets nobody do anything else, and is over when they are stopped.
alter table report_mail
  add column with_pdf boolean not null default false,
  add column stop_key uuid not null default gen_random_uuid();
create unique index report_mail_stop_key on report_mail (stop_key);
