"""The tables of a generation's facts.duckdb. Filling and reading them is ``store``; change both together.

Money is HUGEINT in whole units of its currency. ``start_offset`` and ``end_offset`` count characters in the text of
``file``. Rows stand in the order of the files that they come from.
"""

from __future__ import annotations

SCHEMA = """
CREATE TABLE rounds (
    round_id VARCHAR NOT NULL, company VARCHAR NOT NULL, round VARCHAR NOT NULL,
    announced VARCHAR, announced_first DATE, announced_last DATE,
    instrument VARCHAR NOT NULL, amount HUGEINT, currency VARCHAR, pre_money HUGEINT, post_money HUGEINT,
    use_of_funds VARCHAR, confidence VARCHAR NOT NULL, source_ids VARCHAR[] NOT NULL, notes VARCHAR,
    amount_qualifier VARCHAR NOT NULL, equity_amount HUGEINT,
    overlaps_with VARCHAR[] NOT NULL, valuation_basis VARCHAR NOT NULL,
    series VARCHAR, amount_includes_secondary BOOLEAN NOT NULL,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE round_investors (
    round_id VARCHAR NOT NULL, investor VARCHAR NOT NULL, role VARCHAR NOT NULL, position INTEGER NOT NULL
);
CREATE TABLE companies (
    company VARCHAR NOT NULL, hq_city VARCHAR, hq_country VARCHAR, founded INTEGER,
    sector VARCHAR, sector_group VARCHAR,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE company_aliases (company VARCHAR NOT NULL, alias VARCHAR NOT NULL, position INTEGER NOT NULL);
CREATE TABLE founders (company VARCHAR NOT NULL, founder VARCHAR NOT NULL, position INTEGER NOT NULL);
CREATE TABLE investors (
    investor VARCHAR NOT NULL, parent VARCHAR,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE investor_aliases (investor VARCHAR NOT NULL, alias VARCHAR NOT NULL, position INTEGER NOT NULL);
CREATE TABLE commitments (
    round_id VARCHAR NOT NULL, investor VARCHAR NOT NULL, amount HUGEINT NOT NULL, currency VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL, source_ids VARCHAR[] NOT NULL, part VARCHAR, part_of VARCHAR, kind VARCHAR NOT NULL,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE alternatives (
    round_id VARCHAR NOT NULL, field VARCHAR NOT NULL, value VARCHAR NOT NULL, currency VARCHAR, investor VARCHAR,
    qualifier VARCHAR NOT NULL, source_ids VARCHAR[] NOT NULL, note VARCHAR,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE metrics (
    company VARCHAR NOT NULL, metric VARCHAR NOT NULL, value DECIMAL(38, 12) NOT NULL, unit VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL, as_of_first DATE NOT NULL, as_of_last DATE NOT NULL,
    qualifier VARCHAR NOT NULL, source_ids VARCHAR[] NOT NULL, notes VARCHAR, scope VARCHAR,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE details (
    round_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL, unit VARCHAR,
    source_ids VARCHAR[] NOT NULL,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE fx (
    date DATE NOT NULL, base VARCHAR NOT NULL, quote VARCHAR NOT NULL, rate DECIMAL(38, 12) NOT NULL,
    source_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE sources (
    source_id VARCHAR NOT NULL, title VARCHAR NOT NULL, publisher VARCHAR, url VARCHAR,
    published VARCHAR, published_first DATE, published_last DATE
);
CREATE TABLE conflicts (
    round_id VARCHAR NOT NULL, field VARCHAR NOT NULL,
    used VARCHAR NOT NULL, used_file VARCHAR NOT NULL, used_line INTEGER NOT NULL,
    used_start BIGINT NOT NULL, used_end BIGINT NOT NULL,
    other VARCHAR NOT NULL, other_file VARCHAR NOT NULL, other_line INTEGER NOT NULL,
    other_start BIGINT NOT NULL, other_end BIGINT NOT NULL
);
CREATE TABLE filled (
    round_id VARCHAR NOT NULL, field VARCHAR NOT NULL,
    file VARCHAR NOT NULL, line INTEGER NOT NULL, start_offset BIGINT NOT NULL, end_offset BIGINT NOT NULL
);
CREATE TABLE briefings (round_id VARCHAR NOT NULL, file VARCHAR NOT NULL);
"""
