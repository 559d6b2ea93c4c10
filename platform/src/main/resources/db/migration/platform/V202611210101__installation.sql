-- What this installation remembers about itself, such as how far the demonstration company was made.
create table platform.installation (
    fact text primary key,
    value text not null,
    noted_at timestamptz not null default now()
);
