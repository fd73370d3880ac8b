-- What uses credits, and at which rate (rules §8). Reference data: the same for every contract, so
-- no key here begins with a contract.

create table service (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null unique check (length(name) between 1 and 80),
  product text not null check (length(product) between 1 and 80),
  included_in_plan boolean not null,
  usage_based boolean not null,
  -- A service that knows its own cost names the credits itself and needs no rate.
  self_priced boolean not null default false,
  position integer not null unique check (position > 0)
);

-- What a job tells about itself. The bounds are part of the price: a rate is tried over all of them
-- before it is published, so that no valid job can meet a rate that fails.
create table service_variable (
  service_key text not null references service (key),
  -- A word of the rate's expression, which knows no upper or lower case; in addresses it stands
  -- beside the word for the service itself.
  name text not null check (name ~ '^[a-z][a-z0-9_]{0,29}$' and name <> 'service'),
  label text not null check (length(label) between 1 and 60),
  unit text not null default '' check (length(unit) <= 12),
  type text not null check (type in ('integer', 'decimal', 'choice')),
  minimum numeric(15, 6),
  maximum numeric(15, 6),
  choices text[],
  position integer not null check (position > 0),
  primary key (service_key, name),
  unique (service_key, position),
  constraint choice_has_choices_only check (
    (type = 'choice') = (choices is not null and minimum is null and maximum is null)),
  constraint choices_are_some check (
    choices is null
    or (cardinality(choices) between 2 and 20 and array_position(choices, null) is null)),
  constraint number_has_bounds_only check (
    (type <> 'choice') = (choices is null and minimum is not null and maximum is not null)),
  constraint bounds_in_order check (minimum <= maximum and minimum >= 0),
  constraint integer_bounds_are_whole check (
    type <> 'integer' or (minimum = trunc(minimum) and maximum = trunc(maximum)))
);

-- A rate holds from valid_from until the next version's, and for ever for the jobs that it priced.
create table rate (
  service_key text not null references service (key),
  version integer not null check (version > 0),
  valid_from timestamptz not null,
  expression text not null check (length(expression) between 1 and 500),
  -- The expression in plain English, as the chart of services shows it.
  words text not null check (length(words) between 1 and 300),
  created_at timestamptz not null default now(),
  primary key (service_key, version),
  unique (service_key, valid_from),
  -- Changing a rate never changes the past: only the first version may start before it was written.
  constraint rate_is_not_backdated check (version = 1 or valid_from >= created_at)
);

-- A job names the version that priced it, so a version must stay what it was.
revoke update, delete, truncate on rate from cloudcredits_app;
