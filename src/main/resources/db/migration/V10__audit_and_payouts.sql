-- ---- audit: who did what, append-only, each entry holding the hash of the one before ----
create table audit_entry (
    -- 1, 2, 3 … without a gap, in the order of the chain.
    id         bigint primary key check (id > 0),
    at         timestamptz not null,
    actor_kind text        not null check (actor_kind in ('client', 'customer', 'operator', 'system')),
    -- The client's name, the customer's id, the operator's name; empty for the system.
    actor      text        not null constraint audit_entry_actor_named check ((actor = '') = (actor_kind = 'system')),
    action     text        not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    subject    text        not null,
    -- Never a secret.
    details    jsonb       not null check (jsonb_typeof(details) = 'object'),
    previous   text        not null,
    hash       text        not null check (hash ~ '^[0-9a-f]{64}$')
);
create index audit_entry_of_subject on audit_entry (subject, id desc);

-- Where the chain ends: its row lock puts the writers in line, and it shows when the last entries are cut off.
create table audit_head (
    only_one boolean primary key default true check (only_one),
    id       bigint not null,
    hash     text   not null
);

-- SHA-256 over every field, each with its length in bytes before it, so that no two entries have the same text.
create function audit_hash(e audit_entry) returns text language sql stable as $$
    select encode(sha256(convert_to(string_agg(octet_length(field) || ':' || field, '' order by place), 'UTF8')), 'hex')
      from unnest(array[e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor, e.action,
                        e.subject, e.details::text, e.previous]) with ordinality as fields(field, place)
$$;

-- Volatile PL/pgSQL on purpose: the select after the wait for the lock sees what was committed meanwhile.
create function audit_entry_link() returns trigger language plpgsql as $$
declare
    head audit_head;
begin
    insert into audit_head (id, hash) values (0, repeat('0', 64)) on conflict do nothing;
    select * into strict head from audit_head for update;
    new.id := head.id + 1;
    new.previous := head.hash;
    new.hash := audit_hash(new);
    update audit_head set id = new.id, hash = new.hash;
    return new;
end $$;
create trigger audit_entry_link before insert on audit_entry for each row execute function audit_entry_link();

create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_change();
create function refuse_audit_head_change() returns trigger language plpgsql as $$
begin
    raise exception 'the end of the audit chain moves only with a new entry' using errcode = 'restrict_violation';
end $$;
create trigger audit_head_moves_with_entries before insert or update or delete on audit_head
    for each row when (pg_trigger_depth() < 1) execute function refuse_audit_head_change();
create trigger audit_head_no_truncate before truncate on audit_head for each statement execute function refuse_change();

-- ---- keys: what each is for ----
-- Sealed with the key as associated data: a row that is given another purpose does not open.
alter table wallet_key add column purpose text not null default 'supplier' check (purpose in ('supplier', 'payout'));
alter table wallet_key alter column purpose drop default;

-- ---- chain transactions: any wallet whose key is kept, and calls that fail ----
-- The last transaction timestamp that each wallet was given (ms): two equal plans must never share a txid.
create table wallet_clock (
    wallet            tron_address primary key,
    last_timestamp_ms bigint not null
);
insert into wallet_clock (wallet, last_timestamp_ms) select address, last_timestamp_ms from supplier_wallet;
alter table supplier_wallet drop column last_timestamp_ms;

alter table chain_tx add column wallet tron_address;
update chain_tx t set wallet = w.address from supplier_wallet w where w.id = t.wallet_id;
alter table chain_tx drop column wallet_id;
alter table chain_tx
    alter column wallet set not null,
    add constraint chain_tx_wallet_has_key foreign key (wallet) references wallet_key,
    add constraint chain_tx_timestamp_once unique (wallet, timestamp_ms),
    -- What it called failed: such a transaction is in a block, and has moved nothing but its fee.
    add column call_failed boolean not null default false;
alter table chain_tx drop constraint chain_tx_purpose_check, drop constraint chain_tx_status_check,
    drop constraint chain_tx_included_has_block;
alter table chain_tx
    add constraint chain_tx_purpose_check check (purpose in ('delegate', 'reclaim', 'refund', 'withdrawal')),
    add constraint chain_tx_status_check check (status in
        ('signed', 'in_doubt', 'included', 'solidified', 'failed', 'expired', 'refused')),
    add constraint chain_tx_included_has_block check
        ((status in ('included', 'solidified', 'failed')) = (block_height is not null)),
    add constraint chain_tx_failed_says_so check
        (case status when 'failed' then call_failed when 'included' then true else not call_failed end);

-- ---- ledger: money that leaves ----
-- payouts: what left through payout wallets, as deposits is what came in; fees: what was kept for the network, less what
-- the network took.
alter table account drop constraint account_kind_fits_owner;
alter table account add constraint account_kind_fits_owner check (
    case when customer_id is null then kind in ('revenue', 'deposits', 'payouts', 'refunds_payable', 'fees', 'adjustments')
         else kind in ('available', 'held') end);
-- withdrawal: a hold ends by leaving. payback: an unmatched payment left again. network_fee: what a payout burned.
alter table ledger_tx drop constraint ledger_tx_kind_check;
alter table ledger_tx add constraint ledger_tx_kind_check check (kind in
    ('deposit', 'hold', 'capture', 'release', 'refund', 'adjustment', 'withdrawal', 'payback', 'network_fee'));
