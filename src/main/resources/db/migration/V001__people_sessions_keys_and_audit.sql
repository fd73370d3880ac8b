-- A person has one account, world-wide; the number is the identity, the address may change.

create table reseller (
  id          integer generated always as identity primary key,
  name        text not null unique check (length(name) between 1 and 120)
);

create table person (
  id            integer generated always as identity primary key,
  email         text not null unique
                check (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1),
  name          text not null check (length(name) between 1 and 120),
  password_hash text,                       -- Argon2id; null while invited and never signed in
  operator      boolean not null default false,
  reseller_id   integer references reseller,
  created_at    timestamptz not null
);

-- Only hashes of tokens are stored: who reads the table can't sign in with it.
create table session (
  token_hash   bytea primary key check (length(token_hash) = 32),
  person_id    integer not null references person,
  csrf_token   text not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null check (expires_at > created_at)
);
create index session_of_person on session (person_id);

-- A link that lets its holder do one thing once: accept an invitation, choose a new password, become the first operator.
create table one_time_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  purpose    text not null check (purpose in ('invitation', 'password_reset', 'first_operator')),
  person_id  integer references person,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at    timestamptz,
  check ((purpose = 'first_operator') = (person_id is null))
);
create index one_time_link_of_person on one_time_link (person_id);

-- A cloud service signs in with a key and may act for the services that the key names.
create table api_key (
  id         integer generated always as identity primary key,
  name       text not null check (length(name) between 1 and 120),
  key_hash   bytea not null unique check (length(key_hash) = 32),
  services   text[] not null check (cardinality(services) > 0),
  created_at timestamptz not null,
  created_by integer references person,
  revoked_at timestamptz
);

-- Who did what. Written once, never changed. No actor: the system itself.
create table audit_entry (
  id           bigint generated always as identity primary key,
  recorded_at  timestamptz not null,
  contract_id  integer,
  person_id    integer references person,
  api_key_id   integer references api_key,
  action       text not null check (length(action) between 1 and 60),
  subject      text not null default '',
  detail       text not null default '',
  check (person_id is null or api_key_id is null)
);
create index audit_entry_of_contract on audit_entry (contract_id, id);
revoke update, delete, truncate on audit_entry from cloudcredits_app;
