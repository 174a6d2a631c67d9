create table energy_order (
    id                   uuid primary key,
    customer_id          bigint       not null references customer,
    receiver             tron_address not null,
    energy               bigint       not null check (energy > 0),
    duration             text         not null,
    duration_seconds     bigint       not null check (duration_seconds > 0),
    price_sun_per_energy bigint       not null check (price_sun_per_energy > 0),
    cost_micros          bigint       not null check (cost_micros > 0),
    status               text         not null check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    failure_code         text,
    failure              text,
    -- Energy for which there is no live delegation yet: the engine looks for capacity until this is 0.
    missing_energy       bigint       not null check (missing_energy between 0 and energy),
    attempts             int          not null default 0,
    next_attempt_at      timestamptz  not null,
    expires_at           timestamptz  not null,
    created_at           timestamptz  not null,
    completed_at         timestamptz,
    reclaim_at           timestamptz,
    -- Idempotency-Key of the API client, and a hash of the request it came with.
    client               text,
    client_key           text,
    client_hash          text,
    constraint order_once_per_key unique (client, client_key),
    constraint order_failed_has_reason check ((status = 'failed') = (failure_code is not null)),
    constraint order_completed_has_times check (status <> 'completed' or (completed_at is not null and reclaim_at is not null))
);
create index energy_order_of_customer on energy_order (customer_id, id desc);
create index energy_order_by_status on energy_order (status, id desc);
create index energy_order_to_assign on energy_order (next_attempt_at)
    where missing_energy > 0 and status in ('pending', 'processing', 'completed');
create index energy_order_to_expire on energy_order (expires_at) where status = 'pending' or missing_energy > 0;

create table delegation (
    id              uuid primary key,
    order_id        uuid        not null references energy_order,
    wallet_id       bigint      not null references supplier_wallet,
    energy          bigint      not null check (energy > 0),
    -- What is delegated and must come home: never more, never less. Stake 2.0 refuses less than 1 TRX.
    sun             bigint      not null check (sun >= 1000000),
    -- dropped: it never took effect on the chain.
    status          text        not null check (status in
        ('planned', 'sent', 'active', 'due', 'reclaiming', 'reclaimed', 'dropped', 'lost')),
    included_block  bigint,
    included_at     timestamptz,
    -- The delegating transaction is final: only then may it be taken back.
    solid           boolean     not null default false,
    reclaim_at      timestamptz,
    reclaimed_block bigint,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    trouble         text,
    created_at      timestamptz not null,
    constraint delegation_active_has_block check (status not in ('active', 'due', 'reclaiming', 'reclaimed') or included_block is not null)
);
-- One live delegation of an order per wallet: the schema's own guard against delivering twice.
create unique index delegation_live_once on delegation (order_id, wallet_id) where status not in ('dropped', 'lost');
create index delegation_of_order on delegation (order_id);
create index delegation_open on delegation (wallet_id) where status in ('planned', 'sent');
create index delegation_unseen on delegation (wallet_id, included_block) where status in ('active', 'due', 'reclaiming');
create index delegation_due on delegation (reclaim_at) where status = 'active' and solid;
create index delegation_to_send on delegation (next_attempt_at) where status in ('planned', 'due');