drop index ledger_tx_hold_ends_once;
create unique index ledger_tx_hold_ends_once on ledger_tx (reference) where kind in ('capture', 'release', 'withdrawal');

-- Ends a hold by leaving: p_fee of it is kept. Whose it is and how much, is the hold's word.
create function ledger_withdraw(p_reference text, p_at timestamptz, p_note text, p_fee bigint)
returns bigint language plpgsql as $$
declare
    held record;
begin
    select a.customer_id, a.asset, p.micros into held
      from ledger_tx t join posting p on p.tx_id = t.id join account a on a.id = p.account_id
     where t.kind = 'hold' and t.reference = p_reference and a.kind = 'held';
    if not found then
        raise exception 'nothing to withdraw under %', p_reference using errcode = 'no_data_found';
    end if;
    return ledger_post('withdrawal', p_reference, p_at, p_note, held.customer_id, held.asset,
        case p_fee when 0 then array['held', 'payouts'] else array['held', 'payouts', 'fees'] end,
        case p_fee when 0 then array[-held.micros, held.micros]
                   else array[-held.micros, held.micros - p_fee, p_fee] end);
end $$;

-- ---- payouts: money on its way out ----
create table payout_wallet (
    id                  bigint generated always as identity primary key,
    address             tron_address not null constraint payout_wallet_once unique references wallet_key,
    state               text         not null default 'enabled' check (state in ('enabled', 'disabled')),
    -- What the final chain last said.
    trx_balance_sun     bigint       not null default 0 check (trx_balance_sun >= 0),
    usdt_balance_micros bigint       not null default 0 check (usdt_balance_micros >= 0),
    observed_at         timestamptz,
    created_at          timestamptz  not null
);

create table payout (
    id              uuid         primary key,
    kind            text         not null check (kind in ('refund', 'withdrawal')),
    customer_id     bigint references customer,
    unmatched_id    uuid references unmatched_payment,
    recipient       tron_address not null,
    asset           text         not null check (asset in ('TRX', 'USDT')),
    -- What leaves the books; of it fee_micros are kept for the network, and the rest is sent.
    micros          bigint       not null check (micros > 0),
    fee_micros      bigint       not null check (fee_micros >= 0 and fee_micros < micros),
    status          text         not null check (status in
        ('requested', 'approved', 'sending', 'done', 'cancelled', 'rejected', 'failed')),
    needs_approval  boolean      not null,
    -- Not before: until then it can be called off.
    available_at    timestamptz  not null,
    wallet          tron_address references payout_wallet (address),
    signed_at       timestamptz,
    attempts        int          not null default 0,
    next_attempt_at timestamptz  not null,
    trouble         text,
    failure_code    text,
    created_at      timestamptz  not null,
    settled_at      timestamptz,
    -- Idempotency-Key of the API client, and a hash of the request it came with.
    client          text,
    client_key      text,
    client_hash     text,
    constraint payout_once_per_key unique (client, client_key),
    constraint payout_belongs_to_one check (
        (kind = 'withdrawal') = (customer_id is not null) and (kind = 'refund') = (unmatched_id is not null)),
    constraint payout_withdraws_trx check (kind = 'refund' or asset = 'TRX'),
    constraint payout_sent_was_signed check (
        status not in ('sending', 'done') or wallet is not null and signed_at is not null),
    constraint payout_failed_has_reason check ((status = 'failed') = (failure_code is not null)),
    constraint payout_settled_at_its_end check (
        (status in ('done', 'cancelled', 'rejected', 'failed')) = (settled_at is not null))
);
-- An unmatched payment goes back once.
create unique index payout_refund_once on payout (unmatched_id) where status in ('requested', 'approved', 'sending', 'done');
create index payout_by_kind on payout (kind, id desc);
create index payout_by_status on payout (kind, status, id desc);
create index payout_of_customer on payout (customer_id, id desc) where kind = 'withdrawal';
create index payout_recent_of_customer on payout (customer_id, created_at)
    where kind = 'withdrawal' and status not in ('cancelled', 'rejected', 'failed');
create index payout_to_approve on payout (available_at) where status = 'requested' and not needs_approval;
create index payout_to_send on payout (next_attempt_at) where status = 'approved';
create index payout_sending on payout (wallet) where status = 'sending';
create index payout_outflow on payout (asset, signed_at) where status in ('sending', 'done');

-- To whom and how much is decided when it is asked for, and an end is an end.
create function refuse_payout_change() returns trigger language plpgsql as $$
begin
    raise exception 'a payout keeps what it was asked for, and its end' using errcode = 'restrict_violation';
end $$;
create trigger payout_stays before update on payout for each row when (
    old.status in ('done', 'cancelled', 'rejected', 'failed')
    or (old.kind, old.customer_id, old.unmatched_id, old.recipient, old.asset, old.micros, old.fee_micros)
       is distinct from
       (new.kind, new.customer_id, new.unmatched_id, new.recipient, new.asset, new.micros, new.fee_micros))
    execute function refuse_payout_change();
create trigger payout_is_kept before delete on payout for each row execute function refuse_change();

-- Why the last attempt to send it back came to nothing.
alter table unmatched_payment add column refund_failure text;
