-- What operators are told: a row for each case. It is seen again and again, told once, and over once.
create table operator_alert (
    id         uuid        primary key,
    kind       text        not null,
    -- Which one: a node, a wallet, a finding.
    subject    text        not null,
    -- What is known of it now.
    detail     text        not null,
    first_seen timestamptz not null,
    -- By whichever instance saw it last.
    last_seen  timestamptz not null check (last_seen >= first_seen),
    -- Null while it may still pass by itself.
    told_at    timestamptz,
    over_at    timestamptz
);
create unique index operator_alert_once on operator_alert (kind, subject) where over_at is null;
create index operator_alert_over on operator_alert (over_at) where over_at is not null;
