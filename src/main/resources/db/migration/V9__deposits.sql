-- Money that comes in by itself: how far the chain was read, what was announced, who may pay for whom, and what is left.

-- Where a reader of the final chain stands: the last block whose effects are committed. It moves in the same
-- transaction as those effects.
create table scan_cursor (
    name     text        primary key,
    height   bigint      not null check (height >= 0),
    -- Unknown only for a reader that was told where to begin: it has read no block yet.
    block_id text check (block_id ~ '^[0-9a-f]{64}$'),
    moved_at timestamptz not null
);

-- A payment that a customer announced. The amount to the micro is its name: it is nobody else's while reserved, which
-- is until long after the end, so that a late payment is never somebody else's.
create table deposit_intent (
    id             uuid        primary key,
    customer_id    bigint      not null references customer,
    asset          text        not null check (asset in ('TRX', 'USDT')),
    -- What the customer wants to pay: whole hundredths, so that no exact amount is ever a round one.
    asked_micros   bigint      not null check (asked_micros > 0),
    exact_micros   bigint      not null,
    status         text        not null default 'open' check (status in ('open', 'seen', 'credited', 'expired')),
    reserved       boolean     not null default true,
    created_at     timestamptz not null,
    -- In block time: a block made later pays too late.
    expires_at     timestamptz not null check (expires_at > created_at),
    reserved_until timestamptz not null check (reserved_until >= expires_at),
    constraint deposit_intent_exact_is_never_round check (
        asked_micros % 10000 = 0 and exact_micros > asked_micros and exact_micros % 10000 <> 0),
    constraint deposit_intent_open_is_reserved check (reserved or status in ('credited', 'expired'))
);
create unique index deposit_intent_amount_once on deposit_intent (asset, exact_micros) where reserved;
create index deposit_intent_asked on deposit_intent (asset, asked_micros) where reserved;
create index deposit_intent_of_customer on deposit_intent (customer_id, id desc);
create index deposit_intent_open on deposit_intent (customer_id) where status in ('open', 'seen');
create index deposit_intent_to_expire on deposit_intent (expires_at) where status in ('open', 'seen');
create index deposit_intent_to_free on deposit_intent (reserved_until) where reserved;

-- Whose an address is. A signature proves that the customer holds its key. A payment only proves that it once paid
-- this customer's intent (docs/adr/0011): money is never sent out on the strength of that.
create table proven_address (
    address     tron_address primary key,
    customer_id bigint       not null references customer,
    proof       text         not null check (proof in ('payment', 'signature')),
    proven_at   timestamptz  not null
);
create index proven_address_of_customer on proven_address (customer_id, address);

-- Who paid intents, and for whom: an address that paid for two customers (an exchange, a shop) is shared for good.
create table intent_sender (
    address     tron_address primary key,
    customer_id bigint       not null references customer,
    payments    int          not null check (payments > 0),
    shared      boolean      not null default false
);

-- A text to sign with an address's key: once, and soon.
create table address_challenge (
    id          uuid         primary key,
    customer_id bigint       not null references customer,
    address     tron_address not null,
    text        text         not null,
    created_at  timestamptz  not null,
    expires_at  timestamptz  not null,
    used_at     timestamptz
);
create unique index address_challenge_open on address_challenge (customer_id, address) where used_at is null;

-- Every final payment to the deposit address that is on record, once: it is credited, or it is not, never both.
-- The rows are kept by the triggers below; the deferred foreign keys of deposit and unmatched_payment hold them to it.
create table payment (
    tx_id       tx_id not null,
    event_index int   not null check (event_index >= 0),
    fate        text  not null check (fate in ('credited', 'unmatched')),
    constraint payment_once primary key (tx_id, event_index),
    constraint payment_fate unique (tx_id, event_index, fate)
);

