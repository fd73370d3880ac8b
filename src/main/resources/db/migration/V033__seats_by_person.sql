-- A person's contracts include those on which they once had a seat.
create index seat_of_person_ever on seat (person_id, contract_id);
