create table supplier_wallet (
    id                  bigint generated always as identity primary key,
    address             tron_address not null constraint supplier_wallet_once unique,
    -- The key that signs: the owner's own, or an operator key that holds the active permission permission_id.
    signer_address      tron_address not null,
    permission_id       int          not null default 0 check (permission_id between 0 and 9),
    -- The operator accepted a permission that allows more than delegating and reclaiming.
    allow_wide_permission boolean    not null default false,
    state               text         not null default 'enabled' check (state in ('enabled', 'draining', 'disabled')),
    -- What the chain last said (sun, energy units, bandwidth points), and as of which block.
    trx_balance_sun     bigint       not null default 0 check (trx_balance_sun >= 0),
    staked_sun          bigint       not null default 0 check (staked_sun >= 0),
    delegatable_sun     bigint       not null default 0 check (delegatable_sun >= 0),
    energy_available    bigint       not null default 0,
    energy_limit        bigint       not null default 0,
    -- Staked and free bandwidth are two pots: one transaction is paid whole from one of them.
    bandwidth_available bigint       not null default 0,
    free_bandwidth_available bigint  not null default 0,
    observed_block      bigint       not null default 0,
    observed_at         timestamptz,
    -- Why this wallet is passed over for a while, and until when.
    trouble             text,
    trouble_until       timestamptz,
    daily_cap_sun       bigint check (daily_cap_sun > 0),
    -- The last transaction timestamp given out (ms): two equal orders must never share a txid.
    last_timestamp_ms   bigint       not null default 0,
    created_at          timestamptz  not null
);

create table wallet_key (
    wallet_address tron_address primary key,
    -- Whose key it is: the wallet's own, or an operator key's address. What opens must be this one's.
    signer_address tron_address not null,
    -- Tink AEAD ciphertext; associated data is the wallet's address.
    sealed         bytea       not null,
    created_at     timestamptz not null,
    sealed_at      timestamptz not null
);
