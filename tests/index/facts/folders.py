"""Small corpora for tests: the text of tables and briefings, written to a folder."""

from __future__ import annotations

from pathlib import Path

ROUNDS = (
    "round_id,company,round,announced,instrument,amount,currency,pre_money,post_money,lead_investors,"
    "participants,use_of_funds,confidence,source_ids,notes"
)
COMPANIES = "company,aliases,hq_city,hq_country,founded,sector,founders"
COMMITMENTS = "round_id,investor,amount,currency,qualifier,source_ids"
METRICS = "company,metric,value,unit,as_of,qualifier,source_ids,notes"
INVESTORS = "investor,aliases,parent"
ALTERNATIVES = "round_id,field,value,qualifier,source_ids,note"
DETAILS = "round_id,kind,value,unit,source_ids"
FX = "date,base,quote,rate,source_id"
SOURCES = "source_id,title,publisher,url,published"

LUMEN = "Lumen,Lumen AI; Lumen Labs,Oslo,Norway,2019,lamps,Ada Berg"
SEED = "lumen-seed,Lumen,Seed,2022-12-31,equity,2000000,USD,8000000,10000000,Birch,Alder; Cedar,lamps,official,s1,"
SERIES_A = "lumen-a,Lumen,Series A,2023-05,equity,9000000,USD,,,Birch,,,reported,s1,"
PAGE = "s1,Lumen raises money,The Lamp Post,https://example.org/lumen,2023-01-02"


def a_corpus(folder: Path, **files: str | bytes) -> Path:
    """A corpus of tables (``rounds=...``) and briefings (``lumen_md=...`` is briefings/lumen.md)."""
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / "briefings" / f"{stem}.{suffix}" if stem else folder / "facts" / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def table(header: str, *rows: str, end: str = "\n") -> str:
    """The text of a table."""
    return "".join(line + end for line in (header, *rows))


def good_tables() -> dict[str, str]:
    """One company, two rounds and one source, without a fault."""
    return {
        "companies": table(COMPANIES, LUMEN),
        "rounds": table(ROUNDS, SEED, SERIES_A),
        "sources": table(SOURCES, PAGE),
    }


def a_briefing(front: str, body: str = "Full story: Lumen makes lamps.") -> str:
    """A briefing with front matter."""
    return f"---\n{front}\n---\n{body}\n"
