-- The list of clients reads anew who was added, and whom a contact changed: search finds contacts too.
CREATE TRIGGER clients_added AFTER INSERT ON clients
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (NEW.firm_id, NEW.id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = NEW.firm_id));
END;
CREATE TRIGGER contacts_added AFTER INSERT ON contacts
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (NEW.firm_id, NEW.client_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER contacts_changed AFTER UPDATE OF name, email ON contacts
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (NEW.firm_id, NEW.client_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = NEW.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
END;
CREATE TRIGGER contacts_removed AFTER DELETE ON contacts
BEGIN
    INSERT INTO client_changes (firm_id, client_id, changed) VALUES (OLD.firm_id, OLD.client_id,
        (SELECT COALESCE(MAX(changed), 0) + 1 FROM client_changes WHERE firm_id = OLD.firm_id))
    ON CONFLICT (firm_id, client_id) DO UPDATE SET changed = excluded.changed;
END;

-- The clients that an employee wants at hand.
CREATE TABLE favourites (
    firm_id BLOB NOT NULL,
    employee_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    PRIMARY KEY (firm_id, employee_id, client_id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id),
    FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
) STRICT;

-- What an employee sees of a list; codes with commas between.
CREATE TABLE list_columns (
    firm_id BLOB NOT NULL,
    employee_id BLOB NOT NULL,
    list TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (firm_id, employee_id, list),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
) STRICT;