create table unmatched_payment (
    id           uuid         primary key,
    tx_id        tx_id        not null,
    event_index  int          not null,
    -- Null for a token that is not accepted: what its contract says is worth nothing here.
    asset        text check (asset in ('TRX', 'USDT')),
    micros       bigint check (micros > 0),
    token        tron_address,
    token_amount numeric(78) check (token_amount > 0),
    sender       tron_address not null,
    block_height bigint       not null,
    block_time   timestamptz  not null,
    reason       text         not null check (reason in
        ('late', 'paid_twice', 'wrong_amount', 'unknown_sender', 'below_minimum', 'token_not_accepted')),
    -- The announced payment that it may have been meant for, as far as its amount tells.
    intent_id    uuid references deposit_intent,
    state        text         not null default 'open' check (state in
        ('open', 'assigned', 'claimed', 'refunding', 'refunded')),
    -- Who got it, by whose word, and when.
    customer_id  bigint references customer,
    settled_by   text,
    settled_at   timestamptz,
    created_at   timestamptz  not null,
    fate         text         not null generated always as
        (case when state in ('assigned', 'claimed') then 'credited' else 'unmatched' end) stored,
    constraint unmatched_payment_once unique (tx_id, event_index),
    constraint unmatched_payment_has_fate foreign key (tx_id, event_index, fate)
        references payment (tx_id, event_index, fate) deferrable initially deferred,
    constraint unmatched_payment_is_money_or_token check (
        (asset is null) = (micros is null) and (token is null) = (token_amount is null)
        and (asset is null) <> (token is null) and (token is null) = (reason <> 'token_not_accepted')),
    constraint unmatched_payment_token_stays_open check (token is null or state = 'open'),
    constraint unmatched_payment_credited_has_customer check (
        (state in ('assigned', 'claimed')) = (customer_id is not null))
);
create index unmatched_payment_by_state on unmatched_payment (state, id desc);
create index unmatched_payment_by_reason on unmatched_payment (reason, id desc);
create index unmatched_payment_by_state_and_reason on unmatched_payment (state, reason, id desc);
create index unmatched_payment_from on unmatched_payment (sender) where state = 'open';

-- What is too small to keep, or worth nothing here, is counted: per day (of block time) and reason.
create table payment_noise (
    day      date   not null,
    reason   text   not null check (reason in ('below_minimum', 'token_not_accepted')),
    payments bigint not null check (payments > 0),
    -- So many of them are in unmatched_payment as well: there is a limit for each day.
    recorded bigint not null check (recorded between 0 and payments),
    primary key (day, reason)
);

-- Payments in blocks that may still be undone, as far as they will be credited: shown, never counted on.
create table payment_sighting (
    tx_id        tx_id        not null,
    event_index  int          not null check (event_index >= 0),
    customer_id  bigint       not null references customer,
    intent_id    uuid references deposit_intent,
    asset        text         not null check (asset in ('TRX', 'USDT')),
    micros       bigint       not null check (micros > 0),
    sender       tron_address not null,
    block_height bigint       not null,
    block_id     text         not null check (block_id ~ '^[0-9a-f]{64}$'),
    block_time   timestamptz  not null,
    seen_at      timestamptz  not null,
    constraint payment_sighting_once primary key (tx_id, event_index)
);
create index payment_sighting_of_customer on payment_sighting (customer_id, seen_at desc);
create index payment_sighting_by_height on payment_sighting (block_height);
create index payment_sighting_of_intent on payment_sighting (intent_id) where intent_id is not null;

alter table deposit
    -- Pages follow it.
    add column id bigint generated always as identity constraint deposit_id_once unique,
    -- What ties the payment to its customer. Before there was anything else, the operator's word did.
    add column matched_by text not null default 'operator' check (matched_by in ('intent', 'sender', 'claim', 'operator')),
    add column intent_id uuid references deposit_intent,
    add column fate text not null generated always as ('credited') stored,
    add constraint deposit_of_intent_has_one check ((matched_by = 'intent') = (intent_id is not null));
create unique index deposit_of_intent_once on deposit (intent_id) where intent_id is not null;
create index deposit_page on deposit (customer_id, id desc);
drop index deposit_of_customer;
insert into payment (tx_id, event_index, fate) select tx_id, event_index, 'credited' from deposit;
alter table deposit add constraint deposit_has_fate foreign key (tx_id, event_index, fate)
    references payment (tx_id, event_index, fate) deferrable initially deferred;

create function payment_credited() returns trigger language plpgsql as $$
begin
    insert into payment (tx_id, event_index, fate) values (new.tx_id, new.event_index, 'credited')
    on conflict on constraint payment_once do update set fate = 'credited';
    return new;
end $$;
create trigger payment_credited before insert on deposit for each row execute function payment_credited();

-- No "on conflict" here: what is credited can't become unmatched.
create function payment_unmatched() returns trigger language plpgsql as $$
begin
    insert into payment (tx_id, event_index, fate) values (new.tx_id, new.event_index, 'unmatched');
    return new;
end $$;
create trigger payment_unmatched before insert on unmatched_payment for each row execute function payment_unmatched();
