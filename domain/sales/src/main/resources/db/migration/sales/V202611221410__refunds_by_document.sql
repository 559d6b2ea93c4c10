-- Returns bring their own ids, and one of them may be that of a sale: a void and a return are told apart by what they
-- are, or the second of the two could never pay its money back.
alter table sales.refund add column document text;

update sales.refund f set document = case
    when exists (select from sales.sale_return r where r.return_id = f.document_id) then 'return' else 'void' end;

alter table sales.refund
    alter column document set not null,
    add constraint refund_document_check check (document in ('void', 'return')),
    drop constraint refund_pkey,
    add primary key (document_id, document, line);
