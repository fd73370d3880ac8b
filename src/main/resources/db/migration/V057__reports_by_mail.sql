-- Who gets the usage report by mail, and of which view; null: the report as it opens. Goes on with the report as it opens
-- when the view is deleted.
create table report_mail (
  contract_id integer not null references contract,
  person_id   integer not null references person,
  rhythm      text not null check (rhythm in ('week', 'month')),
  view_id     integer,
  chosen_by   integer not null references person,
  since       timestamptz not null,
  primary key (contract_id, person_id),
  foreign key (contract_id, person_id, view_id) references saved_view (contract_id, person_id, id)
    on delete set null (view_id)
);

-- What was written, in the transaction that wrote it: each period once, whatever restarts.
create table report_mail_sent (
  contract_id integer not null references contract,
  person_id   integer not null references person,
  rhythm      text not null check (rhythm in ('week', 'month')),
  begins_on   date not null,                -- the period's first day
  written_at  timestamptz not null,
  primary key (contract_id, person_id, rhythm, begins_on)
);
revoke delete, truncate on report_mail_sent from cloudcredits_app;
