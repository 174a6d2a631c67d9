-- What a unit of energy cost, in sun: one row for each change, and one an hour at the least. Kept for a month.
create table price_history (
    -- A rental's duration, or 'burn' for what the chain burns.
    series text        not null,
    at     timestamptz not null,
    sun    bigint      not null check (sun >= 0),
    primary key (series, at)
);
create index price_history_by_age on price_history (at);
