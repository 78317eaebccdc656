-- What signers agree to, in the firm's own words. A save adds a version; one without a text goes back to the product's.
CREATE TABLE firm_texts (
    id UUID PRIMARY KEY NOT NULL,
    firm_id UUID NOT NULL,
    act TEXT NOT NULL,
    language TEXT NOT NULL,
    version BIGINT NOT NULL,
    text TEXT,
    saved_by UUID NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    UNIQUE (firm_id, id),
    UNIQUE (firm_id, act, language, version),
    FOREIGN KEY (firm_id, saved_by) REFERENCES employees (firm_id, id)
);

-- What a round asks, as it was at that moment: a later change of a text never changes what a signer is shown.
CREATE TABLE round_texts (
    firm_id UUID NOT NULL,
    round_id UUID NOT NULL,
    act TEXT NOT NULL,
    language TEXT NOT NULL,
    -- 0 is the product's own.
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- Keys of the optional paragraphs that are in, with spaces between.
    paragraphs TEXT NOT NULL,
    PRIMARY KEY (firm_id, round_id, act, language),
    FOREIGN KEY (firm_id, round_id) REFERENCES approval_rounds (firm_id, id)
);
