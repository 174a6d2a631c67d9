create table chain_tx (
    id                tx_id primary key,
    purpose           text         not null check (purpose in ('delegate', 'reclaim')),
    subject           uuid         not null,
    wallet_id         bigint       not null references supplier_wallet,
    -- The signed bytes, written down before they leave: on doubt these same bytes are sent again.
    signed            bytea        not null,
    timestamp_ms      bigint       not null,
    expires_at        timestamptz  not null,
    status            text         not null check (status in
        ('signed', 'in_doubt', 'included', 'solidified', 'expired', 'refused')),
    block_height      bigint,
    block_id          text,
    block_time        timestamptz,
    fee_sun           bigint,
    answer_code       text,
    answer            text,
    broadcasts        int          not null default 0,
    next_look_at      timestamptz  not null,
    version           int          not null default 0,
    created_at        timestamptz  not null,
    constraint chain_tx_timestamp_once unique (wallet_id, timestamp_ms),
    constraint chain_tx_included_has_block check ((status in ('included', 'solidified')) = (block_height is not null))
);
-- A replacement can't be signed while the one before it may live.
create unique index chain_tx_one_live on chain_tx (purpose, subject)
    where status in ('signed', 'in_doubt', 'included', 'solidified');
create index chain_tx_of_subject on chain_tx (subject);
create index chain_tx_open on chain_tx (next_look_at) where status in ('signed', 'in_doubt');
create index chain_tx_unsolid on chain_tx (block_height) where status = 'included';
