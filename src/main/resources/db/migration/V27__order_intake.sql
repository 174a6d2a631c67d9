-- Whether new orders are taken, for all instances. No row: they are.
create table order_intake (
    one        boolean     primary key default true check (one),
    paused     boolean     not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Asked with each order, so that no instance can take one from an older memory.
create function order_intake_open() returns trigger language plpgsql as $$
begin
    if exists (select from order_intake where paused) then
        raise exception 'new orders are paused' using errcode = 'check_violation', constraint = 'order_intake_open';
    end if;
    return new;
end $$;
create trigger order_intake_open before insert on energy_order for each row execute function order_intake_open();
