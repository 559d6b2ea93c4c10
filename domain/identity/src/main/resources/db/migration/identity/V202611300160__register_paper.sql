-- The width in millimetres of the paper that a register's printer takes.
alter table identity.register
    add column paper_width smallint not null default 80
        constraint register_paper_width check (paper_width in (58, 80));
