-- The journal, its head, and what keeps them append-only. Runs with search_path set to the journal's schema.

CREATE TABLE journal(
    position bigint PRIMARY KEY CHECK (position > 0),
    stream text COLLATE "C" NOT NULL,
    tag text COLLATE "C" NOT NULL,
    schema integer NOT NULL,
    effective_on text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    recorded_at text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL
);
COMMENT ON TABLE journal IS 'secgen: one act a row, chained by digest. Append-only.';
CREATE INDEX journal_stream ON journal USING hash (stream);

CREATE TABLE head(
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL,
    digest text COLLATE "C" NOT NULL,
    recorded_at text COLLATE "C" NOT NULL
);
COMMENT ON TABLE head IS 'secgen: the end of the journal. Writers take turns on this row.';
INSERT INTO head(position, digest, recorded_at) VALUES (0, repeat('0', 64), '');

-- A writer takes its turn here: it has no right to touch the head itself.
CREATE FUNCTION take_head(OUT at bigint, OUT at_digest text, OUT at_instant text, OUT last bigint, OUT last_digest text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    SELECT h.position, h.digest, h.recorded_at INTO at, at_digest, at_instant FROM head h FOR UPDATE;
    SELECT j.position, j.digest INTO last, last_digest FROM journal j ORDER BY j.position DESC LIMIT 1;
END $$;
REVOKE ALL ON FUNCTION take_head() FROM PUBLIC;

-- Every insertion, whoever makes it, continues the journal without a hole and moves the head.
CREATE FUNCTION advance_head() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    n bigint; first bigint; final bigint; at bigint;
BEGIN
    SELECT count(*), min(a.position), max(a.position) INTO n, first, final FROM added a;
    IF n = 0 THEN RETURN NULL; END IF;
    SELECT h.position INTO at FROM head h FOR UPDATE;
    IF first <> at + 1 OR final <> at + n THEN
        RAISE EXCEPTION 'positions % to % (% acts) do not follow position %', first, final, n, at
            USING ERRCODE = 'check_violation';
    END IF;
    UPDATE head SET (position, digest, recorded_at) =
        (SELECT j.position, j.digest, j.recorded_at FROM journal j WHERE j.position = final);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION advance_head() FROM PUBLIC;
CREATE TRIGGER journal_advances AFTER INSERT ON journal REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION advance_head();

-- Nobody changes or erases an act, not even the owner; replication settings do not switch this off.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION '% on %: the journal is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_stays BEFORE DELETE OR TRUNCATE ON head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_advances;
ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_append_only;
ALTER TABLE head ENABLE ALWAYS TRIGGER head_stays;
