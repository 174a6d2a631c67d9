create table price (
    id               bigint generated always as identity primary key,
    duration         text   not null,
    -- The price holds for orders of this many energy units and more, until the next tier.
    min_energy       bigint not null check (min_energy >= 0),
    -- More than 1 TRX for one unit is a slip of the pen.
    sun_per_energy   bigint not null check (sun_per_energy between 1 and 1000000),
    constraint price_tier_once unique (duration, min_energy)
);

create table deposit (
    tx_id         tx_id       not null,
    -- Position of the payment inside its transaction: a contract's index for TRX, the log's index for tokens.
    -- They never meet: TRON allows one contract in a transaction, a plain transfer or a call.
    event_index   int         not null check (event_index >= 0),
    customer_id   bigint      not null references customer,
    asset         text        not null check (asset in ('TRX', 'USDT')),
    micros        bigint      not null check (micros > 0),
    sender        tron_address not null,
    block_height  bigint      not null,
    block_time    timestamptz not null,
    credited_by   text        not null,
    created_at    timestamptz not null,
    constraint deposit_once primary key (tx_id, event_index)
);
create index deposit_of_customer on deposit (customer_id, created_at desc);

create table api_client (
    id         uuid primary key,
    name       text        not null constraint api_client_name_once unique,
    -- SHA-256 of the key, hex; the key itself is stored nowhere.
    key_hash   text        not null constraint api_client_key_once unique check (key_hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    revoked_at timestamptz
);
