"""Two other tools, run in this process over the same texts with the same encoder.

LlamaIndex: a ``VectorStoreIndex`` on FAISS with inner products and its plain vector retriever. txtai: ``Embeddings``
with ``hybrid`` on, that is BM25 and vectors in equal parts, as it comes. Both are optional and installed by the extra
``bench``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

from benchmarks.retrieval.measures import DEPTH
from benchmarks.retrieval.ranking import Ranker
from index.models import model_files
from index.passages import Passage

Rows = Callable[[str], Sequence[int]]
"""A query's texts by their number, best first."""
LLAMA_INDEX, TXTAI = "LlamaIndex with FAISS", "txtai, hybrid"


def other_rankers(passages: Sequence[Passage], model: str) -> dict[str, Ranker]:
    """Each other tool that is installed, with its ranking of these passages."""
    location = model_files(model).location
    return {
        name: _ranker(build([passage.embedded_text for passage in passages], location), passages)
        for name, (package, build) in _TOOLS.items()
        if find_spec(package) is not None
    }


def missing_tools() -> tuple[str, ...]:
    """The names of those that are not installed."""
    return tuple(name for name, (package, _) in _TOOLS.items() if find_spec(package) is None)


def _ranker(rows: Rows, passages: Sequence[Passage]) -> Ranker:
    return lambda query: [passages[row] for row in rows(query)]


def _llama_index(texts: Sequence[str], model: str) -> Rows:
    import faiss
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.core.schema import TextNode
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.vector_stores.faiss import FaissVectorStore

    encoder = HuggingFaceEmbedding(model_name=model, device="cpu")
    store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(len(encoder.get_text_embedding("a"))))
    index = VectorStoreIndex(
        [TextNode(text=text, id_=str(row)) for row, text in enumerate(texts)],
        storage_context=StorageContext.from_defaults(vector_store=store),
        embed_model=encoder,
    )
    retriever = index.as_retriever(similarity_top_k=DEPTH)
    return lambda query: [int(found.node.node_id) for found in retriever.retrieve(query)]


def _txtai(texts: Sequence[str], model: str) -> Rows:
    from txtai import Embeddings

    embeddings = Embeddings(path=model, hybrid=True, gpu=False)
    embeddings.index(list(texts))
    return lambda query: [int(row) for row, _ in embeddings.search(query, DEPTH)]


_TOOLS: Mapping[str, tuple[str, Callable[[Sequence[str], str], Rows]]] = {
    LLAMA_INDEX: ("llama_index", _llama_index),
    TXTAI: ("txtai", _txtai),
}
