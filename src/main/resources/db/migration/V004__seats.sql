-- A seat associates a named user with a licence; whether that person may run tasks that cost credits is a switch on it.
create table seat (
  contract_id integer not null,
  licence_id  integer not null,
  person_id   integer not null references person,
  seated_at   timestamptz not null,
  seated_by   integer references person,
  permitted   boolean not null,
  unseated_at timestamptz check (unseated_at >= seated_at),
  unseated_by integer references person,
  primary key (contract_id, licence_id, person_id, seated_at),
  foreign key (contract_id, licence_id) references licence
);
create unique index seat_once_on_a_licence on seat (contract_id, licence_id, person_id) where unseated_at is null;
create index seat_of_person on seat (person_id) where unseated_at is null;
