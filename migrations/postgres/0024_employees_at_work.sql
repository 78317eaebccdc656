-- Colleagues who look after the same clients: a team, or an office.
CREATE TABLE teams (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL REFERENCES firms (id),
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, name)
);

CREATE TABLE team_members (
    firm_id UUID NOT NULL,
    team_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    PRIMARY KEY (firm_id, team_id, employee_id),
    FOREIGN KEY (firm_id, team_id) REFERENCES teams (firm_id, id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id)
);
CREATE INDEX team_members_by_employee ON team_members (firm_id, employee_id);

-- Days on which a colleague stands in: one absence at a time, now or to come.
CREATE TABLE absences (
    firm_id UUID NOT NULL,
    employee_id UUID NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    stand_in_id UUID NOT NULL,
    PRIMARY KEY (firm_id, employee_id),
    FOREIGN KEY (firm_id, employee_id) REFERENCES employees (firm_id, id),
    FOREIGN KEY (firm_id, stand_in_id) REFERENCES employees (firm_id, id)
);
CREATE INDEX absences_by_stand_in ON absences (firm_id, stand_in_id);

SELECT wall_in('teams');
SELECT wall_in('team_members');
SELECT wall_in('absences');
