-- From so many packs in one order on, each of them costs this. The price from one pack on stands in price.
create table price_step (
  currency   char(3) not null,
  valid_from date not null,
  from_packs integer not null check (from_packs > 1),
  pack_price numeric(14,2) not null check (pack_price >= 0),
  primary key (currency, valid_from, from_packs),
  foreign key (currency, valid_from) references price
);
revoke update, delete, truncate on price_step from cloudcredits_app;
