-- The list of clients reads anew who was added, and whom a contact changed: search finds contacts too.
CREATE TRIGGER clients_added AFTER INSERT ON clients
FOR EACH ROW EXECUTE FUNCTION note_client_change();

CREATE FUNCTION note_contact_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved contacts;
BEGIN
    IF TG_OP = 'DELETE' THEN moved := OLD; ELSE moved := NEW; END IF;
    INSERT INTO client_changes (firm_id, client_id, changed)
        VALUES (moved.firm_id, moved.client_id, pg_current_xact_id()::text::bigint)
        ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER contacts_changed AFTER INSERT OR UPDATE OF name, email OR DELETE ON contacts
FOR EACH ROW EXECUTE FUNCTION note_contact_change();

-- The clients that an employee wants at hand.
CREATE TABLE favourites (
    firm_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    client_id UUID NOT NULL,
    PRIMARY KEY (firm_id, employee_id, client_id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
);

-- What an employee sees of a list; codes with commas between.
CREATE TABLE list_columns (
    firm_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    list TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (firm_id, employee_id, list),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
);

SELECT wall_in('favourites'), wall_in('list_columns');
