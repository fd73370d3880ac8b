-- The API remembers whose an e-mail address is, so that a charge costs no query outside the ledger. An address can change
-- hands; every such change counts this up in its own transaction, and what was remembered under an older number is forgotten.
create table address_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);

insert into address_version (version) values (0);

create function count_address_change() returns trigger language plpgsql as $$
begin
  update address_version set version = version + 1;
  return null;
end
$$;

create trigger address_changed after update of email or delete on person
  for each statement execute function count_address_change();
