-- Jobs that one instance at a time may do. Time is this server's clock, whatever the instances' clocks say.
create table lease (
    name        text        primary key,
    holder      text        not null,
    -- The fencing token: it grows with every taking, so who comes back late shows an old one and is refused.
    token       bigint      not null check (token > 0),
    began_at    timestamptz not null,
    expires_at  timestamptz not null,
    -- The work since began_at was done to its end; one that failed or died is not waited for.
    finished    boolean     not null
);

-- Who is signing it: grows with every claim. A claim lasts until next_attempt_at, and only the last one moves the row.
alter table delegation add column claim bigint not null default 0;
