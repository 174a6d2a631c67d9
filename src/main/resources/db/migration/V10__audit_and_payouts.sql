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
