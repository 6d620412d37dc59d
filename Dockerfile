# The Discord bot. It writes to /data only; /app/corpus may be replaced by a volume, read-only if you like.
# There is no HEALTHCHECK: the bot reconnects by itself, and what it cannot mend ends the process, which a restart
# policy sees at once. `roundtable index status` tells how the index stands.
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# Dependencies first: they change seldom, and Docker keeps the layer. On Linux the default build of torch brings
# gigabytes of CUDA along; with TORCH_INDEX, torch comes from an index of CPU builds that you name.
ARG TORCH_INDEX=
COPY constraints.txt pyproject.toml ./
RUN if [ -n "$TORCH_INDEX" ]; then \
        pip install --index-url "$TORCH_INDEX" "$(grep '^torch==' constraints.txt)"; \
    fi
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
        > requirements.txt \
    && pip install --constraint constraints.txt --requirement requirements.txt

COPY README.md LICENSE ./
COPY bot bot
COPY index index
RUN pip install --constraint constraints.txt --no-deps .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home roundtable
COPY --from=build /venv /venv
COPY corpus /app/corpus
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ROUNDTABLE_CORPUS_DIR=/app/corpus \
    ROUNDTABLE_INDEX_DIR=/data/index
WORKDIR /data
USER roundtable
VOLUME /data
CMD ["roundtable", "run"]
