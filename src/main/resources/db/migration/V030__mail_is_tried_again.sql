-- A mail that could not be sent is tried again, each time after a longer while.
alter table mail add column due_at timestamptz;
update mail set due_at = created_at;
alter table mail alter column due_at set not null;
drop index mail_unsent;
create index mail_due on mail (due_at) where sent_at is null;
