-- Who is signing it: grows with every claim. A claim lasts until next_attempt_at, and only the last one moves the row.
alter table payout add column claim bigint not null default 0;
